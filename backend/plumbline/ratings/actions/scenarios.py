"""Keeping a what-if under a name. A what-if itself never writes."""

from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person
from plumbline.ratings import policies, selectors
from plumbline.ratings.models import Scenario


def save(*, actor: Person, name: str, unit_id: UUID, release: str, changes: str, id: UUID | None = None) -> Scenario:
    """Any member may. A resend of a client-made id is harmless."""
    known: Scenario | None = Scenario.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None and known.saved_by_id == actor.pk:
        return known
    title = text.line(name, field="name", max_length=120)
    said = text.line(changes, field="changes", max_length=2000)
    told = selectors.rating(actor, unit_id=unit_id, release=release, changes=said)
    if told is None:
        raise Invalid("not_a_hospital", "No unit here carries a CMS number (CCN). Nothing was saved.", field="unit_id")
    with entries.action("scenario.save", actor=actor) as action:
        action.lock_shared()
        if Scenario.objects.visible_to(actor).kept().filter(unit_id=unit_id, name=title).exists():
            sentence = f"A what-if called “{title}” is already kept for this hospital. Nothing was saved: rename yours."
            raise Conflict("name_taken", sentence)
        row: Scenario = Scenario.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, name=title, unit_id=unit_id,
            release=told.pack.release, changes=said, saved_by=actor, saved_at=action.at,
        )  # fmt: skip
        action.about(row)
    return row


def remove(*, actor: Person, scenario_id: UUID) -> Scenario:
    """It is no longer listed; the record keeps it."""
    Scenario.objects.seen(actor, scenario_id)
    with entries.action("scenario.remove", actor=actor) as action:
        action.lock_shared()
        row: Scenario = Scenario.objects.locked(scenario_id)
        policies.remove.require(actor, row)
        if row.removed_at is not None:
            raise Conflict("already_removed", "This what-if was already removed. Nothing was changed.")
        row.removed_by, row.removed_at = actor, action.not_before(row.saved_at)
        row.save(update_fields=["removed_by", "removed_at"])
        action.about(row)
    return row

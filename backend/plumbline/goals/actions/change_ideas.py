"""What might move a driver: the ideas of a goal's outline, until one is tried."""

from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.goals import policies
from plumbline.goals.actions import drivers
from plumbline.goals.models import ChangeIdea, Driver
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


def add(*, actor: Person, driver_id: UUID, words: str, id: UUID | None = None) -> ChangeIdea:
    """A resend of a client-made id is harmless."""
    known: ChangeIdea | None = ChangeIdea.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None and known.added_by_id == actor.pk:
        return known
    Driver.objects.seen(actor, driver_id)
    said = text.line(words, field="text", max_length=drivers.LONGEST)
    with entries.action("change_idea.add", actor=actor) as action:
        action.lock_shared()
        driver: Driver = Driver.objects.select_related("goal__unit").locked(driver_id)
        policies.improve.require(actor, driver.goal)
        drivers.require_open(driver.goal)
        drivers.require_standing(driver)
        if ChangeIdea.objects.standing().filter(driver=driver, text=said).exists():
            raise Conflict("already_there", "This driver has that idea already. Nothing was saved.", field="text")
        row: ChangeIdea = ChangeIdea.objects.create(
            id=id or uuid7(), organization_id=driver.organization_id, driver=driver, text=said, added_by=actor,
            added_at=action.at,
        )  # fmt: skip
        action.about(row)
    return row


def remove(*, actor: Person, change_idea_id: UUID) -> ChangeIdea:
    """Out of the outline; what was tried of it stays with the goal."""
    ChangeIdea.objects.seen(actor, change_idea_id)
    with entries.action("change_idea.remove", actor=actor) as action:
        action.lock_shared()
        row: ChangeIdea = ChangeIdea.objects.select_related("driver__goal__unit").locked(change_idea_id)
        action.about(row)
        policies.improve.require(actor, row.driver.goal)
        drivers.require_open(row.driver.goal)
        require_standing(row)
        row.removed_by, row.removed_at = actor, action.not_before(row.added_at)
        row.save(update_fields=["removed_by", "removed_at"])
    return row


def require_standing(row: ChangeIdea) -> None:
    if row.removed_at is not None:
        raise Conflict("already_removed", "This idea was removed before. Nothing was changed.")

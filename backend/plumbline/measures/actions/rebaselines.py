"""New limits for a chart from a day on: proposed with a reason, approved by somebody who answers for more."""

from datetime import date
from uuid import UUID

from plumbline.core import dates, text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.measures import policies
from plumbline.measures.models import Measure, Rebaseline
from plumbline.organizations import selectors as organizations
from plumbline.organizations.models import OrgUnit, Person


def propose(
    *, actor: Person, measure_id: UUID, unit_id: UUID, first: date, reason: str, frozen_until: date | None = None,
    id: UUID | None = None,
) -> Rebaseline:  # fmt: skip
    """Waits for an approver. A resend of a client-made id is harmless."""
    known: Rebaseline | None = Rebaseline.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None and known.proposed_by_id == actor.pk:
        return known
    why = text.line(reason, field="reason", max_length=300)
    begins, ends = _days(actor, first, frozen_until)
    with entries.action("rebaseline.propose", actor=actor, reason=why) as action:
        action.lock_shared()
        measure: Measure = Measure.objects.seen(actor, measure_id)
        unit: OrgUnit = OrgUnit.objects.seen(actor, unit_id)
        policies.rebaseline.require(actor, measure, unit)
        standing = Rebaseline.objects.visible_to(actor).standing().filter(measure=measure, unit=unit, first=begins)
        if standing.exists():
            sentence = f"New limits from {begins:%B} {begins.day}, {begins.year} are already asked for or in force."
            raise Conflict("already_proposed", f"{sentence} Nothing was saved.")
        row: Rebaseline = Rebaseline.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, measure=measure, unit=unit, first=begins,
            frozen_until=ends, reason=why, proposed_by=actor, proposed_at=action.at,
        )  # fmt: skip
        action.about(row)
    return row


def approve(*, actor: Person, rebaseline_id: UUID) -> Rebaseline:
    """The chart begins anew from its day, with a seam that says why and who agreed."""
    Rebaseline.objects.seen(actor, rebaseline_id)
    with entries.action("rebaseline.approve", actor=actor) as action:
        action.lock_shared()
        row = _waiting(rebaseline_id)
        policies.answer_rebaseline.require(actor, row)
        row.approved_by, row.approved_at = actor, action.not_before(row.proposed_at)
        row.save(update_fields=["approved_by", "approved_at"])
        action.about(row)
    return row


def decline(*, actor: Person, rebaseline_id: UUID, reason: str) -> Rebaseline:
    """An approver says no, or whoever proposed it takes it back. The limits stay as they are."""
    Rebaseline.objects.seen(actor, rebaseline_id)
    why = text.line(reason, field="reason", max_length=300)
    with entries.action("rebaseline.decline", actor=actor, reason=why) as action:
        action.lock_shared()
        row = _waiting(rebaseline_id)
        policies.withdraw_rebaseline.require(actor, row)
        row.declined_by, row.declined_at, row.answer = actor, action.not_before(row.proposed_at), why
        row.save(update_fields=["declined_by", "declined_at", "answer"])
        action.about(row)
    return row


def end(*, actor: Person, rebaseline_id: UUID, reason: str) -> Rebaseline:
    """An approver takes it back: the limits are again those from before. Both decisions stay on record."""
    Rebaseline.objects.seen(actor, rebaseline_id)
    why = text.line(reason, field="reason", max_length=300)
    with entries.action("rebaseline.end", actor=actor, reason=why) as action:
        action.lock_shared()
        row = _locked(rebaseline_id)
        policies.answer_rebaseline.require(actor, row)
        if row.approved_at is None or row.ended_at is not None:
            raise Conflict("not_in_force", "These limits are not in force. Nothing was changed.")
        row.ended_by, row.ended_at, row.answer = actor, action.not_before(row.approved_at), why
        row.save(update_fields=["ended_by", "ended_at", "answer"])
        action.about(row)
    return row


def _locked(id: UUID) -> Rebaseline:
    row: Rebaseline = Rebaseline.objects.select_related("measure", "unit").locked(id)
    return row


def _waiting(id: UUID) -> Rebaseline:
    row = _locked(id)
    if row.approved_at is not None or row.declined_at is not None:
        raise Conflict("already_answered", "These limits were already answered. Nothing was changed.")
    return row


def _days(actor: Person, first: date, frozen_until: date | None) -> tuple[date, date | None]:
    begins = dates.day(first, field="first")
    if begins > organizations.today(actor.organization):
        sentence = "New limits begin on a day that is over, when what changed is known. Nothing was saved."
        raise Invalid("in_the_future", sentence, field="first")
    ends = dates.day(frozen_until, field="frozen_until") if frozen_until is not None else None
    if ends is not None and ends <= begins:
        sentence = "The limits’ last period must end after their first day. Nothing was saved."
        raise Invalid("ends_before_it_begins", sentence, field="frozen_until")
    return begins, ends

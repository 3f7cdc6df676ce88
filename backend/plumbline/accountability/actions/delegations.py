"""An owner lets somebody act for them until a day. It always ends."""

from datetime import datetime, timedelta
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.models import Assignment, Delegation
from plumbline.core.errors import Conflict, Forbidden, Invalid
from plumbline.core.ids import uuid7
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person

LONGEST = timedelta(days=366)


def give(
    *,
    actor: Person,
    to_person_id: UUID,
    valid_to: datetime,
    valid_from: datetime | None = None,
    goal_id: UUID | None = None,
    id: UUID | None = None,
) -> Delegation:
    """The other person may act for the actor in [valid_from, valid_to), on one goal or on all that they own."""
    known: Delegation | None = Delegation.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        return known
    Person.objects.seen(actor, to_person_id)
    goal: Goal | None = None if goal_id is None else Goal.objects.seen(actor, goal_id)
    with entries.action("delegation.give", actor=actor) as action:
        action.lock_shared()
        person: Person = Person.objects.locked(to_person_id)
        if person.archived_at is not None:
            raise Conflict("archived", "This person no longer works here. Nothing was saved: choose somebody else.")
        if person.pk == actor.pk:
            raise Invalid("to_oneself", "You already act for yourself. Nothing was saved.", field="to_person_id")
        if goal is not None:
            policies.delegate.require(actor, goal)
            if goal.state in CLOSED:
                raise Conflict("goal_closed", "This goal is closed. Nothing was changed.", field="goal_id")
        elif not Assignment.objects.owners().filter(person=actor).exists():
            raise Forbidden("not_owner", "You own no goal, so there is nothing to hand over. Nothing was saved.")
        begins, ends = _span(valid_from, valid_to, action.at)
        delegation: Delegation = Delegation.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, from_person=actor, to_person=person, goal=goal,
            given_at=action.at, valid_from=begins, valid_to=ends,
        )  # fmt: skip
        action.about(delegation)
    return delegation


def end(*, actor: Person, delegation_id: UUID) -> Delegation:
    """Ends it now; one that had not begun never will."""
    Delegation.objects.seen(actor, delegation_id)
    with entries.action("delegation.end", actor=actor) as action:
        action.lock_structure()  # what is still being done under it is done first
        delegation: Delegation = Delegation.objects.select_related("from_person__unit").locked(delegation_id)
        action.about(delegation)
        policies.end_delegation.require(actor, delegation)
        if delegation.valid_to is not None and delegation.valid_to <= action.at:
            raise Conflict("already_ended", "This has already ended. Nothing was changed.")
        delegation.end(action.at)
    return delegation


def _span(valid_from: datetime | None, valid_to: datetime, at: datetime) -> tuple[datetime, datetime]:
    begins = at if valid_from is None else max(valid_from, at) if _just_now(valid_from, at) else valid_from
    if begins < at:
        sentence = "Nothing can begin in the past. Nothing was saved: choose today or a later day."
        raise Invalid("begins_in_the_past", sentence, field="valid_from")
    if valid_to <= begins:
        sentence = "It would end before it begins. Nothing was saved: choose a later end."
        raise Invalid("ends_before_it_begins", sentence, field="valid_to")
    if valid_to - at > LONGEST:
        sentence = "Nobody acts for somebody else for more than a year. Nothing was saved: choose an earlier end."
        raise Invalid("too_long", sentence, field="valid_to")
    return begins, valid_to


def _just_now(valid_from: datetime, at: datetime) -> bool:
    """“From now on”, said by a clock that is a little behind or sent a little late."""
    return at - timedelta(minutes=15) <= valid_from <= at

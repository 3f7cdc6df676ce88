"""What accountability does when other things happen; listed in `config/wiring.py`."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Greatest

from plumbline.accountability.choices import Answer, AssignmentRole, DecisionKind
from plumbline.accountability.events import OwnershipChanged
from plumbline.accountability.models import (
    Action,
    Assignment,
    Decision,
    Delegation,
    Forum,
    ForumMember,
    GoalGrant,
    Handoff,
    Meeting,
    Risk,
    SupportNeed,
    UnitGrant,
)
from plumbline.core import clock, events
from plumbline.core.errors import Conflict
from plumbline.goals.actions import standings
from plumbline.goals.events import GoalsCarriedOver, GoalsDecided, OwnerNamed
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.events import PersonArchived, PersonAway, UnitClosed
from plumbline.organizations.models import Organization, Person

LEFT = "No longer works here"
CARRIED, HANDED_DOWN = "Carried over into the next cycle", "Handed down from the level above"


def person_archived(event: PersonArchived) -> None:
    """Everything a person holds on goals ends with them; their goals are vacant at once."""
    at = event.at
    held = Assignment.objects.unended(at).filter(person_id=event.person_id)
    owned = set(held.filter(role=AssignmentRole.ACCOUNTABLE).values_list("goal_id", flat=True))
    offers = Handoff.objects.waiting().filter(organization_id=event.organization_id)
    asked = offers.filter(to_person_id=event.person_id)
    waiting = set(asked.filter(role=AssignmentRole.ACCOUNTABLE).values_list("goal_id", flat=True))
    held.end_all(at, ended_reason=LEFT)
    asked.update(answer=Answer.WITHDRAWN, answered_at=at, answer_note=LEFT)
    for link in ("from_person_id", "to_person_id"):
        Delegation.objects.unended(at).filter(**{link: event.person_id}).end_all(at)
    ForumMember.objects.unended(at).filter(person_id=event.person_id).end_all(at)
    if event.account_id is not None:
        for model in (GoalGrant, UnitGrant):
            live = model.objects.filter(
                organization_id=event.organization_id, user_id=event.account_id, valid_to__gt=at
            )
            live.update(valid_to=Greatest(Value(at), F("valid_from")))
    _changed(event.organization_id, owned | waiting, event)


def person_away(event: PersonAway) -> None:
    """The leader of the unit above acts, or stops acting, for this owner."""
    owned = Assignment.objects.owners().filter(person_id=event.person_id)
    _changed(event.organization_id, set(owned.values_list("goal_id", flat=True)), event)


def owner_named(event: OwnerNamed) -> None:
    """Somebody was named to own a goal that was handed down: they are asked. The goal was made just now, so nobody else
    can have been."""
    if not Person.objects.active().filter(pk=event.person_id, organization_id=event.organization_id).exists():
        raise Conflict("archived", "Somebody named as owner no longer works here. Nothing was changed.")
    with entries.action("assignment.offer", organization_id=event.organization_id):
        _offer(event, event.goal_id, event.person_id, AssignmentRole.ACCOUNTABLE, HANDED_DOWN).save(force_insert=True)


def goals_carried_over(event: GoalsCarriedOver) -> None:
    """The owner, and everybody else with a role, is asked to accept it anew in the next cycle; promised work that is
    not done, open risks, and what nobody has answered, go on with the goal."""
    with entries.action("goal.carry_over", organization_id=event.organization_id):
        Handoff.objects.bulk_create(
            (
                _offer(event, event.goals[row.goal_id], row.person_id, row.role, CARRIED)
                for row in _who_answers(event.goals)
            ),
            batch_size=2000,
        )
        for row in (promised := list(Action.objects.open().filter(goal__in=event.goals))):
            row.goal_id, row.version = event.goals[row.goal_id], row.version + 1
        Action.objects.bulk_update(promised, ["goal", "version"], batch_size=2000)
        for risk in (risks := list(Risk.objects.open().filter(goal__in=event.goals))):
            risk.goal_id, risk.version = event.goals[risk.goal_id], risk.version + 1
        Risk.objects.bulk_update(risks, ["goal", "version"], batch_size=2000)
        for need in (needs := list(SupportNeed.objects.waiting().filter(goal__in=event.goals))):
            need.goal_id = event.goals[need.goal_id]
        SupportNeed.objects.bulk_update(needs, ["goal"], batch_size=2000)


def _who_answers(goals: Iterable[UUID]) -> list[Assignment]:
    """The last owner of each goal, and whoever else holds a role on it; of those who still work here."""
    here = Assignment.objects.filter(goal__in=list(goals), person__archived_at=None)
    owners = here.filter(role=AssignmentRole.ACCOUNTABLE).order_by("goal_id", F("valid_to").desc(nulls_first=True))
    others = here.open().exclude(role=AssignmentRole.ACCOUNTABLE).order_by("goal_id", "valid_from", "id")
    return [*owners.distinct("goal_id"), *others]


def ownership_changed(event: OwnershipChanged) -> None:
    """Standings count the goals that nobody has accepted."""
    owned = set(Assignment.objects.owners().filter(goal_id__in=event.goal_ids).values_list("goal_id", flat=True))
    standings.refresh(
        organization_id=event.organization_id,
        goal_ids=event.goal_ids,
        owned={goal: goal in owned for goal in event.goal_ids},
        at=event.at,
    )


def goals_decided(event: GoalsDecided) -> None:
    """Each approval is a decision: of the approver's forum over the goal's unit, where that meets on the day."""
    goals = Goal.objects.select_related("unit").in_bulk({ruling.goal_id for ruling in event.rulings})
    meetings = [] if event.by_id is None else _meetings_of(event.by_id, event)
    with entries.action("decision.record", organization_id=event.organization_id):
        Decision.objects.bulk_create(
            (
                Decision(
                    organization_id=event.organization_id, goal_id=ruling.goal_id, kind=DecisionKind(ruling.verdict),
                    subject_id=ruling.subject_id, text=_short(ruling.sentence), decided_by_id=event.by_id,
                    decided_at=event.at, meeting=_nearest(meetings, goals[ruling.goal_id]),
                )
                for ruling in event.rulings
            ),
            batch_size=2000,
        )  # fmt: skip


def unit_closed(event: UnitClosed) -> None:
    """Its forums go on over the unit that takes over; without one they meet no more."""
    with entries.action("forums.hand_over", organization_id=event.organization_id):
        forums = Forum.objects.open().filter(organization_id=event.organization_id, unit_id=event.unit_id)
        if event.successor_id is not None:
            forums.update(unit_id=event.successor_id, version=F("version") + 1)
            return
        ForumMember.objects.unended(event.at).filter(forum__in=forums.values("pk")).end_all(event.at)
        forums.update(closed_at=event.at, version=F("version") + 1)


def _meetings_of(person_id: UUID, event: GoalsDecided) -> list[Meeting]:
    """Today's meetings of the forums in which the person sits."""
    zone = Organization.objects.values_list("time_zone", flat=True).get(pk=event.organization_id)
    seats = ForumMember.objects.at(event.at).filter(person_id=person_id).values("forum_id")
    today = Meeting.objects.filter(
        organization_id=event.organization_id, forum__in=seats, forum__closed_at=None,
        held_on=clock.day(event.at, zone),
    )  # fmt: skip
    return list(today.select_related("forum__unit").order_by("scheduled_at", "id"))


def _nearest(meetings: list[Meeting], goal: Goal) -> Meeting | None:
    """Of the meetings over the goal's unit the one whose forum stands nearest to it."""
    over = [meeting for meeting in meetings if meeting.forum.unit_id in goal.unit.path]
    return max(over, key=lambda meeting: len(meeting.forum.unit.path), default=None)


def _short(sentence: str) -> str:
    longest = Decision._meta.get_field("text").max_length or 0
    return sentence if len(sentence) <= longest else sentence[: longest - 1] + "…"


def _offer(event: OwnerNamed | GoalsCarriedOver, goal_id: UUID, person_id: UUID, role: str, note: str) -> Handoff:
    return Handoff(
        organization_id=event.organization_id, goal_id=goal_id, role=role, to_person_id=person_id,
        offered_by_id=event.by_id, offered_at=event.at, note=note,
    )  # fmt: skip


def _changed(organization_id: UUID, goal_ids: set[UUID], event: PersonArchived | PersonAway) -> None:
    if goal_ids:
        events.publish(OwnershipChanged(organization_id, frozenset(goal_ids), event.at))

"""What accountability does when other things happen; listed in `config/wiring.py`."""

from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Greatest

from plumbline.accountability.actions import assignments
from plumbline.accountability.choices import Answer, AssignmentRole
from plumbline.accountability.events import OwnershipChanged
from plumbline.accountability.models import Assignment, Delegation, GoalGrant, Handoff, UnitGrant
from plumbline.core import events
from plumbline.core.errors import Conflict
from plumbline.goals.actions import standings
from plumbline.goals.events import GoalCarriedOver, OwnerNamed
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.events import PersonArchived, PersonAway
from plumbline.organizations.models import Person

LEFT = "No longer works here"


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
    """Somebody was named to own a goal that was handed down: they are asked."""
    _ask(event.goal_id, event.person_id, event.by_id, event.organization_id, "")


def goal_carried_over(event: GoalCarriedOver) -> None:
    """The owner is asked to accept the goal anew in its next cycle."""
    owner = Assignment.objects.owners().filter(goal_id=event.continues_id).values_list("person_id", flat=True).first()
    owner = owner or _last_owner(event.continues_id)
    if owner is not None and Person.objects.active().filter(pk=owner).exists():
        _ask(event.goal_id, owner, event.by_id, event.organization_id, "Carried over into the next cycle")


def ownership_changed(event: OwnershipChanged) -> None:
    """Standings count the goals that nobody has accepted."""
    owned = set(Assignment.objects.owners().filter(goal_id__in=event.goal_ids).values_list("goal_id", flat=True))
    standings.refresh(
        organization_id=event.organization_id,
        goal_ids=event.goal_ids,
        owned={goal: goal in owned for goal in event.goal_ids},
        at=event.at,
    )


def _ask(goal_id: UUID, person_id: UUID, by_id: UUID, organization_id: UUID, note: str) -> None:
    by = Person.objects.get(pk=by_id, organization_id=organization_id)
    with entries.action("assignment.offer", actor=by) as action:
        goal = Goal.objects.select_related("unit__level").get(pk=goal_id, organization_id=organization_id)
        person = Person.objects.active().filter(pk=person_id, organization_id=organization_id).first()
        if person is None:
            raise Conflict("archived", "The owner named for this goal no longer works here. Nothing was changed.")
        assignments.open_offer(action, goal=goal, person=person, role=AssignmentRole.ACCOUNTABLE, by=by, note=note)


def _last_owner(goal_id: UUID) -> UUID | None:
    past = Assignment.objects.filter(goal_id=goal_id, role=AssignmentRole.ACCOUNTABLE).exclude(ended_reason=LEFT)
    return past.order_by("-valid_to").values_list("person_id", flat=True).first()


def _changed(organization_id: UUID, goal_ids: set[UUID], event: object) -> None:
    if goal_ids:
        events.publish(OwnershipChanged(organization_id, frozenset(goal_ids), event.at))  # type: ignore[attr-defined]

"""Permission on goals, asked by code that does not know owners: `account.has_perm("goals.own", goal)`.

    goals.own       the owner; the acting owner while it is vacant or the owner away
    goals.check_in  also partners, live delegates and grants
    goals.approve   the owner of the primary parent, else the nearest owned goal above, at the top the board
    goals.reply     the primary parent's owner, acting owner or live delegate
    goals.manage    leaders over the goal's unit, and grants on the goal or on a unit above it

Grants are django-guardian's rows with direct foreign keys. They are read here and not by guardian's own
backend, which knows no end date.
"""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend

from plumbline.accountability import selectors
from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Assignment, Delegation, GoalGrant, UnitGrant
from plumbline.core import clock
from plumbline.goals.models import Goal
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Account, Person
from plumbline.organizations.policies import LEADERS, holds, roles_of

Judge = Callable[[Person, Collection[Goal]], set[UUID]]


class AccountabilityBackend(BaseBackend):
    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        judge = JUDGES.get(perm)
        if judge is None or not isinstance(obj, Goal) or not isinstance(user_obj, Account):
            return False
        person = _person(user_obj, obj)
        return person is not None and obj.pk in judge(person, [obj])


def permitted(person: Person, perm: str, goals: Collection[Goal]) -> set[UUID]:
    """The goals of a list on which the person has the permission; a constant number of queries."""
    mine = [goal for goal in goals if goal.organization_id == person.organization_id]
    return JUDGES[perm](person, mine) if mine and person.archived_at is None else set()


def _person(account: Account, goal: Goal) -> Person | None:
    acting_as = account.acting_as
    if acting_as is None:
        people = Person.objects.active().filter(account_id=account.pk, organization_id=goal.organization_id)
        return people.first()
    return acting_as if acting_as.organization_id == goal.organization_id else None


def owns(person: Person, goals: Collection[Goal]) -> set[UUID]:
    facts = selectors.answering(person.organization_id, [goal.pk for goal in goals])
    return {id for id, fact in facts.items() if person.pk in (fact.owner_id, fact.acting_id)}


def checks_in(person: Person, goals: Collection[Goal]) -> set[UUID]:
    ids = [goal.pk for goal in goals]
    facts = selectors.answering(person.organization_id, ids)
    found = {id for id, fact in facts.items() if person.pk in (fact.owner_id, fact.acting_id)}
    if len(found) == len(ids):
        return found
    now = clock.now()
    partners = Assignment.objects.at(now).filter(goal_id__in=ids, person=person, role=AssignmentRole.PARTNER)
    found |= set(partners.values_list("goal_id", flat=True))
    found |= _stood_in_for(person, {id: fact.owner_id for id, fact in facts.items()})
    return found | _granted(person, goals, "check_in")


def replies(person: Person, goals: Collection[Goal]) -> set[UUID]:
    lines = selectors.chains(person.organization_id, [goal.pk for goal in goals])
    parents = {start: line[1].goal_id for start, line in lines.items() if len(line) > 1}
    facts = selectors.answering(person.organization_id, set(parents.values()))
    own = {id for id, fact in facts.items() if person.pk in (fact.owner_id, fact.acting_id)}
    own |= _stood_in_for(person, {id: fact.owner_id for id, fact in facts.items()})
    return {start for start, parent in parents.items() if parent in own}


def approves(person: Person, goals: Collection[Goal]) -> set[UUID]:
    lines = selectors.chains(person.organization_id, [goal.pk for goal in goals])
    above = {rung.goal_id for line in lines.values() for rung in line[1:]}
    facts = selectors.answering(person.organization_id, above) if above else {}
    seats = {held.unit_id for held in roles_of(person) if held.role == Role.BOARD_MEMBER}
    found = set()
    for start, line in lines.items():
        who = selectors.approver(line, facts)
        if person.pk in who.people or not seats.isdisjoint(who.board):
            found.add(start)
    return found | _granted(person, goals, "approve")


def manages(person: Person, goals: Collection[Goal]) -> set[UUID]:
    found = {goal.pk for goal in goals if holds(person, LEADERS, goal.unit)}
    rest = [goal for goal in goals if goal.pk not in found]
    if rest:
        found |= _granted(person, rest, "manage")
    return found


def _stood_in_for(person: Person, owners: dict[UUID, UUID | None]) -> set[UUID]:
    """Goals whose owner lets the person act for them now."""
    live = list(Delegation.objects.at(clock.now()).filter(to_person=person).values_list("from_person_id", "goal_id"))
    return {
        goal for goal, owner in owners.items() if owner is not None and ((owner, None) in live or (owner, goal) in live)
    }


def _granted(person: Person, goals: Collection[Goal], right: str) -> set[UUID]:
    """Goals with a grant in force; managing may also be granted on a unit and all below it."""
    if person.account_id is None:
        return set()
    now = clock.now()
    on_goals = GoalGrant.objects.filter(
        user_id=person.account_id, content_object__in=[goal.pk for goal in goals], permission__codename=right,
        valid_from__lte=now, valid_to__gt=now,
    )  # fmt: skip
    found = set(on_goals.values_list("content_object_id", flat=True))
    if right == "manage":
        on_units = UnitGrant.objects.filter(
            user_id=person.account_id, permission__codename="manage_goals", valid_from__lte=now, valid_to__gt=now
        )
        units = set(on_units.values_list("content_object_id", flat=True))
        found |= {goal.pk for goal in goals if units and not units.isdisjoint(goal.unit.path)}
    return found


JUDGES: dict[str, Judge] = {
    "goals.own": owns,
    "goals.check_in": checks_in,
    "goals.approve": approves,
    "goals.reply": replies,
    "goals.manage": manages,
}

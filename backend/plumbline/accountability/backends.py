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

from plumbline.accountability import grounds as told
from plumbline.accountability import selectors
from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Assignment, Delegation, GoalGrant, UnitGrant
from plumbline.accountability.selectors import Answering
from plumbline.core import clock, glasses
from plumbline.core.policy import Ground, because
from plumbline.goals.models import Goal
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Account, Person
from plumbline.organizations.policies import LEADERS, held_over, roles_of

THIS, ABOVE = "the goal", "the goal above it"
Grounds = dict[UUID, Ground]  # the goals on which a permission is held, each with why
Judge = Callable[[Person, Collection[Goal]], Grounds]


class AccountabilityBackend(BaseBackend):
    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        judge = JUDGES.get(perm)
        if judge is None or not isinstance(obj, Goal) or not isinstance(user_obj, Account):
            return False
        with glasses.off():
            person = _person(user_obj, obj)
            ground = judge(person, [obj]).get(obj.pk) if person is not None else None
        if ground is not None:
            because(ground)
        return ground is not None


def permitted(person: Person, perm: str, goals: Collection[Goal]) -> set[UUID]:
    """The goals of a list on which the person has the permission; a constant number of queries."""
    mine = [goal for goal in goals if goal.organization_id == person.organization_id]
    with glasses.off():
        return set(JUDGES[perm](person, mine)) if mine and person.archived_at is None else set()


def _person(account: Account, goal: Goal) -> Person | None:
    acting_as = account.acting_as
    if acting_as is None:
        people = Person.objects.active().filter(account_id=account.pk, organization_id=goal.organization_id)
        return people.first()
    return acting_as if acting_as.organization_id == goal.organization_id else None


def owns(person: Person, goals: Collection[Goal]) -> Grounds:
    return _answered(person, selectors.answering(person.organization_id, [goal.pk for goal in goals]))


def checks_in(person: Person, goals: Collection[Goal]) -> Grounds:
    ids = [goal.pk for goal in goals]
    facts = selectors.answering(person.organization_id, ids)
    found = _answered(person, facts)
    if len(found) == len(ids):
        return found
    partners = Assignment.objects.at(clock.now()).filter(goal_id__in=ids, person=person, role=AssignmentRole.PARTNER)
    beside = {
        goal: told.since("Partner on the goal", begins, person)
        for goal, begins in partners.values_list("goal_id", "valid_from")
    }
    return _granted(person, goals, "check_in") | _stood_in_for(person, facts) | beside | found


def replies(person: Person, goals: Collection[Goal]) -> Grounds:
    lines = selectors.chains(person.organization_id, [goal.pk for goal in goals])
    parents = {start: line[1].goal_id for start, line in lines.items() if len(line) > 1}
    facts = selectors.answering(person.organization_id, set(parents.values()))
    own = _stood_in_for(person, facts, ABOVE) | _answered(person, facts, ABOVE)
    return {start: own[parent] for start, parent in parents.items() if parent in own}


def approves(person: Person, goals: Collection[Goal]) -> Grounds:
    lines = selectors.chains(person.organization_id, [goal.pk for goal in goals])
    above = {rung.goal_id for line in lines.values() for rung in line[1:]}
    facts = selectors.answering(person.organization_id, above) if above else {}
    seats = {held.unit_id: held for held in roles_of(person) if held.role == Role.BOARD_MEMBER}
    units = {goal.pk: goal.unit for goal in goals}
    found = _granted(person, goals, "approve")
    for start, line in lines.items():
        who = selectors.approver(line, facts)
        seat = next((seats[unit] for unit in who.board if unit in seats), None)
        if person.pk in who.people:
            found[start] = told.owner_above(person, line, facts)
        elif seat is not None:
            found[start] = seat.words(units[start])
    return found


def manages(person: Person, goals: Collection[Goal]) -> Grounds:
    leading = {goal.pk: (goal.unit, held_over(person, LEADERS, goal.unit)) for goal in goals}
    found = {id: held.words(unit) for id, (unit, held) in leading.items() if held is not None}
    rest = [goal for goal in goals if goal.pk not in found]
    return found | (_granted(person, rest, "manage") if rest else {})


def _answered(person: Person, facts: dict[UUID, Answering], of: str = THIS) -> Grounds:
    """Goals that the person owns, or acts for while they are vacant or their owner is away."""
    found = {id: told.acting(fact, person, of) for id, fact in facts.items() if person.pk == fact.acting_id}
    return found | {id: told.owner(fact, person, of) for id, fact in facts.items() if person.pk == fact.owner_id}


def _stood_in_for(person: Person, facts: dict[UUID, Answering], of: str = THIS) -> Grounds:
    """Goals whose owner lets the person act for them now."""
    live = Delegation.objects.at(clock.now()).filter(to_person=person).select_related("from_person")
    given = {(row.from_person_id, row.goal_id): row for row in live}
    found = {}
    for goal, fact in facts.items():
        row = given.get((fact.owner_id, goal)) or given.get((fact.owner_id, None))
        if fact.owner_id is not None and row is not None:
            found[goal] = told.delegate(row, person, of)
    return found


def _granted(person: Person, goals: Collection[Goal], right: str) -> Grounds:
    """Goals with a grant in force; managing may also be granted on a unit and all below it."""
    if person.account_id is None:
        return {}
    now = clock.now()
    live = {"user_id": person.account_id, "valid_from__lte": now, "valid_to__gt": now}
    on_goals = GoalGrant.objects.filter(
        content_object__in=[goal.pk for goal in goals], permission__codename=right, **live
    )
    found = {}
    if right == "manage":
        on_units = UnitGrant.objects.filter(permission__codename="manage_goals", **live)
        deputy = {row.content_object_id: row for row in on_units.select_related("content_object", "granted_by")}
        for goal in goals:
            unit = next((unit for unit in reversed(goal.unit.path) if unit in deputy), None)
            if unit is not None:
                found[goal.pk] = told.deputy(deputy[unit], goal, person)
    return found | {row.content_object_id: told.exception(row, person) for row in on_goals.select_related("granted_by")}


JUDGES: dict[str, Judge] = {
    "goals.own": owns,
    "goals.check_in": checks_in,
    "goals.approve": approves,
    "goals.reply": replies,
    "goals.manage": manages,
}

"""Who may hand a goal to whom, stand in, ask for support and make exceptions."""

from plumbline.accountability.models import Assignment, Delegation, Handoff, SupportNeed
from plumbline.core.policy import Reason, rule
from plumbline.goals.models import Goal
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Person
from plumbline.organizations.policies import LEADERS, ask, holds, holds_anywhere

OWN, MANAGE, APPROVE = "goals.own", "goals.manage", "goals.approve"
BOARD_OWNERS = (Role.EXECUTIVE, Role.CMO)


@rule
def offer(actor: Person, goal: Goal) -> Reason | None:
    """The owner hands over; leaders of the goal's unit, and whoever approves the goal, name an owner."""
    if any(actor.may(perm, goal) for perm in (OWN, MANAGE, APPROVE)):
        return None
    to_ask = ask(LEADERS, organization_id=goal.organization_id, unit=goal.unit)
    return Reason(
        "not_owner_or_leader",
        f"Only the owner of this goal, or a leader of {goal.unit.name} or above, can ask somebody to take it on. "
        f"{to_ask}",
    )


@rule
def be_owner(person: Person, goal: Goal) -> Reason | None:
    """A board goal is owned by an executive."""
    if goal.unit.level.ordinal > 0 or holds_anywhere(person, BOARD_OWNERS):
        return None
    return Reason(
        "not_executive",
        f"A board goal is owned by an executive, and “{person.position}” is none. Choose an executive.",
    )


@rule
def answer_offer(actor: Person, handoff: Handoff) -> Reason | None:
    if actor.pk == handoff.to_person_id:
        return None
    return Reason("not_asked", f"Only the person who was asked ({handoff.to_person.position}) can answer this offer.")


@rule
def withdraw_offer(actor: Person, handoff: Handoff) -> Reason | None:
    if actor.pk == handoff.offered_by_id:
        return None
    return offer.reason(actor, handoff.goal)


@rule
def end_assignment(actor: Person, assignment: Assignment) -> Reason | None:
    """The person, the goal's owner, or a leader over the goal's unit."""
    if actor.pk == assignment.person_id or actor.may(OWN, assignment.goal) or actor.may(MANAGE, assignment.goal):
        return None
    to_ask = ask(LEADERS, organization_id=assignment.organization_id, unit=assignment.goal.unit)
    return Reason("not_owner_or_leader", f"Only they, the goal's owner or a leader over it can end this role. {to_ask}")


@rule
def settle(actor: Person, goal: Goal) -> Reason | None:
    """Roles that were agreed before: entered by an administrator, and recorded as such."""
    if holds(actor, (Role.ADMINISTRATOR,), goal.unit):
        return None
    to_ask = ask((Role.ADMINISTRATOR,), organization_id=goal.organization_id, unit=goal.unit)
    return Reason("not_administrator", f"Only an administrator can enter roles that were agreed on paper. {to_ask}")


@rule
def delegate(actor: Person, goal: Goal) -> Reason | None:
    """Only an owner has something to delegate; an acting owner has not."""
    if goal.assignments.owners().filter(person=actor).exists():
        return None
    return Reason("not_owner", "Only the owner of this goal can let somebody act for them.")


@rule
def end_delegation(actor: Person, delegation: Delegation) -> Reason | None:
    if actor.pk in (delegation.from_person_id, delegation.to_person_id):
        return None
    if holds(actor, (Role.ADMINISTRATOR,), delegation.from_person.unit):
        return None
    return Reason("not_theirs", "Only the two people concerned, or an administrator, can end this.")


@rule
def ask_support(actor: Person, goal: Goal) -> Reason | None:
    if actor.may(OWN, goal):
        return None
    return Reason("not_owner", "Only the owner of this goal says what it needs. Please tell them.")


@rule
def answer_support(actor: Person, need: SupportNeed) -> Reason | None:
    """The leader who was asked; when they are no longer here, whoever leads their unit or above."""
    if actor.pk == need.asked_of_id:
        return None
    if need.asked_of.archived_at is not None and holds(actor, LEADERS, need.asked_of.unit):
        return None
    return Reason("not_asked", f"Only the leader who was asked ({need.asked_of.position}) can answer this.")


@rule
def grant(actor: Person, goal: Goal) -> Reason | None:
    """Exceptions on a goal: an administrator of its unit, or a leader over it by role (never by a grant)."""
    if holds(actor, (*LEADERS, Role.ADMINISTRATOR), goal.unit):
        return None
    to_ask = ask((*LEADERS, Role.ADMINISTRATOR), organization_id=goal.organization_id, unit=goal.unit)
    return Reason(
        "not_leader",
        f"Only a leader of {goal.unit.name} or above, or an administrator, can make an exception. {to_ask}",
    )

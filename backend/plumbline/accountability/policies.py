"""Who may hand a goal to whom, stand in, promise work, ask for support, decide in a forum and make exceptions."""

from uuid import UUID

from plumbline.accountability.choices import ForumKind
from plumbline.accountability.models import (
    Action,
    Assignment,
    Delegation,
    Forum,
    ForumMember,
    Handoff,
    Reminder,
    Risk,
    SupportNeed,
)
from plumbline.core import clock
from plumbline.core.policy import Reason, because, rule
from plumbline.goals import policies as goals
from plumbline.goals.models import Goal
from plumbline.goals.permissions import APPROVE, CHECK_IN, MANAGE, OWN, may
from plumbline.organizations.choices import Role
from plumbline.organizations.models import OrgUnit, Person
from plumbline.organizations.policies import LEADERS, ask, holds, holds_anywhere, holds_at_top

BOARD_OWNERS = (Role.EXECUTIVE, Role.CMO)
CONVENERS = (*LEADERS, Role.CMO, Role.ADMINISTRATOR)
OVERSEERS = (Role.CMO, Role.AUDITOR)
BOARD_CONVENERS = (Role.BOARD_MEMBER, Role.EXECUTIVE, Role.ADMINISTRATOR)


@rule
def offer(actor: Person, goal: Goal) -> Reason | None:
    """The owner hands over; leaders of the goal's unit, and whoever approves the goal, name an owner."""
    if offers(actor, goal):
        return None
    to_ask = ask(LEADERS, organization_id=goal.organization_id, unit=goal.unit)
    return Reason(
        "not_owner_or_leader",
        f"Only the owner of this goal, or a leader of {goal.unit.name} or above, can ask somebody to take it on. "
        f"{to_ask}",
    )


def offers(actor: Person, goal: Goal) -> bool:
    return any(may(actor, perm, goal) for perm in (OWN, MANAGE, APPROVE))


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
    if actor.pk == assignment.person_id or may(actor, OWN, assignment.goal) or may(actor, MANAGE, assignment.goal):
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
        because(lambda: "Owner of the goal")
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
    if may(actor, OWN, goal):
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


@rule
def promise_own(actor: Person, goal: Goal) -> Reason | None:
    """Anybody promises work of their own on a goal that they see."""
    because(lambda: "Anybody who sees the goal may promise work of their own")
    return None


@rule
def promise(actor: Person, goal: Goal, owner: Person) -> Reason | None:
    """Work on a goal: one's own, or of others by whoever works on the goal or leads over it."""
    if actor.pk == owner.pk:
        return promise_own.reason(actor, goal)
    return _work_on(actor, goal, "promise work of somebody else on it")


@rule
def change_action(actor: Person, promised: Action) -> Reason | None:
    """Edit, finish or drop it: who does it, who promised it, and whoever works on the goal or leads over it."""
    return None if changes_action(actor, promised) else _work_on(actor, promised.goal, "change what was promised on it")


def changes_action(actor: Person, promised: Action) -> bool:
    return actor.pk in (promised.owner_id, promised.promised_by_id) or _works_on(actor, promised.goal)


def _works_on(actor: Person, goal: Goal) -> bool:
    return may(actor, CHECK_IN, goal) or may(actor, MANAGE, goal)


def _work_on(actor: Person, goal: Goal, doing: str) -> Reason | None:
    if _works_on(actor, goal):
        return None
    to_ask = ask(LEADERS, organization_id=goal.organization_id, unit=goal.unit)
    return Reason(
        "not_owner_or_leader",
        f"Only the owner of this goal, a partner, or a leader of {goal.unit.name} or above can {doing}. {to_ask}",
        {"unit": goal.unit.name},
    )


@rule
def raise_risk(actor: Person, goal: Goal) -> Reason | None:
    """Name what could keep the goal from being reached: whoever prepares it or checks in on it, and the CMO over it."""
    if raises_risk(actor, goal):
        return None
    to_ask = ask((*LEADERS, Role.CMO), organization_id=goal.organization_id, unit=goal.unit)
    return Reason(
        "not_owner_or_leader",
        f"Only the owner of this goal, a partner, a leader of {goal.unit.name} or above, or the CMO can name a risk or "
        f"change it. {to_ask}",
        {"unit": goal.unit.name},
    )


def raises_risk(actor: Person, goal: Goal) -> bool:
    return goals.prepares(actor, goal) or may(actor, CHECK_IN, goal) or holds(actor, (Role.CMO,), goal.unit)


@rule
def change_risk(actor: Person, risk: Risk) -> Reason | None:
    """Edit or close it: who watches it, and whoever could name it."""
    return None if changes_risk(actor, risk) else raise_risk.reason(actor, risk.goal)


def changes_risk(actor: Person, risk: Risk) -> bool:
    return actor.pk == risk.owner_id or raises_risk(actor, risk.goal)


@rule
def convene(actor: Person, unit: OrgUnit, kind: str) -> Reason | None:
    """Found, change or close a forum and seat its members: leaders over its unit; the board's by the board itself."""
    if convenes(actor, unit, kind):
        return None
    roles = BOARD_CONVENERS if kind == ForumKind.BOARD else CONVENERS
    to_ask = ask(roles, organization_id=unit.organization_id, unit=unit)
    who = "a board member, an executive" if kind == ForumKind.BOARD else f"a leader of {unit.name} or above"
    return Reason("not_leader", f"Only {who} or an administrator can do this. {to_ask}", {"unit": unit.name})


def convenes(actor: Person, unit: OrgUnit, kind: str) -> bool:
    return holds(actor, BOARD_CONVENERS if kind == ForumKind.BOARD else CONVENERS, unit)


@rule
def sit_in(actor: Person, forum: Forum) -> Reason | None:
    """Schedule meetings and state decisions: its members, and whoever may convene it."""
    if ForumMember.objects.at(clock.now()).filter(forum=forum, person=actor).exists():
        return None
    if convene.allows(actor, forum.unit, forum.kind):
        return None
    to_ask = ask(CONVENERS, organization_id=forum.organization_id, unit=forum.unit)
    return Reason("not_member", f"Only members of {forum.name}, or a leader over it, can do this. {to_ask}")


@rule
def leave_forum(actor: Person, forum: Forum, person_id: UUID) -> Reason | None:
    """The person, or whoever may convene the forum."""
    return None if actor.pk == person_id else convene.reason(actor, forum.unit, forum.kind)


@rule
def decide(actor: Person, goal: Goal) -> Reason | None:
    """State a decision about a goal outside any meeting: whoever approves it, owns it or leads over it."""
    if any(may(actor, perm, goal) for perm in (APPROVE, OWN, MANAGE)):
        return None
    to_ask = ask(LEADERS, organization_id=goal.organization_id, unit=goal.unit)
    return Reason(
        "not_owner_or_leader",
        f"Only the owner of this goal, whoever approves it, or a leader over it can record a decision. {to_ask}",
    )


@rule
def explain_access(actor: Person, person: Person, goal: Goal) -> Reason | None:
    """Look at somebody's rights on a goal: their own anybody's; others' an administrator or CMO over the goal."""
    if actor.pk == person.pk or holds(actor, (Role.ADMINISTRATOR, Role.CMO), goal.unit):
        return None
    to_ask = ask((Role.ADMINISTRATOR,), organization_id=goal.organization_id, unit=goal.unit)
    return Reason("not_administrator", f"Only an administrator or the CMO can look at the rights of others. {to_ask}")


@rule
def acknowledge(actor: Person, goal: Goal) -> Reason | None:
    """Say that a changed target was seen: whoever approves the goal's changes."""
    if may(actor, APPROVE, goal):
        return None
    return Reason(
        "not_approver",
        "Only the owner of the goal above this one, or for a board goal a board member who may approve, can say that "
        "the change was seen. Please ask them.",
    )


@rule
def accept_finding(actor: Person, goal: Goal) -> Reason | None:
    """Accept for a time that something is missing or weak: the CMO and auditors over the goal."""
    if accepts_findings(actor, goal):
        return None
    to_ask = ask(OVERSEERS, organization_id=goal.organization_id, unit=goal.unit)
    return Reason("not_overseer", f"Only the CMO or an auditor can accept this for a time. {to_ask}")


def accepts_findings(actor: Person, goal: Goal) -> bool:
    return holds(actor, OVERSEERS, goal.unit)


@rule
def verify_record(actor: Person) -> Reason | None:
    """Look at the record itself and its signed head: the CMO and auditors of the whole organization."""
    if holds_at_top(actor, OVERSEERS):
        return None
    to_ask = ask(OVERSEERS, organization_id=actor.organization_id, unit=None)
    return Reason("not_overseer", f"Only the CMO or an auditor can look at the record itself. {to_ask}")


@rule
def remind(actor: Person, goal: Goal) -> Reason | None:
    """Remind whoever must act: who oversees or leads over the goal, and whoever approves it."""
    if reminds(actor, goal):
        return None
    to_ask = ask((*LEADERS, *OVERSEERS), organization_id=goal.organization_id, unit=goal.unit)
    return Reason("not_leader", f"Only a leader over this goal, the owner above or the CMO can remind. {to_ask}")


def reminds(actor: Person, goal: Goal) -> bool:
    return holds(actor, (*LEADERS, *OVERSEERS), goal.unit) or may(actor, APPROVE, goal)


@rule
def withdraw_reminder(actor: Person, reminder: Reminder) -> Reason | None:
    if actor.pk == reminder.by_person_id:
        return None
    return Reason("not_theirs", "Only whoever sent this can take it back.")

"""Who may do what to a goal, each rule once: asked as require, allows or reason.

Who owns or approves a goal is not known here: it is asked by permission (`permissions.may`), which
accountability's backend answers.
"""

from plumbline.core.policy import Reason, because, rule
from plumbline.goals.choices import LIVE, State
from plumbline.goals.models import Alignment, Goal, Intervention
from plumbline.goals.permissions import APPROVE, CHECK_IN, MANAGE, OWN, REPLY, may
from plumbline.organizations.choices import Role
from plumbline.organizations.models import OrgUnit, Person
from plumbline.organizations.policies import LEADERS, ask, holds, holds_at_top

DRAFTING = (*LEADERS, Role.ADMINISTRATOR)
INITIATING = (*LEADERS, Role.STEWARD)
NOT_YET_AGREED = (State.DRAFT, State.PROPOSED)


@rule
def draft(actor: Person, unit: OrgUnit) -> Reason | None:
    """Leaders draft goals for their units; an administrator may enter them for a leader. Nothing is promised yet."""
    if holds(actor, DRAFTING, unit):
        return None
    return Reason(
        "not_unit_leader",
        f"Only a leader of {unit.name} or of a unit above it, or an administrator, can draft goals there. "
        f"{_leaders(unit)}",
        {"unit": unit.name},
    )


@rule
def prepare(actor: Person, goal: Goal) -> Reason | None:
    """Edit, propose, target and link a goal: its owner or a leader over its unit; its author until it is agreed."""
    if goal.state in NOT_YET_AGREED and goal.created_by_id == actor.pk:
        because(lambda: "Author of the goal, which nobody has committed to yet")
        return None
    if prepares(actor, goal):
        return None
    return Reason(
        "not_owner_or_leader",
        f"Only the owner of this goal, or a leader of {goal.unit.name} or of a unit above it, can change it. "
        f"{_leaders(goal.unit)}",
        {"unit": goal.unit.name},
    )


def prepares(actor: Person, goal: Goal) -> bool:
    return holds(actor, LEADERS, goal.unit) or may(actor, OWN, goal) or may(actor, MANAGE, goal)


@rule
def approve(actor: Person, goal: Goal) -> Reason | None:
    """Commit, close, sustain, reopen, and approve target changes: the owner above, for board goals the board."""
    if may(actor, APPROVE, goal):
        return None
    return Reason(
        "not_approver",
        "Only the owner of the goal above this one can agree to it; for a board goal, a board member who may "
        "approve. Please ask them.",
    )


@rule
def agree_on_paper(actor: Person, goal: Goal) -> Reason | None:
    """Enter what was already agreed before Plumbline: an administrator, and it is recorded as such."""
    if holds(actor, (Role.ADMINISTRATOR,), goal.unit):
        return None
    return Reason(
        "not_administrator",
        "Only an administrator can enter goals as already agreed on paper; everybody else agrees to them one by "
        f"one. {ask((Role.ADMINISTRATOR,), organization_id=goal.organization_id, unit=goal.unit)}",
    )


@rule
def ask_to_close(actor: Person, goal: Goal) -> Reason | None:
    if may(actor, OWN, goal) or may(actor, MANAGE, goal):
        return None
    return Reason("not_owner", f"Only the owner of this goal or a leader over {goal.unit.name} can ask to close it.")


@rule
def restrict(actor: Person, goal: Goal) -> Reason | None:
    """Leaders, not owners: nobody takes their own goal out of sight."""
    if may(actor, MANAGE, goal):
        return None
    return Reason(
        "not_unit_leader",
        f"Only a leader of {goal.unit.name} or of a unit above it can restrict who sees this goal. "
        f"{_leaders(goal.unit)}",
        {"unit": goal.unit.name},
    )


@rule
def set_target(actor: Person, goal: Goal) -> Reason | None:
    """State or propose a target: whoever prepares the goal."""
    return prepare.reason(actor, goal)


@rule
def offer_link(actor: Person, child: Goal) -> Reason | None:
    """Offer a link upward: whoever prepares the goal below."""
    return prepare.reason(actor, child)


@rule
def own(actor: Person, goal: Goal) -> Reason | None:
    """Answer an offered link for this goal: its owner, or the acting owner where it has none."""
    if may(actor, OWN, goal):
        return None
    return Reason(
        "not_owner",
        f"This answer belongs to the owner of “{goal.title}”; while it has none, to the leader of the unit above. "
        "Please ask them.",
        {"goal": str(goal.pk)},
    )


@rule
def answer_link(actor: Person, link: Alignment) -> Reason | None:
    """An offer from below is answered by the parent's owner, a counter-offer by the child's."""
    return own.reason(actor, link.child if link.offered_by_parent else link.parent)


@rule
def take_part(actor: Person, link: Alignment) -> Reason | None:
    """End an agreed link, or take back an offer: either of its two owners, or a leader over the goal below."""
    if may(actor, OWN, link.parent) or prepare.allows(actor, link.child):
        return None
    return Reason(
        "not_owner",
        "Only the owners of the two linked goals, or a leader over the goal below, can end this link. "
        "Please ask one of them.",
    )


@rule
def reweigh(actor: Person, link: Alignment) -> Reason | None:
    """How much a goal below counts is said by the owner of the goal above."""
    if may(actor, OWN, link.parent):
        return None
    return Reason("not_owner", f"Only the owner of “{link.parent.title}” can say how much this goal counts there.")


@rule
def deploy(actor: Person, goal: Goal) -> Reason | None:
    if may(actor, OWN, goal) or may(actor, MANAGE, goal):
        return None
    return Reason(
        "not_owner_or_leader",
        f"Only the owner of this goal or a leader over {goal.unit.name} can hand it down to units.",
        {"unit": goal.unit.name},
    )


@rule
def plan(actor: Person) -> Reason | None:
    """Open or change a cycle: an executive or an administrator of the whole organization."""
    if holds_at_top(actor, (Role.EXECUTIVE, Role.ADMINISTRATOR)):
        return None
    return Reason("not_executive", "Only an executive or an administrator can change cycles. Please ask one of them.")


@rule
def close_cycle(actor: Person) -> Reason | None:
    """Closing a cycle decides about every open goal in it: an executive of the whole organization."""
    if holds_at_top(actor, (Role.EXECUTIVE,)):
        return None
    return Reason(
        "not_executive",
        "Only an executive of the whole organization can close a cycle, because that decides about every open goal.",
    )


@rule
def check_in(actor: Person, goal: Goal) -> Reason | None:
    """The owner, a partner or a live delegate says how a committed goal is going."""
    if not may(actor, CHECK_IN, goal):
        return Reason(
            "not_owner",
            "Only the owner of this goal, a partner or somebody who acts for the owner can check in. Please ask them.",
        )
    if goal.state not in LIVE:
        return Reason(
            "not_committed",
            f"This goal is {State(goal.state).label.lower()}, so there is nothing to check in on. Check-ins begin "
            "when it is committed.",
            {"state": goal.state},
        )
    return None


@rule
def reply(actor: Person, goal: Goal) -> Reason | None:
    if may(actor, REPLY, goal):
        return None
    return Reason(
        "not_owner_above",
        "Only the owner of the goal above, or somebody who acts for them, replies to this check-in.",
    )


@rule
def improve(actor: Person, goal: Goal) -> Reason | None:
    """Lay out what drives a goal and plan changes for it: whoever prepares it or checks in on it."""
    if improves(actor, goal):
        return None
    return Reason(
        "not_owner_or_leader",
        "Only the owner of this goal, a partner, somebody who acts for the owner, or a leader of "
        f"{goal.unit.name} or of a unit above it can plan changes for it. {_leaders(goal.unit)}",
        {"unit": goal.unit.name},
    )


def improves(actor: Person, goal: Goal) -> bool:
    return prepares(actor, goal) or may(actor, CHECK_IN, goal)


@rule
def initiate(actor: Person, unit: OrgUnit) -> Reason | None:
    """Plan a change that serves no goal yet: leaders and data stewards over the unit measured."""
    if holds(actor, INITIATING, unit):
        return None
    return Reason(
        "not_unit_leader",
        f"Only a leader or a data steward of {unit.name} or of a unit above it can plan a change there without a goal. "
        f"{ask(INITIATING, organization_id=unit.organization_id, unit=unit)}",
        {"unit": unit.name},
    )


@rule
def change_intervention(actor: Person, row: Intervention) -> Reason | None:
    """Edit, withdraw or link it: whoever could plan it."""
    return initiate.reason(actor, row.unit) if row.goal is None else improve.reason(actor, row.goal)


@rule
def work_on_intervention(actor: Person, row: Intervention) -> Reason | None:
    """Write what was done, learned and decided: its owner, and whoever could plan it."""
    if works_on_intervention(actor, row):
        return None
    return change_intervention.reason(actor, row)


def works_on_intervention(actor: Person, row: Intervention) -> bool:
    return actor.pk == row.owner_id or changes_intervention(actor, row)


def changes_intervention(actor: Person, row: Intervention) -> bool:
    return holds(actor, INITIATING, row.unit) if row.goal is None else improves(actor, row.goal)


def _leaders(unit: OrgUnit) -> str:
    return ask(LEADERS, organization_id=unit.organization_id, unit=unit)

"""“Why can I, why can't I?”: each verdict for one person and one goal, with what it stands on.

The verdicts are those of the rules that the actions ask; the path is what these rules noted on their way.
"""

from dataclasses import dataclass

from plumbline.accountability.policies import explain_access
from plumbline.api.shapes.kit import Shape, choice, text, yes
from plumbline.api.shapes.permissions import GoalAction, reason
from plumbline.core.policy import Reason, explaining
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person
from plumbline.organizations.policies import LEADERS, ask, forget


@dataclass(frozen=True, slots=True)
class Access:
    """`sentence` says who can where the person cannot; `path` is the grounds of a yes."""

    action: str
    allowed: bool
    code: str | None
    sentence: str
    path: list[str]


def of(asker: Person, person: Person, goal: Goal) -> list[Access]:
    """Raises Forbidden where the asker may not look at somebody else's rights."""
    explain_access.require(asker, person, goal)
    forget(person)
    barred = _barred(person, goal)
    return [_verdict(action, person, goal, barred) for action in GoalAction]


def _barred(person: Person, goal: Goal) -> Reason | None:
    """What comes before every rule: whoever is gone does nothing, and nobody does anything to what they do not see."""
    if person.archived_at is not None:
        return Reason("archived", f"{person.position} no longer works here, so every right has ended.")
    if Goal.objects.visible_to(person).filter(pk=goal.pk).exists():
        return None
    to_ask = ask(LEADERS, organization_id=goal.organization_id, unit=goal.unit)
    return Reason("not_seen", f"This goal is restricted, and {person.position} is not among those who see it. {to_ask}")


def _verdict(action: GoalAction, person: Person, goal: Goal, barred: Reason | None) -> Access:
    with explaining() as noted:
        why_not = barred or reason(action, person, goal)
    if why_not is not None:
        return Access(action.value, False, why_not.code, why_not.sentence, [])
    path = list(dict.fromkeys(ground() for ground in noted))
    return Access(action.value, True, None, f"{person.position} can do this.", path)


Shape(
    "Access",
    "Whether a person may do this to a goal, and why or why not.",
    {
        "action": choice(GoalAction),
        "allowed": yes(),
        "code": text(null=True),
        "sentence": text("Where they may not: why, and who can."),
        "path": text("What a yes stands on, as “Unit leader of Surgery, which contains 5 West”.", many=True),
    },
)

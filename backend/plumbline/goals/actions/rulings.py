"""What an approver decided, told in the same transaction: one sentence for each goal, published for whoever keeps
decisions."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plumbline.core import clock, events
from plumbline.goals.actions.closing import Ending
from plumbline.goals.choices import State
from plumbline.goals.events import GoalsDecided
from plumbline.goals.models import Goal, Target
from plumbline.goals.rules.lifecycle import Verb
from plumbline.goals.rules.rulings import Ruling, Verdict
from plumbline.ledger.actions.entries import Action
from plumbline.measures.rules.scales import Scale
from plumbline.organizations.models import Person

STEPS = {
    Verb.SEND_BACK: (Verdict.SENT_BACK, "Sent back “{title}”{why}"),
    Verb.SUSTAIN: (Verdict.SUSTAINED, "Reached, and watched for a year: “{title}”"),
    Verb.REOPEN: (Verdict.REOPENED, "Reopened “{title}”{why}"),
}


def committed(action: Action, goals: Iterable[Goal], *, by: Person | None) -> None:
    """On paper only the board's goals are told: of the others nobody here has decided anything."""
    told = [goal for goal in goals if by is not None or goal.unit.level.ordinal == 0]
    how = "" if by is not None else ", as agreed on paper before"
    _tell(action, by, [Ruling(goal.pk, Verdict.COMMITTED, f"Committed to “{goal.title}”{how}") for goal in told])


def stepped(action: Action, goal: Goal, verb: Verb, *, by: Person, reason: str) -> None:
    verdict, sentence = STEPS[verb]
    _tell(action, by, [Ruling(goal.pk, verdict, sentence.format(title=goal.title, why=_why(reason)))])


def closed(action: Action, endings: Sequence[Ending], *, by: Person) -> None:
    """Of goals that somebody had committed to; a draft is its author's to stop."""
    rulings = [
        Ruling(it.goal.pk, Verdict.CLOSED, f"Closed “{it.goal.title}” as {_outcome(it)}{_why(it.reason)}")
        for it in endings
        if it.goal.committed_at is not None
    ]
    _tell(action, by, rulings)


def kept_open(action: Action, goal: Goal, *, by: Person, reason: str) -> None:
    _tell(action, by, [Ruling(goal.pk, Verdict.KEPT_OPEN, f"Kept “{goal.title}” open{_why(reason)}")])


def target_approved(action: Action, target: Target, before: Target | None, *, by: Person) -> None:
    until = f"by {clock.said(target.due_on)}"
    change = f"from {_aim(before)} to {_aim(target)}" if before is not None else f"at {_aim(target)}"
    verb = "Changed" if before is not None else "Set"
    sentence = f"{verb} the target for {target.measure.name} {change} {until}{_why(target.reason)}"
    _tell(action, by, [Ruling(target.goal_id, Verdict.TARGET_APPROVED, sentence, target.pk)])


def target_declined(action: Action, target: Target, *, by: Person) -> None:
    sentence = f"Declined {_aim(target)} as the target for {target.measure.name}{_why(target.answer_note)}"
    _tell(action, by, [Ruling(target.goal_id, Verdict.TARGET_DECLINED, sentence, target.pk)])


def _tell(action: Action, by: Person | None, rulings: Sequence[Ruling]) -> None:
    if rulings:
        events.publish(GoalsDecided(action.organization_id, tuple(rulings), by.pk if by else None, action.at))


def _why(reason: str) -> str:
    return f": {reason}" if reason else ""


def _outcome(ending: Ending) -> str:
    return State(ending.state).label.removeprefix("Closed: ")


def _aim(target: Target) -> str:
    """ "0.4", "94 %" or "60–70", as people say it."""
    if target.target is not None:
        return _number(target.target, target.measure.scale)
    return f"{_number(target.low, target.measure.scale)}–{_number(target.high, target.measure.scale)}"


def _number(value: Decimal | None, scale: str) -> str:
    if value is None:
        return ""
    shown = value * 100 if scale == Scale.PROPORTION else value
    digits = format(shown.normalize(), "f")
    return f"{digits} %" if scale == Scale.PROPORTION else digits

"""The life of a goal, as one table. Who may take a step is a policy; whether the step exists is here."""

from dataclasses import dataclass
from enum import StrEnum

from plumbline.core.errors import Conflict


class State(StrEnum):
    """draft -> proposed -> committed -> sustaining -> closed (achieved, missed or stopped)."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    COMMITTED = "committed"
    SUSTAINING = "sustaining"
    ACHIEVED = "achieved"
    MISSED = "missed"
    STOPPED = "stopped"


CLOSED = frozenset({State.ACHIEVED, State.MISSED, State.STOPPED})
WORKED_ON = frozenset({State.COMMITTED, State.SUSTAINING})


class Verb(StrEnum):
    """What can be done to a goal's state."""

    PROPOSE = "propose"
    SEND_BACK = "send_back"
    COMMIT = "commit"
    SUSTAIN = "sustain"
    REOPEN = "reopen"
    ACHIEVE = "achieve"
    MISS = "miss"
    STOP = "stop"
    CARRY_OVER = "carry_over"


class By(StrEnum):
    """Whose decision a step is: the goal's owner (the unit leader of a draft), its approver, or the data."""

    OWNER = "owner"
    APPROVER = "approver"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Transition:
    """One step that exists. `reason`: a reason and what was learned must be given."""

    verb: Verb
    source: State
    target: State
    by: By
    reason: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Verb.PROPOSE, State.DRAFT, State.PROPOSED, By.OWNER),
    Transition(Verb.SEND_BACK, State.PROPOSED, State.DRAFT, By.APPROVER, reason=True),
    Transition(Verb.COMMIT, State.PROPOSED, State.COMMITTED, By.APPROVER),
    Transition(Verb.SUSTAIN, State.COMMITTED, State.SUSTAINING, By.APPROVER),
    Transition(Verb.REOPEN, State.SUSTAINING, State.COMMITTED, By.DATA, reason=True),
    Transition(Verb.ACHIEVE, State.COMMITTED, State.ACHIEVED, By.APPROVER),
    Transition(Verb.ACHIEVE, State.SUSTAINING, State.ACHIEVED, By.APPROVER),
    Transition(Verb.MISS, State.COMMITTED, State.MISSED, By.APPROVER, reason=True),
    Transition(Verb.STOP, State.DRAFT, State.STOPPED, By.OWNER, reason=True),
    Transition(Verb.STOP, State.PROPOSED, State.STOPPED, By.OWNER, reason=True),
    Transition(Verb.STOP, State.COMMITTED, State.STOPPED, By.APPROVER, reason=True),
    Transition(Verb.STOP, State.SUSTAINING, State.STOPPED, By.APPROVER, reason=True),
    # The old goal stops where its cycle ends; a new draft that `continues` it begins in the next cycle.
    Transition(Verb.CARRY_OVER, State.COMMITTED, State.STOPPED, By.APPROVER),
    Transition(Verb.CARRY_OVER, State.SUSTAINING, State.STOPPED, By.APPROVER),
)

_STEPS = {(step.verb, step.source): step for step in TRANSITIONS}


def steps_from(state: State) -> tuple[Transition, ...]:
    """Every step that exists from a state, in the table's order; none from a closed one."""
    return tuple(step for step in TRANSITIONS if step.source is state)


def step(verb: Verb, state: State) -> Transition:
    """The step a verb takes from a state. Raises Conflict("wrong_state") where there is none."""
    if (verb, state) not in _STEPS:
        raise Conflict(
            "wrong_state",
            f"This goal is {state.value}, so this step is no longer possible. Nothing was changed. Reload "
            "to see where the goal stands.",
            params={"state": state.value, "verb": verb.value},
        )
    return _STEPS[verb, state]


def rolls_up(state: State, *, cycle_closed: bool = False) -> bool:
    """Whether a goal counts in the standing of the goals above it.

    Committed and sustaining goals do; achieved and missed ones keep their last value until their cycle
    closes, so that closing them moves nothing above; drafts, proposed and stopped ones do not.
    """
    if state in WORKED_ON:
        return True
    return state in (State.ACHIEVED, State.MISSED) and not cycle_closed

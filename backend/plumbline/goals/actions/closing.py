"""Closing goals: what each outcome needs, and what a stopped goal leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Invalid
from plumbline.goals.choices import State
from plumbline.goals.models import Alignment, Goal
from plumbline.goals.rules import lifecycle
from plumbline.goals.rules.lifecycle import Transition, Verb

VERBS = {State.ACHIEVED: Verb.ACHIEVE, State.MISSED: Verb.MISS, State.STOPPED: Verb.STOP}
WRITTEN = [
    "state", "state_since", "closing_reason", "learned", "asked_outcome", "asked_by", "asked_at", "restricted",
    "valid_from", "version",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ending:
    """How one goal ends, checked and ready to write."""

    goal: Goal
    state: State
    reason: str
    learned: str


def step(goal: Goal, outcome: str) -> Transition:
    """The step to an outcome from where the goal stands. Raises Invalid or Conflict."""
    if outcome not in VERBS:
        raise Invalid(
            "unknown_outcome",
            "A goal closes as achieved, missed or stopped. Nothing was changed.",
            field="outcome",
        )
    return lifecycle.step(VERBS[State(outcome)], lifecycle.State(goal.state))


def ending(goal: Goal, taken: Transition, reason: str, learned: str) -> Ending:
    """A missed or stopped goal says why, and what was learned."""
    return Ending(
        goal,
        State(taken.target),
        text.paragraph(reason, field="reason", required=taken.reason),
        text.paragraph(learned, field="what was learned", required=taken.reason),
    )


def write(endings: Sequence[Ending], at: datetime) -> set[UUID]:
    """Closes the goals, in two statements. Returns every goal whose standing may move.

    A stopped goal leaves what is above it: its links up end with its reason, which draws the seam. It must not
    come into the open by that, so what was shut stays restricted.
    """
    stopped = {ending.goal.pk: ending for ending in endings if ending.state == State.STOPPED}
    for ending in endings:
        goal = ending.goal
        goal.state, goal.state_since = ending.state, at
        goal.closing_reason, goal.learned = ending.reason, ending.learned
        goal.asked_outcome, goal.asked_by, goal.asked_at = "", None, None
        goal.restricted = goal.restricted or (goal.pk in stopped and goal.shut)
        goal.valid_from, goal.version = at, goal.version + 1
    Goal.objects.bulk_update([ending.goal for ending in endings], WRITTEN, batch_size=2000)
    links = list(Alignment.objects.open().filter(child_id__in=stopped))
    for link in links:
        link.valid_to, link.ended_reason = at, stopped[link.child_id].reason[:300]
    Alignment.objects.bulk_update(links, ["valid_to", "ended_reason"], batch_size=2000)
    return {ending.goal.pk for ending in endings} | {link.parent_id for link in links}

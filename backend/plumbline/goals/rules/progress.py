"""How far a value has come from baseline to target, and which targets make no sense.

Progress is for arithmetic; screens say "now -> target (by)" and never a percentage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from plumbline.core.errors import Invalid
from plumbline.measures.rules.scales import Definition, Direction, Scale

_ZERO, _ONE = Decimal(0), Decimal(1)


class Role(StrEnum):
    """What a target is for: the result, the work believed to bring it, or a harm to watch."""

    OUTCOME = "outcome"
    PROCESS = "process"
    BALANCING = "balancing"


@dataclass(frozen=True, slots=True)
class Step:
    """From the day `on`, the value that the plan expects to have reached."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Aim:
    """What one target asks of a measure, in the measure's own scale.

    A range has both `low` and `high`. A single target is `low` (reach at least) where more is better and
    `high` (reach at most) where less is better; see `aim`. `steps` is empty for a linear trajectory. `floor`
    is the value that must never be passed on the bad side; `stretch` is shown, never counted.
    """

    direction: Direction
    low: Decimal | None
    high: Decimal | None
    baseline: Decimal | None
    baseline_on: date
    due_on: date
    steps: tuple[Step, ...] = ()
    floor: Decimal | None = None
    stretch: Decimal | None = None

    @property
    def is_range(self) -> bool:
        """Whether the value is to stay between two bounds."""
        return self.low is not None and self.high is not None

    @property
    def is_hold(self) -> bool:
        """Whether there is nothing to reach: a range, or a baseline that already satisfies the target."""
        return self.is_range or (self.baseline is not None and self.satisfied(self.baseline))

    @property
    def bound(self) -> Decimal:
        """The target itself; of a range, its worse-is-higher end."""
        bound = self.high if self.high is not None else self.low
        if bound is None:
            raise ValueError("a target needs a value, or a low and a high")
        return bound

    @property
    def reference(self) -> Decimal:
        """The value that says how many events to expect.

        The baseline, or the target without one (or at 0).
        """
        return self.baseline or self.bound

    def satisfied(self, value: Decimal) -> bool:
        """Whether a value meets the target."""
        return self.shortfall(value) == 0

    def shortfall(self, value: Decimal) -> Decimal:
        """How far a value is from meeting the target, >= 0, in the measure's scale."""
        below = self.low - value if self.low is not None else _ZERO
        above = value - self.high if self.high is not None else _ZERO
        return max(below, above, _ZERO)


@dataclass(frozen=True, slots=True)
class Progress:
    """value 0..1; raw unclamped, None for a hold target; met and the other marks are facts of this value."""

    value: Decimal
    raw: Decimal | None
    met: bool
    worse_than_baseline: bool
    below_floor: bool
    stretch_met: bool


def aim(
    *,
    direction: Direction,
    target: Decimal | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    baseline: Decimal | None,
    baseline_on: date,
    due_on: date,
    steps: Sequence[Step] = (),
    floor: Decimal | None = None,
    stretch: Decimal | None = None,
) -> Aim:
    """An Aim from either `target` or `low` and `high`, as a Target row states it.

    Checks nothing: see `check`.
    """
    if target is not None:
        low, high = (target, None) if direction is Direction.INCREASE else (None, target)
        if direction is Direction.MAINTAIN:
            low = target
    return Aim(direction, low, high, baseline, baseline_on, due_on, tuple(steps), floor, stretch)


def progress(aim: Aim, value: Decimal) -> Progress | None:
    """How far `value` has come; None without a baseline to start from (unless the target is a range).

    Reach: raw = (value - baseline) / (target - baseline), value clamped to 0..1. Hold: 1 while satisfied,
    else 0. Falls 8 -> 2: 0 at 8, 0.5 at 5, 1 at 2; at 9 it is 0 and worse than baseline.
    """
    if aim.baseline is None and not aim.is_range:
        return None
    short = aim.shortfall(value)
    raw, done = None, _ZERO if short else _ONE
    if aim.baseline is not None and not aim.is_hold:
        raw = (value - aim.baseline) / (aim.bound - aim.baseline)
        done = min(max(raw, _ZERO), _ONE)
    return Progress(
        value=done,
        raw=raw,
        met=not short,
        worse_than_baseline=aim.baseline is not None and short > aim.shortfall(aim.baseline),
        below_floor=aim.floor is not None and _worse(aim, value, aim.floor),
        stretch_met=aim.stretch is not None and not _worse(aim, value, aim.stretch),
    )


def expected(aim: Aim, on: date) -> Decimal:
    """The progress (0..1) that the plan expects on a day: a line from baseline_on to due_on, or its steps.

    A hold target always expects 1. Steps are stairs: each holds from its day until the next one.
    """
    if aim.is_hold or on >= aim.due_on:
        return _ONE
    if on <= aim.baseline_on:
        return _ZERO
    if not aim.steps:
        return Decimal((on - aim.baseline_on).days) / (aim.due_on - aim.baseline_on).days
    reached = [step.value for step in aim.steps if step.on <= on]
    done = progress(aim, reached[-1]) if reached else None
    return done.value if done else _ZERO


def check(aim: Aim, definition: Definition) -> None:
    """Refuse a target that cannot be meant. Raises Invalid with a code, a sentence and the field."""
    _check_bounds(aim)
    _check_dates(aim)
    _check_scale(aim, definition)
    _check_steps(aim)
    if aim.floor is not None and any(_worse(aim, b, aim.floor) for b in (aim.low, aim.high) if b is not None):
        raise Invalid(
            "floor_beyond_target",
            "The floor is better than the target. Nothing was saved. Give a floor worse than the target.",
            field="floor",
        )
    if aim.stretch is not None and (aim.is_range or _worse(aim, aim.stretch, aim.bound)):
        raise Invalid(
            "stretch_short_of_target",
            "The stretch must be at least as good as a single target. Nothing was saved. Give a better "
            "stretch, or leave it out.",
            field="stretch",
        )


def check_weight(weight: Decimal | None, *, field: str = "weight") -> Decimal:
    """The weight to use: 1 where none is given. Raises Invalid("weight_not_positive") at zero or below."""
    if weight is not None and weight <= 0:
        raise Invalid(
            "weight_not_positive",
            "A weight must be above zero. Nothing was saved. Leave it empty to count all alike, or remove "
            "the link if it should not count.",
            field=field,
        )
    return _ONE if weight is None else weight


def _worse(aim: Aim, value: Decimal, than: Decimal) -> bool:
    """Whether one value is worse than another; in a range, further outside it."""
    if aim.direction is Direction.INCREASE and not aim.is_range:
        return value < than
    if aim.direction is Direction.DECREASE and not aim.is_range:
        return value > than
    return aim.shortfall(value) > aim.shortfall(than)


def _check_bounds(aim: Aim) -> None:
    if aim.low is None and aim.high is None:
        raise Invalid("target_missing", "A target needs a value, or a low and a high.", field="target")
    if aim.direction is Direction.MAINTAIN and (aim.low == aim.high or not aim.is_range):
        raise Invalid(
            "range_needed",
            "This measure is to stay in a range, so a single value has no good side. Nothing was saved. "
            "Give a low and a high.",
            field="target",
        )
    if aim.low is not None and aim.high is not None and aim.low > aim.high:
        raise Invalid(
            "range_reversed",
            "The low end of the range is above its high end. Nothing was saved. Swap the two.",
            field="low",
        )
    if not aim.is_range and (aim.low is None) == (aim.direction is Direction.INCREASE):
        raise Invalid(
            "target_wrong_side",
            "The target lies on the bad side for this measure. Nothing was saved. Check the measure's "
            "direction and the target.",
            field="target",
        )


def _check_dates(aim: Aim) -> None:
    if aim.due_on <= aim.baseline_on:
        raise Invalid(
            "due_before_baseline",
            "The due date must come after the baseline's date. Nothing was saved.",
            field="due_on",
        )


def _check_scale(aim: Aim, definition: Definition) -> None:
    if definition.scale is Scale.MEAN:
        return
    limit = _ONE if definition.scale is Scale.PROPORTION else None
    named = {
        "target": aim.bound, "low": aim.low, "high": aim.high, "baseline": aim.baseline,
        "floor": aim.floor, "stretch": aim.stretch,
    }  # fmt: skip
    for field, value in named.items():
        if value is not None and (value < 0 or (limit is not None and value > limit)):
            raise Invalid(
                "target_outside_scale",
                "A share lies between 0 % and 100 %." if limit else "This measure cannot be below zero.",
                field=field,
            )


def _check_steps(aim: Aim) -> None:
    if not aim.steps:
        return
    if aim.is_hold or aim.baseline is None:
        raise Invalid(
            "steps_without_way",
            "Steps need a baseline and a target that is still to be reached. Nothing was saved.",
            field="steps",
        )
    days = [aim.baseline_on, *(step.on for step in aim.steps)]
    short = [aim.shortfall(aim.baseline), *(aim.shortfall(step.value) for step in aim.steps)]
    in_order = all(a < b for a, b in pairwise(days)) and days[-1] <= aim.due_on
    nearing = all(a >= b for a, b in pairwise(short))
    if not (in_order and nearing):
        raise Invalid(
            "steps_out_of_order",
            "Steps must follow each other between the baseline's date and the due date, each at least as "
            "near to the target as the one before. Nothing was saved.",
            field="steps",
        )

"""From signals to meaning: better or worse, and whether a target is within reach."""

import math
from collections.abc import Sequence
from itertools import pairwise

from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc.shapes import Assurance, Plotted, Setting, Signal, Variation, Verdict

_CLOSE = 1e-9


def verdict(signal: Signal, value: float, centre: float, setting: Setting) -> Verdict:
    """What a signal means. Where neither way is good, only that values are high or low.

    In a range to maintain, moving away from its middle is a concern and moving towards it an improvement. A
    value outside the range stands for itself; inside, the centre of its process decides which way is away.
    """
    better = _better(signal, value, centre, setting)
    if better is None:
        return Verdict.HIGH if signal.up else Verdict.LOW
    return Verdict.IMPROVEMENT if better else Verdict.CONCERN


def variation(newest: Plotted | None) -> Variation:
    """The icon of a series whose newest value this is."""
    if newest is None:
        return Variation.NONE
    if newest.verdict is None:
        return Variation.COMMON_CAUSE
    up = newest.signals[0].up
    if newest.verdict in (Verdict.HIGH, Verdict.LOW):
        return Variation.NEUTRAL_HIGH if up else Variation.NEUTRAL_LOW
    if newest.verdict is Verdict.IMPROVEMENT:
        return Variation.IMPROVEMENT_HIGH if up else Variation.IMPROVEMENT_LOW
    return Variation.CONCERN_HIGH if up else Variation.CONCERN_LOW


def assurance(newest: Plotted | None, setting: Setting) -> Assurance:
    """The icon of a process whose newest limits these are: both on the good side of the target, or on the bad.

    A limit on the target leaves it hit and miss, as in NHSRplotthedots. A range to maintain is kept by limits
    within it or on its ends, and failed by limits that share nothing with it.
    """
    if newest is None or newest.lower is None or newest.upper is None:
        return Assurance.NONE
    lower, upper, target = newest.lower, newest.upper, setting.target
    if setting.direction is Direction.MAINTAIN:
        if setting.low is None or setting.high is None:
            return Assurance.NONE
        kept, lost = setting.low <= lower and upper <= setting.high, upper < setting.low or lower > setting.high
    elif setting.direction is None or target is None:
        return Assurance.NONE
    elif setting.direction is Direction.INCREASE:
        kept, lost = target < lower, target > upper
    else:
        kept, lost = target > upper, target < lower
    return Assurance.PASSES if kept else Assurance.FAILS if lost else Assurance.HIT_AND_MISS


def met(value: float, setting: Setting) -> bool | None:
    """Whether one value meets the target, as a red or green light would say; None without a target."""
    if setting.direction is Direction.MAINTAIN:
        if setting.low is None or setting.high is None:
            return None
        return _reaches(value, setting.low) and _reaches(-value, -setting.high)
    if setting.direction is None or setting.target is None:
        return None
    if setting.direction is Direction.INCREASE:
        return _reaches(value, setting.target)
    return _reaches(-value, -setting.target)


def flips(points: Sequence[Plotted], setting: Setting) -> int | None:
    """How often met turned into not met or back, from one value to the next; None without a target."""
    lights = [met(point.value, setting) for point in points if point.value is not None]
    if not lights or lights[0] is None:
        return None
    return sum(a != b for a, b in pairwise(lights))


def _reaches(value: float, line: float) -> bool:
    return value >= line or math.isclose(value, line, rel_tol=_CLOSE)


def _better(signal: Signal, value: float, centre: float, setting: Setting) -> bool | None:
    if setting.direction is not Direction.MAINTAIN:
        return None if setting.direction is None else signal.up == (setting.direction is Direction.INCREASE)
    if setting.low is None or setting.high is None:
        return None
    at, middle = centre if setting.low <= value <= setting.high else value, (setting.low + setting.high) / 2
    return at != middle and signal.up == (at < middle)

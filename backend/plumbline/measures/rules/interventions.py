"""Did a dated change move a measure, and did it hold?

Two readings of the same periods, both with autocorrelated errors (`regression`):

step   the level after against the level before;
trend  the mean after against where the trend before was heading (segmented regression: Wagner et al., Journal of
       Clinical Pharmacy and Therapeutics 2002; Bernal, Cummins and Gasparrini, International Journal of Epidemiology
       2017). It holds whatever the trend was, and needs far more periods to see the same change.

The step decides, with its 95 % interval, unless the measure was evidently on its way before or only the trend sees a
change (as in a gradual one); then the trend decides. What the step sees must at least not be explained by a trend too
faint to be evident (one-sided 95 %). So whatever is called a change is one by the trend too, and "improved" is wrong in
at most 5 of 100 series where nothing changed, whatever trend they have.

What is seen is that the measure changed then, not why: nothing here rules out that something else happened that day.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

import numpy as np

from plumbline.measures.rules import regression
from plumbline.measures.rules.periods import Cadence
from plumbline.measures.rules.regression import Belief, Fit, Numbers, Told, number
from plumbline.measures.rules.scales import Direction

FEWEST_BEFORE = 8  # periods; from simulated series, see the tests
FEWEST_AFTER = 6
FEWEST_FOR_SLOPE = 12  # on each side, to say how the trend changed
FEWEST_HELD = 3
LONGEST = 60  # periods on each side: an older trend says little about today's
TAIL = 0.025  # on each side of the 95 % interval
FAINT = 0.05  # the chance of being on the other side of zero that the trend may still leave
LIMITS = 2.66  # mean moving ranges from the mean to a natural process limit: 3 / 1.128
D2 = 1.128  # mean moving range of two, in standard deviations

# What a period may keep of the one before. Each is as likely beforehand: hospital series remember, few oscillate.
_MEMORY = np.arange(0.0, 0.85, 0.1)
_PRIOR = np.full(len(_MEMORY), 1 / len(_MEMORY))
_STRETCH_DAYS = 90
_DAYS = {Cadence.WEEKLY: 7.0, Cadence.MONTHLY: 30.4375, Cadence.QUARTERLY: 91.3125, Cadence.ANNUAL: 365.25}


class Verdict(StrEnum):
    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSENED = "worsened"
    CANNOT_TELL = "cannot_tell"


class Hold(StrEnum):
    HELD = "held"
    NOT_HELD = "not_held"
    TOO_EARLY = "too_early"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Words:
    """How the sentence names things. `unit` follows a number ("per 1,000"), which is multiplied by `times` (100 for
    percentage points)."""

    change: str = "the change"
    measure: str = "the value"
    unit: str = ""
    times: float = 1.0
    periods: str = "periods"


PLAIN = Words()


@dataclass(frozen=True, slots=True)
class Stretch:
    """One side of the change: its mean (weighed by exposure) and natural process limits, mean ± 2.66 mean moving
    ranges, in the measure's unit."""

    points: int
    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """With its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def moved(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


NOTHING = Estimate(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`step`, `trend`: see the module, in the measure's unit. `slope_before`: its trend, per period; `slope_change` is
    told with 12 periods on each side. `by_trend`: which of the two decides. `doubted`: a trend too faint to be evident
    may explain what the step sees. `matters`: the smallest change that would matter."""

    before: Stretch
    after: Stretch
    step: Estimate
    trend: Estimate
    slope_before: Estimate
    slope_change: Estimate | None
    doubted: bool
    matters: float

    @property
    def by_trend(self) -> bool:
        return self.slope_before.moved or (self.trend.moved and not self.step.moved)

    @property
    def shown(self) -> Estimate:
        """The one that decides."""
        return self.trend if self.by_trend else self.step


@dataclass(frozen=True, slots=True)
class Effect:
    """No evidence where there are too few periods or nothing varied."""

    verdict: Verdict
    code: str
    sentence: str
    params: Mapping[str, object]
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """`now`: how far the `points` periods up to the day are from the level before the change."""

    verdict: Hold
    code: str
    sentence: str
    params: Mapping[str, object]
    now: Estimate | None = None
    points: int = 0


def effect(
    values: Sequence[float | None],
    *,
    began: int,
    direction: Direction,
    exposures: Sequence[float] | None = None,
    predicted: float | None = None,
    middle: float | None = None,
    words: Words = PLAIN,
) -> Effect:
    """Of equally long periods, oldest first; `began` is the place of the first one under the change (put None where a
    period is half and half). None and exposure 0 say nothing. `predicted`: the change that was expected; half of it
    matters, or one standard deviation of the common-cause variation where nothing was expected. A measure to MAINTAIN
    improves towards the `middle` of its range, which it needs.
    """
    if direction is Direction.MAINTAIN and middle is None:
        raise ValueError("a measure to maintain needs the middle of its range")
    before, after = _sides(values, exposures, began)
    params: dict[str, object] = {"change": words.change, "periods": words.periods}
    params |= {"before": len(before), "after": len(after)}
    if len(before) < FEWEST_BEFORE or len(after) < FEWEST_AFTER:
        params |= {"needed_before": FEWEST_BEFORE, "needed_after": FEWEST_AFTER}
        return Effect(Verdict.CANNOT_TELL, "effect_few", _sentence("effect_few", params, words), params)
    if not (before.varied or after.varied):
        return Effect(Verdict.CANNOT_TELL, "effect_unvaried", _sentence("effect_unvaried", params, words), params)
    evidence = _evidence(before, after, predicted)
    shown = evidence.shown
    verdict, code = _verdict(evidence, good=_good(shown.value, after.mean, direction, middle))
    params |= {"size": shown.value, "low": shown.low, "high": shown.high, "by_trend": evidence.by_trend}
    return Effect(verdict, code, _sentence(code, params, words, shown), params, evidence)


def held(
    values: Sequence[float | None],
    *,
    began: int,
    gain: float,
    days: int,
    cadence: Cadence,
    exposures: Sequence[float] | None = None,
    words: Words = PLAIN,
) -> Held:
    """Whether so many days after the change its `gain` is still there, of the same series as `effect`.

    The quarter of a year that ends on the day is set against the level before. HELD: surely still on the gain's side.
    NOT_HELD: surely less than half of the gain is left. `gain` is signed, the effect found or the one predicted.
    """
    last = began + max(1, round(days / _DAYS[cadence]))
    first = max(began, last - max(1, round(_STRETCH_DAYS / _DAYS[cadence])))
    params: dict[str, object] = {"change": words.change, "days": days, "gain": gain}
    if len(values) < last:
        return _held(Hold.TOO_EARLY, params)
    before, after = _sides(values, exposures, began)
    now = after.taken((after.times >= first) & (after.times < last))
    few = len(before) < FEWEST_BEFORE or len(now) < FEWEST_HELD
    if few or not gain or not (before.varied or now.varied):
        return _held(Hold.CANNOT_TELL, params, points=len(now))
    left = _estimate(_fit(*_joined(before, now)).coefficient(1))
    worst, best = sorted((left.low * math.copysign(1, gain), left.high * math.copysign(1, gain)))
    params |= {"size": left.value, "low": left.low, "high": left.high}
    verdict = Hold.HELD if worst > 0 else Hold.CANNOT_TELL
    return _held(Hold.NOT_HELD if best < abs(gain) / 2 else verdict, params, now=left, points=len(now))


def _sides(values: Sequence[float | None], exposures: Sequence[float] | None, began: int) -> tuple[Told, Told]:
    series = regression.told(values, exposures)
    since = series.times - began
    return series.taken((since < 0) & (since >= -LONGEST)), series.taken((since >= 0) & (since < LONGEST))


def _evidence(before: Told, after: Told, predicted: float | None) -> Evidence:
    both, since = _joined(before, after)
    centred = both.times - after.times.mean()
    heading = _fit(both, since, centred, since * centred)
    step, trend = _estimate(_fit(both, since).coefficient(1)), heading.coefficient(1)
    return Evidence(
        before=_stretch(before),
        after=_stretch(after),
        step=step,
        trend=_estimate(trend),
        slope_before=_estimate(_fit(before, before.times).coefficient(1)) if before.varied else NOTHING,
        slope_change=_estimate(heading.coefficient(3)) if min(len(before), len(after)) >= FEWEST_FOR_SLOPE else None,
        doubted=not _beyond(trend, step.value),
        matters=abs(predicted) / 2 if predicted else _range(before) / D2,
    )


def _joined(before: Told, after: Told) -> tuple[Told, Numbers]:
    """Both sides as one series, and where the change is in force (1)."""
    both = Told(
        np.concatenate([before.values, after.values]),
        np.concatenate([before.times, after.times]),
        np.concatenate([before.noise, after.noise]),
    )
    return both, np.repeat([0.0, 1.0], [len(before), len(after)])


def _fit(series: Told, *columns: Numbers) -> Fit:
    """By a level and these columns."""
    design = np.column_stack([np.ones(len(series)), *columns])
    correlations = regression.remembering(series.times, series.times, _MEMORY)
    return regression.fit(series.values, design, correlations * np.sqrt(np.outer(series.noise, series.noise)), _PRIOR)


def _estimate(belief: Belief) -> Estimate:
    return Estimate(belief.mean, belief.quantile(TAIL), belief.quantile(1 - TAIL))


def _beyond(belief: Belief, side: float) -> bool:
    """Whether the number is surely enough on that side of zero."""
    negative = float(belief.below(0.0))
    return (negative if side > 0 else 1 - negative) <= FAINT


def _range(side: Told) -> float:
    """The mean moving range."""
    return fmean(abs(b - a) for a, b in pairwise(side.values.tolist()))


def _stretch(side: Told) -> Stretch:
    reach = LIMITS * _range(side)
    return Stretch(len(side), side.mean, side.mean - reach, side.mean + reach)


def _good(size: float, after: float, direction: Direction, middle: float | None) -> bool:
    if middle is None or direction is not Direction.MAINTAIN:
        return (size > 0) == (direction is Direction.INCREASE)
    return abs(after - middle) < abs(after - size - middle)


def _verdict(evidence: Evidence, *, good: bool) -> tuple[Verdict, str]:
    shown = evidence.shown
    if shown.moved and evidence.doubted and not evidence.by_trend:
        return Verdict.CANNOT_TELL, "effect_doubted"
    if shown.moved:
        return (Verdict.IMPROVED, "effect_improved") if good else (Verdict.WORSENED, "effect_worsened")
    if -evidence.matters < shown.low and shown.high < evidence.matters:
        return Verdict.NO_CHANGE, "effect_none"
    return Verdict.CANNOT_TELL, "effect_wide"


_POINTS = " {before} {periods} before, {after} after."
_MOVED = "{measure} {way} by {size}{unit} (between {least} and {most}){against}."
_AROUND = "{down}{unit} lower or {up}{unit} higher{against}."
_SENTENCES = {
    "effect_few": "Too early to tell what {change} did: {needed_before} {periods} before it and {needed_after} after "
    "are needed, and there are {before} and {after}.",
    "effect_unvaried": "Cannot tell what {change} did: the values do not vary, so nothing says how much is chance.",
    "effect_improved": "After {change} " + _MOVED + _POINTS,
    "effect_worsened": "After {change} it got worse: " + _MOVED + _POINTS,
    "effect_none": "{change} made no difference that matters: {measure} is at most " + _AROUND + _POINTS,
    "effect_wide": "Cannot tell what {change} did: {measure} may be " + _AROUND + _POINTS,
    "effect_doubted": "Cannot tell yet what {change} did: " + _MOVED + " A trend from before may explain it." + _POINTS,
}


def _sentence(code: str, params: Mapping[str, object], words: Words, shown: Estimate = NOTHING) -> str:
    low, high = shown.low * words.times, shown.high * words.times
    said = {
        "way": "rose" if shown.value > 0 else "fell",
        "size": number(abs(shown.value * words.times)),
        "least": number(min(abs(low), abs(high))),
        "most": number(max(abs(low), abs(high))),
        "down": number(abs(low)),
        "up": number(abs(high)),
        "unit": f" {words.unit}" if words.unit else "",
        "against": ", compared with where it was heading" if params.get("by_trend") else "",
        "measure": words.measure,
    }
    return _capital(_SENTENCES[code].format(**dict(params) | said))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _held(verdict: Hold, params: Mapping[str, object], *, now: Estimate | None = None, points: int = 0) -> Held:
    text = {
        Hold.HELD: "{days} days after {change} the gain is still there.",
        Hold.NOT_HELD: "{days} days after {change} less than half of the gain is left.",
        Hold.TOO_EARLY: "The values of the {days} days after {change} are not in yet.",
        Hold.CANNOT_TELL: "Cannot tell whether the gain was still there {days} days after {change}.",
    }[verdict].format(**params)
    return Held(verdict, f"gain_{verdict.value}", _capital(text), params, now, points)

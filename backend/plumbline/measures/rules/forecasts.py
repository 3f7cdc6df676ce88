"""Will a measure miss its target? A probability with an interval, and the score we keep of our own forecasts.

The periods so far are taken for a level, a trend of unknown and probably small size, a wandering that remembers some
of the period before, and chance (a structural model: Harvey, Forecasting, Structural Time Series Models and the Kalman
Filter, 1989; that the trend is drawn towards none does the work of damping: Gardner and McKenzie, Management Science
1985). How much there is of each is not chosen but weighed (`regression`), so that few periods give wide intervals.

Proportions are forecast as arcsines and counts as roots, where chance is the same at every level (Bartlett, Biometrics
1947), days between events as their 1/3.6th power (Nelson, Journal of Quality Technology 1994): so no interval leaves
what is possible. One value is forecast, that of the period `steps` ahead; nothing is known of plans.

Scores: Brier, Monthly Weather Review 1950; Gneiting and Raftery, JASA 102 (2007).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from plumbline.measures.rules import regression
from plumbline.measures.rules.regression import Belief, Numbers, Told, number
from plumbline.measures.rules.scales import Direction, Scale

FEWEST = 12  # periods, and no further ahead than there are behind
LONGEST = 60  # periods looked at
TAIL = 0.1  # on each side of the 80 % interval
EVEN = 0.5
_ROOT = 1 / 3.6
_ALWAYS, _NEVER = 0.95, 0.05

# Settings: what a period keeps of the wandering before it; how much of the variance wanders; how large the trend may be
# per period, in standard deviations; and how likely all that is beforehand: half of the measures have no trend, and two
# in five do not wander.
_WANDERING = [(0.0, 0.0), *product((0.4, 0.7, 0.9, 0.98), (0.3, 0.6, 0.9))]
_TRENDS = ((0.0, 0.5), (0.05, 0.25), (0.15, 0.25))
_SETTINGS = np.array([
    (memory, share, trend, odds * (0.4 if not share else 0.6 / (len(_WANDERING) - 1)))
    for (memory, share), (trend, odds) in product(_WANDERING, _TRENDS)
])  # fmt: skip
_MEMORY, _SHARE, _TREND, _PRIOR = _SETTINGS.T


@dataclass(frozen=True, slots=True)
class Aim:
    """A value from `low` to `high` reaches the target; None is no bound."""

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """How the sentence names things; `unit` follows a number ("per 1,000"), `due` follows "by" ("June 2027")."""

    due: str = "its due date"
    unit: str = ""
    periods: str = "periods"


PLAIN = Words()


@dataclass(frozen=True, slots=True)
class Forecast:
    """`probability` of a miss, the median and the 80 % interval of the value; None where it cannot be told."""

    code: str
    sentence: str
    params: Mapping[str, object]
    probability: float | None = None
    median: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of [low, high): their mean probability of a miss beside the share that missed."""

    low: float
    high: float
    count: int
    predicted: float
    observed: float


@dataclass(frozen=True, slots=True)
class Score:
    """`right`: a miss called more likely than not that came, or less likely and that did not. `brier` is the mean
    squared error of the probabilities: 0 is perfect, 0.25 is what "half and half" always gets."""

    right: int
    of: int
    code: str
    sentence: str
    params: Mapping[str, object]
    brier: float | None = None
    bins: tuple[Bin, ...] = field(default=())


def aim(
    direction: Direction, *, target: float | None = None, low: float | None = None, high: float | None = None
) -> Aim:
    """The target as bounds: at most, at least, or the range of a measure to maintain."""
    if direction is Direction.MAINTAIN:
        return Aim(low, high)
    return Aim(high=target) if direction is Direction.DECREASE else Aim(low=target)


def forecast(
    values: Sequence[float | None],
    *,
    steps: int,
    aim: Aim,
    scale: Scale,
    exposures: Sequence[float] | None = None,
    words: Words = PLAIN,
) -> Forecast:
    """Of equally long periods, oldest first, whose last is `steps` (1 or more) before the one that is due. None and
    exposure 0 say nothing. Values are on the measure's scale, a proportion 0..1."""
    series = _told(values, exposures, scale)
    params: dict[str, object] = {
        "periods": words.periods, "count": len(series), "needed": max(FEWEST, steps), "due": words.due,
    }  # fmt: skip
    if len(series) < max(FEWEST, steps):
        return _cannot("forecast_few", params)
    if not series.varied:
        return _cannot("forecast_unvaried", params)
    belief = _ahead(series, len(values) - 1 + steps)
    missed = _missed(belief, aim, scale)
    low, median, high = (_plain(belief.quantile(share), scale) for share in (TAIL, 0.5, 1 - TAIL))
    code = "forecast_likely" if _NEVER <= missed <= _ALWAYS else "forecast_sure" if missed > EVEN else "forecast_safe"
    params |= {"probability": missed, "tenths": min(9, max(1, round(missed * 10))), "low": low, "high": high}
    sentence = _sentence(code, params, _between(low, high, scale, words.unit))
    return Forecast(code, sentence, params, missed, median, low, high)


def brier(forecasts: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The mean squared difference of the probabilities of a miss from what came, of at least one."""
    return float(np.mean((np.asarray(forecasts, dtype=float) - np.asarray(outcomes, dtype=float)) ** 2))


def calibration(forecasts: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> tuple[Bin, ...]:
    """Equally wide bins, without the empty ones."""
    chances, missed = np.asarray(forecasts, dtype=float), np.asarray(outcomes, dtype=float)
    places = np.minimum((chances * bins).astype(int), bins - 1)
    return tuple(
        Bin(at / bins, (at + 1) / bins, int(there.sum()), float(chances[there].mean()), float(missed[there].mean()))
        for at in range(bins)
        if (there := places == at).any()
    )


def miscalibration(bins: Sequence[Bin]) -> float:
    """How far forecasts are from what came, on average over the forecasts: 0.05 is five points in a hundred."""
    return sum(it.count * abs(it.predicted - it.observed) for it in bins) / sum(it.count for it in bins)


def score(forecasts: Sequence[float], outcomes: Sequence[bool]) -> Score:
    """Of forecasts that have come due: probabilities of a miss, and whether it came."""
    pairs = list(zip(forecasts, outcomes, strict=True))
    if not pairs:
        return Score(0, 0, "score_none", "No forecast has come due yet.", {})
    right = sum((chance >= EVEN) == missed for chance, missed in pairs)
    sentence = f"Right {right} times of {len(pairs)}."
    return Score(
        right, len(pairs), "score_right", sentence, {"right": right, "of": len(pairs)},
        brier(forecasts, outcomes), calibration(forecasts, outcomes),
    )  # fmt: skip


def _told(values: Sequence[float | None], exposures: Sequence[float] | None, scale: Scale) -> Told:
    """The latest periods, transformed."""
    series = regression.told([None if value is None else _even(value, scale) for value in values], exposures)
    return series.taken(series.times >= len(values) - LONGEST)


def _ahead(series: Told, due: int) -> Belief:
    """The value at the place `due`, in a period with as much exposure as a mean one."""
    times, last = series.times, series.times[-1]
    future = np.array([float(due)])
    past, way = times - last, future - last
    covariances = _kept(times, times) + _TREND[:, None, None] ** 2 * np.outer(past, past)
    covariances += (1 - _SHARE)[:, None, None] * np.diag(series.noise)
    shared = (_kept(times, future) + _TREND[:, None, None] ** 2 * np.outer(past, way))[..., 0]
    own = 1 + (_TREND * way) ** 2
    fit = regression.fit(series.values, np.ones((len(series), 1)), covariances, _PRIOR)
    return fit.ahead(np.ones(1), shared, own)


def _kept(times: Numbers, others: Numbers) -> Numbers:
    kept: Numbers = _SHARE[:, None, None] * regression.remembering(times, others, _MEMORY)
    return kept


def _missed(belief: Belief, aim: Aim, scale: Scale) -> float:
    """A count misses by a whole event: chance is split half way between two counts."""
    low, high = aim.low, aim.high
    if scale is Scale.COUNT:
        low, high = None if low is None else math.ceil(low) - EVEN, None if high is None else math.floor(high) + EVEN
    above = 0.0 if high is None else 1 - float(belief.below(_even(high, scale)))
    below = 0.0 if low is None else float(belief.below(_even(low, scale)))
    return min(1.0, above + below)


def _even(value: float, scale: Scale) -> float:
    """On a scale where chance is as large at every level."""
    if scale is Scale.PROPORTION:
        return math.asin(math.sqrt(min(1.0, max(0.0, value))))
    if scale is Scale.MEAN:
        return value
    return float(max(0.0, value) ** (_ROOT if scale is Scale.DAYS_BETWEEN else 0.5))


def _plain(value: float, scale: Scale) -> float:
    """Back again, within what is possible."""
    if scale is Scale.PROPORTION:
        return math.sin(min(math.pi / 2, max(0.0, value))) ** 2
    if scale is Scale.MEAN:
        return value
    return float(max(0.0, value) ** (1 / _ROOT if scale is Scale.DAYS_BETWEEN else 2))


def _cannot(code: str, params: Mapping[str, object]) -> Forecast:
    return Forecast(code, _sentence(code, params), params)


_SENTENCES = {
    "forecast_few": "Too early to forecast: {needed} {periods} are needed and there are {count}.",
    "forecast_unvaried": "Cannot forecast: the values do not vary, so nothing says how much is chance.",
    "forecast_likely": "About {tenths} in 10 that this misses its target by {due}; likely between {between}.",
    "forecast_sure": "More than 19 in 20 that this misses its target by {due}; likely between {between}.",
    "forecast_safe": "Less than 1 in 20 that this misses its target by {due}; likely between {between}.",
}


def _sentence(code: str, params: Mapping[str, object], between: str = "") -> str:
    return _SENTENCES[code].format(**params, between=between)


def _between(low: float, high: float, scale: Scale, unit: str) -> str:
    """A proportion is said in per cent."""
    times, unit = (100, "%") if scale is Scale.PROPORTION else (1, unit)
    return f"{number(low * times)} and {number(high * times)} {unit}".rstrip()

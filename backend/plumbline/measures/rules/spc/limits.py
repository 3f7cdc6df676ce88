"""Centre and limits of each kind of chart.

Sources: Montgomery, Introduction to Statistical Quality Control, 7th ed. (6.27-6.33 for means and single values,
7.6-7.21 for cases and events); NHS England, Making Data Count (xmr); Laney, Quality Engineering 14 (2002) for p'
and u'; Nelson, Journal of Quality Technology 26 (1994) for t; Benneyan, Health Care Management Science 4 (2001)
for g. Conventions are those of the R packages NHSRplotthedots (xmr) and qicharts2 (all others).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from plumbline.measures.rules.spc.shapes import Band, Kind, Observed, Setting

XMR_FACTOR = 2.66  # 3 / d2 as Making Data Count prints it
D2 = 1.128  # mean range of two normal values, in sigmas (Montgomery, appendix VI)
SCREEN = 3.267  # D4 of pairs: a moving range beyond so many means is itself out of the ordinary (Nelson 1982)
T_POWER = 3.6  # times between events to this root are nearly normal (Nelson 1994)
_SIGMAS, _INNER = 3.0, 2.0
_BY_COUNTS = (Kind.P, Kind.P_PRIME, Kind.U, Kind.U_PRIME)
_FROM_ZERO = (*_BY_COUNTS, Kind.C, Kind.G, Kind.T)


@dataclass(frozen=True, slots=True)
class Sample:
    """A period that can be charted; events, exposure and sd are 0 where the kind does not ask for them."""

    value: float
    events: float = 0.0
    exposure: float = 0.0
    sd: float = 0.0


_Spread = tuple[float, list[float] | None]


def value_of(observed: Observed, setting: Setting) -> float | None:
    """The value as drawn; None where nothing was exposed, so that there is nothing to draw.

    Charts by counts draw what the counts make, on whose chance their limits rest.
    """
    events, exposure = observed.numerator, observed.exposure
    if setting.kind in (Kind.C, Kind.G, Kind.T):
        return events if setting.kind is Kind.C and events is not None else observed.value
    if exposure is not None and exposure <= 0:
        return None
    made = None if events is None or exposure is None else events / exposure * setting.per
    if made is not None and (setting.kind in _BY_COUNTS or observed.value is None):
        return made
    return observed.value


def sample(observed: Observed, setting: Setting) -> Sample | None:
    """What the limits are made of; None where the period lacks what its kind needs."""
    value, events, exposure = value_of(observed, setting), observed.numerator, observed.exposure
    if value is None:
        return None
    if setting.kind in _BY_COUNTS:
        return None if events is None or exposure is None else Sample(value, events, exposure)
    if setting.kind is Kind.XBAR_S:
        known = observed.sd is not None and exposure is not None and exposure > 1
        return Sample(value, exposure=exposure or 0, sd=observed.sd or 0) if known else None
    return Sample(value)


def bands(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> list[Band]:
    """The lines at each sample, worked out from `base` (not empty): all of them, or the frozen ones."""
    if setting.kind is Kind.T:
        return _back([_root(s) for s in samples], [_root(s) for s in base], setting)
    middle, sigmas = _SPREADS[setting.kind](samples, base, setting)
    # Times between events are so skewed that the mean would not part them evenly; runs need the median.
    centre = median(s.value for s in base) if setting.kind is Kind.G else middle
    if sigmas is None:
        return [Band(centre)] * len(samples)
    floor, ceiling = _bounds(setting)
    return [_band(centre, middle, sigma, floor, ceiling) for sigma in sigmas]


def spread(observed: Sequence[Observed], setting: Setting) -> list[Band | None]:
    """The lines of an xbar_s chart's other half, the standard deviations (Montgomery 6.27 and 6.31)."""
    samples = [sample(o, setting) for o in observed]
    known = [s for s in samples if s is not None]
    sd = _mean_sd(known, known)
    return [None if s is None else _sd_band(sd, s.exposure) for s in samples]


def mean_range(values: Sequence[float], *, screened: bool) -> float | None:
    """Mean moving range; None under two values. Screened once, and only where something remains."""
    ranges = [abs(b - a) for a, b in pairwise(values)]
    if not ranges:
        return None
    average = mean(ranges)
    kept = [r for r in ranges if r < SCREEN * average] if screened else ranges
    return mean(kept) if kept else average


def mean(values: Iterable[float]) -> float:
    """Summed exactly, so that equal values lie on their mean."""
    values = list(values)
    return math.fsum(values) / len(values)


def c4(n: float) -> float:
    """Mean standard deviation of n normal cases, in sigmas (Montgomery, appendix VI)."""
    return math.sqrt(2 / (n - 1)) * math.exp(math.lgamma(n / 2) - math.lgamma((n - 1) / 2))


def _xmr(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
    values = [s.value for s in base]
    ranges = mean_range(values, screened=setting.screened)
    return mean(values), None if ranges is None else [ranges * XMR_FACTOR / _SIGMAS] * len(samples)


def _run(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
    return median(s.value for s in base), None


def _p(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
    share = _ratio(base)
    chance = max(0.0, share * (1 - share))
    return share * setting.per, [setting.per * math.sqrt(chance / s.exposure) for s in samples]


def _u(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
    rate = max(0.0, _ratio(base))
    return rate * setting.per, [setting.per * math.sqrt(rate / s.exposure) for s in samples]


def _prime(plain: Callable[[Sequence[Sample], Sequence[Sample], Setting], _Spread]) -> Callable[..., _Spread]:
    """Laney's: the plain limits times how much more than chance the values move from one period to the next."""

    def spread_out(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
        middle, own = plain(base, base, setting)
        ratios = [(s.value - middle) / sigma if sigma else 0.0 for s, sigma in zip(base, own or [], strict=True)]
        ranges = mean_range(ratios, screened=setting.screened)
        sigmas = plain(samples, base, setting)[1] or []
        return middle, None if ranges is None else [sigma * ranges / D2 for sigma in sigmas]

    return spread_out


def _c(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
    average = mean(s.value for s in base)
    return average, [math.sqrt(max(0.0, average))] * len(samples)


def _g(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
    average = mean(s.value for s in base)
    return average, [math.sqrt(max(0.0, average * (average + 1)))] * len(samples)


def _xbar(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> _Spread:
    average = math.fsum(s.value * s.exposure for s in base) / math.fsum(s.exposure for s in base)
    sd = _mean_sd(samples, base)
    return average, [sd / (c4(s.exposure) * math.sqrt(s.exposure)) for s in samples]


_SPREADS: dict[Kind, Callable[..., _Spread]] = {
    Kind.RUN: _run,
    Kind.XMR: _xmr,
    Kind.P: _p,
    Kind.P_PRIME: _prime(_p),
    Kind.U: _u,
    Kind.U_PRIME: _prime(_u),
    Kind.C: _c,
    Kind.G: _g,
    Kind.XBAR_S: _xbar,
}


def _mean_sd(samples: Sequence[Sample], base: Sequence[Sample]) -> float:
    """Averaged over groups of one size, pooled over groups of several (Montgomery 6.29 and 6.31)."""
    if not base:
        return 0.0
    if len({s.exposure for s in samples}) == 1:
        return mean(s.sd for s in base)
    freedom = math.fsum(s.exposure - 1 for s in base)
    return math.sqrt(math.fsum((s.exposure - 1) * s.sd**2 for s in base) / freedom)


def _sd_band(sd: float, n: float) -> Band:
    share = math.sqrt(1 - c4(n) ** 2) / c4(n)
    return _band(sd, sd, sd * share, 0.0, None)


def _ratio(base: Sequence[Sample]) -> float:
    return math.fsum(s.events for s in base) / math.fsum(s.exposure for s in base)


def _bounds(setting: Setting) -> tuple[float | None, float | None]:
    floor = 0.0 if setting.kind in _FROM_ZERO else setting.floor
    return floor, setting.per if setting.kind in (Kind.P, Kind.P_PRIME) else setting.ceiling


def _band(centre: float, middle: float, sigma: float, floor: float | None, ceiling: float | None) -> Band:
    def within(line: float) -> float:
        line = line if floor is None else max(floor, line)
        return line if ceiling is None else min(ceiling, line)

    return Band(
        centre,
        within(middle - _SIGMAS * sigma),
        within(middle + _SIGMAS * sigma),
        within(middle - _INNER * sigma),
        within(middle + _INNER * sigma),
    )


def _root(s: Sample) -> Sample:
    return replace(s, value=max(0.0, s.value) ** (1 / T_POWER))


def _back(samples: Sequence[Sample], base: Sequence[Sample], setting: Setting) -> list[Band]:
    """Single values of the roots, and their lines raised again."""
    values = [s.value for s in base]
    middle, ranges = mean(values), mean_range(values, screened=setting.screened)
    if ranges is None:
        return [Band(middle**T_POWER)] * len(samples)
    roots = _band(middle, middle, ranges / D2, 0.0, None)
    lines = (roots.centre, roots.lower, roots.upper, roots.inner_lower, roots.inner_upper)
    centre, *others = [(line or 0.0) ** T_POWER for line in lines]
    return [Band(centre, *others)] * len(samples)

"""Units side by side: which differ from the others by more than chance.

Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202. Limits are those counts that an ordinary unit of that
size reaches with a probability of at most 2.5 % (95 %) or 0.1 % (99.8 %) on either side, from the exact binomial
or Poisson law; Seaton and Manktelow, BMC Medical Research Methodology 12 (2012) 98, find these to be the ones
that flag no more often than they say. Between counts the lines are interpolated, for drawing only.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plumbline.core.errors import Invalid
from plumbline.measures.rules import chance
from plumbline.measures.rules.scales import Definition, Direction
from plumbline.measures.rules.spc.shapes import Observed, Verdict

TAIL_95, TAIL_998 = 0.025, 0.001
_Z = {TAIL_95: 1.959963984540054, TAIL_998: 3.090232306167814}
_WINSORISED = 0.1


class Outside(StrEnum):
    """Beyond which limits a unit lies; the outer are worth a look, the inner catch one unit in twenty."""

    INNER = "inner"
    OUTER = "outer"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: value, centre and limits on the measure's scale; value and limits None where nothing was exposed."""

    key: str
    value: float | None
    exposure: float
    lower_95: float | None = None
    upper_95: float | None = None
    lower_998: float | None = None
    upper_998: float | None = None
    outside: Outside | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Funnel:
    """All units, in the order given. `dispersion` is how much more they vary than chance (1: as chance does).

    Where `widened`, the limits are that much wider: then an unusual unit is unusual even for these units.
    """

    centre: float
    units: tuple[Unit, ...]
    dispersion: float
    widened: bool
    sentence: str


def funnel(
    observed: Mapping[str, Sequence[Observed]],
    definition: Definition,
    *,
    centre: float | None = None,
    widened: bool = False,
) -> Funnel:
    """The units' periods summed and compared with `centre` (on the measure's scale; by default all together).

    `widened` allows for overdispersion: normal limits times the root of the winsorised mean squared z-score,
    where that is above 1 (Spiegelhalter 2005, section 5 and appendix A.3). Raises Invalid("no_funnel") where
    values are not so many cases of cases or events of exposure.
    """
    sums = {key: _summed(periods) for key, periods in observed.items()}
    total_events = math.fsum(events for events, _ in sums.values())
    total = math.fsum(exposure for _, exposure in sums.values())
    if not (definition.counts_cases or definition.counts_events) or not total:
        raise Invalid(
            "no_funnel",
            "These units cannot be compared with each other, because their values come without the counts behind "
            "them. Nothing was changed. Record the counts with each value.",
        )
    per = float(definition.per)
    ordinary = total_events / total if centre is None else centre / per
    dispersion = _dispersion(sums.values(), ordinary, definition)
    law = _normal(dispersion) if widened and dispersion > 1 else _exact
    units = tuple(_unit(key, events, exposure, ordinary, definition, law) for key, (events, exposure) in sums.items())
    return Funnel(ordinary * per, units, dispersion, widened and dispersion > 1, _sentence(units))


_Limits = tuple[float, float]
_Law = Callable[[float, float, Definition, float], _Limits]


def _summed(periods: Sequence[Observed]) -> tuple[float, float]:
    known = [(p.numerator, p.exposure) for p in periods if p.numerator is not None and p.exposure]
    return math.fsum(events for events, _ in known), math.fsum(exposure for _, exposure in known)


def _unit(key: str, events: float, exposure: float, ordinary: float, definition: Definition, law: _Law) -> Unit:
    if not exposure:
        return Unit(key, None, 0.0)
    scale = float(definition.per) / exposure
    inner, outer = law(exposure, ordinary, definition, TAIL_95), law(exposure, ordinary, definition, TAIL_998)
    beyond = [events <= low or events >= high for low, high in (outer, inner)]
    outside = Outside.OUTER if beyond[0] else Outside.INNER if beyond[1] else None
    high = events > ordinary * exposure
    most = exposure if definition.counts_cases else math.inf
    (low_95, high_95), (low_998, high_998) = (
        [min(most, max(0.0, line)) * scale for line in lines] for lines in (inner, outer)
    )
    return Unit(
        key, events * scale, exposure, low_95, high_95, low_998, high_998,
        outside, _verdict(definition, high=high) if outside else None,
    )  # fmt: skip


def _verdict(definition: Definition, *, high: bool) -> Verdict:
    if definition.direction is Direction.MAINTAIN:
        return Verdict.HIGH if high else Verdict.LOW
    return Verdict.IMPROVEMENT if high == (definition.direction is Direction.INCREASE) else Verdict.CONCERN


def _exact(exposure: float, ordinary: float, definition: Definition, tail: float) -> _Limits:
    """Counts at and beyond which the exact tail is at most `tail`, interpolated between whole counts.

    No count is low enough where even none at all is ordinary: then the lower line lies below zero.
    """
    at_most, at_least, mean, variance = _tails(exposure, ordinary, definition)
    reach = int(10 * math.sqrt(variance)) + 20
    high = _first(lambda count: at_least(count) <= tail, math.floor(mean), math.ceil(mean) + reach)
    low = _first(lambda count: at_most(count) > tail, max(-1, math.floor(mean) - reach), math.ceil(mean)) - 1
    return (
        low + _part(tail, at_most(low), at_most(low + 1)) if low >= 0 else -1.0,
        high - _part(tail, at_least(high), at_least(high - 1)),
    )


def _tails(
    exposure: float, ordinary: float, definition: Definition
) -> tuple[Callable[[int], float], Callable[[int], float], float, float]:
    """P(X <= count), P(X >= count), mean and variance of an ordinary unit's count."""
    mean, variance = exposure * ordinary, _variance(exposure, ordinary, definition)
    if definition.counts_cases:
        return (
            lambda count: chance.cases_at_most(count, exposure, ordinary),
            lambda count: chance.cases_at_least(count, exposure, ordinary) if count <= exposure else 0.0,
            mean,
            variance,
        )
    return (
        lambda count: chance.events_at_most(count, mean),
        lambda count: chance.events_at_least(count, mean),
        mean,
        variance,
    )


def _normal(dispersion: float) -> _Law:
    """Spiegelhalter's multiplicative model: the ordinary variance times the dispersion."""

    def limits(exposure: float, ordinary: float, definition: Definition, tail: float) -> _Limits:
        reach = _Z[tail] * math.sqrt(dispersion * _variance(exposure, ordinary, definition))
        return exposure * ordinary - reach, exposure * ordinary + reach

    return limits


def _variance(exposure: float, ordinary: float, definition: Definition) -> float:
    return max(0.0, exposure * ordinary * (1 - ordinary if definition.counts_cases else 1))


def _dispersion(sums: Iterable[tuple[float, float]], ordinary: float, definition: Definition) -> float:
    """Mean squared z-score, the outer tenth on either side drawn in to where it begins."""
    spread = [(events, exposure, _variance(exposure, ordinary, definition)) for events, exposure in sums]
    z = sorted((events - exposure * ordinary) / math.sqrt(v) for events, exposure, v in spread if v > 0)
    if not z:
        return 1.0
    cut = int(len(z) * _WINSORISED)
    bottom, top = z[cut], z[-cut - 1]
    return math.fsum(min(top, max(bottom, score)) ** 2 for score in z) / len(z)


def _first(holds: Callable[[int], bool], below: int, above: int) -> int:
    """The first whole number after `below` that holds, given that `above` and all beyond it do."""
    while above - below > 1:
        middle = (below + above) // 2
        below, above = (below, middle) if holds(middle) else (middle, above)
    return above


def _part(tail: float, inner: float, outer: float) -> float:
    """How far the tail lies from one count's probability towards its neighbour's, 0..1."""
    return (tail - inner) / (outer - inner) if outer > inner else 0.0


def _sentence(units: Sequence[Unit]) -> str:
    compared = [unit for unit in units if unit.value is not None]
    found = sum(unit.outside is Outside.OUTER for unit in compared)
    if len(compared) == 1:
        return "There is only 1 unit with values, so there is nothing to compare it with."
    if not found:
        return f"None of the {len(compared)} units differs from the others by more than chance."
    differ = "differs" if found == 1 else "differ"
    return f"{found} of the {len(compared)} units {differ} from the others by more than chance."

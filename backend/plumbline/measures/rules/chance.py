"""Exact tails: could chance alone have made these counts?

An exact one-sided 95 % bound (Poisson for events, Clopper and Pearson, Biometrika 1934, for cases) lies
beyond a baseline exactly when the tail at that baseline is below 5 %. So the tail is asked directly and
nothing is inverted. Tails are the regularised incomplete gamma and beta functions (NIST Digital Library of
Mathematical Functions 8.4, 8.7, 8.9 and 8.17), which also carry the pooled sums of very large hospitals.
"""

import math
from decimal import Decimal

from plumbline.measures.rules.readings import Reading, exposure
from plumbline.measures.rules.scales import Definition, Direction

ALPHA = 0.05
_TINY = 1e-300
_EPSILON = 1e-15
_ROUNDS = 100_000


def events_at_most(events: float, mean: float) -> float:
    """P(X <= events) where X is Poisson with that mean (both >= 0)."""
    return 1.0 if mean <= 0 else _gamma(events + 1, mean)[1]


def events_at_least(events: float, mean: float) -> float:
    """P(X >= events) where X is Poisson with that mean (both >= 0)."""
    if events <= 0:
        return 1.0
    return 0.0 if mean <= 0 else _gamma(events, mean)[0]


def cases_at_most(met: float, cases: float, chance: float) -> float:
    """P(X <= met) where X is binomial over so many cases, each with that chance (0..1)."""
    return 1.0 if met >= cases else _beta(cases - met, met + 1, 1 - chance)


def cases_at_least(met: float, cases: float, chance: float) -> float:
    """P(X >= met) where X is binomial over so many cases, each with that chance (0..1)."""
    return 1.0 if met <= 0 else _beta(met, cases - met + 1, chance)


def beats(reading: Reading, baseline: Decimal, definition: Definition) -> bool | None:
    """Whether the exact one-sided 95 % bound is also on the good side of the baseline.

    None where chance cannot be told from the counts: means, days between, risk-adjusted values, values
    without counts, and directions that have no good side.
    """
    divisor = exposure(reading.pool, definition)
    if definition.direction is Direction.MAINTAIN or divisor is None or reading.pool.numerator is None:
        return None
    if not (definition.counts_events or definition.counts_cases):
        return None
    seen, fewer = float(reading.pool.numerator), definition.direction is Direction.DECREASE
    if definition.counts_cases:
        tail = cases_at_most if fewer else cases_at_least
        return tail(seen, float(divisor), float(baseline)) < ALPHA
    mean = float(baseline * divisor / definition.per)
    return (events_at_most if fewer else events_at_least)(seen, mean) < ALPHA


def _gamma(shape: float, x: float) -> tuple[float, float]:
    """The regularised lower and upper incomplete gamma functions (P, Q) at x > 0, shape > 0."""
    scale = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        for n in range(1, _ROUNDS):
            term *= x / (shape + n)
            total += term
            if term < total * _EPSILON:
                break
        lower = min(1.0, total * scale)
        return lower, 1 - lower
    upper = min(1.0, scale * _gamma_fraction(shape, x))
    return 1 - upper, upper


def _gamma_fraction(shape: float, x: float) -> float:
    """The continued fraction of DLMF 8.9.2 by Lentz's method."""
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    fraction = d
    for n in range(1, _ROUNDS):
        a = -n * (n - shape)
        b += 2
        d = 1 / _safe(a * d + b)
        c = _safe(b + a / c)
        fraction *= c * d
        if abs(c * d - 1) < _EPSILON:
            break
    return fraction


def _beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b) for a, b > 0."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    log_scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    if x < (a + 1) / (a + b + 2):
        return min(1.0, math.exp(log_scale) * _beta_fraction(a, b, x) / a)
    return 1 - min(1.0, math.exp(log_scale) * _beta_fraction(b, a, 1 - x) / b)


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of DLMF 8.17.22 by Lentz's method."""
    c, d = 1.0, 1 / _safe(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for coefficient in (even, odd):
            d = 1 / _safe(1 + coefficient * d)
            c = _safe(1 + coefficient / c)
            fraction *= c * d
        if abs(c * d - 1) < _EPSILON:
            break
    return fraction


def _safe(value: float) -> float:
    return value if abs(value) > _TINY else _TINY

"""Regression on few, autocorrelated periods that admits what they cannot tell.

Errors have a covariance known up to its size and to some settings, such as how much one period tells of the next. An
estimate of those settings from few periods is poor and too low, and every interval built on it too narrow (Turner et
al., BMC Medical Research Methodology 2021). So no setting is chosen: each one of a list counts by its prior and by
how likely it makes the data (the restricted likelihood). Given a setting, this is generalised least squares with
Student's t; the whole is a mixture of t (Zellner and Tiao, JASA 59, 1964). No random numbers.

Shapes: n periods, p coefficients, g settings.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_PARTS = np.linspace(0, 1, 65)
_WIDEST = 15.0  # scales; 99.5 % of a t with two degrees of freedom lie within
_LEAST = 1e-12  # of the values' own variation: what is left over where a line fits exactly


@dataclass(frozen=True, slots=True)
class Told:
    """The periods that say something. `times`: their places in the series; `noise`: how much more chance there is in
    each than in a mean one (1 without exposures)."""

    values: Numbers
    times: Numbers
    noise: Numbers

    def __len__(self) -> int:
        return len(self.values)

    def taken(self, which: NDArray[np.bool_]) -> "Told":
        """Those periods alone."""
        return Told(self.values[which], self.times[which], self.noise[which])

    @property
    def varied(self) -> bool:
        return len(self) > 0 and bool(np.ptp(self.values) > 0)

    @property
    def mean(self) -> float:
        """Weighed by exposure, as a pooled rate is."""
        return float(np.average(self.values, weights=1 / self.noise))


@dataclass(frozen=True, slots=True)
class Belief:
    """A number not known exactly: a mixture (g,) of Student's t."""

    weights: Numbers
    centres: Numbers
    scales: Numbers
    degrees: int

    def below(self, value: float | Numbers) -> Numbers:
        """The probability of less than each value."""
        return student((np.asarray(value)[..., None] - self.centres) / self.scales, self.degrees) @ self.weights

    def quantile(self, share: float) -> float:
        """The value that this share (0.01 to 0.99) lies below, to a 10,000th of its scale; two degrees or more."""
        low = float((self.centres - _WIDEST * self.scales).min())
        high = float((self.centres + _WIDEST * self.scales).max())
        for _ in range(2):  # each round leaves one part of 64, the last a straight line within it
            grid = low + (high - low) * _PARTS
            shares = self.below(grid)
            at = int(np.clip(np.searchsorted(shares, share), 1, len(grid) - 1))
            low, high = float(grid[at - 1]), float(grid[at])
        return float(np.interp(share, shares[at - 1 : at + 1], (low, high)))

    @property
    def mean(self) -> float:
        return float(self.centres @ self.weights)


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients and leftovers under each setting, and how much each setting counts."""

    weights: Numbers  # (g,)
    coefficients: Numbers  # (g, p)
    inverse: Numbers  # (g, p, p): their covariance over the variance
    variances: Numbers  # (g,)
    precision: Numbers  # (g, n, n)
    design: Numbers  # (n, p)
    leftovers: Numbers  # (g, n)

    @property
    def degrees(self) -> int:
        n, p = self.design.shape
        return int(n - p)

    def coefficient(self, at: int) -> Belief:
        scales = np.sqrt(self.variances * self.inverse[:, at, at])
        return Belief(self.weights, self.coefficients[:, at], scales, self.degrees)

    def ahead(self, point: Numbers, shared: Numbers, own: Numbers) -> Belief:
        """A value not seen yet: `point` (p,) of the design, its covariance `shared` (g, n) with the values seen and its
        `own` variance (g,). Goldberger's best linear unbiased prediction, JASA 57 (1962)."""
        carried = (shared[:, None, :] @ self.precision)[:, 0]
        rest = point - carried @ self.design
        spread = own - (carried * shared).sum(axis=1) + (rest * (self.inverse @ rest[..., None])[..., 0]).sum(axis=1)
        centres = self.coefficients @ point + (carried * self.leftovers).sum(axis=1)
        return Belief(self.weights, centres, np.sqrt(self.variances * spread), self.degrees)


def told(values: Sequence[float | None], exposures: Sequence[float] | None = None) -> Told:
    """Periods without a value or without exposure say nothing, but keep their place."""
    weights = [1.0] * len(values) if exposures is None else list(exposures)
    kept = [(v, at, w) for at, (v, w) in enumerate(zip(values, weights, strict=True)) if v is not None and w > 0]
    table = np.array(kept, dtype=float).reshape(-1, 3)
    return Told(table[:, 0], table[:, 1], table[:, 2].mean() / table[:, 2] if kept else table[:, 2])


def fit(values: Numbers, design: Numbers, covariances: Numbers, prior: Numbers) -> Fit:
    """values (n,) that are not all equal, design (n, p) with p < n, covariances (g, n, n) up to one variance, prior
    (g,)."""
    n, p = design.shape
    precision = np.linalg.inv(covariances).astype(np.float64)
    carried = design.T @ precision
    information = carried @ design
    inverse = np.linalg.inv(information).astype(np.float64)
    coefficients = (inverse @ (carried @ values)[..., None])[..., 0]
    leftovers = values - coefficients @ design.T
    squares = ((leftovers[:, None, :] @ precision)[:, 0] * leftovers).sum(axis=1)
    squares = np.maximum(squares, _LEAST * float(((values - values.mean()) ** 2).sum()))
    volumes = np.linalg.slogdet(covariances)[1] + np.linalg.slogdet(information)[1]
    likely = np.log(prior) - (volumes + (n - p) * np.log(squares)) / 2
    weights = np.exp(likely - likely.max())
    return Fit(weights / weights.sum(), coefficients, inverse, squares / (n - p), precision, design, leftovers)


def remembering(times: Numbers, others: Numbers, memory: Numbers) -> Numbers:
    """Correlations (g, n, m) between places in time where each period keeps so much (g,) of the one before: AR(1)."""
    kept: Numbers = memory[:, None, None] ** np.abs(times[:, None] - others)
    return kept


def student(t: Numbers, degrees: int) -> Numbers:
    """P(T < t): Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4, exact for whole degrees
    of freedom."""
    angle = np.arctan(t / math.sqrt(degrees))
    sine, square = np.sin(angle), np.cos(angle) ** 2
    odd = degrees % 2
    term = np.cos(angle) if odd else np.ones_like(angle)
    total = np.zeros_like(angle)
    for k in range(1 + odd, degrees, 2):
        total += term
        term *= square * (k / (k + 1))
    within = (angle + sine * total) * 2 / math.pi if odd else sine * total
    return np.asarray((1 + within) / 2)


def number(value: float) -> str:
    """As a sentence says it: two digits that count, and all before the point: 0.93, 14, 1,250."""
    digits = max(0, 1 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:,.{digits}f}".replace("-", "−")

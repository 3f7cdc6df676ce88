"""The Hospital-Acquired Condition Reduction Program: who loses one percent of Medicare's payments.

Source: CMS, HAC Reduction Program scoring methodology (FY 2024): each measure is winsorised at the 5th and 95th
percentile of the nation and standardised; the total is the plain mean of those a hospital has; totals above the 75th
percentile are penalised.

Shapes: n hospitals, m measures; NaN: not available. All measures are better when lower. CMS's own percentiles come from
unrounded results, so scores worked out from published values agree with the published ones to about two hundredths.
"""

from dataclasses import dataclass

import numpy as np

from plumbline.ratings.rules.cms_stars import Numbers

ENDS = (0.05, 0.95)
PENALISED = 0.75


@dataclass(frozen=True, slots=True)
class Spread:
    """One measure in the nation: the values it is held between, and mean and sd of those."""

    low: float
    high: float
    mean: float
    sd: float

    def score(self, value: float) -> float:
        """Higher is worse."""
        return (min(max(value, self.low), self.high) - self.mean) / self.sd


def spread(values: Numbers) -> Spread:
    """Of one measure's values (n,)."""
    told = values[np.isfinite(values)]
    low, high = np.quantile(told, ENDS)
    held = np.clip(told, low, high)
    return Spread(float(low), float(high), float(held.mean()), float(held.std(ddof=1)))


def totals(scores: Numbers) -> Numbers:
    """The total scores (n,) of winsorised scores (n, m); NaN for a hospital without any."""
    known = np.isfinite(scores)
    counted = known.sum(axis=1)
    summed = np.where(known, scores, 0.0).sum(axis=1)
    return np.where(counted > 0, summed / np.maximum(counted, 1), np.nan)


def threshold(total: Numbers) -> float:
    """The total above which hospitals are penalised, of all totals (n,). CMS takes unrounded ones, so its own line may
    lie a few thousandths beside it."""
    return float(np.quantile(total[np.isfinite(total)], PENALISED))

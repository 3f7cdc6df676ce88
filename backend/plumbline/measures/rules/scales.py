"""The shapes a measured quantity can have, and what may be added up."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Scale(StrEnum):
    """How a value is made.

    proportion   cases that met the criterion / cases, a fraction 0..1
    rate         events / exposure x per (0.62 per 1,000 patient-days has per = 1000)
    ratio        observed / expected events (a standardised infection ratio)
    mean         an average; its counts, where known, are total and cases
    count        events in a period
    days_between days since or between rare events
    """

    PROPORTION = "proportion"
    RATE = "rate"
    RATIO = "ratio"
    MEAN = "mean"
    COUNT = "count"
    DAYS_BETWEEN = "days_between"


class Direction(StrEnum):
    """Which way is good: up, down, or staying inside a range."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


@dataclass(frozen=True, slots=True)
class Definition:
    """What the arithmetic needs to know of a measure.

    value = numerator / denominator x `per`: 1000 for "per 1,000 patient-days", 1 on every scale but rate.
    """

    scale: Scale
    direction: Direction
    per: Decimal = Decimal(1)
    risk_adjusted: bool = False

    @property
    def poolable(self) -> bool:
        """Whether periods or units may be summed at all, given their counts.

        A risk-adjusted value is not its numerator over its denominator; only observed over expected adds up.
        """
        if self.scale is Scale.DAYS_BETWEEN:
            return False
        return self.scale is Scale.RATIO or not self.risk_adjusted

    @property
    def counts_events(self) -> bool:
        """Whether the numerator is a number of events, so that chance follows a Poisson law."""
        return self.poolable and self.scale in (Scale.RATE, Scale.RATIO, Scale.COUNT)

    @property
    def counts_cases(self) -> bool:
        """Whether the numerator is so many of the denominator's cases, so that chance is binomial."""
        return self.poolable and self.scale is Scale.PROPORTION

"""A number of the nation that a target can follow."""

import math

from plumbline.ratings.rules.cms_stars import QUANTILES, Measure

PARTS = {"median": 0.5, "quarter": 0.75, "tenth": 0.9}  # of the hospitals are no better


def value(measure: Measure, statistic: str) -> float | None:
    """Its mean, or what the best half, quarter or tenth of the hospitals reach; None where it is not known."""
    if statistic == "mean":
        return None if math.isnan(measure.mean) else measure.mean
    if not measure.quantiles:
        return None
    part = PARTS[statistic]
    return measure.quantiles[QUANTILES.index(round(1 - part, 2) if measure.lower_is_better else part)]

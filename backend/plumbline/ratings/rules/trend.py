"""Whether the care behind a rating got better: two stretches of time side by side.

Welch's comparison of two means (Biometrika 34, 1947): a difference of less than twice its standard error is taken for
chance. Whole process charts say more about one measure; this only guards against a rating that rises alone.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from statistics import fmean, variance

FEWEST = 6  # points on each side
SURE = 2.0  # standard errors


class Change(StrEnum):
    BETTER = "better"
    FLAT = "flat"
    WORSE = "worse"
    UNKNOWN = "unknown"


def change(before: Sequence[float], after: Sequence[float], *, lower_is_better: bool) -> Change:
    """Of the mean of the points; UNKNOWN where there are too few."""
    if min(len(before), len(after)) < FEWEST:
        return Change.UNKNOWN
    difference = fmean(after) - fmean(before)
    error = math.sqrt(variance(before) / len(before) + variance(after) / len(after))
    if abs(difference) <= SURE * error:
        return Change.FLAT
    return Change.BETTER if (difference < 0) == lower_is_better else Change.WORSE

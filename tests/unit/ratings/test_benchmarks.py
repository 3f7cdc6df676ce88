"""What of the nation a target can follow, against counting the hospitals of CMS's own file."""

import numpy as np
import pytest

from plumbline.ratings import packs
from plumbline.ratings.rules import benchmarks
from plumbline.ratings.rules.cms_stars import Measure
from unit.ratings.published import RELEASES, published, rows


@published
@pytest.mark.parametrize("release", RELEASES)
def test_the_best_part_of_the_nation_is_no_worse(release: str) -> None:
    """Of the hospitals that report a measure, a tenth, a quarter, a half reach the number or better it, as far as many
    hospitals do not share one value."""
    told = rows(release, "measure_input.csv")
    for measure in packs.shipped()[release].measures:
        values = np.array([float(row[measure.id]) for row in told if row.get(measure.id)])
        for statistic, part in (("tenth", 0.1), ("quarter", 0.25), ("median", 0.5)):
            value = benchmarks.value(measure, statistic)
            assert value is not None
            sign = -1 if measure.lower_is_better else 1
            better, as_good = np.mean(sign * values > sign * value), np.mean(sign * values >= sign * value)
            assert better <= part + 1 / len(values) and as_good >= part - 1 / len(values), (measure.id, statistic)
        assert benchmarks.value(measure, "mean") == pytest.approx(values.mean())


def test_what_a_pack_does_not_hold_is_not_known() -> None:
    bare = Measure("X", "safety", True)
    assert [benchmarks.value(bare, it) for it in ("mean", "median", "quarter", "tenth")] == [None] * 4

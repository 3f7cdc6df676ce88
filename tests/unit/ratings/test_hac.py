"""The HAC Reduction Program against the file that CMS published for fiscal year 2024."""

import numpy as np
import pytest

from plumbline.ratings.rules import hac
from plumbline.ratings.rules.cms_stars import Numbers
from unit.ratings.published import published, rows

FILE = ("2025-07", "care_compare", "FY_2024_HAC_Reduction_Program_Hospital.csv")
MEASURES = ("PSI 90", "CLABSI", "CAUTI", "SSI", "CDI", "MRSA")


def column(name: str) -> Numbers:
    told = [row[name].strip() for row in rows(*FILE)]
    return np.array([float(it) if it not in ("", "N/A", "NA", "--") else np.nan for it in told])


def scores() -> Numbers:
    return np.column_stack([column(f"{name} W Z Score") for name in MEASURES])


@published
def test_totals_are_those_of_cms() -> None:
    total, wanted = hac.totals(scores()), column("Total HAC Score")
    known = np.isfinite(wanted)
    assert known.sum() == 2_972
    np.testing.assert_allclose(total[known], wanted[known], rtol=0, atol=1e-4)


@published
def test_who_is_penalised_is_who_cms_penalised_but_on_the_line() -> None:
    """CMS's line lies between the highest total not penalised and the lowest that was; ours, of rounded totals,
    within two thousandths of it, with two hospitals of 2,928 in between."""
    total = column("Total HAC Score")
    reduced = np.array([row["Payment Reduction"] for row in rows(*FILE)])
    told = np.isin(reduced, ["Yes", "No"]) & np.isfinite(total)
    line = hac.threshold(total)
    ours = np.where(total > line, "Yes", "No")
    other = told & (ours != reduced)
    assert (told.sum(), other.sum()) == (2_928, 2)
    assert line == pytest.approx(np.nanmax(total[reduced == "No"]), abs=2e-3)
    np.testing.assert_allclose(total[other], line, rtol=0, atol=2e-3)


@published
@pytest.mark.parametrize("name", MEASURES)
def test_scores_of_published_values_agree_to_two_hundredths(name: str) -> None:
    """CMS standardises what it has not rounded; what it prints is rounded."""
    values = column("PSI 90 Composite Value" if name == "PSI 90" else f"{name} SIR")
    spread = hac.spread(values)
    both = np.isfinite(values) & np.isfinite(column(f"{name} W Z Score"))
    ours = np.array([spread.score(value) for value in values[both].tolist()])
    np.testing.assert_allclose(ours, column(f"{name} W Z Score")[both], rtol=0, atol=0.02)


def test_values_beyond_the_ends_count_as_the_ends() -> None:
    spread = hac.spread(np.arange(101.0))
    assert (spread.low, spread.high, spread.mean) == (5, 95, 50)
    assert spread.score(500) == spread.score(95) > 0 > spread.score(5) == spread.score(0)


def test_a_total_is_the_mean_of_what_a_hospital_has() -> None:
    told = hac.totals(np.array([[1.0, np.nan, 3.0], [np.nan] * 3]))
    assert told[0] == 2 and np.isnan(told[1])

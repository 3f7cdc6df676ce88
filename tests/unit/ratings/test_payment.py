"""Payment at risk: the shipped year against CMS's own file, and what other values do."""

import pytest

from plumbline.ratings import payment
from plumbline.ratings.rules import hac
from unit.ratings.published import published, rows
from unit.ratings.test_hac import FILE, column

COLUMNS = {
    "PSI_90_SAFETY": "PSI 90 Composite Value", "HAI_1": "CLABSI SIR", "HAI_2": "CAUTI SIR", "SSI": "SSI SIR",
    "HAI_5": "MRSA SIR", "HAI_6": "CDI SIR",
}  # fmt: skip


@published
def test_the_shipped_year_is_that_of_the_published_file() -> None:
    year = payment.programme()
    assert {int(row["Fiscal Year"]) for row in rows(*FILE)} == {year.year}
    assert year.spreads.keys() == COLUMNS.keys()
    for id, name in COLUMNS.items():
        told, wanted = year.spreads[id], hac.spread(column(name))
        assert (told.low, told.high) == pytest.approx((wanted.low, wanted.high), abs=1e-4)
        assert (told.mean, told.sd) == pytest.approx((wanted.mean, wanted.sd), abs=1e-6)
    assert year.threshold == pytest.approx(hac.threshold(column("Total HAC Score")), abs=1e-4)


@published
def test_published_values_fall_on_cmss_side_of_the_line_but_near_it() -> None:
    """Of the hospitals whose published total is more than two hundredths from the line all, by their values alone."""
    year, far = payment.programme(), 0
    for row in rows(*FILE):
        values = {id: float(row[name]) for id, name in COLUMNS.items() if row[name].strip() not in ("", "N/A", "--")}
        surgical = values.pop("SSI", None)
        known = values if surgical is None else {**values, "HAI_3": surgical}
        told = payment.payment(known, known, {"HAI_3": 1.0})
        total = row["Total HAC Score"].strip()
        if told is None or total in ("", "N/A", "--") or row["Payment Reduction"] not in ("Yes", "No"):
            continue
        if scored(row) != told.scores.keys():
            continue  # who did not report was given the worst score, without a value
        if abs(float(total) - year.threshold) > 0.02:
            far += 1
            assert told.penalised == (row["Payment Reduction"] == "Yes"), row["Facility ID"]
    assert far > 2_500


def scored(row: dict[str, str]) -> set[str]:
    names = {id: name.split(" SIR")[0].split(" Composite")[0] for id, name in COLUMNS.items()}
    return {id for id, name in names.items() if row[f"{name} W Z Score"].strip() not in ("", "N/A", "--")}


VALUES = {"PSI_90_SAFETY": 1.0, "HAI_1": 2.0, "HAI_2": 1.5, "HAI_3": 1.0, "HAI_4": 3.0, "HAI_5": 1.5, "HAI_6": 1.2}


def test_other_values_can_lift_the_penalty() -> None:
    told = payment.payment(VALUES, {**VALUES, "HAI_1": 0.2, "HAI_2": 0.2, "HAI_5": 0.2}, {"HAI_3": 9.0, "HAI_4": 1.0})
    assert told is not None and (told.penalised, told.then_penalised) == (True, False)
    assert told.then < told.programme.threshold < told.total
    assert told.scores["HAI_6"] == told.then_scores["HAI_6"]


def test_two_operations_weigh_by_what_was_predicted() -> None:
    """Nine predicted with ratio 1 and one with ratio 3: twelve of ten."""
    spread = payment.programme().spreads["SSI"]
    told = payment.payment(VALUES, VALUES, {"HAI_3": 9.0, "HAI_4": 1.0})
    assert told is not None and told.scores["SSI"] == pytest.approx(spread.score(1.2))
    without = payment.payment(VALUES, VALUES, {})
    assert without is not None and "SSI" not in without.scores, "not known without what was predicted"


def test_a_hospital_without_any_of_its_measures_is_not_judged() -> None:
    assert payment.payment({"MORT_30_HF": 0.1}, {"MORT_30_HF": 0.1}, {}) is None

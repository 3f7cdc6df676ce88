"""Small units that never change: how often would we praise them for luck, and how often change our mind?

Every simulated unit stays at its baseline of 0.8 falls per 1,000 patient-days, with about 714 patient-days a
month, and is asked to reach 0.4 within the year. A year of history lies before the baseline.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal as D
from itertools import pairwise
from statistics import median

import numpy as np
import pytest

from plumbline.goals.rules.evidence import Evidence, Target, look
from plumbline.goals.rules.progress import aim
from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.readings import ENOUGH, Datum, Rule
from plumbline.measures.rules.scales import Definition, Direction, Scale

RATE, GOAL, PATIENT_DAYS, YEAR = 0.8, 0.4, 714, 12
MONTHS = [add_months(date(2025, 1, 1), m) for m in range(2 * YEAR + 1)]
PLAN = aim(
    direction=Direction.DECREASE, target=D("0.4"), baseline=D("0.8"), baseline_on=MONTHS[YEAR],
    due_on=date(2026, 12, 31),
)  # fmt: skip
FALLS = Definition(Scale.RATE, Direction.DECREASE, D(1000))


@dataclass
class Year:
    """What a year of readings said: the share of units ever achieved, and the median changes of mind."""

    achieved: float
    changes: float


def falls(units: int) -> np.ndarray:
    return np.random.default_rng(20260101).poisson(RATE * PATIENT_DAYS / 1000, (units, 2 * YEAR))


def ours(counts: np.ndarray, rule: Rule = ENOUGH) -> Year:
    target, days = Target(PLAN, FALLS, rule=rule), D(PATIENT_DAYS)
    achieved, changes = 0, []
    for unit in counts:
        data = [
            Datum(start, end, D(int(n)) / days * 1000, D(int(n)), days)
            for start, end, n in zip(MONTHS, MONTHS[1:], unit, strict=False)
        ]
        said = [look(target, data, on=day).evidence for day in MONTHS[YEAR + 1 :]]
        achieved += Evidence.ACHIEVED in said
        changes.append(changed(said))
    return Year(achieved / len(counts), median(changes))


def naive(counts: np.ndarray, window: int) -> Year:
    """The latest months alone, without asking about chance: worked out here, not by our code."""
    achieved, changes = 0, []
    for unit in counts:
        said = []
        for month in range(YEAR, 2 * YEAR):
            value = unit[month + 1 - window : month + 1].sum() / (window * PATIENT_DAYS) * 1000
            elapsed = (MONTHS[month + 1] - MONTHS[YEAR]).days / (date(2026, 12, 31) - MONTHS[YEAR]).days
            pace = min(max((value - RATE) / (GOAL - RATE), 0), 1) - min(elapsed, 1)
            word = "off" if pace < -0.25 or month == 2 * YEAR - 1 else "risk" if pace < -0.10 else "on"
            said.append("achieved" if value <= GOAL else word)
        achieved += "achieved" in said
        changes.append(changed(said))
    return Year(achieved / len(counts), median(changes))


def changed(said: list[str]) -> int:
    return sum(one != other for one, other in pairwise(said))


def test_the_plan_alone_brings_two_changes() -> None:
    """A unit exactly at its baseline every month: on track, at risk, off track."""
    exact = [Datum(a, b, D("0.8"), D("5.712"), D(7140)) for a, b in pairwise(MONTHS)]
    said = [look(Target(PLAN, FALLS), exact, on=day).evidence for day in MONTHS[YEAR + 1 :]]
    assert list(dict.fromkeys(said)) == [Evidence.ON_TRACK, Evidence.AT_RISK, Evidence.OFF_TRACK]
    assert changed(said) == 2


@pytest.mark.parametrize("units", [2_000, pytest.param(20_000, marks=pytest.mark.drill)])
def test_units_that_never_change_are_rarely_praised(units: int) -> None:
    counts = falls(units)
    reading, month, two_months = ours(counts), naive(counts, 1), naive(counts, 2)
    print(
        f"\n{units:,} units at their baseline. Achieved within a year: {reading.achieved:.1%} with enough "
        f"data, {two_months.achieved:.1%} with the latest two months. Median changes of evidence: "
        f"{reading.changes:g} with enough data, {month.changes:g} with the latest month."
    )
    assert reading.achieved <= 0.20
    assert two_months.achieved >= 0.90
    assert reading.changes <= 3
    assert month.changes >= 6

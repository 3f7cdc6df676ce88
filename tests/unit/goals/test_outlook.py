"""How far ahead a target is due, what came of it, and which forecast is scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from plumbline.goals.rules.evidence import Target, missed
from plumbline.goals.rules.outlook import scored, steps_to
from plumbline.goals.rules.progress import aim
from plumbline.measures.rules.periods import Cadence, add_months
from plumbline.measures.rules.readings import Datum, Kind, Rule
from plumbline.measures.rules.scales import Definition, Direction, Scale
from plumbline.measures.rules.series import Series, in_a_row

JANUARY, DUE = date(2026, 1, 1), date(2026, 12, 31)
LATEST = Rule(Kind.LATEST)
FALLS = Definition(Scale.RATE, Direction.DECREASE, D(1000))


def month(place: int, value: str | None = "0.5", days: int | None = 1000, length: int = 1) -> Datum:
    """The month so many after January 2026; on `days` patient-days."""
    start = add_months(JANUARY, place)
    exposed = None if days is None else D(days)
    number = None if value is None else D(value)
    events = None if number is None or exposed is None else number * exposed / 1000
    return Datum(start, add_months(start, length), number, events, exposed)


@pytest.mark.parametrize(("last", "steps"), [(3, 8), (9, 2), (10, 1), (11, 0), (12, -1)])
def test_how_many_periods_ahead_it_is_due(last: int, steps: int) -> None:
    row = in_a_row([month(0), month(1), month(last)], FALLS)
    assert row is not None and steps_to(DUE, row) == steps, "December contains the due date"


def test_fiscal_quarters_weeks_and_no_data_yet() -> None:
    quarter = Datum(date(2026, 2, 1), date(2026, 5, 1), D(1))
    week = Datum(date(2026, 12, 14), date(2026, 12, 21), D(1))
    for datum, steps in ((quarter, 3), (week, 2)):
        row = in_a_row([datum], FALLS)
        assert row is not None and steps_to(DUE, row) == steps
    assert steps_to(DUE, Series(Cadence.MONTHLY, DUE, [], None)) == 1


# --- What came of it --------------------------------------------------------------------------------------


def sought(goal: str = "0.4", rule: Rule = LATEST, **more: object) -> Target:
    asked = {"direction": Direction.DECREASE, "target": D(goal), "baseline": D("0.8")} | more
    return Target(aim(baseline_on=JANUARY, due_on=DUE, **asked), FALLS, rule=rule)  # type: ignore[arg-type]


def came(data: Sequence[Datum], target: Target | None = None, on: date = date(2027, 6, 1)) -> bool | None:
    return missed(target or sought(), data, on=on)


def test_missed_or_reached_by_the_period_that_contains_the_due_date() -> None:
    assert came([month(10, "0.2"), month(11, "0.5")]) is True
    assert came([month(10, "0.9"), month(11, "0.4")]) is False
    assert came([month(11, "0.5"), month(12, "0.1")]) is True, "what comes later does not mend it"
    assert came([month(11, "0.5", length=3)]) is True, "the quarter from December"


def test_not_known_before_it_is_in() -> None:
    assert came([month(10, "0.2")]) is None
    assert came([]) is None
    assert came([month(11)], on=DUE) is None, "not over"
    assert came([month(10, "0.2"), month(11, None, 0)]) is None, "nothing was exposed"
    assert came([month(12, "0.2")]) is None, "the due period was never recorded"


def test_by_the_targets_own_reading() -> None:
    both = [month(10, "0.2"), month(11, "0.5")]
    assert came(both, sought(rule=Rule(Kind.ROLLING, 2))) is False
    assert came(both, sought(rule=Rule(Kind.ROLLING, 3))) is None, "too few"
    assert came(both, sought(rule=Rule())) is None, "0.8 events expected of the five that say enough"


def test_a_range_and_a_target_without_a_baseline() -> None:
    between = {"target": None, "low": D("0.3"), "high": D("0.6"), "baseline": None}
    assert came([month(11, "0.5")], sought(**between)) is False
    assert came([month(11, "0.2")], sought(**between)) is True
    assert came([month(11, "0.5")], sought(baseline=None)) is True


# --- Which one is scored -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    made_on: date
    probability: object


@pytest.mark.parametrize(
    ("days", "scored_one"),
    [
        ("200 120 60", 120),  # it still stood 90 days before
        ("200 90 60", 90),
        ("89 60", 89),
        ("30", 30),
        ("29 10", None),
        ("200? 60", 60),  # could not tell by then
        ("120 100? 60", 60),
        ("200?", None),
        ("", None),
    ],
)
def test_what_was_said_ninety_days_before(days: str, scored_one: int | None) -> None:
    made = [
        Said(DUE - timedelta(days=int(day.strip("?"))), None if day.endswith("?") else D("0.5")) for day in days.split()
    ]
    told = scored(made, DUE)
    assert (told and (DUE - told.made_on).days) == scored_one

"""Data in a row: what fits, what is left out, and where a day lies."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.measures.rules.periods import Cadence, place, step
from plumbline.measures.rules.readings import Datum
from plumbline.measures.rules.scales import Definition, Direction, Scale
from plumbline.measures.rules.series import Series, in_a_row

RATE = Definition(Scale.RATE, Direction.DECREASE, Decimal(1000))
MONTHLY, WEEKLY, QUARTERLY = Cadence.MONTHLY, Cadence.WEEKLY, Cadence.QUARTERLY
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def datum(start: date, cadence: Cadence = MONTHLY, value: str | None = "5", **more: Any) -> Datum:
    said = {"numerator": Decimal(5), "denominator": Decimal(1000)} | more
    return Datum(start, step(start, cadence), None if value is None else Decimal(value), **said)


def row(*data: Datum, definition: Definition = RATE) -> Series:
    found = in_a_row(data, definition)
    assert found is not None
    return found


def test_a_missing_month_keeps_its_place() -> None:
    found = row(datum(date(2026, 4, 1), value="2"), datum(date(2026, 1, 1), value="1"))
    assert (found.start, found.cadence) == (date(2026, 1, 1), MONTHLY)
    assert found.values == [1.0, None, None, 2.0]
    assert found.exposures == [1000.0, 0.0, 0.0, 1000.0]


def test_what_has_another_length_or_lies_across_is_left_out() -> None:
    months = [datum(date(2026, at, 1), value=str(at)) for at in (4, 5, 6)]
    strange = [
        datum(date(2026, 1, 1), QUARTERLY, "99"),
        datum(date(2026, 2, 10), value="98"),
        Datum(date(2026, 3, 1), date(2026, 3, 20), Decimal(97)),
    ]
    assert row(*strange, *months) == row(*months)
    assert in_a_row(strange[2:], RATE) is None
    assert in_a_row([], RATE) is None


def test_the_commonest_rhythm_counts_whatever_it_is() -> None:
    found = row(*[datum(date(2026, 1, 7) + timedelta(weeks=at), WEEKLY, str(at)) for at in range(4)])
    assert (found.cadence, found.values) == (WEEKLY, [0.0, 1.0, 2.0, 3.0])
    assert row(datum(date(2026, 1, 15)), datum(date(2026, 2, 15))).start == date(2026, 1, 15), "months of their own"


def test_exposures_count_only_where_every_value_has_one() -> None:
    first, second = date(2026, 1, 1), date(2026, 2, 1)
    assert row(datum(first), datum(second, denominator=None)).exposures is None
    unexposed = datum(second, value=None, denominator=None)
    assert row(datum(first), unexposed, datum(date(2026, 3, 1))).exposures == [1000.0, 0.0, 1000.0]
    ratio = Definition(Scale.RATIO, Direction.DECREASE)
    assert row(datum(first, expected=Decimal("2.5")), definition=ratio).exposures == [2.5]
    count = Definition(Scale.COUNT, Direction.DECREASE)
    assert row(datum(first), definition=count).exposures is None


@pytest.mark.parametrize(
    ("day", "at", "values"),
    [
        (date(2026, 1, 1), 0, [1, 2, 3]),
        (date(2026, 1, 2), 1, [None, 2, 3]),
        (date(2026, 2, 1), 1, [1, 2, 3]),
        (date(2026, 2, 28), 2, [1, None, 3]),
        (date(2026, 3, 31), 3, [1, 2, None]),
        (date(2026, 4, 1), 3, [1, 2, 3]),
        (date(2026, 4, 2), 4, [1, 2, 3]),
        (date(2025, 11, 15), -1, [1, 2, 3]),
    ],
)
def test_a_month_on_both_sides_of_a_day_is_neither_before_nor_after(day: date, at: int, values: list[Any]) -> None:
    found = row(*[datum(date(2026, month, 1), value=str(month)) for month in (1, 2, 3)])
    assert found.place(day) == at
    assert found.parted(day).values == values


@given(day=DAYS, cadence=st.sampled_from(Cadence), anchor=DAYS.filter(lambda day: day.day <= 28))
def test_a_place_is_the_first_period_that_starts_on_or_after_the_day(day: date, cadence: Cadence, anchor: date) -> None:
    at = place(day, cadence, anchor)
    assert step(anchor, cadence, at - 1) < day <= step(anchor, cadence, at)

"""Calendars: months are not all alike, and fiscal periods are followed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.measures.rules.periods import Cadence, add_months, end_of_period, length, step

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 3, 31), -13, date(2025, 2, 28)),
    ],
)
def test_months_are_added_by_the_calendar(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("day", "cadence", "anchor", "end"),
    [
        (date(2026, 1, 1), Cadence.MONTHLY, None, date(2026, 2, 1)),
        (date(2026, 1, 31), Cadence.MONTHLY, None, date(2026, 2, 1)),
        (date(2026, 12, 31), Cadence.QUARTERLY, None, date(2027, 1, 1)),
        (date(2026, 5, 5), Cadence.QUARTERLY, None, date(2026, 7, 1)),
        (date(2026, 5, 5), Cadence.ANNUAL, None, date(2027, 1, 1)),
        # 2026-11-21 is a Saturday; the week ends before Monday the 23rd
        (date(2026, 11, 21), Cadence.WEEKLY, None, date(2026, 11, 23)),
        # a fiscal year from July, known by an old boundary and by a later one
        (date(2026, 11, 21), Cadence.ANNUAL, date(2022, 7, 1), date(2027, 7, 1)),
        (date(2026, 5, 5), Cadence.ANNUAL, date(2029, 7, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), Cadence.ANNUAL, date(2022, 7, 1), date(2027, 7, 1)),
        (date(2026, 11, 21), Cadence.WEEKLY, date(2026, 11, 18), date(2026, 11, 25)),
    ],
)
def test_the_end_of_the_period_that_contains_a_day(day: date, cadence: Cadence, anchor: date | None, end: date) -> None:
    assert end_of_period(day, cadence, anchor) == end


@given(day=DAYS, cadence=st.sampled_from(Cadence), anchor=st.none() | DAYS)
def test_every_day_lies_in_exactly_one_period(day: date, cadence: Cadence, anchor: date | None) -> None:
    end = end_of_period(day, cadence, anchor)
    assert end > day
    if anchor is not None and anchor.day <= 28:
        assert step(end, cadence, -1) <= day
    assert end_of_period(end - timedelta(days=1), cadence, anchor) == end


def test_february_is_as_long_as_march_when_events_are_counted_per_month() -> None:
    assert length(date(2026, 2, 1), date(2026, 3, 1)) == length(date(2026, 3, 1), date(2026, 4, 1))
    assert length(date(2026, 2, 1), date(2026, 3, 1)) != length(date(2026, 2, 1), date(2026, 5, 1))
    assert length(date(2026, 2, 2), date(2026, 2, 9)) == ("days", 7)

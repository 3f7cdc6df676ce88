"""Periods of data: half-open [start, end), told by a cadence."""

import calendar
from datetime import date, timedelta
from enum import StrEnum


class Cadence(StrEnum):
    """How often a measure's data come."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


PERIODS = {
    Cadence.WEEKLY: "weeks", Cadence.MONTHLY: "months", Cadence.QUARTERLY: "quarters", Cadence.ANNUAL: "years",
}  # fmt: skip
_WEEK = 7
_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.ANNUAL: 12}
_A_MONDAY = date(1990, 1, 1)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier if negative), at most the month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def step(day: date, cadence: Cadence, times: int = 1) -> date:
    """`day` moved by so many cadences. Always step from one anchor: month ends do not add up."""
    if cadence is Cadence.WEEKLY:
        return day + timedelta(days=_WEEK * times)
    return add_months(day, _MONTHS[cadence] * times)


def end_of_period(day: date, cadence: Cadence, anchor: date | None = None) -> date:
    """The (exclusive) end of the period that contains `day`.

    `anchor` is any known period boundary of the series, so that fiscal and shifted periods are followed;
    without one, weeks start on Monday, and months, quarters and years follow the calendar.
    """
    if anchor is None:
        anchor = _A_MONDAY if cadence is Cadence.WEEKLY else date(day.year, 1, 1)
    times = _steps(day, cadence, anchor)
    end = step(anchor, cadence, times)
    return end if end > day else step(anchor, cadence, times + 1)


def place(day: date, cadence: Cadence, anchor: date) -> int:
    """Which period is the first that starts on or after `day`: 0 is the one that starts at `anchor`, -1 that before."""
    times = _steps(day, cadence, anchor)
    return times if step(anchor, cadence, times) >= day else times + 1


def _steps(day: date, cadence: Cadence, anchor: date) -> int:
    """Whole cadences from `anchor`, months counted without their days."""
    if cadence is Cadence.WEEKLY:
        return (day - anchor).days // _WEEK
    return ((day.year - anchor.year) * 12 + day.month - anchor.month) // _MONTHS[cadence]


def length(start: date, end: date) -> tuple[str, int]:
    """A period's length, so that February and March are both one month: ("months", 1) or ("days", 7)."""
    if start.day == end.day:
        return "months", (end.year - start.year) * 12 + end.month - start.month
    return "days", (end - start).days

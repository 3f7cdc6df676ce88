"""When an improvement first shows: every answer against counting days, release by release."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.ratings.rules.windows import first_visible

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def window(first: date, last: date, years: int) -> set[date]:
    """The days of the same window so many yearly releases later."""

    def moved(day: date) -> date:
        while True:
            try:
                return day.replace(year=day.year + years)
            except ValueError:
                day -= timedelta(days=1)

    start, end = moved(first), moved(last)
    return {start + timedelta(days=it) for it in range((end - start).days + 1)}


@given(st.dates(date(2018, 1, 1), date(2023, 12, 31)), st.integers(80, 1100), days)
def test_the_first_release_is_the_first_that_counts_such_a_day(first: date, length: int, since: date) -> None:
    last = first + timedelta(days=length)
    told = first_visible("2025-07", first, last, since)
    counted = {}
    for years in range(30):
        held = window(first, last, years)
        counted[f"{2025 + years}-07"] = sum(day >= since for day in held) / len(held)
    assert told.release == next(release for release, share in counted.items() if share > 0)
    assert told.share == pytest.approx(counted[told.release])
    assert told.full == next(release for release, share in counted.items() if share == 1)


def test_what_is_old_enough_counts_in_the_release_itself() -> None:
    told = first_visible("2025-07", date(2020, 7, 1), date(2023, 6, 30), date(2019, 1, 1))
    assert (told.release, told.share, told.full) == ("2025-07", 1.0, "2025-07")


def test_three_years_of_patients_take_three_releases_to_change_over() -> None:
    told = first_visible("2025-07", date(2020, 7, 1), date(2023, 6, 30), date(2026, 1, 1))
    assert (told.release, told.full) == ("2028-07", "2031-07")
    assert told.share == pytest.approx(181 / 1095, abs=1e-3), "half a year of three"

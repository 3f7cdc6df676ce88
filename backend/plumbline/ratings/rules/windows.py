"""When an improvement first shows in an outside rating: each release tells of patients treated years before.

A publisher moves the window of a measure by one year from one yearly release to the next. That is what is assumed of
releases that are still to come; a publisher may do otherwise.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Visible:
    """The first release with patients since a day, their share of its window's days (0 to 1), and the first release
    with such patients alone."""

    release: str
    share: float
    full: str


def first_visible(release: str, first_day: date, last_day: date, since: date) -> Visible:
    """`release` ("2025-07") tells of patients from `first_day` to `last_day`, both included."""
    early = _years(last_day, since)
    window = _moved(first_day, early), _moved(last_day, early)
    counted = (window[1] - max(window[0], since)).days + 1
    return Visible(
        release=_later(release, early),
        share=counted / ((window[1] - window[0]).days + 1),
        full=_later(release, _years(first_day, since)),
    )


def _years(day: date, since: date) -> int:
    """How many yearly releases later the day is not before `since`; none before the release itself."""
    years = max(0, since.year - day.year)
    return years if _moved(day, years) >= since else years + 1


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # February 29
        return date(day.year + years, 3, 1) - timedelta(days=1)


def _later(release: str, years: int) -> str:
    year, month = release.split("-")
    return f"{int(year) + years}-{month}"

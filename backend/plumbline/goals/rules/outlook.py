"""How far ahead a target is due, and which of its forecasts is scored."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from plumbline.measures.rules.series import Series

LONG_BEFORE, SHORT_BEFORE = timedelta(days=90), timedelta(days=30)
_DAY = timedelta(days=1)


def steps_to(due_on: date, series: Series) -> int:
    """How many periods the one that contains the due date comes after the last one; 0 or less: it is in."""
    return series.place(due_on + _DAY) - len(series.values)


class Made(Protocol):
    """A forecast: the day that it was made, and its probability (None: could not tell)."""

    @property
    def made_on(self) -> date: ...
    @property
    def probability(self) -> object: ...


M = TypeVar("M", bound=Made)


def scored(forecasts: Sequence[M], due_on: date) -> M | None:
    """Of a target's forecasts, oldest first, the one that is scored: what was said 90 days before the due date; where
    nothing could be told by then, what was said first after that, at least 30 days before."""
    early = [it for it in forecasts if it.made_on <= due_on - LONG_BEFORE]
    later = [it for it in forecasts if due_on - LONG_BEFORE < it.made_on <= due_on - SHORT_BEFORE]
    return next((it for it in (*early[-1:], *later) if it.probability is not None), None)

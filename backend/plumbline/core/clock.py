"""The one source of the present instant.

`travel` exists for the demo's made-up past, for looking at the real one, and for tests. The database refuses a
travelled ledger entry in any organization that is not marked demo.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

Found = TypeVar("Found")

_travelled: ContextVar[datetime | None] = ContextVar("travelled", default=None)
_held: ContextVar[datetime | None] = ContextVar("held", default=None)
_found: ContextVar[dict[Any, Any] | None] = ContextVar("found_at_the_held_instant", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _held.get() or _travelled.get() or datetime.now(UTC)


def travelling() -> bool:
    return _travelled.get() is not None


def destination() -> datetime | None:
    """Where a traveller is; None in the real present."""
    return _travelled.get()


@contextmanager
def travel(at: datetime | None) -> Iterator[None]:
    """Makes `now()` answer `at` inside the block; None: the real present. `at` must be aware."""
    if at is not None and at.tzinfo is None:
        raise ValueError("travel needs an aware instant")
    token = _travelled.set(at.astimezone(UTC) if at else None)
    try:
        yield
    finally:
        _travelled.reset(token)


@contextmanager
def held(at: datetime) -> Iterator[None]:
    """Judges everything inside at one instant, the one that is recorded: what was allowed a moment before a right ran
    out must not be written as of a moment after. Nothing is written meanwhile, so what was found is `found` again."""
    token, kept = _held.set(at), _found.set({})
    try:
        yield
    finally:
        _held.reset(token)
        _found.reset(kept)


def found(key: Hashable, find: Callable[[], Found]) -> Found:
    """What `find` answers, asked once for each key while an instant is held; else each time."""
    kept = _found.get()
    if kept is None:
        return find()
    if key not in kept:
        kept[key] = find()
    return kept[key]  # type: ignore[no-any-return]


def said(day: date) -> str:
    """A day in words: March 3, 2026."""
    return f"{day:%B} {day.day}, {day.year}"


def day(instant: datetime, time_zone: str) -> date:
    """The calendar day of an instant in a zone such as 'America/Chicago'."""
    return instant.astimezone(ZoneInfo(time_zone)).date()

"""The glasses through which a transaction sees the past.

While they are on, the tables of the `past` schema stand in front of the present ones: a view of the same name for
each recorded table, showing its rows exactly as they stood at one instant. Every read, by the ORM or by SQL, sees the
past unchanged; `clock.now()` is that instant; and nothing can be written. Rights are never asked of the past: whoever
judges them takes the glasses `off` for the while.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from plumbline.core import clock


@dataclass(frozen=True, slots=True)
class Glasses:
    """One organization at one instant. `withheld` are the rows that present rights keep from the viewer; `kept` names
    the derived rows that were worked out for the instant, if any."""

    organization_id: UUID
    instant: datetime
    withheld: frozenset[UUID] = frozenset()
    kept: str = ""


@dataclass(frozen=True, slots=True)
class _Worn:
    glasses: Glasses
    came_from: datetime | None


_worn: ContextVar[_Worn | None] = ContextVar("worn_glasses", default=None)


def worn() -> Glasses | None:
    """The glasses that are on, if any."""
    wearing = _worn.get()
    return wearing.glasses if wearing else None


@contextmanager
def on(glasses: Glasses) -> Iterator[None]:
    """Looks at the past inside the block. It ends by rolling back: nothing was written, and every setting returns."""
    token = _worn.set(_Worn(glasses, clock.destination()))
    try:
        with clock.travel(glasses.instant), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(PUT_ON, [glasses.instant.isoformat(), str(glasses.organization_id), glasses.kept])
            yield
            transaction.set_rollback(True)
    finally:
        _worn.reset(token)


@contextmanager
def off() -> Iterator[None]:
    """The present again, inside the block: for whoever asks who may do or see what."""
    wearing = _worn.get()
    if wearing is None:
        yield
        return
    token = _worn.set(None)
    try:
        with clock.travel(wearing.came_from):
            _look(PRESENT)
            yield
    finally:
        _worn.reset(token)
        with suppress(DatabaseError):  # where a query failed, the whole transaction is lost
            _look(PAST)


def _look(at: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', %s, true)", [at])


PAST, PRESENT = "past, public", "public"

PUT_ON = f"""
SELECT set_config('plumbline.as_of', %s, true), set_config('plumbline.as_of_organization', %s, true),
  set_config('plumbline.as_of_kept', %s, true), set_config('search_path', '{PAST}', true),
  set_config('transaction_read_only', 'on', true)
"""

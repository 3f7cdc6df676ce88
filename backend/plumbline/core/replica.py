"""Reads that may be a moment late, answered by a copy of the database that follows it.

A streaming replica is some milliseconds behind, or minutes when it is in trouble. Nobody is told an older state than
their own last write: each answer to a write hands the browser the position that the log had reached by then, and the
replica answers that browser only when it has replayed as far. Without a replica all of this does nothing.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import OperationalError, connection, connections

REPLICA = "replica"
REST = 30  # seconds in which a replica that could not be reached is not asked again
POSITION = re.compile(r"[0-9A-F]{1,8}/[0-9A-F]{1,8}", re.ASCII)

_own_write: ContextVar[str] = ContextVar("own_write", default="")
_asked_again: list[float] = [0.0]


def there() -> bool:
    return REPLICA in connections.settings


def position() -> str:
    """How far the log has come, all that this process has committed included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn()::text")
        return str(cursor.fetchone()[0])


@contextmanager
def after(write: str) -> Iterator[None]:
    """Whoever reads inside has written until that position; "" or nonsense: has not written lately."""
    token = _own_write.set(write if POSITION.fullmatch(write) else "")
    try:
        yield
    finally:
        _own_write.reset(token)


@contextmanager
def reading() -> Iterator[None]:
    """Every read inside goes to the replica, if there is one that has come as far as the reader's own writes."""
    if not there() or connection.in_atomic_block or not _ready():
        yield
        return
    primary = connections["default"]
    connections["default"] = connections[REPLICA]
    try:
        yield
    finally:
        connections["default"] = primary


def _ready() -> bool:
    if time.monotonic() < _asked_again[0]:
        return False
    replica = connections[REPLICA]
    try:
        with replica.cursor() as cursor:
            cursor.execute(READY, [_own_write.get() or "0/0"])
            return bool(cursor.fetchone()[0])
    except OperationalError:
        replica.close()
        _asked_again[0] = time.monotonic() + REST
        return False


# Follows its primary, and has replayed what the reader wrote.
READY = """
SELECT pg_is_in_recovery() AND EXISTS (SELECT FROM pg_stat_wal_receiver) AND pg_last_wal_replay_lsn() >= %s::pg_lsn
"""

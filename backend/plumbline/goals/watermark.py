"""What a reader sees now, and whether an organization changed since: for what is kept from one request to the next."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection, transaction

Value = TypeVar("Value")
Make = Callable[[str, tuple[str, Value] | None], Value]  # what is seen now; what was seen and made before, if kept

# Written by a transaction that the reader of that snapshot could not see. The first condition finds by index.
NEW = """txid >= pg_snapshot_xmin(%(seen)s::pg_snapshot)::text::bigint
  AND NOT pg_visible_in_snapshot(txid::text::xid8, %(seen)s::pg_snapshot)"""

ANYTHING = f"""
SELECT EXISTS (SELECT 1 FROM goals_standing WHERE organization_id = %(organization)s AND {NEW})
  OR EXISTS (SELECT 1 FROM ledger_entry WHERE organization_id = %(organization)s AND {NEW})
"""


def seen() -> str:
    """What a reader sees now, e.g. "100:105:102": everything below 100 and all of 101, 103 and 104.

    A transaction that is still running is told apart by it, however late it commits; a highest number is not
    enough for that.
    """
    return str(_one(SEEN, [])[0])


# A replica does not tell which transactions are still running: there, whatever is not older than all of them counts as
# unseen, and is told again rather than missed.
SEEN = """
SELECT CASE WHEN pg_is_in_recovery() THEN concat(pg_snapshot_xmin(it), ':', pg_snapshot_xmin(it), ':') ELSE it::text END
FROM pg_current_snapshot() AS it
"""


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Every statement inside reads the same moment; not so inside another transaction, which has its own."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _still(organization_id: UUID, seen: str) -> bool:
    """Whether nothing of the organization changed since."""
    return not _one(ANYTHING, {"organization": organization_id, "seen": seen})[0]


class Shelf(Generic[Value]):
    """What each process works out from an organization and keeps until something in it changes, or until it no longer
    holds by itself; of the `most` keys asked for last."""

    def __init__(self, most: int = 32, holds: Callable[[Value], bool] = lambda value: True) -> None:
        self.most, self.holds = most, holds
        self._kept: OrderedDict[Hashable, tuple[str, Value]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, organization_id: UUID, key: Hashable, make: Make[Value]) -> Value:
        """What is kept under the key, or what `make` gives of what is seen now; it is told what was kept, so that it
        may mend it.

        A transaction sees its own writes, which may yet be undone: nothing is kept from one, or told to one.
        """
        if connection.in_atomic_block:
            return make(seen(), None)
        with self._lock:
            kept = self._kept.get((organization_id, key))
        if kept is None or not self.holds(kept[1]) or not _still(organization_id, kept[0]):
            now = seen()
            kept = now, make(now, kept)
        with self._lock:
            self._kept[organization_id, key] = kept
            self._kept.move_to_end((organization_id, key))
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return kept[1]


def _one(sql: str, parameters: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()

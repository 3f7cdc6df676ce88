"""What a reader sees now, and whether an organization changed since: for what is kept from one request to the next."""

from typing import Any
from uuid import UUID

from django.db import connection

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
    return str(_one("SELECT pg_current_snapshot()::text", [])[0])


def still(organization_id: UUID, seen: str) -> bool:
    """Whether nothing changed since. Inside a transaction it never holds: its own writes cannot be told apart."""
    if connection.in_atomic_block:
        return False
    return not _one(ANYTHING, {"organization": organization_id, "seen": seen})[0]


def _one(sql: str, parameters: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()

"""Replaying the ledger must give exactly the rows that the domain tables hold."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that the ledger and the table tell differently; `side` is where it is found."""

    table: str
    row_id: str
    side: str


def recorded_tables() -> list[str]:
    """Every table under the ledger, read from the database's own triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE p.proname = 'ledger_capture' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def differences(limit: int = 20) -> list[Difference]:
    """At most `limit` rows per table that differ between the ledger and the database; empty when all agree."""
    found: list[Difference] = []
    for table in recorded_tables():
        found += _compare(table, limit)
    return found


def _compare(table: str, limit: int) -> list[Difference]:
    sql = f"""
      WITH last AS (
        SELECT DISTINCT ON (row_id) image FROM ledger_image WHERE table_name = %s ORDER BY row_id, id DESC
      ), replayed AS (
        SELECT (jsonb_populate_record(NULL::"{table}", image)).* FROM last
      )
      (SELECT id::text, 'ledger' FROM (SELECT * FROM replayed EXCEPT SELECT * FROM "{table}") a LIMIT %s)
      UNION ALL
      (SELECT id::text, 'table' FROM (SELECT * FROM "{table}" EXCEPT SELECT * FROM replayed) b LIMIT %s)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [table, limit, limit])
        return [Difference(table, row_id, side) for row_id, side in cursor.fetchall()]


def unrecorded_models() -> list[Any]:
    """Models with an organization that no ledger trigger watches (derived rows and keys, by design)."""
    watched = set(recorded_tables())
    return [
        model
        for model in apps.get_models()
        if any(f.name == "organization" for f in model._meta.concrete_fields) and model._meta.db_table not in watched
    ]

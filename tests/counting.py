"""Completeness: every row that a test changed is told by an entry of the ledger.

Triggers of the tests' own count the changed rows of every table of the product into a table outside the ledger; they
know nothing of the ledger's. After each test, before it is undone, the two sides must agree. What a transaction that
was rolled back did is on neither side.
"""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection

TOLD_NOWHERE = {
    "the record itself": ("ledger_entry", "ledger_image", "ledger_head", "ledger_checkpoint", "ledger_publication"),
    "worked out from other rows": (
        "goals_standing", "goals_troublestart", "goals_organizationday", "goals_past", "goals_paststanding",
        "goals_forecast", "goals_forecastday",
        "accountability_observedday", "accountability_integritymonth", "accountability_findingspan",
    ),
    "how somebody signs in": ("organizations_account", "integrations_token"),
    "answers kept for a resend": ("api_idempotencykey",),
}  # fmt: skip

COUNTER = """
CREATE SCHEMA counting;
CREATE UNLOGGED TABLE counting.changes (table_name name NOT NULL, rows bigint NOT NULL);
CREATE FUNCTION counting.count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = counting, pg_temp
AS $$ BEGIN
  INSERT INTO changes SELECT TG_TABLE_NAME, count(*) FROM changed HAVING count(*) > 0;
  RETURN NULL;
END $$
"""
EVENTS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}

ALL = "all, by the entries"
# Both sides by table; and what the entries themselves say of how many rows each wrote.
SIDES = f"""
WITH changed AS (
  SELECT table_name::text, sum(rows)::bigint AS rows FROM counting.changes GROUP BY 1
), told AS (
  SELECT i.table_name::text, count(*) AS rows FROM public.ledger_image i
  JOIN public.ledger_entry e ON e.id = i.entry_id WHERE i.table_name <> 'ledger_entry' GROUP BY 1
)
SELECT table_name, coalesce(changed.rows, 0), coalesce(told.rows, 0) FROM changed FULL JOIN told USING (table_name)
UNION ALL
SELECT '{ALL}', count(*), (SELECT coalesce(sum(rows), 0) FROM public.ledger_entry)
FROM public.ledger_image i JOIN public.ledger_entry e ON e.id = i.entry_id
"""


def tables() -> list[str]:
    """Every table of the product but those that no entry tells of."""
    left_out = {table for names in TOLD_NOWHERE.values() for table in names}
    known = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("plumbline")}
    assert left_out <= known, f"no such table: {left_out - known}"
    return sorted(known - left_out)


def install(cursor: Any) -> None:
    """Into the template from which every database of the tests is cloned."""
    cursor.execute(COUNTER)
    for table in tables():
        for event, rows in EVENTS.items():
            cursor.execute(
                f'CREATE TRIGGER "{table}_counted_{event.lower()}" AFTER {event} ON "{table}"'
                f" REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION counting.count()"
            )


@dataclass
class Total:
    changed: int = 0
    told: int = 0
    checks: int = 0
    before: dict[str, tuple[int, int]] = field(default_factory=dict)  # of databases that began with rows

    def add(self, database: str, changed: int, told: int) -> None:
        first = self.before.get(database, (0, 0))
        self.changed += changed - first[0]
        self.told += told - first[1]
        self.checks += 1


TOTAL = Total()


def settle(*, base: bool = False) -> None:
    """Fails where a changed row is told by no entry, or an entry tells of a row that nobody changed.

    `base`: what is here now was counted once, and every later check of this database begins from it.
    """
    if connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        try:
            cursor.execute(SIDES)
        except DatabaseError:
            return  # the test ended in a broken transaction, of which nothing stays
        judge(str(connection.settings_dict["NAME"]), cursor.fetchall(), base=base)


def judge(database: str, rows: list[tuple[str, int, int]], *, base: bool = False) -> None:
    """The two sides by table, as `SIDES` gives them."""
    wrong = [f"{table}: {changed} changed, {told} told" for table, changed, told in sorted(rows) if changed != told]
    assert not wrong, "rows changed and rows that the ledger accounts for differ: " + "; ".join(wrong)
    by_table = [row for row in rows if row[0] != ALL]
    here = sum(int(changed) for _, changed, _ in by_table), sum(int(told) for _, _, told in by_table)
    TOTAL.add(database, *here)
    if base:
        TOTAL.before[database] = here


def sentence(changed: int, told: int, checks: int) -> str:
    return (
        f"Completeness: {changed:,} rows changed, {told:,} told by entries of the ledger: difference {changed - told:,}"
        f" ({checks:,} checks)"
    )

"""As of an instant equals the ledger replayed to it: every recorded table, at random instants, row by row.

The replay here is its own: the last image of each row among the entries until the instant, and nothing else.
"""

import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from domain.past_pictures import comparable
from domain.shaking import holder, shake
from plumbline.accountability import cascade, past
from plumbline.core import clock, glasses
from plumbline.core.glasses import Glasses
from plumbline.integrations.demo import making, seeding
from plumbline.ledger import replay
from plumbline.ledger.models import Entry
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Organization


def test_the_past_is_the_ledger_replayed(demo: Organization) -> None:
    """Two years of a made-up past, and after it what people do on a day."""
    administrator = holder(Role.ADMINISTRATOR)
    saved, then = cascade.snapshot(administrator).body, clock.now()
    done = shake(demo, random.Random(7), rounds=2)
    assert sum(count for name, count in done.items() if "refused" not in name) > 30, done
    assert mismatches(demo, random.Random(20261126), pairs=400, moments=8) == []
    _nothing_is_left_out(demo, random.Random(3))
    with past.at(demo, then, administrator):
        assert comparable(cascade.snapshot(administrator).body) == comparable(saved)


@pytest.mark.drill
def test_ten_thousand_random_rows_at_random_instants(demo: Organization) -> None:
    shake(demo, random.Random(8), rounds=12)
    pairs = 10_000
    assert mismatches(demo, random.Random(11), pairs, moments=100) == []
    print(f"{pairs:,} random (instant, object) pairs over {len(replay.recorded_tables())} tables: 0 mismatches")


@pytest.fixture
def demo() -> Organization:
    made = making.make(goals=300, today=clock.day(clock.now(), seeding.ZONE))
    assert made is not None
    return made


def _nothing_is_left_out(demo: Organization, rng: random.Random) -> None:
    """Whole tables: nothing that was not there, nothing missing."""
    for at in [*instants(demo, rng, 3), clock.now()]:
        for table in replay.recorded_tables():
            assert ask_past(demo, at, ROWS.format(table=table)) == replayed(demo, table, at), (table, at)


def mismatches(demo: Organization, rng: random.Random, pairs: int, moments: int) -> list[str]:
    """Of random (instant, object) pairs, half of them objects that changed about then."""
    rows = ask("SELECT DISTINCT table_name, row_id FROM ledger_image WHERE organization_id = %s", [demo.pk])
    rows = sorted((table, row) for table, row in rows if table != "ledger_entry")
    found = []
    for at in instants(demo, rng, moments):
        for table, row in rng.sample(rows, pairs // moments):
            then = ask_past(demo, at, f"{ROWS.format(table=table)} WHERE id = %s", [row])
            expected = replayed(demo, table, at, row)
            if then != expected:
                found.append(f"{table} {row} at {at}: {then} instead of {expected}")
    return found


def instants(demo: Organization, rng: random.Random, count: int) -> list[datetime]:
    """Random instants of the whole record, and instants at and just before a random entry."""
    entries = list(Entry.objects.filter(organization_id=demo.pk).order_by("at").values_list("at", flat=True))
    first, last = entries[0], entries[-1]
    found = [first + (last - first) * rng.random() for _ in range(count - count // 2)]
    return found + [
        rng.choice(entries) - rng.choice([timedelta(0), timedelta(microseconds=1)]) for _ in range(count // 2)
    ]


def replayed(demo: Organization, table: str, at: datetime, row: UUID | None = None) -> list[Any]:
    return ask(REPLAY.format(table=table), {"organization": demo.pk, "table": table, "at": at, "row": row})


def ask_past(demo: Organization, at: datetime, sql: str, parameters: Any = None) -> list[Any]:
    with glasses.on(Glasses(demo.pk, at)):
        return ask(sql, parameters)


def ask(sql: str, parameters: Any = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return sorted(cursor.fetchall(), key=repr)


ROWS = 'SELECT id, to_jsonb(told) FROM "{table}" AS told'
REPLAY = """
SELECT (was).id, to_jsonb(was) FROM (
  SELECT jsonb_populate_record(NULL::public."{table}", image) AS was FROM (
    SELECT row_id, image, row_number() OVER (PARTITION BY row_id ORDER BY i.id DESC) AS age
    FROM ledger_image i JOIN ledger_entry e ON e.id = i.entry_id
    WHERE table_name = %(table)s AND e.organization_id = %(organization)s AND e.at <= %(at)s
      AND (%(row)s::uuid IS NULL OR row_id = %(row)s)
  ) AS images WHERE age = 1
) AS rows
"""

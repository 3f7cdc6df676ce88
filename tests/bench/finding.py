"""Bar I, what findings cost: of all goals at most twice a read of the same tables from end to end; of one goal the
same among a thousand goals and among a hundred thousand.

The goals are copies of one real goal of 5 West, ten on a unit, written past the product's actions: only their number
matters here.
"""

import time
from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import connection, connections, transaction

import databases
from bench.context import Bench
from bench.rounds import Line, compared, said, taken
from domain.world import World, build
from plumbline.accountability import findings
from plumbline.goals.actions import check_ins

COPIED = (
    ("organizations_orgunit", 10, {"id": "unit", "code": "'u' || n", "path": "unit_path"}),
    ("goals_goal", 1, {"id": "goal", "unit_id": "unit"}),
    ("goals_alignment", 1, {"id": "gen_random_uuid()", "child_id": "goal"}),
    ("accountability_assignment", 1, {"id": "gen_random_uuid()", "goal_id": "goal"}),
    ("goals_target", 1, {"id": "gen_random_uuid()", "goal_id": "goal", "line": "gen_random_uuid()", "unit_id": "unit"}),
    ("goals_checkin", 1, {"id": "gen_random_uuid()", "goal_id": "goal"}),
    ("goals_standing", 1, {"goal_id": "goal"}),
)
READ = [table for table, _, _ in COPIED] + [
    "organizations_person",
    "organizations_membership",
    "accountability_handoff",
]
WHICH = {
    "organizations_orgunit": "id = %(unit)s",
    "goals_goal": "id = %(goal)s",
    "goals_alignment": "child_id = %(goal)s",
}


def planted(goals: int) -> World:
    world = build()
    world.target("w5", baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31))
    world.commit("board", "north", "surgery", "w5")
    check_ins.record(actor=world.cast.nora, draft=check_ins.CheckInDraft(world.ids["w5"], "on_track"))
    said = {"unit": world.cast.units["w5"].pk, "goal": world.ids["w5"]}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, every, changed in COPIED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(copying(table, every, changed), {**said, "goals": goals, "every": every})
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return world


def copying(table: str, every: int, changed: dict[str, str]) -> str:
    made = ", ".join(f"'{name}', {value}" for name, value in changed.items())
    return f"""
      INSERT INTO {table} SELECT (jsonb_populate_record(r, jsonb_build_object({made}))).*
      FROM {table} r,
        LATERAL (SELECT n, md5('goal' || n)::uuid AS goal, md5('unit' || n / 10)::uuid AS unit
          FROM generate_series(10, %(goals)s + 9, %(every)s) AS n) AS copy,
        LATERAL (SELECT to_jsonb(path[1:4] || unit) FROM organizations_orgunit WHERE id = %(unit)s) AS p (unit_path)
      WHERE {WHICH.get(table, "goal_id = %(goal)s")}
    """


def took(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def read_all() -> None:
    """Each table from end to end, as rows that leave the server."""
    with connection.cursor() as cursor:
        for table in READ:
            with cursor.copy(f"COPY {table} TO STDOUT") as rows:
                for _ in rows:
                    pass


def told(world: World, goals: list[UUID] | None) -> list[findings.Finding]:
    return findings._read(world.cast.chidi, frozenset(), goals)


def bars(bench: Bench) -> None:
    """In databases of their own: what is written behind the ledger's back is gone with them."""
    alone: list[float] = []
    for goals in (100, 1_000) if bench.fast else (1_000, 100_000):
        name = databases.clone()
        try:
            with databases.pointed(name):
                world = planted(goals)
                found = told(world, None)
                assert len(found) >= goals // 20, "something is found"
                sides = {"all findings": lambda world=world: told(world, None), "one read of the tables": read_all}
                times = taken(sides, bench.rounds)
                one = [world.ids["w5"]]
                alone.append(min(took(lambda world=world, one=one: told(world, one)) for _ in range(40)))
        finally:
            connections.close_all()
            with databases.server() as admin:
                databases.drop(admin, name)
    bench.add(compared("I", f"{len(found):,} findings, {goals:,} goals", times, *sides, 2))
    few, many = alone
    bench.add(Line("I", f"one goal's, {goals:,} goals", said(many), f"the fewest {said(few)}", many / few, 1.3))

"""Check-ins over HTTP, with roll-up, permissions and the ledger, beside inserting the bare row: one run, turn by turn.

Sixteen people press Send at once, among ten thousand goals; rounds of a second in any order, medians of each round's
ratio, for the machine is shared. One check-in in four says another word than the one before it, so that every goal
above is worked out anew. What the ledger itself costs is seen by taking it away: the same check-in, recorded nowhere.

The bar is 0.6 of an endpoint that only inserts the row.
"""

import http.client
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import repeat
from pathlib import Path
from uuid import UUID

import orjson
import pytest
from django.conf import settings
from django.db import connection, transaction

import databases
from api.faces import client
from config import embedded
from domain import world as worlds
from domain.world import World
from journeys import servers
from plumbline.core.ids import uuid7
from plumbline.goals.actions import check_ins, standings
from plumbline.ledger import replay, verify
from plumbline.ledger.models import Entry

CLONE = Path(__file__).resolve().parents[2]
AT_ONCE, ROUNDS, SECONDS, GOALS, COPIES = 16, 21, 1.0, 420, 23
LEVELS = (0.02, 0.05, 0.13, 0.3, 0.5)  # of all goals, from the top
WORDS, ANOTHER = ("ON_TRACK", "AT_RISK", "OFF_TRACK"), 0.25
WITH_LEDGER, OF_A_ROW = 0.8, 0.6  # the least: of the same check-in without the ledger, of the row alone
COPIED = {
    "goals_goal": ("id",),
    "goals_alignment": ("id", "line", "child_id", "parent_id"),
    "accountability_assignment": ("id", "goal_id"),
    "goals_checkin": ("id", "goal_id"),
    "goals_standing": ("goal_id",),
}
UNRECORDED = """
ALTER FUNCTION ledger_append RENAME TO ledger_append_kept;
CREATE FUNCTION ledger_append(
  uuid, uuid, text, timestamptz, uuid, uuid, text, text, uuid, text, text, boolean,
  OUT sequence bigint, OUT hash bytea
) LANGUAGE sql AS
  'SELECT 1::bigint, decode(repeat(''00'', 32), ''hex'')';
ALTER TABLE goals_checkin DISABLE TRIGGER goals_checkin_recorded_insert
"""
RECORDED = """
DROP FUNCTION ledger_append;
ALTER FUNCTION ledger_append_kept RENAME TO ledger_append;
ALTER TABLE goals_checkin ENABLE TRIGGER goals_checkin_recorded_insert
"""
BARE = """
CREATE TABLE bench_checkin (LIKE goals_checkin INCLUDING ALL);
DO $$ DECLARE kept text; BEGIN
  FOR kept IN SELECT pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'goals_checkin'::regclass AND contype = 'f' AND confrelid <> conrelid
  LOOP EXECUTE 'ALTER TABLE bench_checkin ADD ' || kept; END LOOP;
END $$
"""
CHECK_IN = """
mutation CheckIn($input: RecordCheckInInput!) {
  recordCheckIn(input: $input) { checkIn { id receipt { sequence leafHash } } errors { sentence } }
}
"""
ROW = """
mutation Row($input: InsertRowInput!) { insertRow(input: $input) { checkIn { id } errors { sentence } } }
"""
STATEMENT = """
mutation Row($input: StateRowInput!) { stateRow(input: $input) { checkIn { id } errors { sentence } } }
"""
Body = Callable[[UUID], tuple[str, bytes]]
chance = random.Random(7)


@contextmanager
def serving(database: str) -> Iterator[int]:
    with servers.own_port() as port:
        yield from served(database, port)


def served(database: str, port: int) -> Iterator[int]:
    log = servers.OUTPUT / f"bench-{port}.log"
    servers.OUTPUT.mkdir(exist_ok=True)
    env = servers.environment(database, HOST="127.0.0.1", PORT=str(port), SECRET_KEY=settings.SECRET_KEY)
    env |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": f"{servers.BACKEND}{os.pathsep}{CLONE / 'tests'}",
    }
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application"]
    with log.open("w") as words:
        running = subprocess.Popen(
            command, cwd=servers.BACKEND, env=env, stdout=words, stderr=words, start_new_session=True
        )
    try:
        servers.wait_until_ready(running, port, log)
        yield port
    finally:
        servers.end(running)
        log.unlink()


def sent(port: int, cookies: str, token: str, bodies: Iterator[tuple[str, bytes]], until: float) -> int:
    """How many were acknowledged by one person before the time was over."""
    line, done = http.client.HTTPConnection("127.0.0.1", port, timeout=60), 0
    headers = {"Content-Type": "application/json", "Cookie": cookies, "X-CSRFToken": token}
    while time.monotonic() < until:
        address, body = next(bodies)
        line.request("POST", address, body, headers)
        answer = line.getresponse()
        told = answer.read()
        assert answer.status == 200 and (b'"errors":[]' in told or b'"id"' in told), told
        done += 1
    line.close()
    return done


def rate(port: int, cookies: str, token: str, body: Body, goals: list[UUID], seconds: float) -> float:
    """Acknowledged a second by sixteen at once, each with goals of their own."""
    counts, begun = [0] * AT_ONCE, time.monotonic()

    def press(number: int) -> None:
        mine = goals[number::AT_ONCE]
        bodies = (body(chance.choice(mine)) for _ in repeat(None))
        counts[number] = sent(port, cookies, token, bodies, begun + seconds)

    people = [threading.Thread(target=press, args=(number,)) for number in range(AT_ONCE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert all(counts), counts
    return sum(counts) / (time.monotonic() - begun)


def bodies(world: World) -> dict[str, Body]:
    eve = world.cast.eve
    places: dict[UUID, int] = defaultdict(int)

    def mutation(text: str) -> Body:
        def body(goal: UUID) -> tuple[str, bytes]:
            if text == CHECK_IN and chance.random() < ANOTHER:
                places[goal] += 1
            said = {"goalId": str(goal), "claimed": WORDS[places[goal] % len(WORDS)], "id": str(uuid7())}
            return "/graphql", orjson.dumps({"query": text, "variables": {"input": said}})

        return body

    def bare(goal: UUID) -> tuple[str, bytes]:
        said = {"organization_id": eve.organization_id, "goal_id": goal, "person_id": eve.pk, "claimed": "on_track"}
        return "/bench/row", orjson.dumps(said)

    sides = {"check-in": CHECK_IN, "unrecorded": CHECK_IN, "row": ROW, "statement": STATEMENT}
    return {name: mutation(text) for name, text in sides.items()} | {"bare view": bare}


@contextmanager
def recorded_nowhere() -> Iterator[None]:
    """Neither triggers nor the append do anything."""
    with connection.cursor() as cursor:
        cursor.execute(UNRECORDED)
        yield
        cursor.execute(RECORDED)


def tidied(database: str) -> None:
    """As the server does by itself, only not between tests: dead rows go, plans follow what the tables have become."""
    with databases.server(database) as admin:
        admin.execute("VACUUM ANALYZE")


def cascade(world: World, count: int) -> list[str]:
    """Goals on five levels below one another, as a hospital has them: one in twenty below a second goal."""
    levels: list[list[str]] = []
    for share in LEVELS:
        level = [f"level{len(levels)}-{number}" for number in range(max(1, round(count * share)))]
        for key in level:
            world.draft(key, "w5", owner="eve")
            above = chance.sample(levels[-1], min(len(levels[-1]), 1 + (chance.random() < 0.05))) if levels else []
            for place, parent in enumerate(above):
                world.link(key, parent, primary=not place)
        levels.append(level)
    keys = [key for level in levels for key in level]
    world.commit(*keys)
    check_ins.record_many(
        actor=world.cast.eve, drafts=[check_ins.CheckInDraft(world.ids[key], WORDS[0].lower()) for key in keys]
    )
    return keys


def copied(copies: int) -> list[UUID]:
    """All goals of the cascade, and as many more of the same shape, written past the product's actions."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, ids in COPIED.items():
            changed = ", ".join(f"'{id}', md5(r.{id} || '-' || n)" for id in ids)
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(
                f"INSERT INTO {table} SELECT (jsonb_populate_record(r, jsonb_build_object({changed}))).*"
                f" FROM {table} r, generate_series(1, %s) AS n",
                [copies],
            )
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SELECT goal_id FROM goals_standing")
        return [id for (id,) in cursor.fetchall()]


def signed_in(world: World) -> tuple[str, str]:
    token = "a" * 32
    session = client(world.cast.eve).cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}", token


def measured(database: str, *, rounds: int, seconds: float, goals: int, copies: int) -> dict[str, list[float]]:
    world = worlds.build(line=False)
    ids = [world.ids[key] for key in cascade(world, goals)]
    standings.catch_up(world.cast.eve.organization)
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        if not databases.given():
            cursor.execute(f"GRANT SELECT, INSERT ON bench_checkin TO {embedded.APPLICATION}")
        cursor.execute("DROP SCHEMA counting CASCADE")
    cookies, token = signed_in(world)
    sides = bodies(world)
    told: dict[str, list[float]] = {name: [] for name in sides}
    with serving(database) as port:
        before = Entry.objects.count()
        rate(port, cookies, token, sides["check-in"], ids, seconds)
        assert Entry.objects.count() > before and replay.differences() == [] and list(verify.faults()) == []
        ids = copied(copies)
        for at in range(rounds + 1):  # the first warms up
            tidied(database)
            for name in chance.sample(list(sides), len(sides)):
                with recorded_nowhere() if name == "unrecorded" else nullcontext():
                    found = rate(port, cookies, token, sides[name], ids, seconds)
                if at:
                    told[name].append(found)
    return told


def of(rates: dict[str, list[float]], side: str) -> float:
    """Check-ins for each of the side's, round by round; the median."""
    return statistics.median(own / other for own, other in zip(rates["check-in"], rates[side], strict=True))


def said(rates: dict[str, list[float]]) -> str:
    beside = {
        "of the same without the ledger": "unrecorded", "of an endpoint that only inserts the row": "row",
        "of one that only says INSERT": "statement", "of that in a bare view": "bare view",
    }  # fmt: skip
    a_second = {side: statistics.median(found) for side, found in rates.items()}
    ratios = (f"{of(rates, side):.2f} {words} ({a_second[side]:.0f})" for words, side in beside.items())
    return f"{AT_ONCE} at once: {a_second['check-in']:.0f} check-ins a second; " + ", ".join(ratios)


def test_a_check_in_beside_a_bare_row(committing: str) -> None:
    """A glance, that both sides work; a shared machine is no scale."""
    rates = measured(committing, rounds=1, seconds=0.5, goals=AT_ONCE, copies=1)
    print(said(rates))
    assert all(found > 0 for of_side in rates.values() for found in of_side)


@pytest.mark.drill
def test_check_ins_keep_up_with_bare_rows(committing: str) -> None:
    rates = measured(committing, rounds=ROUNDS, seconds=SECONDS, goals=GOALS, copies=COPIES)
    print(said(rates))
    assert of(rates, "unrecorded") >= WITH_LEDGER
    assert of(rates, "row") >= OF_A_ROW

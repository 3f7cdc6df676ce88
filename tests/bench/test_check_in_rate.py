"""Check-ins over HTTP, with roll-up, permissions and the ledger, beside inserting the bare row: one run, turn by turn.

Sixteen people press Send at once; seven rounds, medians. What counts is the ratio: the machine is shared. One check-in
in four says another word than the one before it, so that every goal above is worked out anew. What the ledger itself
costs is seen by taking it away: the same check-in, recorded nowhere.

The bar is 0.6 of an endpoint that only inserts the row; the last runs gave 0.55.
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
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.conf import settings
from django.db import connection

import databases
from api.faces import client
from config import embedded
from domain import world as worlds
from domain.world import World
from journeys import servers
from plumbline.core.ids import uuid7
from plumbline.goals.actions import standings
from plumbline.ledger import replay, verify
from plumbline.ledger.models import Entry

CLONE = Path(__file__).resolve().parents[2]
AT_ONCE, ROUNDS, SECONDS, GOALS = 16, 7, 3.0, 420
LEVELS = (0.02, 0.05, 0.13, 0.3, 0.5)  # of all goals, from the top
WORDS, SAME = ("ON_TRACK", "AT_RISK", "OFF_TRACK"), 4  # so many check-ins on a goal say the same
WITH_LEDGER, OF_A_ROW = 0.7, 0.5  # the least: of the same check-in without the ledger, of the row alone
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
        bodies = (body(mine[at % len(mine)]) for at in range(10**9))
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
    visits: dict[UUID, Iterator[int]] = defaultdict(count)

    def mutation(text: str) -> Body:
        def body(goal: UUID) -> tuple[str, bytes]:
            said = {"goalId": str(goal), "claimed": WORDS[next(visits[goal]) // SAME % len(WORDS)], "id": str(uuid7())}
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
    chance = random.Random(7)
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
    return keys


def signed_in(world: World) -> tuple[str, str]:
    token = "a" * 32
    session = client(world.cast.eve).cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}", token


def measured(database: str, *, rounds: int, seconds: float, goals: int) -> dict[str, float]:
    world = worlds.build(line=False)
    keys = cascade(world, goals)
    standings.catch_up(world.cast.eve.organization)
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        if not databases.given():
            cursor.execute(f"GRANT SELECT, INSERT ON bench_checkin TO {embedded.APPLICATION}")
        cursor.execute("DROP SCHEMA counting CASCADE")
        cursor.execute("ANALYZE")
    before = Entry.objects.count()
    cookies, token = signed_in(world)
    sides = bodies(world)
    told: dict[str, list[float]] = {name: [] for name in sides}
    with serving(database) as port:
        for at in range(rounds + 1):  # the first warms up
            tidied(database)
            for name, body in sides.items():
                with recorded_nowhere() if name == "unrecorded" else nullcontext():
                    found = rate(port, cookies, token, body, [world.ids[key] for key in keys], seconds)
                if at:
                    told[name].append(found)
                if name == "check-in" and not at:
                    assert replay.differences() == [] and list(verify.faults()) == []
    assert Entry.objects.count() > before + rounds
    return {name: statistics.median(found) for name, found in told.items()}


def said(rates: dict[str, float]) -> str:
    own = rates["check-in"]
    beside = {
        "of the same without the ledger": "unrecorded", "of an endpoint that only inserts the row": "row",
        "of one that only says INSERT": "statement", "of that in a bare view": "bare view",
    }  # fmt: skip
    ratios = (f"{own / rates[side]:.2f} {words} ({rates[side]:.0f})" for words, side in beside.items())
    return f"{AT_ONCE} at once: {own:.0f} check-ins a second; " + ", ".join(ratios)


def test_a_check_in_beside_a_bare_row(committing: str) -> None:
    """A glance, that both sides work; a shared machine is no scale."""
    rates = measured(committing, rounds=1, seconds=0.5, goals=AT_ONCE)
    print(said(rates))
    assert all(rates.values())


@pytest.mark.drill
def test_check_ins_keep_up_with_bare_rows(committing: str) -> None:
    rates: dict[str, Any] = measured(committing, rounds=ROUNDS, seconds=SECONDS, goals=GOALS)
    print(said(rates))
    assert rates["check-in"] >= WITH_LEDGER * rates["unrecorded"]
    assert rates["check-in"] >= OF_A_ROW * rates["row"]

"""Bar F: check-ins over HTTP, with roll-up, permissions and the ledger, beside inserting the bare row, beside walking
up with the ORM, and among ten times as many goals; sixteen people press Send at once.

One check-in in four says another word than the one before it, so that every goal above is worked out anew. What the
ledger itself costs is seen by taking it away: the same check-in, recorded nowhere.
"""

import http.client
import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from itertools import repeat
from statistics import median
from uuid import UUID

import orjson
from django.db import connection, connections, transaction

import databases
from bench import sides
from bench.context import Bench
from bench.reads import signed_in_as
from bench.rounds import Line
from bench.sides import Side
from config import embedded
from domain import world as worlds
from domain.world import World
from plumbline.core.ids import uuid7
from plumbline.goals.actions import check_ins, standings
from plumbline.ledger import replay, verify
from plumbline.ledger.models import Entry

AT_ONCE, SECONDS, GOALS = 16, 1.0, 420
LEVELS = (0.02, 0.05, 0.13, 0.3, 0.5)  # of all goals, from the top
WORDS, ANOTHER = ("ON_TRACK", "AT_RISK", "OFF_TRACK"), 0.25
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
ROW, WALK = (
    f"mutation Other($input: {verb[0].upper()}{verb[1:]}Input!)"
    f" {{ {verb}(input: $input) {{ checkIn {{ id }} errors {{ sentence }} }} }}"
    for verb in ("insertRow", "walkUp")
)
SIDES = {"check-in": CHECK_IN, "unrecorded": CHECK_IN, "row": ROW, "walk": WALK}
Body = Callable[[UUID], bytes]
chance = random.Random(7)


def bars(bench: Bench) -> None:
    copies = {"10k": 1, "100k": 3} if bench.fast else {"10k": 23, "100k": 237}
    goals, rounds, seconds = (40, 1, 0.5) if bench.fast else (GOALS, 15, SECONDS)
    with ExitStack() as stack:
        small = stack.enter_context(Hospital.built(goals, copies["10k"]))
        told = small.rates(rounds, seconds)
        bench.add(_line("the row alone", told, "row", 0.6))
        bench.add(_line("a walk by the ORM", told, "walk", 10, WALKED))
        bench.add(_line("the same without the ledger", told, "unrecorded", 0.8))
        large = stack.enter_context(Hospital.built(goals, copies["100k"]))
        grown: list[float] = []
        for hospital in (small, large):
            tidied(hospital.database)
            hospital.rate("check-in", seconds)
        for _ in range(rounds):
            one, other = (hospital.rate("check-in", seconds) for hospital in (large, small))
            grown.append(one / other)
        bench.add(
            Line("F", f"check-ins, {len(large.goals):,} goals", "", f"{len(small.goals):,}", median(grown), 0.85, True)
        )


WALKED = "these goals hang in trees of 420; what a walk reads grows with the tree, what a check-in does with its depth."


def _line(words: str, rates: dict[str, list[float]], other: str, bound: float, note: str = "") -> Line:
    ratio = median(own / theirs for own, theirs in zip(rates["check-in"], rates[other], strict=True))
    own, theirs = median(rates["check-in"]), median(rates[other])
    work = f"check-ins, {AT_ONCE} at once"
    return Line("F", work, f"{own:.0f}/s", f"{words} {theirs:.0f}/s", ratio, bound, True, note)


class Hospital:
    """Goals of one owner in a database of their own, served."""

    def __init__(self, database: str, side: Side, world: World, goals: list[UUID]) -> None:
        self.database, self.side, self.world, self.goals = database, side, world, goals
        self.body = {name: self._mutation(text) for name, text in SIDES.items()}

    @classmethod
    @contextmanager
    def built(cls, goals: int, copies: int) -> "Iterator[Hospital]":
        name = databases.clone()
        with databases.pointed(name), ExitStack() as stack:
            try:
                world = _planted(goals)
                side = stack.enter_context(sides.plumbline(name, workers=2))
                signed_in_as(side, world.cast.eve)
                own = [world.ids[key] for key in world.ids]
                hospital = cls(name, side, world, own)
                before = Entry.objects.count()
                hospital.rate("check-in", 0.5)
                assert Entry.objects.count() > before and replay.differences() == [] and list(verify.faults()) == []
                hospital.goals = copied(copies)
                yield hospital
            finally:
                stack.close()
                connections.close_all()
                with databases.server() as admin:
                    databases.drop(admin, name)

    def rates(self, rounds: int, seconds: float) -> dict[str, list[float]]:
        told: dict[str, list[float]] = {name: [] for name in SIDES}
        for at in range(rounds + 1):  # the first warms up
            tidied(self.database)
            for name in chance.sample(list(SIDES), len(SIDES)):
                with recorded_nowhere() if name == "unrecorded" else nullcontext():
                    found = self.rate(name, seconds)
                if at:
                    told[name].append(found)
        return told

    def rate(self, name: str, seconds: float) -> float:
        """Acknowledged a second by sixteen at once, each with goals of their own."""
        counts, begun = [0] * AT_ONCE, time.monotonic()

        def press(number: int) -> None:
            mine = self.goals[number::AT_ONCE]
            counts[number] = self._sent((self.body[name](chance.choice(mine)) for _ in repeat(None)), begun + seconds)

        people = [threading.Thread(target=press, args=(number,)) for number in range(AT_ONCE)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        assert all(counts), counts
        return sum(counts) / (time.monotonic() - begun)

    def _sent(self, bodies: Iterator[bytes], until: float) -> int:
        """How many were acknowledged by one person before the time was over."""
        line, done = http.client.HTTPConnection("127.0.0.1", self.side.port, timeout=60), 0
        headers = {"Content-Type": "application/json", **self.side.headers}
        while time.monotonic() < until:
            line.request("POST", "/graphql", next(bodies), headers)
            answer = line.getresponse()
            told = answer.read()
            assert answer.status == 200 and b'"errors":[]' in told, told
            done += 1
        line.close()
        return done

    def _mutation(self, text: str) -> Body:
        places: dict[UUID, int] = defaultdict(int)

        def body(goal: UUID) -> bytes:
            if text != ROW and chance.random() < ANOTHER:
                places[goal] += 1
            said = {"goalId": str(goal), "claimed": WORDS[places[goal] % len(WORDS)], "id": str(uuid7())}
            return orjson.dumps({"query": text, "variables": {"input": said}})

        return body


@contextmanager
def recorded_nowhere() -> Iterator[None]:
    """Neither triggers nor the append do anything."""
    with connection.cursor() as cursor:
        cursor.execute(UNRECORDED)
        yield
        cursor.execute(RECORDED)


def tidied(database: str) -> None:
    """As the server does by itself, only not here: dead rows go, plans follow what the tables have become."""
    with databases.server(database) as admin:
        admin.execute("VACUUM ANALYZE")


def _planted(count: int) -> World:
    """Goals on five levels below one another, as a hospital has them: one in twenty below a second goal."""
    world = worlds.build(line=False)
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
    standings.catch_up(world.cast.eve.organization)
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        if not databases.given():
            cursor.execute(f"GRANT SELECT, INSERT ON bench_checkin TO {embedded.APPLICATION}")
        cursor.execute("DROP SCHEMA counting CASCADE")
    return world


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

"""Bar F: check-ins over HTTP, with roll-up, permissions and the ledger, beside inserting the bare row, beside walking
up with the ORM, and among ten times as many goals; sixteen people press Send at once.

One check-in in four says another word than the one before it, so that every goal above is worked out anew. What the
ledger itself costs is seen by taking it away: the same check-in, recorded nowhere. PostGraphile stands beside it twice:
calling the same database functions, and only inserting the row; it asks nobody who they are.
"""

import http.client
import random
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import repeat
from statistics import median
from typing import Any
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
from plumbline.core import clock
from plumbline.core.ids import uuid7
from plumbline.goals.actions import check_ins, standings
from plumbline.goals.models import CheckIn, Goal
from plumbline.ledger import replay, verify
from plumbline.ledger.actions.entries import Action
from plumbline.ledger.models import Entry
from plumbline.organizations.models import Person
from plumbline.organizations.rules import settings as settings_rules

AT_ONCE, SECONDS, GOALS = 16, 1.0, 420
LEVELS = (0.02, 0.05, 0.13, 0.3, 0.5)  # of all goals, from the top
WORDS, ANOTHER = ("ON_TRACK", "AT_RISK", "OFF_TRACK"), 0.25
COPIED = {  # whose a row is, and what else a copy has of its own
    "goals_goal": ("id",),
    "goals_alignment": ("child_id", "id", "line", "parent_id"),
    "accountability_assignment": ("goal_id", "id"),
    "goals_checkin": ("goal_id", "id"),
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
# The statements of a check-in as one function, which PostGraphile offers as `benchCheckIn`; nobody's rights are asked.
OF_POSTGRAPHILE = """
CREATE FUNCTION bench_check_in(goal uuid, claimed text, sent uuid) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  entry uuid := gen_random_uuid();
  moment timestamptz;
  counted bigint;
BEGIN
  PERFORM goals_open_check_in(entry, {organization}, ARRAY[goal], ARRAY[goal]);
  PERFORM accountability_answering({organization}, ARRAY[goal], clock_timestamp());
  moment := clock_timestamp();
  SELECT sequence INTO STRICT counted FROM goals_check_in(
    {organization}, moment,
    jsonb_build_array({row} || jsonb_build_object(
      'id', sent, 'goal_id', goal, 'claimed', claimed, 'made_at', moment, 'recorded_at', moment)),
    {entry} || jsonb_build_object('entry', entry, 'object', goal, 'at', moment),
    {grace}, {thresholds});
  RETURN counted;
END $$
"""
POSTGRAPHILE = {
    "the same functions": "mutation One($input: BenchCheckInInput!) { benchCheckIn(input: $input) { result } }",
    "an insert": (
        "mutation One($input: CreateBenchCheckinInput!)"
        " { createBenchCheckin(input: $input) { benchCheckin { rowId } } }"
    ),
}
chance = random.Random(7)

WALKED = "a walk reads every goal below each goal above, a check-in only what its own word moves."
PERSONS = (
    "PostGraphile is asked by nobody: no session, account, person, throttle or rights, which cost what the row alone "
    "shows. Tried: one call to lock and read and one to write, roll up, record and commit (8 statements in all, 3 of "
    "them to know the person), kept plans, parsed documents kept (a check-in is then 2.5 ms above the row)."
)


def bars(bench: Bench) -> None:
    copies = {"10k": 1, "100k": 3} if bench.fast else {"10k": 23, "100k": 237}
    goals, rounds, seconds = (40, 1, 0.5) if bench.fast else (GOALS, 15, SECONDS)
    with ExitStack() as stack:
        small = stack.enter_context(Hospital.built(goals))
        small.copy(copies["10k"])
        told = small.rates(["check-in", "row", "unrecorded", *POSTGRAPHILE], rounds, seconds)
        bench.add(_line("the row alone", told, "row", 0.6))
        bench.add(_line("the same without the ledger", told, "unrecorded", 0.8))
        for name in POSTGRAPHILE:
            bench.add(_line(f"PostGraphile, {name}", told, name, 1, PERSONS))
        large = stack.enter_context(Hospital.built(goals))
        large.copy(copies["100k"])
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
    with Hospital.built(goals) as board:
        board.copy(copies["10k"], below=board.top)
        told = board.rates(["check-in", "walk"], rounds, seconds)
        bench.add(_line(f"a walk by the ORM, {len(board.goals):,} below {len(board.top)}", told, "walk", 10, WALKED))


def _line(words: str, rates: dict[str, list[float]], other: str, bound: float, note: str = "") -> Line:
    ratio = median(own / theirs for own, theirs in zip(rates["check-in"], rates[other], strict=True))
    own, theirs = median(rates["check-in"]), median(rates[other])
    work = f"check-ins, {AT_ONCE} at once"
    return Line("F", work, f"{own:.0f}/s", f"{words} {theirs:.0f}/s", ratio, bound, True, note)


@dataclass
class Hospital:
    """Goals of one owner in a database of their own, served by the product and by PostGraphile. `top`: those that
    nothing stands above."""

    database: str
    own: Side
    postgraphile: Side
    top: list[UUID]
    goals: list[UUID]
    person: Person
    _places: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))

    @classmethod
    @contextmanager
    def built(cls, goals: int) -> "Iterator[Hospital]":
        name = databases.clone()
        with databases.pointed(name), ExitStack() as stack:
            try:
                world = _planted(goals)
                own = stack.enter_context(sides.plumbline(name, workers=2))
                signed_in_as(own, world.cast.eve)
                other = stack.enter_context(sides.postgraphile(name))
                top = [id for key, id in world.ids.items() if key.startswith("level0-")]
                hospital = cls(name, own, other, top, list(world.ids.values()), world.cast.eve)
                for way in ("check-in", "the same functions"):
                    before = Entry.objects.count()
                    hospital.rate(way, 0.5)
                    assert Entry.objects.count() > before, way
                assert replay.differences() == [] and list(verify.faults()) == []
                yield hospital
            finally:
                stack.close()
                connections.close_all()
                with databases.server() as admin:
                    databases.drop(admin, name)

    def copy(self, copies: int, below: Sequence[UUID] = ()) -> None:
        with databases.pointed(self.database):
            self.goals = copied(copies, below)
            if below:
                standings.refresh_all(self.person.organization_id)

    def rates(self, names: list[str], rounds: int, seconds: float) -> dict[str, list[float]]:
        told: dict[str, list[float]] = {name: [] for name in names}
        for at in range(rounds + 1):  # the first warms up
            tidied(self.database)
            for name in chance.sample(names, len(names)):
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
            bodies = (self.body(name, chance.choice(mine)) for _ in repeat(None))
            counts[number] = _sent(self.postgraphile if name in POSTGRAPHILE else self.own, bodies, begun + seconds)

        people = [threading.Thread(target=press, args=(number,)) for number in range(AT_ONCE)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        assert all(counts), counts
        return sum(counts) / (time.monotonic() - begun)

    def body(self, name: str, goal: UUID) -> bytes:
        inserting = name in ("row", "an insert")
        if not inserting and chance.random() < ANOTHER:
            self._places[goal] += 1
        word, id = WORDS[self._places[goal] % len(WORDS)], uuid7()
        said: dict[str, Any] = {"goalId": goal, "claimed": word, "id": id}
        if name == "the same functions":
            said = {"goal": goal, "claimed": word.lower(), "sent": id}
        elif name == "an insert":
            now = clock.now()
            row = {
                "rowId": id, "organizationId": self.person.organization_id, "goalId": goal, "personId": self.person.pk,
                "claimed": word.lower(), "madeAt": now, "recordedAt": now, "note": "", "barriers": [],
                "needsHelp": False, "nextStep": "", "unchanged": False, "withdrawn": False,
            }  # fmt: skip
            said = {"benchCheckin": row}
        return orjson.dumps({"query": (SIDES | POSTGRAPHILE)[name], "variables": {"input": said}})


def _sent(side: Side, bodies: Iterator[bytes], until: float) -> int:
    """How many were acknowledged by one person before the time was over."""
    line, done = http.client.HTTPConnection("127.0.0.1", side.port, timeout=60), 0
    headers = {"Content-Type": "application/json", **side.headers}
    while time.monotonic() < until:
        line.request("POST", "/graphql", next(bodies), headers)
        answer = line.getresponse()
        told = answer.read()
        assert answer.status == 200 and b'"errors"' not in told.replace(b'"errors":[]', b""), told
        done += 1
    line.close()
    return done


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
        cursor.execute(_of_postgraphile(world.cast.eve))
        if not databases.given():
            cursor.execute(f"GRANT SELECT, INSERT ON bench_checkin TO {embedded.APPLICATION}")
        cursor.execute("DROP SCHEMA counting CASCADE")
    return world


def _of_postgraphile(person: Person) -> str:
    """The function with all in it that is the same for every check-in of this person."""
    said, entry = CheckIn(organization_id=person.organization_id, person=person), Action("check_in.record", "", None)
    row = {column.attname: getattr(said, column.attname) for column in CheckIn._meta.concrete_fields}
    told = entry.told() | {
        "organization": person.organization_id, "actor": person.pk, "object_type": Goal._meta.label_lower,
    }  # fmt: skip
    settings = settings_rules.read(person.organization.settings)
    return OF_POSTGRAPHILE.format(
        organization=f"'{person.organization_id}'::uuid",
        row=f"'{orjson.dumps(row).decode()}'::jsonb",
        entry=f"'{orjson.dumps(told).decode()}'::jsonb",
        grace=settings.check_in_grace_days,
        thresholds=", ".join(map(str, standings._thresholds(settings))),
    )


def copied(copies: int, below: Sequence[UUID] = ()) -> list[UUID]:
    """All goals of the cascade, and as many more of the same shape, written past the product's actions; with `below`,
    these are there once and the copies hang below them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, (whose, *ids) in COPIED.items():
            changed = ", ".join(
                f"'{id}', CASE WHEN r.{id} = ANY (%(kept)s) THEN r.{id}::text ELSE md5(r.{id} || '-' || n) END"
                for id in dict.fromkeys((whose, *ids))
            )
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(
                f"INSERT INTO {table} SELECT (jsonb_populate_record(r, jsonb_build_object({changed}))).*"
                f" FROM {table} r, generate_series(1, %(copies)s) AS n WHERE r.{whose} <> ALL (%(kept)s)",
                {"copies": copies, "kept": list(below)},
            )
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SELECT goal_id FROM goals_standing")
        return [id for (id,) in cursor.fetchall()]

"""The big picture as columns: what the cascade map and outline are drawn from.

One statement builds the columns of an organization; each process keeps them, and mends the rows of the goals that have
changed since. A browser that holds an older picture is sent only those rows, or the whole again when its own rights
changed.
"""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.db import connection

from plumbline.accountability import selectors
from plumbline.core import clock, glasses, replica
from plumbline.goals import restriction, watermark
from plumbline.goals.actions import standings
from plumbline.organizations.models import Organization, Person

_COLUMNS = (Path(__file__).parent / "sql" / "columns.sql").read_text()
_MAYBE = "(SELECT goals FROM maybe)"
_OF_MAYBE = selectors.OWNERS.replace("%(goals)s", _MAYBE).replace(f"{_MAYBE}::uuid[] IS NULL OR ", "")
WHOLE = _COLUMNS.format_map(
    {
        "named": "SELECT id, place FROM wanted",
        "once": "MATERIALIZED",  # each look at people of the past asks the ledger of every one of them
        "answering": f"({_OF_MAYBE}) AS o (goal_id, owner_id, since, away, gone, acting_id, asked_id, asked_at)",
    }
)
PART = """
SELECT * FROM accountability_cascade_part(
  %(organization)s, %(goals)s::uuid[], %(hidden)s::uuid[], %(told)s::jsonb, %(zone)s, %(at)s)
"""
FORMAT = 1
SEEN = re.compile(r"[1-9]\d{0,17}:[1-9]\d{0,17}:(\d{1,18}(,\d{1,18}){0,200})?", re.ASCII)
DELTA_AT_MOST = 2000
ENUMS = {
    "state": ["draft", "proposed", "committed", "sustaining", "achieved", "missed", "stopped"],
    "claimed": ["none", "on_track", "at_risk", "off_track"],
    "evidence": [
        "none", "not_started", "too_few", "awaiting_data", "achieved", "off_track", "at_risk", "on_track",
    ],
    "owner": ["none", "owner", "acting", "offered"],
    "kind": ["drives", "same_measure", "supports"],
}  # fmt: skip


@dataclass
class Picture:
    """One state of the cascade, or a part of it. `page` holds the columns, plain JSON values; whoever holds a picture
    never changes them. `watermark`: from where changes are told. `rendered` is what a face made of each goal, by
    position, with None where it must be made anew; `notes`, what it made of the whole."""

    page: dict[str, Any]
    watermark: str
    complete: bool = True
    rendered: dict[Any, list[Any]] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def body(self) -> bytes:
        return orjson.dumps(self.page)

    @cached_property
    def etag(self) -> str:
        """Of the content, not of the watermark: a long transaction elsewhere holds the watermark back."""
        told = self.body.replace(self.watermark.encode(), b"", 1) if self.watermark else self.body
        return f'"{hashlib.sha256(told).hexdigest()[:24]}"'

    @cached_property
    def place(self) -> dict[str, int]:
        return {id: at for at, id in enumerate(self.page["goals"]["id"])}


@dataclass(frozen=True, slots=True)
class Eyes:
    """For whom a picture is drawn: the organization, its day, what is hidden and what is told in its place."""

    organization: Organization
    day: str
    hidden: frozenset[UUID]
    told: tuple[dict[str, Any], ...]

    @property
    def mark(self) -> str:
        """The part of a watermark that tells pictures of other rights or of another day."""
        return f"{hashlib.sha256(f'{FORMAT}{sorted(self.hidden)}'.encode()).hexdigest()[:8]}.{self.day}"


_shelf: watermark.Shelf[Picture] = watermark.Shelf()


def snapshot(viewer: Person, since: str | None = None) -> Picture:
    """The cascade as the viewer may see it; with `since`, a part of it where that is possible and shorter. A picture
    of the past (`accountability.past`) is always whole."""
    organization = viewer.organization
    if not glasses.worn():
        standings.catch_up(organization)
    hidden = restriction.hidden(viewer)
    eyes = Eyes(organization, _today(organization), hidden, tuple(restriction.told(organization, hidden)))
    if glasses.worn():
        return _draw(eyes, "")
    with replica.reading():
        whole = _shelf.get(organization.pk, eyes.mark, lambda seen, before: _drawn(eyes, seen, before))
        goals = _changed(eyes, _seen_by(since, eyes))
        return whole if goals is None else _draw(eyes, whole.watermark, goals)


def _drawn(eyes: Eyes, seen: str, before: tuple[str, Picture] | None) -> Picture:
    """The whole as it is now; where only facts of some goals have changed since it was drawn before, mended."""
    mark = f"{seen}.{eyes.mark}"
    with watermark.one_snapshot():
        changed = _changed(eyes, before[0]) if before else None
        if before and changed is not None:
            mended = _mended(before[1], _draw(eyes, mark, changed), mark)
            if mended is not None:
                return mended
        return _draw(eyes, mark)


def _mended(old: Picture, part: Picture, mark: str) -> Picture | None:
    """The old picture with the rows of the part in their places, exactly as it would be drawn anew; None where that
    has other goals, links or people."""
    known, fresh = old.page["goals"], part.page["goals"]
    places = [old.place.get(id, -1) for id in fresh["id"]]
    if -1 in places or _links(old, places) != _links(part, range(len(places))):
        return None
    goals = dict(known)
    for name in fresh.keys() - LINKS:
        column = goals[name] = known[name].copy()
        for at, value in zip(places, fresh[name], strict=True):
            column[at] = value
    mended = Picture({**old.page, "watermark": mark, "goals": goals}, mark)
    mended.__dict__["place"] = old.place
    for wanted, rows in list(old.rendered.items()):
        rows = mended.rendered[wanted] = rows.copy()
        for at in places:
            rows[at] = None
    return mended


LINKS = {"id", "level", "unit", "cycle", "owner", "parent"}


def _links(picture: Picture, places: Collection[int]) -> Any:
    """What these goals point at, by id: their unit, plan, owner and goals above."""
    page, goals, edges = picture.page, picture.page["goals"], picture.page["edges"]
    names = page.get("goalIds", goals["id"])
    pointed = {
        "unit": page["units"]["id"],
        "cycle": page["cycles"]["id"],
        "owner": page["people"]["id"],
        "parent": names,
    }
    rows = [
        [
            goals["id"][at],
            goals["level"][at],
            *(goals[name][at] >= 0 and ids[goals[name][at]] for name, ids in pointed.items()),
        ]
        for at in places
    ]
    own = {row[0] for row in rows}
    links = zip(edges["child"], edges["parent"], edges["kind"], edges["agreed"], strict=True)
    return rows, sorted((names[child], names[above], *rest) for child, above, *rest in links if names[child] in own)


def _today(organization: Organization) -> str:
    return clock.day(clock.now(), organization.time_zone).isoformat()


def _as_of() -> str | None:
    past = glasses.worn()
    return past.instant.isoformat().replace("+00:00", "Z") if past else None


def _one(sql: str, parameters: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def _is_snapshot(seen: str) -> bool:
    """Whether the database would read it as one: "oldest:next:those still running", in order."""
    if not SEEN.fullmatch(seen):
        return False
    oldest, following, running = seen.split(":")
    numbers = [int(oldest), *(int(number) for number in running.split(",") if number), int(following)]
    return all(a < b for a, b in pairwise(numbers[1:])) and numbers[0] <= min(numbers[1:])


def _seen_by(since: str | None, eyes: Eyes) -> str | None:
    """The snapshot in a browser's watermark, where that is one of ours and of the same rights and day: leave begins and
    ends without a write."""
    seen, _, rest = (since or "").partition(".")
    return seen if rest == eyes.mark and _is_snapshot(seen) else None


def _changed(eyes: Eyes, seen: str | None) -> list[UUID] | None:
    """The goals that are told otherwise since; None where the whole must be told."""
    if seen is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, {"organization": eyes.organization.pk, "seen": seen})
        goals = {id for (id,) in cursor.fetchall()}
    if None in goals:
        return None
    if goals:
        goals |= {row["goal_id"] for row in eyes.told}
    return sorted(goals) if len(goals) <= DELTA_AT_MOST else None


REPEATED = ("lastCheckIn", "now", "target", "due", "unitOfValue")  # few different texts, each kept once


def _draw(eyes: Eyes, mark: str, goals: list[UUID] | None = None) -> Picture:
    """The whole, or the part that these goals are."""
    organization = eyes.organization
    parameters = {
        "organization": organization.pk,
        "goals": goals,
        "hidden": list(eyes.hidden),
        "told": orjson.dumps(eyes.told, default=str).decode(),
        "zone": str(ZoneInfo(organization.time_zone)),
        "at": clock.now(),
    }
    told = _one(WHOLE if goals is None else PART, parameters)
    columns, edges, units, people, named, levels, cycles = map(orjson.loads, told)
    for name in REPEATED:
        known: dict[str, str] = {}
        columns[name] = list(map(known.setdefault, columns[name], columns[name]))
    page: dict[str, Any] = {
        "organization": {"id": str(organization.pk), "name": organization.name, "demo": organization.demo},
        "day": eyes.day,
        "asOf": _as_of(),
        "watermark": mark,
        "complete": goals is None,
        "levels": levels,
        "enums": ENUMS,
        "units": units,
        "people": people,
        "cycles": cycles,
        "goals": columns,
        "edges": edges,
    }
    if goals is not None:
        page |= {"goalIds": named, "gone": []}
    return Picture(page, mark, complete=goals is None)


# The goals that are told otherwise since; with a NULL where the frame that every row refers to is another: units,
# people, levels, roles, leave or plans.
CHANGED = f"""
WITH images AS MATERIALIZED (
  SELECT i.table_name, i.row_id, i.image FROM ledger_entry e JOIN ledger_image i ON i.entry_id = e.id
  WHERE e.organization_id = %(organization)s AND {watermark.NEW}
)
SELECT NULL::uuid FROM images WHERE table_name LIKE 'organizations\\_%%' OR table_name = 'goals_cycle'
UNION SELECT goal_id FROM goals_standing WHERE organization_id = %(organization)s AND {watermark.NEW}
UNION SELECT row_id FROM images WHERE table_name = 'goals_goal'
UNION SELECT (image ->> 'child_id')::uuid FROM images WHERE table_name = 'goals_alignment'
UNION SELECT (image ->> 'goal_id')::uuid FROM images
  WHERE table_name IN ('goals_target', 'goals_checkin', 'accountability_assignment', 'accountability_handoff')
"""

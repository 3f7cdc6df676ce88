"""The big picture as columns: what the cascade map and outline are drawn from.

One statement builds the columns of an organization; each process keeps them until something in the
organization changes. A browser that holds an older picture is sent only the rows that changed since its
watermark, or the whole again when its own rights changed.
"""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.db import connection

from plumbline.accountability import selectors
from plumbline.core import clock, glasses
from plumbline.goals import restriction, watermark
from plumbline.goals.actions import standings
from plumbline.organizations.models import Organization, Person

COLUMNS = (Path(__file__).parent / "sql" / "columns.sql").read_text()
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendering: JSON bytes, the tag to compare it by, and the watermark from which changes are told."""

    body: bytes
    etag: str
    watermark: str
    complete: bool = True


_shelf: watermark.Shelf[Picture] = watermark.Shelf()


def snapshot(viewer: Person, since: str | None = None) -> Picture:
    """The cascade as the viewer may see it; with `since`, a delta where that is possible and shorter. A picture of
    the past (`accountability.past`) is always whole."""
    organization = Organization.objects.get(pk=viewer.organization_id)
    hidden = restriction.hidden(viewer)
    if glasses.worn():
        body = _render(organization, "", hidden)
        return Picture(body, _tag(body, ""), "")
    standings.catch_up(organization)
    rights = hashlib.sha256(f"{FORMAT}{sorted(hidden)}".encode()).hexdigest()[:8]
    whole = _whole(organization, hidden, rights)
    changed = _changed_since(organization, since, f"{rights}.{_today(organization)}")
    if changed is None:
        return whole
    wanted, gone = changed
    body = _render(organization, whole.watermark, hidden, goals=wanted, gone=gone)
    return Picture(body, whole.etag, whole.watermark, complete=False)


def _whole(organization: Organization, hidden: frozenset[UUID], rights: str) -> Picture:
    day = _today(organization)

    def draw(seen: str) -> Picture:
        mark = f"{seen}.{rights}.{day}"
        body = _render(organization, mark, hidden)
        return Picture(body, _tag(body, mark), mark)

    return _shelf.get(organization.pk, (rights, day), draw)


def _tag(body: bytes, watermark: str) -> str:
    """A tag of the content, not of the watermark: a long transaction elsewhere holds the watermark back."""
    told = body.replace(watermark.encode(), b"", 1) if watermark else body
    return f'"{hashlib.sha256(told).hexdigest()[:24]}"'


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


def _changed_since(
    organization: Organization, since: str | None, rights_and_day: str
) -> tuple[list[UUID], list[UUID]] | None:
    """(changed goals, goals gone from sight), or None where the whole must be sent: also on another day, because
    leave begins and ends without a write."""
    seen, _, rest = (since or "").partition(".")
    if rest != rights_and_day or not _is_snapshot(seen):
        return None
    parameters = {"organization": organization.pk, "seen": seen}
    if _one(FRAME_CHANGED, parameters)[0]:
        return None
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, parameters)
        ids = [id for (id,) in cursor.fetchall()]
    return (ids, []) if len(ids) <= DELTA_AT_MOST else None


def _render(
    organization: Organization,
    watermark: str,
    hidden: frozenset[UUID],
    goals: list[UUID] | None = None,
    gone: Collection[UUID] = (),
) -> bytes:
    parameters = {
        "organization": organization.pk,
        "some": goals is not None,
        "goals": goals or [],
        "hidden": list(hidden),
        "acting": orjson.dumps(_acting(organization)).decode(),
        "told": orjson.dumps(restriction.told(organization, hidden), default=str).decode(),
        "zone": str(ZoneInfo(organization.time_zone)),
        "at": clock.now(),
    }
    columns, edges, units, people, named, levels, cycles = _one(COLUMNS, parameters)
    fragment = orjson.Fragment
    page: dict[str, Any] = {
        "organization": {"id": organization.pk, "name": organization.name, "demo": organization.demo},
        "day": _today(organization),
        "asOf": _as_of(),
        "watermark": watermark,
        "complete": goals is None,
        "levels": fragment(levels),
        "enums": ENUMS,
        "units": fragment(units),
        "people": fragment(people),
        "cycles": fragment(cycles),
        "goals": fragment(columns),
        "edges": fragment(edges),
    }
    if goals is not None:
        page |= {"goalIds": fragment(named), "gone": list(gone)}
    return orjson.dumps(page)


def _acting(organization: Organization) -> list[dict[str, str]]:
    return [
        {"goal_id": str(goal), "person_id": str(person)}
        for goal, person in selectors.acting_owners(organization).items()
    ]


# Units, people, levels, roles or leave: the frame that every row refers to.
FRAME_CHANGED = f"""
SELECT EXISTS (
  SELECT 1 FROM ledger_entry e JOIN ledger_image i ON i.entry_id = e.id
  WHERE e.organization_id = %(organization)s AND {watermark.NEW}
    AND (i.table_name LIKE 'organizations\\_%%' OR i.table_name = 'goals_cycle')
)
"""

CHANGED = f"""
WITH images AS (
  SELECT i.table_name, i.row_id, i.image FROM ledger_entry e JOIN ledger_image i ON i.entry_id = e.id
  WHERE e.organization_id = %(organization)s AND {watermark.NEW}
)
SELECT goal_id FROM goals_standing WHERE organization_id = %(organization)s AND {watermark.NEW}
UNION SELECT row_id FROM images WHERE table_name = 'goals_goal'
UNION SELECT (image ->> 'child_id')::uuid FROM images WHERE table_name = 'goals_alignment'
UNION SELECT (image ->> 'goal_id')::uuid FROM images
  WHERE table_name IN ('goals_target', 'goals_checkin', 'accountability_assignment', 'accountability_handoff')
"""

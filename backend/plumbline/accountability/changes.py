"""“Changed since the last meeting”: what became of the goals under a forum, by kind, as far as the viewer sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.db import connection

from plumbline.accountability.choices import ChangeKind, ForumKind
from plumbline.accountability.models import Forum, ForumMember, Meeting
from plumbline.accountability.rules import sentences
from plumbline.core import clock
from plumbline.goals import restriction
from plumbline.organizations.models import Person

SQL = (Path(__file__).parent / "sql" / "changes.sql").read_text()
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Change:
    """`subject_id` is the new owner, the target, the measure or the check-in."""

    kind: str
    goal_id: UUID
    subject_id: UUID | None
    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """All changes of one kind: how many, and the first hundred, the highest level first, then the latest."""

    kind: str
    count: int
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed in a forum's scope, and since when; `meeting` is its last one, if it has met."""

    forum_id: UUID
    meeting_id: UUID | None
    since: datetime
    groups: list[ChangeGroup]


@dataclass(frozen=True, slots=True)
class Window:
    """From the beginning of the day of the meeting before (what that meeting itself decided is no news)."""

    key: UUID
    unit_id: UUID
    since: datetime
    until: datetime
    after: UUID | None


def since_last_meeting(viewer: Person, forum: Forum) -> Since:
    window = _window(viewer, forum, None)
    return Since(forum.pk, window.after, window.since, _told(viewer, [window])[forum.pk])


def before_meetings(viewer: Person, meetings: Sequence[Meeting]) -> dict[UUID, list[ChangeGroup]]:
    """For each meeting what had changed since the one before; a constant number of queries."""
    forums = Forum.objects.in_bulk({meeting.forum_id for meeting in meetings})
    held = list(Meeting.objects.filter(forum__in=forums).order_by("held_on"))
    windows = []
    for meeting in meetings:
        earlier = [it for it in held if it.forum_id == meeting.forum_id and it.held_on < meeting.held_on]
        windows.append(_between(viewer, forums[meeting.forum_id], earlier[-1:], meeting))
    return _told(viewer, windows)


def of_board(viewer: Person) -> set[UUID]:
    """The goals of the board that changed since the board's last meeting: the dots on its Home."""
    boards = Forum.objects.visible_to(viewer).open().filter(kind=ForumKind.BOARD)
    mine = ForumMember.objects.open().filter(person=viewer, forum__in=boards).values_list("forum_id", flat=True)
    forum = (boards.filter(pk__in=mine).order_by("founded_at").first()) or boards.order_by("founded_at").first()
    if forum is None:
        return set()
    return {goal for _, _, goal, *_ in _rows(viewer, [_window(viewer, forum, None)], shown=10_000, board=True)}


def _window(viewer: Person, forum: Forum, meeting: Meeting | None) -> Window:
    today = clock.day(clock.now(), viewer.organization.time_zone)
    before = Meeting.objects.filter(forum=forum, held_on__lt=today).order_by("-held_on")[:1]
    return _between(viewer, forum, list(before), meeting)


def _between(viewer: Person, forum: Forum, before: Sequence[Meeting], meeting: Meeting | None) -> Window:
    """Up to now, or to the beginning of a later meeting's day that is already over."""
    now, zone = clock.now(), viewer.organization.time_zone
    past = meeting is not None and meeting.held_on < clock.day(now, zone)
    return Window(
        key=meeting.pk if meeting is not None else forum.pk,
        unit_id=forum.unit_id,
        since=_morning(before[0].held_on, zone) if before else forum.founded_at,
        until=_morning(meeting.held_on, zone) if meeting is not None and past else now,
        after=before[0].pk if before else None,
    )


def _morning(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def _told(viewer: Person, windows: Sequence[Window]) -> dict[UUID, list[ChangeGroup]]:
    groups: dict[UUID, dict[str, ChangeGroup]] = {window.key: {} for window in windows}
    for key, kind, goal, said, subject, at, every in _rows(viewer, windows, shown=SHOWN):
        group = groups[key].setdefault(kind, ChangeGroup(kind, every, []))
        group.changes.append(Change(kind, goal, subject, at, sentences.changed(kind, said)))
    return {key: [found[kind] for kind in ChangeKind.values if kind in found] for key, found in groups.items()}


def _rows(
    viewer: Person, windows: Sequence[Window], *, shown: int, board: bool = False
) -> list[tuple[UUID, str, UUID, str, UUID, datetime, int]]:
    parameters = {
        "organization": viewer.organization_id,
        "windows": orjson.dumps(windows).decode(),
        "hidden": list(restriction.hidden(viewer)),
        "shown": shown,
        "board": board,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL, parameters)
        return list(cursor.fetchall())

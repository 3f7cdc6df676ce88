"""Meetings, what changed before them, and what the viewer may do to promised work and forums; for many at once."""

from collections.abc import Sequence
from typing import Any

from plumbline.accountability import changes, policies
from plumbline.accountability.models import ForumMember, Meeting
from plumbline.api.shapes.kit import by_id
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.goals import permissions
from plumbline.goals.models import Goal
from plumbline.organizations import selectors


def last(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    today = selectors.today(viewer.required().organization)
    held = _of(viewer, rows).filter(held_on__lt=today).order_by("forum_id", "-held_on").distinct("forum_id")
    found = {meeting.forum_id: meeting for meeting in held}
    return [found.get(row.pk) for row in rows]


def following(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    today = selectors.today(viewer.required().organization)
    planned = _of(viewer, rows).filter(held_on__gte=today).order_by("forum_id", "held_on").distinct("forum_id")
    found = {meeting.forum_id: meeting for meeting in planned}
    return [found.get(row.pk) for row in rows]


def _of(viewer: Viewer, rows: Sequence[Any]) -> Any:
    return Meeting.objects.visible_to(viewer.person).filter(forum__in=[row.pk for row in rows])


def changed(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """What had changed since the meeting before each."""
    found = changes.before_meetings(viewer.required(), rows)
    return [found[row.pk] for row in rows]


def changeable(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    """Whether the viewer may edit, finish or drop each promised piece of work."""
    actor = viewer.required()
    seen = Goal.objects.visible_to(actor).select_related("unit").in_bulk({row.goal_id for row in rows})
    for row in rows:
        row.goal = seen[row.goal_id]
    with permissions.at_once(actor, seen.values(), permissions.CHECK_IN, permissions.MANAGE):
        return [_open(row) and policies.changes_action(actor, row) for row in rows]


def _open(row: Any) -> bool:
    return row.done_at is None and row.dropped_at is None


def convened(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    """Whether the viewer may change each forum and seat its members."""
    units = by_id(viewer, "Unit", [row.unit_id for row in rows])
    return [
        row.closed_at is None and policies.convenes(viewer.required(), unit, row.kind)
        for row, unit in zip(rows, units, strict=True)
    ]


def sat_in(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    """Whether the viewer may schedule meetings and state decisions in each forum."""
    seats = ForumMember.objects.at(clock.now()).filter(person=viewer.person, forum__in=[row.pk for row in rows])
    mine = set(seats.values_list("forum_id", flat=True))
    return [
        row.closed_at is None and (row.pk in mine or may) for row, may in zip(rows, convened(viewer, rows), strict=True)
    ]

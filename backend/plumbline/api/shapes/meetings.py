"""Meetings and what changed before them, answered for many forums at once."""

from collections.abc import Sequence
from typing import Any

from plumbline.accountability import changes
from plumbline.accountability.models import Meeting
from plumbline.api.viewer import Viewer
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

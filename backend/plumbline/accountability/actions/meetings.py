"""Meetings of a forum, by day. A day that a person states is plain data: a meeting may be entered afterwards."""

from datetime import date
from typing import Any
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.actions.forums import require_open
from plumbline.accountability.models import Forum, Meeting
from plumbline.core import dates, text
from plumbline.core.errors import Conflict, Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.goals.actions import structure
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


def schedule(*, actor: Person, forum_id: UUID, held_on: date | str, note: str = "", id: UUID | None = None) -> Meeting:
    """Puts a meeting on a day. A resend of a client-made id is harmless."""
    said: dict[str, Any] = {"forum_id": forum_id, "held_on": dates.day(held_on, field="held_on"), "note": _note(note)}
    known: Meeting | None = Meeting.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        structure.same({it: getattr(known, it) for it in said}, said, by=known.scheduled_by_id, actor=actor)
        return known
    Forum.objects.seen(actor, forum_id)
    with entries.action("meeting.schedule", actor=actor) as action:
        action.lock_shared()
        forum: Forum = Forum.objects.select_related("unit").locked(forum_id)
        policies.sit_in.require(actor, forum)
        require_open(forum)
        _require_free(forum, said["held_on"])
        meeting: Meeting = Meeting.objects.create(
            id=id or uuid7(), organization_id=forum.organization_id, scheduled_by=actor, scheduled_at=action.at, **said
        )
        action.about(meeting)
    return meeting


def edit(*, actor: Person, meeting_id: UUID, expected_version: int, **changes: Any) -> Meeting:
    """Changes held_on or note. A meeting that has decided something keeps its day."""
    unknown = changes.keys() - {"held_on", "note"}
    if unknown:
        raise Invalid("unknown_field", f"A meeting has no “{min(unknown)[:40]}” to change.", field=min(unknown)[:40])
    seen: Meeting = Meeting.objects.seen(actor, meeting_id)
    with entries.action("meeting.edit", actor=actor) as action:
        action.lock_shared()
        forum: Forum = Forum.objects.select_related("unit").locked(seen.forum_id)
        meeting: Meeting = Meeting.objects.locked(meeting_id)
        action.about(meeting)
        policies.sit_in.require(actor, forum)
        if meeting.version != expected_version:
            raise stale("meeting")
        if "held_on" in changes:
            _move(forum, meeting, dates.day(changes["held_on"], field="held_on"))
        if "note" in changes:
            meeting.note = _note(changes["note"])
        meeting.version += 1
        meeting.save(update_fields=["held_on", "note", "version"])
    return meeting


def _move(forum: Forum, meeting: Meeting, held_on: date) -> None:
    if held_on == meeting.held_on:
        return
    if meeting.decisions.exists():
        sentence = "This meeting has decided something, so it keeps its day. Nothing was changed."
        raise Conflict("already_decided", sentence, field="held_on")
    _require_free(forum, held_on)
    meeting.held_on = held_on


def _require_free(forum: Forum, held_on: date) -> None:
    if Meeting.objects.filter(forum=forum, held_on=held_on).exists():
        sentence = f"{forum.name} already meets on {held_on}. Nothing was saved: choose another day."
        raise Conflict("day_taken", sentence, field="held_on")


def _note(value: str) -> str:
    return text.line(value, field="note", max_length=500, required=False)

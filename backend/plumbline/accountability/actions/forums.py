"""Forums and their meetings: founded, changed, closed; members come and go; meetings are dated."""

from typing import Any
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.choices import ForumKind, Rhythm
from plumbline.accountability.models import Forum, ForumMember
from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.goals.actions import structure
from plumbline.ledger.actions import entries
from plumbline.organizations.models import OrgUnit, Person


def found(*, actor: Person, name: str, kind: str, unit_id: UUID, rhythm: str, id: UUID | None = None) -> Forum:
    """A new forum over a unit and everything under it. A resend of a client-made id is harmless."""
    said: dict[str, Any] = {"name": _name(name), "kind": _kind(kind), "unit_id": unit_id, "rhythm": _rhythm(rhythm)}
    known: Forum | None = Forum.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        structure.same({it: getattr(known, it) for it in said}, said, by=known.founded_by_id, actor=actor)
        return known
    unit = OrgUnit.objects.select_related("level").seen(actor, unit_id)
    with entries.action("forum.found", actor=actor) as action:
        action.lock_shared()
        policies.convene.require(actor, unit, said["kind"])
        _check(actor, unit, Forum(organization_id=actor.organization_id, **said))
        forum: Forum = Forum.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, founded_by=actor, founded_at=action.at, **said
        )
        action.about(forum)
    return forum


def edit(*, actor: Person, forum_id: UUID, expected_version: int, **changes: Any) -> Forum:
    """Changes name, rhythm or unit_id."""
    unknown = changes.keys() - CHANGED.keys()
    if unknown:
        raise Invalid("unknown_field", f"A forum has no “{min(unknown)[:40]}” to change.", field=min(unknown)[:40])
    said = {name: CHANGED[name](value) for name, value in changes.items()}
    with entries.action("forum.edit", actor=actor) as action:
        forum = _running(action, actor, forum_id, expected_version)
        unit = OrgUnit.objects.select_related("level").seen(actor, said.get("unit_id", forum.unit_id))
        policies.convene.require(actor, unit, forum.kind)
        for name, value in said.items():
            setattr(forum, name, value)
        _check(actor, unit, forum)
        _write(forum, [name.removesuffix("_id") for name in said])
    return forum


def close(*, actor: Person, forum_id: UUID, expected_version: int | None = None) -> Forum:
    """It meets no more; its meetings and decisions stay."""
    with entries.action("forum.close", actor=actor) as action:
        forum = _running(action, actor, forum_id, expected_version)
        ForumMember.objects.unended(action.at).filter(forum=forum).end_all(action.at)
        forum.closed_at = action.at
        _write(forum, ["closed_at"])
    return forum


def join(*, actor: Person, forum_id: UUID, person_id: UUID, id: UUID | None = None) -> ForumMember:
    """Gives a person a seat."""
    known: ForumMember | None = ForumMember.objects.visible_to(actor).filter(pk=id).first() if id else None
    if known is not None:
        return known
    Person.objects.seen(actor, person_id)
    with entries.action("forum.join", actor=actor) as action:
        forum = _running(action, actor, forum_id, None)
        person: Person = Person.objects.locked(person_id)
        if person.archived_at is not None:
            sentence = "This person no longer works here. Nothing was saved: choose somebody else."
            raise Conflict("archived", sentence, field="person_id")
        if ForumMember.objects.open().filter(forum=forum, person=person).exists():
            raise Conflict("already_member", f"{person.position} already sits in {forum.name}. Nothing was changed.")
        seat: ForumMember = ForumMember.objects.create(
            id=id or uuid7(), organization_id=forum.organization_id, forum=forum, person=person, valid_from=action.at
        )
        action.about(seat)
    return seat


def leave(*, actor: Person, forum_id: UUID, person_id: UUID) -> ForumMember:
    """Ends a seat now."""
    Forum.objects.seen(actor, forum_id)
    with entries.action("forum.leave", actor=actor) as action:
        action.lock_shared()
        forum: Forum = Forum.objects.select_related("unit").locked(forum_id)
        policies.leave_forum.require(actor, forum, person_id)
        seats = ForumMember.objects.open().filter(forum=forum, person_id=person_id)
        seat: ForumMember | None = seats.select_for_update(no_key=True).first()
        if seat is None:
            raise Conflict("not_member", "This person has no seat in this forum. Nothing was changed.")
        action.about(seat)
        seat.end(action.not_before(seat.valid_from))
    return seat


def _running(action: entries.Action, actor: Person, forum_id: UUID, version: int | None) -> Forum:
    """An open forum that the actor may convene, under lock."""
    Forum.objects.seen(actor, forum_id)
    action.lock_shared()
    forum: Forum = Forum.objects.select_related("unit").locked(forum_id)
    action.about(forum)
    policies.convene.require(actor, forum.unit, forum.kind)
    require_open(forum)
    if version is not None and forum.version != version:
        raise stale("forum")
    return forum


def require_open(forum: Forum) -> None:
    if forum.closed_at is not None:
        raise Conflict("forum_closed", f"{forum.name} meets no more. Nothing was changed.")


def _write(forum: Forum, names: list[str]) -> None:
    forum.version += 1
    forum.save(update_fields=[*names, "version"])


def _check(actor: Person, unit: OrgUnit, forum: Forum) -> None:
    if unit.closed:
        raise Conflict("unit_closed", f"{unit.name} is closed. Nothing was saved.", field="unit_id")
    if forum.kind == ForumKind.BOARD and unit.parent_id is not None:
        sentence = "A board stands over the whole organization. Nothing was saved: choose the unit at the top."
        raise Invalid("board_at_top", sentence, field="unit_id")
    others = Forum.objects.visible_to(actor).open().exclude(pk=forum.pk)
    if others.filter(name=forum.name).exists():
        raise Conflict("name_taken", f"There is already a forum “{forum.name}”. Nothing was saved.", field="name")


def _name(value: str) -> str:
    return text.line(value, field="name", max_length=160)


def _kind(value: str) -> str:
    return _one_of(ForumKind, value, "kind")


def _rhythm(value: str) -> str:
    return _one_of(Rhythm, value, "rhythm")


def _one_of(choices: Any, value: str, field: str) -> str:
    if value not in choices.values:
        known = ", ".join(choices.labels)
        raise Invalid("unknown_choice", f"“{str(value)[:40]}” is none of: {known}. Nothing was saved.", field=field)
    return str(choices(value).value)


CHANGED: dict[str, Any] = {"name": _name, "rhythm": _rhythm, "unit_id": lambda value: value}

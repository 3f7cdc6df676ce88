"""The organization's own ladder of levels, the board first."""

import re
from uuid import UUID

from django.db.models import F

from plumbline.core import events, text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations import policies
from plumbline.organizations.events import OrganizationConfigured
from plumbline.organizations.models import Level, Person

_ROOM = 1000


def edit(
    *,
    actor: Person,
    level_id: UUID,
    name: str | None = None,
    required: bool | None = None,
    check_in_days: int | None = None,
) -> Level:
    """What is not given stays. The days between check-ins count for goals that say nothing of their own."""
    Level.objects.seen(actor, level_id)
    with entries.action("level.edit", actor=actor) as action:
        action.lock_structure()
        level: Level = Level.objects.locked(level_id)
        action.about(level)
        policies.administer.require(actor, None, doing="change levels")
        if name is not None:
            level.name = text.line(name, field="name", max_length=60)
        if required is not None:
            level.required = required
        if check_in_days is not None:
            level.check_in_days = _days(check_in_days)
        level.save(update_fields=["name", "required", "check_in_days"])
        events.publish(OrganizationConfigured(level.organization_id, action.at))
    return level


def add(
    *,
    actor: Person,
    code: str,
    name: str,
    below_id: UUID,
    required: bool = False,
    check_in_days: int = 30,
    id: UUID | None = None,
) -> Level:
    """A new rung right below another; the rungs under it move down by one."""
    known: Level | None = Level.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        return known
    above: Level = Level.objects.seen(actor, below_id)
    with entries.action("level.add", actor=actor) as action:
        action.lock_structure()
        policies.administer.require(actor, None, doing="add levels")
        above = Level.objects.locked(below_id)
        ladder = Level.objects.filter(organization_id=actor.organization_id)
        if not re.fullmatch(r"[a-z0-9_-]{1,40}", code):
            sentence = "A level's code is made of small letters, digits, - and _. Nothing was saved."
            raise Invalid("bad_code", sentence, field="code")
        if ladder.filter(code=code).exists():
            raise Conflict("code_taken", f"There is already a level “{code}”. Nothing was saved.", field="code")
        below = list(ladder.filter(ordinal__gt=above.ordinal).values_list("pk", flat=True))
        ladder.filter(pk__in=below).update(ordinal=F("ordinal") + _ROOM + 1)  # in two steps past the unique key
        ladder.filter(pk__in=below).update(ordinal=F("ordinal") - _ROOM)
        level: Level = Level.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, ordinal=above.ordinal + 1, code=code,
            name=text.line(name, field="name", max_length=60), required=required, check_in_days=_days(check_in_days),
        )  # fmt: skip
        action.about(level)
        events.publish(OrganizationConfigured(level.organization_id, action.at))
    return level


def _days(value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 400:
        raise Invalid(
            "bad_cadence",
            "Days between check-ins must be from 1 to 400. Nothing was saved.",
            field="check_in_days",
        )
    return value

"""Exceptions to the hierarchy, for one person, on one goal or one unit, until a day.

They are django-guardian's rows; its own `assign_perm` and `remove_perm` are not used, because every exception
has a giver and an end, and nothing is deleted. An exception given again goes on in the same row, whose past
the ledger keeps.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth.models import Permission

from plumbline.accountability import policies
from plumbline.accountability.models import GoalGrant, UnitGrant
from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.goals.models import Goal
from plumbline.goals.permissions import APPROVE, may
from plumbline.ledger.actions import entries
from plumbline.organizations import policies as organizations
from plumbline.organizations.models import OrgUnit, Person

ON_GOALS = ("view_goal", "check_in", "manage", "approve")
ON_UNITS = ("manage_goals",)
LONGEST = timedelta(days=366)

G = TypeVar("G", GoalGrant, UnitGrant)


def give(
    *,
    actor: Person,
    goal_id: UUID,
    person_id: UUID,
    permission: str,
    valid_to: datetime,
    reason: str = "",
    id: UUID | None = None,
) -> GoalGrant:
    """Lets one person see (`view_goal`), check in on, manage or approve one goal until `valid_to`."""
    goal: Goal = Goal.objects.select_related("unit").seen(actor, goal_id)
    with entries.action("grant.give", actor=actor, reason=_why(reason)) as action:
        policies.grant.require(actor, goal)
        if permission == "approve" and not may(actor, APPROVE, goal):
            sentence = "Only whoever approves this goal can let somebody else approve it. Nothing was saved."
            raise Invalid("not_approver", sentence, field="permission")
        return _give(GoalGrant, goal, actor, person_id, permission, ON_GOALS, valid_to, id, action)


def give_on_unit(
    *,
    actor: Person,
    unit_id: UUID,
    person_id: UUID,
    permission: str,
    valid_to: datetime,
    reason: str = "",
    id: UUID | None = None,
) -> UnitGrant:
    """Lets one person manage the goals of a unit and all below it, as a deputy, until `valid_to`."""
    unit: OrgUnit = OrgUnit.objects.seen(actor, unit_id)
    with entries.action("grant.give", actor=actor, reason=_why(reason)) as action:
        organizations.administer.require(actor, unit, doing="make a deputy for a unit")
        return _give(UnitGrant, unit, actor, person_id, permission, ON_UNITS, valid_to, id, action)


def end(*, actor: Person, grant_id: UUID) -> GoalGrant:
    """Ends an exception on a goal now."""
    seen: GoalGrant = GoalGrant.objects.seen(actor, grant_id)
    goal: Goal = Goal.objects.select_related("unit").seen(actor, seen.content_object_id)
    with entries.action("grant.end", actor=actor) as action:
        action.lock_structure()  # what is still being done under it is done first
        policies.grant.require(actor, goal)
        return _end(GoalGrant, grant_id, action)


def end_on_unit(*, actor: Person, grant_id: UUID) -> UnitGrant:
    """Ends an exception on a unit now."""
    seen: UnitGrant = UnitGrant.objects.select_related("content_object").seen(actor, grant_id)
    with entries.action("grant.end", actor=actor) as action:
        action.lock_structure()
        organizations.administer.require(actor, seen.content_object, doing="end a deputy's right")
        return _end(UnitGrant, grant_id, action)


def _why(reason: str) -> str:
    return text.line(reason, field="reason", max_length=300, required=False)


def _give(
    model: type[G],
    subject: Any,
    actor: Person,
    person_id: UUID,
    permission: str,
    known: tuple[str, ...],
    valid_to: datetime,
    id: UUID | None,
    action: entries.Action,
) -> G:
    if permission not in known:
        sentence = f"“{str(permission)[:40]}” cannot be granted. Nothing was saved: use one of {', '.join(known)}."
        raise Invalid("unknown_permission", sentence, field="permission")
    Person.objects.seen(actor, person_id)
    person: Person = Person.objects.locked(person_id)
    if person.archived_at is not None or person.account_id is None:
        sentence = "This person cannot sign in, so there is nothing to grant. Nothing was saved: invite them first."
        raise Conflict("no_account", sentence)
    if not action.at < valid_to <= action.at + LONGEST:
        sentence = "Every exception ends, within a year from now. Nothing was saved: choose another end."
        raise Invalid("bad_end", sentence, field="valid_to")
    row: G | None = (
        model.objects.select_for_update(no_key=True)
        .filter(user_id=person.account_id, permission__codename=permission, content_object=subject)
        .first()
    )
    if row is None:
        row = model(
            id=id or uuid7(), organization_id=subject.organization_id, user_id=person.account_id,
            permission=_permission(subject, permission), content_object=subject,
        )  # fmt: skip
    if row.valid_to is None or row.valid_to <= action.at:
        row.valid_from = action.at
    row.granted_by, row.valid_to = actor, valid_to
    row.save()
    action.about(row)
    return row


def _permission(subject: Any, codename: str) -> Permission:
    return Permission.objects.get(
        codename=codename, content_type__app_label=subject._meta.app_label, content_type__model=subject._meta.model_name
    )


def _end(model: type[G], grant_id: UUID, action: entries.Action) -> G:
    row: G = model.objects.locked(grant_id)
    action.about(row)
    if row.valid_to <= action.at:
        raise Conflict("already_ended", "This exception has already ended. Nothing was changed.")
    row.valid_to = max(action.at, row.valid_from)
    row.save(update_fields=["valid_to"])
    return row

"""What must change for a goal: the drivers of its outline."""

from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.goals import policies
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Driver, Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person

LONGEST = 300


def add(*, actor: Person, goal_id: UUID, words: str, id: UUID | None = None) -> Driver:
    """A resend of a client-made id is harmless."""
    known: Driver | None = Driver.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None and known.added_by_id == actor.pk:
        return known
    said = text.line(words, field="text", max_length=LONGEST)
    with entries.action("driver.add", actor=actor) as action:
        action.lock_shared()
        goal: Goal = Goal.objects.select_related("unit").seen(actor, goal_id)
        policies.improve.require(actor, goal)
        require_open(goal)
        if Driver.objects.standing().filter(goal=goal, text=said).exists():
            raise Conflict("already_there", "This goal has that driver already. Nothing was saved.", field="text")
        row: Driver = Driver.objects.create(
            id=id or uuid7(), organization_id=goal.organization_id, goal=goal, text=said, added_by=actor,
            added_at=action.at,
        )  # fmt: skip
        action.about(row)
    return row


def remove(*, actor: Person, driver_id: UUID) -> Driver:
    """Out of the outline, and its ideas with it; what was tried stays with the goal."""
    Driver.objects.seen(actor, driver_id)
    with entries.action("driver.remove", actor=actor) as action:
        action.lock_shared()
        row: Driver = Driver.objects.select_related("goal__unit").locked(driver_id)
        action.about(row)
        policies.improve.require(actor, row.goal)
        require_open(row.goal)
        require_standing(row)
        row.removed_by, row.removed_at = actor, action.not_before(row.added_at)
        row.save(update_fields=["removed_by", "removed_at"])
    return row


def require_open(goal: Goal) -> None:
    if goal.state in CLOSED:
        raise Conflict("goal_closed", "This goal is closed and stays as it is. Nothing was changed.")


def require_standing(row: Driver) -> None:
    if row.removed_at is not None:
        raise Conflict("already_removed", "This driver was removed before. Nothing was changed.")

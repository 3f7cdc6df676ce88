"""What becomes of goals when their unit closes."""

from uuid import UUID

from plumbline.core.errors import Conflict
from plumbline.goals.actions import structure
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Goal, Participant
from plumbline.ledger.actions import entries


def hand_over(*, organization_id: UUID, unit_id: UUID, successor_id: UUID | None) -> None:
    """Open goals, and parts in other units' goals, go on in the unit that takes over.

    Without one, a unit with open goals cannot close. Targets keep the unit that they measure.
    """
    with entries.action("goals.hand_over", organization_id=organization_id) as action:
        action.lock_structure()
        open_goals = Goal.objects.filter(organization_id=organization_id, unit_id=unit_id).exclude(state__in=CLOSED)
        goals = list(open_goals.select_for_update(no_key=True).order_by("pk"))
        if goals and successor_id is None:
            raise Conflict(
                "unit_has_goals",
                f"This unit still has {len(goals)} open goals. Nothing was changed: name the unit that takes them "
                "over, or close them first.",
                params={"goals": len(goals)},
            )
        structure.not_before(action, goals)
        for goal in goals:
            goal.unit_id, goal.valid_from, goal.version = successor_id, action.at, goal.version + 1
        Goal.objects.bulk_update(goals, ["unit", "valid_from", "version"])
        parts = list(Participant.objects.open().filter(organization_id=organization_id, unit_id=unit_id))
        kept = Participant.objects.open().filter(unit_id=successor_id, goal__in=[part.goal_id for part in parts])
        there = set(kept.values_list("goal_id", flat=True))
        for part in parts:
            part.end(action.at)
        Participant.objects.bulk_create(
            Participant(
                organization_id=organization_id, goal_id=part.goal_id, unit_id=successor_id, valid_from=action.at
            )
            for part in parts
            if successor_id is not None and part.goal_id not in there
        )
        structure.settle(action, [goal.pk for goal in goals])

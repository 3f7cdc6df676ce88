"""What is missing or weak on goals, from facts that are read for all of them at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from plumbline.accountability import selectors
from plumbline.accountability.models import SupportNeed
from plumbline.accountability.selectors import OwnerState
from plumbline.api.choices import Gap
from plumbline.api.shapes import standings
from plumbline.api.shapes.kit import by_id
from plumbline.api.viewer import Viewer
from plumbline.goals.choices import LIVE
from plumbline.goals.models import Goal, Target

OF_OWNERS = {
    OwnerState.NONE: Gap.NO_OWNER,
    OwnerState.OFFERED: Gap.OWNER_NOT_ACCEPTED,
    OwnerState.ACTING: Gap.OWNER_LEFT,
}
OF_STANDINGS = (
    ("stale", Gap.STALE_CHECK_IN),
    ("data_late", Gap.DATA_LATE),
    ("data_questioned", Gap.DATA_QUESTIONED),
    ("contradiction", Gap.CONTRADICTION),
    ("trouble_below", Gap.TROUBLE_BELOW),
)


def of(viewer: Viewer, goals: Sequence[Goal], up: dict[UUID, Any]) -> dict[UUID, list[str]]:
    """The codes of each goal's gaps; only live goals have any. `up` holds the primary links by child."""
    live = [goal for goal in goals if goal.state in LIVE]
    owners = selectors.owner_of(live)
    told = dict(zip([goal.pk for goal in live], standings.standings(viewer, live), strict=True))
    aimed = set(Target.objects.in_force().filter(goal__in=live).values_list("goal_id", flat=True))
    waiting = set(SupportNeed.objects.waiting().filter(goal__in=live).values_list("goal_id", flat=True))
    units = by_id(viewer, "Unit", [goal.unit_id for goal in live])
    levels = by_id(viewer, "Level", [unit.level_id for unit in units])
    found: dict[UUID, list[str]] = {goal.pk: [] for goal in goals}
    for goal, level in zip(live, levels, strict=True):
        mine: list[Gap] = []
        if owners[goal.pk].state in OF_OWNERS:
            mine.append(OF_OWNERS[owners[goal.pk].state])
        mine += _link(goal, level, up)
        if goal.pk not in aimed:
            mine.append(Gap.NO_TARGET)
        standing = told[goal.pk]
        mine += [gap for name, gap in OF_STANDINGS if standing is not None and getattr(standing, name)]
        if goal.pk in waiting:
            mine.append(Gap.SUPPORT_MISSING)
        found[goal.pk] = [gap.value for gap in mine]
    return found


def _link(goal: Goal, level: Any, up: dict[UUID, Any]) -> list[Gap]:
    edge = up.get(goal.pk)
    if edge is None:
        return [] if level.ordinal == 0 else [Gap.NO_PARENT]
    return [] if edge.agreed_at is not None else [Gap.ALIGNMENT_NOT_AGREED]

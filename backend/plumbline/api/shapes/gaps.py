"""What is missing or weak on goals, from facts that are read for all of them at once."""

from collections.abc import Sequence
from uuid import UUID

from plumbline.accountability import selectors
from plumbline.accountability.models import SupportNeed
from plumbline.accountability.selectors import OwnerState
from plumbline.api.choices import Gap
from plumbline.api.shapes import standings
from plumbline.api.viewer import Viewer
from plumbline.goals.choices import LIVE
from plumbline.goals.models import Target
from plumbline.goals.selectors import Sight

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


def of(viewer: Viewer, steps: Sequence[Sight]) -> dict[UUID, list[str]]:
    """The codes of the gaps of each goal of a line of sight; only live goals have any."""
    live = [step.goal for step in steps if step.goal.state in LIVE]
    owners = selectors.owner_of(live)
    told = dict(zip([goal.pk for goal in live], standings.standings(viewer, live), strict=True))
    aimed = set(Target.objects.in_force().filter(goal__in=live).values_list("goal_id", flat=True))
    waiting = set(SupportNeed.objects.waiting().filter(goal__in=live).values_list("goal_id", flat=True))
    found: dict[UUID, list[str]] = {}
    for step in steps:
        goal, mine = step.goal, list[Gap]()
        if goal.pk in told:
            if owners[goal.pk].state in OF_OWNERS:
                mine.append(OF_OWNERS[owners[goal.pk].state])
            mine += _link(step)
            if goal.pk not in aimed:
                mine.append(Gap.NO_TARGET)
            standing = told[goal.pk]
            mine += [gap for name, gap in OF_STANDINGS if standing is not None and getattr(standing, name)]
            if goal.pk in waiting:
                mine.append(Gap.SUPPORT_MISSING)
        found[goal.pk] = [gap.value for gap in mine]
    return found


def _link(step: Sight) -> list[Gap]:
    if step.kind is None:
        return [] if step.goal.unit.level.ordinal == 0 else [Gap.NO_PARENT]
    return [] if step.agreed else [Gap.ALIGNMENT_NOT_AGREED]

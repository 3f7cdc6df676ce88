"""What is missing or weak on the goals of a line of sight."""

from collections.abc import Sequence
from uuid import UUID

from plumbline.accountability import findings
from plumbline.accountability.choices import FindingCode
from plumbline.api.viewer import Viewer
from plumbline.goals.choices import LIVE
from plumbline.goals.selectors import Sight


def of(viewer: Viewer, steps: Sequence[Sight]) -> dict[UUID, list[str]]:
    """The codes of the findings of each goal, and a link that still waits for its agreement; only of live goals."""
    found: dict[UUID, list[str]] = {step.goal.pk: [] for step in steps}
    for it in findings.of_goals(viewer.required(), list(found)):
        if it.code not in found[it.goal_id]:
            found[it.goal_id].append(it.code)
    for step in steps:
        mine = found[step.goal.pk]
        if step.goal.state in LIVE and not step.agreed and FindingCode.ALIGNMENT_NOT_AGREED not in mine:
            mine.append(FindingCode.ALIGNMENT_NOT_AGREED.value)
    return found

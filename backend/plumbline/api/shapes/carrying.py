"""What carrying a goal over would bring."""

from collections.abc import Sequence
from typing import Any

from plumbline.accountability import carrying
from plumbline.api.shapes.kit import Shape, by_id, decimal, many, one, whole
from plumbline.api.viewer import Viewer


def of_goals(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    found = carrying.preview(viewer.required(), rows)
    return [found.get(row.pk) for row in rows]


def _asked(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    found = iter(by_id(viewer, "Person", [key for row in rows for key in row.asked_ids]))
    return [[person for person in (next(found) for _ in row.asked_ids) if person is not None] for row in rows]


Shape(
    "CarryOver",
    "What carrying the goal over into the next cycle would bring; it is drafted anew and committed again.",
    {
        "targets": many("RebasedTarget", about="Each target from where its data stand now."),
        "asked": many("Person", load=_asked, about="Who would be asked to accept it anew, the owner first."),
        "actions": whole("Open work that would go along."),
        "risks": whole("Open risks that would go along."),
        "needs": whole("Support asked for and not answered that would go along."),
    },
)
Shape(
    "RebasedTarget",
    "Where a target would start from.",
    {
        "target": one("Target", "target_id", null=False),
        "before": decimal("Its baseline today.", null=True),
        "baseline": decimal("Its baseline then.", null=True),
    },
)

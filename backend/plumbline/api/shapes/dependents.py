"""“Who depends on this.”"""

from collections.abc import Sequence
from typing import Any

from plumbline.accountability import dependents
from plumbline.api.shapes.kit import Shape, by_id, many, number, one, text, whole
from plumbline.api.viewer import Viewer


def of_goals(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    return list(dependents.of_goals(viewer.required(), rows))


def _goals(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    found = iter(by_id(viewer, "Goal", [key for row in rows for key in row.goal_ids]))
    return [[goal for goal in (next(found) for _ in row.goal_ids) if goal is not None] for row in rows]


Shape(
    "Dependents",
    "The goals that would reach no goal of the board any more, from the goals you may see.",
    {
        "count": whole("Each goal once, also where it stands under several goals of the board."),
        "sentence": text(),
        "groups": many("DependentGroup", about="By goal of the board, the heaviest share first."),
    },
)
Shape(
    "DependentGroup",
    "The goals that one goal of the board would lose.",
    {
        "board": one("Goal", "board_id", null=False),
        "share": number("Of the weight of the board goal's ways down, 0 to 1."),
        "count": whole(),
        "goals": many("Goal", load=_goals, about="The first 100, by level."),
    },
)

"""Measures over time."""

from typing import Any
from uuid import UUID

from plumbline.api.inputs import ID, WHOLE, optional
from plumbline.api.questions.kit import Question
from plumbline.api.viewer import Viewer
from plumbline.goals import charts
from plumbline.measures import gaps, quality


def chart(viewer: Viewer, *, measure_id: UUID, unit_id: UUID) -> Any:
    return charts.of_unit(viewer.required(), measure_id=measure_id, unit_id=unit_id)


def charts_of(viewer: Viewer, *, measure_id: UUID) -> Any:
    return charts.of_measure(viewer.required(), measure_id=measure_id)


def funnel(viewer: Viewer, **asked: Any) -> Any:
    return charts.compared(viewer.required(), **asked)


def gap_finder(viewer: Viewer) -> Any:
    return gaps.finder(viewer.required())


def data_quality(viewer: Viewer, *, measure_id: UUID) -> Any:
    return quality.of_measure(viewer.required(), measure_id=measure_id)


Question(
    "chart",
    "A measure at a unit over time: its points, what chance allows, and what really changed.",
    "Chart",
    chart,
    "measures/{measure_id}/units/{unit_id}/chart",
    {"measure_id": ID, "unit_id": ID},
    in_past=True,
)
Question(
    "charts",
    "A measure at each unit that has data of it, by the unit's name; the first 60.",
    "Chart",
    charts_of,
    "measures/{measure_id}/charts",
    {"measure_id": ID},
    many=True,
    in_past=True,
)
Question(
    "funnel",
    "A measure's units side by side over the latest months (12): which differ by more than chance. Null without data.",
    "Funnel",
    funnel,
    "measures/{measure_id}/funnel",
    {"measure_id": ID, "months": optional(WHOLE)},
    null=True,
)
Question(
    "gapFinder",
    "Where there is most to win: measures by the distance of their units from the best quarter, times volume.",
    "MeasureGap",
    gap_finder,
    "measure-gaps",
    many=True,
)
Question(
    "dataQuality",
    "What is missing, late, restated or questioned of a measure, unit by unit, over the latest year.",
    "DataQuality",
    data_quality,
    "measures/{measure_id}/data-quality",
    {"measure_id": ID},
    many=True,
)

"""What drives goals, and the changes tried for them or without one."""

from typing import Any
from uuid import UUID

from plumbline.api import paging
from plumbline.api.inputs import ID, Input, optional
from plumbline.api.questions.kit import Question
from plumbline.api.questions.lists import by_id
from plumbline.api.viewer import Viewer
from plumbline.goals.models import Intervention

by_id("driver", "Driver", "drivers")
by_id("changeIdea", "ChangeIdea", "change-ideas")
by_id("intervention", "Intervention", "interventions")


def interventions(
    viewer: Viewer, *, measure_id: UUID | None = None, unit_id: UUID | None = None, **place: Any
) -> paging.Page:
    rows = Intervention.objects.visible_to(viewer.required()).standing()
    if measure_id:
        rows = rows.filter(measure=measure_id)
    if unit_id:
        rows = rows.filter(unit=unit_id)
    return paging.page(rows, order="-begins_on", **place)


def initiatives(viewer: Viewer, *, unit_id: UUID | None = None, **place: Any) -> paging.Page:
    rows = Intervention.objects.visible_to(viewer.required()).standing().filter(goal__isnull=True)
    if unit_id:
        rows = rows.filter(unit__path__contains=[unit_id])
    return paging.page(rows, order="-begins_on", **place)


Question(
    "interventions",
    "Changes tried or planned, the latest first: the marks of a chart, where a measure and its unit are named.",
    "Intervention",
    interventions,
    "interventions",
    {"measure_id": optional(ID), "unit_id": Input("id", required=False, about="The unit measured, it alone.")},
    page=True,
)
Question(
    "initiatives",
    "Changes tried or planned that serve no goal, the latest first.",
    "Intervention",
    initiatives,
    "initiatives",
    {"unit_id": Input("id", required=False, about="This unit and all below it.")},
    page=True,
)

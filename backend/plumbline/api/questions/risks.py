"""The register of risks, and how our forecasts did."""

from typing import Any
from uuid import UUID

from plumbline.accountability import risks
from plumbline.api import paging
from plumbline.api.inputs import Input
from plumbline.api.questions.kit import Question
from plumbline.api.questions.lists import by_id
from plumbline.api.viewer import Viewer
from plumbline.goals import forecasts
from plumbline.organizations.models import OrgUnit

by_id("risk", "Risk", "risks")
by_id("forecast", "Forecast", "forecasts")


def register(viewer: Viewer, *, unit_id: UUID | None = None, **place: Any) -> paging.Page:
    person = viewer.required()
    unit = None if unit_id is None else OrgUnit.objects.seen(person, unit_id)
    return paging.listed(risks.register(person, unit), **place)


def score(viewer: Viewer) -> Any:
    return forecasts.score(viewer.required())


Question(
    "riskRegister",
    "Open risks that people named, and targets that are rather missed than reached by their last forecast; the largest "
    "first.",
    "RegisteredRisk",
    register,
    "risk-register",
    {"unit_id": Input("id", required=False, about="This unit and everything under it.")},
    page=True,
    in_past=True,
)
Question("forecastScore", "How often our own forecasts were right.", "ForecastScore", score, "forecast-score")

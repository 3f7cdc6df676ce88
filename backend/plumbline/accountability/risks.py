"""The register of risks: what people named, and what forecasts say of targets that are rather missed than reached."""

from dataclasses import dataclass
from uuid import UUID

from plumbline.accountability.models import Risk
from plumbline.accountability.rules.risks import size
from plumbline.goals import forecasts
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Forecast, Goal
from plumbline.organizations.models import OrgUnit, Person


@dataclass(frozen=True, slots=True)
class Registered:
    """One of the two, on a goal. `size`: 0 to 1, a forecast's probability or a risk's likelihood times harm."""

    goal: Goal
    size: float
    risk: Risk | None = None
    forecast: Forecast | None = None

    @property
    def goal_id(self) -> UUID:
        key: UUID = self.goal.pk
        return key

    @property
    def place(self) -> tuple[float, int, str, str]:
        """The largest first; among equals the highest level, then by title."""
        row = self.risk or self.forecast
        return -self.size, self.goal.unit.level.ordinal, self.goal.title, str(row and row.pk)


def register(viewer: Person, unit: OrgUnit | None = None) -> list[Registered]:
    """Of the open goals that the viewer sees; `unit`: of its goals and of all below it."""
    rows = Risk.objects.visible_to(viewer).open().exclude(goal__state__in=CLOSED)
    if unit is not None:
        rows = rows.filter(goal__unit__path__contains=[unit.pk])
    named = rows.select_related("goal__unit__level")
    likely = forecasts.likely_missed(viewer, unit)
    found = [Registered(it.goal, size(it.likelihood, it.harm), risk=it) for it in named]
    found += [Registered(it.goal, float(it.probability or 0), forecast=it) for it in likely]
    return sorted(found, key=lambda it: it.place)

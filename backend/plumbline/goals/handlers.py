"""What goals do when other things happen; listed in `config/wiring.py`."""

from typing import Protocol
from uuid import UUID

from django.db import connection

from plumbline.goals.actions import standings, units
from plumbline.measures.events import DataAnswered, DataQuestioned, MeasurementsRecorded
from plumbline.organizations.events import UnitClosed


class OfOrganization(Protocol):
    @property
    def organization_id(self) -> UUID: ...


def data_changed(event: MeasurementsRecorded | DataQuestioned | DataAnswered) -> None:
    """New, restated or questioned data: every goal with a target on that measure and unit is judged anew."""
    measures, units = [measure for measure, _ in event.pairs], [unit for _, unit in event.pairs]
    with connection.cursor() as cursor:
        cursor.execute(AIMING, [measures, units, event.organization_id])
        ids = [id for (id,) in cursor.fetchall()]
    standings.refresh(organization_id=event.organization_id, goal_ids=ids, at=event.at)


def judged_anew(event: OfOrganization) -> None:
    """Settings, leave or a definition changed: every standing of the organization may read differently."""
    standings.refresh_everything(organization_id=event.organization_id)


def unit_closed(event: UnitClosed) -> None:
    units.hand_over(organization_id=event.organization_id, unit_id=event.unit_id, successor_id=event.successor_id)


AIMING = """
SELECT DISTINCT t.goal_id
FROM unnest(%s::uuid[], %s::uuid[]) AS pair(measure_id, unit_id)
JOIN goals_target t USING (measure_id, unit_id)
WHERE t.organization_id = %s AND t.valid_from IS NOT NULL AND t.valid_to IS NULL
"""

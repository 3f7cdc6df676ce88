"""What goals do when other things happen; listed in `config/wiring.py`."""

from django.db.models import Q

from plumbline.goals.actions import standings
from plumbline.goals.models import Target
from plumbline.measures.events import MeasurementsRecorded
from plumbline.organizations.events import OrganizationConfigured


def measurements_changed(event: MeasurementsRecorded) -> None:
    """New, restated or questioned data: every goal with a target on that measure and unit is judged anew."""
    series = Q()
    for measure_id, unit_id in event.pairs:
        series |= Q(measure_id=measure_id, unit_id=unit_id)
    goals = Target.objects.in_force().filter(series, organization_id=event.organization_id) if event.pairs else []
    ids = {target.goal_id for target in goals}
    standings.refresh(organization_id=event.organization_id, goal_ids=ids, at=event.at)


def judged_anew(event: OrganizationConfigured) -> None:
    """Settings or a definition changed: every standing of the organization may read differently."""
    standings.refresh_everything(organization_id=event.organization_id)

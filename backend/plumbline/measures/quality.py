"""How good a measure's data are: what is missing, late, restated or questioned, unit by unit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, takewhile
from uuid import UUID

from plumbline.core import clock
from plumbline.measures.models import DataQuery, Measure, Measurement
from plumbline.measures.rules.periods import Cadence, add_months, end_of_period, step
from plumbline.organizations.models import OrgUnit, Person

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Quality:
    """Of one unit's data over the latest year. `due`: periods that should be in by now; `missing` of them are not.
    `late`: came later than the measure's lag. `restated` and `questioned` count numbers."""

    unit: OrgUnit
    due: int
    missing: int
    late: int
    restated: int
    questioned: int


def of_measure(viewer: Person, *, measure_id: UUID) -> list[Quality]:
    """Units with data of it, those with the most missing first, then by name."""
    measure: Measure = Measure.objects.seen(viewer, measure_id)
    today = clock.day(clock.now(), viewer.organization.time_zone)
    since = add_months(today, -MONTHS)
    rows = Measurement.objects.visible_to(viewer).filter(measure=measure, provisional=False)
    groups: dict[UUID, list[Measurement]] = defaultdict(list)
    for row in rows.order_by("period_end", "recorded_at"):
        groups[row.unit_id].append(row)
    units = OrgUnit.objects.visible_to(viewer).filter(closed=False).in_bulk(groups)
    asked = DataQuery.objects.visible_to(viewer).unanswered().filter(measurement__measure=measure)
    questioned = set(asked.values_list("measurement_id", flat=True))
    zone = viewer.organization.time_zone
    found = [_quality(measure, unit, groups[id], questioned, since, today, zone) for id, unit in units.items()]
    return sorted(found, key=lambda it: (-it.missing, it.unit.name, str(it.unit.pk)))


def _quality(
    measure: Measure, unit: OrgUnit, rows: Sequence[Measurement], questioned: set[UUID], since: date, today: date,
    zone: str,
) -> Quality:  # fmt: skip
    recent = [row for row in rows if row.period_end > since]
    due = _due(measure, rows, since, today)
    known = {row.period_end for row in recent}
    first: dict[date, Measurement] = {}
    for row in recent:
        first.setdefault(row.period_end, row)
    lag = timedelta(days=measure.lag_days)
    return Quality(
        unit=unit,
        due=len(due),
        missing=len(due - known),
        late=sum(clock.day(row.recorded_at, zone) > row.period_end + lag for row in first.values()),
        restated=sum(row.supersedes_id is not None for row in recent),
        questioned=sum(row.pk in questioned for row in recent),
    )


def _due(measure: Measure, rows: Sequence[Measurement], since: date, today: date) -> set[date]:
    """The ends of the periods that should be in, from the unit's first on, by the measure's cadence."""
    anchor, begun = rows[0].period_start, rows[0].period_end
    cadence, lag = Cadence(measure.cadence), timedelta(days=measure.lag_days)
    first = end_of_period(max(since, begun - timedelta(days=1)), cadence, anchor)
    ends = takewhile(lambda end: end + lag <= today, (step(first, cadence, times) for times in count()))
    return set(ends)

"""Reads about numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from plumbline.core import clock
from plumbline.measures.models import DataQuery, Measure, Measurement
from plumbline.measures.rules.readings import Datum, preferred
from plumbline.measures.rules.scales import Definition, Direction, Scale
from plumbline.organizations.models import Organization, OrgUnit, Person


@dataclass(frozen=True, slots=True)
class Point:
    """One datum of a series. `decides`: it is the one read for its period; others are shown beside it."""

    measurement: Measurement
    decides: bool
    superseded: bool
    questioned: bool

    @property
    def provisional(self) -> bool:
        return bool(self.measurement.provisional)


def series(
    viewer: Person, *, measure_id: UUID, unit_id: UUID, superseded: bool = True, as_of: datetime | None = None
) -> list[Point]:
    """Every datum of the measure for the unit known at the instant, oldest period first, later records after."""
    measure: Measure = Measure.objects.seen(viewer, measure_id)
    unit: OrgUnit = OrgUnit.objects.seen(viewer, unit_id)
    instant = as_of or clock.now()
    rows = list(
        Measurement.objects.filter(measure=measure, unit=unit, recorded_at__lte=instant)
        .select_related("recorded_by")
        .order_by("period_start", "period_end", "source", "recorded_at", "id")
    )
    current = {row.pk: datum_of(row) for row in rows if row.superseded_at is None or row.superseded_at > instant}
    used = {id(datum) for datum in preferred(current.values(), measure.sources)[0]}
    open_queries = DataQuery.objects.filter(measurement__in=rows, asked_at__lte=instant).exclude(
        answered_at__lte=instant
    )
    questioned = set(open_queries.values_list("measurement_id", flat=True))
    return [
        Point(
            row,
            row.pk in current and id(current[row.pk]) in used,
            row.pk not in current,
            row.pk in questioned,
        )
        for row in rows
        if superseded or row.pk in current
    ]


def datum_of(row: Measurement) -> Datum:
    return Datum(
        row.period_start, row.period_end, row.value, row.numerator, row.denominator, row.expected, row.source,
        row.provisional,
    )  # fmt: skip


def definition_of(measure: Measure) -> Definition:
    """The rules' view of a measure."""
    return Definition(Scale(measure.scale), Direction(measure.direction), measure.per, measure.risk_adjusted)


def deciding(
    viewer: Person, measures: Mapping[UUID, Measure], units: Iterable[UUID] | None = None, *, since: date | None = None
) -> dict[tuple[UUID, UUID], list[Datum]]:
    """What is read of each measure at each unit (or at every one), oldest first; nothing where there is no data.
    `since`: of periods that end later."""
    rows = Measurement.objects.visible_to(viewer).current().filter(measure__in=measures)
    if units is not None:
        rows = rows.filter(unit__in=set(units))
    if since is not None:
        rows = rows.filter(period_end__gt=since)
    found: dict[tuple[UUID, UUID], list[Datum]] = defaultdict(list)
    for row in rows.order_by("period_end", "pk"):
        found[row.measure_id, row.unit_id].append(datum_of(row))
    read = {pair: preferred(data, measures[pair[0]].sources)[0] for pair, data in found.items()}
    return {pair: sorted(data, key=lambda datum: datum.period_end) for pair, data in read.items()}


def questions_for(steward: Person) -> list[DataQuery]:
    """Open questions about the measures a person is steward of, the oldest first."""
    waiting = DataQuery.objects.visible_to(steward).unanswered().filter(measurement__measure__steward=steward)
    return list(waiting.select_related("measurement__measure", "measurement__unit", "asked_by").order_by("asked_at"))


def units_with_data(viewer: Person, measure_id: UUID) -> list[OrgUnit]:
    """The units that have a current datum of the measure, by name."""
    measure = Measure.objects.seen(viewer, measure_id)
    with_data = Measurement.objects.current().filter(measure=measure).values("unit_id")
    return list(OrgUnit.objects.visible_to(viewer).filter(pk__in=with_data).order_by("name", "id"))


def latest(organization: Organization, pairs: set[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Measurement]:
    """The newest official datum of each (measure, unit) pair; provisional ones only where there is no other."""
    rows = Measurement.objects.current().filter(
        organization=organization, measure_id__in={m for m, _ in pairs}, unit_id__in={u for _, u in pairs}
    )
    found: dict[tuple[UUID, UUID], Measurement] = {}
    for row in rows.order_by("measure_id", "unit_id", "provisional", "-period_end", "-period_start", "id").distinct(
        "measure_id", "unit_id"
    ):
        if (row.measure_id, row.unit_id) in pairs:
            found[row.measure_id, row.unit_id] = row
    return found

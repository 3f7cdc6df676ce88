"""Where the gaps are: of all measures, how much there is to win if every unit were as good as the better ones."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from plumbline.core import clock
from plumbline.measures.models import Measure
from plumbline.measures.rules import gaps
from plumbline.measures.rules.gaps import Gap
from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.readings import Datum
from plumbline.measures.rules.scales import Scale
from plumbline.measures.selectors import deciding, definition_of
from plumbline.organizations.models import OrgUnit, Person

MONTHS = 12
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A measure's gap over [start, end), and the units that hold most of it."""

    measure: Measure
    start: date
    end: date
    gap: Gap
    units: int
    largest: list[OrgUnit]


def finder(viewer: Person) -> list[Found]:
    """The largest gap first, in cases a year; the same data give the same list. Each measure over its own latest year;
    of units that hold others, the others count."""
    end = clock.day(clock.now(), viewer.organization.time_zone)
    measures = Measure.objects.visible_to(viewer).filter(retired=False).in_bulk()
    data: dict[UUID, dict[UUID, list[Datum]]] = defaultdict(dict)
    for (measure, unit), series in deciding(viewer, measures, since=add_months(end, -2 * MONTHS)).items():
        data[measure][unit] = series
    units = OrgUnit.objects.visible_to(viewer).in_bulk({unit for held in data.values() for unit in held})
    found = [it for id, held in data.items() if (it := _found(measures[id], held, units)) is not None]
    return sorted(found, key=lambda it: (-it.gap.cases, it.measure.name, str(it.measure.pk)))


def _found(measure: Measure, held: dict[UUID, list[Datum]], units: dict[UUID, OrgUnit]) -> Found | None:
    above = {id for unit in held for id in units[unit].path[:-1]}
    last = max(it.period_end for rows in held.values() for it in rows)
    start = add_months(last, -MONTHS)
    definition = definition_of(measure)
    sums = {str(id): _sums(rows, start, definition.scale) for id, rows in held.items() if id not in above}
    told = gaps.gap(sums, definition)
    if told is None or not told.by_unit:
        return None
    largest = [units[UUID(id)] for id, _ in told.by_unit[:MOST_SHOWN]]
    return Found(measure, start, last, told, len(sums), largest)


def _sums(rows: Sequence[Datum], start: date, scale: Scale) -> tuple[float, float]:
    """Events and exposure of the periods since; what comes without both counts for nothing."""
    events = exposure = Decimal(0)
    for row in rows:
        over = row.expected if scale is Scale.RATIO else row.denominator
        if row.period_start >= start and row.numerator is not None and over is not None:
            events, exposure = events + row.numerator, exposure + over
    return float(events), float(exposure)

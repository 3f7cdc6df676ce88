"""Rating or real care? Measures of a rating beside our own, and whether both move."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from plumbline.goals.choices import TargetRole
from plumbline.goals.models import Goal, Target
from plumbline.measures.choices import Direction
from plumbline.measures.models import Measure, Measurement
from plumbline.measures.rules.pooling import can_pool, pool
from plumbline.measures.rules.readings import Datum, preferred
from plumbline.measures.selectors import datum_of, definition_of
from plumbline.organizations.models import OrgUnit, Person
from plumbline.ratings.choices import CMS
from plumbline.ratings.models import Pairing
from plumbline.ratings.rules import trend
from plumbline.ratings.rules.trend import Change

PLACES = 6
Path = tuple[UUID, ...]
Data = dict[UUID, dict[Path, list[Datum]]]
YEAR = 12  # points of our own measure on each side of a comparison


@dataclass(frozen=True, slots=True)
class Point:
    """A value over [start, end)."""

    start: date
    end: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Gap:
    """What the publisher says of a period, and what our own measure says of the same days."""

    start: date
    end: date
    published: Decimal
    own: Decimal

    @property
    def difference(self) -> Decimal:
        return self.published - self.own


@dataclass(frozen=True, slots=True)
class Pair:
    """One pairing at a hospital. `rating_up`: the newest published value is better than the one before it; None with
    fewer than two. `care`: our own measure, the latest year of points against the year before."""

    pairing: Pairing
    published: list[Point]
    own: list[Point]
    gap: Gap | None
    rating_up: bool | None
    care: Change

    @property
    def alarm(self) -> bool:
        """Rating up, care not."""
        return bool(self.rating_up) and self.care in (Change.FLAT, Change.WORSE)


@dataclass(frozen=True, slots=True)
class Marks:
    """How many of our measures are of a rating alone, of care alone, or both. Of care: an outcome that a goal aims at,
    or that stands beside a rated measure."""

    rating: list[Measure]
    both: list[Measure]
    care: list[Measure]


def of_hospital(viewer: Person, unit_id: UUID) -> list[Pair]:
    unit: OrgUnit = OrgUnit.objects.seen(viewer, unit_id)
    rows = Pairing.objects.visible_to(viewer).in_force().select_related("external", "internal")
    pairings = list(rows.order_by("external__name", "pk"))
    data = _data(viewer, unit, {id for row in pairings for id in (row.external_id, row.internal_id)})
    return [_pair(row, data) for row in pairings]


def marks(viewer: Person) -> Marks:
    """Every measure that is not retired and is of a rating or of care."""
    rated = set(Measure.objects.visible_to(viewer).filter(retired=False, identifiers__has_key=CMS))
    aims = Target.objects.visible_to(viewer).in_force().filter(
        role=TargetRole.OUTCOME, goal__in=Goal.objects.visible_to(viewer).live()
    )  # fmt: skip
    paired = Pairing.objects.visible_to(viewer).in_force()
    outcomes = Q(pk__in=aims.values("measure_id")) | Q(pk__in=paired.values("internal_id"))
    care = set(Measure.objects.visible_to(viewer).filter(outcomes, retired=False))
    care |= set(Measure.objects.visible_to(viewer).filter(pk__in=paired.values("external_id")))
    return Marks(_named(rated - care), _named(rated & care), _named(care - rated))


def _named(rows: Iterable[Measure]) -> list[Measure]:
    return sorted(rows, key=lambda row: (row.name, str(row.pk)))


def _pair(row: Pairing, data: Data) -> Pair:
    published, own = _series(row.external, data[row.external_id]), _series(row.internal, data[row.internal_id])
    lower = row.internal.direction == Direction.DECREASE
    values = [float(point.value) for point in own]
    return Pair(
        pairing=row,
        published=published,
        own=own,
        gap=_gap(published, own),
        rating_up=_better(published, row.external.direction == Direction.DECREASE),
        care=trend.change(values[-2 * YEAR : -YEAR], values[-YEAR:], lower_is_better=lower),
    )


def _better(points: Sequence[Point], lower: bool) -> bool | None:
    if len(points) < 2:
        return None
    before, after = points[-2].value, points[-1].value
    return after < before if lower else after > before


def _gap(published: Sequence[Point], own: Sequence[Point]) -> Gap | None:
    """Of the newest published period that our own measure covers as well: the mean of its points there."""
    for point in reversed(published):
        within = [it.value for it in own if point.start <= it.start and it.end <= point.end]
        if within:
            return Gap(point.start, point.end, point.value, round(sum(within, Decimal(0)) / len(within), PLACES))
    return None


def _data(viewer: Person, unit: OrgUnit, measures: Collection[UUID]) -> Data:
    """What the hospital and the units below it have of these measures, by measure and the unit's path."""
    rows = Measurement.objects.visible_to(viewer).current().filter(
        measure__in=measures, unit__path__contains=[unit.pk]
    )  # fmt: skip
    found: Data = defaultdict(lambda: defaultdict(list))
    for row in rows.select_related("unit").order_by("period_end", "pk"):
        found[row.measure_id][tuple(row.unit.path)].append(datum_of(row))
    return found


def _series(measure: Measure, data: Mapping[Path, Sequence[Datum]]) -> list[Point]:
    """The hospital's own points; where it has none, those of its units together. What a unit tells of itself goes
    before what its parts tell, and a source before those that are less trusted."""
    highest = [path for path in data if not any(other != path and path[: len(other)] == other for other in data)]
    used = [preferred(data[path], measure.sources)[0] for path in highest]
    definition = definition_of(measure)
    if len(used) > 1:
        used = [pool(used, definition)] if can_pool(used, definition) else []
    return [
        Point(it.period_start, it.period_end, round(it.value, PLACES))
        for series in used
        for it in sorted(series, key=lambda datum: datum.period_end)
        if it.value is not None
    ]

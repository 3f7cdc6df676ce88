"""Measures over time as charts: the rules' limits and signals over what is on record, with the target that is aimed at
and the seams that people decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from plumbline.core import clock
from plumbline.core.errors import Invalid
from plumbline.goals.choices import SeamKind
from plumbline.goals.models import Goal, Target
from plumbline.measures.models import Measure, Measurement, MeasureVersion, Rebaseline
from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.readings import Datum
from plumbline.measures.rules.scales import Definition, Scale
from plumbline.measures.rules.spc.chart import Chart, Observed, Phase, Setting, chart, kind_for
from plumbline.measures.rules.spc.funnel import Funnel, funnel
from plumbline.measures.selectors import deciding, definition_of
from plumbline.organizations.models import OrgUnit, Person

MOST_UNITS = 60
YEAR, MOST_MONTHS = 12, 60
Pair = tuple[UUID, UUID]  # (measure, unit)


@dataclass(frozen=True, slots=True)
class Seam:
    """A day from which a chart is another one, by a decision: what, and in words why."""

    on: date
    kind: SeamKind
    words: str


@dataclass(frozen=True, slots=True)
class Charted:
    """One measure at one unit. `target` is what is aimed at there; `data` stand in the order of the chart's points;
    `rebaselines` are in force, `proposed` wait for an approver."""

    measure: Measure
    unit: OrgUnit
    target: Target | None
    data: list[Datum]
    chart: Chart
    seams: list[Seam]
    rebaselines: list[Rebaseline]
    proposed: list[Rebaseline]


def of_unit(viewer: Person, *, measure_id: UUID, unit_id: UUID) -> Charted:
    """As long as there is data, or NotFound for what the viewer does not see."""
    measure: Measure = Measure.objects.seen(viewer, measure_id)
    unit: OrgUnit = OrgUnit.objects.seen(viewer, unit_id)
    pair = (measure.pk, unit.pk)
    return _charted(viewer, [(*pair, aims(viewer, [pair]).get(pair))])[0]


def of_measure(viewer: Person, *, measure_id: UUID) -> list[Charted]:
    """One for each unit with data, by the unit's name."""
    measure: Measure = Measure.objects.seen(viewer, measure_id)
    held = Measurement.objects.visible_to(viewer).current().filter(measure=measure).order_by()
    units = OrgUnit.objects.visible_to(viewer).filter(pk__in=held.values("unit_id")).order_by("name", "pk")
    pairs = [(measure.pk, unit) for unit in units.values_list("pk", flat=True)[:MOST_UNITS]]
    aimed = aims(viewer, pairs)
    return _charted(viewer, [(*pair, aimed.get(pair)) for pair in pairs])


def of_targets(viewer: Person, targets: Collection[Target]) -> dict[UUID, Charted]:
    """By the target's id, whatever else is aimed at there."""
    found = _charted(viewer, [(row.measure_id, row.unit_id, row) for row in targets])
    return {row.pk: charted for row, charted in zip(targets, found, strict=True)}


@dataclass(frozen=True, slots=True)
class Compared:
    """Units side by side over [start, end): none of them holds another."""

    measure: Measure
    start: date
    end: date
    funnel: Funnel
    units: dict[str, OrgUnit]


def compared(viewer: Person, *, measure_id: UUID, months: int = YEAR) -> Compared | None:
    """The latest so many months of every unit with data, or None without any. Raises Invalid where values come without
    their counts."""
    if not 1 <= months <= MOST_MONTHS:
        sentence = f"Compare 1 to {MOST_MONTHS} months. Nothing was saved."
        raise Invalid("not_so_many_months", sentence, field="months")
    measure: Measure = Measure.objects.seen(viewer, measure_id)
    held = Measurement.objects.visible_to(viewer).current().filter(measure=measure)
    end = held.aggregate(last=Max("period_end"))["last"]
    if end is None:
        return None
    start, definition = add_months(end, -months), definition_of(measure)
    recent = held.filter(period_start__gte=start).values_list("unit_id", flat=True)
    units = OrgUnit.objects.visible_to(viewer).in_bulk(set(recent))
    above = {id for unit in units.values() for id in unit.path[:-1]}
    lowest = {id: unit for id, unit in units.items() if id not in above}
    observed = {
        str(id): [observed_of(it, definition) for it in series if it.period_start >= start]
        for (_, id), series in deciding(viewer, {measure.pk: measure}, lowest).items()
    }
    found = funnel(observed, definition)
    return Compared(measure, start, end, found, {str(id): unit for id, unit in lowest.items()})


def aims(viewer: Person, pairs: Iterable[Pair]) -> dict[Pair, Target]:
    """What is aimed at: an outcome before a process, the oldest first; a balancing target is no aim."""
    wanted = set(pairs)
    rows = Target.objects.visible_to(viewer).in_force().filter(
        measure__in={measure for measure, _ in wanted}, unit__in={unit for _, unit in wanted},
        goal__in=Goal.objects.visible_to(viewer).live(),
    )  # fmt: skip
    found: dict[Pair, Target] = {}
    for row in rows.exclude(role="balancing").order_by("role", "valid_from", "pk"):  # "outcome" before "process"
        if (row.measure_id, row.unit_id) in wanted:
            found.setdefault((row.measure_id, row.unit_id), row)
    return found


Wanted = tuple[UUID, UUID, Target | None]  # measure, unit, what is aimed at


def _charted(viewer: Person, wanted: Collection[Wanted]) -> list[Charted]:
    """In their order, in a constant number of queries."""
    measures = Measure.objects.visible_to(viewer).in_bulk({measure for measure, _, _ in wanted})
    units = OrgUnit.objects.visible_to(viewer).in_bulk({unit for _, unit, _ in wanted})
    data, decided = deciding(viewer, measures, units), _rebaselines(viewer, measures, units)
    revised, moved = _revisions(viewer, measures), _moves(viewer, [target for _, _, target in wanted if target])
    zone, found = viewer.organization.time_zone, []
    for measure_id, unit_id, target in wanted:
        measure, standing = measures[measure_id], decided[measure_id, unit_id]
        definition = definition_of(measure)
        series = sorted(data.get((measure_id, unit_id), []), key=lambda datum: (datum.period_start, datum.period_end))
        observed = [observed_of(datum, definition) for datum in series]
        phases = [row for row in standing if row.approved_at is not None]
        drawn = chart(observed, _setting(measure, definition, observed, target, phases))
        seams = _seams(zone, phases, revised[measure_id], moved[target.line] if target else [])
        found.append(
            Charted(
                measure, units[unit_id], target, series, drawn, sorted(seams, key=lambda seam: (seam.on, seam.kind)),
                phases, [row for row in standing if row.approved_at is None],
            )
        )  # fmt: skip
    return found


def observed_of(datum: Datum, definition: Definition) -> Observed:
    """As the rules of charts take it: what a value is exposed to is its expected events where it is a ratio."""
    exposure = datum.expected if definition.scale is Scale.RATIO else datum.denominator
    value, numerator = datum.value, datum.numerator
    return Observed(
        datum.period_start,
        datum.period_end,
        None if value is None else float(value),
        None if numerator is None else float(numerator),
        None if exposure is None else float(exposure),
        provisional=datum.provisional,
    )


def _setting(
    measure: Measure, definition: Definition, observed: Sequence[Observed], target: Target | None,
    phases: Sequence[Rebaseline],
) -> Setting:  # fmt: skip
    numbers = {
        name: None if target is None or (number := getattr(target, name)) is None else float(number)
        for name in ("target", "low", "high")
    }
    return Setting(
        kind=kind_for(definition, observed),
        direction=definition.direction,
        per=float(measure.per),
        phases=tuple(Phase(row.first, row.frozen_until) for row in phases),
        floor=None if definition.scale is Scale.MEAN else 0.0,
        ceiling=1.0 if definition.scale is Scale.PROPORTION else None,
        percent=measure.unit == "%",
        **numbers,
    )


def _rebaselines(viewer: Person, measures: Iterable[UUID], units: Iterable[UUID]) -> dict[Pair, list[Rebaseline]]:
    rows = Rebaseline.objects.visible_to(viewer).standing().filter(measure__in=measures, unit__in=units)
    found: dict[Pair, list[Rebaseline]] = defaultdict(list)
    for row in rows.select_related("approved_by").order_by("first", "pk"):
        found[row.measure_id, row.unit_id].append(row)
    return found


def _revisions(viewer: Person, measures: Iterable[UUID]) -> dict[UUID, list[MeasureVersion]]:
    found: dict[UUID, list[MeasureVersion]] = defaultdict(list)
    for row in MeasureVersion.objects.visible_to(viewer).filter(subject__in=measures).order_by("valid_to"):
        found[row.subject_id].append(row)
    return found


def _moves(viewer: Person, aimed: Iterable[Target]) -> dict[UUID, list[Target]]:
    """By its line, the versions of each target but the first."""
    lines = {row.line for row in aimed}
    rows = Target.objects.visible_to(viewer).filter(line__in=lines, valid_from__isnull=False).order_by("valid_from")
    versions: dict[UUID, list[Target]] = defaultdict(list)
    for row in rows:
        versions[row.line].append(row)
    return defaultdict(list, {line: rows[1:] for line, rows in versions.items()})


def _seams(
    zone: str, phases: Sequence[Rebaseline], revised: Sequence[MeasureVersion], moved: Sequence[Target]
) -> Iterable[Seam]:
    for row in phases:
        agreed = f", agreed by the {row.approved_by.position}" if row.approved_by else ""
        yield Seam(row.first, SeamKind.REBASELINE, f"New limits: {row.reason}{agreed}")
    for version in revised:
        yield Seam(clock.day(version.valid_to, zone), SeamKind.DEFINITION, "New definition")
    for target in moved:
        why = f": {target.reason}" if target.reason else ""
        yield Seam(clock.day(target.valid_from, zone), SeamKind.TARGET, f"Target changed{why}")

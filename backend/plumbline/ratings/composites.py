"""Ratings whose numbers somebody entered, worked out for a unit of ours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from plumbline.core import numbers
from plumbline.core.errors import Invalid
from plumbline.measures import selectors as measures
from plumbline.measures.models import Measurement
from plumbline.organizations.models import OrgUnit, Person
from plumbline.ratings.models import Composite, CompositeItem
from plumbline.ratings.rules import composite as rules
from plumbline.ratings.rules.composite import Scored


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of it at the unit. `then` differs from `value` where the scenario changes it; `deviations`: how much
    better than those compared with, as it is counted; `share`: of the weight that is reported here."""

    item: CompositeItem
    datum: Measurement | None
    then: float | None
    deviations: float | None
    share: float | None

    @property
    def value(self) -> float | None:
        return None if self.datum is None else float(self.datum.value)


@dataclass(frozen=True, slots=True)
class Told:
    """`units`: those with a value of at least one of its measures; `unit`: which of them; `now` by the latest values,
    `then` with the scenario."""

    composite: Composite
    units: list[OrgUnit]
    unit: OrgUnit | None
    now: Scored
    then: Scored
    parts: list[Part]


def told(viewer: Person, *, unit_id: UUID | None = None, changes: str = "") -> list[Told]:
    """Every rating in force, for the unit, or else the viewer's own or the one with the most values. `changes`:
    "CODE:0.6,OTHER:3", by the measures' codes; of the unit's values only. Raises Invalid."""
    asked: OrgUnit | None = OrgUnit.objects.seen(viewer, unit_id) if unit_id else None
    known = Composite.objects.visible_to(viewer).in_force().order_by("name", "pk")
    rows = list(known.prefetch_related("items__measure"))
    held = _held(viewer, {item.measure_id for row in rows for item in row.items.all()})
    units = {it.pk: it for it in OrgUnit.objects.visible_to(viewer).filter(pk__in={unit for _, unit in held})}
    chosen = {row.pk: asked or _unit(viewer, row, held, units) for row in rows}
    pairs = {(item.measure_id, unit.pk) for row in rows if (unit := chosen[row.pk]) for item in row.items.all()}
    values = measures.latest(viewer.organization, pairs)
    tried = _tried(changes)
    return [_told(row, chosen[row.pk], held, units, values, tried) for row in rows]


def _held(viewer: Person, wanted: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Which measure has a value at which unit."""
    rows = Measurement.objects.visible_to(viewer).current().filter(measure__in=wanted).order_by()
    return set(rows.values_list("measure_id", "unit_id").distinct())


def _counts(row: Composite, held: Iterable[tuple[UUID, UUID]]) -> dict[UUID, int]:
    """How many of its measures each unit has a value of."""
    wanted = {item.measure_id for item in row.items.all()}
    found: dict[UUID, int] = defaultdict(int)
    for measure, unit in held:
        found[unit] += measure in wanted
    return {unit: count for unit, count in found.items() if count}


def _unit(
    viewer: Person, row: Composite, held: Iterable[tuple[UUID, UUID]], units: Mapping[UUID, OrgUnit]
) -> OrgUnit | None:
    counts = _counts(row, held)
    own = [id for id in (viewer.unit.path[::-1] if viewer.unit else ()) if id in counts]
    best = sorted(counts, key=lambda id: (-counts[id], units[id].name, str(id)))
    return next((units[id] for id in own + best), None)


def _told(
    row: Composite,
    unit: OrgUnit | None,
    held: Iterable[tuple[UUID, UUID]],
    units: Mapping[UUID, OrgUnit],
    values: Mapping[tuple[UUID, UUID], Measurement],
    tried: Mapping[str, float],
) -> Told:
    items = sorted(row.items.all(), key=lambda item: (-item.weight, item.measure.name, str(item.pk)))
    data = {item.measure.code: values.get((item.measure_id, unit.pk)) if unit else None for item in items}
    now = {code: float(datum.value) for code, datum in data.items() if datum is not None}
    then = now | {code: value for code, value in tried.items() if code in now}
    known = rules.Composite(
        tuple(rules.item(item.measure.code, item) for item in items),
        tuple((name, float(edge)) for name, edge in row.grades),
        row.lowest,
    )
    scored = rules.scored(known, then)
    parts = [
        Part(item, data[code], then.get(code), scored.parts.get(code), scored.shares.get(code))
        for item in items
        if (code := item.measure.code)
    ]
    seen = sorted((units[id] for id in _counts(row, held)), key=lambda it: (it.name, str(it.pk)))
    return Told(row, seen, unit, rules.scored(known, now), scored, parts)


def _tried(text: str) -> dict[str, float]:
    found = {}
    for part in filter(None, text.split(",")):
        code, colon, raw = part.partition(":")
        if not colon:
            sentence = f"“{part[:40]}” is not a change. Nothing was saved: write the measure’s code, a colon, a number."
            raise Invalid("not_a_change", sentence, field="changes")
        found[code] = float(numbers.decimal(raw, field="changes"))
    return found

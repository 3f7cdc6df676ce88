"""Reads about an outside rating: where a hospital stands, what would move it, and which goals do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from plumbline.core import numbers
from plumbline.core.errors import Invalid
from plumbline.goals.models import Goal, Target
from plumbline.measures.models import Measure as OwnMeasure
from plumbline.measures.models import Measurement
from plumbline.organizations.models import OrgUnit, Person
from plumbline.ratings import packs
from plumbline.ratings.rules import what_if
from plumbline.ratings.rules.cms_stars import STARS, Measure, Pack
from plumbline.ratings.rules.what_if import Move, Place

CCN, CMS = "ccn", "cms"  # how CMS names a hospital among a unit's identifiers, and a measure among a measure's


@dataclass(frozen=True, slots=True)
class Pull:
    """A goal that aims at a rated measure. `effect`: what its target alone would add to the summary; None for a goal of
    a unit, which cannot be estimated without the unit's share of the hospital's predicted events."""

    goal: Goal
    target: float
    effect: float | None


@dataclass(frozen=True, slots=True)
class Rated:
    """One measure of the release at the hospital. `then` differs from `value` where the scenario changes it; both None
    where the hospital does not report it. `known`: the same measure among the organization's own. `deviations`: how
    much better than the nation, in its standard deviations; `slope`: what one more adds to the summary."""

    measure: Measure
    known: OwnMeasure | None
    value: float | None
    then: float | None
    deviations: float | None
    slope: float | None
    goals: tuple[Pull, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """A hospital by a release's pack: as it is, and as the scenario has it. `low` and `high`: the stars that the
    scenario's summary would have by the cut points of every release that is known."""

    unit: OrgUnit
    hospitals: list[OrgUnit]
    releases: list[str]
    pack: Pack
    now: Place
    then: Place
    low: int
    high: int
    measures: list[Rated]
    alone: list[Move]
    together: list[Move] | None


def hospitals(viewer: Person) -> list[OrgUnit]:
    rows = OrgUnit.objects.visible_to(viewer).filter(closed=False, external_ids__has_key=CCN)
    return list(rows.order_by("name"))


def rating(viewer: Person, *, unit_id: UUID | None = None, release: str = "", changes: str = "") -> Rating | None:
    """The hospital, or else the viewer's own or the first, by the release, or else the newest that it has values of.
    None where no unit is a hospital that CMS knows. `changes`: "HAI_1:0.6,HAI_6:0.4", in the measures' own units."""
    known = hospitals(viewer)
    unit = _unit(viewer, known, unit_id)
    if unit is None:
        return None
    rows = _values(viewer, unit)
    pack = _release(rows, release)
    values = {it.id: float(rows[it.id, it.last_day].value) for it in pack.measures if (it.id, it.last_day) in rows}
    changed = read_changes(changes, pack, values)
    now, then = what_if.place(pack, values), what_if.place(pack, values | changed)
    slopes, pulls, own = what_if.slopes(pack, values), _pulls(viewer, unit, pack, values), _own(viewer)
    low, high = what_if.band(then.summary, then.peer, list(packs.shipped().values()))
    aim = min(then.stars + 1, STARS)
    return Rating(
        unit=unit,
        hospitals=known,
        releases=sorted(_known(rows), reverse=True),
        pack=pack,
        now=now,
        then=then,
        low=low,
        high=high,
        measures=[_rated(it, own.get(it.id), values, changed, slopes, pulls[it.id]) for it in pack.measures],
        alone=what_if.alone(pack, values | changed, aim),
        together=what_if.together(pack, values | changed, aim),
    )


def read_changes(text: str, pack: Pack, values: Mapping[str, float]) -> dict[str, float]:
    """A scenario as it stands in an address. Raises Invalid for what the hospital does not report, or no hospital of
    the nation does."""
    found: dict[str, float] = {}
    ranges = {it.id: it for it in pack.measures}
    for part in filter(None, text.split(",")):
        id, _, raw = part.partition(":")
        if id not in values:
            sentence = f"This hospital reports no “{id[:40]}” in release {pack.release}, so it cannot be changed."
            raise Invalid("not_reported", f"{sentence} Nothing was saved.", field="changes")
        value, it = float(numbers.decimal(raw, field=id)), ranges[id]
        if not it.low <= value <= it.high:
            sentence = f"Hospitals of the nation report {id} between {it.low:g} and {it.high:g}."
            raise Invalid(
                "out_of_range", f"{sentence} Nothing was saved: choose a value between them.", field="changes"
            )
        found[id] = value
    return found


def _unit(viewer: Person, known: list[OrgUnit], wanted: UUID | None) -> OrgUnit | None:
    if wanted is not None:
        seen: OrgUnit = OrgUnit.objects.seen(viewer, wanted)
        if seen not in known:
            sentence = "This unit carries no CMS number (CCN), so no rating can be worked out for it."
            raise Invalid("not_a_hospital", f"{sentence} Nothing was saved.", field="unit_id")
        return seen
    own = next((it for it in known if viewer.unit_id is not None and it.pk in _path(viewer)), None)
    return own or next(iter(known), None)


def _path(viewer: Person) -> Iterable[UUID]:
    return viewer.unit.path if viewer.unit else ()


def _values(viewer: Person, unit: OrgUnit) -> dict[tuple[str, str], Measurement]:
    """By CMS's name of the measure and the last day of the period."""
    rows = Measurement.objects.visible_to(viewer).current().filter(unit=unit, measure__identifiers__has_key=CMS)
    found: dict[tuple[str, str], Measurement] = {}
    for row in rows.select_related("measure").order_by("recorded_at", "pk"):
        key = row.measure.identifiers[CMS], packs.last_day(row.period_end)
        other = found.get(key)
        if other is None or _trust(row) <= _trust(other):
            found[key] = row
    return found


def _own(viewer: Person) -> dict[str, OwnMeasure]:
    """The organization's measures by CMS's name."""
    rows = OwnMeasure.objects.visible_to(viewer).filter(identifiers__has_key=CMS)
    return {row.identifiers[CMS]: row for row in rows}


def _trust(row: Measurement) -> int:
    """The measure's own order of its sources decides between two."""
    order = row.measure.sources
    return order.index(row.source) if row.source in order else len(order)


def _known(rows: Mapping[tuple[str, str], Measurement]) -> list[str]:
    """Releases of which the hospital has values."""
    return [name for name, pack in packs.shipped().items() if _held(pack, rows)]


def _held(pack: Pack, rows: Mapping[tuple[str, str], Measurement]) -> int:
    return sum((it.id, it.last_day) in rows for it in pack.measures)


def _release(rows: Mapping[tuple[str, str], Measurement], wanted: str) -> Pack:
    shipped = packs.shipped()
    if wanted and wanted not in shipped:
        raise Invalid(
            "unknown_release",
            f"Release “{wanted[:20]}” is not known here. Nothing was saved: choose {', '.join(shipped)}.",
            field="release",
        )
    if wanted:
        return shipped[wanted]
    # Of the newest release with about as many values as any: an old year's few left-overs are no rating.
    held = {name: _held(pack, rows) for name, pack in shipped.items()}
    most = max(held.values())
    return shipped[max(name for name, count in held.items() if 2 * count >= most)]


def _pulls(viewer: Person, unit: OrgUnit, pack: Pack, values: Mapping[str, float]) -> dict[str, tuple[Pull, ...]]:
    """The goals in force at the hospital or below that aim at each measure, those that add most first."""
    ids = [it.id for it in pack.measures]
    aims = Target.objects.visible_to(viewer).in_force().filter(
        measure__identifiers__cms__in=ids, unit__path__contains=[unit.pk], target__isnull=False,
        goal__in=Goal.objects.visible_to(viewer).live(),
    )  # fmt: skip
    now = what_if.place(pack, values).summary
    found: dict[str, list[Pull]] = defaultdict(list)
    for aim in aims.select_related("goal", "measure"):
        id, target = aim.measure.identifiers[CMS], float(aim.target)
        own = aim.unit_id == unit.pk and id in values
        effect = what_if.place(pack, {**values, id: target}).summary - now if own else None
        found[id].append(Pull(aim.goal, target, effect))
    return {id: tuple(sorted(found[id], key=lambda pull: (-(pull.effect or 0.0), pull.goal.title))) for id in ids}


def _rated(
    measure: Measure,
    known: OwnMeasure | None,
    values: Mapping[str, float],
    changed: Mapping[str, float],
    slopes: Mapping[str, float],
    goals: tuple[Pull, ...],
) -> Rated:
    value = values.get(measure.id)
    then = changed.get(measure.id, value)
    sign = -1 if measure.lower_is_better else 1
    deviations = None if value is None else sign * (value - measure.mean) / measure.sd
    return Rated(measure, known, value, then, deviations, slopes.get(measure.id), goals)

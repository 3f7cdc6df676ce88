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
from plumbline.ratings import effects, packs
from plumbline.ratings.choices import CCN, CMS
from plumbline.ratings.effects import Effect
from plumbline.ratings.payment import Payment, payment
from plumbline.ratings.rules import what_if
from plumbline.ratings.rules.cms_stars import STARS, Measure, Pack
from plumbline.ratings.rules.what_if import Move, Place

PRINTED = "CMS_STAR_RATING"  # the measure that holds the stars as CMS printed them


@dataclass(frozen=True, slots=True)
class Rated:
    """One measure of the release at the hospital. `then` differs from `value` where the scenario changes it; both None
    where the hospital does not report it. `known`: the same measure among the organization's own. `deviations`: how
    much better than the nation, in its standard deviations; `slope`: what one more adds to the
    summary; `weight`: its share of all that counts here."""

    measure: Measure
    known: OwnMeasure | None
    value: float | None
    then: float | None
    deviations: float | None
    slope: float | None
    weight: float
    goals: tuple[Effect, ...]


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
    goals: list[Effect]
    alone: list[Move]
    together: list[Move] | None
    past: "list[Told]"
    payment: Payment | None


def hospitals(viewer: Person) -> list[OrgUnit]:
    rows = OrgUnit.objects.visible_to(viewer).filter(closed=False, external_ids__has_key=CCN)
    return list(rows.order_by("name"))


@dataclass(frozen=True, slots=True)
class Standing:
    """A hospital by the pack of a release: what it reports, and of which other releases it has values."""

    unit: OrgUnit
    pack: Pack
    values: dict[str, float]
    rows: dict[tuple[str, str], Measurement]

    @property
    def releases(self) -> list[str]:
        return sorted(_known(self.rows), reverse=True)

    @property
    def expected(self) -> dict[str, float]:
        """Predicted events behind the values, where they are known."""
        found = {it.id: self.rows.get((it.id, it.last_day)) for it in self.pack.measures}
        return {id: float(row.expected) for id, row in found.items() if row is not None and row.expected is not None}


def standing(viewer: Person, unit: OrgUnit, release: str = "") -> Standing:
    """By the release, or else the newest that the hospital has values of."""
    rows = _values(viewer, unit)
    pack = _release(rows, release)
    return Standing(unit, pack, _of(pack, rows), rows)


def _of(pack: Pack, rows: Mapping[tuple[str, str], Measurement]) -> dict[str, float]:
    return {it.id: float(rows[it.id, it.last_day].value) for it in pack.measures if (it.id, it.last_day) in rows}


def rating(viewer: Person, *, unit_id: UUID | None = None, release: str = "", changes: str = "") -> Rating | None:
    """The hospital, or else the viewer's own or the first, by the release, or else the newest that it has values of.
    None where no unit is a hospital that CMS knows. `changes`: "HAI_1:0.6,HAI_6:0.4", in the measures' own units."""
    known = hospitals(viewer)
    unit = _unit(viewer, known, unit_id)
    if unit is None:
        return None
    at = standing(viewer, unit, release)
    pack, values = at.pack, at.values
    changed = read_changes(changes, pack, values)
    now, then = what_if.place(pack, values), what_if.place(pack, values | changed)
    slopes, own, goals = what_if.slopes(pack, values), _own(viewer), effects.of_hospital(viewer, unit, pack, values)
    aiming: dict[str, list[Effect]] = defaultdict(list)
    for effect in goals:
        aiming[effect.measure.id].append(effect)
    weights = what_if.weights(pack, values)
    low, high = what_if.band(then.summary, then.peer, list(packs.shipped().values()))
    aim = min(then.stars + 1, STARS)
    return Rating(
        unit=unit,
        hospitals=known,
        releases=at.releases,
        pack=pack,
        now=now,
        then=then,
        low=low,
        high=high,
        measures=[
            _rated(it, own.get(it.id), values, changed, slopes, weights, tuple(aiming[it.id])) for it in pack.measures
        ],
        goals=goals,
        alone=what_if.alone(pack, values | changed, aim),
        together=what_if.together(pack, values | changed, aim),
        past=past(at),
        payment=payment(values, values | changed, at.expected),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One release of the past: the stars worked out here, those that the cut points of the release before foretold of
    the same values, and those that were published. 0: not known."""

    release: str
    summary: float
    stars: int
    foretold: int
    published: int


def past(at: Standing) -> list[Told]:
    """Every release that the hospital has values of, the newest first."""
    found, shipped = [], packs.shipped()
    names = list(shipped)
    for name in at.releases:
        pack = shipped[name]
        place = what_if.place(pack, _of(pack, at.rows))
        before = [shipped[it] for it in names if it < name][-1:]
        low, _ = what_if.band(place.summary, place.peer, before)
        found.append(Told(name, place.summary, place.stars, low, _published(at.rows, name)))
    return found


def _published(rows: Mapping[tuple[str, str], Measurement], release: str) -> int:
    """The stars that CMS printed in the month of the release."""
    told = [row for (id, last), row in rows.items() if id == PRINTED and last.startswith(release)]
    return int(told[0].value) if told else 0


@dataclass(frozen=True, slots=True)
class GoalRating:
    """What one goal would add to the rating of one hospital."""

    unit: OrgUnit
    pack: Pack
    now: Place
    effect: Effect


def of_goal(viewer: Person, goal_id: UUID) -> list[GoalRating]:
    """For each of the goal's aims at a measure of a rating; nothing for a goal that aims at none."""
    Goal.objects.seen(viewer, goal_id)
    aims = Target.objects.visible_to(viewer).in_force().filter(
        goal_id=goal_id, measure__identifiers__has_key=CMS
    )  # fmt: skip
    above = {id for path in aims.values_list("unit__path", flat=True) for id in path}
    found = []
    for unit in hospitals(viewer) if above else ():
        if unit.pk in above:
            at = standing(viewer, unit)
            told = effects.of_hospital(viewer, unit, at.pack, at.values, goal_id)
            now = what_if.place(at.pack, at.values)
            found += [GoalRating(unit, at.pack, now, effect) for effect in told]
    return found


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


def _rated(
    measure: Measure,
    known: OwnMeasure | None,
    values: Mapping[str, float],
    changed: Mapping[str, float],
    slopes: Mapping[str, float],
    weights: Mapping[str, float],
    goals: tuple[Effect, ...],
) -> Rated:
    value = values.get(measure.id)
    then = changed.get(measure.id, value)
    sign = -1 if measure.lower_is_better else 1
    deviations = None if value is None else sign * (value - measure.mean) / measure.sd
    return Rated(measure, known, value, then, deviations, slopes.get(measure.id), weights.get(measure.id, 0.0), goals)

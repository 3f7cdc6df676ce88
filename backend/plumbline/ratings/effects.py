"""What the goals of a hospital would add to its rating, and when that could first be seen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from plumbline.core import clock
from plumbline.goals.models import Goal, Target
from plumbline.measures.models import Measurement
from plumbline.organizations.models import OrgUnit, Person
from plumbline.ratings.choices import CMS
from plumbline.ratings.rules import what_if, windows
from plumbline.ratings.rules.cms_stars import Measure, Pack
from plumbline.ratings.rules.what_if import Place
from plumbline.ratings.rules.windows import Visible


@dataclass(frozen=True, slots=True)
class Share:
    """A unit's part of the hospital's predicted events, of the same period and source."""

    part: float
    value: float  # the unit's own now
    source: str
    until: date  # the first day after the period


@dataclass(frozen=True, slots=True)
class Effect:
    """A target that aims at a rated measure. `then`: the hospital's value if the target is met, in the measure's own
    unit, and `place` where the hospital would stand; both None where that cannot be estimated: for a unit's goal
    without `share`. `summary`: what it adds to the summary."""

    aim: Target
    measure: Measure
    now: float | None
    then: float | None
    place: Place | None
    summary: float | None
    share: Share | None
    visible: Visible | None


def of_hospital(
    viewer: Person, unit: OrgUnit, pack: Pack, values: Mapping[str, float], goal_id: UUID | None = None
) -> list[Effect]:
    """Of the goals in force there or below that aim at a measure of the release, those that add most first; then those
    whose effect cannot be estimated. `values`: the hospital's, by the publisher's name."""
    measures = {it.id: it for it in pack.measures}
    aims = _aims(viewer, unit, measures, goal_id)
    shares = _shares(viewer, unit, [aim for aim in aims if aim.unit_id != unit.pk])
    now = what_if.place(pack, values)
    found = [_effect(aim, unit, pack, values, now, measures[aim.measure.identifiers[CMS]], shares) for aim in aims]
    return sorted(found, key=_rank)


def _rank(effect: Effect) -> tuple[bool, float, str, str]:
    return effect.summary is None, -(effect.summary or 0.0), effect.aim.goal.title, str(effect.aim.pk)


def _aims(viewer: Person, unit: OrgUnit, ids: Collection[str], goal_id: UUID | None) -> list[Target]:
    goals = Goal.objects.visible_to(viewer).live()
    rows = Target.objects.visible_to(viewer).in_force().filter(
        measure__identifiers__cms__in=list(ids), unit__path__contains=[unit.pk], target__isnull=False,
        goal__in=goals if goal_id is None else goals.filter(pk=goal_id),
    )  # fmt: skip
    return list(rows.select_related("goal__standing", "measure", "unit"))


def _effect(
    aim: Target,
    hospital: OrgUnit,
    pack: Pack,
    values: Mapping[str, float],
    now: Place,
    measure: Measure,
    shares: Mapping[tuple[UUID, UUID], Share],
) -> Effect:
    target, share = float(aim.target), shares.get((aim.measure_id, aim.unit_id))
    value = values.get(measure.id)
    then = _then(value, target, own=aim.unit_id == hospital.pk, share=share)
    place = None if then is None else what_if.place(pack, {**values, measure.id: then})
    return Effect(
        aim=aim,
        measure=measure,
        now=value,
        then=then,
        place=place,
        summary=None if place is None else place.summary - now.summary,
        share=share,
        visible=_visible(aim.goal, pack, measure, hospital),
    )


def _then(value: float | None, target: float, *, own: bool, share: Share | None) -> float | None:
    """The hospital's value with the target met."""
    if value is None:
        return None
    if own:
        return target
    return None if share is None else what_if.through_share(value, share.part, share.value, target)


def _visible(goal: Goal, pack: Pack, measure: Measure, hospital: OrgUnit) -> Visible | None:
    """Since the goal was committed: before that nothing of it can have happened."""
    if not measure.last_day:
        return None
    since = clock.day(goal.committed_at or clock.now(), hospital.organization.time_zone)
    days = date.fromisoformat(measure.first_day), date.fromisoformat(measure.last_day)
    return windows.first_visible(pack.release, *days, since)


def _shares(viewer: Person, hospital: OrgUnit, aims: Sequence[Target]) -> dict[tuple[UUID, UUID], Share]:
    """Each unit's part of what was predicted for the hospital, from the newest period that both have of one source."""
    units = {aim.unit_id for aim in aims} | {hospital.pk}
    rows = Measurement.objects.visible_to(viewer).current().filter(
        measure__in={aim.measure_id for aim in aims}, unit__in=units, expected__gt=0
    )  # fmt: skip
    known: dict[tuple[UUID, UUID], dict[tuple[object, ...], Measurement]] = {}
    for row in rows if aims else ():
        when = row.period_end, row.period_start, row.source
        known.setdefault((row.measure_id, row.unit_id), {})[when] = row
    found = {}
    for aim in aims:
        parts, wholes = known.get((aim.measure_id, aim.unit_id), {}), known.get((aim.measure_id, hospital.pk), {})
        share = _share(parts, wholes)
        if share is not None:
            found[aim.measure_id, aim.unit_id] = share
    return found


def _share(
    parts: Mapping[tuple[object, ...], Measurement], wholes: Mapping[tuple[object, ...], Measurement]
) -> Share | None:
    both: Iterable[tuple[object, ...]] = sorted(parts.keys() & wholes.keys(), reverse=True)  # type: ignore[type-var]
    for when in both:
        part, whole = parts[when], wholes[when]
        assert part.expected is not None and whole.expected is not None
        if part.expected <= whole.expected:
            return Share(float(part.expected / whole.expected), float(part.value), part.source, part.period_end)
    return None

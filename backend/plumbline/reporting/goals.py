"""The board's goals as a packet tells them: a row each, drawn with the glasses of the instant on."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from plumbline.accountability import selectors
from plumbline.accountability.home import BoardRow
from plumbline.accountability.selectors import OwnerInfo, OwnerState
from plumbline.core import clock
from plumbline.goals import restriction
from plumbline.goals.choices import Claim, Evidence, State
from plumbline.goals.models import Goal, Standing, Target
from plumbline.measures import selectors as measures
from plumbline.organizations.models import Person
from plumbline.reporting.rules import words
from plumbline.reporting.rules.words import Aim, Course

TWO_YEARS = 730  # days
MARKS = {
    Claim.ON_TRACK: ("on_track", "On track"),
    Claim.AT_RISK: ("at_risk", "At risk"),
    Claim.OFF_TRACK: ("off_track", "Off track"),
}
COURSES = {
    "better": "Better than {} at the last meeting",
    "worse": "Worse than {} at the last meeting",
    "same": "As at the last meeting",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A goal of the board. `mark` is what its owner calls it, `evidence` what the data say: two facts side by side."""

    title: str
    owner: str
    mark: str
    status: str
    hollow: bool
    evidence: str
    now: str
    target: str
    by: str
    unit: str
    course: str
    chart: Course | None
    data_through: str
    trouble: bool
    below: str
    being_done: str
    changed: bool


def rows(
    viewer: Person, board: Sequence[BoardRow], before: Mapping[UUID, Decimal | None], changed: Container[UUID]
) -> list[Row]:
    """`before` are the values at the last meeting, `changed` the goals that something happened to since."""
    goals = [row.goal for row in board]
    told = standings(viewer, goals)
    shown = {it.shown_target_id for it in told.values() if it.shown_target_id}
    targets = Target.objects.select_related("measure").in_bulk(shown)
    owners = selectors.owner_of(goals)
    found = []
    for row in board:
        standing, row = told[row.goal.pk], replace(row, changed=row.goal.pk in changed)
        target = targets.get(standing.shown_target_id) if standing.shown_target_id else None
        found.append(_row(viewer, row, standing, target, owners[row.goal.pk], before.get(row.goal.pk)))
    return found


def standings(viewer: Person, goals: Sequence[Goal]) -> dict[UUID, Standing]:
    without = restriction.standings_without(viewer.organization, restriction.hidden(viewer))
    stored = Standing.objects.in_bulk([goal.pk for goal in goals])
    return {goal.pk: without.get(goal.pk, stored[goal.pk]) for goal in goals}


def values(viewer: Person) -> dict[UUID, Decimal | None]:
    """What each goal of the board measured, with the glasses of another instant on."""
    goals = Goal.objects.visible_to(viewer).live().filter(unit__level__ordinal=0)
    return {id: standing.value for id, standing in standings(viewer, list(goals)).items()}


def _row(
    viewer: Person, row: BoardRow, standing: Standing, target: Target | None, owner: OwnerInfo, before: Decimal | None
) -> Row:
    mark, status = _status(row.goal, standing)
    wanted = aim_of(target) if target else None
    unit = target.measure.unit if target else ""
    now, aimed = words.aim(wanted, unit, standing.value) if wanted else ("", "")
    course = words.course(standing.value, before, target.measure.direction, wanted) if target else ""
    return Row(
        title=row.goal.title, owner=_owner(owner), mark=mark, status=status, hollow=standing.stale,
        evidence=Evidence(standing.evidence).label, now=now, target=aimed,
        by=words.by(target.due_on) if target else "", unit="" if unit == "%" else unit,
        course=_course(course, before, unit, standing), chart=_chart(viewer, target, wanted) if target else None,
        data_through=words.short(row.data_through) if row.data_through else "", trouble=standing.trouble_below,
        below=_below(standing), being_done=row.being_done, changed=row.changed,
    )  # fmt: skip


def aim_of(target: Target) -> Aim:
    return Aim(target.target, target.target) if target.target is not None else Aim(target.low, target.high)


def _status(goal: Goal, standing: Standing) -> tuple[str, str]:
    if goal.state == State.SUSTAINING:
        return "achieved", "Sustaining"
    mark, status = MARKS[Claim(standing.claimed)] if standing.claimed else ("none", "No check-in yet")
    return mark, f"{status}, update due" if standing.stale else status


def _owner(info: OwnerInfo) -> str:
    """The position; never a name."""
    position = info.person.position if info.person else ""
    if info.state is OwnerState.ACTING:
        return f"Acting: {position}"
    if info.state is OwnerState.OFFERED:
        return f"Asked, not accepted yet: {position}"
    return position or "No owner"


def _course(course: str, before: Decimal | None, unit: str, standing: Standing) -> str:
    if standing.evidence == Evidence.TOO_FEW or not course or before is None:
        return ""
    return COURSES[course].format(words.value(before, unit))


def _below(standing: Standing) -> str:
    if not standing.goals_below:
        return ""
    counts = [
        (standing.off_track_below, "off track"),
        (standing.at_risk_below, "at risk"),
        (standing.stale_below, "with an update due"),
        (standing.unowned_below, "without an owner"),
    ]
    told = ", ".join(f"{count:,} {said}" for count, said in counts if count)
    return f"{words.several(standing.goals_below, 'goal')} below{f': {told}' if told else ''}."


def _chart(viewer: Person, target: Target, wanted: Aim | None) -> Course | None:
    first = _today(viewer) - timedelta(days=TWO_YEARS)
    points = measures.series(viewer, measure_id=target.measure_id, unit_id=target.unit_id, superseded=False)
    decided = [it.measurement for it in points if it.decides and it.measurement.period_end > first]
    return words.chart([row.value for row in sorted(decided, key=lambda row: row.period_end)], wanted)


def _today(viewer: Person) -> date:
    return clock.day(clock.now(), viewer.organization.time_zone)

"""What will probably become of targets, and how often that came true.

A forecast of a day speaks from what was on record when the day began, without chance numbers, so that it can be worked
out again at any later time and is the same. The arithmetic is on arrays: a process that nobody asks does without it.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from plumbline.core import glasses
from plumbline.core.glasses import Glasses
from plumbline.goals import facts
from plumbline.goals.choices import LIVE
from plumbline.goals.facts import Book, TargetRow
from plumbline.goals.models import Forecast, Target
from plumbline.goals.rules import evidence, outlook
from plumbline.measures.models import Measure
from plumbline.measures.rules.periods import PERIODS, step
from plumbline.measures.rules.series import Series, in_a_row
from plumbline.organizations.models import Level, Organization, OrgUnit, Person
from plumbline.organizations.rules import ladder

if TYPE_CHECKING:
    from plumbline.measures.rules.forecasts import Score

EVEN = Decimal("0.5")
WAITED = timedelta(days=731)  # how long after its due date a target's data are waited for
DIGITS, CHANCE = 6, Decimal("0.0001")


class Aimed(NamedTuple):
    target_id: UUID
    goal_id: UUID
    line: UUID


@dataclass(slots=True)
class Told:
    """What a day has to say: forecasts, not saved, and of targets whose due period is in whether they were missed."""

    forecasts: list[Forecast] = field(default_factory=list)
    missed: dict[UUID, bool] = field(default_factory=dict)


def worked_out(organization: Organization, day: date) -> Told:
    """From what was on record when the day began. Nothing where there was no such organization yet."""
    midnight = datetime.combine(day, time(), ZoneInfo(organization.time_zone)).astimezone(UTC)
    with glasses.on(Glasses(organization.pk, midnight - timedelta(microseconds=1))):
        then = Organization.objects.filter(pk=organization.pk).first()
        return Told() if then is None else _told(then, day)


def newest(viewer: Person, targets: Collection[UUID]) -> dict[UUID, Forecast]:
    """The last forecast of each target that the viewer sees."""
    rows = Forecast.objects.visible_to(viewer).filter(target__in=targets).newest()
    return {row.target_id: row for row in rows}


def likely_missed(viewer: Person, unit: OrgUnit | None = None) -> list[Forecast]:
    """Of the targets in force of live goals those whose last forecast says that they are rather missed than reached.
    `unit`: of its goals and of all below it."""
    rows = Forecast.objects.visible_to(viewer).filter(target__valid_to=None, goal__state__in=LIVE, missed=None)
    if unit is not None:
        rows = rows.filter(goal__unit__path__contains=[unit.pk])
    found = rows.select_related("goal__unit__level").newest()
    return [row for row in found if row.probability is not None and row.probability >= EVEN]


def score(viewer: Person) -> "Score":
    """How often the forecasts that came due were right, of the goals that the viewer sees: one for each target."""
    from plumbline.measures.rules import forecasts as rules

    groups: dict[UUID, list[Forecast]] = defaultdict(list)
    for row in Forecast.objects.visible_to(viewer).filter(missed__isnull=False).order_by("target_id", "made_on"):
        groups[row.target_id].append(row)
    scored = [outlook.scored(rows, rows[0].due_on) for rows in groups.values()]
    kept = [row for row in scored if row is not None]
    return rules.score([float(row.probability) for row in kept], [bool(row.missed) for row in kept])


def _told(then: Organization, day: date) -> Told:
    aimed, waiting = _aimed(then), _waiting(then, day)
    book = facts.book(then, {goal for _, goal in waiting} | {it.goal_id for it in aimed}, day)
    rows = {row.id: row for goal in book.goals for row in book.targets.get(goal, ())}
    units = dict(Measure.objects.filter(pk__in={row.measure_id for row in rows.values()}).values_list("pk", "unit"))
    told = Told()
    for target in {it.target_id for it in aimed} | {target for target, _ in waiting}:
        if target in rows and (missed := _missed(book, rows[target])) is not None:
            told.missed[target] = missed
    for it in aimed:
        if it.target_id not in told.missed:
            made = _forecast(book, rows[it.target_id], it.line, units[rows[it.target_id].measure_id])
            told.forecasts += [made] if made is not None else []
    return told


def _aimed(then: Organization) -> list[Aimed]:
    """Targets in force of live goals, measured at hospital level and above."""
    levels = Level.objects.filter(organization=then).order_by("ordinal").values_list("code", flat=True)
    rows = Target.objects.in_force().filter(organization=then, goal__state__in=LIVE)
    rows = rows.filter(unit__level__code__in=ladder.down_to_hospital(list(levels)))
    return [Aimed(*row) for row in rows.order_by("pk").values_list("pk", "goal_id", "line")]


def _waiting(then: Organization, day: date) -> set[tuple[UUID, UUID]]:
    """Targets that fell due with a forecast of which nobody knows yet what came of it. One that was changed before is
    not waited for: what it asked is not asked any more."""
    rows = Forecast.objects.filter(organization=then, missed=None, due_on__lte=day, due_on__gt=day - WAITED)
    return set(rows.filter(target__valid_to=None).values_list("target_id", "goal_id"))


def _missed(book: Book, row: TargetRow) -> bool | None:
    target, start = facts.target_of(row, book.settings), book.goals[row.goal_id].cycle_start
    return evidence.missed(target, book.series(row), on=book.day, cycle_start=start)


def _forecast(book: Book, row: TargetRow, line: UUID, unit: str) -> Forecast | None:
    from plumbline.measures.rules import forecasts as rules

    target = facts.target_of(row, book.settings)
    known = [datum for datum in book.series(row) if datum.period_end <= book.day]
    series = in_a_row(known, target.definition) or Series(target.cadence, row.due_on, [], None)
    steps = outlook.steps_to(row.due_on, series)
    if steps < 1:
        return None
    values, end = series.values, step(series.start, series.cadence, len(series.values))
    said = rules.forecast(
        values, steps=steps, scale=target.definition.scale, exposures=series.exposures,
        aim=rules.Aim(_plain(target.aim.low), _plain(target.aim.high)),
        words=rules.Words(f"{row.due_on:%B %Y}", unit, PERIODS[series.cadence]),
    )  # fmt: skip
    return Forecast(
        goal_id=row.goal_id, target_id=row.id, line=line, made_on=book.day, due_on=row.due_on,
        probability=None if said.probability is None else Decimal(said.probability).quantize(CHANCE),
        value=_exact(said.median), low=_exact(said.low), high=_exact(said.high),
        periods=len(values) - values.count(None), known_through=end if values else None,
        code=said.code, sentence=said.sentence, pooled=not book.data.get((row.measure_id, row.unit_id)),
    )  # fmt: skip


def _plain(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _exact(number: float | None) -> Decimal | None:
    """To the digits that are the same on every machine, and that mean something."""
    return None if number is None else Decimal(f"{number:.{DIGITS}g}")

"""A goal's own facts on a day: what its targets, data and check-ins say, before anything rolls up.

The arithmetic is in `rules`; this module fetches the dated rows for any number of goals in a constant number
of queries and hands them over.
"""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from plumbline.goals.rules import evidence, freshness, lifecycle, progress
from plumbline.goals.rules.progress import Step
from plumbline.measures.rules import periods, pooling, readings
from plumbline.measures.rules.readings import Datum, Reading
from plumbline.measures.rules.scales import Definition, Direction, Scale
from plumbline.organizations.models import Organization
from plumbline.organizations.rules import settings as settings_rules
from plumbline.organizations.rules.settings import Settings


@dataclass(frozen=True, slots=True)
class Facts:
    """What goes into the own columns of a goal's standing; decimals and dates as they are stored."""

    goal_id: UUID
    counts: bool
    measured: float | None
    pace: float | None
    own_coverage: float
    shown_target_id: UUID | None
    value: Decimal | None
    value_numerator: Decimal | None
    value_denominator: Decimal | None
    value_end: date | None
    claimed: str | None
    evidence: str
    outcome_evidence: str
    stale: bool
    data_late: bool
    data_questioned: bool
    worse_than_baseline: bool
    balancing_worse: bool
    contradiction: bool
    needs_help: bool
    last_check_in_at: datetime | None
    due_on: date | None
    changes_on: date | None

    def at_rest(self, goal: "GoalRow") -> "Facts":
        """Of a closed goal, which keeps the facts of its last day: only whether it counts, and its marks, move."""
        counts = lifecycle.rolls_up(lifecycle.State(goal.state), cycle_closed=goal.cycle_closed)
        return replace(self, counts=counts, stale=False, data_late=False, due_on=None, changes_on=None)

    def stored(self) -> dict[str, Any]:
        return {
            name: str(value) if isinstance(value, (Decimal, UUID, date)) else value
            for name, value in asdict(self).items()
        }


class GoalRow(NamedTuple):
    id: UUID
    state: str
    committed_at: datetime | None
    cycle_start: date
    cycle_closed: bool
    check_in_days: int


class TargetRow(NamedTuple):
    id: UUID
    goal_id: UUID
    measure_id: UUID
    unit_id: UUID
    role: str
    weight: Decimal
    reading: str
    reading_periods: int | None
    baseline: Decimal | None
    baseline_on: date
    target: Decimal | None
    low: Decimal | None
    high: Decimal | None
    due_on: date
    steps: list[list[str]]
    floor: Decimal | None
    stretch: Decimal | None
    direction: str
    scale: str
    per: Decimal
    risk_adjusted: bool
    cadence: str
    lag_days: int
    sources: list[str]


class CheckInRow(NamedTuple):
    claimed: str
    recorded_at: datetime
    needs_help: bool


Series = tuple[UUID, UUID]  # (measure, unit)


@dataclass(slots=True)
class Book:
    """Everything fetched for a set of goals; also what the goal page explains its standing with."""

    day: date
    zone: ZoneInfo
    settings: Settings
    goals: dict[UUID, GoalRow]
    targets: dict[UUID, list[TargetRow]]
    data: dict[Series, list[Datum]]
    questioned: set[Series]
    parts: dict[UUID, list[UUID]]
    check_ins: dict[UUID, CheckInRow]
    arrived: dict[UUID, date]

    def series(self, target: TargetRow) -> list[Datum]:
        """The target's own series, or the pooled one of the goals below that share its measure, each once."""
        own = self._own(target)
        if own:
            return own
        parts: dict[Series, list[Datum]] = {}
        self._gather(target, parts)
        definition, series = definition_of(target), list(parts.values())
        return pooling.pool(series, definition) if series and pooling.can_pool(series, definition) else []

    def _own(self, target: TargetRow) -> list[Datum]:
        return readings.preferred(self.data.get((target.measure_id, target.unit_id), []), target.sources)[0]

    def _gather(self, above: TargetRow, parts: dict[Series, list[Datum]]) -> None:
        """Adds the series below; one reached by two paths is the same series."""
        for child in self.parts.get(above.goal_id, ()):
            for target in self.targets.get(child, ()):
                if target.measure_id != above.measure_id:
                    continue
                own = self._own(target)
                if own:
                    parts[target.measure_id, target.unit_id] = own
                else:
                    self._gather(target, parts)

    def verdicts(self, goal_id: UUID) -> list[tuple[TargetRow, evidence.Verdict]]:
        """Each target in force with what its series says on the day."""
        goal = self.goals[goal_id]
        return [
            (
                row,
                evidence.look(
                    target_of(row, self.settings),
                    self.series(row),
                    on=self.day,
                    cycle_start=goal.cycle_start,
                    thresholds=self.thresholds,
                ),
            )
            for row in self.targets.get(goal_id, ())
        ]

    @property
    def thresholds(self) -> evidence.Thresholds:
        return evidence.Thresholds(at_risk=self.settings.at_risk_pace, off_track=self.settings.off_track_pace)

    def facts(self, goal_id: UUID) -> Facts:
        goal, looked = self.goals[goal_id], self.verdicts(goal_id)
        judged = evidence.judge([verdict for _, verdict in looked], self.thresholds)
        said = self.check_ins.get(goal_id)
        claimed = evidence.Claim(said.claimed) if said else None
        fresh = self._freshness(goal, looked, said)
        shown, reading = _shown(looked)
        pool = reading.pool if reading else None
        return Facts(
            goal_id=goal_id,
            counts=lifecycle.rolls_up(lifecycle.State(goal.state), cycle_closed=goal.cycle_closed),
            measured=None if judged.progress is None else float(judged.progress),
            pace=None if judged.pace is None else float(judged.pace),
            own_coverage=float(judged.coverage),
            shown_target_id=shown.id if shown else None,
            value=reading.value if reading else None,
            value_numerator=pool.numerator if pool else None,
            value_denominator=(pool.denominator if pool.denominator is not None else pool.expected) if pool else None,
            value_end=pool.period_end if pool else None,
            claimed=said.claimed if said else None,
            evidence=judged.evidence.value,
            outcome_evidence=judged.outcome_evidence.value,
            stale=fresh.stale,
            data_late=fresh.data_late,
            data_questioned=any((row.measure_id, row.unit_id) in self.questioned for row, _ in looked),
            worse_than_baseline=any(v.progress is not None and v.progress.worse_than_baseline for _, v in looked),
            balancing_worse=judged.balancing_worse,
            contradiction=evidence.contradicts(claimed, judged.evidence),
            needs_help=bool(said and said.needs_help),
            last_check_in_at=said.recorded_at if said else None,
            due_on=fresh.due_on,
            changes_on=evidence.first_after(self.day, judged.changes_on, fresh.changes_on),
        )

    def _freshness(
        self, goal: GoalRow, looked: list[tuple[TargetRow, evidence.Verdict]], said: CheckInRow | None
    ) -> freshness.Freshness:
        return freshness.freshness(
            lifecycle.State(goal.state),
            on=self.day,
            committed_on=self._day(goal.committed_at),
            last_check_in_on=self._day(said.recorded_at) if said else None,
            rhythm=freshness.Rhythm(
                every_days=goal.check_in_days,
                grace_days=self.settings.check_in_grace_days,
                on_data=goal.check_in_days == 0,
            ),
            data_arrived_on=self.arrived.get(goal.id),
            targets=tuple((verdict.target, self._last_period_end(row)) for row, verdict in looked),
        )

    def _last_period_end(self, row: TargetRow) -> date | None:
        return max((d.period_end for d in self.series(row) if d.period_end <= self.day), default=None)

    def _day(self, instant: datetime | None) -> date | None:
        return None if instant is None else instant.astimezone(self.zone).date()


def _shown(looked: list[tuple[TargetRow, evidence.Verdict]]) -> tuple[TargetRow | None, Reading | None]:
    """The target that stands for the goal in lists: the first outcome target with a value, else the first."""
    ordered = sorted(looked, key=lambda pair: pair[0].role != progress.Role.OUTCOME.value)
    for row, verdict in ordered:
        if isinstance(verdict.reading, Reading):
            return row, verdict.reading
    return (ordered[0][0] if ordered else None), None


def definition_of(row: TargetRow) -> Definition:
    return Definition(Scale(row.scale), Direction(row.direction), row.per, row.risk_adjusted)


def target_of(row: TargetRow, settings: Settings) -> evidence.Target:
    """The rule's view of a target row."""
    aim = progress.aim(
        direction=Direction(row.direction),
        target=row.target,
        low=row.low,
        high=row.high,
        baseline=row.baseline,
        baseline_on=row.baseline_on,
        due_on=row.due_on,
        steps=[Step(date.fromisoformat(on), Decimal(value)) for on, value in row.steps],
        floor=row.floor,
        stretch=row.stretch,
    )
    return evidence.Target(
        aim=aim,
        definition=definition_of(row),
        role=progress.Role(row.role),
        weight=row.weight,
        rule=readings.Rule(readings.Kind(row.reading), row.reading_periods or 1),
        cadence=periods.Cadence(row.cadence),
        lag_days=row.lag_days,
        grace_days=settings.data_grace_days,
    )


def book(organization: Organization, goal_ids: Collection[UUID], day: date) -> Book:
    """Fetches what the facts of these goals need, the parts of same-measure goals included."""
    ids = list(goal_ids)
    parts = _parts(organization.id, ids)
    wanted = list({*ids, *parts, *(child for children in parts.values() for child in children)})
    targets = _targets(organization.id, wanted)
    return Book(
        day=day,
        zone=ZoneInfo(organization.time_zone),
        settings=settings_rules.read(organization.settings),
        goals={row.id: row for row in map(GoalRow._make, _rows(GOALS, [organization.id, ids]))},
        targets=targets,
        data=_data(organization.id, wanted),
        questioned={(m, u) for m, u in _rows(QUESTIONED, [organization.id, ids])},
        parts=parts,
        check_ins={row[0]: CheckInRow._make(row[1:]) for row in _rows(CHECK_INS, [organization.id, ids])},
        arrived={
            g: at.astimezone(ZoneInfo(organization.time_zone)).date()
            for g, at in _rows(ARRIVED, [organization.id, ids])
        },
    )


def _rows(sql: str, parameters: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _parts(organization_id: UUID, ids: list[UUID]) -> dict[UUID, list[UUID]]:
    parts: dict[UUID, list[UUID]] = defaultdict(list)
    for parent, child in _rows(PARTS, [ids, organization_id]):
        parts[parent].append(child)
    return dict(parts)


def _targets(organization_id: UUID, ids: list[UUID]) -> dict[UUID, list[TargetRow]]:
    targets: dict[UUID, list[TargetRow]] = defaultdict(list)
    for values in _rows(TARGETS, [organization_id, ids]):
        row = TargetRow._make(values)
        targets[row.goal_id].append(
            row._replace(steps=json.loads(row.steps) if isinstance(row.steps, str) else row.steps)
        )
    return dict(targets)


def _data(organization_id: UUID, ids: list[UUID]) -> dict[Series, list[Datum]]:
    data: dict[Series, list[Datum]] = defaultdict(list)
    for measure, unit, *values in _rows(DATA, [organization_id, ids]):
        data[measure, unit].append(Datum(*values))
    return dict(data)


PARTS = """
WITH RECURSIVE down(parent, child) AS (
  SELECT a.parent_id, a.child_id FROM unnest(%s::uuid[]) AS goal
  JOIN goals_alignment a ON a.parent_id = goal
  WHERE a.organization_id = %s AND a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind = 'same_measure'
  UNION
  SELECT a.parent_id, a.child_id FROM down
  JOIN goals_alignment a ON a.parent_id = down.child
  WHERE a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind = 'same_measure'
)
SELECT down.parent, down.child
FROM down JOIN goals_goal g ON g.id = down.child JOIN goals_cycle c ON c.id = g.cycle_id
WHERE g.state IN ('committed', 'sustaining') OR g.state IN ('achieved', 'missed') AND c.closed_at IS NULL
ORDER BY 1, 2
"""

GOALS = """
SELECT g.id, g.state, g.committed_at, c.starts_on, c.closed_at IS NOT NULL, coalesce(g.check_in_days, l.check_in_days)
FROM goals_goal g
JOIN goals_cycle c ON c.id = g.cycle_id
JOIN organizations_orgunit u ON u.id = g.unit_id
JOIN organizations_level l ON l.id = u.level_id
WHERE g.organization_id = %s AND g.id = ANY (%s)
"""

TARGETS = """
SELECT t.id, t.goal_id, t.measure_id, t.unit_id, t.role, t.weight, t.reading, t.reading_periods, t.baseline,
  t.baseline_on, t.target, t.low, t.high, t.due_on, t.steps, t.floor, t.stretch,
  m.direction, m.scale, m.per, m.risk_adjusted, m.cadence, m.lag_days, m.sources
FROM goals_target t JOIN measures_measure m ON m.id = t.measure_id
WHERE t.organization_id = %s AND t.goal_id = ANY (%s) AND t.valid_from IS NOT NULL AND t.valid_to IS NULL
ORDER BY t.goal_id, t.line
"""

DATA = """
SELECT m.measure_id, m.unit_id, m.period_start, m.period_end, m.value, m.numerator, m.denominator, m.expected,
  m.source, m.provisional
FROM (
  SELECT DISTINCT organization_id, measure_id, unit_id FROM goals_target
  WHERE organization_id = %s AND goal_id = ANY (%s) AND valid_from IS NOT NULL AND valid_to IS NULL
) AS wanted
JOIN measures_measurement m USING (organization_id, measure_id, unit_id)
WHERE m.superseded_at IS NULL
ORDER BY 1, 2, m.period_end
"""

QUESTIONED = """
SELECT DISTINCT t.measure_id, t.unit_id
FROM goals_target t
JOIN measures_measurement m USING (organization_id, measure_id, unit_id)
JOIN measures_dataquery q ON q.measurement_id = m.id AND q.answered_at IS NULL
WHERE t.organization_id = %s AND t.goal_id = ANY (%s) AND t.valid_to IS NULL AND m.superseded_at IS NULL
"""

CHECK_INS = """
SELECT DISTINCT ON (goal_id) goal_id, claimed, recorded_at, needs_help
FROM goals_checkin
WHERE organization_id = %s AND goal_id = ANY (%s) AND superseded_at IS NULL AND NOT withdrawn
ORDER BY goal_id, recorded_at DESC, id DESC
"""

# Where check-ins follow the data: when the first data since the last check-in arrived.
ARRIVED = """
SELECT g.id, min(m.recorded_at)
FROM goals_goal g
JOIN organizations_orgunit u ON u.id = g.unit_id
JOIN organizations_level l ON l.id = u.level_id
JOIN goals_target t ON t.goal_id = g.id AND t.valid_from IS NOT NULL AND t.valid_to IS NULL
JOIN measures_measurement m ON m.measure_id = t.measure_id AND m.unit_id = t.unit_id AND NOT m.provisional
WHERE g.organization_id = %s AND g.id = ANY (%s) AND coalesce(g.check_in_days, l.check_in_days) = 0
  AND m.recorded_at > coalesce(
    (SELECT max(c.recorded_at) FROM goals_checkin c
     WHERE c.goal_id = g.id AND c.superseded_at IS NULL AND NOT c.withdrawn), g.committed_at, g.created_at)
GROUP BY g.id
"""

"""Targets of goals that are not committed yet, by goal, measure, unit and role."""

from collections.abc import Sequence
from typing import Any

from plumbline.goals.actions import targets
from plumbline.goals.choices import State
from plumbline.goals.models import Goal, Target
from plumbline.integrations.rules.records import TargetRow
from plumbline.integrations.writers.desk import Desk, Lookup, Tally, naming, not_twice
from plumbline.integrations.writers.measures import by_code
from plumbline.measures.models import Measure
from plumbline.organizations.models import OrgUnit

STATED = (
    "role", "baseline", "baseline_on", "target", "low", "high", "due_on", "reading", "reading_periods", "floor",
    "stretch", "weight",
)  # fmt: skip
Found = tuple[TargetRow, Goal, Measure, OrgUnit]


def write_targets(desk: Desk, rows: Sequence[TargetRow]) -> Tally:
    found = _found(desk, rows)
    standing = {
        (target.goal_id, target.measure_id, target.unit_id, target.role): target
        for target in Target.objects.in_force().filter(goal__in={goal.pk for _, goal, _, _ in found})
    }
    new, changed = [], []
    for row, goal, measure, unit in found:
        before = standing.get((goal.pk, measure.pk, unit.pk, row.role))
        if before is None:
            new.append((row, _draft(row, goal, measure, unit, None)))
        elif _differs(before, row):
            changed.append((row, _draft(row, goal, measure, unit, before)))
    todo = new + changed
    if todo:
        with naming([row for row, _ in todo], {"goal_id": "goal", "measure_id": "measure", "unit_id": "measured_unit"}):
            targets.set_many(actor=desk.actor, drafts=[draft for _, draft in todo])
    if desk.on_paper and not desk.whole_workbook:
        desk.to_commit += [draft.goal_id for _, draft in todo if draft.goal_id]
    desk.touched += [goal.pk for _, goal, _, _ in found]
    return Tally("targets", len(new), len(changed), len(rows) - len(todo))


def _found(desk: Desk, rows: Sequence[TargetRow]) -> list[Found]:
    lookup, units, measures = Lookup(), desk.units(), by_code(desk)
    titles: dict[str, list[Goal]] = {}
    open_goals = Goal.objects.filter(organization_id=desk.organization_id).exclude(
        state__in=(State.ACHIEVED, State.MISSED, State.STOPPED)
    )
    for goal in open_goals.select_related("unit", "cycle"):
        titles.setdefault(goal.title, []).append(goal)
    found: list[Found] = []
    for row in rows:
        goal = _goal(desk, row, titles, lookup)
        measure = lookup.find(measures, row.measure, row, "measure", "There is no measure with this code.")
        unit = lookup.find(units, row.measured_unit, row, "measured_unit", "There is no open unit with this code.")
        if goal is not None and measure is not None and (unit is not None or not row.measured_unit):
            found.append((row, goal, measure, unit or goal.unit))
    not_twice([row for row, *_ in found], lambda row: _key(row, found), "goal", lookup)
    lookup.settle()
    return found


def _key(row: TargetRow, found: Sequence[Found]) -> tuple[Any, ...]:
    return next((row.goal, goal.pk, measure.pk, unit.pk, row.role) for it, goal, measure, unit in found if it is row)


def _goal(desk: Desk, row: TargetRow, titles: dict[str, list[Goal]], lookup: Lookup) -> Goal | None:
    if row.goal in desk.goals:
        return desk.goals[row.goal]
    named = [
        goal
        for goal in titles.get(row.goal, [])
        if row.unit in ("", goal.unit.code) and row.cycle in ("", goal.cycle.name)
    ]
    if len(named) == 1:
        return named[0]
    said = "No open goal has this ref or title." if not named else "Several goals have this title: give its unit."
    lookup.refuse(row, "goal", row.goal, said, "unknown")
    return None


def _differs(before: Target, row: TargetRow) -> bool:
    return any(getattr(before, name) != getattr(row, name) for name in STATED)


def _draft(row: TargetRow, goal: Goal, measure: Measure, unit: OrgUnit, before: Target | None) -> targets.TargetDraft:
    stated = {name: getattr(row, name) for name in STATED}
    return targets.TargetDraft(
        measure_id=measure.pk, goal_id=goal.pk, unit_id=unit.pk, line=before.line if before else None, **stated
    )

"""What a goal's page asks beside its own columns, answered for many goals at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from plumbline.accountability import selectors
from plumbline.accountability.models import (
    Action,
    Assignment,
    Decision,
    Delegation,
    GoalGrant,
    Handoff,
    Risk,
    SupportNeed,
    TargetAcknowledgement,
)
from plumbline.api import paging
from plumbline.api.choices import OwnerState
from plumbline.api.shapes import exceptions, gaps, people
from plumbline.api.shapes.kit import by_id, remember
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.goals import selectors as goals
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import (
    ChangeIdea,
    CheckIn,
    Driver,
    Goal,
    Intervention,
    Participant,
    Reply,
    Standing,
    Target,
)
from plumbline.ledger.models import Entry, Image
from plumbline.measures.models import Measurement
from plumbline.organizations.rules import settings

CHART_MONTHS = 24


@dataclass(slots=True)
class Ownership:
    state: str
    person_id: UUID | None = None
    since: datetime | None = None
    can_decide: bool | None = None


@dataclass(slots=True)
class Step:
    sight: goals.Sight

    @property
    def goal_id(self) -> UUID:
        key: UUID = self.sight.goal.pk
        return key

    @property
    def agreed(self) -> bool:
        return self.sight.agreed

    @property
    def kind(self) -> str | None:
        return self.sight.kind


def keys(rows: Sequence[Any]) -> list[UUID]:
    return [row.pk for row in rows]


def open_goals(viewer: Viewer, rows: Sequence[Any]) -> list[int]:
    mine = Goal.objects.visible_to(viewer.person).filter(cycle__in=keys(rows)).exclude(state__in=CLOSED)
    counted = dict(mine.values("cycle_id").annotate(n=Count("pk")).values_list("cycle_id", "n"))
    return [counted.get(row.pk, 0) for row in rows]


def levels(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    units = by_id(viewer, "Unit", [row.unit_id for row in rows])
    return by_id(viewer, "Level", [unit.level_id for unit in units])


def participants(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    pairs = list(
        Participant.objects.visible_to(viewer.person)
        .open()
        .filter(goal__in=keys(rows))
        .values_list("goal_id", "unit_id")
    )
    units = by_id(viewer, "Unit", [unit for _, unit in pairs])
    groups: dict[UUID, list[Any]] = defaultdict(list)
    for (goal, _), unit in zip(pairs, units, strict=True):
        groups[goal].append(unit)
    return [groups[row.pk] for row in rows]


def last_check_ins(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    found = CheckIn.objects.visible_to(viewer.person).standing().filter(goal__in=keys(rows))
    latest = {row.goal_id: row for row in found.order_by("goal_id", "-recorded_at").distinct("goal_id")}
    return [latest.get(row.pk) for row in rows]


def main_targets(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """The target whose value the goal shows, else the first outcome target, else the first one."""
    found = list(Target.objects.visible_to(viewer.person).in_force().filter(goal__in=keys(rows)))
    shown = set(Standing.objects.filter(goal__in=keys(rows)).values_list("shown_target_id", flat=True))
    rank = {"outcome": 1, "process": 2, "balancing": 3}
    first: dict[UUID, Any] = {}
    for target in sorted(found, key=lambda row: (0 if row.pk in shown else rank[row.role], row.line)):
        first.setdefault(target.goal_id, target)
    return [first.get(row.pk) for row in rows]


def main_series(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    targets = main_targets(viewer, rows)
    since = clock.now().date() - timedelta(days=31 * CHART_MONTHS)
    pairs = {(target.measure_id, target.unit_id) for target in targets if target}
    found = (
        Measurement.objects.visible_to(viewer.person)
        .current()
        .filter(
            measure__in={measure for measure, _ in pairs},
            unit__in={unit for _, unit in pairs},
            period_end__gte=since,
        )
    )
    groups: dict[Any, list[Any]] = defaultdict(list)
    for datum in found.order_by("period_end", "source"):
        groups[datum.measure_id, datum.unit_id].append(datum)
    return [groups[target.measure_id, target.unit_id] if target else [] for target in targets]


def delegations(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    """Who may act for the owner now or later."""
    owners = _owners(viewer, rows)
    found = Delegation.objects.visible_to(viewer.person).filter(
        valid_to__gt=clock.now(), from_person__in={a.person_id for a in owners.values()}
    )
    lists: list[list[Any]] = []
    for row in rows:
        owner = owners.get(row.pk)
        lists.append(
            [d for d in found if owner and d.from_person_id == owner.person_id and d.goal_id in (None, row.pk)]
        )
    return lists


def _owners(viewer: Viewer, rows: Sequence[Any]) -> dict[UUID, Assignment]:
    held = Assignment.objects.visible_to(viewer.person).owners().filter(goal__in=keys(rows))
    return {assignment.goal_id: assignment for assignment in held}


def ownership(viewer: Viewer, rows: Sequence[Any]) -> list[Ownership]:
    return [facts.get(row.pk, Ownership(OwnerState.NONE)) for facts in [_answering(viewer, rows)] for row in rows]


def _answering(viewer: Viewer, rows: Sequence[Any]) -> dict[UUID, Ownership]:
    known = selectors.owner_of(rows)
    decides = {held.goal_id: held.can_decide for held in _owners(viewer, rows).values()}
    return {
        key: Ownership(info.state.value, info.person.pk if info.person else None, info.since, decides.get(key))
        for key, info in known.items()
    }


def approvers(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    """Who agrees to each goal; for a board goal the board's members."""
    known = selectors.approvers(rows)
    return [known[row.pk] for row in rows]


def unit_loads(viewer: Viewer, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """What each goal's unit carries, said from the organization's cap on."""
    units = by_id(viewer, "Unit", [row.unit_id for row in rows])
    cap = settings.read(viewer.required().organization.settings).unit_goal_cap
    return [_load(carried, cap) for carried in people.goals_carried(viewer, units)]


def _load(carried: int, cap: int) -> dict[str, Any]:
    sentence = f"This unit already carries {carried} goals." if carried >= cap else ""
    return {"carried": carried, "cap": cap, "sentence": sentence}


def lines_of_sight(viewer: Viewer, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Each goal's line from the board's goal down."""
    lines = goals.lines_of_sight(viewer.person, keys(rows))
    steps = {step.goal.pk: step.goal for line in lines.values() for step in line}
    remember(viewer, "Goal", steps.values())
    remember(viewer, "Unit", [goal.unit for goal in steps.values()])
    return [_line(lines[row.pk]) for row in rows]


def _line(line: Sequence[goals.Sight]) -> dict[str, Any]:
    return {
        "steps": [Step(step) for step in line],
        "reaches_board": bool(line) and line[0].goal.unit.level.ordinal == 0,
    }


def weak_steps(viewer: Viewer, steps: Sequence[Step]) -> list[list[str]]:
    """What is missing or weak at each step."""
    weak = gaps.of(viewer, list({step.goal_id: step.sight for step in steps}.values()))
    return [weak[step.goal_id] for step in steps]


def histories(
    viewer: Viewer, rows: Sequence[Any], *, first: int | None = None, after: str | None = None
) -> list[paging.Page]:
    """Every ledger entry that wrote the goal or something that hangs on it; of exceptions as far as they are told."""
    excepted = exceptions.told_of(viewer, rows)
    return [_history(viewer, row.pk, first, after, HANGS_ON + EXCEPTED * (row.pk in excepted)) for row in rows]


def _history(
    viewer: Viewer, goal: UUID, first: int | None, after: str | None, hangs_on: tuple[tuple[Any, str], ...]
) -> paging.Page:
    images = Image.objects.visible_to(viewer.person).filter(table_name="goals_goal", row_id=goal)
    found = Q(pk__in=images.values("entry_id"))
    links = goals.alignments(viewer.person).filter(Q(child=goal) | Q(parent=goal))  # with both ends in sight
    hanging = [model.objects.filter(**{column: goal}) for model, column in hangs_on]
    for rows in (links, *hanging):
        ids = list(rows.values_list("pk", flat=True))
        if ids:
            images = Image.objects.filter(table_name=rows.model._meta.db_table, row_id__in=ids)
            found |= Q(pk__in=images.values("entry_id"))
    entries = Entry.objects.visible_to(viewer.person).filter(found)
    page = paging.page(entries, order="-at", first=first, after=after)
    told = dict(_check_ins(goal, [entry.pk for entry in page.rows if entry.verb == "check_in.record"]))
    for entry in page.rows:
        entry.check_in_id = told.get(entry.pk)
    return page


def _check_ins(goal: UUID, entries: list[UUID]) -> Iterable[tuple[UUID, UUID]]:
    """Which check-in on the goal each entry recorded: the last that it wrote, after the one it may correct."""
    if not entries:
        return ()
    images = Image.objects.filter(entry_id__in=entries, table_name=CheckIn._meta.db_table)
    own = CheckIn.objects.filter(goal=goal).values("pk")
    return images.filter(row_id__in=own).order_by("pk").values_list("entry_id", "row_id")


HANGS_ON: tuple[tuple[Any, str], ...] = (
    (Target, "goal"),
    (CheckIn, "goal"),
    (Reply, "check_in__goal"),
    (Assignment, "goal"),
    (Handoff, "goal"),
    (SupportNeed, "goal"),
    (Action, "goal"),
    (Risk, "goal"),
    (Decision, "goal"),
    (TargetAcknowledgement, "target__goal"),
    (Driver, "goal"),
    (ChangeIdea, "driver__goal"),
    (Intervention, "goal"),
)
EXCEPTED: tuple[tuple[Any, str], ...] = ((GoalGrant, "content_object"),)

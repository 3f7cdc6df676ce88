"""Reads that answer a question about goals. Everything passes `visible_to`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Alignment, Cycle, Goal, GoalVersion, Participant, Target
from plumbline.organizations.models import OrgUnit, Person

RELATED = ("unit__level", "cycle", "standing")


@dataclass(frozen=True, slots=True)
class Sight:
    """One goal on the way from the board, and its link to the one before it; the first has none."""

    goal: Goal
    kind: str | None = None
    agreed: bool = True


def goal(viewer: Person | None, goal_id: UUID) -> Goal:
    """One goal with its unit, cycle and standing, or NotFound."""
    found: Goal = Goal.objects.select_related(*RELATED).seen(viewer, goal_id)
    return found


def goals(
    viewer: Person | None,
    *,
    unit_id: UUID | None = None,
    states: Sequence[str] = (),
    cycle_id: UUID | None = None,
    q: str = "",
    taking_part: bool = False,
) -> Any:
    """Visible goals as a queryset, by level and title. `unit_id` names a subtree; `taking_part` adds goals that
    units of it take part in. `q` looks in titles, the board's sentences and unit names."""
    rows = Goal.objects.visible_to(viewer).select_related(*RELATED)
    if unit_id is not None:
        inside = Q(unit__path__contains=[unit_id])
        if taking_part:
            taken = Participant.objects.open().filter(unit__path__contains=[unit_id])
            inside |= Q(pk__in=taken.values("goal_id"))
        rows = rows.filter(inside)
    if states:
        rows = rows.filter(state__in=states)
    if cycle_id is not None:
        rows = rows.filter(cycle_id=cycle_id)
    for word in q.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(board_sentence__icontains=word) | Q(unit__name__icontains=word))
    return rows.order_by("unit__level__ordinal", "title", "pk")


def line_of_sight(viewer: Person | None, goal_id: UUID) -> list[Sight]:
    """The goal's primary path, from the board down to the goal, by open links, agreed or not.

    It begins below the first goal that the viewer may not see.
    """
    return lines_of_sight(viewer, [goal(viewer, goal_id).pk])[goal_id]


def lines_of_sight(viewer: Person | None, goal_ids: Sequence[UUID]) -> dict[UUID, list[Sight]]:
    """The line of each goal with units and standings, in two queries for any number; empty for a goal that the viewer
    may not see."""
    with connection.cursor() as cursor:
        cursor.execute(SIGHT, [list(goal_ids)])
        ways = cursor.fetchall()
    some = {id for _, id, _, _ in ways}
    seen = Goal.objects.select_related("unit__level", "standing").seen_of(viewer, some) if viewer else {}
    lines: dict[UUID, list[Sight]] = {id: [] for id in goal_ids}
    hidden: set[UUID] = set()
    for start, id, kind, agreed in ways:
        if id not in seen:
            hidden.add(start)
        if start in hidden:
            continue
        if lines[start]:
            lines[start][-1] = Sight(lines[start][-1].goal, kind, agreed)
        lines[start].append(Sight(seen[id]))
    return {start: line[::-1] for start, line in lines.items()}


def children(viewer: Person | None, goal_id: UUID, *, primary: bool = False) -> list[Alignment]:
    """Open links from the goals below, with those goals, heaviest first."""
    rows = alignments(viewer).open().filter(parent_id=goal_id)
    return list((rows.filter(primary=True) if primary else rows).order_by("-weight", "child__title", "pk"))


def parents(viewer: Person | None, goal_id: UUID) -> list[Alignment]:
    """Open links to the goals above, the primary one first."""
    return list(alignments(viewer).open().filter(child_id=goal_id).order_by("-primary", "parent__title", "pk"))


def alignments(viewer: Person | None) -> Any:
    """Links of which the viewer sees both ends."""
    seen = Goal.objects.visible_to(viewer).values("pk")
    rows = Alignment.objects.visible_to(viewer).filter(parent__in=seen)
    ends = ("child__unit__level", "child__standing", "parent__unit__level", "parent__standing")
    return rows.select_related(*ends, "offered_by", "agreed_by")


def offered(viewer: Person, goal_ids: Sequence[UUID]) -> list[Alignment]:
    """Open offers that wait for an answer from these goals' owners, oldest first."""
    waits = Q(offered_by_parent=False, parent__in=goal_ids) | Q(offered_by_parent=True, child__in=goal_ids)
    return list(alignments(viewer).open().filter(waits, agreed_at__isnull=True).order_by("valid_from", "pk"))


def link_history(viewer: Person | None, goal_id: UUID) -> list[Alignment]:
    """Every link the goal ever had, either way, newest first: the seams of its place in the cascade."""
    rows = alignments(viewer).filter(Q(child_id=goal_id) | Q(parent_id=goal_id))
    return list(rows.order_by("-valid_from", "-pk"))


def targets(viewer: Person | None, goal_id: UUID) -> list[Target]:
    """Every version of the goal's targets: outcome first, line by line, oldest first; proposed changes last."""
    rows = Target.objects.visible_to(viewer).filter(goal_id=goal_id)
    rows = rows.select_related("measure", "unit", "proposed_by", "approved_by", "declined_by")
    order = {"outcome": 0, "process": 1, "balancing": 2}
    return sorted(
        rows, key=lambda row: (order[row.role], row.line, row.valid_from is None, row.valid_from or row.proposed_at)
    )


def versions(viewer: Person | None, goal_id: UUID) -> list[GoalVersion]:
    """The goal's past versions, newest first."""
    seen = goal(viewer, goal_id)
    return list(GoalVersion.objects.filter(subject=seen).select_related("unit", "cycle").order_by("-valid_from"))


def participants(viewer: Person | None, goal_id: UUID) -> list[OrgUnit]:
    units = Participant.objects.open().filter(goal=goal(viewer, goal_id)).select_related("unit__level")
    return [row.unit for row in units.order_by("unit__name")]


def open_goals(viewer: Person, cycle_id: UUID) -> list[Goal]:
    """The goals that closing this cycle must decide about, by level and title."""
    cycle: Cycle = Cycle.objects.seen(viewer, cycle_id)
    return list(goals(viewer, cycle_id=cycle.pk).exclude(state__in=CLOSED))


def cycles(viewer: Person | None) -> list[Cycle]:
    """Every cycle, the latest first."""
    return list(Cycle.objects.visible_to(viewer).select_related("parent").order_by("-starts_on", "-ends_on", "name"))


# From each goal up; with every goal above the link by which it is reached.
SIGHT = """
WITH RECURSIVE up(organization, start, goal, depth, kind, agreed) AS (
  SELECT organization_id, id, id, 0, NULL::varchar, NULL::boolean FROM goals_goal WHERE id = ANY(%s::uuid[])
  UNION ALL
  SELECT up.organization, up.start, a.parent_id, up.depth + 1, a.kind, a.agreed_at IS NOT NULL
  FROM up JOIN goals_alignment a
    ON a.organization_id = up.organization AND a.child_id = up.goal AND a.primary AND a.valid_to IS NULL
)
SELECT start, goal, kind, agreed FROM up ORDER BY start, depth
"""

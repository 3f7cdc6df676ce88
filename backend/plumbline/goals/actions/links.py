"""The goals' graph as the database holds it. Callers hold the organization's structure lock."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from plumbline.core.errors import Invalid
from plumbline.goals.models import Goal
from plumbline.goals.rules import graph
from plumbline.organizations.models import Person

Link = tuple[UUID, UUID]  # (child, parent)


def refuse_loops(actor: Person, organization_id: UUID, new: Sequence[Link]) -> dict[int, Invalid]:
    """The refusals, by place in `new`, of links that would close a loop over all open links, offered ones included.

    A link is judged together with those before it, so a batch cannot make a loop among its own rows.
    """
    known = upward(organization_id, [parent for _, parent in new])
    everything = [*known, *new]
    try:
        graph.top_down({goal for link in everything for goal in link}, everything)
    except Invalid:
        return _culprits(actor, known, new)
    return {}


def upward(organization_id: UUID, goals: Collection[UUID]) -> list[Link]:
    """Every open link on a way up from these goals."""
    with connection.cursor() as cursor:
        cursor.execute(UPWARD, [list(set(goals)), organization_id, organization_id])
        return [(child, parent) for child, parent in cursor.fetchall()]


def keep_shut(organization_id: UUID, goals: Collection[UUID], at: datetime) -> None:
    """Makes `shut` true again for these goals and all below them: restricted, or below a restricted goal."""
    with connection.cursor() as cursor:
        cursor.execute(SHUT, [list(goals), organization_id, organization_id, organization_id, at])


def _culprits(actor: Person, known: Iterable[Link], new: Sequence[Link]) -> dict[int, Invalid]:
    links, refused = list(known), {}
    for place, (child, parent) in enumerate(new):
        loop = graph.loop_closed_by(links, child, parent)
        if loop:
            refused[place] = _loop(actor, loop)
        else:
            links.append((child, parent))
    return refused


def _loop(actor: Person, loop: Sequence[UUID]) -> Invalid:
    if len(loop) == 2:
        return Invalid("loop", "A goal cannot be linked to itself. Nothing was saved.", field="parent")
    seen = dict(Goal.objects.visible_to(actor).filter(pk__in=loop).values_list("pk", "title"))
    way = " → ".join(f"“{seen[goal]}”" if goal in seen else "a goal you may not see" for goal in loop)
    return Invalid(
        "loop",
        f"This link would close a circle: {way}. Nothing was saved. Choose a goal above that does not already "
        "serve this one.",
        field="parent",
        params={"goals": [str(goal) for goal in loop if goal in seen]},
    )


UPWARD = """
WITH RECURSIVE up(goal) AS (
  SELECT unnest(%s::uuid[])
  UNION
  SELECT a.parent_id FROM up JOIN goals_alignment a ON a.child_id = up.goal
  WHERE a.organization_id = %s AND a.valid_to IS NULL
)
SELECT a.child_id, a.parent_id FROM goals_alignment a JOIN up ON up.goal = a.child_id
WHERE a.organization_id = %s AND a.valid_to IS NULL
"""

SHUT = """
WITH RECURSIVE touched(goal) AS (
  SELECT unnest(%s::uuid[])
  UNION
  SELECT a.child_id FROM touched JOIN goals_alignment a ON a.parent_id = touched.goal
  WHERE a.organization_id = %s AND a.valid_to IS NULL
), closed(goal) AS (
  SELECT id FROM goals_goal WHERE organization_id = %s AND restricted
  UNION
  SELECT a.child_id FROM closed JOIN goals_alignment a ON a.parent_id = closed.goal
  WHERE a.organization_id = %s AND a.valid_to IS NULL
)
UPDATE goals_goal g
SET shut = NOT g.shut, version = g.version + 1, valid_from = greatest(g.valid_from, %s)
FROM touched
WHERE g.id = touched.goal AND g.shut <> EXISTS (SELECT 1 FROM closed WHERE closed.goal = g.id)
"""

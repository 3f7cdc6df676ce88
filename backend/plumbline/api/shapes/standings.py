"""Standings as the viewer may see them: goals that are hidden from the viewer leave no trace in what rolls up."""

from collections.abc import Sequence
from copy import copy
from typing import Any
from uuid import UUID

from plumbline.api.viewer import Viewer
from plumbline.goals import oracle
from plumbline.goals.models import Goal, Standing
from plumbline.goals.rules import graph
from plumbline.goals.rules import standing as rules

ROLLED_UP = (
    "contributed", "contributed_pace", "coverage", "worst_below", "goals_below", "off_track_below", "at_risk_below",
    "stale_below", "unowned_below", "trouble_below", "not_enough_reported", "plan_vs_result",
)  # fmt: skip


def standings(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    found = Standing.objects.visible_to(viewer.person).in_bulk([row.pk for row in rows])
    known = [found.get(row.pk) for row in rows]
    if "without" not in viewer.notes:
        viewer.notes["without"] = _without(viewer)
    ruled = viewer.notes["without"]
    return [_seen(row, ruled[row.pk]) if row is not None and row.pk in ruled else row for row in known]


def _without(viewer: Viewer) -> dict[UUID, Any]:
    """{goal: what the rules give} for each goal above something hidden; empty where nothing is."""
    person = viewer.required()
    shut = Goal.objects.filter(organization_id=person.organization_id, shut=True)
    hidden = set(shut.values_list("pk", flat=True)) - set(
        Goal.objects.visible_to(person).filter(shut=True).values_list("pk", flat=True)
    )
    if not hidden:
        return {}
    edges = list(oracle.edges(person.organization))
    touched = graph.above(((edge.child, edge.parent) for edge in edges), hidden) - hidden
    rows = Standing.objects.filter(organization_id=person.organization_id).exclude(goal_id__in=hidden)
    ruled = rules.roll_up({row.goal_id: oracle.own(row) for row in rows}, edges, oracle.limits(person.organization))
    return {key: ruled[key] for key in touched if key in ruled}


def _seen(stored: Standing, ruled: Any) -> Standing:
    shown = copy(stored)
    for name in ROLLED_UP:
        value = getattr(ruled, name)
        setattr(shown, name, "" if name == "plan_vs_result" and value is None else value)
    return shown

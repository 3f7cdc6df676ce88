"""Standings as the viewer may see them: goals that are hidden from the viewer leave no trace in what rolls up."""

from collections.abc import Sequence
from copy import copy
from typing import Any
from uuid import UUID

from plumbline.api.viewer import Viewer
from plumbline.goals import selectors
from plumbline.goals.models import Standing

ROLLED_UP = (
    "contributed", "contributed_pace", "coverage", "worst_below", "goals_below", "off_track_below", "at_risk_below",
    "stale_below", "unowned_below", "trouble_below", "not_enough_reported", "plan_vs_result",
)  # fmt: skip


def standings(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    found = Standing.objects.visible_to(viewer.person).in_bulk([row.pk for row in rows])
    known = [found.get(row.pk) for row in rows]
    ruled = without(viewer)
    return [_seen(row, ruled[row.pk]) if row is not None and row.pk in ruled else row for row in known]


def without(viewer: Viewer) -> dict[UUID, Any]:
    """{goal: what the rules give} for each goal above something hidden; empty where nothing is."""
    if "without" not in viewer.notes:
        person = viewer.required()
        viewer.notes["without"] = selectors.standings_without(person.organization, selectors.hidden(person))
    found: dict[UUID, Any] = viewer.notes["without"]
    return found


def _seen(stored: Standing, ruled: Any) -> Standing:
    shown = copy(stored)
    for name in ROLLED_UP:
        value = getattr(ruled, name)
        setattr(shown, name, "" if name == "plan_vs_result" and value is None else value)
    shown.trouble_since = stored.trouble_since if ruled.trouble_below else None
    return shown

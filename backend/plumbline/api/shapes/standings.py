"""Standings as the viewer may see them: goals that are hidden from the viewer leave no trace."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from plumbline.api.viewer import Viewer
from plumbline.goals import restriction
from plumbline.goals.models import Standing


def standings(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    found = Standing.objects.visible_to(viewer.person).in_bulk([row.pk for row in rows])
    known = without(viewer)
    return [known.get(row.pk, found.get(row.pk)) for row in rows]


def without(viewer: Viewer) -> Mapping[UUID, Standing]:
    """The standing of each goal above something hidden; empty where nothing is."""
    if "without" not in viewer.notes:
        person = viewer.required()
        told = restriction.standings_without(person.organization, restriction.hidden(person))
        viewer.notes["without"] = told
    found: Mapping[UUID, Standing] = viewer.notes["without"]
    return found

"""Standings as the viewer may see them: goals that are hidden from the viewer leave no trace."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from plumbline.api.viewer import Viewer
from plumbline.goals import restriction
from plumbline.goals.models import Standing


def standings(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """Of goals that the viewer sees: a row here was read by a question that asked so."""
    found = {row.pk: row.standing for row in rows if "standing" in row._state.fields_cache}
    missing = [row.pk for row in rows if row.pk not in found]
    if missing:
        mine = Standing.objects.filter(organization_id=viewer.required().organization_id)
        found |= mine.in_bulk(missing)
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

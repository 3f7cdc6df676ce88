"""Exceptions as they are told: only to those who may make and end them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.models import GoalGrant, UnitGrant
from plumbline.api.shapes.kit import with_units
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.ledger.models import Entry, Image
from plumbline.organizations import policies as organizations


def on_goals(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    return _live(GoalGrant, told_of(viewer, rows), rows)


def told_of(viewer: Viewer, goals: Sequence[Any]) -> list[UUID]:
    """The goals whose exceptions the viewer is told of."""
    actor = viewer.required()
    with_units(viewer, goals)
    return [goal.pk for goal in goals if policies.grant.allows(actor, goal)]


def on_units(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    actor = viewer.required()
    return _live(UnitGrant, [row.pk for row in rows if organizations.administer.allows(actor, row)], rows)


def reasons(viewer: Viewer, rows: Sequence[Any]) -> list[str]:
    """What was said when each exception was last given, from the ledger."""
    tables = {row._meta.db_table for row in rows}
    images = Image.objects.visible_to(viewer.person).filter(table_name__in=tables, row_id__in=[row.pk for row in rows])
    written = list(images.order_by("id").values_list("row_id", "entry_id"))
    given = Entry.objects.filter(pk__in=[entry for _, entry in written], verb="grant.give")
    said = dict(given.values_list("pk", "reason"))
    last = {row: said[entry] for row, entry in written if entry in said}
    return [last.get(row.pk, "") for row in rows]


def _live(model: Any, open_to: list[UUID], rows: Sequence[Any]) -> list[list[Any]]:
    now = clock.now()
    found: dict[UUID, list[Any]] = defaultdict(list)
    grants = model.objects.filter(content_object__in=open_to, valid_from__lte=now, valid_to__gt=now)
    for grant in grants.select_related("permission").order_by("valid_to", "id"):
        found[grant.content_object_id].append(grant)
    return [found[row.pk] for row in rows]

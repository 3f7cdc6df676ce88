"""What a viewer may see of people, and where units stand, answered for many rows at once."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count

from plumbline.api.shapes.kit import by_id, with_units
from plumbline.api.viewer import Viewer
from plumbline.core import clock, glasses
from plumbline.goals.choices import LIVE
from plumbline.goals.models import Goal
from plumbline.organizations import selectors
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Membership, Person


def above(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    """The units above each unit, the topmost first."""
    keys = [[key for key in row.path if key != row.pk] for row in rows]
    found = iter(by_id(viewer, "Unit", [key for path in keys for key in path]))
    return [[unit for unit in (next(found) for _ in path) if unit is not None] for path in keys]


def goals_carried(viewer: Viewer, rows: Sequence[Any]) -> list[int]:
    """How many live goals of each unit the viewer may see."""
    mine = Goal.objects.visible_to(viewer.person).filter(unit__in=[row.pk for row in rows], state__in=LIVE)
    counted = dict(mine.values_list("unit_id").annotate(n=Count("pk")).values_list("unit_id", "n"))
    return [counted.get(row.pk, 0) for row in rows]


def names(viewer: Viewer, rows: Sequence[Person]) -> list[str | None]:
    """Names below unit-leader level are for that unit's own line."""
    with_units(viewer, rows)
    shown = selectors.names_shown(viewer.required(), list(rows))
    return [row.name if row.pk in shown else None for row in rows]


def emails(viewer: Viewer, rows: Sequence[Person]) -> list[str | None]:
    allowed = Role.ADMINISTRATOR in {role for role, _ in roles(viewer)}
    mine = viewer.person.pk if viewer.person else None
    return [row.email if allowed or row.pk == mine else None for row in rows]


def roles(viewer: Viewer) -> list[tuple[str, Any]]:
    """The viewer's own roles now: (role, unit id)."""
    if "roles" not in viewer.notes:
        with glasses.off():
            held = Membership.objects.visible_to(viewer.person).at(clock.now()).filter(person=viewer.person)
            viewer.notes["roles"] = list(held.values_list("role", "unit_id"))
    return list(viewer.notes["roles"])

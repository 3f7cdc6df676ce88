"""An organization and its ladder of levels."""

from collections.abc import Sequence
from uuid import UUID

from plumbline.core import text
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Level, Organization

LADDER = (("board", "Board"), ("executive", "Executive"), ("hospital", "Hospital"), ("service_line", "Service line"), ("unit", "Unit"))


def found(
    *,
    name: str,
    slug: str,
    time_zone: str = "America/Chicago",
    levels: Sequence[tuple[str, str]] = LADDER,
    demo: bool = False,
    id: UUID | None = None,
) -> Organization:
    """A new, empty health system with its ladder, the board first. Done by the system, not by a person."""
    key = id or uuid7()
    with entries.action("organization.found", organization_id=key) as action:
        organization = Organization.objects.create(
            id=key,
            name=text.line(name, field="name"),
            slug=slug,
            time_zone=time_zone,
            demo=demo,
            valid_from=action.at,
        )
        action.about(organization)
        Level.objects.bulk_create(
            Level(organization=organization, ordinal=ordinal, code=code, name=text.line(title, field="level"))
            for ordinal, (code, title) in enumerate(levels)
        )
    return organization

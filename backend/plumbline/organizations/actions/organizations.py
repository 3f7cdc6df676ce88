"""An organization and its ladder of levels."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from plumbline.core import events, text
from plumbline.core.errors import Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations import policies
from plumbline.organizations.events import OrganizationConfigured
from plumbline.organizations.models import Level, Organization, Person
from plumbline.organizations.rules import settings as rules

LADDER = (
    ("board", "Board"),
    ("executive", "Executive"),
    ("hospital", "Hospital"),
    ("service_line", "Service line"),
    ("unit", "Unit"),
)


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
            time_zone=_zone(time_zone),
            demo=demo,
            valid_from=action.at,
        )
        action.about(organization)
        Level.objects.bulk_create(
            Level(organization=organization, ordinal=ordinal, code=code, name=text.line(title, field="level"))
            for ordinal, (code, title) in enumerate(levels)
        )
    return organization


def configure(
    *,
    actor: Person,
    organization: Organization,
    settings: Mapping[str, Any],
    name: str | None = None,
    time_zone: str | None = None,
    business_hours: str | None = None,
    expected_version: int | None = None,
) -> Organization:
    """Changes the settings that are named; None puts one back to its default. What is not given stays."""
    policies.inside(actor, organization.pk)
    with entries.action("organization.configure", actor=actor, object=organization) as action:
        action.lock_structure()
        current: Organization = Organization.objects.locked(organization.pk)
        policies.administer.require(actor, None, doing="change the organization's settings")
        if expected_version is not None and current.version != expected_version:
            raise stale("organization")
        wanted = {key: value for key, value in {**current.settings, **settings}.items() if value is not None}
        changes: dict[str, Any] = {"settings": rules.stored(rules.read(wanted))}
        if name is not None:
            changes["name"] = text.line(name, field="name")
        if time_zone is not None:
            changes["time_zone"] = _zone(time_zone)
        if business_hours is not None:
            changes["business_hours"] = text.line(business_hours, field="business_hours", max_length=60)
        current.revise(action.at, **changes)
        events.publish(OrganizationConfigured(current.pk, action.at))
    return current


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise Invalid(
            "unknown_time_zone",
            f"“{str(value)[:60]}” is not a known time zone. Nothing was saved: use one like America/Chicago.",
            field="time_zone",
        )
    return value

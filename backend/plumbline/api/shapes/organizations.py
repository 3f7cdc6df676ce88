"""Who and where: organizations, units, people and their roles."""

from collections.abc import Sequence
from typing import Any

from plumbline.api.shapes import exceptions, people
from plumbline.api.shapes.kit import (
    Shape,
    choice,
    day,
    decimal,
    having,
    instant,
    key,
    many,
    one,
    paged,
    text,
    whole,
    yes,
)
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.organizations.choices import AffiliationKind, Role
from plumbline.organizations.models import Organization
from plumbline.organizations.rules import settings


def _settings(organization: Organization) -> settings.Settings:
    return settings.read(organization.settings)


def _organization(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    return [row.organization for row in rows]


Shape(
    "ExternalId",
    "A name of this thing elsewhere, such as a CMS certification number.",
    {"system": text(), "value": text()},
)
Shape(
    "OrganizationSettings",
    "Thresholds are fractions of progress; graces are days.",
    {
        "at_risk_pace": decimal(),
        "off_track_pace": decimal(),
        "trouble_share": decimal(),
        "check_in_grace_days": whole(),
        "data_grace_days": whole(),
        "reply_grace_days": whole(),
        "agreement_grace_days": whole(),
        "vacant_days": whole(),
        "owner_update_days": whole(),
        "unit_goal_cap": whole(),
        "keep_text_years": whole("0: for as long as the record."),
        "ask_confidence": yes(),
        "board_sees_units": yes(),
        "event_system_url": text(),
    },
)
Shape(
    "Organization",
    "One health system. Nothing crosses its border.",
    {
        "id": key(brief=True),
        "name": text(brief=True),
        "slug": text(),
        "time_zone": text(),
        "locale": text(),
        "business_hours": text(),
        "demo": yes("People, units and goals are made up.", brief=True),
        "day": day("Today, in the organization's time zone.", get=lambda row: clock.day(clock.now(), row.time_zone)),
        "version": whole(),
        "settings": one("OrganizationSettings", get=_settings, null=False),
        "levels": having("Level", "organization_id"),
    },
    model="organizations.Organization",
)
Shape(
    "Level",
    "One rung of the organization's own ladder; ordinal 0 is the board.",
    {
        "id": key(brief=True),
        "ordinal": whole(brief=True),
        "code": text(brief=True),
        "name": text(brief=True),
        "required": yes("A chain that skips it has a missing level."),
        "check_in_days": whole("Default days between check-ins."),
    },
    model="organizations.Level",
)
Shape(
    "AffiliationGroup",
    "What units of different branches share: a service line, a medical-staff department, a collaborative.",
    {"id": key(brief=True), "kind": choice(AffiliationKind, brief=True), "name": text(brief=True)},
    model="organizations.AffiliationGroup",
)
Shape(
    "Affiliation",
    "A unit belongs to a group beside its home parent, for a time.",
    {
        "id": key(brief=True),
        "unit": one("Unit", "unit_id"),
        "group": one("AffiliationGroup", "group_id", brief=True),
        "valid_from": instant(),
        "valid_to": instant(null=True),
    },
    model="organizations.Affiliation",
)
Shape(
    "Unit",
    "A node of the organization's tree.",
    {
        "id": key(brief=True),
        "code": text("The organization's own short identifier.", brief=True),
        "name": text(brief=True),
        "level": one("Level", "level_id", brief=True),
        "parent": one("Unit", "parent_id"),
        "closed": yes(),
        "version": whole(),
        "external_ids": many(
            "ExternalId",
            get=lambda row: [{"system": k, "value": str(v)} for k, v in sorted(row.external_ids.items())],
        ),
        "children": having("Unit", "parent_id", lambda rows: rows.filter(closed=False).order_by("name")),
        "above": many(
            "Unit", load=lambda viewer, rows: people.above(viewer, rows), about="From the top to its parent."
        ),
        "people": paged("Person", "unit_id", "name", lambda rows: rows.active()),
        "goals": paged("Goal", "unit_id", "title"),
        "affiliations": having("Affiliation", "unit_id", lambda rows: rows.open()),
        "goals_carried": whole("Committed goals of the unit now.", load=people.goals_carried),
        "deputies": many(
            "UnitGrant",
            load=exceptions.on_units,
            detail=True,
            about="Deputies' rights in force, for administrators.",
        ),
    },
    model="organizations.OrgUnit",
)
Shape(
    "Person",
    "An account in one organization. The position stands before the name.",
    {
        "id": key(brief=True),
        "name": text("Empty where only the unit's own line may see it.", load=people.names, null=True, brief=True),
        "position": text(brief=True),
        "email": text("For administrators and the person.", load=people.emails, null=True),
        "unit": one("Unit", "unit_id"),
        "has_account": yes("Has an account to sign in with.", get=lambda row: row.account_id is not None),
        "away_from": day(null=True),
        "away_until": day(null=True),
        "archived_at": instant(null=True),
        "version": whole(),
        "memberships": having("Membership", "person_id", lambda rows: rows.at(clock.now())),
    },
    model="organizations.Person",
)
Shape(
    "Membership",
    "A role of a person on a unit and everything under it.",
    {
        "id": key(brief=True),
        "person": one("Person", "person_id"),
        "role": choice(Role, brief=True),
        "unit": one("Unit", "unit_id", brief=True),
        "group": one("AffiliationGroup", "group_id"),
        "valid_from": instant(),
        "valid_to": instant(null=True),
    },
    model="organizations.Membership",
)

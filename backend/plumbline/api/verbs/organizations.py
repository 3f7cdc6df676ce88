"""Organizations, units, people and their roles."""

from decimal import Decimal
from typing import Any

from plumbline.api.inputs import (
    DAY,
    DECIMAL,
    ID,
    TEXT,
    WHOLE,
    YES,
    Input,
    choice,
    draft,
    optional,
    several,
)
from plumbline.api.verbs.kit import CLIENT_ID, VERBS, VERSION, Verb, made
from plumbline.api.viewer import Viewer
from plumbline.organizations.choices import AffiliationKind, Role

EXTERNAL_ID = draft("ExternalIdInput", system=TEXT, value=TEXT)
EXTERNAL_IDS = Input(
    "object",
    required=False,
    many=True,
    most=20,
    name=EXTERNAL_ID.name,
    fields=EXTERNAL_ID.fields,
    after=lambda told: {one["system"]: one["value"] for one in told},
)
UNIT = {
    "code": TEXT,
    "name": TEXT,
    "level_code": TEXT,
    "parent_code": optional(TEXT),
    "external_ids": EXTERNAL_IDS,
    "id": CLIENT_ID,
}
PERSON = {
    "name": TEXT,
    "position": TEXT,
    "email": optional(TEXT, ""),
    "unit_code": TEXT,
    "roles": optional(
        several(
            draft("RoleDraftInput", lambda role, unit_code: (role, unit_code), role=choice(Role), unit_code=TEXT),
            20,
        )
    ),
    "account": Input("yes", required=False, about="Make an account to sign in with."),
    "id": CLIENT_ID,
}


def _configure(viewer: Viewer, values: dict[str, Any]) -> Any:
    stored = {name: str(value) if isinstance(value, Decimal) else value for name, value in values["settings"].items()}
    actor = viewer.required()
    return VERBS["configureOrganization"].action(
        actor=actor, organization=actor.organization, **{**values, "settings": stored}
    )


SETTINGS = draft(
    "OrganizationSettingsInput",
    at_risk_pace=optional(DECIMAL),
    off_track_pace=optional(DECIMAL),
    trouble_share=optional(DECIMAL),
    check_in_grace_days=optional(WHOLE),
    data_grace_days=optional(WHOLE),
    reply_grace_days=optional(WHOLE),
    agreement_grace_days=optional(WHOLE),
    vacant_days=optional(WHOLE),
    owner_update_days=optional(WHOLE),
    unit_goal_cap=optional(WHOLE),
    keep_text_years=optional(WHOLE),
    ask_confidence=optional(YES),
    board_sees_units=optional(YES),
    event_system_url=optional(TEXT),
)

Verb(
    "configureOrganization",
    "Changes the organization's settings.",
    "organizations.organizations.configure",
    "Organization",
    "organization/settings",
    {
        "settings": optional(SETTINGS, {}),
        "name": optional(TEXT),
        "time_zone": optional(TEXT),
        "business_hours": optional(TEXT),
        "expected_version": VERSION,
    },
    method="PATCH",
    call=_configure,
)
Verb(
    "editLevel",
    "Changes a rung of the ladder.",
    "organizations.levels.edit",
    "Level",
    "levels/{level_id}",
    {"level_id": ID, "name": optional(TEXT), "required": optional(YES), "check_in_days": optional(WHOLE)},
    method="PATCH",
)
Verb(
    "addLevel",
    "Puts a new rung into the ladder.",
    "organizations.levels.add",
    "Level",
    "levels",
    {
        "code": TEXT,
        "name": TEXT,
        "below_id": ID,
        "required": optional(YES),
        "check_in_days": optional(WHOLE),
        "id": CLIENT_ID,
    },
)
Verb(
    "addAffiliationGroup",
    "Adds a service line, a medical-staff department or a collaborative.",
    "organizations.affiliations.add_group",
    "AffiliationGroup",
    "affiliation-groups",
    {"kind": choice(AffiliationKind), "name": TEXT, "id": CLIENT_ID},
)
Verb(
    "joinGroup",
    "A unit joins a service line, department or collaborative.",
    "organizations.affiliations.join",
    "Affiliation",
    "affiliations",
    {"unit_id": ID, "group_id": ID, "id": CLIENT_ID},
)
Verb(
    "leaveGroup",
    "A unit leaves a service line, department or collaborative.",
    "organizations.affiliations.leave",
    "Affiliation",
    "affiliations/{affiliation_id}/end",
    {"affiliation_id": ID},
)
UNIT_DRAFT = draft("UnitDraftInput", made("organizations.actions.units.UnitDraft"), **UNIT)
PERSON_DRAFT = draft("PersonDraftInput", made("organizations.actions.people.PersonDraft"), **PERSON)

Verb("addUnit", "Adds a unit.", "organizations.units.add", "Unit", "units", {"draft": UNIT_DRAFT})
Verb(
    "addUnits",
    "Adds many units, all or none.",
    "organizations.units.add_many",
    "Unit",
    "units/batch",
    {"drafts": several(UNIT_DRAFT)},
    many=True,
)
Verb(
    "renameUnit",
    "Gives a unit a new name, level or names elsewhere.",
    "organizations.units.rename",
    "Unit",
    "units/{unit_id}/rename",
    {
        "unit_id": ID,
        "name": optional(TEXT),
        "level_id": optional(ID),
        "external_ids": EXTERNAL_IDS,
        "expected_version": VERSION,
    },
)
Verb(
    "moveUnit",
    "Hangs a unit, and all below it, under another one.",
    "organizations.units.move",
    "Unit",
    "units/{unit_id}/move",
    {"unit_id": ID, "parent_id": ID, "expected_version": VERSION},
)
Verb(
    "mergeUnit",
    "Closes a unit and hands its goals, people and units to another one.",
    "organizations.units.merge",
    "Unit",
    "units/{unit_id}/merge",
    {"unit_id": ID, "into_id": ID, "expected_version": VERSION},
)
Verb(
    "closeUnit",
    "Closes a unit that nothing hangs on any more.",
    "organizations.units.close",
    "Unit",
    "units/{unit_id}/close",
    {"unit_id": ID, "successor_id": optional(ID), "expected_version": VERSION},
)
Verb(
    "addPerson",
    "Adds a person.",
    "organizations.people.add",
    "Person",
    "people",
    {"draft": PERSON_DRAFT},
)
Verb(
    "addPeople",
    "Adds many people, all or none.",
    "organizations.people.add_many",
    "Person",
    "people/batch",
    {"drafts": several(PERSON_DRAFT)},
    many=True,
)
Verb(
    "archivePerson",
    "Archives a person: sessions, keys and roles end at once; what was done stays.",
    "organizations.people.archive",
    "Person",
    "people/{person_id}/archive",
    {"person_id": ID, "reason": optional(TEXT), "expected_version": VERSION},
)
Verb(
    "editPerson",
    "Changes what is known of a person.",
    "organizations.people.edit",
    "Person",
    "people/{person_id}",
    {
        "person_id": ID,
        "name": optional(TEXT),
        "position": optional(TEXT),
        "email": optional(TEXT),
        "unit_id": optional(ID),
        "expected_version": VERSION,
    },
    method="PATCH",
)
Verb(
    "setLeave",
    "Says when a person is away; the leader of the unit above acts for them meanwhile.",
    "organizations.people.leave",
    "Person",
    "people/{person_id}/leave",
    {
        "person_id": ID,
        "away_from": Input("day", required=False, clears=True, about="Null: not away."),
        "away_until": optional(DAY),
        "expected_version": VERSION,
    },
)
Verb(
    "grantRole",
    "Gives a person a role on a unit and everything under it.",
    "organizations.memberships.grant",
    "Membership",
    "memberships",
    {
        "person_id": ID,
        "role": choice(Role),
        "unit_id": ID,
        "group_id": optional(ID),
        "begins_on": optional(DAY),
        "ends_on": Input("day", required=False, about="The last day."),
        "id": CLIENT_ID,
    },
)
Verb(
    "endRole",
    "Ends a role.",
    "organizations.memberships.end",
    "Membership",
    "memberships/{membership_id}/end",
    {"membership_id": ID, "ends_on": Input("day", required=False, about="The last day; now when left out.")},
)

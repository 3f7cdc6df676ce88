"""Organizations, units, people and their roles."""

from plumbline.api.inputs import (
    DAY,
    DECIMAL,
    ID,
    INSTANT,
    TEXT,
    WHOLE,
    YES,
    Input,
    choice,
    draft,
    optional,
    several,
)
from plumbline.api.verbs.kit import CLIENT_ID, VERSION, Verb, made
from plumbline.organizations.choices import Role

EXTERNAL_ID = draft("ExternalIdInput", system=TEXT, value=TEXT)
EXTERNAL_IDS = Input(
    "object", required=False, many=True, most=20, name="ExternalIdInput", fields=EXTERNAL_ID.fields
)
UNIT = {
    "code": TEXT,
    "name": TEXT,
    "level_code": TEXT,
    "parent_code": optional(TEXT),
    "id": CLIENT_ID,
}
PERSON = {
    "name": TEXT,
    "position": TEXT,
    "email": optional(TEXT),
    "unit_code": TEXT,
    "roles": optional(
        several(
            draft(
                "RoleDraftInput", lambda role, unit_code: (role, unit_code), role=choice(Role), unit_code=TEXT
            ),
            20,
        )
    ),
    "account": Input("yes", required=False, about="Make an account to sign in with."),
    "id": CLIENT_ID,
}
SETTINGS = draft(
    "OrganizationSettingsInput",
    at_risk_pace=optional(DECIMAL),
    off_track_pace=optional(DECIMAL),
    trouble_share=optional(DECIMAL),
    check_in_grace_days=optional(WHOLE),
    data_grace_days=optional(WHOLE),
    reply_grace_days=optional(WHOLE),
    agreement_grace_days=optional(WHOLE),
    unit_goal_cap=optional(WHOLE),
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
    {"settings": SETTINGS},
    method="PATCH",
    call=None,
)
UNIT_DRAFT = draft("UnitDraftInput", made("organizations.actions.units.UnitDraft"), **UNIT)
PERSON_DRAFT = draft("PersonDraftInput", made("organizations.actions.people.PersonDraft"), **PERSON)

Verb(
    "addUnit", "Adds a unit.", "organizations.units.add", "Unit", "units", {"draft": UNIT_DRAFT}, within=True
)
Verb(
    "addUnits",
    "Adds many units, all or none.",
    "organizations.units.add_many",
    "Unit",
    "units/batch",
    {"drafts": several(UNIT_DRAFT)},
    many=True,
    within=True,
)
Verb(
    "renameUnit",
    "Gives a unit a new name.",
    "organizations.units.rename",
    "Unit",
    "units/{unit_id}/rename",
    {"unit_id": ID, "name": TEXT, "expected_version": VERSION},
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
    {"unit_id": ID, "expected_version": VERSION},
)
Verb(
    "addPerson",
    "Adds a person.",
    "organizations.people.add",
    "Person",
    "people",
    {"draft": PERSON_DRAFT},
    within=True,
)
Verb(
    "addPeople",
    "Adds many people, all or none.",
    "organizations.people.add_many",
    "Person",
    "people/batch",
    {"drafts": several(PERSON_DRAFT)},
    many=True,
    within=True,
)
Verb(
    "archivePerson",
    "Archives a person: sessions, keys and roles end at once; what was done stays.",
    "organizations.people.archive",
    "Person",
    "people/{person_id}/archive",
    {"person_id": ID, "expected_version": VERSION},
)
Verb(
    "setLeave",
    "Says when a person is away; the leader of the unit above acts for them meanwhile.",
    "organizations.people.leave",
    "Person",
    "people/{person_id}/leave",
    {"person_id": ID, "away_from": optional(DAY), "away_until": optional(DAY)},
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
        "valid_from": optional(INSTANT),
        "valid_to": optional(INSTANT),
        "id": CLIENT_ID,
    },
)
Verb(
    "endRole",
    "Ends a role.",
    "organizations.memberships.end",
    "Membership",
    "memberships/{membership_id}/end",
    {"membership_id": ID},
)

"""Units and people: the tree, the bulk forms, moving, merging, closing."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import cast as casting
from plumbline.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound, RowErrors
from plumbline.core.ids import uuid7
from plumbline.ledger.models import Entry
from plumbline.organizations import policies, selectors
from plumbline.organizations.actions import affiliations, levels, organizations, people, units
from plumbline.organizations.actions.people import PersonDraft
from plumbline.organizations.actions.units import UnitDraft
from plumbline.organizations.models import (
    Account,
    Level,
    Membership,
    OrganizationVersion,
    OrgUnit,
    OrgUnitVersion,
    Person,
)


@pytest.fixture
def cast() -> casting.Cast:
    return casting.hospital()


def add_unit(cast: casting.Cast, **changes: object) -> OrgUnit:
    draft = UnitDraft(**{"code": "w6", "name": "6 West", "level_code": "unit", "parent_code": "surgery", **changes})  # type: ignore[arg-type]
    return units.add(actor=cast.ada, organization_id=cast.organization.pk, draft=draft)


def test_the_first_top_unit_gives_its_name_to_the_placeholder() -> None:
    cast = casting.empty()
    placeholder = OrgUnit.objects.get()
    assert (placeholder.name, placeholder.parent_id) == ("Lakes Health", None)
    full = casting.hospital("other")
    top = full.unit("top")
    assert (top.name, top.level.code, top.parent_id) == ("Lakes Health", "board", None)
    assert OrgUnit.objects.filter(organization=full.organization, parent=None).count() == 1
    later = add_unit(full, code="east", name="East", level_code="hospital", parent_code=None)
    assert later.parent_id == top.pk, "what names nothing above stands below the top"
    assert cast.ada.unit == placeholder


def test_units_of_a_batch_may_name_each_other_in_any_order(cast: casting.Cast) -> None:
    drafts = [
        UnitDraft("e-icu", "ICU", "unit", "e-med"),
        UnitDraft("east", "East", "hospital", "office", external_ids={"ccn": "520177"}),
        UnitDraft("e-med", "Medicine", "service_line", "east"),
    ]
    icu, east, medicine = units.add_many(actor=cast.ada, organization_id=cast.organization.pk, drafts=drafts)
    icu.refresh_from_db()
    assert icu.path == [*cast.unit("office").path, east.pk, medicine.pk, icu.pk]
    assert Entry.objects.latest("sequence").verb == "units.add"


def test_a_batch_names_every_refused_row_and_writes_nothing(cast: casting.Cast) -> None:
    before, count = Entry.objects.count(), OrgUnit.objects.count()
    drafts = [
        UnitDraft("ok", "Fine", "unit", "surgery"),
        UnitDraft("a", "A", "unit", "b"),
        UnitDraft("b", "B", "unit", "a"),
        UnitDraft("c", "C", "galaxy", "surgery"),
        UnitDraft("w5", "Twice", "unit", "surgery"),
        UnitDraft("d", "D", "board", "surgery"),
        UnitDraft("e", "E\u202e", "unit", "surgery"),
    ]
    with pytest.raises(RowErrors) as refused:
        units.add_many(actor=cast.ada, organization_id=cast.organization.pk, drafts=drafts)
    assert [(row.line, row.code) for row in refused.value.rows] == [
        (1, "unknown_unit"),
        (2, "unknown_unit"),
        (3, "unknown_level"),
        (4, "code_taken"),
        (5, "level_above_parent"),
        (6, "forbidden_character"),
    ]
    assert (Entry.objects.count(), OrgUnit.objects.count()) == (before, count)


def test_a_resend_changes_nothing(cast: casting.Cast) -> None:
    key, someone = uuid7(), uuid7()
    unit = add_unit(cast, id=key)
    draft = PersonDraft("Ivo", "Nurse", "ivo@lakes.example.org", "w6", id=someone)
    person = people.add(actor=cast.ada, organization_id=cast.organization.pk, draft=draft)
    before = Entry.objects.count()
    assert add_unit(cast, id=key) == unit
    assert people.add(actor=cast.ada, organization_id=cast.organization.pk, draft=draft) == person
    assert Entry.objects.count() == before


@pytest.mark.parametrize("who", ["nora", "hana", "eve", "bea", "chidi", "rui", "fay", "odd"])
def test_only_administrators_change_units_and_people(cast: casting.Cast, who: str) -> None:
    actor, before = getattr(cast, who), Entry.objects.count()
    five = cast.units["w5"].pk
    attempts = [
        lambda: units.add(actor=actor, organization_id=cast.organization.pk, draft=UnitDraft("x", "X", "unit", "w5")),
        lambda: units.rename(actor=actor, unit_id=five, name="Mine"),
        lambda: units.move(actor=actor, unit_id=five, parent_id=cast.units["s1"].pk),
        lambda: units.close(actor=actor, unit_id=five, successor_id=cast.units["w4"].pk),
        lambda: people.add(
            actor=actor, organization_id=cast.organization.pk, draft=PersonDraft("X", "Y", "x@y.org", "w5")
        ),
        lambda: people.edit(actor=actor, person_id=cast.fay.pk, name="Z"),
        lambda: people.archive(actor=actor, person_id=cast.dele.pk),
        lambda: organizations.configure(actor=actor, organization=cast.organization, settings={"unit_goal_cap": 3}),
        lambda: levels.edit(actor=actor, level_id=Level.objects.first().pk, name="Z"),  # type: ignore[union-attr]
        lambda: affiliations.add_group(actor=actor, kind="department", name="Z"),
    ]
    for attempt in attempts:
        with pytest.raises(Forbidden, match=r"^Only an administrator can .*Ask Administrator · Ada\.") as refused:
            attempt()
        assert refused.value.code == "not_administrator"
    assert Entry.objects.count() == before


def test_another_organization_is_answered_like_nothing(cast: casting.Cast) -> None:
    otto, before = casting.hospital("elsewhere").ada, Entry.objects.count()
    attempts = [
        lambda key: units.rename(actor=otto, unit_id=key, name="Mine"),
        lambda key: units.close(actor=otto, unit_id=key),
        lambda key: people.archive(actor=otto, person_id=key),
        lambda key: levels.edit(actor=otto, level_id=key, name="Z"),
    ]
    theirs = [cast.units["w5"].pk, cast.units["w5"].pk, cast.nora.pk, cast.unit("w5").level_id]
    before = Entry.objects.count()
    for attempt, key in zip(attempts, theirs, strict=True):
        said = []
        for asked in (key, uuid4()):
            with pytest.raises(NotFound) as refused:
                attempt(asked)
            said.append(refused.value.sentence)
        assert said[0] == said[1]
    with pytest.raises(NotFound):
        units.add_many(actor=otto, organization_id=cast.organization.pk, drafts=[UnitDraft("x", "X", "unit", "w5")])
    assert Entry.objects.count() == before


def test_moving_a_unit_carries_what_is_below_and_keeps_the_past(cast: casting.Cast) -> None:
    moved = units.move(actor=cast.ada, unit_id=cast.units["surgery"].pk, parent_id=cast.units["south"].pk)
    south = cast.unit("south")
    assert moved.path == [*south.path, moved.pk]
    assert cast.unit("w5").path == [*south.path, moved.pk, cast.units["w5"].pk]
    past = OrgUnitVersion.objects.get(subject=cast.units["w5"])
    assert cast.units["north"].pk in past.path
    assert past.valid_to == cast.unit("w5").valid_from


def test_a_unit_cannot_move_below_itself(cast: casting.Cast) -> None:
    before = Entry.objects.count()
    for target in ("w5", "surgery"):
        with pytest.raises(Invalid, match="cannot move under it") as refused:
            units.move(actor=cast.ada, unit_id=cast.units["surgery"].pk, parent_id=cast.units[target].pk)
        assert refused.value.code == "unit_loop"
    assert Entry.objects.count() == before


def test_a_stale_version_is_refused(cast: casting.Cast) -> None:
    unit = units.rename(actor=cast.ada, unit_id=cast.units["w5"].pk, name="5 West B", expected_version=1)
    assert (unit.version, unit.name) == (2, "5 West B")
    with pytest.raises(Conflict, match="Somebody else changed this unit"):
        units.rename(actor=cast.ada, unit_id=unit.pk, name="Late", expected_version=1)


def test_a_unit_with_people_closes_only_into_a_successor(cast: casting.Cast) -> None:
    with pytest.raises(Conflict, match=r"5 West still has 4 people\..*takes over") as refused:
        units.close(actor=cast.ada, unit_id=cast.units["w5"].pk)
    assert refused.value.code == "unit_not_empty"
    four = cast.units["w4"]
    kept = units.merge(actor=cast.ada, unit_id=cast.units["w5"].pk, into_id=four.pk)
    assert kept == four
    assert cast.unit("w5").closed
    assert cast.nora.unit == four
    roles = Membership.objects.open().filter(person=cast.nora).values_list("role", "unit__code")
    assert list(roles) == [("unit_leader", "w4")]
    with pytest.raises(Conflict, match="is closed"):
        units.rename(actor=cast.ada, unit_id=cast.units["w5"].pk, name="Ghost")


def test_merging_carries_the_units_below(cast: casting.Cast) -> None:
    units.merge(actor=cast.ada, unit_id=cast.units["surgery"].pk, into_id=cast.units["south"].pk)
    assert cast.unit("w5").parent_id == cast.units["south"].pk
    with pytest.raises(Invalid, match="cannot take over"):
        units.merge(actor=cast.ada, unit_id=cast.units["south"].pk, into_id=cast.units["w4"].pk)


def test_people_get_their_account_and_roles_at_once(cast: casting.Cast) -> None:
    nora = cast.nora
    assert nora.account is not None
    assert (nora.account.email, nora.account.has_usable_password()) == ("nora@lakes.example.org", False)
    assert str(nora) == "Nurse manager, 5 West · Nora Lakes", "the position stands before the name"
    assert [m.role for m in selectors.memberships_of(nora, nora.pk)] == ["unit_leader"]


def test_one_account_may_be_somebody_in_two_organizations(cast: casting.Cast) -> None:
    other = casting.empty("elsewhere")
    draft = PersonDraft("Nora", "Consultant", "NORA@lakes.example.org", "organization")
    person = people.add(actor=other.ada, organization_id=other.organization.pk, draft=draft)
    assert person.account_id == cast.nora.account_id
    assert [p.organization.slug for p in selectors.persons_of(person.account)] == ["elsewhere", "lakes"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "nora@lakes.example.org"}, "email_taken"),
        ({"email": "not an address"}, "bad_email"),
        ({"email": ""}, "required"),
        ({"name": " "}, "required"),
        ({"position": "x" * 161}, "too_long"),
        ({"unit_code": "nowhere"}, "unknown_unit"),
        ({"roles": [("king", "w5")]}, "unknown_role"),
        ({"roles": [("unit_leader", "nowhere")]}, "unknown_unit"),
    ],
)
def test_a_person_that_cannot_be_added(cast: casting.Cast, changes: dict[str, object], code: str) -> None:
    before, accounts = Entry.objects.count(), Account.objects.count()
    draft = PersonDraft(**{"name": "I", "position": "P", "email": "i@x.org", "unit_code": "w5", **changes})  # type: ignore[arg-type]
    with pytest.raises(DomainError) as refused:
        people.add(actor=cast.ada, organization_id=cast.organization.pk, draft=draft)
    assert refused.value.code == code
    assert (Entry.objects.count(), Account.objects.count()) == (before, accounts)


def test_settings_are_read_before_they_are_kept(cast: casting.Cast) -> None:
    lakes = organizations.configure(
        actor=cast.ada, organization=cast.organization, settings={"unit_goal_cap": 5, "at_risk_pace": "-0.2"}
    )
    assert lakes.settings == {"unit_goal_cap": 5, "at_risk_pace": "-0.2"}
    lakes = organizations.configure(actor=cast.ada, organization=lakes, settings={"unit_goal_cap": None})
    assert selectors.settings_of(lakes).unit_goal_cap == 9
    assert OrganizationVersion.objects.filter(subject=lakes).count() == 2
    for bad in (
        {"unknown": 1},
        {"unit_goal_cap": "many"},
        {"unit_goal_cap": 0},
        {"at_risk_pace": "NaN"},
        {"at_risk_pace": "9"},
        {"trouble_share": "-5"},
        {"data_grace_days": 2_147_483_647},
        {"check_in_grace_days": -1},
        {"event_system_url": "javascript:alert(1)"},
    ):
        with pytest.raises(Invalid):
            organizations.configure(actor=cast.ada, organization=lakes, settings=bad)
    with pytest.raises(Invalid, match="America/Chicago"):
        organizations.configure(actor=cast.ada, organization=lakes, settings={}, time_zone="Mars/Base")


def test_an_outsider_to_a_unit_learns_nothing_of_its_people(cast: casting.Cast) -> None:
    known = PersonDraft("Z", "Nurse", cast.fay.email, "w5")
    with pytest.raises(Forbidden):
        people.add(actor=cast.sol, organization_id=cast.organization.pk, draft=known)
    people.archive(actor=cast.ada, person_id=cast.ids["fay"])
    with pytest.raises(Conflict) as refused:
        people.edit(actor=cast.sol, person_id=cast.ids["fay"], position="Nurse")
    assert "Nurse, 5 West" in refused.value.sentence
    assert cast.fay.name not in refused.value.sentence


def test_nobody_is_put_into_a_closed_unit(cast: casting.Cast) -> None:
    closed = units.close(actor=cast.ada, unit_id=add_unit(cast).pk)
    with pytest.raises(Conflict, match="6 West is closed"):
        people.edit(actor=cast.ada, person_id=cast.ids["fay"], unit_id=closed.pk)
    assert cast.fay.unit.code == "w5"


def test_a_rung_is_put_between_two_others(cast: casting.Cast) -> None:
    hospital = Level.objects.get(organization=cast.organization, code="hospital")
    levels.add(actor=cast.ada, code="division", name="Division", below_id=hospital.pk)
    ladder = Level.objects.filter(organization=cast.organization).values_list("ordinal", "code")
    assert list(ladder) == list(enumerate(["board", "executive", "hospital", "division", "service_line", "unit"]))


def test_bulk_forms_use_the_same_number_of_queries(cast: casting.Cast) -> None:
    counts = []
    ada, lakes = cast.ada, cast.organization.pk
    policies.roles_of(ada)
    for size, tag in ((3, "a"), (30, "b")):
        with CaptureQueriesContext(connection) as queries:
            made = [UnitDraft(f"{tag}{n}", f"U {n}", "unit", "surgery") for n in range(size)]
            units.add_many(actor=ada, organization_id=lakes, drafts=made)
            drafts = [
                PersonDraft(f"P {n}", "Nurse", f"{tag}{n}@x.org", f"{tag}{n}", [("unit_leader", f"{tag}{n}")])
                for n in range(size)
            ]
            people.add_many(actor=ada, organization_id=lakes, drafts=drafts)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Person.objects.filter(organization=lakes).count() == 14 + 33

"""Roles: where they reach, in which time, and who gives them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import cast as casting
from plumbline.core import clock
from plumbline.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.ledger.models import Entry
from plumbline.organizations import policies, selectors
from plumbline.organizations.actions import affiliations, memberships, people, units
from plumbline.organizations.models import Affiliation, Membership


@pytest.fixture
def cast() -> casting.Cast:
    return casting.hospital()


def today(days: int = 0) -> date:
    return clock.day(clock.now(), "America/Chicago") + timedelta(days=days)


@pytest.mark.parametrize(
    ("who", "role", "where"),
    [
        ("bea", "board_member", {"top", "office", "north", "south", "surgery", "w5", "w4", "s1"}),
        ("hana", "unit_leader", {"north", "surgery", "w5", "w4"}),
        ("sam", "unit_leader", {"surgery", "w5", "w4"}),
        ("nora", "unit_leader", {"w5"}),
        ("rui", "steward", {"north", "surgery", "w5", "w4"}),
        ("nora", "steward", set()),
        ("fay", "unit_leader", set()),
    ],
)
def test_a_role_reaches_its_unit_and_all_below(cast: casting.Cast, who: str, role: str, where: set[str]) -> None:
    person = getattr(cast, who)
    assert {code for code in cast.units if policies.holds(person, [role], cast.unit(code))} == where


def test_a_role_in_a_group_reaches_only_where_the_two_meet(cast: casting.Cast) -> None:
    cardiology = affiliations.add_group(actor=cast.ada, kind="service_line", name="Cardiology")
    joined = affiliations.join(actor=cast.ada, unit_id=cast.units["w5"].pk, group_id=cardiology.pk)
    affiliations.join(actor=cast.ada, unit_id=cast.units["south"].pk, group_id=cardiology.pk)
    memberships.grant(
        actor=cast.ada, person_id=cast.pia.pk, role="physician_leader", unit_id=cast.units["office"].pk,
        group_id=cardiology.pk,
    )  # fmt: skip

    def reach() -> set[str]:
        return {code for code in cast.units if policies.holds(cast.pia, policies.LEADERS, cast.unit(code))}

    assert reach() == {"w5", "south", "s1"}
    before = Entry.objects.count()
    assert affiliations.join(actor=cast.ada, unit_id=cast.units["w5"].pk, group_id=cardiology.pk) == joined
    assert Entry.objects.count() == before, "joining twice changes nothing"
    affiliations.leave(actor=cast.ada, affiliation_id=joined.pk)
    assert reach() == {"south", "s1"}
    with pytest.raises(Conflict, match="already left"):
        affiliations.leave(actor=cast.ada, affiliation_id=joined.pk)
    assert Affiliation.objects.open().count() == 1


def test_many_questions_are_one_query(cast: casting.Cast) -> None:
    hana, where = cast.hana, [cast.unit(code) for code in cast.units]
    with CaptureQueriesContext(connection) as queries:
        for unit in where * 3:
            policies.holds(hana, policies.LEADERS, unit)
    assert len(queries) == 1


def test_a_role_of_another_organization_reaches_nothing(cast: casting.Cast) -> None:
    other = casting.hospital("elsewhere")
    assert not policies.holds(other.ada, ["administrator"], cast.unit("w5"))


def test_a_role_lasts_from_its_first_to_its_last_day(cast: casting.Cast) -> None:
    held = memberships.grant(
        actor=cast.ada, person_id=cast.dele.pk, role="unit_leader", unit_id=cast.units["w5"].pk,
        begins_on=today(10), ends_on=today(12),
    )  # fmt: skip
    midnight = selectors.today(cast.organization, held.valid_to)
    assert midnight == today(13), "the last day is included, in the organization's own time zone"
    dele, five = cast.dele, cast.unit("w5")
    for moment, holds in (
        (clock.now(), False),
        (held.valid_from, True),
        (held.valid_to - timedelta(seconds=1), True),
        (held.valid_to, False),
    ):
        with clock.travel(moment):
            assert policies.holds(dele, ["unit_leader"], five) is holds


def test_a_role_is_ended_now_or_after_a_day_to_come(cast: casting.Cast) -> None:
    held = Membership.objects.get(person=cast.nora)
    ending = memberships.end(actor=cast.ada, membership_id=held.pk, ends_on=today(5))
    assert ending.valid_to > clock.now() + timedelta(days=4)
    memberships.end(actor=cast.ada, membership_id=held.pk)
    assert not policies.holds(cast.nora, ["unit_leader"], cast.unit("w5"))
    with pytest.raises(Conflict, match="already ended"):
        memberships.end(actor=cast.ada, membership_id=held.pk)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"role": "king"}, "unknown_role"),
        ({"begins_on": -1}, "begins_in_the_past"),
        ({"begins_on": 5, "ends_on": 4}, "ends_before_it_begins"),
    ],
)
def test_a_role_that_cannot_be_given(cast: casting.Cast, changes: dict[str, object], code: str) -> None:
    before = Entry.objects.count()
    days = {name: today(value) for name, value in changes.items() if isinstance(value, int)}
    with pytest.raises(Invalid) as refused:
        memberships.grant(
            actor=cast.ada, person_id=cast.dele.pk, unit_id=cast.units["w5"].pk,
            **{"role": "unit_leader", **changes, **days},  # type: ignore[arg-type]
        )  # fmt: skip
    assert refused.value.code == code
    assert Entry.objects.count() == before


def test_a_role_is_not_given_twice_nor_to_somebody_archived(cast: casting.Cast) -> None:
    def again(who: str, **more: object) -> object:
        return memberships.grant(
            actor=cast.ada,
            person_id=cast.ids[who],
            role="unit_leader",
            unit_id=cast.units["w5"].pk,
            **more,  # type: ignore[arg-type]
        )

    key = uuid7()
    first = again("dele", id=key)
    before = Entry.objects.count()
    assert again("dele", id=key) == first
    assert Entry.objects.count() == before
    people.archive(actor=cast.ada, person_id=cast.fay.pk)
    with pytest.raises(Conflict, match="is archived"):
        again("fay")


def test_an_administrator_of_a_branch_stays_in_it(cast: casting.Cast) -> None:
    memberships.grant(actor=cast.ada, person_id=cast.hana.pk, role="administrator", unit_id=cast.units["north"].pk)
    hana = cast.hana
    memberships.grant(actor=hana, person_id=cast.dele.pk, role="contributor", unit_id=cast.units["w4"].pk)
    before = Entry.objects.count()
    for attempt in (
        lambda: memberships.grant(actor=hana, person_id=hana.pk, role="administrator", unit_id=cast.units["top"].pk),
        lambda: units.rename(actor=hana, unit_id=cast.units["s1"].pk, name="Mine"),
        lambda: units.move(actor=hana, unit_id=cast.units["w5"].pk, parent_id=cast.units["s1"].pk),
        lambda: people.edit(actor=hana, person_id=cast.dele.pk, unit_id=cast.units["s1"].pk),
    ):
        with pytest.raises(Forbidden, match="Ask "):
            attempt()
    assert Entry.objects.count() == before


@pytest.mark.parametrize("who", ["nora", "hana", "eve", "bea", "rui", "fay", "odd", "chidi"])
def test_only_administrators_give_roles(cast: casting.Cast, who: str) -> None:
    actor, held = getattr(cast, who), Membership.objects.get(person=cast.dele)
    before = Entry.objects.count()
    with pytest.raises(Forbidden, match="Only an administrator can give roles"):
        memberships.grant(actor=actor, person_id=actor.pk, role="administrator", unit_id=cast.units["w5"].pk)
    with pytest.raises(Forbidden, match="Only an administrator can end roles"):
        memberships.end(actor=actor, membership_id=held.pk)
    assert Entry.objects.count() == before


def test_an_organization_is_set_up_once(cast: casting.Cast) -> None:
    before = Entry.objects.count()
    with pytest.raises(Conflict, match="already has people"):
        people.first_administrator(organization=cast.organization, name="X", email="x@x.org")
    assert Entry.objects.count() == before


def test_a_weak_password_is_refused_and_nothing_is_kept() -> None:
    from plumbline.organizations.actions import organizations
    from plumbline.organizations.models import Account

    fresh = organizations.found(name="Fresh Health", slug="fresh")
    with pytest.raises(DomainError, match=r"too common|too short"):
        people.first_administrator(organization=fresh, name="X", email="x@x.org", password="password")
    assert not Account.objects.filter(email="x@x.org").exists()
    ada = people.first_administrator(organization=fresh, name="X", email="x@x.org", password="a long enough one 7")
    assert ada.account is not None
    assert ada.account.check_password("a long enough one 7")


def test_roles_are_read_only_inside_the_organization(cast: casting.Cast) -> None:
    other = casting.hospital("elsewhere")
    held = Membership.objects.get(person=cast.nora)
    assert selectors.memberships_of(other.ada, cast.nora.pk) == []
    before = Entry.objects.count()
    with pytest.raises(NotFound):
        memberships.end(actor=other.ada, membership_id=held.pk)
    with pytest.raises(NotFound):
        memberships.grant(actor=other.ada, person_id=cast.nora.pk, role="auditor", unit_id=other.units["w5"].pk)
    assert Entry.objects.count() == before


def test_names_below_leaders_are_for_their_own_line(cast: casting.Cast) -> None:
    everybody = [cast.nora, cast.fay, cast.hana, cast.nils]
    shown = {
        who: selectors.names_shown(getattr(cast, who), everybody) for who in ("fay", "nora", "hana", "nils", "sol")
    }
    leaders = {cast.nora.pk, cast.hana.pk, cast.nils.pk}
    assert shown["sol"] == shown["nils"] == leaders
    assert shown["fay"] == shown["nora"] == shown["hana"] == leaders | {cast.fay.pk}

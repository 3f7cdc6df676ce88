"""Standing in for an owner, and exceptions: both end, and not a moment later."""

from datetime import timedelta

import pytest

import cast as casting
from domain import ladder as ladders
from domain.ladder import APPROVE, CHECK_IN, MANAGE, OWN, REPLY, WEEK, end_owner, who_may
from plumbline.accountability import backends, selectors
from plumbline.accountability.actions import delegations, grants
from plumbline.accountability.models import Delegation, GoalGrant
from plumbline.core import clock
from plumbline.core.errors import Conflict, DomainError, Forbidden
from plumbline.goals.models import Goal
from plumbline.ledger.models import Entry


@pytest.fixture
def ladder() -> ladders.Ladder:
    return ladders.build(casting.hospital())


def test_a_delegate_acts_until_the_end_and_not_a_moment_longer(ladder: ladders.Ladder) -> None:
    cast, w5 = ladder.cast, ladder.goal("w5")
    now = clock.now()
    begins, ends = now + timedelta(days=1), now + timedelta(days=3)
    delegations.give(actor=cast.nora, to_person_id=cast.dele.pk, goal_id=w5.pk, valid_from=begins, valid_to=ends)
    for moment, may in ((now, False), (begins, True), (ends - timedelta(seconds=1), True), (ends, False)):
        with clock.travel(moment):
            assert cast.dele.may(CHECK_IN, w5) is may
            assert not cast.dele.may(OWN, w5)
            assert (selectors.represented_by(cast.dele, w5) == cast.nora.pk) is may


def test_a_delegation_of_all_goals_covers_replies_and_ends_with_the_role(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    given = delegations.give(actor=cast.hana, to_person_id=cast.rui.pk, valid_to=clock.now() + WEEK)
    assert who_may(ladder, CHECK_IN, "north") == {"hana", "rui"}
    assert who_may(ladder, REPLY, "w5") == {"hana", "rui"}
    assert who_may(ladder, APPROVE, "w5") == {"hana"}, "standing in is not approving"
    end_owner(ladder, "north")
    assert not cast.rui.may(CHECK_IN, ladder.goal("north")), "nobody acts for somebody who owns it no longer"
    with pytest.raises(Forbidden):
        delegations.end(actor=cast.fay, delegation_id=given.pk)
    delegations.end(actor=cast.rui, delegation_id=given.pk)
    with pytest.raises(Conflict, match="already ended"):
        delegations.end(actor=cast.hana, delegation_id=given.pk)


@pytest.mark.parametrize(
    ("who", "changes", "code"),
    [
        ("pia", {}, "not_owner"),
        ("sam", {}, "not_owner"),
        ("fay", {"goal": None}, "not_owner"),
        ("nora", {"to": "nora"}, "to_oneself"),
        ("nora", {"valid_to": -WEEK}, "ends_before_it_begins"),
        ("nora", {"valid_to": timedelta(days=400)}, "too_long"),
        ("nora", {"valid_from": -WEEK}, "begins_in_the_past"),
    ],
)
def test_a_delegation_that_cannot_be(ladder: ladders.Ladder, who: str, changes: dict[str, object], code: str) -> None:
    before = Entry.objects.count()
    now = clock.now()
    given: dict[str, object] = {"to": "dele", "goal": "w5", "valid_to": WEEK, **changes}
    with pytest.raises(DomainError) as refused:
        delegations.give(
            actor=getattr(ladder.cast, who),
            to_person_id=ladder.cast.ids[str(given["to"])],
            goal_id=ladder.ids["w5"] if given["goal"] else None,
            valid_from=now + given["valid_from"] if "valid_from" in given else None,  # type: ignore[operator]
            valid_to=now + given["valid_to"],  # type: ignore[operator]
        )
    assert refused.value.code == code
    assert (Entry.objects.count(), Delegation.objects.count()) == (before, 0)


def test_grants_are_given_ended_and_run_out(ladder: ladders.Ladder) -> None:
    cast, w5, now = ladder.cast, ladder.goal("w5"), clock.now()
    grant = grants.give(
        actor=cast.hana, goal_id=w5.pk, person_id=cast.rui.pk, permission="check_in", valid_to=now + WEEK
    )
    assert who_may(ladder, CHECK_IN, "w5") == {"nora", "rui"}
    with clock.travel(now + WEEK):
        assert not cast.rui.may(CHECK_IN, w5)
    before = Entry.objects.count()
    with pytest.raises(Forbidden, match="make an exception"):
        grants.end(actor=cast.rui, grant_id=grant.pk)
    assert Entry.objects.count() == before
    grants.end(actor=cast.hana, grant_id=grant.pk)
    assert who_may(ladder, CHECK_IN, "w5") == {"nora"}
    again = grants.give(
        actor=cast.hana, goal_id=w5.pk, person_id=cast.rui.pk, permission="check_in", valid_to=clock.now() + WEEK
    )
    assert (again.pk, GoalGrant.objects.count()) == (grant.pk, 1)
    assert cast.rui.may(CHECK_IN, w5)


def test_a_deputy_manages_the_goals_of_a_unit_and_below(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    with pytest.raises(Forbidden, match="Only an administrator can make a deputy"):
        grants.give_on_unit(
            actor=cast.hana, unit_id=cast.units["north"].pk, person_id=cast.rui.pk, permission="manage_goals",
            valid_to=clock.now() + WEEK,
        )  # fmt: skip
    grant = grants.give_on_unit(
        actor=cast.ada, unit_id=cast.units["north"].pk, person_id=cast.rui.pk, permission="manage_goals",
        valid_to=clock.now() + WEEK,
    )  # fmt: skip
    assert cast.rui.may(MANAGE, ladder.goal("north"))
    assert cast.rui.may(MANAGE, ladder.goal("w5"))
    assert not cast.rui.may(MANAGE, ladder.goal("office"))
    grants.end_on_unit(actor=cast.ada, grant_id=grant.pk)
    assert not cast.rui.may(MANAGE, ladder.goal("w5"))


@pytest.mark.parametrize(
    ("who", "changes", "code"),
    [
        ("fay", {}, "not_leader"),
        ("rui", {}, "not_leader"),
        ("hana", {"permission": "delete_goal"}, "unknown_permission"),
        ("sam", {"permission": "approve"}, "not_approver"),
        ("hana", {"valid_to": timedelta(0)}, "bad_end"),
        ("hana", {"valid_to": timedelta(days=500)}, "bad_end"),
    ],
)
def test_a_grant_that_cannot_be(ladder: ladders.Ladder, who: str, changes: dict[str, object], code: str) -> None:
    before = Entry.objects.count()
    given: dict[str, object] = {"permission": "check_in", "valid_to": WEEK, **changes}
    with pytest.raises(DomainError) as refused:
        grants.give(
            actor=getattr(ladder.cast, who),
            goal_id=ladder.ids["w5"],
            person_id=ladder.cast.rui.pk,
            permission=str(given["permission"]),
            valid_to=clock.now() + given["valid_to"],  # type: ignore[operator]
        )
    assert refused.value.code == code
    assert (Entry.objects.count(), GoalGrant.objects.count()) == (before, 0)


def test_an_account_without_a_chosen_person_is_judged_by_its_own(ladder: ladders.Ladder) -> None:
    account = ladder.cast.nora.account
    account.acting_as = None
    assert account.has_perm(OWN, ladder.goal("w5"))
    account.is_superuser = True
    assert not account.has_perm(OWN, ladder.goal("north")), "nobody is above the rules"
    account.is_active = False
    assert not account.has_perm(OWN, ladder.goal("w5"))


def test_the_list_of_what_one_may_manage_is_what_one_may_manage(ladder: ladders.Ladder) -> None:
    """For everybody, and with exceptions on one goal, on a unit, and one that has ended."""
    cast, ends = ladder.cast, clock.now() + WEEK
    w5, until = ladder.goal("w5"), {"valid_to": ends}
    grants.give(actor=cast.hana, goal_id=w5.pk, person_id=cast.fay.pk, permission="manage", **until)
    on_unit = {"person_id": cast.rui.pk, "permission": "manage_goals", **until}
    grants.give_on_unit(actor=cast.ada, unit_id=cast.units["w5"].pk, **on_unit)
    every = [ladder.goal(key) for key in ladder.ids]
    for at in (clock.now(), ends):
        with clock.travel(at):
            counts = {}
            for name in cast.ids:
                person = getattr(cast, name)
                told = set(
                    Goal.objects.visible_to(person).filter(selectors.managed_by(person)).values_list("pk", flat=True)
                )
                assert told == backends.permitted(person, "goals.manage", every), (name, at)
                counts[name] = len(told)
            assert (counts["fay"], counts["rui"]) == ((1, 1) if at < ends else (0, 0))
            assert 0 < counts["nora"] < counts["hana"]

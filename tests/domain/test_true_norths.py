"""Choosing the rating to steer by: proposed with reasons, approved by the board, one at a time, all on record."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction

import cast as casting
from domain.test_races import together
from domain.world import refused
from plumbline.core import clock
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry
from plumbline.organizations.actions import memberships
from plumbline.organizations.models import Person
from plumbline.ratings.actions import true_norths
from plumbline.ratings.actions.true_norths import Candidate, TrueNorthDraft
from plumbline.ratings.choices import Criterion
from plumbline.ratings.models import TrueNorth

EVEN = dict.fromkeys(Criterion.values, 3)


def draft(**changes: Any) -> TrueNorthDraft:
    given = TrueNorthDraft(
        method="cms_stars", name="CMS stars", reasons="Patients choose by it, and we can work it out ourselves.",
        review_on=clock.now().date() + timedelta(days=365),
        candidates=[Candidate("CMS stars", EVEN, "All of us"), Candidate("A magazine's list", {**EVEN, "gaming": 1})],
        target_stars=5, target_release="2027-07", shortlist=["HAI_1", "READM_30_HOSP_WIDE"],
    )  # fmt: skip
    return replace(given, **changes)


def propose(cast: casting.Cast, by: str = "eve", **changes: Any) -> TrueNorth:
    return true_norths.propose(actor=getattr(cast, by), draft=draft(**changes))


@pytest.fixture
def cast() -> casting.Cast:
    return casting.hospital()


def test_it_holds_once_the_board_agrees_and_until_another_takes_its_place(cast: casting.Cast) -> None:
    first = propose(cast)
    assert not TrueNorth.objects.active().exists(), "nothing holds before the board has answered"
    true_norths.approve(actor=cast.bea, true_north_id=first.pk)
    second = propose(cast, by="chidi", reasons="Reviewed: it still is what patients choose by.")
    assert TrueNorth.objects.active().get() == first, "what holds still holds while another waits"
    true_norths.approve(actor=cast.bea, true_north_id=second.pk)
    first.refresh_from_db()
    second.refresh_from_db()
    assert TrueNorth.objects.active().get() == second
    assert first.ended_at == second.approved_at and second.approved_by == cast.bea
    assert Entry.objects.filter(verb__startswith="true_north.").count() == 4


def test_the_board_may_say_no_and_a_proposer_may_take_it_back(cast: casting.Cast) -> None:
    row = propose(cast)
    declined = true_norths.decline(actor=cast.bea, true_north_id=row.pk, reason="Too slow to show what we do")
    assert (declined.declined_by, declined.declined_because) == (cast.bea, "Too slow to show what we do")
    own = propose(cast)
    true_norths.decline(actor=cast.eve, true_north_id=own.pk, reason="Typed the wrong release")
    with refused("already_answered"):
        true_norths.approve(actor=cast.bea, true_north_id=own.pk)
    assert not TrueNorth.objects.active().exists()


@pytest.mark.parametrize(("name", "code"), [("nora", "not_leading"), ("hana", "not_leading"), ("rui", "not_leading")])
def test_only_the_board_and_its_executives_propose(cast: casting.Cast, name: str, code: str) -> None:
    with refused(code):
        propose(cast, by=name)


def test_only_another_member_of_the_board_approves(cast: casting.Cast) -> None:
    row = propose(cast)
    for name in ("eve", "chidi", "ada", "nora"):
        with refused("not_board"):
            true_norths.approve(actor=getattr(cast, name), true_north_id=row.pk)
    true_norths.decline(actor=cast.eve, true_north_id=row.pk, reason="Anew")
    own = propose(cast, by="bea")
    with refused("own_proposal"):
        true_norths.approve(actor=cast.bea, true_north_id=own.pk)
    top = cast.units["top"]
    memberships.grant(actor=cast.ada, person_id=cast.ids["chidi"], role="board_member", unit_id=top.pk)
    assert (
        true_norths.approve(actor=Person.objects.get(pk=cast.ids["chidi"]), true_north_id=own.pk).approved_by_id
        == cast.ids["chidi"]
    )


def test_one_proposal_waits_at_a_time_and_a_resend_is_harmless(cast: casting.Cast) -> None:
    id = uuid7()
    first = propose(cast, id=id)
    assert propose(cast, id=id) == first
    with refused("already_proposed"):
        propose(cast)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "Another"}, "not_a_candidate"),
        ({"candidates": []}, "candidates"),
        ({"candidates": [Candidate("CMS stars", EVEN), Candidate("CMS stars", EVEN)]}, "candidates"),
        ({"candidates": [Candidate("CMS stars", {**EVEN, "cost": 6})]}, "not_a_score"),
        ({"candidates": [Candidate("CMS stars", {**EVEN, "luck": 3})]}, "not_a_score"),
        ({"candidates": [Candidate("CMS stars", {"cost": 3})]}, "not_a_score"),
        ({"candidates": [Candidate("CMS stars", {**EVEN, "cost": True})]}, "not_a_score"),
        ({"reasons": "  "}, "required"),
        ({"reasons": "safe\u202etext"}, "forbidden_character"),
        ({"review_on": "2020-01-01"}, "past_review"),
        ({"target_stars": 6}, "not_stars"),
        ({"target_release": ""}, "half_a_target"),
        ({"target_release": "July 2027"}, "not_a_release"),
        ({"shortlist": ["LUCK"]}, "not_a_measure"),
        ({"method": "other"}, "no_measures"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(cast: casting.Cast, changes: dict[str, Any], code: str) -> None:
    with refused(code):
        propose(cast, **changes)
    assert not TrueNorth.objects.exists()


def test_another_hospital_neither_sees_nor_answers_it(cast: casting.Cast) -> None:
    stranger = casting.hospital("elsewhere")
    row = propose(cast)
    with refused("not_found"):
        true_norths.approve(actor=stranger.bea, true_north_id=row.pk)
    assert not TrueNorth.objects.visible_to(stranger.bea).exists()


def test_the_database_itself_allows_one(cast: casting.Cast) -> None:
    row = propose(cast)
    true_norths.approve(actor=cast.bea, true_north_id=row.pk)
    copied = {
        field.attname: getattr(row, field.attname) for field in TrueNorth._meta.concrete_fields if field.name != "id"
    }
    row.refresh_from_db()
    copied |= {"approved_by_id": cast.bea.pk, "approved_at": row.approved_at}
    with pytest.raises(Conflict), entries.action("test.second", actor=cast.eve):
        TrueNorth.objects.create(**copied)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrueNorth.objects.filter(pk=row.pk).update(target_stars=9)


ROUNDS = 6


def test_two_proposals_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        cast = casting.hospital(f"at-once-{round}")
        told = together(partial(propose, cast, by="eve"), partial(propose, cast, by="chidi"))
        assert sorted(isinstance(it, TrueNorth) for it in told) == [False, True], told
        assert TrueNorth.objects.filter(organization=cast.organization).count() == 1


def test_approved_and_taken_back_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        cast = casting.hospital(f"answered-{round}")
        row = propose(cast)
        told = together(
            partial(true_norths.approve, actor=cast.bea, true_north_id=row.pk),
            partial(true_norths.decline, actor=cast.eve, true_north_id=row.pk, reason="Anew"),
        )
        row.refresh_from_db()
        assert sorted(isinstance(it, TrueNorth) for it in told) == [False, True], told
        assert (row.approved_at is None) != (row.declined_at is None)

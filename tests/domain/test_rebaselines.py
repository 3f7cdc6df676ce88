"""New limits for a chart: a decision with a reason and an approver, told to the board."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from domain import world as w
from domain.test_changes import JUNE, found, on, since, told
from domain.test_races import together
from domain.world import World, person, refused
from plumbline.core import clock
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.measures.actions import rebaselines
from plumbline.measures.models import Rebaseline
from plumbline.organizations.models import Person

SPRING = date(2026, 3, 1)


@pytest.fixture
def world() -> World:
    return w.build()


def propose(world: World, by: str = "rui", unit: str = "w5", **changes: Any) -> Rebaseline:
    return asked(person(world, by), world, unit, **changes)


def asked(actor: Person, world: World, unit: str = "w5", **changes: Any) -> Rebaseline:
    said = {"first": SPRING, "reason": "New beds on the whole floor", **changes}
    falls = world.measures["falls"].pk
    return rebaselines.propose(actor=actor, measure_id=falls, unit_id=world.cast.units[unit].pk, **said)


def test_it_holds_once_another_has_agreed_and_until_it_is_taken_back(world: World) -> None:
    row = propose(world)
    assert not Rebaseline.objects.in_force().exists(), "a proposal moves no limit"
    rebaselines.approve(actor=world.cast.chidi, rebaseline_id=row.pk)
    assert Rebaseline.objects.in_force().get() == row
    with refused("already_answered"):
        rebaselines.approve(actor=world.cast.eve, rebaseline_id=row.pk)
    with refused("already_proposed"):
        propose(world)
    rebaselines.end(actor=world.cast.eve, rebaseline_id=row.pk, reason="The beds went back")
    assert not Rebaseline.objects.in_force().exists()
    with refused("not_in_force"):
        rebaselines.end(actor=world.cast.chidi, rebaseline_id=row.pk, reason="Again")
    assert propose(world).pk != row.pk, "asked for anew, with its own decision"


def test_whoever_proposes_cannot_agree(world: World) -> None:
    row = propose(world, by="chidi")
    with refused("own_proposal"):
        rebaselines.approve(actor=world.cast.chidi, rebaseline_id=row.pk)
    rebaselines.approve(actor=world.cast.eve, rebaseline_id=row.pk)


@pytest.mark.parametrize(
    ("name", "code"),
    [("nora", None), ("sam", None), ("rui", None), ("chidi", None), ("ada", None), ("nils", "not_steward"),
     ("sol", "not_steward"), ("fay", "not_steward"), ("bea", "not_steward")],
)  # fmt: skip
def test_those_who_record_or_lead_propose(world: World, name: str, code: str | None) -> None:
    if code is None:
        assert propose(world, by=name).proposed_by == person(world, name)
        return
    with refused(code):
        propose(world, by=name)
    assert not Rebaseline.objects.exists()


@pytest.mark.parametrize("name", ["nora", "sam", "rui", "ada", "bea", "odd", "fay"])
def test_only_the_chief_medical_officer_and_executives_agree(world: World, name: str) -> None:
    row = propose(world, by="hana")
    with refused("not_approver"):
        rebaselines.approve(actor=person(world, name), rebaseline_id=row.pk)
    row.refresh_from_db()
    assert row.approved_at is None


def test_it_is_declined_with_a_reason_or_taken_back_by_its_proposer(world: World) -> None:
    first = propose(world)
    with refused("required"):
        rebaselines.decline(actor=world.cast.chidi, rebaseline_id=first.pk, reason=" ")
    with refused("not_approver"):
        rebaselines.decline(actor=world.cast.nora, rebaseline_id=first.pk, reason="No")
    rebaselines.decline(actor=world.cast.chidi, rebaseline_id=first.pk, reason="One good month is no new process")
    second = propose(world)
    rebaselines.decline(actor=world.cast.rui, rebaseline_id=second.pk, reason="Meant another unit")
    second.refresh_from_db()
    assert (second.declined_by, second.answer) == (world.cast.rui, "Meant another unit")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": ""}, "required"),
        ({"reason": "x" * 301}, "too_long"),
        ({"first": date(1, 1, 1)}, "not_a_date"),
        ({"first": date(2099, 1, 1)}, "in_the_future"),
        ({"frozen_until": SPRING}, "ends_before_it_begins"),
    ],
)
def test_what_makes_no_limits_is_refused(world: World, changes: dict[str, Any], code: str) -> None:
    with refused(code):
        propose(world, **changes)
    assert not Rebaseline.objects.exists()


def test_a_resend_is_harmless_and_another_hospital_sees_nothing(world: World) -> None:
    id = uuid7()
    assert propose(world, id=id) == propose(world, id=id)
    stranger = w.build(slug="elsewhere")
    with refused("not_found"):
        asked(stranger.cast.ada, world)
    with refused("not_found"):
        rebaselines.approve(actor=stranger.cast.chidi, rebaseline_id=id)


def test_the_database_itself_keeps_them_apart(world: World) -> None:
    row = propose(world)
    for wrong in ({"frozen_until": SPRING}, {"reason": ""}, {"declined_at": clock.now()}, {"ended_at": clock.now()}):
        with pytest.raises(Conflict), entries.action("try", actor=world.cast.rui):
            Rebaseline.objects.filter(pk=row.pk).update(**wrong)


def test_the_board_is_told_of_moved_goalposts() -> None:
    with on(1):
        world = w.build(demo=True)
    with on(2):
        world.target("w5")
        world.commit("board", "north", "surgery", "w5")
    forum = found(world, "Board", "board", "top")
    with on(4):
        row = asked(world.cast.rui, world, first=JUNE.date() - timedelta(days=60))
        assert not [it for it in since(world, forum, 4) if it.kind == "rebaselined"], "asked for, not agreed"
    with on(5):
        rebaselines.approve(actor=world.cast.chidi, rebaseline_id=row.pk)
    groups = told(world, since(world, forum, 6))
    assert groups["rebaselined"] == [("w5", "Falls is judged by new limits")]


ROUNDS = 6


def test_two_proposals_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        world = w.build(slug=f"at-once-{round}", line=False)
        done = together(*[partial(asked, who, world) for who in (world.cast.rui, world.cast.nora)])
        assert sorted(isinstance(it, Rebaseline) for it in done) == [False, True], done
        assert all(isinstance(it, (Rebaseline, Conflict)) for it in done)


def test_agreed_and_taken_back_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        world = w.build(slug=f"answered-{round}", line=False)
        row = propose(world)
        done = together(
            partial(rebaselines.approve, actor=world.cast.chidi, rebaseline_id=row.pk),
            partial(rebaselines.decline, actor=world.cast.rui, rebaseline_id=row.pk, reason="Anew"),
        )
        row.refresh_from_db()
        assert sorted(isinstance(it, Rebaseline) for it in done) == [False, True], done
        assert (row.approved_at is None) != (row.declined_at is None)

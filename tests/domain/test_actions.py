"""Promised work: who may promise it for whom, what is refused, how it ends, and what its owner sees on Home."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import world as worlds
from domain.world import World, refused
from plumbline.accountability import home
from plumbline.accountability.actions import actions, delegations, grants
from plumbline.accountability.actions.actions import Promise
from plumbline.accountability.models import Action
from plumbline.core import clock
from plumbline.goals.actions import goals
from plumbline.ledger.models import Entry, Image
from plumbline.organizations import selectors
from plumbline.organizations.actions import people


@pytest.fixture
def world() -> World:
    world = worlds.build()
    world.commit("board", "north", "surgery", "w5")
    return world


def today(world: World, days: int = 0) -> Any:
    return selectors.today(world.cast.organization) + timedelta(days=days)


def said(world: World, owner: str | None = None, days: int = 10, **more: Any) -> Promise:
    given = {"text": "Low beds for all", "strength": "strong"} | more
    return Promise(
        world.ids["w5"], due_on=today(world, days), owner_id=world.cast.ids[owner] if owner else None, **given
    )


def promise(world: World, by: str, owner: str | None = None, **more: Any) -> Action:
    return actions.promise(actor=worlds.person(world, by), draft=said(world, owner, **more))


def test_who_may_promise_work_for_somebody_else(world: World) -> None:
    delegations.give(actor=world.cast.nora, to_person_id=world.cast.ids["dele"], valid_to=clock.now() + timedelta(9))
    grants.give(
        actor=world.cast.hana, goal_id=world.ids["w5"], person_id=world.cast.ids["rui"], permission="manage",
        valid_to=clock.now() + timedelta(9),
    )  # fmt: skip
    may = {"nora", "sam", "hana", "eve", "dele", "rui"}
    for name in world.cast.ids:
        if name in may:
            assert promise(world, name, "pia").owner == world.cast.pia
        elif name != "pia":
            with refused("not_owner_or_leader"):
                promise(world, name, "pia")


def test_anybody_who_sees_the_goal_promises_their_own_work(world: World) -> None:
    mine = promise(world, "fay")
    assert (mine.owner, mine.promised_by) == (world.cast.fay, world.cast.fay)
    goal = world.goal("w5")
    goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    with refused("not_found"):
        promise(world, "sol")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": " "}, "required"),
        ({"text": "x" * 301}, "too_long"),
        ({"text": "Low \u202ebeds"}, "forbidden_character"),
        ({"strength": "heroic"}, "unknown_strength"),
        ({"due_on": "1066-10-14"}, "not_a_date"),
        ({"review_on": "2026-01-01"}, "reviewed_before_due"),
        ({"measure_id": UUID(int=7)}, "not_found"),
        ({"owner_id": UUID(int=7)}, "not_found"),
        ({"goal_id": UUID(int=7)}, "not_found"),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, change: dict[str, Any], code: str) -> None:
    given = {
        "goal_id": world.ids["w5"], "text": "Low beds", "due_on": today(world, 9), "strength": "strong",
    }  # fmt: skip
    with refused(code):
        actions.promise(actor=world.cast.nora, draft=Promise(**(given | change)))


def test_a_closed_goal_and_somebody_who_left_take_no_promise(world: World) -> None:
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["pia"])
    with refused("archived"):
        promise(world, "nora", "pia")
    mine = promise(world, "nora")
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="missed", reason="No", learned="Much")
    with refused("goal_closed"):
        promise(world, "nora")
    with refused("goal_closed"):
        actions.edit(actor=world.cast.nora, action_id=mine.pk, expected_version=1, text="Other")
    assert actions.finish(actor=world.cast.nora, action_id=mine.pk, outcome="Done all the same").done_at


def test_a_resend_is_harmless_and_another_promise_under_its_id_is_refused(world: World) -> None:
    draft = said(world, "pia", id=UUID(int=99))
    first = actions.promise(actor=world.cast.nora, draft=draft)
    before = Entry.objects.count()
    assert actions.promise(actor=world.cast.nora, draft=draft).pk == first.pk
    assert Entry.objects.count() == before
    with refused("id_taken"):
        actions.promise(actor=world.cast.sam, draft=draft)
    with refused("id_taken"):
        promise(world, "nora", "pia", text="Something else", id=UUID(int=99))


def test_it_is_changed_against_the_version_that_was_seen(world: World) -> None:
    row = promise(world, "nora", "pia")
    new = {"text": "Low beds, all rooms", "due_on": today(world, 20), "strength": "weak"}
    more = {"measure_id": world.measures["falls"].pk, "review_on": today(world, 40), "owner_id": world.cast.ids["fay"]}
    changed = actions.edit(actor=world.cast.nora, action_id=row.pk, expected_version=1, **new, **more)
    assert {name: getattr(changed, name) for name in (new | more)} == new | more
    assert changed.version == 2
    with refused("stale_version"):
        actions.edit(actor=world.cast.nora, action_id=row.pk, expected_version=1, text="Late")
    with refused("reviewed_before_due"):
        actions.edit(actor=world.cast.nora, action_id=row.pk, expected_version=2, due_on=today(world, 60))
    with refused("unknown_field"):
        actions.edit(actor=world.cast.nora, action_id=row.pk, expected_version=2, goal_id=world.ids["north"])
    emptied = actions.edit(actor=world.cast.fay, action_id=row.pk, expected_version=2, measure_id=None, review_on=None)
    assert (emptied.measure_id, emptied.review_on) == (None, None)
    with refused("not_owner_or_leader"):
        actions.edit(actor=world.cast.fay, action_id=row.pk, expected_version=3, owner_id=world.cast.ids["pia"])
    with refused("not_owner_or_leader"):
        actions.edit(actor=world.cast.pia, action_id=row.pk, expected_version=3, text="No longer mine")


def test_it_ends_once_done_or_dropped(world: World) -> None:
    done, dropped = promise(world, "nora", "pia"), promise(world, "nora", "pia")
    with refused("required"):
        actions.finish(actor=world.cast.pia, action_id=done.pk, outcome="")
    with refused("required"):
        actions.drop(actor=world.cast.pia, action_id=dropped.pk, reason="")
    done = actions.finish(actor=world.cast.pia, action_id=done.pk, outcome="All rooms", expected_version=1)
    assert (done.outcome, done.ended_by, done.dropped_at) == ("All rooms", world.cast.pia, None)
    dropped = actions.drop(actor=world.cast.sam, action_id=dropped.pk, reason="No money")
    assert (dropped.outcome, dropped.ended_by, dropped.done_at) == ("No money", world.cast.sam, None)
    assert Entry.objects.latest("sequence").reason == "No money"
    for row in (done, dropped):
        for call in (
            lambda row=row: actions.finish(actor=world.cast.nora, action_id=row.pk, outcome="Again"),
            lambda row=row: actions.drop(actor=world.cast.nora, action_id=row.pk, reason="Again"),
            lambda row=row: actions.edit(actor=world.cast.nora, action_id=row.pk, expected_version=2, text="Again"),
        ):
            with refused("already_ended"):
                call()


def test_its_past_states_are_on_record(world: World) -> None:
    row = promise(world, "nora", "pia")
    actions.edit(actor=world.cast.nora, action_id=row.pk, expected_version=1, due_on=today(world, 20))
    actions.finish(actor=world.cast.pia, action_id=row.pk, outcome="All rooms")
    images = Image.objects.filter(table_name="accountability_action", row_id=row.pk).order_by("id")
    assert [(it.image["due_on"], it.image["outcome"]) for it in images] == [
        (str(today(world, 10)), ""), (str(today(world, 20)), ""), (str(today(world, 20)), "All rooms"),
    ]  # fmt: skip


def test_home_shows_what_is_overdue_or_due_soon_and_nothing_else(world: World) -> None:
    late = promise(world, "nora", "pia", days=-3)
    soon, far = promise(world, "nora", "pia", days=14), promise(world, "nora", "pia", days=15)
    others, done = promise(world, "nora", "fay", days=1), promise(world, "nora", "pia", days=1)
    actions.finish(actor=world.cast.pia, action_id=done.pk, outcome="All rooms")
    shown = [row.pk for row in home.leader(world.cast.pia, today(world)).actions]
    assert shown == [late.pk, soon.pk] and far.pk not in shown and others.pk not in shown
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="missed", reason="No", learned="Much")
    assert home.leader(world.cast.pia, today(world)).actions == []

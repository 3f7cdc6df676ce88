"""Restricted goals: below one everything is restricted, through every change of the cascade."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import orjson
import pytest
from django.db import transaction

from domain import world as w
from domain.world import World, refused
from plumbline.accountability import cascade
from plumbline.accountability.actions import assignments, delegations, grants
from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Delegation
from plumbline.core import clock
from plumbline.goals import restriction, selectors, visibility
from plumbline.goals.actions import alignments, check_ins, goals
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import Alignment, Goal
from plumbline.measures.actions import measurements
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.organizations.actions import memberships
from plumbline.organizations.models import Membership, Person
from plumbline.organizations.models.rows import Dated


@pytest.fixture
def world() -> World:
    return w.build()


def shut(world: World) -> set[str]:
    keys = {id: key for key, id in world.ids.items()}
    return {keys[id] for id in Goal.objects.filter(shut=True).values_list("pk", flat=True)}


def restrict(world: World, key: str, by: str, restricted: bool) -> None:
    goal = world.goal(key)
    goals.edit(actor=w.person(world, by), goal_id=goal.pk, expected_version=goal.version, restricted=restricted)


def test_below_a_restricted_goal_everything_is_restricted(world: World) -> None:
    restrict(world, "north", "hana", True)
    assert shut(world) == {"north", "surgery", "w5"}
    restrict(world, "north", "hana", False)
    assert shut(world) == set()


def test_restriction_follows_links(world: World) -> None:
    restrict(world, "surgery", "sam", True)
    world.draft("extra", "w4", owner="nils")
    world.draft("under", "w4", owner="nils")
    world.link("under", "extra")
    assert shut(world) == {"surgery", "w5"}
    with refused("not_found"):
        world.offer("extra", "surgery", by="nils")
    link = world.offer("extra", "surgery", by="sam", kind="supports")
    assert shut(world) == {"surgery", "w5", "extra", "under"}, "from the offer on, over links of any kind"
    alignments.end(actor=world.cast.sam, alignment_id=link.pk, reason="Not here")
    assert shut(world) == {"surgery", "w5"}


def test_stopping_does_not_bring_a_goal_into_the_open(world: World) -> None:
    world.commit("surgery", "w5")
    restrict(world, "north", "hana", True)
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="stopped", reason="x", learned="y")
    assert shut(world) == {"north", "surgery", "w5"}


def test_who_sees_a_restricted_goal(world: World) -> None:
    restrict(world, "surgery", "sam", True)
    sees = {
        name for name in world.cast.ids
        if Goal.objects.visible_to(w.person(world, name)).filter(pk=world.ids["surgery"]).exists()
    }  # fmt: skip
    assert sees == {"eve", "chidi", "odd", "hana", "sam"}


def test_what_is_entered_on_paper_does_not_tell_whether_a_hidden_goal_exists(world: World) -> None:
    restrict(world, "north", "hana", True)
    nils, mine = world.cast.nils, (AssignmentRole.ACCOUNTABLE,)
    link = Alignment.objects.get(child_id=world.ids["w5"]).pk
    for goal_id, link_id in ((world.ids["w5"], link), (uuid4(), uuid4())):
        with refused("not_found"):
            goals.commit_many(actor=nils, goal_ids=[goal_id], on_paper=True)
        with refused("not_found"):
            alignments.accept_many(actor=nils, alignment_ids=[link_id], on_paper=True)
        with refused("not_found"):
            assignments.settle_many(actor=nils, drafts=[(goal_id, nils.pk, *mine)], agreed_on_paper=True)
    with refused("not_administrator"):
        goals.commit_many(actor=nils, goal_ids=[world.ids["board"]], on_paper=True)


def test_owners_do_not_take_their_goals_out_of_sight(world: World) -> None:
    world.own(world.ids["w5"], "dele")
    with refused("not_unit_leader"):
        restrict(world, "w5", "dele", True)


def test_line_of_sight_ends_below_what_the_viewer_may_not_see(world: World) -> None:
    restrict(world, "north", "hana", True)
    sight = selectors.line_of_sight(world.cast.sam, world.ids["w5"])
    assert [step.goal.pk for step in sight] == [world.ids["surgery"], world.ids["w5"]]


# --- What is pooled from goals below, some of them hidden


def test_a_pooled_value_leaves_out_what_is_hidden(world: World) -> None:
    """Surgery's falls are its two wards' together; who may not see one of them is told of the other's alone."""
    september = (date(2026, 9, 1), date(2026, 10, 1))
    for key, unit in (("a", "w5"), ("b", "w4")):
        world.draft(key, unit, title=f"Fewer falls, {key}", owner="nora" if key == "a" else "nils")
    for key in ("surgery", "a", "b"):
        world.target(key, unit_id=world.goal(key).unit_id, baseline_on=september[0])
    for key in ("a", "b"):
        world.link(key, "surgery", kind="same_measure")
    world.commit("board", "north", "surgery", "a", "b")
    measurements.record_many(
        actor=world.cast.rui, organization_id=world.cast.organization.pk,
        data=[
            MeasurementDraft(
                world.measures["falls"].pk, world.cast.units[unit].pk, *september, "incident system",
                numerator=Decimal(falls), denominator=Decimal(days),
            )
            for unit, falls, days in (("w5", 6, 20_000), ("w4", 3, 30_000))
        ],
    )  # fmt: skip
    restrict(world, "b", "sam", True)
    for name, falls, days in (("sam", 9, 50_000), ("fay", 6, 20_000)):
        viewer = w.person(world, name)
        told = restriction.standings_without(viewer.organization, restriction.hidden(viewer))
        seen = told.get(world.ids["surgery"], world.goal("surgery").standing)
        assert (seen.value_numerator, seen.value_denominator) == (falls, days), name
        page = orjson.loads(cascade.snapshot(viewer).body)["goals"]
        now = dict(zip(page["title"], page["now"], strict=True))["Fewer falls, Surgery"]
        assert Decimal(now) == Decimal(falls * 1000) / days, name


def test_what_is_told_outside_is_kept_until_something_changes(committing: str, django_assert_num_queries: Any) -> None:
    world = w.build()
    world.commit("board", "north", "surgery", "w5")
    restrict(world, "w5", "nora", True)
    organization = world.cast.organization

    def told() -> bool:
        unseen = frozenset({world.ids["w5"]})
        return restriction.standings_without(organization, unseen)[world.ids["surgery"]].claimed == "off_track"

    assert not told()
    with django_assert_num_queries(1):
        assert not told()
    check_ins.record(actor=world.cast.sam, draft=CheckInDraft(world.ids["surgery"], "off_track", next_step="Rounds"))
    assert told()


def test_nothing_is_kept_from_what_was_undone(committing: str) -> None:
    world = w.build()
    world.commit("board", "north", "surgery", "w5")
    restrict(world, "w5", "nora", True)
    unseen = frozenset({world.ids["w5"]})

    def told() -> str | None:
        return restriction.standings_without(world.cast.organization, unseen)[world.ids["surgery"]].claimed

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        check_ins.record(
            actor=world.cast.sam, draft=CheckInDraft(world.ids["surgery"], "off_track", next_step="Rounds")
        )
        assert told() == "off_track", "a transaction sees its own writes"
        raise ZeroDivisionError
    assert told() is None


# --- What is kept of a viewer's reasons from one request to the next

FIRST = 10  # days from today
Right = Callable[[World, Person], Dated]


def acting(world: World, person: Person) -> Delegation:
    begins = clock.now() + timedelta(days=FIRST)
    return delegations.give(
        actor=world.cast.nora, to_person_id=person.pk, goal_id=world.ids["w5"], valid_from=begins,
        valid_to=begins + timedelta(days=1),
    )  # fmt: skip


def leading(world: World, person: Person) -> Membership:
    day = clock.day(clock.now(), world.cast.organization.time_zone) + timedelta(days=FIRST)
    return memberships.grant(
        actor=world.cast.ada, person_id=person.pk, role="unit_leader", unit_id=world.cast.units["w5"].pk,
        begins_on=day, ends_on=day,
    )  # fmt: skip


def excepted(world: World, person: Person) -> Dated:
    return grants.give(
        actor=world.cast.hana, goal_id=world.ids["w5"], person_id=person.pk, permission="check_in",
        valid_to=clock.now() + timedelta(days=FIRST),
    )  # fmt: skip


def deputy(world: World, person: Person) -> Dated:
    return grants.give_on_unit(
        actor=world.cast.ada, unit_id=world.cast.units["w5"].pk, person_id=person.pk, permission="manage_goals",
        valid_to=clock.now() + timedelta(days=FIRST),
    )  # fmt: skip


@pytest.mark.parametrize("give", [acting, leading, excepted, deputy])
def test_a_right_begins_and_ends_at_its_instant_without_a_write(
    committing: str, django_assert_num_queries: Any, give: Right
) -> None:
    world = w.build()
    world.commit("board", "north", "surgery", "w5")
    restrict(world, "w5", "nora", True)
    person, began = w.person(world, "rui"), clock.now()
    assert restriction.hidden(person) == {world.ids["w5"]}
    right, moment = give(world, person), timedelta(microseconds=1)
    for at in (clock.now(), right.valid_from, right.valid_to - moment, right.valid_to, right.valid_from, began):
        with clock.travel(at):
            seen = right.valid_from <= at < right.valid_to
            assert restriction.hidden(person) == (frozenset() if seen else {world.ids["w5"]}), at
            with django_assert_num_queries(1):
                assert (restriction.hidden(person) == frozenset()) is seen


def test_a_right_taken_away_is_gone_at_once(committing: str) -> None:
    world = w.build()
    world.commit("board", "north", "surgery", "w5")
    restrict(world, "w5", "nora", True)
    rui = w.person(world, "rui")
    given = excepted(world, rui)
    assert restriction.hidden(rui) == frozenset()
    grants.end(actor=world.cast.hana, grant_id=given.pk)
    assert restriction.hidden(rui) == {world.ids["w5"]}


def test_every_date_that_a_reason_asks_for_is_waited_for(world: World) -> None:
    """A reader that counts rows only while they are in force tells of their beginnings and ends too."""
    asked, _ = visibility.seen_shut(world.cast.nora)
    turns, _ = visibility.next_turn(world.cast.nora)
    dated, waited = asked.count('"valid_from" <= %s'), turns.count('"valid_from" > %s')
    assert dated == waited == turns.count('"valid_to" > %s') > 0

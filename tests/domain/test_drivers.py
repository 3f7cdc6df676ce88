"""The outline of a goal: what must change, and the ideas for that."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from domain import world as w
from domain.test_races import together
from domain.world import World, person, refused
from plumbline.accountability.actions import assignments, delegations
from plumbline.core import clock
from plumbline.core.errors import Conflict, DomainError
from plumbline.core.ids import uuid7
from plumbline.goals.actions import change_ideas, drivers, goals
from plumbline.goals.models import ChangeIdea, Driver
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person

MAY = ("nora", "pia", "dele", "sam", "hana", "eve")


@pytest.fixture
def world() -> World:
    return peopled(w.build())


def peopled(world: World) -> World:
    """Pia is partner on 5 West's goal, Dele acts for Nora."""
    world.commit("board", "north", "surgery", "w5")
    row = (world.ids["w5"], world.cast.ids["pia"], "partner")
    assignments.settle_many(actor=world.cast.ada, drafts=[row], agreed_on_paper=True)
    delegations.give(actor=world.cast.nora, to_person_id=world.cast.ids["dele"], valid_to=clock.now() + timedelta(9))
    return world


def driver(world: World, by: str = "nora", key: str = "w5", **more: Any) -> Driver:
    said = {"words": "Patients get help to the toilet in time", **more}
    return drivers.add(actor=person(world, by), goal_id=world.ids[key], **said)


def idea(world: World, of: Driver, by: str = "nora", **more: Any) -> ChangeIdea:
    said = {"words": "Hourly rounds by day", **more}
    return change_ideas.add(actor=person(world, by), driver_id=of.pk, **said)


def outline(world: World, key: str = "w5", viewer: str = "nora") -> dict[str, list[str]]:
    mine = Driver.objects.visible_to(person(world, viewer)).standing().filter(goal=world.ids[key])
    return {row.text: [it.text for it in row.ideas.standing().order_by("added_at")] for row in mine}


def test_an_outline_grows_and_is_cut_back(world: World) -> None:
    rounds, lighting = driver(world), driver(world, words="Ways  are lit at night ")
    hourly = idea(world, rounds)
    idea(world, rounds, words="A bell within reach")
    assert outline(world) == {
        "Patients get help to the toilet in time": ["Hourly rounds by day", "A bell within reach"],
        "Ways are lit at night": [],
    }
    change_ideas.remove(actor=world.cast.sam, change_idea_id=hourly.pk)
    drivers.remove(actor=world.cast.nora, driver_id=lighting.pk)
    assert outline(world) == {"Patients get help to the toilet in time": ["A bell within reach"]}
    hourly.refresh_from_db()
    assert hourly.removed_by == world.cast.sam
    with refused("already_removed"):
        change_ideas.remove(actor=world.cast.nora, change_idea_id=hourly.pk)
    with refused("already_removed"):
        drivers.remove(actor=world.cast.nora, driver_id=lighting.pk)
    with refused("already_removed"):
        idea(world, lighting)
    assert driver(world, words="Ways are lit at night").pk != lighting.pk, "said anew"


def test_whoever_prepares_the_goal_or_checks_in_lays_it_out(world: World) -> None:
    first = driver(world)
    for name in world.cast.ids:
        if name in MAY:
            said = idea(world, driver(world, by=name, words=f"By {name}"), by=name)
            change_ideas.remove(actor=person(world, name), change_idea_id=said.pk)
            drivers.remove(actor=person(world, name), driver_id=said.driver_id)
            continue
        with refused("not_owner_or_leader"):
            driver(world, by=name, words=f"By {name}")
        with refused("not_owner_or_leader"):
            idea(world, first, by=name)
        with refused("not_owner_or_leader"):
            drivers.remove(actor=person(world, name), driver_id=first.pk)
    assert outline(world) == {first.text: []}


@pytest.mark.parametrize(
    ("words", "code"), [(" ", "required"), ("x" * 301, "too_long"), ("a\u202eb", "forbidden_character")]
)
def test_a_line_is_one_plain_sentence(world: World, words: str, code: str) -> None:
    first = driver(world)
    with refused(code):
        driver(world, words=words)
    with refused(code):
        idea(world, first, words=words)


def test_nothing_is_said_twice_and_a_resend_is_harmless(world: World) -> None:
    id, other = uuid7(), uuid7()
    first = driver(world, id=id)
    assert driver(world, id=id) == first
    assert idea(world, first, id=other) == idea(world, first, id=other)
    with refused("already_there"):
        driver(world)
    with refused("already_there"):
        idea(world, first)
    driver(world, by="sam", key="surgery")  # another goal's driver in the same words


def test_a_closed_goal_stays_as_it_is(world: World) -> None:
    first = driver(world)
    said = idea(world, first)
    close(world)
    for change in (
        partial(driver, world, by="sam", words="Too late"),
        partial(idea, world, first, by="sam", words="Too late"),
        partial(drivers.remove, actor=world.cast.sam, driver_id=first.pk),
        partial(change_ideas.remove, actor=world.cast.sam, change_idea_id=said.pk),
    ):
        with refused("goal_closed"):
            change()


def close(world: World) -> Any:
    said = {"outcome": "stopped", "reason": "The ward closes", "learned": "Much"}
    return goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], **said)


def test_a_restricted_goal_hides_its_outline(world: World) -> None:
    first = driver(world)
    said = idea(world, first)
    goal = world.goal("w5")
    goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    for name, seen in (("nora", True), ("sam", True), ("fay", False), ("nils", False), ("rui", False)):
        assert Driver.objects.visible_to(person(world, name)).filter(pk=first.pk).exists() is seen, name
        assert ChangeIdea.objects.visible_to(person(world, name)).filter(pk=said.pk).exists() is seen, name
    with refused("not_found"):
        idea(world, first, by="nils", words="Unseen")
    with refused("not_found"):
        change_ideas.remove(actor=world.cast.nils, change_idea_id=said.pk)


def test_another_hospital_sees_nothing(world: World) -> None:
    first = driver(world)
    said = idea(world, first)
    stranger = w.build(slug="elsewhere").cast.ada
    assert not Driver.objects.visible_to(stranger).exists() and not ChangeIdea.objects.visible_to(stranger).exists()
    for change in (
        partial(drivers.add, actor=stranger, goal_id=world.ids["w5"], words="Ours"),
        partial(drivers.remove, actor=stranger, driver_id=first.pk),
        partial(change_ideas.add, actor=stranger, driver_id=first.pk, words="Ours"),
        partial(change_ideas.remove, actor=stranger, change_idea_id=said.pk),
    ):
        with refused("not_found"):
            change()


def test_the_database_itself_keeps_lines_whole(world: World) -> None:
    first = driver(world)
    driver(world, words="Another")
    said = idea(world, first)
    for row in (first, said):
        for wrong in ({"text": ""}, {"removed_at": clock.now()}, {"removed_by": world.cast.nora}):
            with refused("conflict"), entries.action("try", actor=world.cast.nora):
                type(row).objects.filter(pk=row.pk).update(**wrong)
    with refused("conflict"), entries.action("try", actor=world.cast.nora):
        Driver.objects.update(text="The same")


ROUNDS = 6


def test_one_driver_by_two_at_once(committing: str) -> None:
    def add(world: World, actor: Person) -> Driver:
        return drivers.add(actor=actor, goal_id=world.ids["w5"], words="Help in time")

    for round in range(ROUNDS):
        world = w.build(slug=f"twice-{round}")
        done = together(*[partial(add, world, who) for who in (world.cast.nora, world.cast.sam)])
        assert sorted(isinstance(it, Driver) for it in done) == [False, True], done
        assert all(isinstance(it, (Driver, Conflict)) for it in done)


def test_a_driver_removed_while_an_idea_is_added(committing: str) -> None:
    for round in range(ROUNDS):
        world = w.build(slug=f"removed-{round}")
        first = driver(world)
        removed, added = together(
            partial(drivers.remove, actor=world.cast.sam, driver_id=first.pk),
            partial(change_ideas.add, actor=world.cast.nora, driver_id=first.pk, words="Hourly rounds"),
        )
        assert isinstance(removed, Driver)
        if isinstance(added, ChangeIdea):
            assert added.added_at <= Driver.objects.get(pk=first.pk).removed_at, "there before it went"
        else:
            assert isinstance(added, DomainError) and added.code == "already_removed"

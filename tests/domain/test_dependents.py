"""Who depends on a goal or an owner, over the real rows."""

import random
from typing import Any

import pytest

from domain import world as worlds
from domain.world import World
from plumbline.accountability import dependents
from plumbline.accountability.models import Assignment
from plumbline.goals.actions import alignments, goals
from plumbline.goals.models import Goal
from plumbline.organizations.actions import people


@pytest.fixture
def world() -> World:
    """board < north < surgery < w5 < rounds; rounds also serves south < board."""
    world = worlds.build()
    for key, unit, owner, above in (
        ("south", "south", "sol", ["board"]),
        ("rounds", "w5", "dele", ["w5", "south"]),
        ("beds", "w5", "pia", ["w5"]),
    ):
        world.draft(key, unit, owner=owner)
        for number, parent in enumerate(above):
            world.link(key, parent, primary=number == 0)
    world.commit("board", "north", "surgery", "w5", "south", "rounds", "beds")
    return world


def of(world: World, key: str, viewer: str = "chidi") -> Any:
    [told] = dependents.of_goals(worlds.person(world, viewer), [world.goal(key)])
    return told


def lost(world: World, told: Any) -> set[str]:
    names = {id: key for key, id in world.ids.items()}
    return {names[goal] for group in told.groups for goal in group.goal_ids}


def test_every_way_up_counts_and_not_only_the_main_one(world: World) -> None:
    told = of(world, "surgery")
    assert (told.count, lost(world, told)) == (2, {"w5", "beds"}), "rounds reaches the board by south"
    assert told.sentence == "2 other goals reach the board only through this goal."
    [group] = told.groups
    assert (group.board_id, group.share, group.count) == (world.ids["board"], 0.5, 2)
    assert lost(world, of(world, "north")) == {"surgery", "w5", "beds"}
    assert lost(world, of(world, "beds")) == set()


def test_a_link_not_agreed_and_a_vacant_goal_lead_nowhere(world: World) -> None:
    offered = world.offer("beds", "south", by="sam", primary=False)
    assert "beds" in lost(world, of(world, "w5"))
    alignments.accept_many(actor=world.cast.ada, alignment_ids=[offered.pk], on_paper=True)
    assert lost(world, of(world, "w5")) == set()
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["sol"])
    assert lost(world, of(world, "w5")) == {"beds", "rounds"}, "south has nobody but an acting owner"
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="stopped", reason="Ward closes", learned="Much")
    assert lost(world, of(world, "north")) == {"surgery"}


def test_when_an_owner_stops_all_their_goals_stop(world: World) -> None:
    for key in ("w5", "south"):
        world.own(world.ids[key], "sam")
    told = dependents.of_owner(world.cast.chidi, world.cast.sam)
    assert lost(world, told) == {"rounds", "beds"}, "neither way up is left; their own goals are not named"
    assert told.sentence == "2 other goals reach the board only through this owner."
    assert dependents.of_owner(world.cast.chidi, world.cast.fay).count == 0


def test_what_is_hidden_is_as_if_it_were_not_there(world: World) -> None:
    beds = world.goal("beds")
    goals.edit(actor=world.cast.sam, goal_id=beds.pk, expected_version=beds.version, restricted=True)
    assert lost(world, of(world, "w5", viewer="sam")) == {"beds"}
    told = of(world, "w5", viewer="sol")
    assert (told.count, told.groups) == (0, [])


def test_the_goals_of_chance_agree_with_the_plain_search(world: World) -> None:
    """Against the rule of the graph, over forty goals linked and owned at random."""
    from plumbline.goals.models import Alignment
    from plumbline.goals.rules import graph

    chance, keys = random.Random(3), ["board"]
    for number in range(40):
        key = f"g{number}"
        world.draft(key, "w5", owner="eve" if chance.random() < 0.8 else None)
        for at, above in enumerate(set(chance.choices(keys, k=chance.choice([1, 1, 2, 3])))):
            world.link(key, above, primary=at == 0)
        keys.append(key)
    owned = set(Assignment.objects.owners().values_list("goal_id", flat=True))
    agreed = Alignment.objects.agreed().values_list("child_id", "parent_id")
    links = [(child, parent) for child, parent in agreed if parent in owned]
    for key in keys:
        told = lost(world, of(world, key))
        plain = graph.cut_off(links, {world.ids["board"]}, {world.ids[key]})
        assert {world.ids[name] for name in told} == plain, key
    assert Goal.objects.count() > 40

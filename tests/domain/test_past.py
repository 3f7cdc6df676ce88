"""Looking at the past: what was on record then, as far as the viewer may see it today."""

import pytest
from django.db import DatabaseError, transaction

from domain import world as worlds
from domain.world import World
from plumbline.accountability import past
from plumbline.core import clock
from plumbline.core.errors import NotFound
from plumbline.goals import selectors
from plumbline.goals.actions import goals
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries


@pytest.fixture
def world() -> World:
    return worlds.build()


def test_a_goal_is_seen_as_it_stood(world: World) -> None:
    then = clock.now()
    goals.edit(actor=world.cast.ada, goal_id=world.ids["w5"], expected_version=1, title="No falls at all, 5 West")
    world.draft("later", "w5")
    with past.at(world.cast.organization, then, world.cast.fay):
        assert selectors.goal(world.cast.fay, world.ids["w5"]).title == "Fewer falls, 5 West"
        with pytest.raises(NotFound):
            selectors.goal(world.cast.fay, world.ids["later"])
        assert clock.now() == then
    assert selectors.goal(world.cast.fay, world.ids["w5"]).title == "No falls at all, 5 West"
    assert selectors.goal(world.cast.fay, world.ids["later"])


def test_nothing_is_written_in_the_past(world: World) -> None:
    with (
        pytest.raises(DatabaseError, match="cannot"),
        transaction.atomic(),
        past.at(world.cast.organization, clock.now(), world.cast.ada),
        entries.action("goal.rename", organization_id=world.cast.organization.pk) as action,
    ):
        Goal.objects.get(pk=world.ids["w5"]).revise(action.at, title="Rewritten")
    assert world.goal("w5").title == "Fewer falls, 5 West"

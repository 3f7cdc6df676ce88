"""How often forecasts came true, and who sees them."""

from datetime import date
from typing import Any

import pytest

from domain import world as worlds
from domain.test_forecasts import HIGH, JANUARY, MARCH, YEAR, built, come_due, day, last, make, on, record
from domain.world import World
from plumbline.goals import forecasts
from plumbline.goals.actions import goals
from plumbline.goals.models import Forecast, Goal
from plumbline.organizations.models import Person


def test_right_so_many_times_of_so_many() -> None:
    world = built(MARCH)
    with on(day(1, 5)):
        assert forecasts.score(world.cast.fay).sentence == "No forecast has come due yet."
    make(world, day(1, 5))
    come_due(world, "north", 9)
    come_due(world, "south", 9)
    make(world, day(4, 13))
    score = forecasts.score(world.cast.fay)
    assert (score.right, score.of) == (1, 2), "North was said to be missed and was, South came as a surprise"
    chances = [float(last(world, key).probability) for key in ("north", "south")]
    assert score.brier == pytest.approx(sum((1 - chance) ** 2 for chance in chances) / 2)
    assert sum(it.count for it in score.bins) == 2


def test_what_was_said_in_the_last_month_is_no_foretelling() -> None:
    world = built(MARCH)
    make(world, day(3, 15))
    come_due(world, "north", 9)
    make(world, day(4, 13))
    assert last(world, "north").missed is True
    assert forecasts.score(world.cast.fay).of == 0


# --- Who sees them -------------------------------------------------------------------------------------------


def seen(person: Person) -> set[Any]:
    return set(Forecast.objects.visible_to(person).values_list("goal_id", flat=True))


def restrict(world: World, key: str, by: str) -> None:
    goal: Goal = world.goal(key)
    goals.edit(actor=getattr(world.cast, by), goal_id=goal.pk, expected_version=goal.version, restricted=True)


def test_where_the_goal_is_seen() -> None:
    world = built(MARCH)
    make(world, day(1, 5))
    come_due(world, "north", 9)
    make(world, day(4, 13))
    with on(day(4, 14)):
        restrict(world, "north", "eve")
        assert seen(world.cast.sol) == {world.ids["south"]}
        assert seen(world.cast.hana) == {world.ids["north"], world.ids["south"]}
        assert (forecasts.score(world.cast.sol).of, forecasts.score(world.cast.hana).of) == (0, 1)
        stranger = worlds.build(slug="elsewhere", demo=True, line=False)
        assert seen(stranger.cast.ada) == set()
        assert forecasts.score(stranger.cast.chidi).of == 0


def test_one_made_of_hidden_numbers_is_hidden_too() -> None:
    with on(date(2027, 1, 4)):
        world = worlds.build(demo=True)
        for key in ("north", "south"):
            if key == "south":
                world.draft("south", "south", owner="sol")
            record(world, key, HIGH)
            world.target(key, baseline_on=JANUARY, due_on=YEAR)
        world.link("south", "board", kind="same_measure")
        world.target("board", baseline_on=JANUARY, due_on=YEAR)
        world.commit("board", "north", "south", "surgery", "w5")
    make(world, day(1, 5))
    assert last(world, "board").pooled and not last(world, "north").pooled
    with on(day(1, 6)):
        assert world.ids["board"] in seen(world.cast.fay)
        restrict(world, "south", "eve")
        assert seen(world.cast.fay) == {world.ids["north"]}, "the board's is South's, told under another name"
        assert seen(world.cast.sol) == {world.ids[key] for key in ("board", "north", "south")}


def test_what_is_rather_missed_than_reached() -> None:
    world = built()
    make(world, day(1, 5))
    assert [row.goal_id for row in forecasts.likely_missed(world.cast.fay)] == [world.ids["north"]]
    assert forecasts.likely_missed(world.cast.fay, world.cast.unit("south")) == []
    assert len(forecasts.likely_missed(world.cast.fay, world.cast.unit("office"))) == 1

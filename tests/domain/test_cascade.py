"""The big picture as columns: true, the same until something changes, and different for who may see less."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from domain import world as worlds
from domain.world import World
from plumbline.accountability import cascade
from plumbline.core import clock
from plumbline.goals.actions import check_ins, goals
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.organizations.models import Person


@pytest.fixture
def world() -> World:
    world = worlds.build()
    world.target("w5", unit_id=world.cast.units["w5"].pk)
    world.commit("board", "north", "surgery", "w5")
    return world


def page(viewer: Person, since: str | None = None) -> dict[str, Any]:
    told: dict[str, Any] = orjson.loads(cascade.snapshot(viewer, since).body)
    return told


def column(told: dict[str, Any], name: str) -> dict[str, Any]:
    return dict(zip(told["goals"]["title"], told["goals"][name], strict=True))


def test_each_goal_stands_under_its_primary_parent_with_its_owner(world: World) -> None:
    told = page(world.cast.fay)
    titles, places = told["goals"]["title"], told["goals"]["parent"]
    above = {title: titles[place] if place >= 0 else None for title, place in zip(titles, places, strict=True)}
    assert above == {
        "Harm nobody": None,
        "Fewer falls, North": "Harm nobody",
        "Fewer falls, Surgery": "Fewer falls, North",
        "Fewer falls, 5 West": "Fewer falls, Surgery",
    }
    owner = column(told, "owner")["Fewer falls, 5 West"]
    assert told["people"]["position"][owner] == "Nurse manager, 5 West"
    assert column(told, "target")["Fewer falls, 5 West"] == "0.4"
    assert column(told, "goalsBelow")["Harm nobody"] == 3
    assert told["cycles"]["name"][column(told, "cycle")["Harm nobody"]] == "Plan 2027"
    assert told["complete"]


def test_the_tag_stays_until_something_changes(committing: str, world: World) -> None:
    first = cascade.snapshot(world.cast.nora)
    worlds.build(slug="elsewhere", line=False)
    assert cascade.snapshot(world.cast.nora).etag == first.etag
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "off_track"))
    assert cascade.snapshot(world.cast.nora).etag != first.etag


def test_a_delta_tells_what_changed_since_and_it_changes_above_too(committing: str, world: World) -> None:
    before = page(world.cast.nora)
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "off_track"))
    told = page(world.cast.nora, before["watermark"])
    assert not told["complete"]
    assert column(told, "claimed")["Fewer falls, 5 West"] == 3
    assert column(told, "offTrackBelow")["Harm nobody"] == 1
    named = told["goalIds"]
    for id, place in zip(told["goals"]["id"], told["goals"]["parent"], strict=True):
        whole = before["goals"]["id"].index(id)
        above = before["goals"]["parent"][whole]
        assert (named[place] if place >= 0 else None) == (before["goals"]["id"][above] if above >= 0 else None)


def test_a_strange_watermark_gets_the_whole(world: World) -> None:
    rights = page(world.cast.nora)["watermark"].split(".")[1]
    for since in ("", "1", "x.y.z", "1:1:.deadbeef.2026-01-01", f"{'9' * 40}:1:.{rights}.x", f"2:1:'.{rights}.x"):
        assert page(world.cast.nora, since)["complete"]
    now = page(world.cast.nora)["watermark"].partition(".")[2]
    for seen in ("9:5:", "5:9:8,7", "5:9:4", "5:9:9", "٥:٩:"):
        assert page(world.cast.nora, f"{seen}.{now}")["complete"], seen


def test_another_day_brings_the_whole(committing: str, world: World) -> None:
    """Leave begins and ends at midnight, without a write."""
    before = page(world.cast.nora)["watermark"]
    assert not page(world.cast.nora, before)["complete"]
    with clock.travel(clock.now() + timedelta(days=1)):
        assert page(world.cast.nora, before)["complete"]


def test_outside_a_restriction_the_picture_is_as_if_it_were_not_there(world: World) -> None:
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "off_track"))
    version = world.goal("w5").version
    goals.edit(actor=world.cast.sam, goal_id=world.ids["w5"], expected_version=version, restricted=True)
    assert column(page(world.cast.eve), "offTrackBelow")["Harm nobody"] == 1
    seen = page(world.cast.fay)
    assert "Fewer falls, 5 West" not in seen["goals"]["title"]
    assert column(seen, "offTrackBelow")["Harm nobody"] == 0
    assert column(seen, "goalsBelow")["Harm nobody"] == 2


def test_an_outsider_gets_only_their_own(world: World) -> None:
    other = worlds.build(slug="other")
    assert set(page(other.cast.ada)["goals"]["id"]).isdisjoint(page(world.cast.ada)["goals"]["id"])


def test_names_below_unit_leaders_are_not_told(world: World) -> None:
    world.draft("small", "w5", owner="dele")
    told = page(world.cast.chidi)
    place = column(told, "owner")["Goal small"]
    assert (told["people"]["position"][place], told["people"]["name"][place]) == ("Charge nurse, 5 West", "")

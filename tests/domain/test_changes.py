"""What changed since the last meeting: by kind, in the forum's scope, without what the meeting itself decided."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from domain import world as worlds
from domain.world import World
from plumbline.accountability import changes, home
from plumbline.accountability.actions import assignments, forums, meetings
from plumbline.accountability.changes import ChangeGroup
from plumbline.accountability.models import Assignment, Forum, Meeting
from plumbline.core import clock
from plumbline.goals.actions import check_ins, goals, targets
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.measures.actions import measures

JUNE = datetime(2026, 6, 1, 15, tzinfo=UTC)


def on(day: float) -> Any:
    """Ten o'clock in Chicago on a day of June 2026, for a world that is marked demo."""
    return clock.travel(JUNE + timedelta(days=day - 1))


@pytest.fixture
def world() -> World:
    """Committed on June 2; owners long before."""
    with on(1):
        world = worlds.build(demo=True)
    with on(2):
        world.target("w5")
        world.commit("board", "north", "surgery", "w5")
    return world


def found(world: World, name: str, kind: str, unit: str, day: int = 1) -> Forum:
    with on(day):
        return forums.found(
            actor=world.cast.ada, name=name, kind=kind, unit_id=world.cast.units[unit].pk, rhythm="monthly"
        )


def held(world: World, forum: Forum, day: int) -> Meeting:
    return meetings.schedule(actor=world.cast.ada, forum_id=forum.pk, held_on=JUNE.date() + timedelta(days=day - 1))


def since(world: World, forum: Forum, day: int, viewer: str = "chidi") -> list[ChangeGroup]:
    with on(day + 0.1):
        return changes.since_last_meeting(worlds.person(world, viewer), forum).groups


def told(world: World, groups: list[ChangeGroup]) -> dict[str, list[tuple[str, str]]]:
    names = {id: key for key, id in world.ids.items()}
    return {group.kind: [(names[it.goal_id], it.sentence) for it in group.changes] for group in groups}


def say(world: World, key: str, name: str, claimed: str, day: int) -> None:
    with on(day):
        check_ins.record(
            actor=worlds.person(world, name),
            draft=CheckInDraft(world.ids[key], claimed, next_step="Rounds" if claimed != "on_track" else ""),
        )


def test_a_forum_that_has_not_met_is_told_everything_since_its_founding(world: World) -> None:
    forum = found(world, "Quality", "committee", "top")
    with on(3):
        answer = changes.since_last_meeting(world.cast.chidi, forum)
    assert (answer.meeting_id, answer.since) == (None, forum.founded_at)
    assert told(world, answer.groups) == {
        "goal_committed": [(key, "Committed") for key in ("board", "north", "surgery", "w5")]
    }
    late = found(world, "Late", "committee", "top", day=3)
    assert since(world, late, 4) == []


def test_every_kind_of_change_since_the_meeting(world: World) -> None:
    forum = found(world, "Quality", "committee", "top")
    say(world, "surgery", "sam", "off_track", 3)
    say(world, "north", "hana", "on_track", 3)
    held(world, forum, 5)
    say(world, "surgery", "sam", "on_track", 6)
    say(world, "north", "hana", "off_track", 6)
    say(world, "north", "hana", "off_track", 8)
    say(world, "w5", "nora", "on_track", 6)
    with on(7):
        offer = assignments.offer(actor=world.cast.nora, goal_id=world.ids["w5"], person_id=world.cast.ids["dele"])
        assignments.accept(actor=world.cast.dele, handoff_id=offer.pk)
        owned = Assignment.objects.owners().get(goal=world.ids["north"])
        assignments.end(actor=world.cast.hana, assignment_id=owned.pk, reason="Other work")
        measures.revise(
            actor=world.cast.ada, measure_id=world.measures["falls"].pk, reason="Clearer", expected_version=1,
            definition="With injury",
        )  # fmt: skip
    with on(8):
        line = targets.Target.objects.in_force().get(goal=world.ids["w5"]).line
        said = world.aim("w5", line=line, target="0.3", reason="Ahead")
        change = targets.propose(actor=world.cast.dele, goal_id=world.ids["w5"], draft=said)
        targets.approve(actor=world.cast.sam, target_id=change.pk)
        goals.sustain(actor=world.cast.eve, goal_id=world.ids["surgery"])
    with on(9):
        goals.reopen(actor=world.cast.eve, goal_id=world.ids["surgery"], reason="It rose")
        goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="missed", reason="No", learned="Much")
    groups = since(world, forum, 10)
    assert told(world, groups) == {
        "goal_closed": [("w5", "Closed as missed")],
        "goal_sustained": [("surgery", "Reached, and watched for a year")],
        "goal_reopened": [("surgery", "Reopened")],
        "went_off_track": [("north", "Turned off track")],
        "back_on_track": [("surgery", "Back on track")],
        "owner_changed": [("north", "The owner left"), ("w5", "Now owned by Charge nurse, 5 West")],
        "target_changed": [("w5", "Target for Falls changed")],
        "definition_changed": [("w5", "Definition of Falls changed")],
    }
    off = next(group for group in groups if group.kind == "went_off_track")
    assert off.changes[0].at == JUNE + timedelta(days=5), "since the first of the run"


def test_only_what_hangs_under_the_forums_unit(world: World) -> None:
    north = found(world, "North round", "leadership", "north")
    ward = found(world, "Ward huddle", "huddle", "w5")
    south = found(world, "South round", "leadership", "south")
    assert [key for key, _ in told(world, since(world, north, 3))["goal_committed"]] == ["north", "surgery", "w5"]
    assert [key for key, _ in told(world, since(world, ward, 3))["goal_committed"]] == ["w5"]
    assert since(world, south, 3) == []


def test_what_a_meeting_decided_itself_is_no_news_and_the_rest_of_its_day_is(world: World) -> None:
    forum = found(world, "Surgery round", "leadership", "surgery")
    held(world, forum, 5)
    with on(4):
        forums.join(actor=world.cast.ada, forum_id=forum.pk, person_id=world.cast.ids["sam"])
        forums.join(actor=world.cast.ada, forum_id=forum.pk, person_id=world.cast.ids["hana"])
    with on(5):
        goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    say(world, "surgery", "sam", "off_track", 5)
    assert set(told(world, since(world, forum, 6))) == {"went_off_track"}
    assert set(told(world, since(world, forum, 5))) == {"goal_committed", "goal_sustained", "went_off_track"}, (
        "on the day itself the meeting before counts"
    )


def test_a_past_meeting_keeps_what_it_was_told(world: World) -> None:
    forum = found(world, "Quality", "committee", "top")
    first, second, third = (held(world, forum, day) for day in (3, 6, 20))
    with on(4):
        goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    with on(7):
        goals.reopen(actor=world.cast.sam, goal_id=world.ids["w5"], reason="It rose")
    with on(9):
        before = changes.before_meetings(world.cast.chidi, [first, second, third])
    assert {key: set(told(world, groups)) for key, groups in before.items()} == {
        first.pk: {"goal_committed"},
        second.pk: {"goal_sustained"},
        third.pk: {"goal_reopened"},
    }


def test_hidden_goals_leave_no_trace(world: World) -> None:
    forum = found(world, "Quality", "committee", "top")
    with on(3):
        goal = world.goal("w5")
        goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    seen = {who: told(world, since(world, forum, 4, who))["goal_committed"] for who in ("sam", "sol")}
    assert {key for key, _ in seen["sam"]} - {key for key, _ in seen["sol"]} == {"w5"}
    counts = {who: since(world, forum, 4, who)[0].count for who in ("sam", "sol")}
    assert counts == {"sam": 4, "sol": 3}


def test_the_board_sees_a_dot_where_its_goal_changed_since_it_met(world: World) -> None:
    def dots(day: int) -> dict[str, bool]:
        with on(day):
            return {row.goal.title: row.changed for row in home.board(world.cast.bea).rows}

    assert dots(3) == {"Harm nobody": False}, "without a board that meets there is no meeting to compare with"
    board = found(world, "Board", "board", "top")
    assert dots(4) == {"Harm nobody": True}
    held(world, board, 5)
    assert dots(6) == {"Harm nobody": False}
    say(world, "board", "eve", "off_track", 7)
    say(world, "w5", "nora", "off_track", 7)
    assert dots(8) == {"Harm nobody": True}
    held(world, board, 9)
    assert dots(10) == {"Harm nobody": False}


def test_the_same_number_of_queries_for_any_number_of_meetings(world: World) -> None:
    forum = found(world, "Quality", "committee", "top")
    made = [held(world, forum, day) for day in range(2, 20)]

    def cost(some: list[Meeting]) -> int:
        with CaptureQueriesContext(connection) as captured, on(25):
            changes.before_meetings(world.cast.chidi, some)
        return len(captured)

    assert cost(made[:2]) == cost(made) <= 8

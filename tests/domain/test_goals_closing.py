"""Closing goals: who may, what is asked for, and what a goal leaves behind."""

from uuid import uuid4

import pytest

from domain import world as w
from domain.world import World, refused
from plumbline.core.errors import RowErrors
from plumbline.goals.actions import goals
from plumbline.goals.actions.goals import Closing
from plumbline.goals.choices import State
from plumbline.goals.models import Alignment, Standing


@pytest.fixture
def world() -> World:
    return w.build()


def test_closing_needs_the_approver_and_the_owner_may_ask(world: World) -> None:
    world.commit("w5")
    ask = {"actor": world.cast.nora, "goal_id": world.ids["w5"], "outcome": "achieved"}
    with refused("not_approver"):
        goals.close(**ask)  # type: ignore[arg-type]
    asked = goals.ask_to_close(**ask)  # type: ignore[arg-type]
    assert (asked.state, asked.asked_outcome, asked.asked_by_id) == ("committed", "achieved", world.cast.ids["nora"])
    kept = goals.keep_open(actor=world.cast.sam, goal_id=asked.pk, reason="Two more months, please.")
    assert (kept.asked_outcome, kept.asked_by_id) == ("", None)
    closed = goals.close(actor=world.cast.sam, goal_id=asked.pk, outcome="achieved", expected_version=kept.version)
    assert (closed.state, closed.asked_outcome) == (State.ACHIEVED, "")
    with refused("closed"):
        goals.edit(actor=world.cast.nora, goal_id=closed.pk, expected_version=closed.version, title="x")


@pytest.mark.parametrize("outcome", ["missed", "stopped"])
def test_missed_and_stopped_say_why_and_what_was_learned(world: World, outcome: str) -> None:
    world.commit("w5")
    close = {"actor": world.cast.sam, "goal_id": world.ids["w5"], "outcome": outcome}
    with refused("required"):
        goals.close(**close, learned="A lot")  # type: ignore[arg-type]
    with refused("required"):
        goals.close(**close, reason="No staff")  # type: ignore[arg-type]
    closed = goals.close(**close, reason="No staff", learned="Ask first")  # type: ignore[arg-type]
    assert (closed.closing_reason, closed.learned) == ("No staff", "Ask first")


def test_an_achieved_child_stays_and_a_stopped_one_leaves_with_a_seam(world: World) -> None:
    world.commit("board", "north", "surgery", "w5")
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="achieved")
    assert Standing.objects.get(goal=world.ids["surgery"]).goals_below == 1
    world.draft("extra", "w4")
    world.link("extra", "surgery")
    world.commit("extra")
    assert Standing.objects.get(goal=world.ids["surgery"]).goals_below == 2
    goals.close(
        actor=world.cast.sam, goal_id=world.ids["extra"], outcome="stopped", reason="Ward closed", learned="Plan ahead"
    )
    assert Standing.objects.get(goal=world.ids["surgery"]).goals_below == 1
    seam = Alignment.objects.get(child=world.ids["extra"])
    assert (seam.ended_reason, seam.valid_to is not None) == ("Ward closed", True)


def test_the_owner_stops_a_draft_without_an_approver(world: World) -> None:
    goal = goals.close(
        actor=world.cast.nora, goal_id=world.ids["w5"], outcome="stopped", reason="Duplicate", learned="Look first"
    )
    assert goal.state == State.STOPPED


def test_closing_many_is_all_or_nothing(world: World) -> None:
    world.commit("w5")
    closings = [Closing(world.ids["w5"], "achieved"), Closing(world.ids["north"], "achieved"), Closing(uuid4(), "x")]
    before = w.written()
    with pytest.raises(RowErrors) as caught:
        goals.close_many(actor=world.cast.sam, closings=closings)
    assert [(row.line, row.code) for row in caught.value.rows] == [(1, "wrong_state"), (2, "not_found")]
    assert w.written() == before


def test_sustained_and_reopened(world: World) -> None:
    world.commit("w5")
    with refused("not_approver"):
        goals.sustain(actor=world.cast.nora, goal_id=world.ids["w5"])
    assert goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"]).state == State.SUSTAINING
    assert goals.reopen(actor=world.cast.sam, goal_id=world.ids["w5"], reason="It went up.").state == "committed"

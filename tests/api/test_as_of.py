"""`as_of`: both faces show what was on record then."""

from datetime import timedelta
from typing import Any

from api.faces import Face
from api.worlds import Worlds
from plumbline.core import clock
from plumbline.goals.actions import goals


def test_a_goal_with_all_that_hangs_on_it(face: Face, worlds: Worlds) -> None:
    before = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"]).value
    then = clock.now()
    version = worlds.goal("w5").version
    goals.edit(actor=worlds.cast.nora, goal_id=worlds.ids["w5"], expected_version=version, title="No falls at all")
    now = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"])
    assert now.value["title"] == "No falls at all"
    past = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"], as_of=then.isoformat())
    assert not past.refused, past
    assert comparable(past.value) == comparable(before)


def comparable(goal: dict[str, Any]) -> dict[str, Any]:
    """What may be done is not asked of the past."""
    return {name: value for name, value in goal.items() if name != "allowed"}


def test_there_is_no_past_of_tomorrow_or_of_before_the_record(face: Face, worlds: Worlds) -> None:
    for said, code in (
        ((clock.now() + timedelta(days=2)).date().isoformat(), "in_the_future"),
        ("2100-01-01T00:00:00Z", "in_the_future"),
        ("1999-12-31", "before_the_record"),
        ("yesterday", "not_a_time"),
        ("2026-02-30", "not_a_time"),
        ("2026-02-03T10:00", "not_a_time"),
    ):
        answer = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"], as_of=said)
        assert (answer.code, answer.field) == (code, "as_of"), said

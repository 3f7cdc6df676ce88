"""What drives a goal and the changes tried for it, as both faces show them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.faces import Answer, Face, GraphQL
from api.worlds import Worlds
from plumbline.core import clock
from plumbline.goals.actions import drivers, goals, interventions
from plumbline.goals.actions.interventions import InterventionDraft
from plumbline.measures.actions import measurements
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.rules.periods import add_months

FIRST, MONTHS, BEFORE = date(2024, 1, 1), 30, 20


def rows(answer: Answer) -> list[dict[str, Any]]:
    assert not answer.refused, answer
    found: list[dict[str, Any]] = answer.value.get("items") or answer.value.get("nodes") or []
    return found


def titles(answer: Answer) -> list[str]:
    return [row["title"] for row in rows(answer)]


def test_a_goal_shows_its_outline_down_to_what_was_tried(worlds: Worlds, face: Face) -> None:
    goal = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"]).value
    (driver,) = goal["drivers"]
    (idea,) = driver["ideas"]
    assert (driver["text"], idea["text"]) == ("Help to the toilet in time", "Hourly rounds by day")
    assert [row["title"] for row in idea["interventions"]] == ["Hourly rounds"]
    assert [row["id"] for row in goal["interventions"]] == [str(worlds.ids["intervention"])]


def test_lists_by_measure_and_unit_and_of_what_serves_no_goal(worlds: Worlds, face: Face) -> None:
    cast, ids = worlds.cast, worlds.ids
    w5, north = cast.units["w5"].pk, cast.units["north"].pk
    assert set(titles(face.ask(cast.fay, "interventions"))) == {"Hourly rounds", "New mattresses"}
    assert titles(face.ask(cast.fay, "interventions", measure_id=ids["falls"], unit_id=w5)) == ["Hourly rounds"]
    assert titles(face.ask(cast.fay, "interventions", unit_id=north)) == [], "the unit alone"
    assert titles(face.ask(cast.fay, "initiatives", unit_id=north)) == ["New mattresses"]
    assert titles(face.ask(cast.fay, "initiatives", unit_id=cast.units["south"].pk)) == []
    interventions.withdraw(actor=cast.rui, intervention_id=ids["initiative"], reason="Not ours")
    assert titles(face.ask(cast.fay, "initiatives")) == []
    w5_goal = worlds.goal("w5")
    goals.edit(actor=cast.sam, goal_id=w5_goal.pk, expected_version=w5_goal.version, restricted=True)
    assert titles(face.ask(cast.rui, "interventions")) == []
    assert titles(face.ask(cast.nora, "interventions")) == ["Hourly rounds"]


@pytest.mark.parametrize(
    ("name", "tried", "alone"),
    [
        ("nora", (True, True), (True, True)),
        ("dele", (True, True), (False, False)),
        ("fay", (False, True), (False, False)),
        ("rui", (False, False), (True, True)),
        ("bea", (False, False), (False, False)),
    ],
)
def test_each_is_told_what_they_may_do(
    worlds: Worlds, face: Face, name: str, tried: tuple[bool, bool], alone: tuple[bool, bool]
) -> None:
    def told(key: str) -> tuple[bool, bool]:
        row = face.ask(worlds.person(name), "intervention", id=worlds.ids[key]).value
        return row["can_change"], row["can_work"]

    assert (told("intervention"), told("initiative")) == (tried, alone)
    ended = {"intervention_id": worlds.ids["intervention"], "actor": worlds.cast.fay}
    interventions.do(**ended, done="Yes")
    interventions.study(**ended, studied="Much")
    interventions.act(**ended, act="adopt")
    assert told("intervention") == (tried[0], False), "decided"
    interventions.withdraw(actor=worlds.cast.nora, intervention_id=worlds.ids["intervention"], reason="A mistake")
    assert told("intervention") == (False, False)


def test_its_effect_with_the_numbers(worlds: Worlds, face: Face) -> None:
    cast = worlds.cast
    counts = [(50 if at < BEFORE else 30) + (1, -1, 0)[at % 3] for at in range(MONTHS)]
    data = [
        MeasurementDraft(
            worlds.ids["falls"], cast.units["w4"].pk, add_months(FIRST, at), add_months(FIRST, at + 1),
            "incident system", numerator=Decimal(count), denominator=Decimal(10_000),
        )
        for at, count in enumerate(counts)
    ]  # fmt: skip
    measurements.record_many(actor=cast.rui, organization_id=cast.organization.pk, data=data)
    said = InterventionDraft(
        measure_id=worlds.ids["falls"], unit_id=cast.units["w4"].pk, title="Low beds", plan="Thirty beds",
        begins_on=add_months(FIRST, BEFORE), predicted=Decimal(-2),
    )  # fmt: skip
    row = interventions.plan(actor=cast.rui, draft=said)
    effect = face.ask(cast.fay, "intervention", id=row.pk).value["effect"]
    assert (effect["verdict"].lower(), effect["by_trend"]) == ("improved", False)
    assert "“Low beds”" in effect["sentence"]
    assert (effect["before"]["points"], effect["after"]["points"]) == (BEFORE, MONTHS - BEFORE)
    assert effect["before"]["mean"] == pytest.approx(sum(counts[:BEFORE]) / BEFORE / 10)
    assert effect["after"]["mean"] == pytest.approx(sum(counts[BEFORE:]) / (MONTHS - BEFORE) / 10)
    assert effect["shown"]["low"] < -2 < effect["shown"]["high"] < 0 and effect["step"] == effect["shown"]
    assert [(it["days"], it["verdict"].lower()) for it in effect["held"]] == [(90, "held"), (180, "held")]
    few = face.ask(cast.fay, "intervention", id=worlds.ids["intervention"]).value["effect"]
    assert (few["verdict"].lower(), few["code"], few["shown"]) == ("cannot_tell", "effect_few", None)


def test_a_past_goal_shows_the_outline_of_then(worlds: Worlds, face: Face) -> None:
    then = clock.now()
    drivers.remove(actor=worlds.cast.nora, driver_id=worlds.ids["driver"])
    interventions.withdraw(actor=worlds.cast.nora, intervention_id=worlds.ids["intervention"], reason="A mistake")
    now = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"]).value
    before = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"], as_of=then.isoformat()).value
    assert (now["drivers"], now["interventions"]) == ([], [])
    assert [row["text"] for row in before["drivers"]] == ["Help to the toilet in time"]
    assert [row["title"] for row in before["interventions"]] == ["Hourly rounds"]


def test_the_goals_history_tells_of_them(worlds: Worlds) -> None:
    interventions.do(actor=worlds.cast.fay, intervention_id=worlds.ids["intervention"], done="Yes")
    text = "query Q($id: UUID!) { goal(id: $id) { history { nodes { verb } } } }"
    asked = {"query": text, "variables": {"id": worlds.ids["w5"]}}
    told = GraphQL().post(worlds.cast.fay, asked).json()["data"]["goal"]["history"]["nodes"]
    verbs = {row["verb"] for row in told}
    assert {"driver.add", "change_idea.add", "intervention.plan", "intervention.do"} <= verbs

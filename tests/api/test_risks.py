"""Risks and forecasts through both faces."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.faces import Face, GraphQL
from api.worlds import Worlds
from plumbline.accountability.actions import risks
from plumbline.accountability.actions.risks import RiskDraft
from plumbline.core import clock
from plumbline.goals.actions import goals
from plumbline.goals.models import Forecast


def lines(face: Face, worlds: Worlds, who: str, **narrowed: Any) -> list[dict[str, Any]]:
    value = face.ask(worlds.person(who), "riskRegister", **narrowed).value
    found: list[dict[str, Any]] = value["items"] if "items" in value else value["nodes"]
    return found


def test_a_risk_from_its_naming_to_its_end(face: Face, worlds: Worlds) -> None:
    nora, w5 = worlds.cast.nora, worlds.ids["w5"]
    said = {"text": "The lifts come late", "likelihood": "low", "harm": "high"}
    made = face.do(nora, "raiseRisk", goal_id=w5, owner_id=worlds.cast.ids["pia"], **said).value
    assert (made["text"], made["likelihood"].lower(), made["harm"].lower()) == tuple(said.values())
    assert made["can_change"]
    work = face.do(
        nora, "promiseAction", goal_id=w5, text="Order them again", due_on=clock.now().date().isoformat(),
        strength="weak", risk_id=made["id"],
    )  # fmt: skip
    assert work.value["risk"]["id"] == made["id"]
    edited = face.do(nora, "editRisk", risk_id=made["id"], expected_version=1, harm="medium").value
    assert (edited["harm"].lower(), [it["id"] for it in edited["actions"]]) == ("medium", [work.value["id"]])
    free = face.do(nora, "editAction", action_id=work.value["id"], expected_version=1, risk_id=None)
    assert free.value["risk"] is None
    closed = face.do(worlds.cast.chidi, "closeRisk", risk_id=made["id"], closing="gone", reason="They are here").value
    assert (closed["closing"].lower(), closed["reason"], closed["can_change"]) == ("gone", "They are here", False)
    told = face.ask(worlds.cast.fay, "goal", id=w5).value["risks"]
    assert [row["id"] for row in told] == [str(worlds.ids["risk"]), made["id"]], "the open ones first"


def test_the_register_holds_what_was_named_and_what_is_foretold(face: Face, worlds: Worlds) -> None:
    rows = lines(face, worlds, "fay")
    told = [(row["risk"] and row["risk"]["id"], row["forecast"] and row["forecast"]["id"]) for row in rows]
    assert told == [(None, str(worlds.ids["forecast"])), (str(worlds.ids["risk"]), None)], "0.7 before 6 of 9"
    assert {row["goal"]["id"] for row in rows} == {str(worlds.ids["w5"])}
    assert lines(face, worlds, "fay", unit_id=worlds.cast.units["south"].pk) == []
    assert len(lines(face, worlds, "fay", unit_id=worlds.cast.units["surgery"].pk)) == 2
    assert len(lines(face, worlds, "fay", first=1)) == 1


def test_a_restricted_goal_hides_both(face: Face, worlds: Worlds) -> None:
    goal = worlds.goal("w5")
    goals.edit(actor=worlds.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    assert len(lines(face, worlds, "sam")) == 2
    assert lines(face, worlds, "rui") == []
    for question in ("risk", "forecast"):
        assert face.ask(worlds.cast.sam, question, id=worlds.ids[question]).value["id"] == str(worlds.ids[question])
        assert face.ask(worlds.cast.rui, question, id=worlds.ids[question]).code == "not_found"


def test_the_last_forecast_stands_on_the_goal_and_its_target(face: Face, worlds: Worlds) -> None:
    later = Forecast.objects.get(pk=worlds.ids["forecast"])
    later.pk, later.probability = worlds.ids["nothing"], Decimal("0.4")
    later.made_on += timedelta(days=1)
    later.save(force_insert=True)
    goal = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"]).value
    target = face.ask(worlds.cast.fay, "target", id=worlds.ids["target"]).value
    assert goal["forecast"]["id"] == target["forecast"]["id"] == str(later.pk)
    assert (goal["forecast"]["probability"], target["forecast"]["sentence"]) == ("0.4", later.sentence)
    assert face.ask(worlds.cast.fay, "goal", id=worlds.ids["north"]).value["forecast"] is None
    assert [row["risk"]["id"] for row in lines(face, worlds, "fay")] == [str(worlds.ids["risk"])], "rather reached now"


def test_the_score_of_our_own_forecasts(face: Face, worlds: Worlds) -> None:
    none = face.ask(worlds.cast.rui, "forecastScore").value
    assert (none["right"], none["of"], none["brier"], none["bins"]) == (0, 0, None, [])
    row = Forecast.objects.filter(pk=worlds.ids["forecast"])
    made = row.get().made_on
    row.update(due_on=made + timedelta(days=40), missed=True, settled_on=made + timedelta(days=60))
    score = face.ask(worlds.cast.rui, "forecastScore").value
    assert (score["right"], score["of"]) == (1, 1)
    assert score["brier"] == pytest.approx(0.09), "(1 - 0.7) squared"
    assert [(it["count"], it["observed"]) for it in score["bins"]] == [(1, 1.0)]


REGISTER = """
{ riskRegister(first: 100) { nodes { size goal { title unit { name } } forecast { sentence target { dueOn } }
  risk { text owner { position } canChange actions { text owner { position } } } } } }
"""


def test_the_register_costs_the_same_for_many(worlds: Worlds) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as captured:
            answer = GraphQL().post(worlds.cast.sam, {"query": REGISTER}).json()
        assert "errors" not in answer, answer
        return len(captured)

    def more(key: str, count: int) -> None:
        for n in range(count):
            draft = RiskDraft(worlds.ids[key], f"Another {n}", "low", "low")
            risks.report(actor=worlds.cast.hana, draft=draft)

    more("north", 1)
    more("surgery", 1)
    counted()
    few = counted()
    more("surgery", 8)
    more("w5", 8)
    assert counted() == few

"""Exceptions are told, with their reason, to those who may make them and to nobody else."""

from datetime import timedelta
from typing import Any

import pytest

from api.faces import Face, GraphQL
from api.worlds import Worlds
from plumbline.accountability.actions import grants
from plumbline.core import clock

LATER = timedelta(days=30)


@pytest.fixture
def excepted(worlds: Worlds) -> Worlds:
    cast = worlds.cast
    grants.give(
        actor=cast.sam, goal_id=worlds.ids["w5"], person_id=cast.rui.pk, permission="check_in",
        valid_to=clock.now() + LATER, reason="Stands in for the night shift",
    )  # fmt: skip
    grants.give_on_unit(
        actor=cast.ada, unit_id=cast.units["w5"].pk, person_id=cast.rui.pk, permission="manage_goals",
        valid_to=clock.now() + LATER, reason="Deputy of the manager",
    )  # fmt: skip
    return worlds


def told(worlds: Worlds, who: str) -> dict[str, Any]:
    text = """query Q($goal: UUID!, $unit: UUID!) {
      goal(id: $goal) { grants { permission reason person { position } } history { nodes { verb reason } } }
      unit(id: $unit) { deputies { permission reason } }
    }"""
    given = {"goal": str(worlds.ids["w5"]), "unit": str(worlds.cast.units["w5"].pk)}
    body = {"query": text, "variables": given}
    data: dict[str, Any] = GraphQL().post(worlds.person(who), body).json()["data"]
    return data


def test_those_who_make_exceptions_see_them_with_their_reason(excepted: Worlds) -> None:
    cast = excepted.cast
    sam = told(excepted, "sam")
    ours = [grant for grant in sam["goal"]["grants"] if grant["reason"]]
    assert [(it["permission"], it["reason"], it["person"]["position"]) for it in ours] == [
        ("check_in", "Stands in for the night shift", cast.rui.position)
    ]
    assert {"verb": "grant.give", "reason": "Stands in for the night shift"} in sam["goal"]["history"]["nodes"]
    assert sam["unit"]["deputies"] == []
    ada = [it["reason"] for it in told(excepted, "ada")["unit"]["deputies"]]
    assert "Deputy of the manager" in ada


def test_nobody_else_sees_them(excepted: Worlds) -> None:
    rui = told(excepted, "rui")
    assert (rui["goal"]["grants"], rui["unit"]["deputies"]) == ([], [])
    assert "grant.give" not in [entry["verb"] for entry in rui["goal"]["history"]["nodes"]]


def test_what_has_ended_is_gone(excepted: Worlds) -> None:
    grant = excepted.goal("w5").grants.get(user=excepted.cast.rui.account)
    grants.end(actor=excepted.cast.sam, grant_id=grant.pk)
    assert "Stands in for the night shift" not in [it["reason"] for it in told(excepted, "sam")["goal"]["grants"]]


def test_a_person_is_found_by_the_whole_e_mail(worlds: Worlds, face: Face) -> None:
    email, dele = worlds.cast.nora.email, worlds.cast.dele.email

    def found(q: str, who: str = "eve") -> list[str]:
        answer = face.ask(worlds.person(who), "people", q=q)
        return [row["position"] for row in answer.value.get("items") or answer.value.get("nodes") or []]

    assert found(email.upper()) == [worlds.cast.nora.position]
    assert found(email[:-1]) == []
    assert found(dele) == [], "below leader level a guess tells nothing"
    assert found(dele, "ada") == found(dele, "nora") == [worlds.cast.dele.position]

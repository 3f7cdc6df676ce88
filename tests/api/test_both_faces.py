"""What is asked and done through one face is told the same by the other."""

from typing import Any

import pytest

from api.faces import Face, GraphQL, Rest
from api.worlds import Worlds

THINGS = {
    "goal": "w5",
    "measure": "falls",
    "measurement": "measurement",
    "checkIn": "check_in",
    "target": "target",
    "alignment": "w5>surgery",
    "offer": "offer",
    "supportNeed": "need",
    "cycle": "cycle",
    "forum": "forum",
    "meeting": "meeting",
    "decision": "decision",
    "action": "action",
    "risk": "risk",
    "forecast": "forecast",
}
LISTS = (
    "goals",
    "units",
    "people",
    "cycles",
    "measures",
    "measurements",
    "levels",
    "dataQueries",
    "tokens",
    "forums",
    "decisions",
    "riskRegister",
)
PAGES = ("me", "home", "organization")


def test_one_thing_is_told_the_same(worlds: Worlds) -> None:
    for question, key in THINGS.items():
        told = [face.ask(worlds.cast.sam, question, id=worlds.ids[key]).value for face in (GraphQL(), Rest())]
        assert alike(told[0]) == alike(told[1]), question
        assert told[0]["id"] == str(worlds.ids[key])


@pytest.mark.parametrize("question", LISTS)
def test_a_list_is_told_the_same(worlds: Worlds, question: str) -> None:
    by_graphql = GraphQL().ask(worlds.cast.sam, question).value
    by_rest = Rest().ask(worlds.cast.sam, question).value
    if isinstance(by_rest, dict):
        assert by_graphql["total_count"] == by_rest["total_count"]
        by_graphql, by_rest = by_graphql["nodes"], by_rest["items"]
    assert alike(by_graphql) == alike(by_rest)


@pytest.mark.parametrize("question", PAGES)
@pytest.mark.parametrize("name", ["bea", "chidi", "nora", "fay", "rui", "ada"])
def test_a_page_is_told_the_same(worlds: Worlds, question: str, name: str) -> None:
    person = worlds.person(name)
    told = [face.ask(person, question) for face in (GraphQL(), Rest())]
    assert (told[0].code, told[1].code) == (None, None), (told[0].sentence, told[1].sentence)
    assert alike(told[0].value) == alike(told[1].value)


def alike(value: Any) -> Any:
    """Enum values are upper case in GraphQL."""
    if isinstance(value, list):
        return [alike(item) for item in value]
    if isinstance(value, dict):
        return {name: alike(item) for name, item in value.items()}
    return value.lower() if isinstance(value, str) and value.isupper() else value


def test_names_elsewhere_are_kept_by_their_system(worlds: Worlds, face: Face) -> None:
    names = [{"system": "ccn", "value": "520177"}, {"system": "npi", "value": "1234567893"}]
    draft = {"code": "w9", "name": "9 West", "level_code": "unit", "parent_code": "surgery", "external_ids": names}
    made = face.do(worlds.cast.ada, "addUnit", draft=draft)
    assert made.value["external_ids"] == names
    unit = {"unit_id": made.value["id"], "expected_version": 1}
    renamed = face.do(worlds.cast.ada, "renameUnit", **unit, external_ids=names[:1])
    assert renamed.value["external_ids"] == names[:1]

"""The cascade has one picture and three renderings: REST's columns, GraphQL's columns and GraphQL's goals."""

from typing import Any

import orjson
import pytest

from api.faces import GraphQL, camel, client, snake
from api.worlds import Worlds, built
from plumbline.accountability import cascade
from plumbline.api.graphql import splicing
from plumbline.goals.actions import check_ins
from plumbline.goals.actions.check_ins import CheckInDraft

in_one_transaction = pytest.mark.django_db


def ask(worlds: Worlds, selection: str, person: str = "nora") -> Any:
    answer = GraphQL().post(worlds.person(person), {"query": f"{{ cascade {selection} }}"}).json()
    assert "errors" not in answer, answer
    return answer["data"]["cascade"]


def columns(worlds: Worlds, person: str = "nora") -> Any:
    return client(worlds.person(person)).get("/api/v1/cascade").json()


@in_one_transaction
def test_every_column_is_the_same_at_both_faces() -> None:
    worlds = built()
    rest = columns(worlds)
    for part in ("goals", "edges", "units", "people", "cycles"):
        names = list(rest[part])
        assert names
        assert ask(worlds, f"{{ {part} {{ {' '.join(names)} }} }}")[part] == rest[part], part
        kind = {"query": f'{{ __type(name: "Cascade{part.title()}") {{ fields {{ name }} }} }}'}
        told = GraphQL().post(worlds.cast.nora, kind).json()["data"]["__type"]["fields"]
        assert {field["name"] for field in told} == set(names), part


@in_one_transaction
def test_goals_are_those_of_the_columns() -> None:
    worlds = built()
    rest = columns(worlds)
    goals, enums = rest["goals"], rest["enums"]
    told = ask(
        worlds,
        "{ list { id title parentId agreed state claimed evidence ownerState now target due lastCheckIn stale "
        "goalsBelow trouble level { code } unit { id name } cycle { name } owner { id position } } }",
    )["list"]
    assert [goal["id"] for goal in told] == goals["id"]
    for at, goal in enumerate(told):
        for name in ("title", "now", "target", "due", "lastCheckIn", "goalsBelow"):
            assert goal[name] == goals[name][at], name
        for name in ("agreed", "stale", "trouble"):
            assert goal[name] is bool(goals[name][at]), name
        assert goal["state"] == enums["state"][goals["state"][at]].upper()
        assert goal["evidence"] == enums["evidence"][goals["evidence"][at]].upper()
        assert goal["ownerState"] == enums["owner"][goals["ownerState"][at]].upper()
        claimed = enums["claimed"][goals["claimed"][at]]
        assert goal["claimed"] == (None if claimed == "none" else claimed.upper())
        assert goal["level"]["code"] == rest["levels"][goals["level"][at]]["code"]
        assert goal["unit"]["name"] == rest["units"]["name"][goals["unit"][at]]
        assert goal["cycle"]["name"] == rest["cycles"]["name"][goals["cycle"][at]]
        owner = goals["owner"][at]
        assert (goal["owner"] and goal["owner"]["position"]) == (
            rest["people"]["position"][owner] if owner >= 0 else None
        )
        above = goals["parent"][at]
        assert goal["parentId"] == (goals["id"][above] if above >= 0 else None)


@in_one_transaction
def test_goals_hang_below_goals() -> None:
    worlds = built()
    goals = columns(worlds)["goals"]
    above = {id: goals["id"][at] if at >= 0 else None for id, at in zip(goals["id"], goals["parent"], strict=True)}
    told = ask(worlds, "{ top { id below { id below { id below { id below { id } } } } } }")["top"]

    def walk(rows: list[Any], parent: str | None) -> dict[str, str | None]:
        found = {}
        for row in rows:
            found |= {row["id"]: parent} | walk(row.get("below", []), row["id"])
        return found

    assert walk(told, None) == above


@in_one_transaction
def test_aliases_fragments_and_directives_mean_what_they_mean_elsewhere() -> None:
    worlds = built()
    text = (
        "query Q($not: Boolean!) { cascade { list { __typename called: title ...Who "
        "unit @include(if: $not) { id } } } } "
        "fragment Who on CascadeGoal { owner { position } owner { id } }"
    )
    answer = GraphQL().post(worlds.cast.nora, {"query": text, "variables": {"not": False}}).json()
    first = answer["data"]["cascade"]["list"][0]
    assert set(first) == {"__typename", "called", "owner"}
    assert first["__typename"] == "CascadeGoal"
    assert set(first["owner"]) == {"position", "id"}


def test_a_part_says_what_its_positions_speak_of(committing: str) -> None:
    worlds = built()
    mark = columns(worlds)["watermark"]
    said = CheckInDraft(goal_id=worlds.ids["w5"], claimed="off_track", next_step="Ask pharmacy")
    check_ins.record(actor=worlds.cast.nora, draft=said)
    part = client(worlds.cast.nora).get("/api/v1/cascade", {"since": mark}).json()
    shown = "complete goalIds gone goals { id parent } list { id parentId below { id } }"
    text = f'{{ cascade(since: "{mark}") {{ {shown} }} }}'
    told = GraphQL().post(worlds.cast.nora, {"query": text}).json()["data"]["cascade"]
    assert told["complete"] is part["complete"] is False
    assert (told["goalIds"], told["gone"]) == (part["goalIds"], part["gone"])
    assert str(worlds.ids["w5"]) in part["goals"]["id"]
    for row, above in zip(told["list"], part["goals"]["parent"], strict=True):
        assert row["parentId"] == (part["goalIds"][above] if above >= 0 else None)
        assert row["below"] == []


@in_one_transaction
def test_a_bomb_of_aliases_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splicing, "MOST_VALUES", 60)
    monkeypatch.setattr(splicing, "A_WHOLE", 1)
    worlds = built()
    text = "{ cascade { top { " + " ".join(f"a{n}: below {{ b{n}: below {{ id }} }}" for n in range(14)) + " } } }"
    many = "{ cascade { " + " ".join(f"x{n}: list {{ id }}" for n in range(29)) + " } }"
    for asked in (text, many):
        answer = GraphQL().post(worlds.cast.nora, {"query": asked}).json()
        assert answer["errors"][0]["extensions"]["code"] == "too_many_values"


def test_goals_that_changed_are_rendered_again_and_no_others(committing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    worlds = built()
    rendered: list[int] = []
    rows = splicing._Rows.rows

    def noted(self: Any, shape: Any, places: Any, wanted: Any) -> Any:
        if shape.name == "CascadeGoal":
            rendered.append(len(places))
        return rows(self, shape, places, wanted)

    monkeypatch.setattr(splicing._Rows, "rows", noted)
    selection = "{ list { id title claimed offTrackBelow owner { position } } }"
    before = ask(worlds, selection)
    assert (rendered, ask(worlds, selection)) == ([len(before["list"])], before)
    check_ins.record(actor=worlds.cast.hana, draft=CheckInDraft(worlds.ids["north"], "off_track", next_step="Ask"))
    rendered.clear()
    after = ask(worlds, selection)
    assert len(rendered) == 1 and 0 < rendered[0] < len(before["list"])
    cascade._shelf._kept.clear()
    assert ask(worlds, selection) == after != before


@in_one_transaction
def test_a_long_list_is_sent_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    worlds = built()
    query = "{ cascade { day list { id title } short: top { id } again: list { title } } me { home } }"
    whole = GraphQL().post(worlds.cast.nora, {"query": query})
    monkeypatch.setattr(splicing, "LONG", 3)
    monkeypatch.setattr(splicing, "AT_ONCE", 2)
    parts = GraphQL().post(worlds.cast.nora, {"query": query})
    told = list(parts.streaming_content)
    assert parts.streaming and not whole.streaming and len(told) > 3
    assert orjson.loads(b"".join(told)) == whole.json()
    assert parts["Content-Type"] == "application/json"


def test_long_lists_of_several_days_are_sent_in_one_answer(committing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    worlds = built()
    today = columns(worlds)["day"]
    query = f'{{ now: cascade {{ list {{ id }} }} then: cascade(asOf: "{today}") {{ list {{ id title }} }} }}'
    whole = GraphQL().post(worlds.cast.nora, {"query": query}).json()
    monkeypatch.setattr(splicing, "LONG", 3)
    parts = GraphQL().post(worlds.cast.nora, {"query": query})
    assert orjson.loads(b"".join(parts.streaming_content)) == whole
    assert len(whole["data"]["then"]["list"]) > 3
    monkeypatch.setattr(splicing, "LONG", 1000)
    monkeypatch.setattr(splicing, "MOST_VALUES", 40)
    monkeypatch.setattr(splicing, "A_WHOLE", 1)
    many = " ".join(f'a{n}: cascade(asOf: "{today}") {{ list {{ id }} }}' for n in range(9))
    answer = GraphQL().post(worlds.cast.nora, {"query": f"{{ {many} }}"}).json()
    assert answer["errors"][0]["extensions"]["code"] == "too_many_values", "all days count together"


def test_names_are_told_in_one_way() -> None:
    for names in cascade.ENUMS:
        assert camel(snake(names)) == names

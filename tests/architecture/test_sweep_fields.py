"""Every field that can be seen says who may see it, and no walk over the whole schema meets what is hidden."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import RequestFactory

from api.faces import FACES, Answer
from api.field_readers import READERS
from api.worlds import Worlds, built
from plumbline.api import paging
from plumbline.api.questions import QUESTIONS
from plumbline.api.questions.kit import Question
from plumbline.api.shapes import SHAPES
from plumbline.api.shapes.kit import Node
from plumbline.api.viewer import Viewer
from plumbline.core.errors import Forbidden, NotFound

pytestmark = [pytest.mark.usefixtures("in_kept_world"), pytest.mark.django_db]
BY_ID = {
    "goal": "w5", "measure": "falls", "measurement": "measurement", "checkIn": "check_in", "target": "target",
    "alignment": "w5>surgery", "offer": "offer", "supportNeed": "need", "cycle": "cycle", "forum": "forum",
    "meeting": "meeting", "decision": "decision", "action": "action", "packet": "packet",
    "trueNorthChoice": "true_north", "scenario": "scenario", "pairing": "pairing", "benchmark": "benchmark",
    "composite": "composite", "rebaseline": "rebaseline", "risk": "risk",
    "forecast": "forecast",
    "driver": "driver", "changeIdea": "change_idea", "intervention": "intervention",
}  # fmt: skip
WALKERS = ("bea", "chidi", "dele", "rui", "ada")


def unmarked(readers: dict[str, dict[str, str]]) -> set[str]:
    fields = {f"{shape.name}.{name}" for shape in SHAPES.values() for name in shape.fields}
    marked = {
        f"{shape}.{name}" for shape, marks in readers.items() for names in marks.values() for name in names.split()
    }
    assert marked <= fields, f"no such field: {marked - fields}"
    return fields - marked


def test_every_field_says_who_may_see_it() -> None:
    assert not unmarked(READERS), "say in field_readers.py who may see it"


def test_an_unmarked_field_is_noticed() -> None:
    planted = {**READERS, "Goal": {"whoever sees it": "id title"}}
    assert "Goal.standing" in unmarked(planted)


def question_args(worlds: Worlds, question: Question) -> dict[str, Any]:
    if "id" not in question.args:
        known = {**worlds.ids, "person": worlds.cast.ids["nora"], "goal": worlds.ids["w5"], "text": "Fewer falls"}
        known["unit"], known["measure"] = worlds.cast.units["north"].pk, worlds.ids["falls"]
        needed = {name: it for name, it in question.args.items() if it.required}
        return {name: 1 if it.kind == "whole" else str(known[name.removesuffix("_id")]) for name, it in needed.items()}
    if question.name == "unit":
        return {"id": str(worlds.cast.units["w5"].pk)}
    if question.name == "person":
        return {"id": str(worlds.cast.ids["nora"])}
    return {"id": str(worlds.ids[BY_ID[question.name]])}


def test_a_stranger_cannot_tell_hidden_from_missing() -> None:
    worlds = built()
    for question in QUESTIONS.values():
        if "id" not in question.args:
            continue
        for face in FACES:
            hidden = face.ask(worlds.other.ada, question.name, **question_args(worlds, question))
            missing = face.ask(worlds.other.ada, question.name, id=str(worlds.ids["nothing"]))
            assert told(hidden) == told(missing) == told(hidden), question.name
            assert hidden.code == "not_found", question.name
            nobody = face.ask(None, question.name, **question_args(worlds, question))
            assert (nobody.code, nobody.value) == ("not_signed_in", None), question.name


def test_a_stranger_meets_nothing_of_another_hospital() -> None:
    """Every question that needs no id, walked three relations deep."""
    worlds = built()
    theirs = {str(key) for key in (*worlds.ids.values(), *worlds.cast.ids.values())}
    theirs |= {str(unit.pk) for unit in worlds.cast.units.values()} | {str(worlds.cast.organization.pk)}
    met = set(walk(viewer(worlds.other.ada), worlds, ids=False))
    assert met, "the walk meets something"
    assert not met & theirs


def test_a_restricted_goal_leaves_no_trace() -> None:
    """A goal above 5 West is restricted: who may not see it meets neither it nor what hangs on it."""
    from plumbline.goals.actions import goals

    worlds = built()
    worlds.draft("secret", "north", title="Quiet review of one surgeon")
    worlds.settle("secret", "hana")
    worlds.link("secret", "board")
    goals.commit_many(actor=worlds.cast.ada, goal_ids=[worlds.ids["secret"]], on_paper=True)
    goals.edit(
        actor=worlds.cast.hana, goal_id=worlds.ids["secret"], restricted=True,
        expected_version=worlds.goal("secret").version,
    )  # fmt: skip
    hidden = {str(worlds.ids["secret"]), str(worlds.ids["secret>board"]), "Quiet review of one surgeon"}
    assert hidden & set(walk(viewer(worlds.cast.hana), worlds, depth=2))
    for name, depth in (("fay", 3), ("sam", 2), ("rui", 2), ("bea", 2)):
        assert not hidden & set(walk(viewer(worlds.person(name)), worlds, depth=depth)), name
    for face in FACES:
        below = {name: face.ask(worlds.person(name), "goal", id=worlds.ids["board"]).value for name in ("fay", "hana")}
        assert below["hana"]["standing"]["goals_below"] == below["fay"]["standing"]["goals_below"] + 1


@pytest.mark.parametrize("name", WALKERS)
def test_everybody_can_walk_everything_they_see(name: str) -> None:
    worlds = built()
    assert list(walk(viewer(worlds.person(name)), worlds, depth=2))


def told(answer: Answer) -> Any:
    return answer.status, answer.code, answer.sentence, answer.field, answer.value


def viewer(person: Any) -> Viewer:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    return Viewer(account=person.account, person=person, request=request)


def walk(looking: Viewer, worlds: Worlds, *, ids: bool = True, depth: int = 3) -> Iterator[str]:
    """Every id and text met from every question, as far as `depth` relations away; each thing is entered once."""
    entered: dict[Any, tuple[int, Any]] = {}
    for question in QUESTIONS.values():
        if ids or "id" not in question.args:
            try:
                found = question(looking, question_args(worlds, question))
            except Exception as error:
                if not isinstance(error, NotFound | Forbidden):
                    raise
                continue
            yield from _walk(found, depth, entered)


def _walk(value: Any, depth: int, entered: dict[Any, tuple[int, Any]]) -> Iterator[str]:
    if isinstance(value, paging.Page):
        value = value.nodes
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth, entered)
    elif isinstance(value, Node):
        row = value.row
        thing = (value.batch.shape.name, getattr(row, "pk", None) or id(row))
        if entered.get(thing, (0, None))[0] < depth:
            entered[thing] = depth, row  # kept, so that no other row comes to its place in memory
            for name, wanted in value.batch.shape.fields.items():
                if not any(argument.required for argument in wanted.args.values()):
                    yield from _walk(value.value(name), depth - 1, entered)
    elif value is not None:
        yield str(value)

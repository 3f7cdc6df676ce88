"""The two faces offer the same, and each verb fits the one action that it calls."""

from collections.abc import Iterator
from importlib import import_module
from inspect import Parameter, getmembers, isfunction, signature
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from django.conf import settings

from plumbline.api.graphql.schema import schema, written
from plumbline.api.inputs import Input
from plumbline.api.questions import QUESTIONS
from plumbline.api.rest import docs, parts, urls
from plumbline.api.verbs import VERBS
from plumbline.api.verbs.kit import Made, Verb

OF_A_DOOR = {"actor", "organization_id"}


@pytest.mark.parametrize("verb", [verb for verb in VERBS.values() if verb.run], ids=lambda verb: verb.name)
def test_a_verb_fits_its_action(verb: Verb) -> None:
    """Every input is a parameter of the action, and nothing that the action needs is left out."""
    taken = signature(verb.action).parameters
    if verb.call:
        return
    given = {verb.pack[0]} if verb.pack else {wanted.to or name for name, wanted in verb.inputs.items()}
    open_ended = any(one.kind is Parameter.VAR_KEYWORD for one in taken.values())
    assert open_ended or given <= set(taken), f"{verb.run} does not take {given - set(taken)}"
    needed = {
        name for name, one in taken.items() if one.default is Parameter.empty and one.kind is Parameter.KEYWORD_ONLY
    }
    sure = given if verb.pack else {w.to or n for n, w in verb.inputs.items() if w.required or w.default is not None}
    cleared = {w.to or n for n, w in verb.inputs.items() if w.clears}
    assert needed <= sure | cleared | OF_A_DOOR, f"{verb.run} needs {needed - sure - OF_A_DOOR}"
    assert all(one.kind is not Parameter.POSITIONAL_OR_KEYWORD for one in taken.values()), "actions are keyword-only"


NOT_OFFERED = {
    "measures.measurements.record_own_many": "a check-in calls it, having asked who may",
    "goals.targets.state": "proposeTarget states it where nobody has committed to the goal",
    "integrations.imports.preview": "files travel by REST: /api/v1/imports/preview",
    "integrations.imports.apply": "files travel by REST: /api/v1/imports",
}


def actions() -> Iterator[str]:
    """Every function of an actions module that an actor calls with keywords only."""
    for app in ("organizations", "measures", "goals", "accountability", "reporting", "integrations"):
        package = import_module(f"plumbline.{app}.actions")
        for module in iter_modules(package.__path__):
            found = import_module(f"{package.__name__}.{module.name}")
            for name, function in getmembers(found, isfunction):
                taken = signature(function).parameters
                by_keyword = bool(taken) and all(
                    one.kind is not Parameter.POSITIONAL_OR_KEYWORD for one in taken.values()
                )
                if function.__module__ == found.__name__ and "actor" in taken and by_keyword and name[0] != "_":
                    yield f"{app}.{module.name}.{name}"


def test_every_action_is_offered_at_both_faces() -> None:
    offered = {verb.run for verb in VERBS.values()}
    assert set(actions()) - offered == set(NOT_OFFERED), "offer it as a verb, or say here why not"


def drafts() -> Iterator[tuple[str, Input]]:
    waiting = [wanted for verb in VERBS.values() for wanted in verb.inputs.values()]
    waiting += [Input("object", build=v.pack[1], fields=v.inputs, name=v.name) for v in VERBS.values() if v.pack]
    seen: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        waiting += (wanted.fields or {}).values()
        if isinstance(wanted.build, Made) and wanted.name not in seen:
            seen.add(wanted.name)
            yield wanted.name, wanted


@pytest.mark.parametrize("wanted", [pytest.param(wanted, id=name) for name, wanted in drafts()])
def test_a_draft_fits_its_dataclass(wanted: Input) -> None:
    assert isinstance(wanted.build, Made)
    taken = signature(wanted.build.kind()).parameters
    given = {one.to or name: one for name, one in (wanted.fields or {}).items()}
    assert set(given) <= set(taken), f"{wanted.build.path} does not take {set(given) - set(taken)}"
    needed = {name for name, one in taken.items() if one.default is Parameter.empty}
    sure = {name for name, one in given.items() if one.required or one.default is not None}
    assert needed <= sure, f"{wanted.build.path} needs {needed - sure}"


def test_every_mutation_has_its_rest_address_and_the_reverse() -> None:
    mutations = set(schema.graphql_schema.mutation_type.fields)
    routed = {offered.name for (_, _), offered in urls.table().items() if isinstance(offered, Verb)}
    assert mutations == routed == set(VERBS)


def test_every_question_is_asked_at_both_faces() -> None:
    asked = set(schema.graphql_schema.query_type.fields)
    routed = {offered.name for offered in urls.table().values() if not isinstance(offered, Verb)}
    below = {part.name for part in parts.questions()}
    assert asked == set(QUESTIONS)
    assert routed - below == asked - {"cascade"}, "the cascade has a route of its own"


def test_both_faces_name_the_same_fields() -> None:
    """REST shows every field that GraphQL shows of the same thing, in snake_case."""
    from plumbline.api.rest import rendering
    from plumbline.api.shapes import SHAPES

    for shape in SHAPES.values():
        shown = set(schema.graphql_schema.type_map[shape.name].fields)
        whole = {camel(name) for name in rendering.fields_of(shape, rendering.WHOLE)}
        below = {camel(part.field) for part in parts.questions() if part.gives and part.whole.gives == shape.name}
        argued = {camel(name) for name, wanted in shape.fields.items() if wanted.page or wanted.args}
        assert shown - whole - below <= argued, f"{shape.name}: REST does not show {shown - whole - below}"


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


@pytest.mark.parametrize(("name", "now"), [("schema.graphql", written), ("openapi.yaml", docs.as_yaml)])
def test_the_kept_descriptions_are_those_of_the_code(name: str, now: Any) -> None:
    kept = (Path(settings.BACKEND) / name).read_text()
    assert kept == now(), f"{name} is behind: run `make schema` and look at what changed"

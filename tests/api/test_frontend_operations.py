"""Every operation that the pages send is run once against the server, as somebody who may."""

from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.conf import settings
from graphql import FieldNode, FragmentDefinitionNode, OperationDefinitionNode, OperationType, VariableNode, parse
from graphql.language import print_ast

from api.faces import GraphQL, sent
from api.verb_cases import CASES
from api.worlds import Worlds
from plumbline.api.verbs import VERBS
from plumbline.ledger.models import Entry

SOURCES = Path(settings.CLONE) / "frontend" / "src"
ROWS = {
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
    "packet": "packet",
}
# Questions that Sam, a leader, may not ask.
OTHERS = {"access": "ada", "redactions": "chidi", "textFound": "chidi", "packet": "chidi"}


def documents() -> list[Any]:
    """One parameter per operation, with the fragments of all files at hand."""
    parsed = [parse(path.read_text()) for path in sorted(SOURCES.rglob("*.graphql"))]
    nodes = [node for document in parsed for node in document.definitions]
    fragments = {node.name.value: node for node in nodes if isinstance(node, FragmentDefinitionNode)}
    operations = [node for node in nodes if isinstance(node, OperationDefinitionNode)]
    assert operations, "the pages have operations"
    return [pytest.param(node, fragments, id=node.name.value if node.name else "anonymous") for node in operations]


@pytest.mark.parametrize(("operation", "fragments"), documents())
def test_an_operation_of_the_pages(
    worlds: Worlds, operation: OperationDefinitionNode, fragments: dict[str, Any]
) -> None:
    text = with_fragments(operation, fragments)
    roots = [node for node in operation.selection_set.selections if isinstance(node, FieldNode)]
    who, variables = "sam", {}
    if operation.operation is OperationType.MUTATION:
        case = CASES[roots[0].name.value]
        if case.first:
            case.first(worlds)
        who = case.may[0] if case.may else "ada"
        variables = {"input": sent(case.inputs(worlds), VERBS[roots[0].name.value].inputs)}
    else:
        who = next((OTHERS[root.name.value] for root in roots if root.name.value in OTHERS), who)
        variables = asked(worlds, roots, operation)
    response = GraphQL().post(worlds.person(who), {"query": text, "variables": variables})
    told = orjson.loads(response.content)
    assert "errors" not in told, told["errors"]
    for name, value in told["data"].items():
        assert not isinstance(value, dict) or not value.get("errors") or not CASES[name].may, value


def with_fragments(operation: OperationDefinitionNode, fragments: dict[str, Any]) -> str:
    """The operation and what it spreads, and no more: an unused fragment is refused."""
    wanted, text = [operation], ""
    seen: set[str] = set()
    while wanted:
        written = print_ast(wanted.pop())
        text += written + "\n"
        for name, node in fragments.items():
            if f"...{name}" in written.split() and name not in seen:
                seen.add(name)
                wanted.append(node)
    return text


def asked(worlds: Worlds, roots: list[FieldNode], operation: OperationDefinitionNode) -> dict[str, Any]:
    """A value for each variable that must have one, by the field that it goes to."""
    values: dict[str, Any] = {}
    for definition in operation.variable_definitions or ():
        name, kind = definition.variable.name.value, print_ast(definition.type)
        if kind.endswith("!") and definition.default_value is None:
            values[name] = value_for(worlds, roots, name, kind)
    return values


def value_for(worlds: Worlds, roots: list[FieldNode], name: str, kind: str) -> Any:
    if name == "sequence":  # of an entry that the history of this goal tells
        return Entry.objects.filter(object_id=worlds.ids["w5"]).latest("sequence").sequence
    if kind == "UUID!":
        return str(row_for(worlds, roots, name))
    return {"Int!": 5, "Date!": "2026-01-01", "String!": "Fewer falls", "Boolean!": False}[kind]


def row_for(worlds: Worlds, roots: list[FieldNode], name: str) -> UUID:
    """The row that fits where the variable goes: by the argument's name, else by the field that takes an id."""
    known = {
        **{field: worlds.ids[key] for field, key in ROWS.items()},
        "unit": worlds.cast.units["w5"].pk,
        "under": worlds.cast.units["w5"].pk,
        "person": worlds.cast.ids["nora"],
        "below": worlds.ids["surgery"],
    }
    for root in roots:
        for argument in root.arguments:
            if isinstance(argument.value, VariableNode) and argument.value.name.value == name:
                wanted = argument.name.value.removesuffix("Id")
                return known[root.name.value if wanted == "id" else wanted]
    return known[name.removesuffix("Id")]

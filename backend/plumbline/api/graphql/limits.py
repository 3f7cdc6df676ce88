"""What one request may ask. Text and tokens are counted by the parser; depth, aliases and cost in one pass that
visits each fragment once, so that neither a cycle of fragments nor a bomb of nested ones is ever walked out."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema, get_named_type
from graphql.language import ast
from graphql.type import GraphQLList, GraphQLNonNull
from graphql.utilities import get_operation_root_type

from plumbline.api import paging
from plumbline.core.errors import Invalid, TooMany

CHARACTERS, TOKENS, DEPTH, ALIASES, ROOTS, COST = 20_000, 2_000, 10, 30, 15, 20_000
INTROSPECTION_DEPTH = 16
USUAL_LIST = 10
LONGEST_NUMBER = 12  # digits enough to be far too many
ONE_PRICE = {"CascadeGoal"}  # rendered at once, however many; `splicing` has a limit of its own
BIG_FIELDS = {"cascade": 100, "home": 100, "allowed": 400, "history": 50, "lineOfSight": 20}


@dataclass(slots=True)
class Size:
    """What a selection amounts to once its fragments are spread."""

    depth: int = 0
    aliases: int = 0
    cost: int = 0
    roots: int = 0

    def add(self, other: "Size") -> None:
        self.depth = max(self.depth, other.depth)
        self.aliases += other.aliases
        self.cost += other.cost
        self.roots += other.roots


def operation_of(document: ast.DocumentNode, name: str | None) -> ast.OperationDefinitionNode:
    """The operation to run. Raises Invalid where it is unclear."""
    found = [node for node in document.definitions if isinstance(node, ast.OperationDefinitionNode)]
    if name:
        found = [node for node in found if node.name and node.name.value == name]
    if len(found) != 1:
        raise Invalid("which_operation", "Send one operation, or name the one to run. Nothing was changed.")
    if found[0].operation is ast.OperationType.SUBSCRIPTION:
        raise Invalid("no_subscriptions", "There is nothing to subscribe to here. Ask again instead.")
    return found[0]


def check(
    schema: GraphQLSchema, document: ast.DocumentNode, operation: ast.OperationDefinitionNode, variables: Any
) -> None:
    """Raises TooMany when the operation asks for too much."""
    size = _Measure(schema, document, operation, variables).size()
    introspects = _introspects(operation)
    refuse("deep", size.depth, INTROSPECTION_DEPTH if introspects else DEPTH, "levels")
    refuse("aliased", size.aliases, ALIASES, "aliases")
    refuse("broad", size.roots, 1 if operation.operation.value == "mutation" else ROOTS, "fields at the top")
    refuse("costly", size.cost, COST, "points of cost")


def refuse(code: str, found: int, limit: int, what: str) -> None:
    if found > limit:
        shown = f"{found:,}" if found < 10**9 else "far more"
        raise TooMany(
            f"too_{code}",
            f"This request asks for {shown} {what}; at most {limit:,} fit. Nothing was changed: ask for less at once.",
            params={"max": limit},
        )


def _introspects(operation: ast.OperationDefinitionNode) -> bool:
    fields = operation.selection_set.selections
    return all(isinstance(node, ast.FieldNode) and node.name.value.startswith("__") for node in fields)


class _Measure:
    def __init__(self, schema: GraphQLSchema, document: ast.DocumentNode, operation: Any, variables: Any) -> None:
        self.schema, self.operation, self.variables = schema, operation, variables or {}
        self.defaults = {node.variable.name.value: node.default_value for node in operation.variable_definitions or ()}
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, ast.FragmentDefinitionNode)
        }
        self.known: dict[str, Size] = {}

    def size(self) -> Size:
        root = get_operation_root_type(self.schema, self.operation)
        return self._of(self.operation.selection_set, root)

    def _of(self, selections: ast.SelectionSetNode | None, parent: Any) -> Size:
        total = Size()
        for node in selections.selections if selections else ():
            if isinstance(node, ast.FieldNode):
                total.add(self._field(node, parent))
            elif isinstance(node, ast.InlineFragmentNode):
                kind = self.schema.get_type(node.type_condition.name.value) if node.type_condition else parent
                total.add(self._of(node.selection_set, kind))
            elif isinstance(node, ast.FragmentSpreadNode):
                total.add(self._fragment(node.name.value))
        return total

    def _fragment(self, name: str) -> Size:
        if name not in self.known:
            self.known[name] = Size()  # a cycle counts as nothing here; the specification's rules refuse it
            node = self.fragments.get(name)
            if node is not None:
                kind = self.schema.get_type(node.type_condition.name.value)
                self.known[name] = self._of(node.selection_set, kind)
        return self.known[name]

    def _field(self, node: ast.FieldNode, parent: Any) -> Size:
        name = node.name.value
        known = parent.fields.get(name) if isinstance(parent, GraphQLObjectType) else None
        if name in ("__schema", "__type"):
            known = None
        below = self._of(node.selection_set, get_named_type(known.type) if known else None)
        times = self._times(node, known)
        return Size(
            depth=below.depth + 1,
            aliases=below.aliases + (node.alias is not None),
            cost=BIG_FIELDS.get(name, 1) + below.cost * times,
            roots=1,
        )

    def _times(self, node: ast.FieldNode, known: Any) -> int:
        """How often the selection below is answered."""
        if known is None or get_named_type(known.type).name in ONE_PRICE:
            return 1
        if "first" in known.args:
            return self._first(node)
        kind = known.type.of_type if isinstance(known.type, GraphQLNonNull) else known.type
        in_page = node.name.value in ("nodes", "edges")
        return USUAL_LIST if isinstance(kind, GraphQLList) and not in_page and node.selection_set else 1

    def _first(self, node: ast.FieldNode) -> int:
        asked: Any = next((arg.value for arg in node.arguments if arg.name.value == "first"), None)
        if isinstance(asked, ast.VariableNode):
            value = self.variables.get(asked.name.value)
            if isinstance(value, int):
                return max(1, value)
            asked = self.defaults.get(asked.name.value)
        return max(1, int(asked.value[:LONGEST_NUMBER])) if isinstance(asked, ast.IntValueNode) else paging.USUAL

"""Long lists as JSON that is ready to be spliced in: what was selected of them, column by column for all rows at
once. graphql-core takes about 10 µs for each value; this takes a tenth of a microsecond."""

from collections.abc import Sequence
from typing import Any

import orjson
from graphene.utils.str_converters import to_snake_case
from graphql import GraphQLResolveInfo, get_named_type
from graphql.execution.collect_fields import collect_sub_fields

from plumbline.api.shapes.kit import SHAPES, Batch, Field, Node
from plumbline.api.wire import told
from plumbline.core.errors import TooMany

MOST_VALUES = 1_000_000  # twice a whole cascade of 10,000 goals with every field; each costs about 90 bytes
A_ROW = 4  # what a row costs beside its values


def spliced(name: str, wanted: Field, node: Node, info: GraphQLResolveInfo) -> orjson.Fragment | None:
    """The list in field `name` of the node. Raises TooMany where aliases repeat it beyond MOST_VALUES in one
    request."""
    (value,) = Batch(node.batch.shape, node.batch.viewer, [node.row]).column(name)
    if value is not None and wanted.kind == "shape":
        batch = Batch(SHAPES[wanted.of], node.batch.viewer, value)
        value = _Renderer(info).rows(batch, info.return_type, info.field_nodes)
    return None if value is None else orjson.Fragment(orjson.dumps(value))


class _Renderer:
    def __init__(self, info: GraphQLResolveInfo) -> None:
        self.info = info

    def rows(self, batch: Batch, returned: Any, nodes: Any) -> list[dict[str, Any]]:
        kind = get_named_type(returned)
        info = self.info
        selected = collect_sub_fields(info.schema, info.fragments, info.variable_values, kind, list(nodes))
        notes = batch.viewer.notes
        notes["spliced"] = notes.get("spliced", 0) + len(batch.rows) * (len(selected) + A_ROW)
        if notes["spliced"] > MOST_VALUES:
            raise TooMany("too_many_values", f"This is more than {MOST_VALUES:,} values. Ask for less at once.")
        columns = [self._column(batch, kind, asked) for asked in selected.values()]
        keys = list(selected)
        return [dict(zip(keys, values, strict=True)) for values in zip(*columns, strict=True)]

    def _column(self, batch: Batch, kind: Any, asked: Sequence[Any]) -> Sequence[Any]:
        field = asked[0].name.value
        if field == "__typename":
            return [kind.name] * len(batch.rows)
        name = to_snake_case(field)
        wanted = batch.shape.fields[name]
        values = batch.column(name)
        if wanted.kind != "shape":
            return [value and str(value).upper() for value in values] if wanted.choices else list(map(told, values))
        return self._related(batch, wanted, values, kind.fields[field].type, asked)

    def _related(self, batch: Batch, wanted: Field, values: Sequence[Any], returned: Any, asked: Any) -> list[Any]:
        lists = values if wanted.many else [[] if value is None else [value] for value in values]
        below = Batch(SHAPES[wanted.of], batch.viewer, [row for rows in lists for row in rows])
        shown = iter(self.rows(below, returned, asked))
        grouped = [[next(shown) for _ in rows] for rows in lists]
        return grouped if wanted.many else [group[0] if group else None for group in grouped]

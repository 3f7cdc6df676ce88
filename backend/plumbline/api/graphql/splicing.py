"""Long lists as JSON that is ready to be spliced in, made column by column. graphql-core takes about 10 µs for each
value; this takes a tenth of a microsecond, and nothing for a goal that is as it was when it was last asked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import orjson
from graphene.utils.str_converters import to_snake_case
from graphql import GraphQLResolveInfo, get_named_type
from graphql.execution.collect_fields import collect_sub_fields

from plumbline.api.shapes.cascade import Coded, Places, Pointing
from plumbline.api.shapes.kit import SHAPES, Batch, Field, Node, Shape
from plumbline.api.viewer import Viewer
from plumbline.core.errors import TooMany

MOST_VALUES = 1_000_000  # twice a whole cascade of 10,000 goals with every field; each costs about 90 bytes
A_WHOLE = 40  # values for each goal of a larger one: a whole cascade once
A_ROW = 4  # what a row costs beside its values
KEPT = 4  # selections of one picture
AT_ONCE = 2_000  # rows that are made or sent together
LONG = 2 * AT_ONCE
LONG_LISTS = "long lists"  # the viewer's note of them


@dataclass(frozen=True, slots=True)
class Asked:
    """One selected field: under which name, of which field, and what of it."""

    name: str
    field: str
    of: tuple["Asked", ...] = ()


def spliced(name: str, wanted: Field, node: Node, info: GraphQLResolveInfo) -> orjson.Fragment | None:
    """The list in field `name` of the node. Raises TooMany where aliases repeat it beyond MOST_VALUES in one
    request."""
    (value,) = Batch(node.batch.shape, node.batch.viewer, [node.row]).column(name)
    if value is None:
        return None
    if wanted.kind != "shape":
        return orjson.Fragment(orjson.dumps(value))
    request: Viewer = info.context  # the node's own viewer may wear glasses, of which one request can have several
    rows = _Rows(request, value.picture)
    told = rows.told(SHAPES[wanted.of], value, asked(info, info.return_type, info.field_nodes))
    if len(told) < LONG:
        return orjson.Fragment(_listed(told))
    return orjson.Fragment(request.notes.setdefault(LONG_LISTS, Long()).keep(told))


class Long:
    """Lists so long that they are never copied into the answer: each leaves a mark there, and follows when the answer
    is sent."""

    def __init__(self) -> None:
        self.lists: list[Sequence[bytes]] = []
        self.mark = uuid4().hex.encode()

    def keep(self, rows: Sequence[bytes]) -> bytes:
        self.lists.append(rows)
        return b'"%b:%d"' % (self.mark, len(self.lists) - 1)

    def parts(self, body: bytes) -> Iterator[bytes]:
        """The answer in the parts that are sent one after the other."""
        before, *rest = re.split(b'"%b:(\\d+)"' % self.mark, body)
        yield before
        for number, after in zip(rest[::2], rest[1::2], strict=True):
            rows = self.lists[int(number)]
            for at in range(0, len(rows), AT_ONCE):
                yield (b"," if at else b"[") + b",".join(rows[at : at + AT_ONCE])
            yield b"]" + after


def asked(info: GraphQLResolveInfo, returned: Any, nodes: Any) -> tuple[Asked, ...]:
    """What is selected there, with fragments and directives followed."""
    kind = get_named_type(returned)
    if not hasattr(kind, "fields"):
        return ()
    selected = collect_sub_fields(info.schema, info.fragments, info.variable_values, kind, list(nodes))
    return tuple(
        Asked(key, field, asked(info, kind.fields[field].type, found) if field in kind.fields else ())
        for key, found in selected.items()
        for field in [found[0].name.value]
    )


class _Rows:
    """Renders rows of one picture; counts what one request makes of it."""

    def __init__(self, viewer: Viewer, picture: Any) -> None:
        self.notes, self.picture = viewer.notes, picture
        self.pointed: dict[Any, dict[int, bytes]] = {}  # rows of other tables, each made once
        self.most = max(MOST_VALUES, A_WHOLE * len(picture.page["goals"]["id"]))

    def told(self, shape: Shape, places: Places, wanted: tuple[Asked, ...]) -> list[bytes]:
        self._count(len(places), wanted)
        kept = places.some is None and not any(one.field == "below" for one in wanted)
        return self._kept(shape, places, wanted) if kept else self.rows(shape, places, wanted)

    def _kept(self, shape: Shape, places: Places, wanted: tuple[Asked, ...]) -> list[bytes]:
        """Each goal's JSON, of which the picture keeps what has not changed since."""
        rendered = self.picture.rendered
        kept: list[Any] = rendered.get(wanted, [])
        if not kept:
            for at in range(0, len(places), AT_ONCE):
                some = range(at, min(at + AT_ONCE, len(places)))
                kept += self.rows(shape, Places(places.picture, places.table, some), wanted)
            while len(rendered) >= KEPT:
                rendered.pop(next(iter(rendered)), None)
            rendered[wanted] = kept
        missing = [at for at, told in enumerate(kept) if told is None]
        if missing:
            kept = list(kept)
            rows = self.rows(shape, Places(places.picture, places.table, missing), wanted)
            for at, row in zip(missing, rows, strict=True):
                kept[at] = row
            rendered[wanted] = kept
        return kept

    def rows(self, shape: Shape, places: Places, wanted: tuple[Asked, ...]) -> list[bytes]:
        form = b"{" + b",".join(b"%b:%%b" % orjson.dumps(one.name) for one in wanted) + b"}"
        return list(map(form.__mod__, zip(*(self._column(shape, places, one) for one in wanted), strict=True)))

    def _count(self, rows: int, wanted: tuple[Asked, ...]) -> None:
        self.notes["spliced"] = self.notes.get("spliced", 0) + rows * (len(wanted) + A_ROW)
        if self.notes["spliced"] > self.most:
            raise TooMany("too_many_values", f"This is more than {self.most:,} values. Ask for less at once.")

    def _column(self, shape: Shape, places: Places, one: Asked) -> Sequence[bytes]:
        if one.field == "__typename":
            return [orjson.dumps(shape.name)] * len(places)
        name = to_snake_case(one.field)
        field = shape.fields[name]
        values = field.column(places) if field.column else places.column(name)
        if isinstance(values, Pointing):
            return self._pointed(SHAPES[field.of], values, one.of)
        if isinstance(values, Coded):
            told = list(map(orjson.dumps, values.values))
            return [told[at] for at in values.at]
        return list(map(orjson.dumps if field.kind in MOSTLY_DIFFERENT else Told().__getitem__, values))

    def _pointed(self, shape: Shape, pointing: Pointing, wanted: tuple[Asked, ...]) -> list[bytes]:
        if pointing.at and isinstance(pointing.at[0], list):
            below = [at for group in pointing.at for at in group]
            self._count(len(below), wanted)
            shown = iter(self.rows(shape, Places(self.picture, pointing.table, below), wanted))
            return [_listed(next(shown) for _ in group) for group in pointing.at]
        told = self.pointed.setdefault((pointing.table, wanted), {-1: b"null"})
        places = sorted(set(pointing.at) - told.keys())
        told.update(zip(places, self.rows(shape, Places(self.picture, pointing.table, places), wanted), strict=True))
        return [told[at] for at in pointing.at]


MOSTLY_DIFFERENT = ("id", "text")


class Told(dict[Any, bytes]):
    """The JSON of a column's values, each made once."""

    def __missing__(self, value: Any) -> bytes:
        told = self[value] = orjson.dumps(value)
        return told


def _listed(rows: Iterable[bytes]) -> bytes:
    return b"[" + b",".join(rows) + b"]"

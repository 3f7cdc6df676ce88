"""How a thing is shown, told once for both faces.

A Shape names the fields of a thing. Rows that were read together form a Batch; a relation is loaded for the
whole batch with one query when the first of its rows is asked, so that a list costs as many queries as one row.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from plumbline.api import paging
from plumbline.api.inputs import Input
from plumbline.api.viewer import Viewer

Get = Callable[[Any], Any]
Load = Callable[..., Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `get` reads a row; `load(viewer, rows, **args)` answers for all rows of a batch, in their order;
    `column` tells it of all `Places` of a picture as it goes over the wire."""

    kind: str
    of: str = ""
    choices: type[models.TextChoices] | None = None
    many: bool = False
    page: bool = False
    null: bool = False
    gaps: bool = False  # a list with empty places
    spliced: bool = False  # so long that graphql-core never walks it
    brief: bool = False  # shown where the thing is only referred to
    detail: bool = False  # left out of REST lists
    get: Get | None = None
    load: Load | None = None
    column: Get | None = None
    args: Mapping[str, Input] = field(default_factory=dict)
    about: str = ""


@dataclass(slots=True)
class Shape:
    """A thing that can be seen. `model` ("goals.Goal") lets other shapes refer to it by id."""

    name: str
    about: str
    fields: dict[str, Field]
    model: str = ""

    def __post_init__(self) -> None:
        SHAPES[self.name] = self

    def rows(self) -> Any:
        return apps.get_model(self.model)


SHAPES: dict[str, Shape] = {}


class Batch:
    """Rows of one shape that were read together, and what has been loaded for them."""

    __slots__ = ("loaded", "rows", "shape", "viewer")

    def __init__(self, shape: Shape, viewer: Viewer, rows: list[Any]) -> None:
        self.shape, self.viewer, self.rows = shape, viewer, rows
        self.loaded: dict[Any, Any] = {}

    def column(self, name: str, **args: Any) -> list[Any]:
        """A field of every row at once; of related things the rows."""
        wanted = self.shape.fields[name]
        with self.viewer.looking():
            if wanted.load is not None:
                return list(wanted.load(self.viewer, self.rows, **args))
            return [wanted.get(row) if wanted.get else read(row, name) for row in self.rows]

    def nodes(self) -> list["Node"]:
        return [Node(self, place) for place in range(len(self.rows))]


class Node:
    """One row of a batch; both faces read fields from it."""

    __slots__ = ("batch", "place")

    def __init__(self, batch: Batch, place: int) -> None:
        self.batch, self.place = batch, place

    @property
    def row(self) -> Any:
        return self.batch.rows[self.place]

    def value(self, name: str, **args: Any) -> Any:
        """The field's value: plain, a Node, a list of Nodes, or a Page of them."""
        wanted = self.batch.shape.fields[name]
        plain = wanted.load is None and wanted.kind != "shape"
        if plain and (wanted.get is None or self.batch.viewer.glasses is None):
            return wanted.get(self.row) if wanted.get else read(self.row, name)
        key = (name, repr(sorted(args.items()))) if args else name
        if key not in self.batch.loaded:
            self.batch.loaded[key] = _load(self.batch, name, wanted, args)
        return self.batch.loaded[key][self.place]


def read(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, dict) else getattr(row, name)


def _load(batch: Batch, name: str, wanted: Field, args: dict[str, Any]) -> list[Any]:
    with batch.viewer.looking():
        values = batch.column(name, **args)
        if wanted.kind != "shape":
            return values
        return wrapped(SHAPES[wanted.of], batch.viewer, values, wanted)


def wrapped(shape: Shape, viewer: Viewer, values: list[Any], wanted: Field) -> list[Any]:
    """Rows as nodes of one new batch, in the form (one, list, page) that they came in."""
    lists: list[list[Any]]
    if wanted.page:
        lists = [value.rows for value in values]
    elif wanted.many:
        lists = [list(value or ()) for value in values]
    else:
        lists = [[] if value is None else [value] for value in values]
    nodes = iter(Batch(shape, viewer, [row for rows in lists for row in rows]).nodes())
    grouped = [[next(nodes) for _ in rows] for rows in lists]
    if wanted.page:
        return [value.of(group, viewer.looking) for value, group in zip(values, grouped, strict=True)]
    return grouped if wanted.many else [group[0] if group else None for group in grouped]


def node(name: str, viewer: Viewer, row: Any) -> Node | None:
    return None if row is None else Batch(SHAPES[name], viewer, [row]).nodes()[0]


def nodes(name: str, viewer: Viewer, rows: Iterable[Any]) -> list[Node]:
    return Batch(SHAPES[name], viewer, list(rows)).nodes()


# --- Kinds of fields ---------------------------------------------------------------------------------


def _plain(kind: str) -> Callable[..., Field]:
    def make(about: str = "", get: Get | None = None, **more: Any) -> Field:
        return Field(kind, about=about, get=get, **more)

    return make


text, key, whole, number, yes = map(_plain, ("text", "id", "whole", "float", "yes"))
decimal, day, instant, json = map(_plain, ("decimal", "day", "instant", "json"))


def choice(choices: type[models.TextChoices], about: str = "", get: Get | None = None, **more: Any) -> Field:
    return Field("choice", choices=choices, about=about, get=get, **more)


def one(of: str, by: str = "", *, get: Get | None = None, load: Load | None = None, **more: Any) -> Field:
    """A related thing: by the id in column `by`, from the row (`get`), or loaded. Null where it is invisible."""
    more.setdefault("null", True)
    if by:
        load = partial(_by_id, of=of, by=by)
    return Field("shape", of=of, get=get, load=load, **more)


def many(of: str, *, get: Get | None = None, load: Load | None = None, **more: Any) -> Field:
    return Field("shape", of=of, many=True, get=get, load=load, **more)


def having(of: str, by: str, pick: Callable[[Any], QuerySet[Any]] = lambda rows: rows, **more: Any) -> Field:
    """The rows of another shape that point at this one through column `by`, narrowed and ordered by `pick`."""
    return Field("shape", of=of, many=True, load=partial(_pointing, of=of, by=by, pick=pick), **more)


def page(of: str, *, load: Load, args: Mapping[str, Input] | None = None, **more: Any) -> Field:
    return Field("shape", of=of, page=True, load=load, args={**paging.ARGUMENTS, **(args or {})}, **more)


def paged(of: str, by: str, order: str, pick: Callable[[Any], QuerySet[Any]] = lambda rows: rows, **more: Any) -> Field:
    """A page of the rows that point at this one, e.g. a goal's check-ins, latest first."""
    return page(of, load=partial(_pages, of=of, by=by, order=order, pick=pick), **more)


def _by_id(viewer: Viewer, rows: Sequence[Any], *, of: str, by: str) -> list[Any]:
    return by_id(viewer, of, [read(row, by) for row in rows])


def by_id(viewer: Viewer, of: str, keys: Sequence[UUID | None]) -> list[Any]:
    """The visible rows of a shape by id, in the order asked; what this request has read is not read again."""
    model = SHAPES[of].rows()
    known = viewer.rows.setdefault(model, {})
    missing = {key for key in keys if key is not None and key not in known}
    if missing:
        found = model.objects.visible_to(viewer.person).in_bulk(missing)
        known.update({key: found.get(key) for key in missing})
    return [None if key is None else known[key] for key in keys]


def with_units(viewer: Viewer, rows: Sequence[Any]) -> None:
    """Sets `unit` on every row, read for all of them at once."""
    for row, unit in zip(rows, by_id(viewer, "Unit", [row.unit_id for row in rows]), strict=True):
        row.unit = unit


def remember(viewer: Viewer, of: str, rows: Iterable[Any]) -> None:
    """Rows that the viewer sees and that this request need not read again."""
    viewer.rows.setdefault(SHAPES[of].rows(), {}).update({row.pk: row for row in rows})


def _pointing(viewer: Viewer, rows: Sequence[Any], *, of: str, by: str, pick: Any) -> list[list[Any]]:
    found = pick(SHAPES[of].rows().objects.visible_to(viewer.person).filter(**{f"{by}__in": {row.pk for row in rows}}))
    groups: dict[Any, list[Any]] = defaultdict(list)
    for item in found:
        groups[read(item, by)].append(item)
    return [groups[row.pk] for row in rows]


def _pages(
    viewer: Viewer,
    rows: Sequence[Any],
    *,
    of: str,
    by: str,
    order: str,
    pick: Any,
    first: int | None = None,
    after: str | None = None,
) -> list[paging.Page]:
    found = pick(SHAPES[of].rows().objects.visible_to(viewer.person))
    return paging.pages(found, by=by, keys=[row.pk for row in rows], order=order, first=first, after=after)

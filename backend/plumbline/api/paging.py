"""Pages of a list: at most 100 rows, continued after a cursor that names the last row's place."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson
from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from plumbline.api.inputs import Input
from plumbline.core.errors import Invalid, TooMany

LARGEST, USUAL = 100, 50
ARGUMENTS = {
    "first": Input("whole", required=False, about=f"How many, at most {LARGEST}; {USUAL} when left out."),
    "after": Input("text", required=False, about="The cursor of the last row already seen."),
}


@dataclass(slots=True)
class Page:
    rows: list[Any]
    cursors: list[str]
    more: bool
    count: Callable[[], int]
    nodes: list[Any] = field(default_factory=list)

    def of(self, nodes: list[Any], looking: Callable[[], AbstractContextManager[None]]) -> "Page":
        """The page of these nodes; its rows are counted later, where its viewer looks."""

        def count() -> int:
            with looking():
                return self.count()

        return Page(self.rows, self.cursors, self.more, count, nodes)

    @property
    def end(self) -> str | None:
        return self.cursors[-1] if self.cursors else None


def page(rows: QuerySet[Any], *, order: str, first: int | None = None, after: str | None = None) -> Page:
    """One page of a queryset ordered by one column (a leading minus turns it round), then by id."""
    size = checked(first)
    column, down = order.removeprefix("-"), order.startswith("-")
    ordered = rows.order_by(order, "-pk" if down else "pk")
    found = list(_after(ordered, column, down, after)[: size + 1])
    return _made(found, size, column, rows.count)


def pages(
    rows: QuerySet[Any], *, by: str, keys: Iterable[UUID], order: str, first: int | None, after: str | None
) -> list[Page]:
    """The same for each of several owners at once, with one query."""
    size, keys = checked(first), list(keys)
    column, down = order.removeprefix("-"), order.startswith("-")
    key, pk = (F(column).desc(), F("pk").desc()) if down else (F(column).asc(), F("pk").asc())
    mine = rows.filter(**{f"{by}__in": keys})
    place = Window(RowNumber(), partition_by=[F(by)], order_by=[key, pk])
    found = _after(mine, column, down, after).annotate(place=place).filter(place__lte=size + 1).order_by("place")
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in found:
        groups[getattr(row, by)].append(row)
    return [_made(groups[key], size, column, rows.filter(**{by: key}).count) for key in keys]


def listed(rows: list[Any], *, first: int | None = None, after: str | None = None) -> Page:
    """One page of a list that is already in memory; the cursor is a place in it."""
    size = checked(first)
    start = _place(after)
    return Page(
        rows[start : start + size],
        [_written([start + at]) for at in range(len(rows[start : start + size]))],
        len(rows) > start + size,
        lambda: len(rows),
    )


def checked(first: int | None) -> int:
    if first is None:
        return USUAL
    if first < 1:
        raise Invalid("bad_page", "A page holds at least one row. Ask for 1 to 100.", field="first")
    if first > LARGEST:
        raise TooMany(
            "page_too_large",
            f"A page holds at most {LARGEST} rows; ask for the next one after it.",
            field="first",
        )
    return first


def _made(found: list[Any], size: int, column: str, count: Callable[[], int]) -> Page:
    rows = found[:size]
    return Page(rows, [_written([getattr(row, column), row.pk]) for row in rows], len(found) > size, count)


def _after(rows: QuerySet[Any], column: str, down: bool, after: str | None) -> QuerySet[Any]:
    if after is None:
        return rows
    parts = _opened(after, 2)
    field = rows.model._meta.get_field("id" if column == "pk" else column)
    try:
        value, key = field.to_python(parts[0]), UUID(str(parts[1]))
    except Exception:
        raise _bad() from None
    if value is None:
        raise _bad()
    word = "lt" if down else "gt"
    return rows.filter(Q(**{f"{column}__{word}": value}) | Q(**{column: value, f"pk__{word}": key}))


def _place(after: str | None) -> int:
    if after is None:
        return 0
    place = _opened(after, 1)[0]
    if not isinstance(place, int) or not 0 <= place < 10**9:
        raise _bad()
    return place + 1


def _written(parts: list[Any]) -> str:
    plain = [part.isoformat() if isinstance(part, (datetime, date)) else part for part in parts]
    return urlsafe_b64encode(orjson.dumps(plain)).decode().rstrip("=")


def _opened(after: str, length: int) -> list[Any]:
    try:
        parts = orjson.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except Exception:
        raise _bad() from None
    if not isinstance(parts, list) or len(parts) != length:
        raise _bad()
    return parts


def _bad() -> Invalid:
    return Invalid("bad_cursor", "This place in the list is not known. Start again from the first page.", field="after")

"""Nodes as JSON. A thing is shown whole where it was asked for; in a list without its own lists; and where another
thing only refers to it, by its brief fields. Things without brief fields (a line of sight, a Home) are always whole."""

from typing import Any

from plumbline.api import paging
from plumbline.api.shapes.kit import Field, Node, Shape
from plumbline.api.wire import told

WHOLE, ROW, BRIEF = "whole", "row", "brief"


def fields_of(shape: Shape, form: str) -> dict[str, Field]:
    """Which fields a form shows."""
    known = {name: wanted for name, wanted in shape.fields.items() if not wanted.page and not _asks(wanted)}
    if not has_brief(shape) or form == WHOLE:
        return known
    if form == ROW:
        lists = {name for name, wanted in known.items() if wanted.kind == "shape" and wanted.many}
        return {name: wanted for name, wanted in known.items() if name not in lists and not wanted.detail}
    return {name: wanted for name, wanted in known.items() if wanted.brief}


def has_brief(shape: Shape) -> bool:
    return any(wanted.brief for wanted in shape.fields.values())


def _asks(wanted: Field) -> bool:
    return any(argument.required for argument in wanted.args.values())


def rendered(node: Node | None, form: str) -> dict[str, Any] | None:
    if node is None:
        return None
    return {name: _value(node.value(name), wanted) for name, wanted in fields_of(node.batch.shape, form).items()}


def _value(value: Any, wanted: Field) -> Any:
    if value is None:
        return None
    if wanted.many:
        return [_one(item, wanted) for item in value]
    return _one(value, wanted)


def _one(value: Any, wanted: Field) -> Any:
    if isinstance(value, Node):
        return rendered(value, BRIEF)
    if wanted.choices:
        return getattr(value, "value", value)
    shown = told(value)
    return str(shown) if wanted.kind in ("id", "decimal") else shown


def listed(page: paging.Page) -> dict[str, Any]:
    """A page as {items, next, total_count}; `next` is what to send as `after`."""
    return {
        "items": [rendered(node, ROW) for node in page.nodes],
        "next": page.end if page.more else None,
        "total_count": page.count(),
    }


def answer(value: Any) -> Any:
    """Whatever a question or verb gives: a page, a list, one thing, or nothing."""
    if isinstance(value, paging.Page):
        return listed(value)
    if isinstance(value, list):
        return [rendered(node, ROW) for node in value]
    return rendered(value, WHOLE)

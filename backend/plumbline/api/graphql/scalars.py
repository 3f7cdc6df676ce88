"""Values on the wire: decimals and days are strings, instants ISO UTC. What cannot be stored is refused."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal as Exact
from typing import Any
from uuid import UUID as Key

import graphene
from graphene.types.scalars import Scalar
from graphql import GraphQLError
from graphql.language import ast

from plumbline.api.inputs import instant
from plumbline.api.wire import moment, plain
from plumbline.core import dates, ids, numbers
from plumbline.core.errors import Invalid


def _read(reader: Callable[..., Any], value: Any, what: str) -> Any:
    try:
        return reader(value, field=what)
    except Invalid as error:
        raise GraphQLError(error.sentence, original_error=error) from error


def _literal(node: Any, kinds: tuple[type, ...], what: str) -> Any:
    if not isinstance(node, kinds):
        written = getattr(node, "value", "")
        return _read(_refuse, written, what)
    return node.value


def _refuse(value: Any, *, field: str) -> Any:
    raise Invalid(
        "not_a_string",
        f"“{str(value)[:40]}” must be written as text, in quotes, so that no digit is lost. Nothing was saved.",
        field=field,
    )


class Decimal(Scalar):
    """An exact decimal number as a string, e.g. "0.72". A proportion is a fraction. Floats are refused."""

    @staticmethod
    def serialize(value: Any) -> str:
        return plain(value)

    @staticmethod
    def parse_value(value: Any) -> Exact:
        return _read(numbers.decimal, value, "value")  # type: ignore[no-any-return]

    @staticmethod
    def parse_literal(node: Any, variables: Any = None) -> Exact:
        value = _literal(node, (ast.StringValueNode, ast.IntValueNode), "value")
        return _read(numbers.decimal, value, "value")  # type: ignore[no-any-return]


class Date(Scalar):
    """A calendar day, YYYY-MM-DD, between 1990 and 2100."""

    @staticmethod
    def serialize(value: date | str) -> str:
        return value if isinstance(value, str) else value.isoformat()

    @staticmethod
    def parse_value(value: Any) -> date:
        return _read(dates.day, value, "date")  # type: ignore[no-any-return]

    @staticmethod
    def parse_literal(node: Any, variables: Any = None) -> date:
        return _read(dates.day, _literal(node, (ast.StringValueNode,), "date"), "date")  # type: ignore[no-any-return]


class DateTime(Scalar):
    """An instant in ISO 8601 with its offset; answers are in UTC."""

    @staticmethod
    def serialize(value: datetime) -> str:
        return moment(value)

    @staticmethod
    def parse_value(value: Any) -> datetime:
        return _read(instant, value, "time")  # type: ignore[no-any-return]

    @staticmethod
    def parse_literal(node: Any, variables: Any = None) -> datetime:
        return _read(instant, _literal(node, (ast.StringValueNode,), "time"), "time")  # type: ignore[no-any-return]


class UUID(Scalar):
    """An identifier. The client may make those of new things (version 7)."""

    @staticmethod
    def serialize(value: Any) -> str:
        return str(value)

    @staticmethod
    def parse_value(value: Any) -> Key:
        return _read(ids.parse, value, "id")  # type: ignore[no-any-return]

    @staticmethod
    def parse_literal(node: Any, variables: Any = None) -> Key:
        return _read(ids.parse, _literal(node, (ast.StringValueNode,), "id"), "id")  # type: ignore[no-any-return]


class JSON(Scalar):
    """A small JSON object."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value


OF_KIND: dict[str, Any] = {
    "text": graphene.String,
    "id": UUID,
    "decimal": Decimal,
    "day": Date,
    "instant": DateTime,
    "whole": graphene.Int,
    "float": graphene.Float,
    "yes": graphene.Boolean,
    "json": JSON,
}

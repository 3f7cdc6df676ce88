"""Values on the wire and JSON off it, the same at both faces."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from plumbline.core.errors import Invalid, TooMany


def body(request: HttpRequest) -> bytes:
    """Raises TooMany when there is too much of it."""
    try:
        return request.body
    except RequestDataTooBig:
        raise TooMany(
            "body_too_large", "This is more than 5 MB. Nothing was changed: send it in smaller parts."
        ) from None


def read(request: HttpRequest) -> Any:
    """The JSON of a request. Numbers that no computer holds exactly, NaN and lone surrogates are refused here."""
    try:
        return orjson.loads(body(request))
    except (orjson.JSONDecodeError, UnicodeDecodeError):
        raise Invalid(
            "not_json",
            "This is not readable JSON, or holds a number that cannot be stored. Nothing was changed.",
        ) from None


def plain(value: Any) -> str:
    """Digits without an exponent, exactly as stored."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def moment(value: datetime) -> str:
    """ISO 8601 in UTC."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def told(value: Any) -> Any:
    """A plain value as JSON has it: exact decimals, days and instants as text."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return moment(value)
    return value.isoformat() if isinstance(value, date) else value

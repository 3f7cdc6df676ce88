"""JSON off the wire, the same at both faces."""

from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from plumbline.core.errors import Invalid, TooMany


def read(request: HttpRequest) -> Any:
    """The JSON of a request. Numbers that no computer holds exactly, NaN and lone surrogates are refused here."""
    try:
        return orjson.loads(request.body)
    except RequestDataTooBig:
        raise too_large() from None
    except (orjson.JSONDecodeError, UnicodeDecodeError):
        raise Invalid(
            "not_json",
            "This is not readable JSON, or holds a number that cannot be stored. Nothing was changed.",
        ) from None


def too_large() -> TooMany:
    return TooMany("body_too_large", "This is more than 5 MB. Nothing was changed: send it in smaller parts.")

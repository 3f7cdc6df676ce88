"""One table: each refusal of the domain, as both faces say it."""

import logging
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import DataError, IntegrityError

from plumbline.api.viewer import NotSignedIn
from plumbline.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound, RowErrors, TooMany

log = logging.getLogger("plumbline.api")


@dataclass(frozen=True, slots=True)
class Kind:
    status: int
    title: str


KINDS: dict[type[BaseException], Kind] = {
    NotSignedIn: Kind(401, "Not signed in"),
    NotFound: Kind(404, "Not found"),
    Forbidden: Kind(403, "Not allowed"),
    Conflict: Kind(409, "Changed meanwhile"),
    TooMany: Kind(413, "Too much at once"),
    Invalid: Kind(422, "Cannot be accepted"),
    RowErrors: Kind(422, "Some rows cannot be accepted"),
    IntegrityError: Kind(409, "Changed meanwhile"),
    DataError: Kind(422, "Cannot be accepted"),
    DomainError: Kind(422, "Cannot be accepted"),
}
REFUSALS = tuple(KINDS)
BY_CODE = {
    "wrong_method": 405,
    "another_person": 401,
    "stale_version": 412,
    "version_needed": 428,
    "too_many_requests": 429,
}


def kind_of(error: BaseException) -> Kind:
    return next(kind for known, kind in KINDS.items() if isinstance(error, known))


def status_of(error: BaseException) -> int:
    return BY_CODE.get(getattr(error, "code", ""), kind_of(error).status)


def problems(error: BaseException) -> list[dict[str, Any]]:
    """The refusal as a list of {code, sentence, field, params, line, column, value}."""
    if isinstance(error, RowErrors):
        return [
            {
                "code": row.code,
                "sentence": row.sentence,
                "field": row.column,
                "line": row.line,
                "column": row.column,
                "value": row.value,
                **({"sheet": row.sheet} if row.sheet else {}),
            }
            for row in error.rows
        ]
    told = as_domain(error)
    return [{"code": told.code, "sentence": told.sentence, "field": told.field, "params": told.params or None}]


def as_domain(error: BaseException) -> DomainError:
    if isinstance(error, DomainError):
        return error
    if isinstance(error, IntegrityError):
        return Conflict(
            "conflict",
            "This does not fit with what is already recorded, perhaps because somebody else was first. "
            "Nothing was changed: reload and try again.",
        )
    return Invalid("invalid", "A value here cannot be stored. Nothing was saved: please check what was entered.")


def masked(error: BaseException) -> dict[str, Any]:
    """What is told of a fault of ours: a reference to find it in the log, and nothing else."""
    reference = uuid4().hex[:12]
    log.error("fault %s", reference, exc_info=error)
    return {
        "code": "fault",
        "sentence": f"Something went wrong on our side. Nothing was changed. Please try again; reference {reference}.",
        "field": None,
        "params": {"reference": reference},
    }

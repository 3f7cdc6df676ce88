"""Every refusal the product can give: a stable code, parameters and one plain sentence.

The sentence says what happened, what was kept and what to do, in words a nurse would use. The two faces
translate these classes through one table (`api/errors.py`); nothing else decides a status code.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


class DomainError(Exception):
    """A refusal. `code` is stable, `sentence` is for people, `field` names the input at fault."""

    def __init__(
        self, code: str, sentence: str, *, field: str | None = None, params: dict[str, Any] | None = None
    ) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.field = field
        self.params = params or {}


class NotFound(DomainError):
    """It does not exist, or the viewer may not see it: the two are answered alike."""

    def __init__(self, noun: str = "item") -> None:
        super().__init__("not_found", f"This {noun} was not found. Nothing was changed.")


class Forbidden(DomainError):
    """The viewer sees it but may not do this to it."""


class Invalid(DomainError):
    """The input cannot be accepted."""


class Conflict(DomainError):
    """Somebody else was first: a stale version, or a lost race."""


class TooMany(DomainError):
    """A limit of size or rate was reached."""


@dataclass(frozen=True, slots=True)
class RowError:
    """One refused row of a batch or a file: where, what was wrong and what to do."""

    line: int
    column: str
    value: str
    sentence: str
    code: str = "invalid"
    sheet: str = ""


@dataclass(slots=True)
class RowErrors(Exception):
    """A batch refused as a whole, with each bad row named."""

    rows: list[RowError] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[RowError]) -> "RowErrors":
        return cls(list(rows))

    def __str__(self) -> str:
        return "; ".join(f"line {row.line}, {row.column}: {row.sentence}" for row in self.rows)


def stale(noun: str) -> Conflict:
    return Conflict(
        "stale_version",
        f"Somebody else changed this {noun} since you opened it. Your text is kept: look at both and choose.",
    )

"""What the writers of one import share, and how they name the rows that an action refuses."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from plumbline.core.errors import DomainError, RowError, RowErrors
from plumbline.goals.models import Goal
from plumbline.integrations.cms.files import Progress
from plumbline.organizations.models import OrgUnit, Person


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were new, how many changed something, and how many said what already stood."""

    kind: str
    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(slots=True)
class Desk:
    """One import. `on_paper`: owners, links and commitments were agreed before, says the administrator."""

    actor: Person
    on_paper: bool = False
    whole_workbook: bool = False
    goals: dict[str, Goal] = field(default_factory=dict)
    touched: list[UUID] = field(default_factory=list)
    to_commit: list[UUID] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    progress: Progress | None = None

    @property
    def organization_id(self) -> UUID:
        return self.actor.organization_id

    def units(self) -> dict[str, OrgUnit]:
        found = OrgUnit.objects.filter(organization_id=self.organization_id, closed=False)
        return {unit.code: unit for unit in found.select_related("level")}

    def people(self) -> dict[str, Person]:
        found = Person.objects.active().filter(organization_id=self.organization_id).exclude(email="")
        return {person.email: person for person in found}


@contextmanager
def naming(rows: Sequence[Any], columns: Mapping[str, str] | None = None) -> Iterator[None]:
    """Refusals inside, which speak of places in a batch, as refusals of the file's lines and columns."""
    names = columns or {}
    try:
        yield
    except RowErrors as refused:
        raise RowErrors(
            [
                RowError(
                    rows[error.line].line,
                    names.get(error.column, error.column),
                    error.value,
                    plain(error.sentence),
                    error.code,
                )
                for error in refused.rows
            ]
        ) from refused
    except DomainError as refused:
        if len(rows) != 1:
            raise
        column = names.get(refused.field or "", refused.field or "")
        raise RowErrors([RowError(rows[0].line, column, "", plain(refused.sentence), refused.code)]) from refused


def plain(sentence: str) -> str:
    """A row's refusal does not say what happened to the whole file; the import says that once."""
    for said in (" Nothing was saved:", " Nothing was changed:", " Nothing was imported:"):
        sentence = sentence.replace(said, " Please")
    for said in (" Nothing was saved.", " Nothing was changed.", " Nothing was imported."):
        sentence = sentence.replace(said, "")
    return sentence


class Lookup:
    """Names in a file, found among what exists; what is not found is refused with its line."""

    def __init__(self) -> None:
        self.errors: list[RowError] = []

    def find(self, known: Mapping[str, Any], name: str, row: Any, column: str, hint: str) -> Any:
        found = known.get(name)
        if found is None and name:
            self.errors.append(RowError(row.line, column, name[:60], hint, "unknown"))
        return found

    def refuse(self, row: Any, column: str, value: str, sentence: str, code: str = "invalid") -> None:
        self.errors.append(RowError(row.line, column, value[:60], sentence, code))

    def settle(self) -> None:
        if self.errors:
            raise RowErrors(sorted(self.errors, key=lambda error: error.line))


def not_twice(rows: Sequence[Any], key: Any, column: str, lookup: Lookup) -> None:
    first: dict[Any, int] = {}
    for row in rows:
        named = key(row)
        if named in first:
            value = named if isinstance(named, str) else str(named[0])
            lookup.refuse(
                row, column, value, f"This already stands on line {first[named]}. Keep one of the two.", "twice"
            )
        first.setdefault(named, row.line)

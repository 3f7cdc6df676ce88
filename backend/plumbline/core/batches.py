"""Batches: every row is looked at before the first refusal is told, and one row is a batch of one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from plumbline.core.errors import DomainError, RowError, RowErrors

Draft = TypeVar("Draft")
Checked = TypeVar("Checked")


def check(
    drafts: Sequence[Draft], judge: Callable[[Draft], Checked], *, order: Sequence[int] | None = None
) -> list[Checked]:
    """What `judge` makes of each draft, in the order of the drafts; `order` says which to look at first.

    Raises RowErrors naming every refused draft by its index.
    """
    checked: dict[int, Checked] = {}
    refused: list[RowError] = []
    first: DomainError | None = None
    for index in order if order is not None else range(len(drafts)):
        draft = drafts[index]
        try:
            checked[index] = judge(draft)
        except DomainError as error:
            first = first or error
            value = "" if error.field is None else str(getattr(draft, error.field, ""))[:80]
            refused.append(RowError(index, error.field or "", value, error.sentence, error.code))
    if first is not None:
        raise RowErrors.of(sorted(refused, key=lambda row: row.line)) from first
    return [checked[index] for index in range(len(drafts))]


@contextmanager
def single() -> Iterator[None]:
    """Tells the refusal of a batch of one as the refusal itself."""
    try:
        yield
    except RowErrors as errors:
        if isinstance(errors.__cause__, DomainError):
            raise errors.__cause__ from None
        raise

"""The tree over a log as the database keeps it, without reading all of it each time.

Full blocks never change once they are written, so what was worked out for them is kept.
"""

from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from plumbline.core.errors import Conflict
from plumbline.ledger import chain, proofs
from plumbline.ledger.models import Entry
from plumbline.ledger.models.entry import MAIN

BLOCK = 1024  # entries that are read at once; a power of two


class Log(NamedTuple):
    organization_id: UUID
    name: str = MAIN


def root(log: Log, size: int) -> bytes:
    """Of the first `size` entries. Raises Conflict where one of them is missing."""
    return _root(log, 0, size) if size else chain.root([])


def path(log: Log, sequence: int, size: int) -> list[bytes]:
    """From the entry of that number to the root of the first `size`. Raises Conflict where one of them is missing."""
    start, stop, index = 0, size, sequence - 1
    beside = []
    while stop - start > BLOCK:
        middle = proofs.halves(start, stop)
        if index < middle:
            beside.append(_root(log, middle, stop))
            stop = middle
        else:
            beside.append(_root(log, start, middle))
            start = middle
    return proofs.path(_hashes(log, start, stop), index - start) + beside[::-1]


def _root(log: Log, start: int, stop: int) -> bytes:
    size = stop - start
    if size >= BLOCK and size & (size - 1) == 0:
        return _full(log, start, stop)
    return _joined(log, start, stop)


def _joined(log: Log, start: int, stop: int) -> bytes:
    if stop - start <= BLOCK:
        return chain.joined(_hashes(log, start, stop))
    middle = proofs.halves(start, stop)
    return proofs.joined(_root(log, start, middle), _root(log, middle, stop))


@lru_cache(maxsize=1 << 16)
def _full(log: Log, start: int, stop: int) -> bytes:
    return _joined(log, start, stop)


def _hashes(log: Log, start: int, stop: int) -> list[bytes]:
    rows = Entry.objects.filter(
        organization_id=log.organization_id, log=log.name, sequence__gt=start, sequence__lte=stop
    )
    hashes = [bytes(hash) for hash in rows.order_by("sequence").values_list("hash", flat=True)]
    if len(hashes) < stop - start:
        raise Conflict(
            "record_broken",
            "An entry is missing from the record, so nothing can be proved from it. Nothing was changed: please tell "
            "whoever runs Plumbline to run `plumbline verify`.",
        )
    return hashes

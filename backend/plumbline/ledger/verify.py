"""Whether the record is whole: every row as it was committed to, every entry linked and signed, the domain as replayed.

Reads only, as one moment of the database. It trusts nothing but the bytes and the keys: every hash is worked out again.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from plumbline.ledger import chain, redaction, replay, signed_note, witnesses
from plumbline.ledger.models import Entry, Head, Redaction

AT_ONCE = 1000
REASON = "ledger_entry"  # the name under which an entry's reason is kept as a row
REPLAYED = {
    "ledger": "the ledger tells this row, and the table does not hold it so.",
    "table": "the table holds this row, and the ledger does not tell it so.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was recorded, and the level of the proof that saw it."""

    level: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.level}: {self.where}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that an entry wrote, as the ledger keeps it; `number` is the image's."""

    number: int
    table: str
    id: str
    organization: str
    image: str
    nonce: bytes | None
    digest: bytes


@dataclass(slots=True)
class Counted:
    """What was looked at. `unsigned` are the entries after the last checkpoint of their log, `blanked` the rows from
    which the redactions took text."""

    entries: int = 0
    rows: int = 0
    checkpoints: int = 0
    unsigned: int = 0
    redactions: int = 0
    blanked: int = 0


Log = tuple[UUID, str]
Signed = dict[int, list[tuple[str, bytes]]]  # by size: where a checkpoint was found, and the root that it signs


def faults(
    counted: Counted | None = None,
    *,
    folders: Iterable[Path] = (),
    keys: Iterable[bytes] | None = None,
    tell: Callable[[Counted], None] | None = None,
) -> Iterator[Fault]:
    """Everything that is wrong, as it is found; nothing when the record is whole.

    `folders` hold more checkpoints than those of the settings, `keys` are the public keys that count instead of those
    of the settings, `tell` hears how far it is after every thousand entries.
    """
    counted = counted or Counted()
    known = witnesses.keys() if keys is None else list(keys)
    files = list(witnesses.in_files(*folders))  # first: what is signed from here on is not missing below
    with _one_moment():
        signed: dict[Log, Signed] = defaultdict(lambda: defaultdict(list))
        yield from _checkpoints(files, known, signed, counted)
        proofs = redaction.proofs()
        counted.redactions, counted.blanked = Redaction.objects.count(), len(proofs)
        heads = {(head.organization_id, head.log): head for head in Head.objects.all()}
        entries = ((entry, _entry(entry, rows, proofs)) for entry, rows in _entries(counted, tell))
        for key, log in groupby(entries, key=lambda pair: (pair[0].organization_id, pair[0].log)):
            yield from _log(key, log, heads.pop(key, None), signed.pop(key, {}), counted)
        for key in heads | signed:
            yield from _log(key, (), heads.get(key), signed.get(key, {}), counted)
        yield from _strays()
        for row in replay.differences():
            yield Fault("replay", f"{row.table} {row.row_id}", REPLAYED[row.side])


@contextmanager
def _one_moment() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _entries(counted: Counted, tell: Callable[[Counted], None] | None) -> Iterator[tuple[Entry, list[Row]]]:
    entries = Entry.objects.order_by("organization_id", "log", "sequence").iterator(chunk_size=AT_ONCE)
    while some := list(islice(entries, AT_ONCE)):
        rows = _rows([entry.pk for entry in some])
        yield from ((entry, rows[entry.pk]) for entry in some)
        counted.entries += len(some)
        counted.rows += sum(map(len, rows.values()))
        if tell:
            tell(counted)


def _rows(entries: list[UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [entries])
        for entry, number, table, id, organization, image, nonce, digest in cursor.fetchall():
            kept = None if nonce is None else bytes(nonce)
            found[entry].append(Row(number, table, id, organization, image, kept, bytes(digest)))
    return found


ROWS = """
SELECT entry_id, id, table_name, row_id::text, organization_id::text, image::text, nonce, digest
FROM ledger_image WHERE entry_id = ANY(%s) ORDER BY id
"""


def _log(
    key: Log, log: Iterable[tuple[Entry, Iterator[Fault]]], head: Head | None, signed: Signed, counted: Counted
) -> Iterator[Fault]:
    """One log from its first entry to its head, each with its own faults, against every checkpoint on the way."""
    tree, last, previous = chain.Tree(), 0, chain.NOTHING
    for entry, wrong in log:
        yield from wrong
        yield from _link(entry, last, previous)
        last, previous = entry.sequence, bytes(entry.hash)
        tree.add(previous)
        yield from _root(signed.get(tree.size, []), tree)
    yield from _head(key, head, last, previous)
    yield from _beyond(signed, tree.size)
    counted.unsigned += tree.size - max((size for size in signed if size <= tree.size), default=0)


def _entry(entry: Entry, rows: list[Row], proofs: Mapping[int, bytes]) -> Iterator[Fault]:
    """The rows against their digests, or against what their redaction put on record; the digests against the entry,
    the entry against its hash."""
    where = _where(entry)
    for row in rows:
        place = f"{where}, {row.table} {row.id}"
        if row.nonce is None:
            yield Fault("payload", place, "its nonce is gone, so nothing proves this row.")
        elif _digest(row, row.nonce) not in (row.digest, proofs.get(row.number)):
            yield Fault("payload", place, "the row is not the one that was recorded.")
    if chain.root([row.digest for row in rows]) != bytes(entry.commitment) or len(rows) != entry.rows:
        yield Fault("entry", where, "the rows it has are not the rows it committed to.")
    reasons = [json.loads(row.image) for row in rows if row.table == REASON]
    if reasons != [{"reason": entry.reason}] * bool(entry.reason):
        yield Fault("entry", where, "the reason shown is not the reason that was recorded.")
    if chain.leaf(chain.text(chain.told(entry))) != bytes(entry.hash):
        yield Fault("entry", where, "what it tells is not what was hashed.")


def _digest(row: Row, nonce: bytes) -> bytes:
    return chain.digest(nonce, row.organization, row.table, row.id, row.image)


def _link(entry: Entry, last: int, previous: bytes) -> Iterator[Fault]:
    if entry.sequence != last + 1:
        yield Fault("chain", _where(entry), f"it follows entry {last}; what was between them is missing.")
    if bytes(entry.previous) != previous:
        yield Fault("chain", _where(entry), "it was written after another entry than the one before it here.")


def _head(key: tuple[UUID, str], head: Head | None, last: int, hash: bytes) -> Iterator[Fault]:
    where = f"{key[0]}/{key[1]}"
    if head is None:
        yield Fault("head", where, f"the log has no head; its last entry is {last}.")
    elif (head.sequence, bytes(head.hash)) != (last, hash):
        yield Fault("head", where, f"the head stands at entry {head.sequence}; the last entry here is {last}.")


def _checkpoints(
    files: list[tuple[str, str]], keys: list[bytes], signed: Mapping[Log, Signed], counted: Counted
) -> Iterator[Fault]:
    """Every checkpoint found, whether it is one; those that are go to `signed`, each text once with all its places."""
    found: dict[str, list[str]] = defaultdict(list)
    for text, place in files:
        found[text].append(place)
    for text, place, told in witnesses.in_database():
        found[text].append(place)
        note = signed_note.read(text)
        if note and (note.organization, note.log, note.size, note.root) != told:
            yield Fault("checkpoint", place, "the columns beside the checkpoint do not say what it says.")
    for text, places in found.items():
        note = signed_note.read(text)
        if note is None or not signed_note.signed(text, keys):
            yield Fault("checkpoint", "; ".join(places), "this is no checkpoint that a known key has signed.")
            continue
        where = f"{note.organization}/{note.log} at entry {note.size} ({'; '.join(places)})"
        others = signed[note.organization, note.log][note.size]
        if any(root != note.root for _, root in others):
            yield Fault("checkpoint", where, "another one of this size is signed too; the key has told two stories.")
        others.append((where, note.root))
        counted.checkpoints += 1


def _root(signed: list[tuple[str, bytes]], tree: chain.Tree) -> Iterator[Fault]:
    for where, root in signed:
        if root != tree.root():
            yield Fault(
                "checkpoint", where, f"up to entry {tree.size}, the record here is not the one that was signed."
            )


def _beyond(signed: Signed, size: int) -> Iterator[Fault]:
    for wanted in sorted(signed):
        for where, _ in signed[wanted] if wanted > size else ():
            yield Fault("checkpoint", where, f"the record here is shorter than what was signed: it has {size}.")


def _strays() -> Iterator[Fault]:
    """Rows that no entry accounts for: an action that forgot to append, or an entry that was taken away."""
    with connection.cursor() as cursor:
        cursor.execute(STRAYS)
        for table, row in cursor.fetchall():
            yield Fault("entry", f"{table} {row}", "the ledger keeps this row, and no entry wrote it.")


STRAYS = """
SELECT table_name, row_id FROM ledger_image i
WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.id = i.entry_id) ORDER BY id LIMIT 1000
"""


def _where(entry: Any) -> str:
    return f"{entry.organization_id}/{entry.log} entry {entry.sequence}"

"""A log as lines that `offline/verify_ledger.py` proves anywhere: JSON, one value on a line.

    {"plumbline": "ledger", ...}                    whose record, and the keys that sign it
    {"action": ...}                                 an entry, exactly as it is hashed
    ["hash", HASH]                                  its hash
    ["row", NUMBER, TABLE, ROW, DIGEST, NONCE, IMAGE]     each row it wrote; the last two left out without payloads
    ["checkpoint", NOTE]                            a signed note over the entries so far
    ["end", SEQUENCE, HASH]                         the log's head

Images hold what people wrote and who they are; entries, hashes and checkpoints hold neither.
"""

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from plumbline.core import clock
from plumbline.ledger import chain, keeper, signed_note
from plumbline.ledger.models import Checkpoint, Entry, Head
from plumbline.ledger.models.entry import MAIN

FORMAT = 1
AT_ONCE = 1000
VERIFIER = Path(__file__).parent / "offline" / "verify_ledger.py"


def write(file: Path, organization_id: UUID, log: str = MAIN, *, payloads: bool = True) -> int:
    """Writes the log as of one moment, packed where the name ends in .gz; returns the number of its entries.

    A file that was cut short never replaces a good one. Only its owner may read it.
    """
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with ExitStack() as open:
            part.touch(mode=0o600)
            into: Any = open.enter_context(part.open("wb"))
            if file.suffix == ".gz":
                into = open.enter_context(gzip.open(into, "wb"))
            written = 0
            for line in lines(organization_id, log, payloads=payloads):
                written += line.startswith(b'{"action"')
                into.write(line + b"\n")
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return written


def lines(organization_id: UUID, log: str = MAIN, *, payloads: bool = True) -> Iterator[bytes]:
    """The log from its first entry to its head, as one moment of the database; little of it in memory at a time."""
    with transaction.atomic():
        if not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield orjson.dumps(_header(organization_id, log, payloads))
        of = {"organization_id": organization_id, "log": log}
        last = Entry.objects.filter(**of).aggregate(last=Max("sequence"))["last"] or 0
        for start in range(0, last, AT_ONCE):
            yield from _stretch(organization_id, log, start, payloads)
        yield from _notes(Checkpoint.objects.filter(**of, size__gt=last))
        head = Head.objects.filter(**of).first()
        yield orjson.dumps(["end", head.sequence if head else 0, bytes(head.hash if head else chain.NOTHING).hex()])


def _header(organization_id: UUID, log: str, payloads: bool) -> dict[str, Any]:
    kept = keeper.here()
    return {
        "plumbline": "ledger",
        "format": FORMAT,
        "organization": str(organization_id),
        "log": log,
        "origin": signed_note.origin(organization_id, log),
        "payloads": payloads,
        "exported": chain.instant(clock.now()),
        "keys": [signed_note.key_text(key) for key in kept.public()] if kept else [],
    }


def _stretch(organization_id: UUID, log: str, start: int, payloads: bool) -> Iterator[bytes]:
    of = {"organization_id": organization_id, "log": log}
    signed = Checkpoint.objects.filter(**of, size__gt=start, size__lte=start + AT_ONCE)
    sizes = set(signed.values_list("size", flat=True))
    found = Entry.objects.filter(**of, sequence__gt=start, sequence__lte=start + AT_ONCE)
    with connection.chunked_cursor() as cursor:  # of the server: a batch may have more rows than fit
        cursor.execute(ROWS, [organization_id, log, start, start + AT_ONCE])
        rows = iter(cursor)
        row = next(rows, None)
        for entry in found.order_by("sequence"):
            yield chain.text(chain.told(entry))
            yield orjson.dumps(["hash", bytes(entry.hash).hex()])
            while row is not None and row[0] == entry.sequence:
                yield orjson.dumps(_row(*row[1:], payloads=payloads))
                row = next(rows, None)
            if entry.sequence in sizes:
                yield from _notes(signed.filter(size=entry.sequence))


def _notes(signed: QuerySet[Checkpoint]) -> Iterator[bytes]:
    for note in signed.order_by("size").values_list("note", flat=True):
        yield orjson.dumps(["checkpoint", note])


def _row(
    number: int, table: str, row: str, digest: bytes, nonce: bytes | None, image: str, *, payloads: bool
) -> list[Any]:
    told = ["row", number, table, row, bytes(digest).hex()]
    return [*told, None if nonce is None else bytes(nonce).hex(), image] if payloads else told


ROWS = """
SELECT e.sequence, i.id, i.table_name, i.row_id::text, i.digest, i.nonce, i.image::text
FROM ledger_entry e JOIN ledger_image i ON i.entry_id = e.id
WHERE e.organization_id = %s AND e.log = %s AND e.sequence > %s AND e.sequence <= %s ORDER BY e.sequence, i.id
"""

"""The record itself: its head, and the proof that an entry stands in it.

A goal's history tells of entries; whoever sees one there may ask for its proof. What the entry tells beyond that is
shown only where its object is in sight too: a batch may have begun with a goal that is restricted.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from plumbline.api.shapes import exceptions
from plumbline.api.shapes.kit import Shape, instant, one, text, whole
from plumbline.api.shapes.reads import EXCEPTED, HANGS_ON
from plumbline.api.viewer import Viewer
from plumbline.goals import selectors as goals
from plumbline.goals.models import Alignment, CheckIn, Goal
from plumbline.ledger.models import Entry, Image


def in_history(viewer: Viewer, entry: Entry) -> bool:
    """Whether the history of a goal that the viewer sees tells of this entry."""
    written: dict[str, list[UUID]] = defaultdict(list)
    for table, row in Image.objects.filter(entry_id=entry.pk).values_list("table_name", "row_id"):
        written[table].append(row)
    if goals.alignments(viewer.person).filter(pk__in=written[Alignment._meta.db_table]).exists():
        return True
    about = set(written[Goal._meta.db_table]) | _goals_of(written, HANGS_ON)
    seen = Goal.objects.visible_to(viewer.person)
    if seen.filter(pk__in=about).exists():
        return True
    excepted = seen.filter(pk__in=_goals_of(written, EXCEPTED))
    return bool(exceptions.told_of(viewer, list(excepted)))


def _goals_of(written: dict[str, list[UUID]], hangs_on: tuple[tuple[Any, str], ...]) -> set[UUID]:
    found: set[UUID] = set()
    for model, column in hangs_on:
        if rows := written[model._meta.db_table]:
            found |= set(model.objects.filter(pk__in=rows).values_list(column, flat=True))
    return found


def object_seen(viewer: Viewer, entry: Entry) -> bool:
    if not entry.object_type:
        return True
    try:
        model = apps.get_model(entry.object_type)
    except LookupError:
        return False
    return bool(model.objects.visible_to(viewer.person).filter(pk=entry.object_id).exists())  # type: ignore[attr-defined]


def receipts(viewer: Viewer, rows: Sequence[Any]) -> list[dict[str, Any] | None]:
    """The entry with which each of these rows came into the record."""
    known = {row.pk: row.receipt._asdict() for row in rows if row.receipt}
    older = [row.pk for row in rows if row.pk not in known]
    if older:
        with connection.cursor() as cursor:
            cursor.execute(RECORDED, [CheckIn._meta.db_table, older])
            known |= {row: {"sequence": sequence, "leaf_hash": hash} for row, sequence, hash in cursor.fetchall()}
    return [known.get(row.pk) for row in rows]


RECORDED = """
SELECT DISTINCT ON (i.row_id) i.row_id, e.sequence, encode(e.hash, 'hex')
FROM ledger_image i JOIN ledger_entry e ON e.id = i.entry_id
WHERE i.table_name = %s AND i.row_id = ANY (%s) ORDER BY i.row_id, i.id
"""


def leaf_hash(entry: Entry) -> str:
    return bytes(entry.hash).hex()


Shape(
    "Receipt",
    "Where in the record it stands. Whoever kept it can tell later whether the record still holds it.",
    {"sequence": whole(), "leaf_hash": text("SHA-256, in hexadecimal: the entry's hash, a leaf of the record's tree.")},
)
Shape(
    "LedgerProof",
    "That an entry stands in the record: with `path` its hash makes the root of the first `size` entries (RFC 6962).",
    {
        "sequence": whole(),
        "entry": text(
            "The exact text that is hashed, after one zero byte. Empty where it names something out of your sight.",
            null=True,
        ),
        "leaf_hash": text(),
        "size": whole(),
        "root": text(),
        "path": text("From the entry up, in hexadecimal.", many=True),
        "checkpoint": text("The signed note over this size and root; empty while none covers the entry.", null=True),
    },
)
Shape(
    "Checkpoint",
    "The record's head as it was signed, and where else it is kept.",
    {
        "size": whole("The first so many entries."),
        "root": text("Of their tree, in hexadecimal."),
        "note": text("The signed text (C2SP tlog-checkpoint)."),
        "signed_at": instant(),
        "places": text(many=True),
    },
)
Shape(
    "LedgerHead",
    "The end of the record.",
    {
        "sequence": whole("The number of the last entry."),
        "hash": text(),
        "checkpoint": one("Checkpoint", about="The last signed head."),
        "redactions": whole("How many times text was removed for good."),
    },
)

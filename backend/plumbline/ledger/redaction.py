"""Taking text out of the record for good: where it may stand, where a text is found, and the blanking itself.

A model says what of it is free text:

    free_text = FreeText("note", "next_step", kept_from="recorded_at")

`kept_from` is the instant from which the organization's time of keeping runs; without it the text is kept for as long
as the record. The reasons that people give with an action are free text too (`ledger_entry`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.apps import apps
from django.db import connection

from plumbline.ledger.models import Entry, Redaction

MARK = "[removed]"
AT_ONCE = 1000


class FreeText:
    def __init__(self, *columns: str, kept_from: str = "") -> None:
        self.columns, self.kept_from = columns, kept_from


@dataclass(frozen=True, slots=True)
class Place:
    """Rows of one table that hold the text, now or in an earlier image."""

    table: str
    rows: list[UUID]


def declared() -> dict[str, FreeText]:
    """By table, the free text of every model that has some."""
    told = {model._meta.db_table: model.free_text for model in apps.get_models() if hasattr(model, "free_text")}
    return told | {model._meta.db_table: FreeText("reason") for model in (Entry, Redaction)}


def places(organization_id: UUID, text: str, only: UUID | None = None) -> list[Place]:
    """Where the text stands or ever stood; of one object alone with `only`: its row, versions and reasons."""
    columns = {table: free.columns for table, free in declared().items()}
    said: dict[str, Any] = {
        "organization": organization_id,
        "text": text,
        "only": only,
        "columns": orjson.dumps(columns).decode(),
    }
    with connection.cursor() as cursor:
        cursor.execute(PLACES, said)
        return [Place(table, rows) for table, rows in cursor.fetchall()]


# The whole image is looked through first, because that is quick; then its free text alone.
PLACES = """
SELECT table_name, array_agg(DISTINCT row_id) FROM ledger_image
WHERE organization_id = %(organization)s AND %(columns)s::jsonb ? table_name
  AND position(trim(BOTH '"' FROM to_jsonb(%(text)s::text)::text) IN image::text) > 0
  AND EXISTS (
    SELECT FROM jsonb_array_elements_text(%(columns)s::jsonb -> table_name) AS name
    WHERE ledger_blanked(image -> name, %(text)s) <> image -> name)
  AND (%(only)s::uuid IS NULL OR row_id = %(only)s OR (image ->> 'subject_id')::uuid = %(only)s
    OR table_name = 'ledger_entry' AND row_id IN (SELECT id FROM ledger_entry WHERE object_id = %(only)s))
GROUP BY table_name ORDER BY table_name
"""


def outlived(organization_id: UUID, before: datetime) -> Iterator[Place]:
    """Rows whose free text is older than the time of keeping, at most a thousand of a table."""
    for table, free in declared().items():
        if not free.kept_from:
            continue
        worded = " OR ".join(f"\"{column}\" NOT IN ('', %(mark)s)" for column in free.columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT id FROM "{table}" WHERE organization_id = %(organization)s'
                f' AND "{free.kept_from}" < %(before)s AND ({worded}) ORDER BY id LIMIT {AT_ONCE}',
                {"organization": organization_id, "before": before, "mark": MARK},
            )
            rows = [id for (id,) in cursor.fetchall()]
        if rows:
            yield Place(table, rows)


def blank(
    places: Sequence[Place], text: str | None, *, organization_id: UUID, at: datetime, by: UUID | None, reason: str
) -> Redaction:
    """Within an action: blanks the text (without one, all free text) of these rows and puts that on record."""
    free = declared()
    proofs: dict[str, str] = {}
    with connection.cursor() as cursor:
        for place in places:
            columns = list(free[place.table].columns)
            cursor.execute(BLANK, [organization_id, place.table, columns, place.rows, text])
            proofs |= {str(image): proof for image, proof in cursor.fetchall()}
    return Redaction.objects.create(
        organization_id=organization_id, at=at, removed_by_id=by, reason=reason, proofs=proofs,
        counts={place.table: len(place.rows) for place in places},
    )  # fmt: skip


BLANK = "SELECT image_id, proof FROM ledger_blank(%s, %s, %s, %s, %s)"


def proofs() -> Mapping[int, bytes]:
    """Of every blanked image, what proves it; of one that was blanked twice, the latest."""
    found: dict[int, bytes] = {}
    for redaction in Redaction.objects.order_by("at", "id"):
        found |= {int(image): bytes.fromhex(proof) for image, proof in redaction.proofs.items()}
    return found


def words(table: str) -> str:
    """What a person calls a row of the table."""
    for model in apps.get_models():
        if model._meta.db_table == table:
            return str(getattr(model.objects.none(), "noun", model._meta.verbose_name))  # type: ignore[attr-defined]
    return table


def told(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Counts by the words of people: ("check-in", 2)."""
    named: dict[str, int] = {}
    for table, count in counts.items():
        named[words(table)] = named.get(words(table), 0) + count
    return sorted(named.items())

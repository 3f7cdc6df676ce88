"""What was taken out of the record, and what forbids it."""

from plumbline.api.shapes.kit import Shape, instant, key, many, one, text, whole
from plumbline.ledger import redaction

Shape(
    "TextCount",
    "How often a text stands in things of one kind.",
    {"noun": text(get=lambda row: row[0]), "count": whole(get=lambda row: row[1])},
)
Shape(
    "Redaction",
    "Text that was taken out of the record for good: where and why, never what.",
    {
        "id": key(brief=True),
        "at": instant(brief=True),
        "removed_by": one("Person", "removed_by_id", about="Nobody where the time to keep it was over."),
        "reason": text(brief=True),
        "rows": whole(),
        "counts": many("TextCount", get=lambda row: redaction.told(row.counts)),
    },
)
Shape(
    "LegalHold",
    "While it is open nothing is taken out of the record.",
    {
        "id": key(brief=True),
        "matter": text(brief=True),
        "placed_by": one("Person", "placed_by_id"),
        "valid_from": instant(brief=True),
        "lifted_by": one("Person", "lifted_by_id"),
        "valid_to": instant(null=True),
    },
    model="organizations.LegalHold",
)

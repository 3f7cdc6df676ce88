"""Board packets: what was frozen, and whether it still comes out the same."""

from collections.abc import Sequence
from typing import Any

from plumbline.api.shapes.kit import Shape, day, instant, key, one, text, whole, yes
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.reporting import pages, printing

ADDRESS = "/api/v1/packets"


def drawn(viewer: Viewer, rows: Sequence[Any]) -> list[pages.Page]:
    """Asked twice for the same rows: drawn once."""
    known = viewer.notes.setdefault("packets", {})
    for row in rows:
        if row.pk not in known:
            known[row.pk] = pages.page(row, viewer.required())
    return [known[row.pk] for row in rows]


def days(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    return [clock.day(row.instant, viewer.required().organization.time_zone) for row in rows]


Shape(
    "Packet",
    "A board packet, frozen: of which instant it tells, and the digest of its page.",
    {
        "id": key(brief=True),
        "title": text(brief=True),
        "forum": one("Forum", "forum_id", about="Whose last meeting it compares with."),
        "meeting": one("Meeting", "meeting_id", about="The one that it was made for."),
        "instant": instant("It tells what was on record then.", brief=True),
        "day": day("The organization's day of that instant.", load=days, brief=True),
        "made_by": one("Person", "made_by_id"),
        "made_at": instant(),
        "sha256": text("Of the page's bytes when it was made."),
        "edition": whole("How it is laid out; an edition never changes."),
        "checkpoint_size": whole("How many entries the signature covers that it quotes.", null=True),
        "html": text("Where the page is, to read and to print.", get=lambda row: f"{ADDRESS}/{row.pk}.html"),
        "pdf": text(
            "Where its PDF is; empty where this server cannot make one.",
            null=True,
            get=lambda row: f"{ADDRESS}/{row.pk}.pdf" if printing.works() else None,
        ),
        "unchanged": yes(
            "Drawn again just now it is byte for byte the page that was made.",
            load=lambda viewer, rows: [it.unchanged for it in drawn(viewer, rows)],
            detail=True,
        ),
        "sentence": text(
            "What that means.", load=lambda viewer, rows: [it.sentence for it in drawn(viewer, rows)], detail=True
        ),
    },
    model="reporting.Packet",
)

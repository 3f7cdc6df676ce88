"""Every checkpoint that can be found: in the database, beside the key, where they are published, in a folder that
somebody kept."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from plumbline.ledger import keeper
from plumbline.ledger.models import Checkpoint

DATABASE = "the database"


def in_files(*more: Path) -> Iterator[tuple[str, str]]:
    """(text, file) of every file that ends in .note, in the places of the settings and in these folders."""
    kept = keeper.here()
    folders = [kept.folder] if kept else []
    folders += [Path(settings.LEDGER_PUBLISH_DIR)] if settings.LEDGER_PUBLISH_DIR else []
    for path in sorted({path for folder in (*folders, *more) for path in folder.rglob("*.note")}):
        yield path.read_text(errors="replace"), str(path)


def in_database() -> Iterator[tuple[str, str, tuple[UUID, str, int, bytes]]]:
    """(text, place, what the columns beside it say) of every row."""
    for row in Checkpoint.objects.order_by("id").iterator():
        yield row.note, f"{DATABASE}, row {row.pk}", (row.organization_id, row.log, row.size, bytes(row.root))


def keys() -> list[bytes]:
    """The public keys that count where nobody names others."""
    kept = keeper.here()
    return kept.public() if kept else []

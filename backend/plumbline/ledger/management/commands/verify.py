"""`plumbline verify`: prove that the record is whole."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from plumbline.ledger import signed_note, verify
from plumbline.ledger.verify import Counted

TOLD_EVERY = 10_000
COUNTED = {"entries": "entry", "rows": "row", "checkpoints": "checkpoint", "redactions": "redaction"}


class Command(BaseCommand):
    help = "Proves every row, entry, link, head and checkpoint of the record, and that the tables hold what it tells."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--public-key", metavar="KEY", help="the key that counts, or a file of them; else those beside the key"
        )
        parser.add_argument(
            "--checkpoints", metavar="FOLDER", help="more checkpoints: every file in it that ends in .note"
        )

    def handle(self, *args: Any, public_key: str | None, checkpoints: str | None, **options: Any) -> None:
        counted = Counted()
        folders = [_folder(checkpoints)] if checkpoints else []
        found = 0
        for fault in verify.faults(counted, folders=folders, keys=_keys(public_key), tell=self._tell):
            self.stdout.write(str(fault))
            found += 1
        if found:
            faults = _count(found, "fault", "faults")
            raise CommandError(f"The record is not whole: {faults}, listed above. Looked at {_said(counted)}.")
        self.stdout.write(f"The record is whole: {_said(counted)}; the tables hold what they tell.")
        if counted.blanked:
            times, images = counted.redactions, counted.blanked
            self.stdout.write(f"Text was removed lawfully: {times} times, in {images} images of rows.")
        if counted.unsigned:
            waiting = _count(counted.unsigned, "entry is", "entries are")
            self.stdout.write(f"{waiting} not signed yet; until then, only the chain proves what they tell.")

    def _tell(self, counted: Counted) -> None:
        if counted.entries % TOLD_EVERY == 0:
            self.stderr.write(f"{counted.entries:,} entries so far ...")


def _said(counted: Counted) -> str:
    return ", ".join(_count(getattr(counted, many), one, many) for many, one in COUNTED.items())


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _folder(named: str) -> Path:
    folder = Path(named).expanduser()
    if not folder.is_dir():
        raise CommandError(f"There is no folder {folder}. Nothing was verified.")
    return folder


def _keys(named: str | None) -> list[bytes] | None:
    if named is None:
        return None
    file = Path(named).expanduser()
    try:
        return signed_note.keys(file.read_text() if file.is_file() else named)
    except (ValueError, OSError):
        raise CommandError(
            f"{named} is no public key of checkpoints, and no file of them. Nothing was verified."
        ) from None

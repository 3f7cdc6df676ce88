"""`plumbline import KIND FILE`: a file into the books, all or nothing, one ledger entry."""

import contextlib
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from plumbline.core.errors import DomainError, RowError, RowErrors
from plumbline.integrations.actions import imports, whom
from plumbline.organizations.models import Person

MOST_SHOWN = 25
HINTS = {
    "which_hospital": " Here: --hospital CCN …",
    "unknown_ccn": " Here: --create.",
    "which_release": " Here: --release 2025-07.",
    "undated": " Here: --dates Measure_Dates.csv.",
}
WHOLE_FILE = ("nul", "not_utf8", "unreadable")
MEND, MEND_FILE = "Correct these rows, or leave them out with --skip-bad.", "Mend the file, then import it again."


class Command(BaseCommand):
    help = "Import units, people, measures, goals, targets, measurements, a whole workbook, or CMS's public files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=imports.KINDS, help="what the file holds")
        parser.add_argument("file", type=Path, help="CSV or XLSX; for cms also the zip as published")
        parser.add_argument("--organization", default="", help="its short name (slug), where there are several")
        parser.add_argument("--as", dest="email", default="", help="who imports: an address; default an administrator")
        parser.add_argument("--preview", action="store_true", help="say what would happen, write nothing")
        parser.add_argument("--skip-bad", action="store_true", help="write the good rows, and a file of the others")
        parser.add_argument("--on-paper", action="store_true", help="owners, links and goals were agreed before")
        parser.add_argument("--found", metavar="NAME", default="", help="into a new organization, made for --as")
        parser.add_argument("--hospital", metavar="CCN", nargs="+", default=[], help="cms: which hospitals")
        parser.add_argument("--create", action="store_true", help="cms: add hospitals that are not here yet")
        parser.add_argument("--release", default="", help="cms: such as 2025-07, where the file does not tell")
        parser.add_argument("--dates", type=Path, help="cms: the release's Measure_Dates file")

    def handle(self, *args: Any, **said: Any) -> None:
        try:
            with transaction.atomic():  # an organization founded for a file that is refused is not founded either
                actor = whom.find(said["organization"], said["email"], found=said["found"])
                outcome = self._run(actor, said)
                transaction.set_rollback(said["preview"])
        except RowErrors as refused:
            self._tell_errors(refused.rows, of_workbook=said["kind"] == imports.WORKBOOK)
            raise CommandError(f"Nothing was imported. {mend(refused.rows, said)}") from None
        except DomainError as refused:
            raise CommandError(refused.sentence + HINTS.get(refused.code, "")) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was imported.") from None
        self._tell(outcome, said)
        if said["found"] and outcome.applied:
            self._tell_founded(actor)

    def _run(self, actor: Any, said: dict[str, Any]) -> imports.Outcome:
        path: Path = said["file"]
        options = imports.Options(
            on_paper=said["on_paper"],
            skip_bad=said["skip_bad"],
            hospitals=said["hospital"],
            create=said["create"],
            release=said["release"],
            dates=said["dates"].read_bytes() if said["dates"] else None,
        )
        if said["preview"]:
            return imports.preview(
                actor=actor, kind=said["kind"], data=path.read_bytes(), name=path.name, options=options
            )
        with path.open("rb") as stream:
            return imports.apply(
                actor=actor, kind=said["kind"], data=stream, name=path.name, options=options, progress=bar(path.name)
            )

    def _tell(self, outcome: imports.Outcome, said: dict[str, Any]) -> None:
        for note in outcome.notes:
            self.stdout.write(note)
        will = "" if outcome.applied else "would be "
        for tally in outcome.tallies:
            self.stdout.write(
                f"{tally.kind}: {tally.new} {will}new, {tally.changed} {will}changed, {tally.same} as before"
            )
        if outcome.nothing_new and not outcome.errors:
            self.stdout.write("Everything was there already: nothing was written.")
        if outcome.errors:
            self._tell_errors(outcome.errors, of_workbook=outcome.kind == imports.WORKBOOK)
            if outcome.applied:
                self._write_errors(outcome, said["file"])
        for gap in outcome.missing:
            self.stdout.write(f"Link missing: {gap.sentence}")
            for title in gap.titles[:5]:
                self.stdout.write(f"  · {title}")
            if len(gap.titles) > 5:
                self.stdout.write(f"  · and {len(gap.titles) - 5} more")

    def _tell_founded(self, administrator: Person) -> None:
        account, slug = administrator.account, administrator.organization.slug
        if account is not None and not account.has_usable_password():
            self.stdout.write(f"{administrator.organization.name} is founded. The way to its administrator's password:")
            named = f'"{administrator.name}" {administrator.email} --slug {slug}'
            self.stdout.write(f'  plumbline found "{administrator.organization.name}" --admin {named}')

    def _tell_errors(self, errors: list[RowError], *, of_workbook: bool) -> None:
        for error in errors[:MOST_SHOWN]:
            sheet = f"{error.sheet}, " if of_workbook and error.sheet else ""
            column = f", {error.column}" if error.column else ""
            value = f" “{error.value}”" if error.value else ""
            self.stderr.write(f"{sheet}line {error.line}{column}{value}: {error.sentence}")
        if len(errors) > MOST_SHOWN:
            self.stderr.write(f"… and {len(errors) - MOST_SHOWN} more")

    def _write_errors(self, outcome: imports.Outcome, file: Path) -> None:
        for kind, rows in outcome.refused.items():
            if rows:
                stem = f"{file.stem}.{kind}" if outcome.kind == imports.WORKBOOK else file.stem
                text = imports.error_file(outcome, kind).encode()
                path = kept(text, file.parent, stem) or kept(text, Path(tempfile.gettempdir()), stem)
                where = f"they are in {path}" if path else "no file of them could be written"
                count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
                self.stdout.write(f"Left out of {kind}: {count}; {where}")


def kept(text: bytes, folder: Path, stem: str) -> Path | None:
    """The file of rows that were left out. It never takes the place of one that somebody is correcting."""
    for number in range(1, 100):
        path = folder / f"{stem}.not-imported{f'-{number}' if number > 1 else ''}.csv"
        with contextlib.suppress(FileExistsError):
            try:
                if path.exists() and path.read_bytes() == text:
                    return path
                with path.open("xb") as stream:
                    stream.write(text)
                return path
            except PermissionError:
                return None
    return None


def mend(errors: list[RowError], said: dict[str, Any]) -> str:
    if said["kind"] == imports.CMS:
        return "Download the file again."
    whole = said["skip_bad"] or any(error.line <= 1 or error.code in WHOLE_FILE for error in errors)
    return MEND_FILE if whole else MEND


def bar(name: str) -> Any:
    """A bar on standard error for files that take a while, on a terminal only."""
    if not sys.stderr.isatty():
        return None
    begun, told = time.monotonic(), [0.0]

    def progress(done: int, size: int) -> None:
        now = time.monotonic()
        if now - begun > 0.7 and (now - told[0] > 0.2 or done >= size) and size:
            told[0] = now
            full = round(30 * min(done, size) / size)
            end = "\n" if done >= size else ""
            sys.stderr.write(f"\r{name[:30]} {'█' * full}{'·' * (30 - full)} {100 * done // size:3} %{end}")
            sys.stderr.flush()

    return progress

"""`plumbline ledger export FILE` and `plumbline ledger verifier FILE`: the record, to be proved elsewhere."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from plumbline.ledger import export
from plumbline.organizations.models import Organization


class Command(BaseCommand):
    help = "Writes the record of an organization, and the program that proves it, for use without Plumbline."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        record = verbs.add_parser("export", help="the whole record in one file")
        record.add_argument("file", help="where to; a name that ends in .gz is packed")
        record.add_argument("--organization", metavar="NAME", help="its short name; needed where there are several")
        record.add_argument(
            "--without-payloads",
            action="store_true",
            help="leave out what was written; the chain is proved all the same",
        )
        program = verbs.add_parser("verifier", help="the program that proves such a file, a single Python file")
        program.add_argument("file", nargs="?", default=export.VERIFIER.name, help="where to (default %(default)s)")

    def handle(self, *args: Any, **said: Any) -> None:
        file = Path(said["file"]).expanduser().resolve()
        try:
            if said["verb"] == "verifier":
                file.write_bytes(export.VERIFIER.read_bytes())
                self.stdout.write(f"Wrote {file}. Anybody can run it: python {file.name} FILE --key PUBLIC_KEY")
                return
            written = export.write(file, chosen(said["organization"]), payloads=not said["without_payloads"])
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"Wrote {file}: {written:,} entries, {file.stat().st_size / 1e6:.1f} MB.")
        if not said["without_payloads"]:
            self.stdout.write("It holds everything that people wrote, and their names: keep it like a backup.")


def chosen(slug: str | None) -> UUID:
    known = dict(Organization.objects.order_by("slug").values_list("slug", "pk"))
    if slug in known:
        return known[slug]
    if slug is None and len(known) == 1:
        return next(iter(known.values()))
    names = ", ".join(known) or "none"
    raise CommandError(f"Say which organization, with --organization. Nothing was written; there are: {names}.")

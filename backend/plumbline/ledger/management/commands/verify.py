"""`plumbline verify`: prove that the record is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plumbline.ledger import redaction, verify
from plumbline.ledger.models import Entry, Redaction


class Command(BaseCommand):
    help = "Proves every row, entry, link and head of the ledger, and that the tables hold what it tells."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in verify.faults():
            self.stdout.write(str(fault))
            found += 1
        if found:
            raise CommandError(f"The record is not whole: {found} faults, listed above.")
        self.stdout.write(f"The record is whole: {Entry.objects.count()} entries, and the tables hold what they tell.")
        if removed := len(redaction.proofs()):
            self.stdout.write(
                f"Text was removed lawfully: {Redaction.objects.count()} times, in {removed} images of rows."
            )

"""`plumbline checkpoint`: sign what is new, now."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from plumbline.ledger import checkpoints, keeper, signed_note
from plumbline.ledger.keeper import Refused


class Command(BaseCommand):
    help = "Signs the end of every log that has grown, and publishes it. The worker does the same every minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="from now on another key signs; the old one is lost")
        parser.add_argument("--public-keys", action="store_true", help="only print the keys that prove what was signed")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._keys(options["new_key"])
            if not options["public_keys"]:
                self._sign()
        except OSError as error:
            raise CommandError(f"{error.filename or settings.LEDGER_DIR} cannot be used: {error.strerror}.") from None

    def _keys(self, new: bool) -> None:
        kept = keeper.here()
        if kept is None:
            raise CommandError("Set LEDGER_DIR to a folder for the signing key; nothing was signed.")
        if new:
            with kept.alone():
                kept.new_key()
        for key in kept.public():
            self.stdout.write(f"public key {signed_note.key_text(key)}")

    def _sign(self) -> None:
        refused = []
        for signed in checkpoints.sign_all(again=True):
            if isinstance(signed, Refused):
                refused.append(str(signed))
            else:
                self.stdout.write(f"{signed.organization_id}/{signed.log} is signed up to entry {signed.size}.")
        if refused:
            raise CommandError("\n".join(refused))
        self.stdout.write("Everything recorded is signed.")

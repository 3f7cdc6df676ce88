"""`plumbline demo`: the made-up health system, once. Does nothing where it is there already."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plumbline.core import clock
from plumbline.core.errors import DomainError, RowErrors
from plumbline.integrations.demo import cast, making, seeding


class Command(BaseCommand):
    help = "Load the demo: Lakeland Health, with two years of a made-up past around six hospitals' public CMS values."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--goals", type=int, default=making.GOALS, help="how many goals (default %(default)s)")
        parser.add_argument("--accounts", action="store_true", help="only print who can be signed in as")
        parser.add_argument("--hospital", metavar="CCN", nargs="+", default=[], help="around these hospitals instead")
        parser.add_argument("--file", type=Path, help="with --hospital: CMS's star input table, measure_input.csv")
        parser.add_argument("--release", default="", help="with --file: such as 2025-07, where it does not tell")

    def handle(self, *args: Any, **said: Any) -> None:
        if said["accounts"]:
            self._accounts()
            return
        begun = time.monotonic()
        try:
            organization = making.make(
                goals=said["goals"],
                today=clock.day(clock.now(), seeding.ZONE),
                hospitals=said["hospital"],
                file=said["file"],
                release=said["release"],
                say=lambda line: self.stdout.write(f"  {line}"),
            )
        except RowErrors as refused:
            raise CommandError(str(refused)) from None
        except DomainError as refused:
            raise CommandError(refused.sentence) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was made.") from None
        if organization is None:
            self.stdout.write("The demo is already here: nothing was done.")
        else:
            self.stdout.write(f"{organization.name} is ready ({time.monotonic() - begun:.0f} s).")

    def _accounts(self) -> None:
        people = cast.people()
        if not people:
            self.stdout.write("There is no demo here. Load it with: plumbline demo")
        for person in people:
            self.stdout.write(f"  {person.position:<44} {person.name:<22} {person.email}")

"""`plumbline demo`: the made-up health system, once. Does nothing where it is there already."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plumbline.core import clock
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals.models import Goal
from plumbline.integrations.demo import cast, making, seeding
from plumbline.organizations.models import Organization


class Command(BaseCommand):
    help = "Load the demo: Lakeland Health, with two years of a made-up past around six hospitals' public CMS values."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--goals", type=int, help=f"how many goals (default {making.GOALS})")
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
                goals=making.GOALS if said["goals"] is None else said["goals"],
                today=clock.day(clock.now(), seeding.ZONE),
                hospitals=said["hospital"],
                file=said["file"],
                release=said["release"],
                say=lambda line: self.stdout.write(f"  {line}"),
            )
        except RowErrors as refused:
            first = refused.rows[0]
            raise CommandError(f"{said['file']}, line {first.line}: {first.sentence} Nothing was made.") from None
        except DomainError as refused:
            raise CommandError(refused.sentence) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was made.") from None
        if organization is None:
            self._already_here(said["goals"], around=bool(said["hospital"]))
        else:
            self.stdout.write(f"{organization.name} is ready ({time.monotonic() - begun:.0f} s).")

    def _already_here(self, goals: int | None, *, around: bool) -> None:
        """What is there is as good as what is asked for, or the way to get the other one."""
        there = Goal.objects.filter(organization__slug=seeding.SLUG).count()
        if around or (goals is not None and abs(there - goals) > goals / 10):
            raise CommandError(
                f"A demo with {there:,} goals is already here, and a database holds one demo. Nothing was done."
                " Load the other one into an empty database: `plumbline database erase --yes` deletes the one of"
                " this clone with everything in it (so does `make clean DATA=1`), or set DATA_DIR to a new folder."
            )
        self.stdout.write(f"The demo is already here, with {there:,} goals: nothing was done.")

    def _accounts(self) -> None:
        people = cast.people()
        if not Organization.objects.exists():
            self.stdout.write("Nothing is here yet. `plumbline demo` loads a made-up health system;")
            self.stdout.write("`plumbline found NAME --admin NAME ADDRESS` begins your own.")
        for person in people:
            self.stdout.write(f"  {person.position:<44} {person.name:<22} {person.email}")

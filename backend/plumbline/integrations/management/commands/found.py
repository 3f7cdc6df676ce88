"""`plumbline found NAME --admin NAME ADDRESS`: a real, empty organization with its first administrator, once."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from plumbline.core.errors import DomainError
from plumbline.integrations.actions import founding
from plumbline.organizations.models import Account


class Command(BaseCommand):
    help = "Make a new, empty organization with its first administrator, who then adds units, people and goals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the organization's name, such as “First Health”")
        parser.add_argument("--admin", nargs=2, metavar=("NAME", "ADDRESS"), required=True, help="who sets it up")
        parser.add_argument("--position", default="Administrator", help="the administrator's, such as Quality director")
        parser.add_argument("--time-zone", default="America/Chicago", help="its days turn there (default %(default)s)")
        parser.add_argument("--slug", default="", help="its short name in addresses and commands; made from the name")
        parser.add_argument("--link", action="store_true", help="print a link to set the password, ask for none")

    def handle(self, *args: Any, **said: Any) -> None:
        administrator, email = said["admin"]
        known = Account.objects.filter(email__iexact=email).exists()
        try:
            done = founding.found(
                name=said["name"],
                administrator=administrator,
                email=email,
                position=said["position"],
                slug=said["slug"],
                time_zone=said["time_zone"],
                password=None if known or said["link"] or not sys.stdin.isatty() else asked(email),
            )
        except DomainError as refused:
            raise CommandError(refused.sentence) from None
        self._tell(done)

    def _tell(self, done: founding.Founded) -> None:
        person = done.administrator
        organization = person.organization
        if done.new:
            self.stdout.write(f"{organization.name} is founded (short name: {organization.slug}).")
        else:
            self.stdout.write(f"{organization.name} is already here: nothing was done.")
        if done.can_sign_in:
            self.stdout.write(f"{person.name} signs in at {address()}/ as {person.email}.")
        else:
            self.stdout.write(f"{person.name} chooses a password here (once, within three days), then signs in:")
            self.stdout.write(f"  {address()}{founding.password_link(person)}")


def asked(email: str) -> str:
    """A password, typed twice on the terminal."""
    while True:
        first = getpass.getpass(f"Password for {email} (12 characters or more): ")
        if first == getpass.getpass("Once more: "):
            return first
        sys.stderr.write("The two were different. Again, please.\n")


def address() -> str:
    """Where people reach this server, as far as its settings tell."""
    if settings.PRODUCTION and settings.ALLOWED_HOSTS:
        return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}"
    return f"http://localhost:{settings.PORT}"

"""A real organization from nothing: its name, and the first administrator, who sets up the rest."""

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction

from plumbline.core.errors import Conflict, Invalid
from plumbline.organizations.actions import organizations, people
from plumbline.organizations.models import Account, Organization, Person

MOST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Founded:
    """`new`: whether it was made just now."""

    administrator: Person
    new: bool

    @property
    def can_sign_in(self) -> bool:
        account = self.administrator.account
        return account is not None and bool(account.has_usable_password())


def found(
    *,
    name: str,
    administrator: str,
    email: str,
    position: str = "Administrator",
    slug: str = "",
    time_zone: str = "America/Chicago",
    password: str | None = None,
) -> Founded:
    """The organization with its first administrator, all or nothing; twice is once.

    Raises Conflict where the short name belongs to an organization that this address does not administer.
    """
    plain = short_name(slug or name)
    before = Organization.objects.filter(slug=plain).first()
    if before is not None:
        return Founded(_administrator(before, email), new=False)
    if password is not None and Account.objects.filter(email__iexact=email).exists():
        said = f"{email} already has an account here, with its own password. Nothing was made: leave the password out."
        raise Conflict("account_exists", said, field="password")
    with transaction.atomic():
        organization = organizations.found(name=name, slug=plain, time_zone=time_zone)
        person = people.first_administrator(
            organization=organization, name=administrator, email=email, position=position, password=password
        )
    return Founded(person, new=True)


def short_name(name: str) -> str:
    """ "St. Mary's Health" is "st-mary-s-health" in addresses and commands."""
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split())[:MOST_SLUG]
    if not plain:
        said = f"“{name[:60]}” gives no short name of letters and digits. Nothing was made: say one with --slug."
        raise Invalid("no_slug", said, field="slug")
    return plain


def _administrator(organization: Organization, email: str) -> Person:
    held = Person.objects.active().select_related("account", "organization")
    person = held.filter(organization=organization, email__iexact=email, memberships__role="administrator").first()
    if person is None:
        said = (
            f"There is already an organization “{organization.slug}” ({organization.name}), and {email} is not an"
            " administrator of it. Nothing was made: choose another short name with --slug, or ask its administrator."
        )
        raise Conflict("slug_taken", said, field="slug")
    return person  # type: ignore[no-any-return]


def password_link(person: Person) -> str:
    """The way to a first password, good once and for as long as a mailed one."""
    key = f"{user_pk_to_url_str(person.account)}-{default_token_generator.make_token(person.account)}"
    return str(settings.HEADLESS_FRONTEND_URLS["account_reset_password_from_key"]).format(key=key)

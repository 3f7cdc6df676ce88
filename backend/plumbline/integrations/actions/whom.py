"""In whose name a command on the server acts: an administrator, unless somebody is named."""

from plumbline.core.errors import Invalid, NotFound
from plumbline.integrations.actions import founding
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Membership, Organization, Person


def find(slug: str = "", email: str = "", *, found: str = "") -> Person:
    """The person to act as. `found` makes a new organization whose first administrator is `email`, once."""
    if found:
        return _found(found, slug, email)
    organization = _organization(slug)
    people_here = Person.objects.active().filter(organization=organization)
    if email:
        person = people_here.filter(email__iexact=email).first()
        if person is None:
            raise NotFound("person")
        return person  # type: ignore[no-any-return]
    first = (
        Membership.objects.open()
        .filter(organization=organization, role=Role.ADMINISTRATOR, unit__parent__isnull=True)
        .filter(group__isnull=True, person__archived_at__isnull=True)
        .select_related("person__organization")
        .order_by("valid_from", "id")
        .first()
    )
    if first is None:
        said = f"{organization.name} has no administrator. Nothing was done: name somebody with --as."
        raise Invalid("no_administrator", said)
    return first.person  # type: ignore[no-any-return]


def _organization(slug: str) -> Organization:
    known = Organization.objects.order_by("slug")
    if slug:
        organization = known.filter(slug=slug).first()
        if organization is None:
            raise NotFound("organization")
        return organization  # type: ignore[no-any-return]
    organizations_here = list(known[:10])
    if len(organizations_here) != 1:
        names = ", ".join(organization.slug for organization in organizations_here)
        said = (
            f"There are several organizations here: {names}. Name one with --organization."
            if names
            else "There is no organization here yet. Make one with --found NAME --as ADDRESS."
        )
        raise Invalid("which_organization", said)
    return organizations_here[0]  # type: ignore[no-any-return]


def _found(name: str, slug: str, email: str) -> Person:
    if not email:
        said = "Say who its first administrator is: --as ADDRESS. Nothing was made."
        raise Invalid("no_administrator", said, field="email")
    return founding.found(name=name, administrator="Administrator", email=email, slug=slug).administrator

"""The few people of a demo who stand on its sign-in page, the board first."""

from plumbline.integrations.demo import names
from plumbline.organizations.models import Person

HOW_MANY = 8


def people(slug: str = "demo") -> list[Person]:
    """Board chair, chief medical officer, nurse manager, medical director, nurse, analyst, administrator, auditor."""
    listed = names.NAMES[:HOW_MANY]
    found = {
        person.name: person
        for person in Person.objects.active()
        .filter(organization__demo=True, organization__slug=slug, name__in=listed)
        .select_related("unit", "account")
        .order_by("id")
    }
    return [found[name] for name in listed if name in found]

"""What integrations do when other things happen; listed in `config/wiring.py`."""

from plumbline.integrations.models import Token
from plumbline.organizations.events import PersonArchived


def person_archived(event: PersonArchived) -> None:
    """The keys that act as this person end with their time here, not only by being refused."""
    Token.objects.filter(person_id=event.person_id, revoked_at=None).update(revoked_at=event.at)

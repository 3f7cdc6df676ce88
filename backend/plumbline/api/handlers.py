"""What the faces do when other things happen; listed in `config/wiring.py`."""

import json

from plumbline.api.models import IdempotencyKey
from plumbline.organizations.events import TextRemoved


def text_removed(event: TextRemoved) -> None:
    """Answers that were kept for a resend go with the text they quote."""
    quoted = [json.dumps(event.text, ensure_ascii=ascii)[1:-1] for ascii in (False, True)]
    for wording in quoted:
        IdempotencyKey.objects.filter(organization_id=event.organization_id, answer__contains=wording).delete()

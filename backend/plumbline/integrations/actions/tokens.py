"""Keys for programs: made, shown once, revoked."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.integrations.models import Scope, Token
from plumbline.integrations.models.token import hashed
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person

LONGEST = timedelta(days=400)
PREFIX = "plumb_"


@dataclass(frozen=True, slots=True)
class Made:
    """A new token and its key, which is shown now and never again."""

    id: UUID
    secret: str


def make(*, actor: Person, name: str, scopes: Sequence[str], expires_at: datetime, id: UUID | None = None) -> Made:
    """A key that acts as the actor, within the scopes, until it ends."""
    name = text.line(name, field="name", max_length=80)
    wanted = sorted({Scope(scope).value for scope in scopes if scope in Scope.values})
    if not wanted:
        raise Invalid(
            "no_scope", "Choose what the key is for: read, write or import. Nothing was made.", field="scopes"
        )
    if id is not None and Token.objects.filter(pk=id).exists():
        raise Conflict("id_taken", "This key was already made; it is shown only once. Make another one.", field="id")
    secret = PREFIX + secrets.token_urlsafe(32)
    with entries.action("token.make", actor=actor) as action:
        if not action.at < expires_at <= action.at + LONGEST:
            raise Invalid("bad_end", "A key ends within 400 days from now. Nothing was made.", field="expires_at")
        token = Token.objects.create(
            id=id or uuid7(),
            organization_id=actor.organization_id,
            person=actor,
            name=name,
            digest=hashed(secret),
            scopes=wanted,
            created_at=action.at,
            expires_at=expires_at,
        )
        action.about(token)
    return Made(token.pk, secret)


def revoke(*, actor: Person, token_id: UUID) -> Token:
    """Ends one's own key at once."""
    with entries.action("token.revoke", actor=actor) as action:
        token: Token = Token.objects.visible_to(actor).filter(person=actor).locked(token_id)
        if token.revoked_at is None:
            token.revoked_at = action.at
            token.save(update_fields=["revoked_at"])
        action.about(token)
    return token

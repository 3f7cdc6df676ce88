"""Keys for programs. Only the SHA-256 of a key is kept; the key itself is shown once."""

import hashlib
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from plumbline.core.ids import uuid7
from plumbline.organizations.models import Organization, Person
from plumbline.organizations.models.rows import RowQuerySet


class Scope(models.TextChoices):
    READ = "read", "Read"
    WRITE = "write", "Write"
    IMPORT = "import", "Import"


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class TokenQuerySet(RowQuerySet):
    noun = "key"

    def live(self, secret: str, at: datetime) -> "Token | None":
        """The token of this key while it is neither revoked nor past its end and its person is still here."""
        found = self.select_related("person__organization", "person__account", "person__unit").filter(
            digest=hashed(secret),
            revoked_at__isnull=True,
            expires_at__gt=at,
            person__archived_at__isnull=True,
            person__account__is_active=True,
        )
        return found.first()


class Token(models.Model):
    """Acts as its person, within its scopes, until it ends. Made and revoked by ledgered actions; not replayed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope))
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("created_at")), name="integrations_token_ends")
        ]
        indexes = [models.Index(fields=["organization", "person"], name="integrations_token_of")]

    def __str__(self) -> str:
        return self.name

"""Keys under which a batch was sent, so that a resend is answered and not done again."""

from django.db import models

from plumbline.core.ids import uuid7
from plumbline.organizations.models import Organization, Person
from plumbline.organizations.models.rows import RowQuerySet


class IdempotencyKey(models.Model):
    """Written in the transaction of the batch itself. A key, not a domain row: the ledger does not replay it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.CharField(max_length=100)
    request = models.CharField(max_length=64, help_text="SHA-256 of the verb and its input.")
    status = models.PositiveSmallIntegerField()
    answer = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "person", "key"], name="api_idempotency_key_once")
        ]

    def __str__(self) -> str:
        return self.key

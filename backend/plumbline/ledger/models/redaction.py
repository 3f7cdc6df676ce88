from typing import Any, Self

from django.db import models
from django.db.models import Q

from plumbline.core.ids import uuid7
from plumbline.ledger.pictures import dated


class RedactionQuerySet(models.QuerySet["Redaction"]):
    noun = "redaction"

    def visible_to(self, viewer: Any) -> Self:
        return self.filter(organization_id=viewer.organization_id) if viewer is not None else self.none()


class Redaction(models.Model):
    """Text that was taken out of the record for good. It says where and why, never what."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organization_id = models.UUIDField()
    at = models.DateTimeField()
    removed_by_id = models.UUIDField(null=True, help_text="A person, by id; empty where the time to keep it was over.")
    reason = models.CharField(max_length=300)
    counts = models.JSONField(help_text="How many rows of each table were blanked.")
    proofs = models.JSONField(help_text="Of each blanked image, by number: what proves it from now on.")

    objects = RedactionQuerySet.as_manager()
    picture = dated("at")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="ledger_redaction_reason")]
        indexes = [models.Index(fields=["organization_id", "-at"], name="ledger_redactions")]

    @property
    def rows(self) -> int:
        return sum(self.counts.values())

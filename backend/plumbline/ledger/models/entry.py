"""The record of every action. Rows are kept by id only, without foreign keys: the ledger outlives its objects."""

from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

MAIN = "main"


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, viewer: Any) -> Self:
        """Entries of the viewer's organization; nobody sees another's."""
        return self.filter(organization_id=viewer.organization_id) if viewer is not None else self.none()

    def about(self, object_id: UUID) -> Self:
        return self.filter(object_id=object_id).order_by("-sequence")


class Entry(models.Model):
    id = models.UUIDField(primary_key=True)
    organization_id = models.UUIDField()
    log = models.CharField(max_length=20, default=MAIN)
    sequence = models.BigIntegerField()
    at = models.DateTimeField(help_text="The instant of the action, taken after its locks.")
    actor_id = models.UUIDField(null=True, help_text="A person, by id; empty for the system's own work.")
    on_behalf_of_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    format_version = models.PositiveSmallIntegerField(default=1)
    travelled = models.BooleanField(default=False, help_text="The instant was set, for the made-up past of a demo.")
    txid = models.BigIntegerField(help_text="The writing transaction, for watermarks.")
    commitment = models.BinaryField(help_text="The Merkle root over the digests of its rows.")
    rows = models.IntegerField()
    recorded_at = models.DateTimeField(help_text="The database's own clock, at the end of the action.")
    previous = models.BinaryField(help_text="The hash of the entry before it in this log.")
    hash = models.BinaryField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization_id", "log", "sequence"], name="ledger_entry_sequence", include=["id"]
            ),
            models.CheckConstraint(condition=Q(sequence__gt=0), name="ledger_entry_sequence_positive"),
        ]
        indexes = [
            models.Index(fields=["organization_id", "object_id", "-sequence"], name="ledger_entry_object"),
            models.Index(fields=["organization_id", "txid"], name="ledger_entry_txid"),
        ]


class ImageQuerySet(models.QuerySet["Image"]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(organization_id=viewer.organization_id) if viewer is not None else self.none()


class Image(models.Model):
    """The after-image of one written row; numbers are strings, so that no reader can round them."""

    id = models.BigAutoField(primary_key=True)
    entry_id = models.UUIDField()
    organization_id = models.UUIDField()
    table_name = models.CharField(max_length=63)
    row_id = models.UUIDField()
    image = models.JSONField()
    nonce = models.BinaryField(null=True, help_text="Salts the digest; destroyed with the text when a row is blanked.")
    digest = models.BinaryField(help_text="What the entry commits to.")

    objects = ImageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["entry_id"], name="ledger_image_entry"),
            models.Index(F("table_name"), F("row_id"), F("id").desc(), name="ledger_image_row"),
        ]


class HeadQuerySet(models.QuerySet["Head"]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(organization_id=viewer.organization_id) if viewer is not None else self.none()


class Head(models.Model):
    """The end of one organization's log; locked last in every action."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    log = models.CharField(max_length=20, default=MAIN)
    sequence = models.BigIntegerField(default=0)
    hash = models.BinaryField(help_text="The last entry's.")

    objects = HeadQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization_id", "log"], name="ledger_head_log")]

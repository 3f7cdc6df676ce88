"""Signed heads, and where else each of them is kept."""

from typing import Any, Self

from django.db import models

from plumbline.ledger.models.entry import MAIN


class CheckpointQuerySet(models.QuerySet["Checkpoint"]):
    def visible_to(self, viewer: Any) -> Self:
        return self.filter(organization_id=viewer.organization_id) if viewer is not None else self.none()


class Checkpoint(models.Model):
    """The first `size` entries of a log, signed. The note is what counts; the columns beside it are copies."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    log = models.CharField(max_length=20, default=MAIN)
    size = models.BigIntegerField()
    root = models.BinaryField(help_text="RFC 6962, over the hashes of the entries.")
    note = models.TextField(help_text="The signed text.")
    signed_at = models.DateTimeField()

    objects = CheckpointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization_id", "log", "size"], name="ledger_checkpoint_size")
        ]

    @property
    def places(self) -> list[str]:
        """Where it is kept, besides the folder of the key."""
        return ["database", *sorted(publication.place for publication in self.publications.all())]


class PublicationQuerySet(models.QuerySet["Publication"]):
    def visible_to(self, viewer: Any) -> Self:
        if viewer is None:
            return self.none()
        return self.filter(checkpoint__organization_id=viewer.organization_id)


class Publication(models.Model):
    """A place outside the database took the checkpoint."""

    id = models.BigAutoField(primary_key=True)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="publications")
    place = models.CharField(max_length=20)
    at = models.DateTimeField()

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "place"], name="ledger_publication_place")]

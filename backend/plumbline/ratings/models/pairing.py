from typing import Self

from django.db import models
from django.db.models import F, Q

from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models import Measure
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet


class PairingQuerySet(RowQuerySet):
    noun = "pairing"

    def in_force(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Pairing(Row):
    """A measure of a rating beside the organization's own measure of the same care, and how the two differ."""

    external = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    internal = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    definition = models.CharField(max_length=500, help_text="How their definitions differ.")
    population = models.CharField(max_length=300, help_text="Whose patients each counts.")
    period = models.CharField(max_length=300, help_text="Over which time each is counted.")
    lag = models.CharField(max_length=300, help_text="How late each is known.")
    paired_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    paired_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = PairingQuerySet.as_manager()
    free_text = FreeText("definition", "population", "period", "lag")
    picture = dated("paired_at", "ended_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "external"], condition=Q(ended_at=None), name="ratings_paired_once"
            ),
            models.CheckConstraint(condition=~Q(external=F("internal")), name="ratings_paired_with_another"),
            models.CheckConstraint(condition=~Q(definition=""), name="ratings_paired_how"),
        ]

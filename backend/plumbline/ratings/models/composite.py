from typing import Self

from django.db import models
from django.db.models import F, Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models import Measure
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet


class CompositeQuerySet(RowQuerySet):
    noun = "rating"

    def in_force(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Composite(Row):
    """A rating whose numbers its user entered: a weighted mean of standardised values. Never changed: a new edition
    takes its place under the same name."""

    name = models.CharField(max_length=120)
    source = models.CharField(max_length=300, help_text="Where its numbers are from.")
    grades = models.JSONField(
        default=list, help_text='[["A", "1.2"], ["B", "0"]]: the lowest score of each, the best grade first.'
    )
    lowest = models.CharField(max_length=40, blank=True, help_text="The grade below them all.")
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = CompositeQuerySet.as_manager()
    free_text = FreeText("source")
    picture = dated("entered_at", "ended_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], condition=Q(ended_at=None), name="ratings_composite_once"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(source=""), name="ratings_composite_said"),
        ]

    def __str__(self) -> str:
        return self.name


class CompositeItemQuerySet(RowQuerySet):
    noun = "measure of a rating"


class CompositeItem(Row):
    """One measure of a composite. `floor` and `ceiling`: between what a standardised value is held, in standard
    deviations."""

    composite = models.ForeignKey(Composite, models.PROTECT, related_name="items")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    mean = ExactDecimalField(help_text="Of the hospitals compared with, in the measure's own unit.")
    sd = ExactDecimalField(help_text="Their standard deviation.")
    weight = ExactDecimalField()
    lower_is_better = models.BooleanField()
    floor = ExactDecimalField(null=True)
    ceiling = ExactDecimalField(null=True)

    objects = CompositeItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "composite", "measure"], name="ratings_compositeitem_once"),
            models.CheckConstraint(
                condition=finite("mean", "sd", "weight", "floor", "ceiling"), name="ratings_compositeitem_finite"
            ),
            models.CheckConstraint(condition=Q(sd__gt=0) & Q(weight__gt=0), name="ratings_compositeitem_positive"),
            models.CheckConstraint(
                condition=Q(floor__isnull=True) | Q(ceiling__isnull=True) | Q(floor__lt=F("ceiling")),
                name="ratings_compositeitem_trim",
            ),
        ]

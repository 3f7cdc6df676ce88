from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.ledger.redaction import FreeText
from plumbline.measures.choices import Cadence, Direction, Scale
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Current, Filed, Row, RowQuerySet


class MeasureFields(models.Model):
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True, max_length=4000)
    direction = models.CharField(max_length=10, choices=Direction)
    scale = models.CharField(max_length=12, choices=Scale)
    unit = models.CharField(
        max_length=60,
        blank=True,
        help_text='Shown after the value: "per 1,000 patient-days"; "%" for proportions.',
    )
    per = ExactDecimalField(default=1, help_text="value = numerator ÷ denominator × per; 1,000 for most rates.")
    decimals = models.PositiveSmallIntegerField(default=2, help_text="Digits shown; what is stored is exact.")
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    risk_adjusted = models.BooleanField(default=False)
    cadence = models.CharField(max_length=10, choices=Cadence, default=Cadence.MONTHLY)
    lag_days = models.PositiveSmallIntegerField(default=15, help_text="From the end of a period to its data.")
    sources = ArrayField(
        models.CharField(max_length=40),
        default=list,
        help_text="In order of trust; the first that has data decides.",
    )
    steward = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    identifiers = models.JSONField(default=dict, help_text='Names elsewhere, e.g. {"cms": "HAI_1", "nqf": "0139"}.')

    class Meta:
        abstract = True


class MeasureQuerySet(RowQuerySet):
    noun = "measure"


class Measure(MeasureFields, Current, Row):
    """A defined quantity. Changing its definition files the old one and draws a seam in every chart."""

    code = models.CharField(max_length=60)
    retired = models.BooleanField(default=False)

    objects = MeasureQuerySet.as_manager()
    free_text = FreeText("definition", "numerator", "denominator")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "code"], name="measures_measure_code"),
            models.CheckConstraint(condition=Q(per__gt=0) & finite("per"), name="measures_measure_per"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="measures_measure_direction"),
            models.CheckConstraint(condition=Q(scale__in=Scale.values), name="measures_measure_scale"),
        ]

    def __str__(self) -> str:
        return self.name


class MeasureVersion(MeasureFields, Filed, Row):
    subject = models.ForeignKey(Measure, models.PROTECT, related_name="versions")

    objects = RowQuerySet.as_manager()
    free_text = FreeText("definition", "numerator", "denominator")

    def __str__(self) -> str:
        return f"{self.name} (version {self.version})"

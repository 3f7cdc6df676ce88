from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models.measure import Measure
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet
from plumbline.organizations.models.unit import OrgUnit


class MeasurementQuerySet(RowQuerySet):
    noun = "measurement"

    def current(self) -> Self:
        """Not superseded by a restatement."""
        return self.filter(superseded_at__isnull=True)

    def known_at(self, instant: datetime, on: date) -> Self:
        """What was on record at the instant, of periods that had ended by the day."""
        return self.filter(recorded_at__lte=instant, period_end__lte=on).filter(
            Q(superseded_at__isnull=True) | Q(superseded_at__gt=instant)
        )


class Measurement(Row):
    """One datum: measure × unit × [period_start, period_end) × source. Append-only; a restatement supersedes."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="measurements")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    period_start = models.DateField()
    period_end = models.DateField(help_text="The first day after the period.")
    source = models.CharField(max_length=40)
    value = ExactDecimalField()
    numerator = ExactDecimalField(null=True)
    denominator = ExactDecimalField(null=True)
    expected = ExactDecimalField(null=True, help_text="Predicted events, where risk-adjusted.")
    provisional = models.BooleanField(default=False, help_text="A unit's own count, until the steward's arrives.")
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    superseded_at = models.DateTimeField(null=True)
    restated_because = models.CharField(max_length=300, blank=True, help_text="Why it supersedes another.")

    objects = MeasurementQuerySet.as_manager()
    free_text = FreeText("note", "restated_because")
    picture = dated("recorded_at", "superseded_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "measure", "unit", "period_start", "period_end", "source"],
                condition=Q(superseded_at__isnull=True),
                name="measures_measurement_once",
            ),
            models.CheckConstraint(condition=Q(period_end__gt=F("period_start")), name="measures_measurement_period"),
            models.CheckConstraint(
                condition=finite("value", "numerator", "denominator", "expected"),
                name="measures_measurement_finite",
            ),
            models.CheckConstraint(
                condition=(Q(denominator__isnull=True) | Q(denominator__gte=0))
                & (Q(expected__isnull=True) | Q(expected__gte=0)),
                name="measures_measurement_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(restated_because=""),
                name="measures_measurement_restated",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "measure", "unit", "-period_end"], name="measures_measurement_series")
        ]

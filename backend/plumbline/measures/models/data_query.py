from django.db import models
from django.db.models import Q

from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models.measurement import Measurement
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet


class DataQueryQuerySet(RowQuerySet):
    noun = "data question"

    def unanswered(self) -> "DataQueryQuerySet":
        return self.filter(answered_at__isnull=True)


class DataQuery(Row):
    """ "This number looks wrong": a question to the measure's steward about one measurement."""

    measurement = models.ForeignKey(Measurement, models.PROTECT, related_name="queries")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    question = models.CharField(max_length=300)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = DataQueryQuerySet.as_manager()
    free_text = FreeText("question", "answer", kept_from="asked_at")
    picture = dated("asked_at", "answered_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "measurement"],
                condition=Q(answered_at__isnull=True),
                name="measures_data_query_one_open",
            )
        ]

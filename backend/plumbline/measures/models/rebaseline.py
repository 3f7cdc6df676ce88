from typing import Self

from django.db import models
from django.db.models import F, Q

from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models.measure import Measure
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet
from plumbline.organizations.models.unit import OrgUnit

STANDING = Q(declined_at__isnull=True, ended_at__isnull=True)
IN_FORCE = Q(approved_at__isnull=False, ended_at__isnull=True)


class RebaselineQuerySet(RowQuerySet):
    noun = "new baseline"

    def standing(self) -> Self:
        """In force, or waiting for an approver."""
        return self.filter(STANDING)

    def in_force(self) -> Self:
        return self.filter(IN_FORCE)


class Rebaseline(Row):
    """From a day on a measure's chart at a unit has limits of its own. A decision, never an algorithm: with a reason
    and an approver, drawn as a seam and told to the board."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="rebaselines")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    first = models.DateField(help_text="The limits begin anew with the first period that starts on or after this day.")
    frozen_until = models.DateField(null=True, help_text="Limits from the periods that end by then; empty: from all.")
    reason = models.CharField(max_length=300)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, help_text="When it was taken back.")
    answer = models.CharField(max_length=300, blank=True, help_text="Why it was declined or taken back.")

    objects = RebaselineQuerySet.as_manager()
    free_text = FreeText("reason", "answer")
    picture = dated("proposed_at", "approved_at", "declined_at", "ended_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "measure", "unit", "first"], condition=STANDING, name="measures_rebaseline_once"
            ),
            models.CheckConstraint(
                condition=Q(frozen_until__isnull=True) | Q(frozen_until__gt=F("first")),
                name="measures_rebaseline_frozen",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(declined_at__isnull=True),
                name="measures_rebaseline_answered",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(approved_at__isnull=False), name="measures_rebaseline_ended"
            ),
            models.CheckConstraint(
                condition=(Q(declined_at__isnull=True) & Q(ended_at__isnull=True)) | ~Q(answer=""),
                name="measures_rebaseline_why",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="measures_rebaseline_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} from {self.first}"

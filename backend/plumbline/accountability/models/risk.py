from typing import Self

from django.db import models
from django.db.models import Q

from plumbline.accountability.choices import Degree, RiskEnd
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row


class RiskQuerySet(OfGoalQuerySet):
    noun = "risk"

    def open(self) -> Self:
        """Named, and not closed."""
        return self.filter(closed_at__isnull=True)


class Risk(Row):
    """What could keep a goal from being reached, in one sentence. Its past states are in the ledger."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="risks")
    text = models.CharField(max_length=300)
    likelihood = models.CharField(max_length=6, choices=Degree)
    harm = models.CharField(max_length=6, choices=Degree, help_text="How far it would set the goal back.")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", help_text="Who watches it.")
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closing = models.CharField(max_length=9, choices=RiskEnd, blank=True, help_text="How it ended.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was closed.")
    version = models.PositiveIntegerField(default=1)

    objects = RiskQuerySet.as_manager()
    free_text = FreeText("text", "reason")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="accountability_risk_text"),
            models.CheckConstraint(
                condition=Q(likelihood__in=Degree.values, harm__in=Degree.values), name="accountability_risk_degree"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, closing="", reason="")
                | Q(closed_at__isnull=False, closed_by__isnull=False, closing__in=RiskEnd.values) & ~Q(reason=""),
                name="accountability_risk_ends_once",
            ),
        ]
        indexes = [models.Index(fields=["organization", "goal"], name="accountability_risk_goal")]

    def __str__(self) -> str:
        return self.text

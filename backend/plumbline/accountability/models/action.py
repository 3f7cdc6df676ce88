from django.db import models
from django.db.models import Q

from plumbline.accountability.choices import Strength
from plumbline.accountability.models.risk import Risk
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models.measure import Measure
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row


class ActionQuerySet(OfGoalQuerySet):
    noun = "action"

    def open(self) -> "ActionQuerySet":
        """Promised, and neither done nor dropped."""
        return self.filter(done_at__isnull=True, dropped_at__isnull=True)


class Action(Row):
    """A promised piece of work on a goal. Its past states are in the ledger."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="actions")
    text = models.CharField(max_length=300, help_text="What will be done, in one plain sentence.")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="actions", help_text="Who does it.")
    due_on = models.DateField()
    strength = models.CharField(max_length=12, choices=Strength)
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, related_name="+", help_text="The measure that should move."
    )
    review_on = models.DateField(null=True, help_text="When to look whether it moved.")
    risk = models.ForeignKey(
        Risk, models.PROTECT, null=True, related_name="actions", help_text="The risk that it should make smaller."
    )
    promised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    promised_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=500, blank=True, help_text="What came of it; of a dropped one, why.")
    version = models.PositiveIntegerField(default=1)

    objects = ActionQuerySet.as_manager()
    free_text = FreeText("text", "outcome")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(strength__in=Strength.values), name="accountability_action_strength"),
            models.CheckConstraint(condition=~Q(text=""), name="accountability_action_text"),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gte=models.F("due_on")),
                name="accountability_action_review",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, dropped_at__isnull=True, ended_by__isnull=True, outcome="")
                | (Q(done_at__isnull=True) ^ Q(dropped_at__isnull=True)) & Q(ended_by__isnull=False) & ~Q(outcome=""),
                name="accountability_action_ends_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "goal"], name="accountability_action_goal"),
            models.Index(
                fields=["organization", "owner", "due_on"],
                condition=Q(done_at=None, dropped_at=None),
                name="accountability_action_due",
            ),
        ]

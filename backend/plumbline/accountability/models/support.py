from django.db import models
from django.db.models import Q

from plumbline.accountability.choices import SupportAnswer, SupportKind
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row


class SupportNeedQuerySet(OfGoalQuerySet):
    noun = "support need"

    def waiting(self) -> "SupportNeedQuerySet":
        return self.filter(answered_at__isnull=True)


class SupportNeed(Row):
    """What an owner needs from a named leader before the goal is in their hands."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="support_needs")
    kind = models.CharField(max_length=12, choices=SupportKind)
    text = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=SupportAnswer, blank=True)
    answer_note = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = SupportNeedQuerySet.as_manager()
    free_text = FreeText("text", "answer_note", kept_from="asked_at")
    picture = dated("asked_at", "answered_at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="accountability_support_answer",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "asked_of"], condition=Q(answered_at=None), name="accountability_support_of"
            )
        ]

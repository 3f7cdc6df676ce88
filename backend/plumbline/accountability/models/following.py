from datetime import date

from django.db import models
from django.db.models import Q

from plumbline.accountability.choices import FindingCode, ReminderKind
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row


class AcceptanceQuerySet(OfGoalQuerySet):
    noun = "acceptance"

    def in_force(self, day: date) -> "AcceptanceQuerySet":
        """Not ended, and its day has not come."""
        return self.filter(ended_at__isnull=True, until__gt=day)


class Acceptance(Row):
    """A finding that somebody accepts until a day, with a reason. It ends by itself when the day comes."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="acceptances")
    code = models.CharField(max_length=24, choices=FindingCode)
    subject_id = models.UUIDField(null=True, help_text="What of the goal it is about.")
    until = models.DateField(help_text="The day on which the finding counts as open again.")
    reason = models.CharField(max_length=500)
    accepted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = AcceptanceQuerySet.as_manager()
    free_text = FreeText("reason")
    picture = dated("accepted_at", "ended_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "goal", "code", "subject_id"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="accountability_accepted_once",
            ),
            models.CheckConstraint(condition=Q(code__in=FindingCode.values), name="accountability_acceptance_code"),
            models.CheckConstraint(condition=~Q(reason=""), name="accountability_acceptance_reason"),
        ]
        indexes = [
            models.Index(fields=["organization", "goal"], condition=Q(ended_at=None), name="accountability_accepted")
        ]


class ReminderQuerySet(OfGoalQuerySet):
    noun = "reminder"

    def standing(self) -> "ReminderQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class Reminder(Row):
    """A word to whoever must act on a finding, or to the owner of the goal above."""

    kind = models.CharField(max_length=10, choices=ReminderKind)
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="reminders")
    code = models.CharField(max_length=24, choices=FindingCode)
    subject_id = models.UUIDField(null=True, help_text="What of the goal it is about.")
    to_person = models.ForeignKey(Person, models.PROTECT, related_name="reminders")
    by_person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    on_day = models.DateField(help_text="The organization's day.")
    withdrawn_at = models.DateTimeField(null=True)

    objects = ReminderQuerySet.as_manager()
    free_text = FreeText("note", kept_from="at")
    picture = dated("at", "withdrawn_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "goal", "kind", "on_day"],
                condition=Q(withdrawn_at=None),
                name="accountability_once_a_day",
            ),
            models.CheckConstraint(condition=Q(code__in=FindingCode.values), name="accountability_reminder_code"),
            models.CheckConstraint(condition=Q(kind__in=ReminderKind.values), name="accountability_reminder_kind"),
        ]
        indexes = [
            models.Index(fields=["organization", "goal", "-at"], name="accountability_reminded"),
            models.Index(
                fields=["organization", "to_person", "at"],
                condition=Q(withdrawn_at=None),
                name="accountability_reminders_of",
            ),
        ]

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from plumbline.goals.choices import Claim, ReplyKind
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.actions.entries import Receipt
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models.measurement import Measurement
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row


class CheckInQuerySet(OfGoalQuerySet):
    noun = "check-in"

    def standing(self) -> Self:
        """Neither superseded nor a withdrawal: the statements that count."""
        return self.filter(superseded_at__isnull=True, withdrawn=False)


class CheckIn(Row):
    """The owner's statement: append-only, corrected by superseding, withdrawn by a superseding empty one."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="check_ins")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    claimed = models.CharField(max_length=10, choices=Claim)
    confidence = models.PositiveSmallIntegerField(null=True)
    measurement = models.ForeignKey(Measurement, models.PROTECT, null=True, related_name="+", help_text="Value seen.")
    note = models.CharField(max_length=500, blank=True)
    barriers = ArrayField(models.CharField(max_length=12), default=list)
    needs_help = models.BooleanField(default=False)
    next_step = models.CharField(max_length=300, blank=True)
    unchanged = models.BooleanField(default=False, help_text="Sent with “Same as last time”.")
    made_at = models.DateTimeField(help_text="When the person pressed Send, on their own clock.")
    recorded_at = models.DateTimeField()
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    superseded_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField(default=False)

    receipt: Receipt | None = None  # on one that was recorded just now

    objects = CheckInQuerySet.as_manager()
    free_text = FreeText("note", "next_step", kept_from="recorded_at")
    picture = dated("recorded_at", "superseded_at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(claimed__in=Claim.values), name="goals_check_in_claimed"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=1, confidence__lte=5),
                name="goals_check_in_confidence",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(supersedes__isnull=False), name="goals_check_in_withdraws_one"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "goal", "-recorded_at"], name="goals_check_in_latest"),
        ]


class ReplyQuerySet(OfGoalQuerySet):
    noun = "reply"
    goal_path = "check_in__goal_id"


class Reply(Row):
    """The parent owner's one tap on a check-in."""

    check_in = models.ForeignKey(CheckIn, models.PROTECT, related_name="replies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ReplyKind)
    text = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, help_text="When the author of the check-in saw it.")

    objects = ReplyQuerySet.as_manager()
    free_text = FreeText("text", kept_from="recorded_at")
    picture = dated("recorded_at", "seen_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "check_in", "person"], name="goals_reply_once"),
            models.CheckConstraint(condition=Q(kind__in=ReplyKind.values), name="goals_reply_kind"),
        ]

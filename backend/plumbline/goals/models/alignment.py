from typing import Self

from django.db import models
from django.db.models import F, Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.core.ids import uuid7
from plumbline.goals.choices import AlignmentKind
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Dated, begins_before_it_ends, never_twice


class AlignmentQuerySet(OfGoalQuerySet):
    noun = "alignment"
    goal_path = "child_id"

    def open(self) -> Self:
        return self.filter(valid_to__isnull=True)

    def agreed(self) -> Self:
        return self.open().filter(agreed_at__isnull=False)


class Alignment(Dated):
    """A dated edge child → parent. In force from the offer; it counts from `agreed_at`.

    A counter-offer or a new weight ends the row and opens the next one of the same `line`.
    """

    line = models.UUIDField(default=uuid7)
    child = models.ForeignKey(Goal, models.PROTECT, related_name="alignments_up")
    parent = models.ForeignKey(Goal, models.PROTECT, related_name="alignments_down")
    kind = models.CharField(max_length=12, choices=AlignmentKind, default=AlignmentKind.DRIVES)
    weight = ExactDecimalField(null=True, help_text="None given: equal, counted as 1.")
    critical = models.BooleanField(default=False)
    primary = models.BooleanField(default=False)
    offered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    offered_by_parent = models.BooleanField(default=False, help_text="A counter-offer waits for the child's owner.")
    note = models.CharField(max_length=300, blank=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    self_agreed = models.BooleanField(default=False, help_text="Both owners are one person.")
    ended_reason = models.CharField(max_length=300, blank=True)

    objects = AlignmentQuerySet.as_manager()
    free_text = FreeText("note", "ended_reason")
    picture = dated("valid_from", "agreed_at", "valid_to")

    class Meta:
        constraints = [
            never_twice("goals_alignment_once", "organization", "child", "parent"),
            never_twice("goals_alignment_one_primary", "organization", "child", condition=Q(primary=True)),
            begins_before_it_ends("goals_alignment_span"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="goals_alignment_not_itself"),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gt=0, weight__lte=1_000_000) & finite("weight"),
                name="goals_alignment_weight",
            ),
            models.CheckConstraint(condition=Q(kind__in=AlignmentKind.values), name="goals_alignment_kind"),
        ]
        indexes = [
            models.Index(fields=["organization", "child"], condition=Q(valid_to=None), name="goals_alignment_up"),
            models.Index(fields=["organization", "parent"], condition=Q(valid_to=None), name="goals_alignment_down"),
        ]

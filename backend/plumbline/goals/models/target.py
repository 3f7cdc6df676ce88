from typing import Self

from django.db import models
from django.db.models import F, Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.core.ids import uuid7
from plumbline.goals.choices import ReadingKind, TargetRole
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import AS_OF, OF, Picture
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models.measure import Measure
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, begins_before_it_ends, never_twice
from plumbline.organizations.models.unit import OrgUnit

# Committing to a goal approves its targets, which they are not stamped with. Goals committed since are looked up once,
# and all their targets are taken for changed: the ledger knows better.
COMMITTING = Picture(
    f"""greatest(now.proposed_at, now.valid_from, now.valid_to, now.declined_at, CASE WHEN now.goal_id IN (
      SELECT goal.id FROM public.goals_goal goal WHERE goal.organization_id = {OF} AND goal.committed_at > {AS_OF}
    ) THEN 'infinity'::timestamptz END)""",
    first="now.proposed_at",
)


class TargetQuerySet(OfGoalQuerySet):
    noun = "target"

    def in_force(self) -> Self:
        return self.filter(valid_from__isnull=False, valid_to__isnull=True)

    def proposed(self) -> Self:
        return self.filter(valid_from__isnull=True, declined_at__isnull=True)


class Target(Row):
    """What a goal must reach on a measure. One row per version; `line` ties the versions of one target together.

    A row without `valid_from` is a proposed change. `target` is the number to reach; `low` and `high` a range.
    """

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="targets")
    line = models.UUIDField(default=uuid7)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", help_text="The unit measured.")
    role = models.CharField(max_length=10, choices=TargetRole, default=TargetRole.OUTCOME)
    weight = ExactDecimalField(default=1)
    reading = models.CharField(max_length=14, choices=ReadingKind, default=ReadingKind.ENOUGH)
    reading_periods = models.PositiveSmallIntegerField(null=True, help_text="For rolling readings.")
    baseline = ExactDecimalField(null=True)
    baseline_on = models.DateField()
    target = ExactDecimalField(null=True)
    low = ExactDecimalField(null=True)
    high = ExactDecimalField(null=True)
    due_on = models.DateField()
    steps = models.JSONField(default=list, help_text='Dated steps of the trajectory: [["2026-06-30", "0.5"], …].')
    floor = ExactDecimalField(null=True)
    stretch = ExactDecimalField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    self_agreed = models.BooleanField(default=False, help_text="Proposer and approver are one person.")
    declined_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer_note = models.CharField(max_length=300, blank=True, help_text="Why the change was declined.")
    valid_from = models.DateTimeField(null=True)
    valid_to = models.DateTimeField(null=True)

    objects = TargetQuerySet.as_manager()
    free_text = FreeText("reason", "answer_note")
    picture = COMMITTING

    class Meta:
        constraints = [
            never_twice("goals_target_once", "organization", "line", condition=Q(valid_from__isnull=False)),
            begins_before_it_ends("goals_target_span"),
            models.CheckConstraint(
                condition=Q(target__isnull=False, low__isnull=True, high__isnull=True)
                | Q(target__isnull=True, low__isnull=False, high__isnull=False, high__gt=F("low")),
                name="goals_target_number_or_range",
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("baseline_on")), name="goals_target_due"),
            models.CheckConstraint(condition=Q(weight__gt=0) & finite("weight"), name="goals_target_weight"),
            models.CheckConstraint(
                condition=finite("baseline", "target", "low", "high", "floor", "stretch"), name="goals_target_finite"
            ),
            models.CheckConstraint(condition=Q(role__in=TargetRole.values), name="goals_target_role"),
            models.CheckConstraint(
                condition=~Q(reading=ReadingKind.ROLLING) | Q(reading_periods__gte=1), name="goals_target_rolling"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "goal"], name="goals_target_goal"),
            models.Index(fields=["organization", "measure", "unit"], name="goals_target_series"),
        ]

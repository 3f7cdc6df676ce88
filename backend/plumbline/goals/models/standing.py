"""Derived rows: recomputed from the dated ones, never replayed and never typed in."""

from django.db import models
from django.db.models import Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.goals.choices import Claim, Evidence
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import OF
from plumbline.organizations.models.organization import Organization
from plumbline.organizations.models.rows import RowQuerySet

# In the past: what was worked out for the instant; the present rows where nothing has happened since.
PICTURE = f"""
SELECT {{columns}} FROM public.goals_paststanding
WHERE past_id = nullif(current_setting('plumbline.as_of_kept'), '')::bigint
UNION ALL
SELECT {{columns}} FROM public.goals_standing
WHERE current_setting('plumbline.as_of_kept') = '' AND organization_id = {OF}
"""


class StandingQuerySet(OfGoalQuerySet):
    noun = "standing"


class StandingFields(models.Model):
    # The goal's own facts, from its targets, data and check-ins.
    counts = models.BooleanField(default=False, help_text="Rolls up into the goals above.")
    measured = models.FloatField(null=True)
    pace = models.FloatField(null=True)
    own_coverage = models.FloatField(default=0)
    shown_target_id = models.UUIDField(null=True, help_text="The target that stands for the goal in lists.")
    value = ExactDecimalField(null=True, help_text="The reading of that target.")
    value_numerator = ExactDecimalField(null=True)
    value_denominator = ExactDecimalField(null=True)
    value_end = models.DateField(null=True, help_text="The first day after the value's last period.")
    claimed = models.CharField(max_length=10, choices=Claim, null=True)
    evidence = models.CharField(max_length=14, choices=Evidence, default=Evidence.NONE)
    outcome_evidence = models.CharField(max_length=14, choices=Evidence, default=Evidence.NONE)
    stale = models.BooleanField(default=False)
    data_late = models.BooleanField(default=False)
    data_questioned = models.BooleanField(default=False)
    worse_than_baseline = models.BooleanField(default=False)
    balancing_worse = models.BooleanField(default=False)
    contradiction = models.BooleanField(default=False)
    needs_help = models.BooleanField(default=False)
    owned = models.BooleanField(default=False, help_text="Kept by accountability.")
    last_check_in_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True, help_text="The day the next check-in is due.")
    changes_on = models.DateField(null=True, help_text="The next day on which the calendar alone may change it.")

    # What rolls up from below.
    contributed = models.FloatField(null=True)
    contributed_pace = models.FloatField(null=True)
    coverage = models.FloatField(default=0)
    red = models.FloatField(default=0)
    beneath = models.FloatField(default=0)
    stale_share = models.FloatField(default=0)
    stale_beneath = models.FloatField(default=0)
    critical_trouble = models.BooleanField(default=False)
    critical_quiet = models.BooleanField(default=False)
    worst_below = models.CharField(max_length=10, choices=Claim, null=True)
    goals_below = models.IntegerField(default=0)
    off_track_below = models.IntegerField(default=0)
    at_risk_below = models.IntegerField(default=0)
    stale_below = models.IntegerField(default=0)
    unowned_below = models.IntegerField(default=0)
    trouble_below = models.BooleanField(default=False)
    trouble_since = models.DateTimeField(null=True, help_text="The write or day that made the trouble.")
    not_enough_reported = models.BooleanField(default=False)
    plan_vs_result = models.CharField(max_length=24, blank=True)
    txid = models.BigIntegerField(default=0, help_text="The last writing transaction, for watermarks.")

    class Meta:
        abstract = True


class Standing(StandingFields):
    """How a goal is going: its own facts, and what rolls up from below. `measured` and `pace` are fractions."""

    goal = models.OneToOneField(Goal, models.PROTECT, primary_key=True, related_name="standing")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)

    objects = StandingQuerySet.as_manager()
    picture = PICTURE

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=finite(
                    "measured", "pace", "contributed", "contributed_pace", "coverage", "own_coverage", "red", "beneath"
                ),
                name="goals_standing_finite",
            ),
            models.CheckConstraint(condition=Q(evidence__in=Evidence.values), name="goals_standing_evidence"),
        ]
        indexes = [
            models.Index(fields=["organization", "changes_on"], name="goals_standing_changes"),
            models.Index(fields=["organization", "txid"], name="goals_standing_txid"),
        ]


class TroubleStart(models.Model):
    """When trouble below a goal began, each time; kept by the database, for pictures of the past."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="+")
    since = models.DateTimeField()

    objects = StandingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organization", "goal", "-since"], name="goals_trouble_start")]


class OrganizationDay(models.Model):
    """The organization's day up to which its standings are true."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    day = models.DateField()

    objects = RowQuerySet.as_manager()

"""Forecasts: derived rows, which can be worked out again from what was on record on their day."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.goals.models.target import Target
from plumbline.ledger.pictures import AS_OF, OF
from plumbline.organizations.models.organization import Organization
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet

DAY = f"(SELECT ({AS_OF} AT TIME ZONE time_zone)::date FROM public.organizations_organization WHERE id = {OF})"
# In the past: what had been made by then, without what came of it later.
PICTURE = f"""
SELECT {{columns}} FROM (
  SELECT told.* FROM public.goals_forecast AS made, LATERAL jsonb_populate_record(made, CASE
    WHEN made.settled_on > {DAY} THEN jsonb_build_object('missed', NULL, 'settled_on', NULL)
    ELSE jsonb_build_object() END) AS told
  WHERE made.organization_id = {OF} AND made.made_on <= {DAY}
) AS by_then
"""


class ForecastQuerySet(OfGoalQuerySet):
    noun = "forecast"

    def visible_to(self, viewer: Person | None) -> Self:
        """Where the goal is seen; one made of numbers of goals that are hidden from the viewer is not there either."""
        from plumbline.goals import restriction

        mine = super().visible_to(viewer)
        hidden = frozenset() if viewer is None else restriction.hidden(viewer)
        if viewer is None or not hidden:
            return mine
        return mine.exclude(pooled=True, goal__in=restriction.pooled_from(viewer.organization, hidden))

    def newest(self) -> Self:
        """The last one made for each target."""
        return self.order_by("target_id", "-made_on").distinct("target_id")


def all_or_none(*names: str) -> Q:
    return Q(**{f"{name}__isnull": True for name in names}) | Q(**{f"{name}__isnull": False for name in names})


class Forecast(Row):
    """What was said on a day of a target: how likely it is missed, and between which values the measure will probably
    be in the period that contains the due date. Never rewritten; told once what came of it."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="+")
    target = models.ForeignKey(Target, models.PROTECT, related_name="+")
    line = models.UUIDField(help_text="The target's line.")
    made_on = models.DateField(help_text="From what was on record when this day began.")
    due_on = models.DateField()
    probability = ExactDecimalField(null=True, help_text="Of missing the target, 0 to 1. Empty: cannot tell.")
    value = ExactDecimalField(null=True, help_text="As likely to be passed as not.")
    low = ExactDecimalField(null=True, help_text="With `high`: 8 times of 10 the value lies between.")
    high = ExactDecimalField(null=True)
    periods = models.PositiveSmallIntegerField(help_text="How many it rests on.")
    known_through = models.DateField(null=True, help_text="The first day after the last of them.")
    code = models.CharField(max_length=30)
    sentence = models.CharField(max_length=300)
    pooled = models.BooleanField(help_text="From the numbers of goals below.")
    missed = models.BooleanField(null=True, help_text="What came of it. Empty: not known yet.")
    settled_on = models.DateField(null=True)

    objects = ForecastQuerySet.as_manager()
    picture = PICTURE

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "line", "made_on"], name="goals_forecast_once"),
            models.CheckConstraint(
                condition=Q(probability__isnull=True) | Q(probability__gte=0, probability__lte=1),
                name="goals_forecast_probability",
            ),
            models.CheckConstraint(
                condition=all_or_none("probability", "value", "low", "high")
                & (Q(value__isnull=True) | Q(low__lte=F("value"), high__gte=F("value"))),
                name="goals_forecast_interval",
            ),
            models.CheckConstraint(condition=finite("value", "low", "high"), name="goals_forecast_finite"),
            models.CheckConstraint(
                condition=all_or_none("missed", "settled_on")
                & (Q(settled_on__isnull=True) | Q(settled_on__gte=F("made_on"))),
                name="goals_forecast_settled",
            ),
        ]


class ForecastDay(models.Model):
    """The last day for which forecasts were made."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    day = models.DateField()

    objects = RowQuerySet.as_manager()

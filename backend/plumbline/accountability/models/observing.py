"""What was seen on days that are over: derived rows, which can be worked out again from the record."""

from django.db import models

from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.organizations.models import Organization, OrgUnit
from plumbline.organizations.models.rows import RowQuerySet


class ObservedDay(models.Model):
    """The last day that was observed."""

    organization = models.OneToOneField(Organization, models.PROTECT, related_name="+")
    day = models.DateField()

    objects = RowQuerySet.as_manager()


class IntegrityMonth(models.Model):
    """How soundly a unit and everything under it hung together at the end of a month, of goals that everybody sees."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    day = models.DateField(help_text="The last day of the month.")
    committed = models.PositiveIntegerField()
    sound = models.PositiveIntegerField()
    links = models.PositiveIntegerField()
    links_sound = models.PositiveIntegerField()
    current = models.PositiveIntegerField()
    owners = models.PositiveIntegerField()
    owners_updated = models.PositiveIntegerField()
    owner_days = models.PositiveSmallIntegerField()

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "day"], name="accountability_month_once")]


class SpanQuerySet(OfGoalQuerySet):
    noun = "span"


class FindingSpan(models.Model):
    """How long a finding of a goal that everybody sees stood, to the day."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, help_text="The finding's id.")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], condition=models.Q(closed_on=None), name="accountability_span_open"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
                name="accountability_span_order",
            ),
        ]
        indexes = [models.Index(fields=["organization", "closed_on"], name="accountability_spans_closed")]

from typing import Any, Self
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from plumbline.core.ids import uuid7
from plumbline.organizations.models.rows import Current, Filed, Row, RowQuerySet


def known_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError("Unknown time zone.")


class OrganizationFields(models.Model):
    name = models.CharField(max_length=200)
    time_zone = models.CharField(max_length=60, default="America/Chicago", validators=[known_time_zone])
    locale = models.CharField(max_length=12, default="en-US")
    business_hours = models.CharField(max_length=60, default="Mon-Fri 08:00-17:00")
    settings = models.JSONField(default=dict, help_text="Cadences, grace, thresholds and caps; see settings.py.")
    demo = models.BooleanField(default=False, help_text="People, units and goals are made up.")

    class Meta:
        abstract = True


class OrganizationQuerySet(RowQuerySet):
    noun = "organization"

    def visible_to(self, viewer: Any) -> Self:
        return self.none() if viewer is None else self.filter(pk=viewer.organization_id)


class Organization(OrganizationFields, Current):
    """One health system; the tenant. Its key is on every table and nothing crosses it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(max_length=60, unique=True)

    objects = OrganizationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class OrganizationVersion(OrganizationFields, Filed, Row):
    subject = models.ForeignKey(Organization, models.PROTECT, related_name="versions")

    objects = RowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} (version {self.version})"


class LevelQuerySet(RowQuerySet):
    noun = "level"


class Level(Row):
    """One rung of the organization's own ladder, e.g. board, executive, hospital, service line, unit."""

    ordinal = models.PositiveSmallIntegerField(help_text="0 is the board.")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    required = models.BooleanField(default=False, help_text="A chain that skips it has a missing level.")
    check_in_days = models.PositiveSmallIntegerField(default=30, help_text="Default days between check-ins.")

    objects = LevelQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "ordinal"], name="organizations_level_ordinal"),
            models.UniqueConstraint(fields=["organization", "code"], name="organizations_level_code"),
            models.CheckConstraint(
                condition=Q(check_in_days__gte=1, check_in_days__lte=400), name="organizations_level_cadence"
            ),
        ]

    def __str__(self) -> str:
        return self.name

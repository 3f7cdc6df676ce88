"""Pasts that somebody looked at, worked out once: derived rows, which are forgotten after a while."""

from django.db import models

from plumbline.goals.models.standing import StandingFields
from plumbline.organizations.models.organization import Organization
from plumbline.organizations.models.rows import RowQuerySet


class Past(models.Model):
    """How an organization stood after its last write until an instant, judged on the day of that instant."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()
    day = models.DateField()
    seen = models.TextField(help_text="The snapshot that it was worked out from, to tell later writes of the time.")

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "written_at", "day"], name="goals_past_once")]


class PastStanding(StandingFields):
    """A goal's standing then; the view `past.goals_standing` shows it."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    past = models.ForeignKey(Past, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    goal_id = models.UUIDField()

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["past", "goal_id"], name="goals_past_standing_once")]

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from plumbline.organizations.models.organization import Level
from plumbline.organizations.models.rows import Current, Filed, Row, RowQuerySet


class OrgUnitFields(models.Model):
    name = models.CharField(max_length=160)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    parent = models.ForeignKey("organizations.OrgUnit", models.PROTECT, null=True, related_name="+")
    path = ArrayField(
        models.UUIDField(), default=list, help_text="Ids from the root to this unit; kept by the database."
    )
    closed = models.BooleanField(default=False)

    class Meta:
        abstract = True


class OrgUnitQuerySet(RowQuerySet):
    noun = "unit"

    def under(self, *ids: UUID) -> "OrgUnitQuerySet":
        """The units and everything below them."""
        return self.filter(path__overlap=list(ids))


class OrgUnit(OrgUnitFields, Current, Row):
    """A node of the organization's tree. Units are moved, merged and closed by dated versions, never deleted."""

    code = models.CharField(max_length=60, help_text="The organization's own short identifier.")
    external_ids = models.JSONField(default=dict, help_text='Identifiers elsewhere, e.g. {"ccn": "520177"}.')

    objects = OrgUnitQuerySet.as_manager()

    class Meta:
        permissions = [("manage_goals", "May manage the goals of this unit and of those below it")]
        constraints = [
            models.UniqueConstraint(fields=["organization", "code"], name="organizations_unit_code"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="organizations_unit_not_its_own_parent",
            ),
        ]
        indexes = [
            GinIndex(fields=["path"], name="organizations_unit_path"),
            models.Index(fields=["organization", "parent"], name="organizations_unit_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class OrgUnitVersion(OrgUnitFields, Filed, Row):
    subject = models.ForeignKey(OrgUnit, models.PROTECT, related_name="versions")

    objects = RowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} (version {self.version})"

from django.db import models

from plumbline.organizations.choices import AffiliationKind
from plumbline.organizations.models.rows import (
    Dated,
    DatedQuerySet,
    Row,
    RowQuerySet,
    begins_before_it_ends,
    never_twice,
)
from plumbline.organizations.models.unit import OrgUnit


class AffiliationGroup(Row):
    """What units of different branches share: a service line, a medical-staff department, a collaborative."""

    kind = models.CharField(max_length=20, choices=AffiliationKind)
    name = models.CharField(max_length=160)

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kind", "name"], name="organizations_affiliation_name")
        ]

    def __str__(self) -> str:
        return self.name


class Affiliation(Dated):
    """A unit belongs to a group beside its home parent, for a time."""

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="affiliations")
    group = models.ForeignKey(AffiliationGroup, models.PROTECT, related_name="affiliations")

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice("organizations_affiliation_once", "organization", "unit", "group"),
            begins_before_it_ends("organizations_affiliation_span"),
        ]

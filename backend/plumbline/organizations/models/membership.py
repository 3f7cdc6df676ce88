from django.db import models
from django.db.models import Q

from plumbline.organizations.choices import Role
from plumbline.organizations.models.affiliation import AffiliationGroup
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Dated, DatedQuerySet, begins_before_it_ends, never_twice
from plumbline.organizations.models.unit import OrgUnit


class MembershipQuerySet(DatedQuerySet):
    noun = "role"


class Membership(Dated):
    """A role of a person on a unit and its subtree, or only where that subtree meets an affiliation."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    group = models.ForeignKey(AffiliationGroup, models.PROTECT, null=True, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice(
                "organizations_membership_once",
                "organization",
                "person",
                "role",
                "unit",
                condition=Q(group__isnull=True),
            ),
            never_twice(
                "organizations_membership_group_once",
                "organization",
                "person",
                "role",
                "unit",
                "group",
                condition=Q(group__isnull=False),
            ),
            begins_before_it_ends("organizations_membership_span"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="organizations_membership_role"),
        ]
        indexes = [models.Index(fields=["organization", "person"], name="organizations_membership_who")]

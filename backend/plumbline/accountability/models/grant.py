"""Exceptions to the hierarchy: django-guardian grants with direct foreign keys, an end date and a giver.

They are made and ended only through ledgered actions; guardian's own `assign_perm` and `remove_perm` are not
used, because nothing is deleted. A grant past `valid_to` answers nothing.
"""

from typing import Any

from django.db import models
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from plumbline.core.ids import uuid7
from plumbline.goals.models.goal import Goal
from plumbline.organizations.models.organization import Organization
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import RowQuerySet
from plumbline.organizations.models.unit import OrgUnit


class Grant(UserObjectPermissionBase):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(help_text="Every exception ends.")

    objects: Any = UserObjectPermissionManager.from_queryset(RowQuerySet)()

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


class GoalGrant(Grant):
    content_object = models.ForeignKey(Goal, models.PROTECT, related_name="grants")


class UnitGrant(Grant):
    content_object = models.ForeignKey(OrgUnit, models.PROTECT, related_name="grants")

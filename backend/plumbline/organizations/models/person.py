from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.organizations.models.account import Account
from plumbline.organizations.models.rows import Row, RowQuerySet
from plumbline.organizations.models.unit import OrgUnit


class PersonQuerySet(RowQuerySet):
    noun = "person"

    def active(self) -> Self:
        return self.filter(archived_at__isnull=True)


class Person(Row):
    """An account in one organization. Archived, never deleted."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="people",
        help_text="Empty until invited.",
    )
    name = models.CharField(max_length=160)
    position = models.CharField(max_length=160, help_text='What stands before the name: "Nurse manager, 4 West".')
    email = models.EmailField(max_length=254, blank=True)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="people", help_text="Home unit.")
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)
    archived_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "account"],
                condition=Q(account__isnull=False),
                name="organizations_person_account",
            ),
            models.UniqueConstraint(
                fields=["organization", "email"], condition=~Q(email=""), name="organizations_person_email"
            ),
            models.CheckConstraint(
                condition=Q(away_until__isnull=True) | Q(away_from__isnull=False, away_until__gte=F("away_from")),
                name="organizations_person_leave",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} · {self.name}"

    def may(self, perm: str, obj: Any) -> bool:
        """Whether the permission backends grant `perm` (such as "goals.check_in") on `obj` to this person."""
        if self.archived_at is not None:
            return False
        account = self.account or Account()
        account.acting_as = self
        return account.has_perm(perm, obj)

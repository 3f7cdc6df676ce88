"""The shapes that domain rows share: an organization key, and one time axis."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Greatest

from plumbline.core.errors import NotFound
from plumbline.core.ids import uuid7
from plumbline.ledger.pictures import Picture, dated

if TYPE_CHECKING:
    from plumbline.organizations.models.person import Person


class RowQuerySet(models.QuerySet[Any]):
    """Reads of one organization. `visible_to` is the one door for anything a person asked for."""

    noun = "item"

    def visible_to(self, viewer: "Person | None") -> Self:
        return self.none() if viewer is None else self.filter(organization_id=viewer.organization_id)

    def seen(self, viewer: "Person | None", id: UUID) -> Any:
        """The visible row, or NotFound: invisible is answered exactly like nonexistent."""
        row = self.visible_to(viewer).filter(pk=id).first()
        if row is None:
            raise NotFound(self.noun)
        return row

    def locked(self, id: UUID) -> Any:
        """The row under a lock that lets others only read it or point at it; NotFound when there is none."""
        row = self.select_for_update(no_key=True, of=("self",)).filter(pk=id).first()
        if row is None:
            raise NotFound(self.noun)
        return row


class Row(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Not indexed by itself: all rows share very few values, and each write would search among all of them. Every table
    # has an index that begins with it.
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class DatedQuerySet(RowQuerySet):
    def open(self) -> Self:
        """Rows without an end."""
        return self.filter(valid_to__isnull=True)

    def at(self, instant: datetime) -> Self:
        """Rows in force at the instant."""
        return self.filter(valid_from__lte=instant).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=instant))

    def unended(self, instant: datetime) -> Self:
        """Rows in force at the instant or still to begin."""
        lasting = Q(valid_to__gt=instant) & Q(valid_to__gt=F("valid_from"))
        return self.filter(Q(valid_to__isnull=True) | lasting)

    def end_all(self, at: datetime, **changes: Any) -> int:
        """Ends every row at the instant, in one statement; one that never began ends where it would have."""
        return self.update(valid_to=Greatest(Value(at), F("valid_from")), **changes)


class Dated(Row):
    """A fact in force during [valid_from, valid_to); an open fact has no end."""

    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def end(self, at: datetime) -> None:
        self.valid_to = max(at, self.valid_from)
        self.save(update_fields=["valid_to"])


class TsTzRange(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


def never_twice(name: str, *keys: str, condition: Q | None = None) -> ExclusionConstraint:
    """No two rows with the same keys are in force at one instant."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *[(F(key), RangeOperators.EQUAL) for key in keys],
            (TsTzRange("valid_from", "valid_to", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )


def begins_before_it_ends(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
        name=name,
    )


class Current(models.Model):
    """The current version of an aggregate; the database files the past ones (core.schema.Versioned)."""

    valid_from = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    picture = Picture(last="now.valid_from")

    class Meta:
        abstract = True

    def revise(self, at: datetime, **changes: Any) -> None:
        """Writes a new version, in force from `at`. The row must be locked."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.valid_from = max(at, self.valid_from)
        self.version += 1
        self.save(update_fields=[*changes, "valid_from", "version"])


class Filed(models.Model):
    """A past version: in force during [valid_from, valid_to)."""

    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField()
    version = models.PositiveIntegerField()

    picture = dated("valid_to")

    class Meta:
        abstract = True

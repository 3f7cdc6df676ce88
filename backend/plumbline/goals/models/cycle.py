from django.db import models
from django.db.models import F, Q

from plumbline.goals.choices import CycleKind
from plumbline.organizations.models.rows import Row, RowQuerySet


class CycleQuerySet(RowQuerySet):
    noun = "cycle"

    def open(self) -> "CycleQuerySet":
        return self.filter(closed_at__isnull=True)


class Cycle(Row):
    """A dated plan. A goal belongs to one."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=CycleKind)
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="The last day.")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = CycleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="goals_cycle_name"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="goals_cycle_span"),
            models.CheckConstraint(condition=Q(kind__in=CycleKind.values), name="goals_cycle_kind"),
        ]

    def __str__(self) -> str:
        return self.name

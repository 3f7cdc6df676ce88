from typing import Self

from django.db import models
from django.db.models import Q

from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet
from plumbline.organizations.models.unit import OrgUnit


class ScenarioQuerySet(RowQuerySet):
    noun = "scenario"

    def kept(self) -> Self:
        return self.filter(removed_at__isnull=True)


class Scenario(Row):
    """A what-if that somebody kept under a name. It changes nothing else."""

    name = models.CharField(max_length=120)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", help_text="The hospital.")
    release = models.CharField(max_length=7)
    changes = models.CharField(max_length=2000, help_text="As in an address: HAI_1:0.6,HAI_6:0.4")
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    removed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects = ScenarioQuerySet.as_manager()
    free_text = FreeText("name", "changes")
    picture = dated("saved_at", "removed_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "unit", "name"], condition=Q(removed_at=None), name="ratings_scenario_once"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(changes=""), name="ratings_scenario_said"),
        ]

    def __str__(self) -> str:
        return self.name

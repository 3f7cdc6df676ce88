from typing import Self

from django.db import models
from django.db.models import Q

from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row

STANDING = Q(removed_at__isnull=True)


class LineQuerySet(OfGoalQuerySet):
    def standing(self) -> Self:
        return self.filter(STANDING)


class Line(Row):
    """One sentence of a goal's outline: driver, idea, and the intervention that tries it."""

    text = models.CharField(max_length=300, help_text="One plain sentence.")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    free_text = FreeText("text")
    picture = dated("added_at", "removed_at")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="goals_%(class)s_text"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="goals_%(class)s_removed",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class DriverQuerySet(LineQuerySet):
    noun = "driver"


class Driver(Line):
    """What must change for a goal to be reached."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="drivers")

    objects = DriverQuerySet.as_manager()

    class Meta:
        constraints = [
            *Line.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "goal", "text"], condition=STANDING, name="goals_driver_once"
            ),
        ]


class ChangeIdeaQuerySet(LineQuerySet):
    noun = "idea"
    goal_path = "driver__goal_id"


class ChangeIdea(Line):
    """What might move a driver."""

    driver = models.ForeignKey(Driver, models.PROTECT, related_name="ideas")

    objects = ChangeIdeaQuerySet.as_manager()

    class Meta:
        constraints = [
            *Line.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "driver", "text"], condition=STANDING, name="goals_changeidea_once"
            ),
        ]

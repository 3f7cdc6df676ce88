from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.goals.choices import Act
from plumbline.goals.models.driver import ChangeIdea
from plumbline.goals.models.goal import Goal
from plumbline.ledger.redaction import FreeText
from plumbline.measures.models.measure import Measure
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet
from plumbline.organizations.models.unit import OrgUnit


class InterventionQuerySet(RowQuerySet):
    noun = "intervention"

    def visible_to(self, viewer: Person | None) -> Self:
        """Like its goal; without one, to every member."""
        goals = Goal.objects.visible_to(viewer).filter(pk=OuterRef("goal_id"))
        return super().visible_to(viewer).filter(Q(goal__isnull=True) | Exists(goals))

    def standing(self) -> Self:
        """Not withdrawn as a mistake."""
        return self.filter(withdrawn_at__isnull=True)


def written(stage: str, *words: str) -> Q:
    """Nothing of the stage is there, or all of it."""
    nothing = Q(**{f"{stage}_at__isnull": True, f"{stage}_by__isnull": True}, **dict.fromkeys(words, ""))
    whole = Q(**{f"{stage}_at__isnull": False, f"{stage}_by__isnull": False})
    for word in words:
        whole &= ~Q(**{word: ""})
    return nothing | whole


class Intervention(Row):
    """A dated change that is expected to move a measure: one cycle of plan, do, study, act. What was written of a stage
    before is in the ledger."""

    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, related_name="interventions", help_text="Empty: an initiative without one."
    )
    idea = models.ForeignKey(
        ChangeIdea, models.PROTECT, null=True, related_name="interventions", help_text="The goal's idea that it tries."
    )
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", help_text="The unit measured.")
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begins_on = models.DateField(help_text="The day from which the change is in force.")
    predicted = ExactDecimalField(
        null=True, help_text="Expected change of the measure, in its unit: -0.4 is 0.4 lower."
    )
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="continued_by", help_text="The cycle before."
    )
    plan = models.TextField()
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    done = models.TextField(blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    studied = models.TextField(blank=True)
    studied_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    studied_at = models.DateTimeField(null=True)
    act = models.CharField(max_length=8, choices=Act, blank=True)
    acted = models.TextField(blank=True, help_text="What that means.")
    acted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    acted_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, help_text="Entered by mistake, and how.")
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = InterventionQuerySet.as_manager()
    free_text = FreeText("title", "plan", "done", "studied", "acted", "withdrawn_because")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(plan=""), name="goals_intervention_text"),
            models.CheckConstraint(condition=finite("predicted"), name="goals_intervention_predicted"),
            models.CheckConstraint(
                condition=Q(idea__isnull=True) | Q(goal__isnull=False), name="goals_intervention_idea"
            ),
            models.CheckConstraint(
                condition=Q(continues__isnull=True) | ~Q(continues=models.F("id")), name="goals_intervention_continues"
            ),
            models.CheckConstraint(condition=Q(act__in=["", *Act.values]), name="goals_intervention_act"),
            models.CheckConstraint(condition=written("done", "done"), name="goals_intervention_done"),
            models.CheckConstraint(condition=written("studied", "studied"), name="goals_intervention_studied"),
            models.CheckConstraint(condition=written("acted", "act"), name="goals_intervention_acted"),
            models.CheckConstraint(
                condition=written("withdrawn", "withdrawn_because"), name="goals_intervention_withdrawn"
            ),
            models.CheckConstraint(
                condition=(Q(studied_at__isnull=True) | Q(done_at__isnull=False))
                & (Q(acted_at__isnull=True) | Q(studied_at__isnull=False)),
                name="goals_intervention_order",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "goal"], name="goals_intervention_goal"),
            models.Index(fields=["organization", "measure", "unit"], name="goals_intervention_series"),
        ]

    def __str__(self) -> str:
        return self.title

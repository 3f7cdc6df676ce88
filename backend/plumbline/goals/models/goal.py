from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from plumbline.core import glasses
from plumbline.core.errors import NotFound
from plumbline.goals.choices import State
from plumbline.goals.models.cycle import Cycle
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import (
    Current,
    Dated,
    DatedQuerySet,
    Filed,
    Row,
    RowQuerySet,
    never_twice,
)
from plumbline.organizations.models.unit import OrgUnit


class GoalFields(models.Model):
    title = models.CharField(max_length=240, help_text="One plain sentence.")
    board_sentence = models.CharField(max_length=240, blank=True, help_text="What the board says about it.")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    state_since = models.DateTimeField()
    restricted = models.BooleanField(default=False)
    shut = models.BooleanField(default=False, help_text="Restricted itself, or below a restricted goal.")
    impacts = models.JSONField(default=dict, help_text='{"liability": {"weight": "primary", "why": "…"}}')
    resources = models.JSONField(default=list, help_text='[{"title": "…", "url": "https://…"}]')
    check_in_days = models.PositiveSmallIntegerField(
        null=True, help_text="Empty: the level's default; 0: when data arrive."
    )
    closing_reason = models.TextField(blank=True)
    learned = models.TextField(blank=True)

    class Meta:
        abstract = True


class GoalQuerySet(RowQuerySet):
    noun = "goal"

    def visible_to(self, viewer: Person | None) -> Self:
        """Every member sees every unrestricted goal; a shut one needs a reason to be seen."""
        from plumbline.goals.visibility import in_sight

        mine = super().visible_to(viewer)
        return mine.none() if viewer is None else mine.filter(in_sight(viewer))

    def seen(self, viewer: Person | None, id: UUID) -> "Goal":
        found = {} if viewer is None else self.seen_of(viewer, [id])
        if id not in found:
            raise NotFound(self.noun)
        return found[id]

    def seen_of(self, viewer: Person, ids: Collection[UUID]) -> "dict[UUID, Goal]":
        """Of these goals those that the viewer sees. Few are shut, so reasons to see one are seldom looked for."""
        if glasses.worn():  # what is shut today was perhaps open then
            return {goal.pk: goal for goal in self.visible_to(viewer).filter(pk__in=ids)}
        found = {goal.pk: goal for goal in super().visible_to(viewer).filter(pk__in=ids)}
        shut = [id for id, goal in found.items() if goal.shut]
        if shut:
            seen = set(self.visible_to(viewer).filter(pk__in=shut).values_list("pk", flat=True))
            found = {id: goal for id, goal in found.items() if not goal.shut or id in seen}
        return found

    def live(self) -> Self:
        return self.filter(state__in=[State.COMMITTED, State.SUSTAINING])


class Goal(GoalFields, Current, Row):
    """What a unit wants by a date, in one plain sentence. The row is the current version."""

    committed_at = models.DateTimeField(null=True)
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="continued_by")
    created_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    committed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", help_text="Empty on a commitment made on paper before."
    )
    self_agreed = models.BooleanField(default=False, help_text="Proposer and approver are one person.")
    asked_outcome = models.CharField(max_length=10, blank=True, help_text="The owner asks to close it so.")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)

    objects = GoalQuerySet.as_manager()
    free_text = FreeText("title", "board_sentence", "closing_reason", "learned", "impacts", "resources")

    class Meta:
        permissions = [
            ("check_in", "May check in on this goal"),
            ("manage", "May manage this goal"),
            ("approve", "May approve this goal"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="goals_goal_state"),
            models.CheckConstraint(condition=~Q(title=""), name="goals_goal_title"),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.PROPOSED, State.STOPPED]) | Q(committed_at__isnull=False),
                name="goals_goal_committed",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.STOPPED) | ~Q(closing_reason=""), name="goals_goal_stopped_with_reason"
            ),
            models.CheckConstraint(condition=Q(restricted=False) | Q(shut=True), name="goals_goal_restricted_is_shut"),
            models.CheckConstraint(
                condition=Q(check_in_days__isnull=True) | Q(check_in_days__lte=400),
                name="goals_goal_check_in_days",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "unit"], name="goals_goal_unit"),
            models.Index(fields=["organization", "cycle"], name="goals_goal_cycle"),
            models.Index(fields=["organization"], condition=models.Q(shut=True), name="goals_goal_shut"),
        ]

    def __str__(self) -> str:
        return self.title


class GoalVersion(GoalFields, Filed, Row):
    subject = models.ForeignKey(Goal, models.PROTECT, related_name="versions")

    objects = RowQuerySet.as_manager()
    free_text = FreeText("title", "board_sentence", "closing_reason", "learned", "impacts", "resources")


class Participant(Dated):
    """A unit that takes part in a goal: one owner, measured per unit, on every participant's Home."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="participants")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")

    objects = DatedQuerySet.as_manager()
    picture = dated("valid_from", "valid_to")

    class Meta:
        constraints = [never_twice("goals_participant_once", "organization", "goal", "unit")]


class OfGoalQuerySet(RowQuerySet):
    """Rows that hang on a goal are seen exactly where the goal is."""

    def visible_to(self, viewer: Person | None) -> Self:
        goals = Goal.objects.visible_to(viewer).filter(pk=OuterRef(self.goal_path))
        return super().visible_to(viewer).filter(Exists(goals))

    goal_path = "goal_id"

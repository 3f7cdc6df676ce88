from django.db import models
from django.db.models import Exists, OuterRef, Q

from plumbline.accountability.choices import DecisionKind, ForumKind, Rhythm
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.goals.models.target import Target
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import (
    Dated,
    DatedQuerySet,
    Row,
    RowQuerySet,
    begins_before_it_ends,
    never_twice,
)
from plumbline.organizations.models.unit import OrgUnit


class ForumQuerySet(RowQuerySet):
    noun = "forum"

    def open(self) -> "ForumQuerySet":
        return self.filter(closed_at__isnull=True)


class Forum(Row):
    """A body that meets over a unit and everything under it: the board, a committee, a leadership round, a huddle."""

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=ForumKind)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", help_text="Its scope, with all below.")
    rhythm = models.CharField(max_length=18, choices=Rhythm)
    founded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    founded_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ForumQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], condition=Q(closed_at=None), name="accountability_forum_name"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="accountability_forum_named"),
            models.CheckConstraint(condition=Q(kind__in=ForumKind.values), name="accountability_forum_kind"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="accountability_forum_rhythm"),
        ]
        indexes = [
            models.Index(fields=["organization", "unit"], condition=Q(closed_at=None), name="accountability_forum_over")
        ]

    def __str__(self) -> str:
        return self.name


class ForumMemberQuerySet(DatedQuerySet):
    noun = "member"


class ForumMember(Dated):
    """A person's seat in a forum."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")

    objects = ForumMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice("accountability_forum_member_once", "organization", "forum", "person"),
            begins_before_it_ends("accountability_forum_member_span"),
        ]
        indexes = [
            models.Index(fields=["organization", "person"], condition=Q(valid_to=None), name="accountability_seats")
        ]


class MeetingQuerySet(RowQuerySet):
    noun = "meeting"


class Meeting(Row):
    """A dated meeting of a forum; at most one a day."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    scheduled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    scheduled_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()
    free_text = FreeText("note")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "forum", "held_on"], name="accountability_meeting_once")
        ]


class DecisionQuerySet(RowQuerySet):
    noun = "decision"

    def visible_to(self, viewer: Person | None) -> "DecisionQuerySet":
        """What was decided about a goal is seen where the goal is."""
        goals = Goal.objects.visible_to(viewer).filter(pk=OuterRef("goal_id"))
        return super().visible_to(viewer).filter(Q(goal=None) | Q(Exists(goals)))


class Decision(Row):
    """What was decided: by an approval, in its own transaction, or stated by somebody for a forum. Never changed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="decisions")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="decisions")
    kind = models.CharField(max_length=16, choices=DecisionKind, default=DecisionKind.STATED)
    subject_id = models.UUIDField(null=True, help_text="What of the goal it was about: the target.")
    text = models.CharField(max_length=500)
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", help_text="Empty: agreed on paper before."
    )
    decided_at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()
    free_text = FreeText("text")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DecisionKind.values), name="accountability_decision_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="accountability_decision_text"),
            models.CheckConstraint(
                condition=Q(goal__isnull=False) | Q(meeting__isnull=False), name="accountability_decision_of_something"
            ),
            models.UniqueConstraint(
                fields=["organization", "goal", "kind", "subject_id", "decided_at"],
                condition=~Q(kind=DecisionKind.STATED),
                nulls_distinct=False,
                name="accountability_decision_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "goal", "-decided_at"], name="accountability_decision_goal"),
            models.Index(fields=["organization", "meeting"], name="accountability_decision_of"),
        ]


class TargetAcknowledgementQuerySet(OfGoalQuerySet):
    noun = "acknowledgement"
    goal_path = "target__goal_id"


class TargetAcknowledgement(Row):
    """The approver has seen a changed target."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="acknowledgements")
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField()

    objects = TargetAcknowledgementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "target"], name="accountability_acknowledged_once")
        ]

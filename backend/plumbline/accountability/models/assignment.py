from django.db import models
from django.db.models import F, Q

from plumbline.accountability.choices import Answer, AssignmentRole
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Dated, DatedQuerySet, Row, begins_before_it_ends, never_twice


class AssignmentQuerySet(OfGoalQuerySet, DatedQuerySet):
    noun = "assignment"

    def owners(self) -> "AssignmentQuerySet":
        return self.open().filter(role=AssignmentRole.ACCOUNTABLE)


class Assignment(Dated):
    """A person's RACI role on a goal, existing from its acceptance. At most one owner at a time."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=12, choices=AssignmentRole)
    can_decide = models.BooleanField(null=True, help_text="“I can decide this”, said on accepting.")
    on_paper = models.BooleanField(default=False, help_text="Entered as already agreed, not accepted here.")
    ended_reason = models.CharField(max_length=300, blank=True)

    objects = AssignmentQuerySet.as_manager()
    free_text = FreeText("ended_reason")
    picture = dated("valid_from", "valid_to")

    class Meta:
        constraints = [
            never_twice(
                "accountability_one_owner", "organization", "goal", condition=Q(role=AssignmentRole.ACCOUNTABLE)
            ),
            never_twice("accountability_assignment_once", "organization", "goal", "person", "role"),
            begins_before_it_ends("accountability_assignment_span"),
            models.CheckConstraint(condition=Q(role__in=AssignmentRole.values), name="accountability_assignment_role"),
        ]
        indexes = [
            models.Index(fields=["organization", "goal"], condition=Q(valid_to=None), name="accountability_on_goal"),
            models.Index(
                fields=["organization", "person"], condition=Q(valid_to=None), name="accountability_of_person"
            ),
        ]


class HandoffQuerySet(OfGoalQuerySet):
    noun = "offer"

    def waiting(self) -> "HandoffQuerySet":
        return self.filter(answered_at__isnull=True)


class Handoff(Row):
    """An offer of a role on a goal (ownership first of all) that the person accepts or declines."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="handoffs")
    role = models.CharField(max_length=12, choices=AssignmentRole, default=AssignmentRole.ACCOUNTABLE)
    from_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    to_person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    offered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    answer_note = models.CharField(max_length=300, blank=True)

    objects = HandoffQuerySet.as_manager()
    free_text = FreeText("note", "answer_note", kept_from="offered_at")
    picture = dated("offered_at", "answered_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "goal"],
                condition=Q(answered_at__isnull=True, role=AssignmentRole.ACCOUNTABLE),
                name="accountability_one_open_offer",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="accountability_handoff_answer",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "to_person"], condition=Q(answered_at=None), name="accountability_offers"
            )
        ]


class DelegationQuerySet(DatedQuerySet):
    noun = "delegation"


class Delegation(Dated):
    """An expiring right to act for an owner, on one goal or on all of theirs. May begin and end in the future."""

    from_person = models.ForeignKey(Person, models.PROTECT, related_name="delegations_given")
    to_person = models.ForeignKey(Person, models.PROTECT, related_name="delegations_held")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="delegations")
    given_at = models.DateTimeField()

    objects = DelegationQuerySet.as_manager()

    class Meta:
        constraints = [
            begins_before_it_ends("accountability_delegation_span"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=False) & ~Q(from_person=F("to_person")),
                name="accountability_delegation_ends",
            ),
        ]
        indexes = [models.Index(fields=["organization", "to_person"], name="accountability_delegate")]

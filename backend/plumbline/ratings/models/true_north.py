from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from plumbline.ledger.pictures import dated
from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet
from plumbline.ratings.choices import Method

ACTIVE = Q(approved_at__isnull=False, ended_at__isnull=True)
WAITING = Q(approved_at__isnull=True, declined_at__isnull=True)


class TrueNorthQuerySet(RowQuerySet):
    noun = "choice of a True North"

    def active(self) -> Self:
        return self.filter(ACTIVE)

    def waiting(self) -> Self:
        return self.filter(WAITING)


class TrueNorth(Row):
    """The outside rating that an organization steers by: proposed with reasons, approved by the board, until another
    takes its place. Never changed afterwards: a review is a new one."""

    method = models.CharField(max_length=10, choices=Method)
    name = models.CharField(max_length=120, help_text="The chosen rating, one of the candidates.")
    candidates = models.JSONField(
        help_text='[{"name": "…", "scores": {"volume": 4, "gaming": 2}, "why": "…"}], each from 1 to 5, 5 is best.'
    )
    reasons = models.CharField(max_length=1000)
    target_stars = models.PositiveSmallIntegerField(null=True)
    target_release = models.CharField(max_length=7, blank=True, help_text="By which release, such as 2027-07.")
    shortlist = ArrayField(
        models.CharField(max_length=40),
        default=list,
        help_text="The publisher's names of the measures that stand for it.",
    )
    review_on = models.DateField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True)
    declined_because = models.CharField(max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True, help_text="When another took its place.")

    objects = TrueNorthQuerySet.as_manager()
    free_text = FreeText("candidates", "reasons", "declined_because")
    picture = dated("proposed_at", "approved_at", "declined_at", "ended_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization"], condition=ACTIVE, name="ratings_one_true_north"),
            models.UniqueConstraint(fields=["organization"], condition=WAITING, name="ratings_one_proposal"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="ratings_truenorth_method"),
            models.CheckConstraint(
                condition=Q(target_stars__isnull=True) | Q(target_stars__range=(1, 5)), name="ratings_truenorth_stars"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(declined_at__isnull=True), name="ratings_truenorth_answered"
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | ~Q(declined_because=""), name="ratings_truenorth_declined"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="ratings_truenorth_reasons"),
        ]
        indexes = [models.Index(fields=["organization", "-proposed_at"], name="ratings_truenorth_history")]

    def __str__(self) -> str:
        return self.name

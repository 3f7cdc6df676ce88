from typing import Self

from django.db import models
from django.db.models import Q

from plumbline.core.fields import ExactDecimalField, finite
from plumbline.goals.models.goal import Goal, OfGoalQuerySet
from plumbline.ledger.pictures import dated
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row
from plumbline.ratings.choices import Statistic


class BenchmarkQuerySet(OfGoalQuerySet):
    noun = "benchmark"

    def followed(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Benchmark(Row):
    """A goal's target that follows the nation: with each release it is asked to be changed to the new number. A row
    for each number that it was."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="benchmarks")
    line = models.UUIDField(help_text="The target's line.")
    statistic = models.CharField(max_length=8, choices=Statistic)
    release = models.CharField(max_length=7)
    value = ExactDecimalField(help_text="In the measure's own unit.")
    followed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    followed_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", help_text="Empty: a new release.")
    ended_at = models.DateTimeField(null=True)

    objects = BenchmarkQuerySet.as_manager()
    picture = dated("followed_at", "ended_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "line"], condition=Q(ended_at=None), name="ratings_benchmark_once"
            ),
            models.CheckConstraint(condition=Q(statistic__in=Statistic.values), name="ratings_benchmark_statistic"),
            models.CheckConstraint(condition=finite("value"), name="ratings_benchmark_value"),
        ]

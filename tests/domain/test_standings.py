"""The stored roll-up equals the pure rules, after any sequence of changes."""

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbline.core import clock
from plumbline.goals import oracle
from plumbline.goals.actions import standings
from plumbline.goals.choices import AlignmentKind, Claim, State
from plumbline.goals.models import Alignment, CheckIn, Cycle, Goal, Standing, Target
from plumbline.ledger.actions import entries
from plumbline.measures.choices import Direction, Scale
from plumbline.measures.models import Measure, Measurement
from plumbline.organizations.actions import organizations
from plumbline.organizations.models import Level, Organization, OrgUnit, Person

DAY = timedelta(days=1)


class Forest:
    """A small organization whose goals, edges and facts a test moves about, below the actions' policies."""

    def __init__(self, size: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.organization = organizations.found(name="Forest", slug=f"forest-{seed}-{size}")
        with self.write() as action:
            self.at = action.at
            level = Level.objects.filter(organization=self.organization).last()
            self.unit = OrgUnit.objects.create(
                organization=self.organization, name="Ward", code="ward", level=level, valid_from=self.at
            )
            self.person = Person.objects.create(
                organization=self.organization, name="A", position="Nurse manager", unit=self.unit
            )
            self.cycle = Cycle.objects.create(
                organization=self.organization,
                name="Plan",
                kind="annual",
                starts_on=self.at.date() - 100 * DAY,
                ends_on=self.at.date() + 265 * DAY,
            )
            self.measure = Measure.objects.create(
                organization=self.organization,
                code="falls",
                name="Falls",
                direction=Direction.DECREASE,
                scale=Scale.RATE,
                per=1000,
                valid_from=self.at,
                lag_days=5,
            )
            self.goals = [self._goal(f"Goal {i}") for i in range(size)]
            standings.refresh(organization_id=self.organization.id, goal_ids=[g.id for g in self.goals], structure=True)

    def write(self) -> Any:
        return entries.action("test.write", organization_id=self.organization.id)

    def _goal(self, title: str) -> Goal:
        return Goal.objects.create(
            organization=self.organization,
            title=title,
            unit=self.unit,
            cycle=self.cycle,
            state=State.COMMITTED,
            state_since=self.at,
            committed_at=self.at,
            created_at=self.at,
            valid_from=self.at,
        )

    def link(self) -> None:
        """An edge from a later goal to an earlier one, so that no loop can close."""
        parent, child = sorted(self.random.sample(range(len(self.goals)), 2))
        pair = {"child": self.goals[child], "parent": self.goals[parent], "valid_to": None}
        if Alignment.objects.filter(**pair).exists():
            return
        with self.write() as action:
            Alignment.objects.create(
                organization=self.organization,
                kind=self.random.choice([AlignmentKind.DRIVES] * 3 + list(AlignmentKind)),
                weight=self.random.choice([None, Decimal("0.5"), Decimal(3)]),
                critical=self.random.random() < 0.2,
                agreed_at=action.at if self.random.random() < 0.9 else None,
                valid_from=action.at,
                **{k: v for k, v in pair.items() if k != "valid_to"},
            )
            self.refresh(self.goals[child], self.goals[parent], structure=True)

    def unlink(self) -> None:
        edge = Alignment.objects.filter(organization=self.organization, valid_to=None).order_by("?").first()
        if edge is not None:
            with self.write() as action:
                edge.end(action.at)
                self.refresh(edge.child, edge.parent, structure=True)

    def check_in(self) -> None:
        goal = self.random.choice(self.goals)
        with self.write() as action:
            CheckIn.objects.create(
                organization=self.organization,
                goal=goal,
                person=self.person,
                claimed=self.random.choice(list(Claim)),
                made_at=action.at,
                recorded_at=action.at,
            )
            self.refresh(goal)

    def aim(self) -> None:
        goal = self.random.choice(self.goals)
        today = self.at.date()
        with self.write() as action:
            Target.objects.create(
                organization=self.organization,
                goal=goal,
                measure=self.measure,
                unit=self.unit,
                baseline=8,
                target=self.random.choice([2, 4, 6]),
                baseline_on=today - 90 * DAY,
                due_on=today + 200 * DAY,
                reading="latest",
                proposed_at=action.at,
                valid_from=action.at,
            )
            self.refresh(goal, structure=True)

    def measure_once(self) -> None:
        start = self.at.date() - self.random.randint(2, 80) * DAY
        with self.write() as action:
            key = {"measure": self.measure, "unit": self.unit, "period_start": start, "source": "feed"}
            if Measurement.objects.filter(**key).exists():
                return
            Measurement.objects.create(
                organization=self.organization,
                period_end=start + DAY,
                value=self.random.randint(0, 9),
                recorded_at=action.at,
                **key,
            )
            self.refresh(*{t.goal for t in Target.objects.filter(organization=self.organization)})

    def close(self) -> None:
        goal = Goal.objects.get(pk=self.random.choice(self.goals).pk)
        state = self.random.choice([State.ACHIEVED, State.MISSED, State.STOPPED, State.COMMITTED])
        with self.write() as action:
            goal.revise(action.at, state=state, closing_reason="Because.")
            self.refresh(goal, structure=True)

    def refresh(self, *goals: Goal, structure: bool = False) -> None:
        standings.refresh(organization_id=self.organization.id, goal_ids=[g.id for g in goals], structure=structure)

    def standing(self, i: int) -> Standing:
        return Standing.objects.get(goal=self.goals[i])


STEPS = ["link", "link", "link", "unlink", "check_in", "check_in", "check_in", "aim", "measure_once", "close"]


def grow(seed: int, size: int, steps: list[str]) -> None:
    slug = f"forest-{seed}-{size}"
    if Organization.objects.filter(slug=slug).exists():
        return
    forest = Forest(size, seed)
    for step in steps:
        getattr(forest, step)()
        assert oracle.wrong(forest.organization) == []
    standings.refresh_all(forest.organization.id)
    assert oracle.wrong(forest.organization) == []


FORESTS = given(
    seed=st.integers(0, 10**6),
    size=st.integers(2, 9),
    steps=st.lists(st.sampled_from(STEPS), min_size=12, max_size=40),
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@FORESTS
def test_the_roll_up_equals_the_rules(seed: int, size: int, steps: list[str]) -> None:
    grow(seed, size, steps)


@pytest.mark.drill
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@FORESTS
def test_the_roll_up_equals_the_rules_in_many_forests(seed: int, size: int, steps: list[str]) -> None:
    grow(seed, size, steps)


def test_a_stopped_child_weighs_nothing_above() -> None:
    forest = Forest(3, 6)
    with forest.write() as action:
        for child in (1, 2):
            Alignment.objects.create(
                organization=forest.organization,
                child=forest.goals[child],
                parent=forest.goals[0],
                agreed_at=action.at,
                valid_from=action.at,
            )
        CheckIn.objects.create(
            organization=forest.organization,
            goal=forest.goals[1],
            person=forest.person,
            claimed=Claim.OFF_TRACK,
            made_at=action.at,
            recorded_at=action.at,
        )
        forest.refresh(*forest.goals, structure=True)
    assert forest.standing(0).beneath == 0.5
    with forest.write() as action:
        stopped = Goal.objects.get(pk=forest.goals[2].pk)
        stopped.revise(action.at, state=State.STOPPED, closing_reason="Merged into another.")
        forest.refresh(stopped, structure=True)
    assert forest.standing(0).beneath == 1.0
    assert oracle.wrong(forest.organization) == []


def test_a_child_with_two_parents_is_counted_once_above() -> None:
    forest = Forest(4, 1)  # 0 board; 1 and 2 below it; 3 below both
    with forest.write() as action:
        for child, parent in ((1, 0), (2, 0), (3, 1), (3, 2)):
            Alignment.objects.create(
                organization=forest.organization,
                child=forest.goals[child],
                parent=forest.goals[parent],
                agreed_at=action.at,
                valid_from=action.at,
            )
        forest.refresh(*forest.goals, structure=True)
    assert forest.standing(0).goals_below == 3
    with forest.write() as action:
        CheckIn.objects.create(
            organization=forest.organization,
            goal=forest.goals[3],
            person=forest.person,
            claimed=Claim.OFF_TRACK,
            made_at=action.at,
            recorded_at=action.at,
        )
        forest.refresh(forest.goals[3])
    assert forest.standing(0).off_track_below == 1


@pytest.mark.parametrize("outcome", [State.ACHIEVED, State.MISSED])
def test_closing_an_achieved_or_missed_child_moves_nothing_above(outcome: State) -> None:
    forest = Forest(2, 2)
    with forest.write() as action:
        Alignment.objects.create(
            organization=forest.organization,
            child=forest.goals[1],
            parent=forest.goals[0],
            agreed_at=action.at,
            valid_from=action.at,
        )
        forest.refresh(*forest.goals, structure=True)
    before = _above(forest.standing(0))
    with forest.write() as action:
        child = Goal.objects.get(pk=forest.goals[1].pk)
        child.revise(action.at, state=outcome)
        forest.refresh(child, structure=True)
    assert _above(forest.standing(0)) == before


def _above(standing: Standing) -> dict[str, Any]:
    names = ("contributed", "coverage", "goals_below", "off_track_below", "at_risk_below", "unowned_below")
    return {name: getattr(standing, name) for name in names}


@pytest.mark.parametrize("state", [State.DRAFT, State.STOPPED])
def test_a_child_that_does_not_roll_up_waters_nothing_down(state: State) -> None:
    forest = Forest(3, 6)  # 1 and 2 below 0; 2 is linked and agreed, but not committed (any more)
    with forest.write() as action:
        for child in (1, 2):
            Alignment.objects.create(
                organization=forest.organization,
                child=forest.goals[child],
                parent=forest.goals[0],
                agreed_at=action.at,
                valid_from=action.at,
            )
        Goal.objects.get(pk=forest.goals[2].pk).revise(action.at, state=state, closing_reason="Because.")
        CheckIn.objects.create(
            organization=forest.organization,
            goal=forest.goals[1],
            person=forest.person,
            claimed=Claim.OFF_TRACK,
            made_at=action.at,
            recorded_at=action.at,
        )
        forest.refresh(*forest.goals, structure=True)
    assert (forest.standing(0).goals_below, forest.standing(0).beneath) == (1, 1.0)
    assert oracle.wrong(forest.organization) == []


def test_the_turning_day_makes_an_update_due_and_only_that() -> None:
    forest = Forest(2, 3)
    standing = forest.standing(0)
    assert (standing.stale, standing.changes_on) == (False, standing.due_on + 8 * DAY)
    standings.catch_up(forest.organization)
    with clock.travel(datetime.combine(standing.changes_on, datetime.min.time(), UTC) + timedelta(hours=12)):
        assert standings.catch_up(forest.organization)
        assert not standings.catch_up(forest.organization)
        assert forest.standing(0).stale
        assert oracle.wrong(forest.organization) == []


def test_forests_are_apart() -> None:
    one, other = Forest(2, 4), Forest(2, 5)
    assert UUID(str(one.organization.id)) != other.organization.id
    assert Standing.objects.filter(organization=one.organization).count() == 2


def test_a_part_reached_by_two_paths_is_pooled_once() -> None:
    forest = Forest(4, 8)  # 0 above 1 and 2, both above 3: all of the same measure, only 3 has data
    today = forest.at.date()
    with forest.write() as action:
        elsewhere = OrgUnit.objects.create(
            organization=forest.organization, name="House", code="house", level=forest.unit.level, valid_from=forest.at
        )
        for child, parent in ((1, 0), (2, 0), (3, 1), (3, 2)):
            Alignment.objects.create(
                organization=forest.organization,
                child=forest.goals[child],
                parent=forest.goals[parent],
                kind=AlignmentKind.SAME_MEASURE,
                agreed_at=action.at,
                valid_from=action.at,
            )
        for place, goal in enumerate(forest.goals):
            Target.objects.create(
                organization=forest.organization,
                goal=goal,
                measure=forest.measure,
                unit=forest.unit if place == 3 else elsewhere,
                baseline=8,
                target=2,
                baseline_on=today - 90 * DAY,
                due_on=today + 200 * DAY,
                reading="latest",
                proposed_at=action.at,
                valid_from=action.at,
            )
        Measurement.objects.create(
            organization=forest.organization,
            measure=forest.measure,
            unit=forest.unit,
            period_start=today - 40 * DAY,
            period_end=today - 10 * DAY,
            source="feed",
            value=5,
            numerator=5,
            denominator=1000,
            recorded_at=action.at,
        )
        forest.refresh(*forest.goals, structure=True)
    top = forest.standing(0)
    assert (top.value, top.value_numerator, top.value_denominator) == (5, 5, 1000)
    assert oracle.wrong(forest.organization) == []

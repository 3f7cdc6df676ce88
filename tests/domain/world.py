"""A plan for the cast: one cycle, one measure, and a line of goals from the board down to 5 West.

board: "Harm nobody" (eve) < north: "Fewer falls, North" (hana) < surgery: "Fewer falls, Surgery" (sam)
                                                              < w5: "Fewer falls, 5 West" (nora)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from cast import Cast, hospital
from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Assignment
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals.actions import alignments, cycles, goals, standings, targets
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.actions.targets import TargetDraft
from plumbline.goals.models import Alignment, Cycle, Goal, Target
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry
from plumbline.measures.choices import Direction, Scale
from plumbline.measures.models import Measure
from plumbline.organizations.models import Person

LINE = (
    ("board", "Harm nobody", "top", "eve"),
    ("north", "Fewer falls, North", "north", "hana"),
    ("surgery", "Fewer falls, Surgery", "surgery", "sam"),
    ("w5", "Fewer falls, 5 West", "w5", "nora"),
)


@dataclass
class World:
    cast: Cast
    cycle: Cycle
    measures: dict[str, Measure] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)

    def goal(self, key: str | UUID) -> Goal:
        id = self.ids[key] if isinstance(key, str) else key
        return Goal.objects.select_related("unit", "cycle").get(pk=id)

    def draft(self, key: str, unit: str, *, by: str = "ada", owner: str | None = None, **more: Any) -> Goal:
        said = GoalDraft(
            title=more.pop("title", f"Goal {key}"), unit_id=self.cast.units[unit].pk, cycle_id=self.cycle.pk, **more
        )
        goal = goals.draft(actor=getattr(self.cast, by), draft=said)
        self.ids[key] = goal.pk
        if owner is not None:
            self.own(goal.pk, owner)
        return goal

    def own(self, goal_id: UUID, name: str) -> None:
        """As if the person had accepted long ago."""
        with entries.action("test.own", organization_id=self.cast.organization.pk) as action:
            for before in Assignment.objects.owners().filter(goal_id=goal_id):
                before.end(action.at)
            Assignment.objects.create(
                organization=self.cast.organization, goal_id=goal_id, person_id=self.cast.ids[name],
                role=AssignmentRole.ACCOUNTABLE, valid_from=action.at,
            )  # fmt: skip
            standings.refresh(
                organization_id=self.cast.organization.pk, goal_ids=[goal_id], structure=True, owned={goal_id: True}
            )

    def offer(self, child: str, parent: str, *, by: str = "ada", **more: Any) -> Alignment:
        said = AlignmentDraft(child_id=self.ids[child], parent_id=self.ids[parent], **more)
        return alignments.offer(actor=getattr(self.cast, by), draft=said)

    def link(self, child: str, parent: str, **more: Any) -> Alignment:
        """Offered and agreed."""
        offered = self.offer(child, parent, **more)
        return alignments.accept_many(actor=self.cast.ada, alignment_ids=[offered.pk], on_paper=True)[0]

    def commit(self, *keys: str) -> None:
        goals.commit_many(actor=self.cast.ada, goal_ids=[self.ids[key] for key in keys], on_paper=True)

    def target(self, key: str, *, by: str = "ada", **more: Any) -> Target:
        return targets.state(actor=getattr(self.cast, by), draft=self.aim(key, **more))

    def aim(self, key: str, **more: Any) -> TargetDraft:
        said = {"measure_id": self.measures["falls"].pk, "baseline": Decimal("0.8"), "target": Decimal("0.4")}
        return TargetDraft(goal_id=self.ids[key], **(said | more))


def build(*, slug: str = "lakes", line: bool = True, demo: bool = False) -> World:
    cast = hospital(slug, demo=demo)
    cycle = cycles.open(
        actor=cast.eve, name="Plan 2027", kind="annual", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)
    )
    world = World(cast, cycle)
    with entries.action("test.measures", organization_id=cast.organization.pk) as action:
        for code, scale in (("falls", Scale.RATE), ("visits", Scale.MEAN)):
            world.measures[code] = Measure.objects.create(
                organization=cast.organization, code=code, name=code.title(), direction=Direction.DECREASE,
                scale=scale, per=1000 if scale == Scale.RATE else 1, valid_from=action.at,
            )  # fmt: skip
    if line:
        with standings.deferred():
            _hang(world)
    return world


def _hang(world: World) -> None:
    above = None
    for key, title, unit, owner in LINE:
        world.draft(key, unit, title=title, owner=owner)
        if above is not None:
            world.link(key, above)
        above = key


def refused(code: str) -> Any:
    """Expects a refusal by its code, and that nothing was written."""
    return _refused(code)


@contextmanager
def _refused(code: str) -> Iterator[None]:
    before = written()
    with pytest.raises((DomainError, RowErrors)) as caught, transaction.atomic():
        yield
    error = caught.value
    codes = [row.code for row in error.rows] if isinstance(error, RowErrors) else [error.code]
    assert code in codes, f"refused with {codes}: {error}"
    assert written() == before, "something was written"


def written() -> tuple[int, list[Any]]:
    """What the ledger and the goals say: equal before and after a refusal."""
    return Entry.objects.count(), list(Goal.objects.order_by("pk").values_list("pk", "version", "state", "shut"))


def person(world: World, name: str) -> Person:
    return getattr(world.cast, name)

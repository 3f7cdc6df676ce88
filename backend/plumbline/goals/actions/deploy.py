"""Handing one goal down to many units, each with its own baseline, target and owner."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from plumbline.core import batches, events
from plumbline.core.errors import Conflict, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.goals import policies
from plumbline.goals.actions import alignments, drafting, goals, structure, targets
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.actions.targets import TargetDraft
from plumbline.goals.choices import CLOSED, AlignmentKind, TargetRole
from plumbline.goals.events import OwnerNamed
from plumbline.goals.models import Alignment, Goal, Target
from plumbline.ledger.actions import entries
from plumbline.organizations.models import OrgUnit, Person

Number = Decimal | str | int | None


@dataclass(frozen=True, slots=True)
class DeployRow:
    """One unit's part of the goal. What is left out is taken from the goal's own target."""

    unit_id: UUID
    owner_id: UUID | None = None
    baseline: Number = None
    target: Number = None
    low: Number = None
    high: Number = None
    due_on: date | str | None = None
    title: str = ""
    weight: Number = None
    id: UUID | None = None


def deploy(
    *,
    actor: Person,
    goal_id: UUID,
    rows: Sequence[DeployRow],
    kind: str = AlignmentKind.SAME_MEASURE,
    propose: bool = False,
) -> list[Goal]:
    """Makes a draft for each unit on the same measure, offers it the link and its owner the goal. One entry.

    Raises RowErrors naming each refused row; then nothing is written. A resend of client-made ids is harmless.
    """
    seen: Goal = Goal.objects.seen(actor, goal_id)
    known = _known(actor, rows)
    if rows and all(row.id in known for row in rows):
        return batches.check(rows, lambda row: _again(actor, row, known))
    with entries.action("goal.deploy", actor=actor, object=seen) as action:
        action.lock_structure()
        goal = structure.one(actor, goal_id)
        policies.deploy.require(actor, goal)
        if goal.state in CLOSED:
            raise Conflict("closed", "This goal is closed and is not handed down any more. Nothing was changed.")
        table = _Table.open(actor, goal, rows)
        parts = batches.check(rows, table.part)
        made = drafting.enter(actor, [part.draft for part in parts], given=table.below)
        targets.set_many(actor=actor, drafts=[part.target for part in parts])
        links = [_link(row, part, goal, kind) for row, part in zip(rows, parts, strict=True)]
        alignments.offer_many(actor=actor, drafts=links, by_parent=True)
        if propose:
            made = goals.propose_many(actor=actor, goal_ids=[child.pk for child in made])
        for row, child in zip(rows, made, strict=True):
            if row.owner_id is not None and child.pk not in known:
                events.publish(OwnerNamed(goal.organization_id, child.pk, row.owner_id, actor.pk, action.at))
    return made


class _Part(NamedTuple):
    id: UUID
    draft: GoalDraft
    target: TargetDraft


@dataclass(slots=True)
class _Table:
    """What handing a goal down needs to know, fetched for all rows at once."""

    actor: Person
    goal: Goal
    pattern: Target
    units: dict[UUID, OrgUnit]
    people: Collection[UUID]
    taken: set[UUID]
    known: dict[UUID, Goal]

    @classmethod
    def open(cls, actor: Person, goal: Goal, rows: Sequence[DeployRow]) -> "_Table":
        stated = Target.objects.in_force().filter(goal=goal).select_related("measure")
        pattern = next(iter(sorted(stated, key=lambda row: (row.role != TargetRole.OUTCOME, row.line))), None)
        if pattern is None:
            raise Invalid(
                "no_target",
                "This goal has no target to hand down. Nothing was saved: give it a measure and a target first.",
            )
        named = {row.owner_id for row in rows if row.owner_id}
        links = Alignment.objects.open().filter(parent=goal).exclude(child__state__in=CLOSED)
        return cls(
            actor,
            goal,
            pattern,
            OrgUnit.objects.visible_to(actor).in_bulk({row.unit_id for row in rows}),
            frozenset(Person.objects.visible_to(actor).active().filter(pk__in=named).values_list("pk", flat=True)),
            set(links.values_list("child__unit_id", flat=True)),
            _known(actor, rows),
        )

    @property
    def below(self) -> set[UUID]:
        """The units under the goal's own: whoever may hand the goal down may hand it to these."""
        return {unit.pk for unit in self.units.values() if self.goal.unit_id in unit.path}

    def part(self, row: DeployRow) -> _Part:
        unit = structure.found(self.units, row.unit_id, "unit")
        if unit.pk not in self.below:
            policies.draft.require(self.actor, unit)
        drafting.require_open(unit, self.goal.cycle)
        if unit.pk in self.taken and row.id not in self.known:
            raise Conflict(
                "already_there",
                f"{unit.name} already has a part of this goal. Please leave this row out.",
                field="unit_id",
            )
        self.taken.add(unit.pk)
        if row.owner_id is not None and row.owner_id not in self.people:
            raise NotFound("person")
        id = row.id or uuid7()
        draft = GoalDraft(
            title=row.title or self.goal.title, unit_id=unit.pk, cycle_id=self.goal.cycle_id,
            impacts=self.goal.impacts, resources=self.goal.resources, check_in_days=self.goal.check_in_days,
            id=id,
        )  # fmt: skip
        target = self._target(row, id)
        targets.fit(target, unit.pk, self.goal.cycle, self.pattern.measure)
        return _Part(id, draft, target)

    def _target(self, row: DeployRow, id: UUID) -> TargetDraft:
        """The goal's own target with the row's numbers; its number or range only where the row has neither."""
        own = self.pattern
        aim: dict[str, Any] = {"target": row.target, "low": row.low, "high": row.high}
        if all(value in (None, "") for value in aim.values()):
            aim = {"target": own.target, "low": own.low, "high": own.high}
        return TargetDraft(
            goal_id=id, measure_id=own.measure_id, role=own.role, reading=own.reading,
            reading_periods=own.reading_periods, baseline=row.baseline, baseline_on=own.baseline_on,
            due_on=row.due_on or own.due_on, id=uuid5(id, "target"), **aim,
        )  # fmt: skip


def _link(row: DeployRow, part: _Part, goal: Goal, kind: str) -> AlignmentDraft:
    """Ids of what goes with a row come from the row's own, so that a resend finds them."""
    return AlignmentDraft(child_id=part.id, parent_id=goal.pk, kind=kind, weight=row.weight, id=uuid5(part.id, "link"))


def _known(actor: Person, rows: Sequence[DeployRow]) -> dict[UUID, Goal]:
    ids = {row.id for row in rows if row.id is not None}
    if not ids:
        return {}
    goals = Goal.objects.filter(organization_id=actor.organization_id, pk__in=ids)
    return {goal.pk: goal for goal in goals.select_related("unit__level", "cycle")}


def _again(actor: Person, row: DeployRow, known: dict[UUID, Goal]) -> Goal:
    goal = structure.found(known, row.id, "goal")
    structure.same(goal.unit_id, row.unit_id, by=goal.created_by_id, actor=actor)
    return goal

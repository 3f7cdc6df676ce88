"""Entering drafts, one or many."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from plumbline.core import batches
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.goals import policies
from plumbline.goals.actions import contents, structure
from plumbline.goals.models import Cycle, Goal, GoalVersion, Participant
from plumbline.ledger.actions import entries
from plumbline.organizations.models import OrgUnit, Person


@dataclass(frozen=True, slots=True)
class GoalDraft:
    title: str
    unit_id: UUID
    cycle_id: UUID
    board_sentence: str = ""
    impacts: Mapping[str, Any] = field(default_factory=dict)
    resources: Sequence[Mapping[str, Any]] = ()
    restricted: bool = False
    check_in_days: int | None = None
    id: UUID | None = None
    participant_ids: Sequence[UUID] = ()
    continues_id: UUID | None = None


FIELDS = (
    "title",
    "unit_id",
    "cycle_id",
    "board_sentence",
    "impacts",
    "resources",
    "restricted",
    "check_in_days",
)
Said = tuple[Any, ...]


def enter(actor: Person, drafts: Sequence[GoalDraft], *, given: Container[UUID] = ()) -> list[Goal]:
    """The goal of each draft, in order. A resend of a client-made id answers the same goal and writes nothing.

    `given`: units for which the caller has already asked who may hand goals to them.
    """
    resent = Resent.of(actor, drafts)
    if drafts and all(draft.id in resent.goals for draft in drafts):
        return batches.check(drafts, resent.answer)
    with entries.action("goal.draft", actor=actor) as action:
        action.lock_structure()
        desk = Desk.open(actor, drafts, action.at, given)
        goals = batches.check(drafts, desk.goal)
        Goal.objects.bulk_create(desk.new, batch_size=2000)
        Participant.objects.bulk_create(desk.taking_part, batch_size=2000)
        if len(desk.new) == 1:
            action.about(desk.new[0])
        structure.settle(action, [goal.pk for goal in desk.new])
    return goals


@dataclass(slots=True)
class Resent:
    """Goals already entered under the ids of these drafts, and what each said at first."""

    actor: Person
    goals: dict[UUID, Goal]
    said: dict[UUID, Said]

    @classmethod
    def of(cls, actor: Person, drafts: Iterable[GoalDraft]) -> "Resent":
        ids = {draft.id for draft in drafts if draft.id is not None}
        rows = Goal.objects.filter(organization_id=actor.organization_id, pk__in=ids).select_related("unit", "cycle")
        goals = {goal.pk: goal for goal in rows} if ids else {}
        said = {goal.pk: _said(goal) for goal in goals.values()}
        changed = [goal.pk for goal in goals.values() if goal.version > 1]
        for first in GoalVersion.objects.filter(subject_id__in=changed, version=1) if changed else ():
            said[first.subject_id] = _said(first)
        return cls(actor, goals, said)

    def answer(self, draft: GoalDraft) -> Goal:
        goal = structure.found(self.goals, draft.id, "goal")
        structure.same(self.said[goal.pk], _said_by(draft), by=goal.created_by_id, actor=self.actor)
        return goal


@dataclass(slots=True)
class Desk:
    """What entering drafts needs to know, fetched for all of them at once."""

    actor: Person
    at: datetime
    given: Container[UUID]
    resent: Resent
    units: dict[UUID, OrgUnit]
    cycles: dict[UUID, Cycle]
    new: list[Goal] = field(default_factory=list)
    taking_part: list[Participant] = field(default_factory=list)

    @classmethod
    def open(cls, actor: Person, drafts: Sequence[GoalDraft], at: datetime, given: Container[UUID]) -> "Desk":
        named = {draft.unit_id for draft in drafts}
        taking_part = {unit for draft in drafts for unit in draft.participant_ids}
        units = OrgUnit.objects.visible_to(actor).select_related("level").in_bulk(named | taking_part)
        cycles = Cycle.objects.visible_to(actor).in_bulk({draft.cycle_id for draft in drafts})
        return cls(actor, at, given, Resent.of(actor, drafts), units, cycles)

    def goal(self, draft: GoalDraft) -> Goal:
        if draft.id in self.resent.goals:
            return self.resent.answer(draft)
        unit = structure.found(self.units, draft.unit_id, "unit")
        if unit.pk not in self.given:
            policies.draft.require(self.actor, unit)
        cycle = structure.found(self.cycles, draft.cycle_id, "cycle")
        require_open(unit, cycle)
        goal = Goal(
            id=draft.id or uuid7(), organization_id=self.actor.organization_id, unit=unit, cycle=cycle,
            **words(draft), shut=draft.restricted, state_since=self.at, valid_from=self.at, created_at=self.at,
            created_by=self.actor, continues_id=draft.continues_id,
        )  # fmt: skip
        self.taking_part += [
            Participant(organization_id=goal.organization_id, goal=goal, unit=self._unit(id), valid_from=self.at)
            for id in dict.fromkeys(draft.participant_ids)
        ]
        self.new.append(goal)
        self.resent.goals[goal.pk], self.resent.said[goal.pk] = goal, _said_by(draft)
        return goal

    def _unit(self, id: UUID) -> OrgUnit:
        return structure.found(self.units, id, "unit")


def require_open(unit: OrgUnit, cycle: Cycle) -> None:
    """Refuses new work in a unit or a cycle that is over."""
    if unit.closed:
        raise Conflict("unit_closed", f"{unit.name} is closed. Nothing was saved: choose another unit.", field="unit")
    if cycle.closed_at is not None:
        raise Conflict(
            "cycle_closed", f"{cycle.name} is closed. Nothing was saved: choose an open cycle.", field="cycle"
        )


def words(draft: GoalDraft) -> dict[str, Any]:
    return {
        "title": contents.title(draft.title),
        "board_sentence": contents.board_sentence(draft.board_sentence),
        "impacts": contents.impacts(draft.impacts),
        "resources": contents.resources(draft.resources),
        "restricted": bool(draft.restricted),
        "check_in_days": contents.check_in_days(draft.check_in_days),
    }


def _said(row: Any) -> Said:
    return tuple(getattr(row, name) for name in FIELDS)


def _said_by(draft: GoalDraft) -> Said:
    said = words(draft) | {"unit_id": draft.unit_id, "cycle_id": draft.cycle_id}
    return tuple(said[name] for name in FIELDS)

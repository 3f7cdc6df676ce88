"""Targets: stated at once while a goal is drafted, changed by agreement once it is committed.

A changed target ends its row and opens the next one of the same line: the seam that charts draw.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from plumbline.core import batches, dates, numbers
from plumbline.core.errors import Conflict, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.goals import permissions, policies, representation
from plumbline.goals.actions import contents, rulings, structure
from plumbline.goals.choices import LIVE, ReadingKind, TargetRole
from plumbline.goals.models import Cycle, Goal, Target
from plumbline.goals.rules import progress
from plumbline.goals.rules.progress import Step
from plumbline.ledger.actions import entries
from plumbline.ledger.actions.entries import Action
from plumbline.measures.models import Measure
from plumbline.measures.rules.scales import Definition, Direction, Scale
from plumbline.organizations.models import OrgUnit, Person

Number = Decimal | str | int | None
STATED = (
    "goal_id", "measure_id", "unit_id", "role", "weight", "reading", "reading_periods", "baseline", "baseline_on",
    "target", "low", "high", "due_on", "steps", "floor", "stretch",
)  # fmt: skip
LONGEST_ROLLING = 60
MOST_STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDraft:
    """A target to be: `target`, or `low` and `high`. The unit is the goal's, and the dates are its cycle's, unless
    given. `line` names the target that this one takes the place of."""

    measure_id: UUID
    goal_id: UUID | None = None
    target: Number = None
    baseline: Number = None
    low: Number = None
    high: Number = None
    baseline_on: date | str | None = None
    due_on: date | str | None = None
    unit_id: UUID | None = None
    role: str = TargetRole.OUTCOME
    weight: Number = None
    reading: str = ReadingKind.ENOUGH
    reading_periods: int | None = None
    steps: Sequence[tuple[date | str, Number]] = ()
    floor: Number = None
    stretch: Number = None
    reason: str = ""
    line: UUID | None = None
    id: UUID | None = None


def state(*, actor: Person, draft: TargetDraft) -> Target:
    with batches.single():
        return set_many(actor=actor, drafts=[draft])[0]


def set_many(*, actor: Person, drafts: Sequence[TargetDraft]) -> list[Target]:
    """States targets of drafts and proposed goals, in force at once. A resend of a client-made id is harmless."""
    return _state(actor, drafts, "target.set", in_force=True)


def propose(*, actor: Person, goal_id: UUID, draft: TargetDraft) -> Target:
    """Asks for a new or changed target of a committed goal, with a reason; the approver decides. While nobody has
    committed to the goal, the target is in force at once."""
    goal: Goal = Goal.objects.seen(actor, goal_id)
    at_once = goal.state in policies.NOT_YET_AGREED
    with batches.single():
        sent = replace(draft, goal_id=goal_id)
        return _state(actor, [sent], "target.set" if at_once else "target.propose", in_force=at_once)[0]


def approve(*, actor: Person, target_id: UUID) -> Target:
    """Puts a proposed target into force; the one before it in its line ends."""
    with entries.action("target.approve", actor=actor) as action:
        change = _waiting(action, actor, target_id)
        before = Target.objects.in_force().filter(line=change.line).first()
        at = action.not_before(max(filter(None, (before and before.valid_from, change.proposed_at))))
        if before is not None:
            before.valid_to = at
            before.save(update_fields=["valid_to"])
        change.valid_from, change.approved_by = at, actor
        change.self_agreed = change.proposed_by_id == actor.pk
        change.save(update_fields=["valid_from", "approved_by", "self_agreed"])
        structure.settle(action, [change.goal_id])
        rulings.target_approved(action, change, before, by=actor)
    return change


def decline(*, actor: Person, target_id: UUID, reason: str = "") -> Target:
    """Leaves the target as it is; the proposer reads why."""
    with entries.action("target.decline", actor=actor, reason=contents.reason(reason)) as action:
        change = _waiting(action, actor, target_id)
        change.declined_at, change.declined_by, change.answer_note = action.at, actor, contents.reason(reason)
        change.save(update_fields=["declined_at", "declined_by", "answer_note"])
        rulings.target_declined(action, change, by=actor)
    return change


def remove(*, actor: Person, target_id: UUID) -> Target:
    """Takes a target off a goal that nobody has committed to."""
    with entries.action("target.remove", actor=actor) as action:
        action.lock_structure()
        target = _seen(actor, target_id)
        action.about(target)
        goal = structure.one(actor, target.goal_id)
        policies.prepare.require(actor, goal)
        _require_not_committed(goal)
        if target.valid_from is None or target.valid_to is not None:
            raise Conflict("not_in_force", "This target was already replaced or taken off. Nothing was changed.")
        target.valid_to = action.not_before(target.valid_from)
        target.save(update_fields=["valid_to"])
        structure.settle(action, [goal.pk])
    return target


def _state(actor: Person, drafts: Sequence[TargetDraft], verb: str, *, in_force: bool) -> list[Target]:
    resent = _known(actor, drafts)
    if drafts and all(draft.id in resent for draft in drafts):
        return batches.check(drafts, lambda draft: _again(actor, draft, resent))
    with entries.action(verb, actor=actor) as action:
        action.lock_structure()
        desk = _Desk.open(actor, drafts, action.at, in_force)
        with permissions.at_once(actor, desk.goals.values(), permissions.OWN, permissions.MANAGE):
            rows = batches.check(drafts, desk.row)
        if in_force:
            _end(action, [row.line for row in desk.new])
        Target.objects.bulk_create(desk.new, batch_size=2000)
        if len(desk.new) == 1:
            action.about(desk.new[0])
        structure.settle(action, [row.goal_id for row in desk.new] if in_force else [])
    return rows


@dataclass(slots=True)
class _Desk:
    """What stating targets needs to know, fetched for all of them at once."""

    actor: Person
    at: datetime
    in_force: bool
    resent: dict[UUID, Target]
    goals: dict[UUID, Goal]
    measures: dict[UUID, Measure]
    units: dict[UUID, OrgUnit]
    lines: dict[UUID, UUID]
    waiting: Collection[UUID]
    new: list[Target] = field(default_factory=list)

    @classmethod
    def open(cls, actor: Person, drafts: Sequence[TargetDraft], at: datetime, in_force: bool) -> "_Desk":
        lines = {draft.line for draft in drafts if draft.line}
        of_line = Target.objects.filter(organization_id=actor.organization_id, line__in=lines)
        return cls(
            actor,
            at,
            in_force,
            _known(actor, drafts),
            structure.locked(
                actor, [draft.goal_id for draft in drafts if draft.goal_id], all_seen=representation.seeding(actor)
            ),
            Measure.objects.visible_to(actor).in_bulk({draft.measure_id for draft in drafts}),
            OrgUnit.objects.visible_to(actor).in_bulk({draft.unit_id for draft in drafts if draft.unit_id}),
            dict(of_line.in_force().values_list("line", "goal_id")) if lines else {},
            frozenset(of_line.proposed().values_list("line", flat=True)) if lines else frozenset(),
        )

    def row(self, draft: TargetDraft) -> Target:
        if draft.id in self.resent:
            return _again(self.actor, draft, self.resent)
        goal = structure.found(self.goals, draft.goal_id, "goal")
        if not representation.seeding(self.actor):
            policies.set_target.require(self.actor, goal)
        _require_not_committed(goal) if self.in_force else _require_live(goal)
        self._require_line(draft, goal)
        measure = structure.found(self.measures, draft.measure_id, "measure")
        unit = structure.found(self.units, draft.unit_id, "unit") if draft.unit_id else goal.unit
        stated = fit(draft, goal.unit_id, goal.cycle, measure)
        reason = contents.reason(draft.reason, required=not self.in_force)
        id = draft.id or uuid7()
        row = Target(
            id=id, organization_id=goal.organization_id, line=draft.line or id, reason=reason, goal=goal,
            measure=measure, unit=unit,
            proposed_by=self.actor, proposed_at=self.at, valid_from=self.at if self.in_force else None,
            **{name: value for name, value in stated.items() if name not in ("goal_id", "measure_id", "unit_id")},
        )  # fmt: skip
        self.new.append(row)
        self.resent[row.pk] = row
        return row

    def _require_line(self, draft: TargetDraft, goal: Goal) -> None:
        if draft.line is None:
            return
        if self.lines.get(draft.line) != goal.pk:
            raise NotFound("target")
        if draft.line in self.waiting and not self.in_force:
            raise Conflict(
                "change_waiting",
                "A change of this target is already waiting for an answer. Nothing was saved.",
                field="line",
            )


def fit(draft: TargetDraft, unit_id: UUID, cycle: Cycle, measure: Measure) -> dict[str, Any]:
    """The draft as a row will hold it. Raises Invalid where it makes no sense."""
    if measure.retired:
        raise Conflict(
            "measure_retired",
            f"{measure.name} is retired. Nothing was saved: choose the measure that took its place.",
            field="measure_id",
        )
    stated = _stated(draft, unit_id, cycle)
    _check(stated, measure)
    return stated


def _stated(draft: TargetDraft, unit_id: UUID, cycle: Cycle) -> dict[str, Any]:
    numbered = {
        name: None if value is None or value == "" else numbers.decimal(value, field=name)
        for name, value in (
            ("baseline", draft.baseline), ("target", draft.target), ("low", draft.low), ("high", draft.high),
            ("floor", draft.floor), ("stretch", draft.stretch), ("weight", draft.weight),
        )
    }  # fmt: skip
    numbered["weight"] = progress.check_weight(numbered["weight"])
    return numbered | {
        "goal_id": draft.goal_id,
        "measure_id": draft.measure_id,
        "unit_id": draft.unit_id or unit_id,
        "role": _one_of(TargetRole, draft.role, "role"),
        "reading": _one_of(ReadingKind, draft.reading, "reading"),
        "reading_periods": _periods(draft),
        "baseline_on": dates.day(draft.baseline_on or cycle.starts_on, field="baseline_on"),
        "due_on": dates.day(draft.due_on or cycle.ends_on, field="due_on"),
        "steps": _steps(draft.steps),
    }


def _check(stated: dict[str, Any], measure: Measure) -> None:
    if (stated["target"] is not None) == (stated["low"] is not None or stated["high"] is not None):
        raise Invalid(
            "number_or_range", "A target is either one number, or a low and a high. Nothing was saved.", field="target"
        )
    if (stated["low"] is None) != (stated["high"] is None):
        raise Invalid("range_half", "A range needs both a low and a high. Nothing was saved.", field="low")
    direction = Direction(measure.direction)
    aim = progress.aim(
        direction=direction,
        steps=[Step(date.fromisoformat(on), Decimal(value)) for on, value in stated["steps"]],
        **{n: stated[n] for n in ("target", "low", "high", "baseline", "baseline_on", "due_on", "floor", "stretch")},
    )
    progress.check(aim, Definition(Scale(measure.scale), direction, measure.per, measure.risk_adjusted))


def _one_of(choices: Any, value: str, name: str) -> str:
    if value not in choices.values:
        raise Invalid(
            "unknown_choice",
            f"“{str(value)[:40]}” is none of: {', '.join(choices.labels)}. Nothing was saved.",
            field=name,
        )
    return str(choices(value).value)


def _periods(draft: TargetDraft) -> int | None:
    if draft.reading != ReadingKind.ROLLING:
        return None
    if not isinstance(draft.reading_periods, int) or not 1 <= draft.reading_periods <= LONGEST_ROLLING:
        raise Invalid(
            "bad_periods",
            f"A rolling reading takes the last 1 to {LONGEST_ROLLING} periods. Nothing was saved.",
            field="reading_periods",
        )
    return draft.reading_periods


def _steps(steps: Sequence[tuple[date | str, Number]]) -> list[list[str]]:
    if len(steps) > MOST_STEPS:
        raise Invalid("too_many_steps", f"At most {MOST_STEPS} steps fit. Nothing was saved.", field="steps")
    return [
        [dates.day(on, field="steps").isoformat(), str(numbers.decimal(value, field="steps"))] for on, value in steps
    ]


def _known(actor: Person, drafts: Sequence[TargetDraft]) -> dict[UUID, Target]:
    ids = {draft.id for draft in drafts if draft.id is not None}
    if not ids:
        return {}
    rows = Target.objects.filter(organization_id=actor.organization_id, pk__in=ids)
    return {row.pk: row for row in rows.select_related("goal__unit", "goal__cycle")}


def _again(actor: Person, draft: TargetDraft, known: dict[UUID, Target]) -> Target:
    row = structure.found(known, draft.id, "target")
    stored = {name: getattr(row, name) for name in STATED}
    structure.same(stored, _stated(draft, row.goal.unit_id, row.goal.cycle), by=row.proposed_by_id, actor=actor)
    return row


def _end(action: Action, lines: Sequence[UUID]) -> None:
    """Ends what is in force in these lines, before their next rows begin."""
    Target.objects.in_force().filter(organization_id=action.organization_id, line__in=lines).update(valid_to=action.at)


def _waiting(action: Action, actor: Person, target_id: UUID) -> Target:
    """The proposed change that the approver answers, under lock."""
    action.lock_structure()
    change = _seen(actor, target_id)
    action.about(change)
    goal = structure.one(actor, change.goal_id)
    if not representation.seeding(actor):
        policies.approve.require(actor, goal)
    if change.valid_from is not None or change.declined_at is not None:
        raise Conflict("already_answered", "This change was already answered. Nothing was changed.")
    _require_live(goal)
    return change


def _seen(actor: Person, target_id: UUID) -> Target:
    row: Target = Target.objects.visible_to(actor).locked(target_id)
    return row


def _require_not_committed(goal: Goal) -> None:
    if goal.state not in policies.NOT_YET_AGREED:
        raise Conflict(
            "already_committed",
            "The targets of a committed goal change only by agreement. Nothing was saved: propose a change with a "
            "reason.",
            field="goal_id",
        )


def _require_live(goal: Goal) -> None:
    if goal.state not in LIVE:
        raise Conflict(
            "not_committed", "Only a committed goal's targets need a proposal. Nothing was saved.", field="goal_id"
        )

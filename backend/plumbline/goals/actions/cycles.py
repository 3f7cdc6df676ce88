"""Cycles: opened, changed, and closed with a decision about every open goal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from plumbline.core import batches, dates, text
from plumbline.core.errors import Conflict, Invalid, NotFound, RowError, RowErrors
from plumbline.core.ids import uuid7
from plumbline.goals import policies
from plumbline.goals.actions import carrying, closing, rulings, structure
from plumbline.goals.choices import LIVE, CycleKind, State
from plumbline.goals.models import Cycle, Goal
from plumbline.goals.rules import lifecycle
from plumbline.goals.rules.lifecycle import Verb
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one open goal when its cycle closes. `outcome` None: carried over into the next cycle."""

    goal_id: UUID
    outcome: str | None = None
    reason: str = ""
    learned: str = ""


def open(
    *,
    actor: Person,
    name: str,
    kind: str,
    starts_on: date | str,
    ends_on: date | str,
    parent_id: UUID | None = None,
    id: UUID | None = None,
) -> Cycle:
    """A new cycle, inside its parent's dates where it has one. A resend of a client-made id is harmless."""
    said = {
        "name": text.line(name, field="name", max_length=120),
        "kind": _kind(kind),
        "starts_on": dates.day(starts_on, field="starts_on"),
        "ends_on": dates.day(ends_on, field="ends_on"),
        "parent_id": parent_id,
    }
    known: Cycle | None = Cycle.objects.visible_to(actor).filter(pk=id).first() if id else None
    if known is not None:
        structure.same({name: getattr(known, name) for name in said}, said, by=actor.pk, actor=actor)
        return known
    with entries.action("cycle.open", actor=actor) as action:
        action.lock_structure()
        policies.plan.require(actor)
        cycle = Cycle(id=id or uuid7(), organization_id=actor.organization_id, **said)
        _check(actor, cycle)
        cycle.save(force_insert=True)
        action.about(cycle)
    return cycle


def edit(*, actor: Person, cycle_id: UUID, expected_version: int, **changes: Any) -> Cycle:
    """Changes name, starts_on or ends_on of an open cycle."""
    unknown = changes.keys() - {"name", "starts_on", "ends_on"}
    if unknown:
        raise Invalid("unknown_field", f"A cycle has no “{min(unknown)[:40]}” to change.", field=min(unknown)[:40])
    with entries.action("cycle.edit", actor=actor) as action:
        action.lock_structure()
        cycle = locked(actor, cycle_id, expected_version)
        action.about(cycle)
        policies.plan.require(actor)
        if "name" in changes:
            cycle.name = text.line(changes["name"], field="name", max_length=120)
        for name in changes.keys() - {"name"}:
            setattr(cycle, name, dates.day(changes[name], field=name))
        _check(actor, cycle)
        cycle.version += 1
        cycle.save()
        if changes.keys() - {"name"}:
            structure.settle(action, Goal.objects.filter(cycle=cycle).values_list("pk", flat=True))
    return cycle


def close(
    *,
    actor: Person,
    cycle_id: UUID,
    decisions: Sequence[Decision] = (),
    next_cycle_id: UUID | None = None,
    carry_the_rest: bool = False,
    expected_version: int | None = None,
) -> Cycle:
    """Closes a cycle with a decision about every open goal, in one entry. `carry_the_rest`: whatever is not named goes
    on into the next cycle.

    Raises RowErrors naming each bad decision and each open goal without one; then nothing is written.
    """
    with entries.action("cycle.close", actor=actor) as action:
        action.lock_structure()
        cycle = locked(actor, cycle_id, expected_version)
        action.about(cycle)
        policies.close_cycle.require(actor)
        _require_no_open_child(cycle)
        goals = structure.of_cycle(actor, cycle)
        decisions = _with_the_rest(decisions, goals) if carry_the_rest else decisions
        into = _next(actor, cycle, next_cycle_id, decisions)
        endings, carried, moved = _decided(cycle, into, decisions, goals)
        structure.not_before(action, goals.values())
        batch = carrying.Carried(actor, action, into or cycle)
        if carried:
            batch.write(carried, ending={ending.goal.pk for ending in endings})
        if into is not None:
            carrying.move(moved, into, action.at)
        above = closing.write(endings, action.at)
        cycle.closed_at, cycle.version = action.at, cycle.version + 1
        cycle.save(update_fields=["closed_at", "version"])
        # Achieved and missed goals leave what is above them now, so all goals of the cycle are judged anew.
        of_cycle = set(Goal.objects.filter(cycle=cycle).values_list("pk", flat=True))
        new = {goal.pk for goal in batch.goals.values()}
        structure.settle(action, of_cycle | above | new | {goal.pk for goal in moved}, shape=True)
        batch.tell()
        rulings.closed(action, [ending for ending in endings if ending.goal.pk not in batch.goals], by=actor)
    return cycle


def _with_the_rest(decisions: Sequence[Decision], goals: Iterable[UUID]) -> list[Decision]:
    named = {decision.goal_id for decision in decisions}
    return [*decisions, *(Decision(goal) for goal in goals if goal not in named)]


def _decided(
    cycle: Cycle, into: Cycle | None, decisions: Sequence[Decision], goals: dict[UUID, Goal]
) -> tuple[list[closing.Ending], list[Goal], list[Goal]]:
    """What ends (carried goals end too), what is carried over, and what simply moves on."""
    waiting, carried, moved = dict(goals), [], []

    def judge(decision: Decision) -> closing.Ending | None:
        goal = waiting.pop(decision.goal_id, None)
        if goal is None:
            raise NotFound("open goal")
        if decision.outcome is not None:
            taken = closing.step(goal, decision.outcome)
            return closing.ending(goal, taken, decision.reason, decision.learned)
        if goal.unit.closed:
            raise Conflict(
                "unit_closed", f"{goal.unit.name} is closed, so this goal cannot go on there.", field="outcome"
            )
        if goal.state not in LIVE:
            moved.append(goal)
            return None
        lifecycle.step(Verb.CARRY_OVER, lifecycle.State(goal.state))
        carried.append(goal)
        return closing.Ending(goal, State.STOPPED, f"Carried over to {into}.", "")

    endings = [ending for ending in batches.check(decisions, judge) if ending is not None]
    if waiting:
        raise RowErrors.of(
            RowError(
                len(decisions) + place,
                "goal_id",
                str(goal.pk),
                f"“{goal.title}” is still open. Nothing was changed: close it or carry it over.",
                "undecided",
            )
            for place, goal in enumerate(waiting.values())
        )
    return endings, carried, moved


def _next(actor: Person, cycle: Cycle, id: UUID | None, decisions: Sequence[Decision]) -> Cycle | None:
    if id is None:
        if any(decision.outcome is None for decision in decisions):
            raise Invalid(
                "next_cycle_needed",
                "Please name the cycle that the goals are carried over to. Nothing was changed.",
                field="next_cycle_id",
            )
        return None
    into = locked(actor, id, None)
    if into.ends_on <= cycle.ends_on:
        raise Invalid(
            "next_cycle_earlier",
            f"“{into.name}” does not end after “{cycle.name}”. Nothing was changed: choose a later cycle.",
            field="next_cycle_id",
        )
    return into


def _require_no_open_child(cycle: Cycle) -> None:
    child = Cycle.objects.open().filter(parent=cycle).order_by("starts_on").first()
    if child is not None:
        raise Conflict(
            "child_open", f"“{child.name}” inside this cycle is still open. Nothing was changed: close it first."
        )


def locked(actor: Person, cycle_id: UUID, version: int | None) -> Cycle:
    cycle: Cycle = Cycle.objects.visible_to(actor).locked(cycle_id)
    if cycle.closed_at is not None:
        raise Conflict("cycle_closed", f"{cycle.name} is already closed. Nothing was changed.")
    structure.expect(cycle, version, "cycle")
    return cycle


def _kind(kind: str) -> str:
    if kind not in CycleKind.values:
        raise Invalid("unknown_kind", "A cycle is strategic, annual or quarterly. Nothing was saved.", field="kind")
    return kind


def _check(actor: Person, cycle: Cycle) -> None:
    """In order, with a name of its own, and around its children and inside its parent."""
    if cycle.ends_on <= cycle.starts_on:
        raise Invalid("ends_before_it_starts", "A cycle ends after it starts. Nothing was saved.", field="ends_on")
    others = Cycle.objects.visible_to(actor).exclude(pk=cycle.pk)
    if others.filter(name=cycle.name).exists():
        raise Conflict("name_taken", f"There is already a cycle “{cycle.name}”. Nothing was saved.", field="name")
    parent = others.seen(actor, cycle.parent_id) if cycle.parent_id else None
    if parent is not None and parent.closed_at is not None:
        raise Conflict("cycle_closed", f"{parent.name} is closed. Nothing was saved.", field="parent_id")
    if parent is not None and not (parent.starts_on <= cycle.starts_on and cycle.ends_on <= parent.ends_on):
        raise _outside(cycle, parent)
    for child in others.filter(parent=cycle):
        if not (cycle.starts_on <= child.starts_on and child.ends_on <= cycle.ends_on):
            raise _outside(child, cycle)


def _outside(child: Cycle, parent: Cycle) -> Invalid:
    return Invalid(
        "outside_parent",
        f"“{child.name}” ({child.starts_on} to {child.ends_on}) must lie inside “{parent.name}” ({parent.starts_on} to "
        f"{parent.ends_on}). Nothing was saved.",
        field="starts_on",
    )

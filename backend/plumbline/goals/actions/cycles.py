"""Cycles: opened, changed, and closed with a decision about every open goal."""

from datetime import date
from typing import Any
from uuid import UUID

from plumbline.core import dates, text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.goals import policies
from plumbline.goals.actions import structure
from plumbline.goals.choices import CycleKind
from plumbline.goals.models import Cycle, Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


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
    known = Cycle.objects.visible_to(actor).filter(pk=id).first() if id else None
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


def locked(actor: Person, cycle_id: UUID, version: int | None) -> Cycle:
    cycle: Cycle = Cycle.objects.visible_to(actor).locked(cycle_id)
    if cycle.closed_at is not None:
        raise Conflict("cycle_closed", f"{cycle.name} is already closed. Nothing was changed.")
    structure.expect(cycle, version, "cycle")
    return cycle


def _kind(kind: str) -> str:
    if kind not in CycleKind.values:
        raise Invalid(
            "unknown_kind", "A cycle is strategic, annual or quarterly. Nothing was saved.", field="kind"
        )
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

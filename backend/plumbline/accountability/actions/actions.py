"""Promised work on a goal: promised, changed, done, or dropped with a reason."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.choices import Strength
from plumbline.accountability.models import Action, Risk
from plumbline.core import dates, text
from plumbline.core.errors import Conflict, Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.goals.actions import structure
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.measures.models import Measure
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised on a goal. `owner_id` is who does it; left out, whoever promises."""

    goal_id: UUID
    text: str
    due_on: date | str
    strength: str
    owner_id: UUID | None = None
    measure_id: UUID | None = None
    review_on: date | str | None = None
    risk_id: UUID | None = None
    id: UUID | None = None


def promise(*, actor: Person, draft: Promise) -> Action:
    """A resend of a client-made id is harmless."""
    known: Action | None = Action.objects.visible_to(actor).filter(pk=draft.id).first() if draft.id else None
    if known is not None:
        structure.same(_said(known), _stated(actor, draft), by=known.promised_by_id, actor=actor)
        return known
    Goal.objects.seen(actor, draft.goal_id)
    with entries.action("action.promise", actor=actor) as action:
        action.lock_shared()
        goal: Goal = Goal.objects.select_related("unit").locked(draft.goal_id)
        said = _stated(actor, draft)
        owner = doer(actor, said["owner_id"])
        policies.promise.require(actor, goal, owner)
        require_open(goal)
        _check(actor, said)
        _require_risk(actor, goal, said["risk_id"])
        promised: Action = Action.objects.create(
            id=draft.id or uuid7(), organization_id=goal.organization_id, promised_by=actor, promised_at=action.at,
            **said,
        )  # fmt: skip
        action.about(promised)
    return promised


def edit(*, actor: Person, action_id: UUID, expected_version: int, **changes: Any) -> Action:
    """Changes text, owner_id, due_on, strength, measure_id, review_on or risk_id of what is still open."""
    unknown = changes.keys() - CHANGED.keys()
    if unknown:
        raise Invalid("unknown_field", f"An action has no “{min(unknown)[:40]}” to change.", field=min(unknown)[:40])
    with entries.action("action.edit", actor=actor) as action:
        promised = _open(action, actor, action_id, expected_version)
        require_open(promised.goal)
        said = {name: CHANGED[name](value) for name, value in changes.items()}
        if "owner_id" in said and said["owner_id"] != promised.owner_id:
            policies.promise.require(actor, promised.goal, doer(actor, said["owner_id"]))
        _check(actor, _said(promised) | said)
        if said.get("risk_id") != promised.risk_id:
            _require_risk(actor, promised.goal, said.get("risk_id"))
        _write(promised, said)
    return promised


def finish(*, actor: Person, action_id: UUID, outcome: str, expected_version: int | None = None) -> Action:
    """Done, with what came of it."""
    said = text.line(outcome, field="outcome", max_length=500)
    with entries.action("action.finish", actor=actor) as action:
        promised = _open(action, actor, action_id, expected_version)
        _write(promised, {"done_at": action.at, "ended_by": actor, "outcome": said})
    return promised


def drop(*, actor: Person, action_id: UUID, reason: str, expected_version: int | None = None) -> Action:
    """Not done after all, and why."""
    said = text.line(reason, field="reason", max_length=300)
    with entries.action("action.drop", actor=actor, reason=said) as action:
        promised = _open(action, actor, action_id, expected_version)
        _write(promised, {"dropped_at": action.at, "ended_by": actor, "outcome": said})
    return promised


def _stated(actor: Person, draft: Promise) -> dict[str, Any]:
    said = {name: make(getattr(draft, name)) for name, make in CHANGED.items()}
    return said | {"goal_id": draft.goal_id, "owner_id": draft.owner_id or actor.pk}


def _said(promised: Action) -> dict[str, Any]:
    return {name: getattr(promised, name) for name in (*CHANGED, "goal_id")}


def _text(value: str) -> str:
    return text.line(value, field="text", max_length=300)


def _strength(value: str) -> str:
    if value not in Strength.values:
        known = ", ".join(Strength.values)
        sentence = f"“{str(value)[:40]}” is not how strong an action is. Nothing was saved: use one of {known}."
        raise Invalid("unknown_strength", sentence, field="strength")
    return str(value)


CHANGED: dict[str, Any] = {
    "text": _text,
    "owner_id": lambda value: value,
    "due_on": lambda value: dates.day(value, field="due_on"),
    "strength": _strength,
    "measure_id": lambda value: value,
    "review_on": lambda value: None if value is None else dates.day(value, field="review_on"),
    "risk_id": lambda value: value,
}


def _check(actor: Person, said: dict[str, Any]) -> None:
    if said["review_on"] is not None and said["review_on"] < said["due_on"]:
        sentence = "The review comes after the work is due. Nothing was saved: correct one of the two days."
        raise Invalid("reviewed_before_due", sentence, field="review_on")
    if said["measure_id"] is not None:
        Measure.objects.seen(actor, said["measure_id"])


def _require_risk(actor: Person, goal: Goal, risk_id: UUID | None) -> None:
    """An open one of the same goal; closing one waits for the goal's lock."""
    if risk_id is None:
        return
    risk: Risk = Risk.objects.seen(actor, risk_id)
    if risk.goal_id != goal.pk:
        sentence = "This risk is one of another goal. Nothing was saved: choose a risk of the same goal."
        raise Invalid("another_goal", sentence, field="risk_id")
    if risk.closed_at is not None:
        raise Conflict("already_ended", "This risk was already closed. Nothing was saved.", field="risk_id")


def doer(actor: Person, person_id: UUID) -> Person:
    """Whoever does it, under a lock, so that nobody is archived in between."""
    Person.objects.seen(actor, person_id)
    person: Person = Person.objects.locked(person_id)
    if person.archived_at is not None:
        sentence = "This person no longer works here. Nothing was saved: choose somebody else."
        raise Conflict("archived", sentence, field="owner_id")
    return person


def _open(action: entries.Action, actor: Person, action_id: UUID, version: int | None) -> Action:
    seen: Action = Action.objects.seen(actor, action_id)
    action.lock_shared()
    Goal.objects.locked(seen.goal_id)
    promised: Action = Action.objects.select_related("goal__unit").locked(action_id)
    action.about(promised)
    policies.change_action.require(actor, promised)
    if version is not None and promised.version != version:
        raise stale("action")
    if promised.done_at is not None or promised.dropped_at is not None:
        ended = "done" if promised.done_at is not None else "dropped"
        raise Conflict("already_ended", f"This was already {ended}. Nothing was changed.")
    return promised


def _write(promised: Action, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(promised, name, value)
    promised.version += 1
    promised.save(update_fields=[name.removesuffix("_id") for name in changes] + ["version"])


def require_open(goal: Goal) -> None:
    """A closed goal takes nothing new."""
    if goal.state in CLOSED:
        raise Conflict("goal_closed", "This goal is closed. Nothing was changed.", field="goal_id")

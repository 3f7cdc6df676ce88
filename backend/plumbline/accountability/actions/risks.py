"""Named risks of a goal: reported, changed, and closed with how they ended."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.actions.actions import doer, require_open
from plumbline.accountability.choices import Degree, RiskEnd
from plumbline.accountability.models import Risk
from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.goals.actions import structure
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class RiskDraft:
    """What could keep a goal from being reached. `owner_id` is who watches it; left out, whoever reports it."""

    goal_id: UUID
    text: str
    likelihood: str
    harm: str
    owner_id: UUID | None = None
    id: UUID | None = None


def report(*, actor: Person, draft: RiskDraft) -> Risk:
    """A resend of a client-made id is harmless."""
    known: Risk | None = Risk.objects.visible_to(actor).filter(pk=draft.id).first() if draft.id else None
    if known is not None:
        structure.same(_said(known), _stated(actor, draft), by=known.raised_by_id, actor=actor)
        return known
    Goal.objects.seen(actor, draft.goal_id)
    with entries.action("risk.raise", actor=actor) as action:
        action.lock_shared()
        goal: Goal = Goal.objects.select_related("unit").locked(draft.goal_id)
        policies.raise_risk.require(actor, goal)
        require_open(goal)
        said = _stated(actor, draft)
        doer(actor, said["owner_id"])
        risk: Risk = Risk.objects.create(
            id=draft.id or uuid7(), organization_id=goal.organization_id, raised_by=actor, raised_at=action.at, **said
        )
        action.about(risk)
    return risk


def edit(*, actor: Person, risk_id: UUID, expected_version: int, **changes: Any) -> Risk:
    """Changes text, likelihood, harm or owner_id of what is still open."""
    unknown = changes.keys() - CHANGED.keys()
    if unknown:
        raise Invalid("unknown_field", f"A risk has no “{min(unknown)[:40]}” to change.", field=min(unknown)[:40])
    with entries.action("risk.edit", actor=actor) as action:
        risk = _open(action, actor, risk_id, expected_version)
        require_open(risk.goal)
        said = {name: CHANGED[name](value) for name, value in changes.items()}
        if "owner_id" in said:
            doer(actor, said["owner_id"])
        _write(risk, said)
    return risk


def close(*, actor: Person, risk_id: UUID, closing: str, reason: str, expected_version: int | None = None) -> Risk:
    """It is no longer possible, it came true, or it is accepted as it is; and why."""
    ended, said = _one_of(RiskEnd, "closing")(closing), text.line(reason, field="reason", max_length=300)
    with entries.action("risk.close", actor=actor, reason=said) as action:
        risk = _open(action, actor, risk_id, expected_version)
        at = action.not_before(risk.raised_at)
        _write(risk, {"closed_at": at, "closed_by": actor, "closing": ended, "reason": said})
    return risk


def _stated(actor: Person, draft: RiskDraft) -> dict[str, Any]:
    said = {name: make(getattr(draft, name)) for name, make in CHANGED.items()}
    return said | {"goal_id": draft.goal_id, "owner_id": draft.owner_id or actor.pk}


def _said(risk: Risk) -> dict[str, Any]:
    return {name: getattr(risk, name) for name in (*CHANGED, "goal_id")}


def _one_of(choices: type[Degree] | type[RiskEnd], field: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in choices.values:
            known = ", ".join(choices.values)
            sentence = f"“{str(value)[:40]}” does not say it. Nothing was saved: use one of {known}."
            raise Invalid("not_a_choice", sentence, field=field)
        return str(value)

    return read


CHANGED: dict[str, Callable[[Any], Any]] = {
    "text": lambda value: text.line(value, field="text", max_length=300),
    "likelihood": _one_of(Degree, "likelihood"),
    "harm": _one_of(Degree, "harm"),
    "owner_id": lambda value: value,
}


def _open(action: entries.Action, actor: Person, risk_id: UUID, version: int | None) -> Risk:
    seen: Risk = Risk.objects.seen(actor, risk_id)
    action.lock_shared()
    Goal.objects.locked(seen.goal_id)
    risk: Risk = Risk.objects.select_related("goal__unit").locked(risk_id)
    action.about(risk)
    policies.change_risk.require(actor, risk)
    if version is not None and risk.version != version:
        raise stale("risk")
    if risk.closed_at is not None:
        raise Conflict("already_ended", "This risk was already closed. Nothing was changed.")
    return risk


def _write(risk: Risk, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(risk, name, value)
    risk.version += 1
    risk.save(update_fields=[name.removesuffix("_id") for name in changes] + ["version"])

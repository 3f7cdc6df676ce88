"""Changes that are expected to move a measure: planned, done, studied, and decided about (PDSA).

What was done and learned may be written again until it is decided what becomes of the change; the ledger keeps each
wording.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from plumbline.core import dates, numbers, text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.goals import policies
from plumbline.goals.actions import change_ideas, drivers, structure
from plumbline.goals.choices import Act
from plumbline.goals.models import ChangeIdea, Goal, Intervention
from plumbline.ledger.actions import entries
from plumbline.measures.models import Measure
from plumbline.organizations.models import OrgUnit, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionDraft:
    """A change to be. Unless given, the goal is the idea's, the unit measured is the goal's, and whoever plans it owns
    it. `predicted`: the change expected of the measure, in its own unit."""

    measure_id: UUID
    title: str
    begins_on: date | str
    plan: str
    goal_id: UUID | None = None
    idea_id: UUID | None = None
    unit_id: UUID | None = None
    owner_id: UUID | None = None
    predicted: Decimal | None = None
    continues_id: UUID | None = None
    id: UUID | None = None


def plan(*, actor: Person, draft: InterventionDraft) -> Intervention:
    """Without a goal it is an initiative, which every member sees. A resend of a client-made id is harmless."""
    rows = Intervention.objects.visible_to(actor)
    known: Intervention | None = rows.filter(pk=draft.id).first() if draft.id is not None else None
    if known is not None and known.planned_by_id == actor.pk:
        return known
    said = {name: CHANGED[name](getattr(draft, name)) for name in ("title", "begins_on", "plan", "predicted")}
    with entries.action("intervention.plan", actor=actor) as action:
        action.lock_shared()
        idea = _idea(actor, draft.idea_id)
        goal = _goal(actor, draft.goal_id or (idea.driver.goal_id if idea is not None else None))
        unit = _unit(actor, draft.unit_id, goal)
        if goal is not None:
            policies.improve.require(actor, goal)
            drivers.require_open(goal)
        else:
            policies.initiate.require(actor, unit)
        _require_idea_of(goal, idea)
        before = None if draft.continues_id is None else rows.standing().seen(actor, draft.continues_id)
        row: Intervention = Intervention.objects.create(
            id=draft.id or uuid7(), organization_id=actor.organization_id, goal=goal, idea=idea, unit=unit,
            measure=_measure(actor, draft.measure_id), owner=_owner(actor, draft.owner_id or actor.pk),
            continues=before, planned_by=actor, planned_at=action.at, **said,
        )  # fmt: skip
        action.about(row)
    return row


def edit(*, actor: Person, intervention_id: UUID, expected_version: int, **changes: Any) -> Intervention:
    """Changes title, begins_on, plan, predicted, owner_id or idea_id, until it is decided what becomes of it."""
    unknown = changes.keys() - CHANGED.keys()
    if unknown:
        sentence = f"An intervention has no “{min(unknown)[:40]}” to change. Nothing was saved."
        raise Invalid("unknown_field", sentence, field=min(unknown)[:40])
    with entries.action("intervention.edit", actor=actor) as action:
        row = _changed(action, actor, intervention_id, expected_version)
        _require_undecided(row)
        said = {name: CHANGED[name](value) for name, value in changes.items()}
        if "owner_id" in said:
            _owner(actor, said["owner_id"])
        if said.get("idea_id") is not None:
            _require_idea_of(row.goal, _idea(actor, said["idea_id"]))
        _write(row, **said)
    return row


def do(*, actor: Person, intervention_id: UUID, done: str, expected_version: int | None = None) -> Intervention:
    """What was really done, and what was seen while it was done."""
    said = text.paragraph(done, field="done", required=True)
    with entries.action("intervention.do", actor=actor) as action:
        row = _worked_on(action, actor, intervention_id, expected_version)
        _write(row, done=said, done_by=actor, done_at=action.not_before(row.planned_at))
    return row


def study(*, actor: Person, intervention_id: UUID, studied: str, expected_version: int | None = None) -> Intervention:
    """What was learned: the data beside the prediction."""
    said = text.paragraph(studied, field="studied", required=True)
    with entries.action("intervention.study", actor=actor) as action:
        row = _worked_on(action, actor, intervention_id, expected_version)
        if row.done_at is None:
            raise Conflict("not_done", "Say first what was done. Nothing was saved.", field="studied")
        _write(row, studied=said, studied_by=actor, studied_at=action.not_before(row.done_at))
    return row


def act(
    *, actor: Person, intervention_id: UUID, act: str, acted: str = "", expected_version: int | None = None
) -> Intervention:
    """Adopt it, change it and try again, or give it up. That ends the cycle; the next one `continues` it."""
    said = text.paragraph(acted, field="acted")
    if act not in Act.values:
        sentence = f"“{str(act)[:40]}” is nothing to decide. Nothing was saved: use one of {', '.join(Act.values)}."
        raise Invalid("unknown_act", sentence, field="act")
    with entries.action("intervention.act", actor=actor) as action:
        row = _worked_on(action, actor, intervention_id, expected_version)
        if row.studied_at is None:
            raise Conflict("not_studied", "Say first what was learned. Nothing was saved.", field="act")
        _write(row, act=act, acted=said, acted_by=actor, acted_at=action.not_before(row.studied_at))
    return row


def withdraw(*, actor: Person, intervention_id: UUID, reason: str, expected_version: int | None = None) -> Intervention:
    """It was entered by mistake: no list and no chart shows it; the record keeps it."""
    why = text.line(reason, field="reason", max_length=300)
    with entries.action("intervention.withdraw", actor=actor, reason=why) as action:
        row = _changed(action, actor, intervention_id, expected_version)
        at = action.not_before(row.planned_at)
        _write(row, withdrawn_because=why, withdrawn_by=actor, withdrawn_at=at)
    return row


def link(
    *, actor: Person, intervention_id: UUID, goal_id: UUID, idea_id: UUID | None = None,
    expected_version: int | None = None,
) -> Intervention:  # fmt: skip
    """Gives an initiative the goal that it serves, and the idea of the goal that it tries."""
    with entries.action("intervention.link", actor=actor) as action:
        row = _changed(action, actor, intervention_id, expected_version)
        if row.goal is not None:
            raise Conflict("already_linked", "This intervention has a goal already. Nothing was changed.")
        goal: Goal = Goal.objects.select_related("unit").seen(actor, goal_id)
        policies.improve.require(actor, goal)
        drivers.require_open(goal)
        _require_idea_of(goal, _idea(actor, idea_id))
        _write(row, goal_id=goal.pk, idea_id=idea_id)
    return row


def _changed(action: entries.Action, actor: Person, id: UUID, version: int | None) -> Intervention:
    """To be edited, withdrawn or linked."""
    row = _locked(action, actor, id)
    policies.change_intervention.require(actor, row)
    _require_standing(row, version)
    return row


def _worked_on(action: entries.Action, actor: Person, id: UUID, version: int | None) -> Intervention:
    row = _locked(action, actor, id)
    policies.work_on_intervention.require(actor, row)
    _require_standing(row, version)
    _require_undecided(row)
    return row


def _locked(action: entries.Action, actor: Person, id: UUID) -> Intervention:
    """Its goal is read after the lock: a row that was waited for is joined with what it pointed at before."""
    Intervention.objects.seen(actor, id)
    action.lock_shared()
    row: Intervention = Intervention.objects.locked(id)
    action.about(row)
    return row


def _require_standing(row: Intervention, version: int | None) -> None:
    if row.withdrawn_at is not None:
        raise Conflict("already_withdrawn", "This intervention was withdrawn. Nothing was changed.")
    structure.expect(row, version, "intervention")


def _require_undecided(row: Intervention) -> None:
    if row.acted_at is not None:
        sentence = "It was already decided what becomes of this change. Nothing was saved: plan the next cycle."
        raise Conflict("already_decided", sentence)


def _write(row: Intervention, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*changes, "version"])


CHANGED: dict[str, Any] = {
    "title": lambda value: text.line(value, field="title"),
    "begins_on": lambda value: dates.day(value, field="begins_on"),
    "plan": lambda value: text.paragraph(value, field="plan", required=True),
    "predicted": lambda value: None if value is None else numbers.decimal(value, field="predicted"),
    "owner_id": lambda value: value,
    "idea_id": lambda value: value,
}


def _goal(actor: Person, id: UUID | None) -> Goal | None:
    return None if id is None else Goal.objects.select_related("unit").seen(actor, id)


def _idea(actor: Person, id: UUID | None) -> ChangeIdea | None:
    """Under a lock, so that nobody removes it in between."""
    if id is None:
        return None
    ChangeIdea.objects.seen(actor, id)
    idea: ChangeIdea = ChangeIdea.objects.select_related("driver").locked(id)
    change_ideas.require_standing(idea)
    drivers.require_standing(idea.driver)
    return idea


def _require_idea_of(goal: Goal | None, idea: ChangeIdea | None) -> None:
    if idea is not None and (goal is None or idea.driver.goal_id != goal.pk):
        sentence = "This idea belongs to another goal. Nothing was saved: choose an idea of this goal."
        raise Conflict("idea_of_another_goal", sentence, field="idea_id")


def _unit(actor: Person, id: UUID | None, goal: Goal | None) -> OrgUnit:
    measured = goal.unit_id if id is None and goal is not None else id
    if measured is None:
        raise Invalid("required", "Please say which unit is measured. Nothing was saved.", field="unit_id")
    unit: OrgUnit = OrgUnit.objects.seen(actor, measured)
    return unit


def _measure(actor: Person, id: UUID) -> Measure:
    measure: Measure = Measure.objects.seen(actor, id)
    if measure.retired:
        sentence = f"{measure.name} is retired. Nothing was saved: choose the measure that took its place."
        raise Conflict("measure_retired", sentence, field="measure_id")
    return measure


def _owner(actor: Person, id: UUID) -> Person:
    """Under a lock, so that nobody is archived in between."""
    Person.objects.seen(actor, id)
    person: Person = Person.objects.locked(id)
    if person.archived_at is not None:
        sentence = "This person no longer works here. Nothing was saved: choose somebody else."
        raise Conflict("archived", sentence, field="owner_id")
    return person

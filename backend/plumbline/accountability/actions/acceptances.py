"""Accepting, until a day and with a reason, that something is missing or weak."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from plumbline.accountability import findings, policies
from plumbline.accountability.models import Acceptance
from plumbline.core import batches, text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.goals.actions import structure
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations import selectors as organizations
from plumbline.organizations.models import Person

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class AcceptanceDraft:
    """One finding of a goal, and until when it is accepted why."""

    goal_id: UUID
    code: str
    until: date
    reason: str
    subject_id: UUID | None = None
    id: UUID | None = None


def accept(*, actor: Person, draft: AcceptanceDraft) -> Acceptance:
    with batches.single():
        return accept_many(actor=actor, drafts=[draft])[0]


def accept_many(*, actor: Person, drafts: Sequence[AcceptanceDraft]) -> list[Acceptance]:
    """Each counts as accepted until its day, when it comes back by itself. A resend of client-made ids is harmless."""
    ids = {draft.id for draft in drafts if draft.id is not None}
    known: dict[UUID, Acceptance] = Acceptance.objects.visible_to(actor).in_bulk(ids)
    if drafts and all(draft.id in known for draft in drafts):
        return [structure.found(known, draft.id, "acceptance") for draft in drafts]
    with entries.action("finding.accept", actor=actor) as action:
        action.lock_shared()
        goals = goals_of(actor, {draft.goal_id for draft in drafts})
        open_now = {found.id for found in findings.of_goals(actor, list(goals))}

        def row(draft: AcceptanceDraft) -> Acceptance:
            if draft.id in known:
                return structure.found(known, draft.id, "acceptance")
            goal = structure.found(goals, draft.goal_id, "goal")
            policies.accept_finding.require(actor, goal)
            return _accept(action, actor, goal, draft, open_now)

        rows = batches.check(drafts, row)
        if len(rows) == 1:
            action.about(rows[0])
    return rows


def _accept(
    action: entries.Action, actor: Person, goal: Goal, draft: AcceptanceDraft, open_now: set[str]
) -> Acceptance:
    reason = text.line(draft.reason, field="reason", max_length=500)
    _require_day(actor, draft.until)
    require_open(goal, draft.code, draft.subject_id, open_now)
    same = {"goal": goal, "code": draft.code, "subject_id": draft.subject_id}
    for before in Acceptance.objects.filter(**same, ended_at=None).select_for_update(no_key=True):
        before.ended_at, before.ended_by = max(action.at, before.accepted_at), actor
        before.save(update_fields=["ended_at", "ended_by"])
    made: Acceptance = Acceptance.objects.create(
        id=draft.id or uuid7(), organization_id=actor.organization_id, **same, until=draft.until, reason=reason,
        accepted_by=actor, accepted_at=action.at,
    )  # fmt: skip
    return made


def end(*, actor: Person, acceptance_id: UUID) -> Acceptance:
    """It counts as open again from now."""
    Acceptance.objects.seen(actor, acceptance_id)
    with entries.action("finding.end_acceptance", actor=actor) as action:
        action.lock_shared()
        acceptance: Acceptance = Acceptance.objects.select_related("goal__unit").locked(acceptance_id)
        action.about(acceptance)
        policies.accept_finding.require(actor, acceptance.goal)
        if acceptance.ended_at is not None:
            raise Conflict("already_ended", "This has already ended. Nothing was changed.")
        acceptance.ended_at, acceptance.ended_by = action.not_before(acceptance.accepted_at), actor
        acceptance.save(update_fields=["ended_at", "ended_by"])
    return acceptance


def goals_of(actor: Person, ids: set[UUID]) -> dict[UUID, Goal]:
    """The goals that the actor may see, under their locks, in the one order."""
    rows = Goal.objects.visible_to(actor).filter(pk__in=ids).order_by("pk").select_for_update(no_key=True, of=("self",))
    return {goal.pk: goal for goal in rows.select_related("unit__level")}


def require_open(goal: Goal, code: str, subject_id: UUID | None, open_now: set[str]) -> None:
    if findings.name_of(goal.pk, code, subject_id) not in open_now:
        raise Conflict("not_open", "This is no longer open on the goal. Nothing was saved: reload the page.")


def _require_day(actor: Person, until: date) -> None:
    today = organizations.today(actor.organization)
    if not today < until <= today + LONGEST:
        sentence = "Choose a day after today and at most one year from now. Nothing was saved."
        raise Invalid("bad_day", sentence, field="until")

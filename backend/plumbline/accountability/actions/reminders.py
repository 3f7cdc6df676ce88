"""A word to whoever must act on what is missing or weak, or to the level above; at most once a day for a goal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import IntegrityError, transaction

from plumbline.accountability import findings, policies
from plumbline.accountability.actions.acceptances import goals_of, require_open
from plumbline.accountability.choices import ReminderKind
from plumbline.accountability.findings import Finding
from plumbline.accountability.models import Reminder
from plumbline.core import batches, text
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.goals import permissions
from plumbline.goals.actions import structure
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations import selectors as organizations
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A word about one finding of a goal."""

    goal_id: UUID
    code: str
    subject_id: UUID | None = None
    note: str = ""
    id: UUID | None = None


def remind(*, actor: Person, draft: ReminderDraft) -> Reminder:
    """To whoever must act; it stands on their Home until they have, or two weeks have passed."""
    with batches.single():
        return _send(actor, [draft], ReminderKind.REMIND)[0]


def remind_many(*, actor: Person, drafts: Sequence[ReminderDraft]) -> list[Reminder]:
    return _send(actor, drafts, ReminderKind.REMIND)


def ask_above(*, actor: Person, draft: ReminderDraft) -> Reminder:
    """To whoever answers for the goal above."""
    with batches.single():
        return _send(actor, [draft], ReminderKind.ASK_ABOVE)[0]


def _send(actor: Person, drafts: Sequence[ReminderDraft], kind: ReminderKind) -> list[Reminder]:
    ids = {draft.id for draft in drafts if draft.id is not None}
    known: dict[UUID, Reminder] = Reminder.objects.visible_to(actor).in_bulk(ids)
    if drafts and all(draft.id in known for draft in drafts):
        return [structure.found(known, draft.id, "reminder") for draft in drafts]
    with entries.action(f"finding.{kind}", actor=actor) as action:
        action.lock_shared()
        goals = goals_of(actor, {draft.goal_id for draft in drafts})
        open_now = {found.id: found for found in findings.of_goals(actor, list(goals))}

        def row(draft: ReminderDraft) -> Reminder:
            if draft.id in known:
                return structure.found(known, draft.id, "reminder")
            goal = structure.found(goals, draft.goal_id, "goal")
            policies.remind.require(actor, goal)
            require_open(goal, draft.code, draft.subject_id, set(open_now))
            found = open_now[findings.name_of(goal.pk, draft.code, draft.subject_id)]
            return _write(action, actor, goal, draft, kind, _recipient(actor, found, kind))

        with permissions.at_once(actor, goals.values(), permissions.APPROVE):
            rows = batches.check(drafts, row)
        if len(rows) == 1:
            action.about(rows[0])
    return rows


def _recipient(actor: Person, found: Finding, kind: ReminderKind) -> Person:
    asked = replace(found, acts="above", person_id=None) if kind == ReminderKind.ASK_ABOVE else found
    [(person, _)] = findings.whose(actor, [asked])
    if person is None:
        raise Conflict("nobody_to_ask", "Nobody holds the place that must act here. Nothing was sent.")
    if person.pk == actor.pk:
        raise Conflict("yourself", "It is your own turn to act here. Nothing was sent.")
    return person


def _write(
    action: entries.Action, actor: Person, goal: Goal, draft: ReminderDraft, kind: ReminderKind, to: Person
) -> Reminder:
    note = text.line(draft.note, field="note", max_length=300, required=False)
    try:
        with transaction.atomic():
            made: Reminder = Reminder.objects.create(
                id=draft.id or uuid7(), organization_id=actor.organization_id, kind=kind, goal=goal, code=draft.code,
                subject_id=draft.subject_id, to_person=to, by_person=actor, note=note, at=action.at,
                on_day=organizations.today(actor.organization, action.at),
            )  # fmt: skip
    except IntegrityError as error:
        sentence = "Somebody was already reminded about this goal today. Nothing was sent: once a day is enough."
        raise Conflict("once_a_day", sentence) from error
    return made


def withdraw(*, actor: Person, reminder_id: UUID) -> Reminder:
    """Takes it back: it leaves the other person's Home."""
    Reminder.objects.seen(actor, reminder_id)
    with entries.action("finding.withdraw_reminder", actor=actor) as action:
        reminder: Reminder = Reminder.objects.locked(reminder_id)
        action.about(reminder)
        policies.withdraw_reminder.require(actor, reminder)
        if reminder.withdrawn_at is not None:
            raise Conflict("already_withdrawn", "This was already taken back. Nothing was changed.")
        reminder.withdrawn_at = action.not_before(reminder.at)
        reminder.save(update_fields=["withdrawn_at"])
    return reminder

"""What an owner needs from a named leader. Asking never counts against the asker."""

from collections.abc import Sequence
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.actions.assignments import SupportNeedDraft, ask_support
from plumbline.accountability.choices import SupportAnswer
from plumbline.accountability.models import SupportNeed
from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


def ask(
    *, actor: Person, goal_id: UUID, kind: str, asked_of_id: UUID, text: str = "", id: UUID | None = None
) -> SupportNeed:
    known: SupportNeed | None = SupportNeed.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        return known
    return ask_many(actor=actor, goal_id=goal_id, needs=[SupportNeedDraft(kind, text, asked_of_id, id)])[0]


def ask_many(*, actor: Person, goal_id: UUID, needs: Sequence[SupportNeedDraft]) -> list[SupportNeed]:
    """Asks leaders for what the goal needs."""
    goal: Goal = Goal.objects.seen(actor, goal_id)
    with entries.action("support.ask", actor=actor, object=goal) as action:
        action.lock_shared()
        goal = Goal.objects.select_related("unit").locked(goal_id)
        policies.ask_support.require(actor, goal)
        if goal.state in CLOSED:
            raise Conflict("goal_closed", "This goal is closed. Nothing was changed.")
        return ask_support(action, goal=goal, person=actor, needs=needs)


def answer(*, actor: Person, support_need_id: UUID, answer: str, note: str = "") -> SupportNeed:
    """Granted or declined, by the leader who was asked."""
    SupportNeed.objects.seen(actor, support_need_id)
    with entries.action("support.answer", actor=actor) as action:
        need: SupportNeed = SupportNeed.objects.select_related("asked_of__unit").locked(support_need_id)
        action.about(need)
        policies.answer_support.require(actor, need)
        if need.answered_at is not None:
            raise Conflict("already_answered", "This was already answered. Nothing was changed.")
        if answer not in SupportAnswer.values:
            sentence = f"“{str(answer)[:40]}” is not an answer. Nothing was saved: grant it or decline it."
            raise Invalid("unknown_answer", sentence, field="answer")
        need.answer, need.answered_by, need.answered_at = answer, actor, action.at
        need.answer_note = text.line(note, field="note", max_length=300, required=False)
        need.save(update_fields=["answer", "answered_by", "answered_at", "answer_note"])
    return need

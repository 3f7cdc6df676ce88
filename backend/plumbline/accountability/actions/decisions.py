"""Decisions: stated for a forum or on a goal, and changed targets that their approver has seen."""

from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.choices import DecisionKind
from plumbline.accountability.models import Decision, Meeting, TargetAcknowledgement
from plumbline.core import text as texts
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.goals.actions import structure
from plumbline.goals.models import Goal, Target
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


def record(
    *, actor: Person, text: str, meeting_id: UUID | None = None, goal_id: UUID | None = None, id: UUID | None = None
) -> Decision:
    """States what was decided, in a meeting, about a goal, or both. A resend of a client-made id is harmless."""
    said = {"text": texts.line(text, field="text", max_length=500), "meeting_id": meeting_id, "goal_id": goal_id}
    known: Decision | None = Decision.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        structure.same({it: getattr(known, it) for it in said}, said, by=known.decided_by_id, actor=actor)
        return known
    if meeting_id is None and goal_id is None:
        sentence = "Say in which meeting this was decided, or about which goal. Nothing was saved."
        raise Invalid("decided_where", sentence, field="meeting_id")
    with entries.action("decision.record", actor=actor) as action:
        action.lock_shared()
        goal: Goal | None = None if goal_id is None else Goal.objects.select_related("unit").seen(actor, goal_id)
        if meeting_id is not None:
            meeting: Meeting = Meeting.objects.select_related("forum__unit").seen(actor, meeting_id)
            policies.sit_in.require(actor, meeting.forum)
        elif goal is not None:
            policies.decide.require(actor, goal)
        decision: Decision = Decision.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, kind=DecisionKind.STATED, decided_by=actor,
            decided_at=action.at, **said,
        )  # fmt: skip
        action.about(decision)
    return decision


def acknowledge_target(*, actor: Person, target_id: UUID) -> TargetAcknowledgement:
    """The approver has seen that a target changed. Saying it again changes nothing."""
    seen: Target = Target.objects.seen(actor, target_id)
    with entries.action("target.acknowledge", actor=actor) as action:
        action.lock_shared()
        goal: Goal = Goal.objects.select_related("unit").locked(seen.goal_id)
        policies.acknowledge.require(actor, goal)
        target: Target = Target.objects.get(pk=target_id)
        if (
            target.valid_from is None
            or not Target.objects.filter(line=target.line, valid_to=target.valid_from).exists()
        ):
            sentence = "This target was not changed, so there is nothing to acknowledge. Nothing was saved."
            raise Conflict("not_changed", sentence)
        known: TargetAcknowledgement | None = TargetAcknowledgement.objects.filter(target=target).first()
        if known is not None:
            raise Conflict("already_acknowledged", "This change was already seen. Nothing was changed.")
        row: TargetAcknowledgement = TargetAcknowledgement.objects.create(
            organization_id=goal.organization_id, target=target, acknowledged_by=actor, acknowledged_at=action.at
        )
        action.about(row)
    return row

"""What the viewer may do to a goal, and when not, why: the same rules that the actions ask."""

import copy
from collections.abc import Sequence
from typing import Any

from django.db import models

from plumbline.accountability import policies as accountability
from plumbline.accountability.backends import JUDGES, permitted
from plumbline.api.shapes.kit import with_units
from plumbline.api.viewer import Viewer
from plumbline.core.errors import Conflict
from plumbline.core.policy import Reason
from plumbline.goals import policies
from plumbline.goals.choices import CLOSED, State
from plumbline.goals.models import Goal
from plumbline.goals.rules import lifecycle
from plumbline.goals.rules.lifecycle import Verb
from plumbline.organizations.models import Person


class GoalAction(models.TextChoices):
    EDIT = "edit", "Edit"
    SET_TARGET = "set_target", "Set or propose a target"
    OFFER_LINK = "offer_link", "Link it to a goal above"
    PROPOSE = "propose", "Propose"
    COMMIT = "commit", "Commit"
    SEND_BACK = "send_back", "Send back"
    CHECK_IN = "check_in", "Check in"
    REPLY = "reply", "Reply to check-ins"
    ASK_TO_CLOSE = "ask_to_close", "Ask to close"
    CLOSE = "close", "Close"
    SUSTAIN = "sustain", "Sustain"
    REOPEN = "reopen", "Reopen"
    RESTRICT = "restrict", "Restrict who sees it"
    DEPLOY = "deploy", "Hand down to units"
    OFFER_ROLE = "offer_role", "Ask somebody to take it on"
    DELEGATE = "delegate", "Let somebody act for you"
    ASK_SUPPORT = "ask_support", "Ask for support"
    GRANT = "grant", "Make an exception"
    PROMISE = "promise", "Promise work of one's own"
    RAISE_RISK = "raise_risk", "Name a risk"
    DECIDE = "decide", "Record a decision"
    ACKNOWLEDGE = "acknowledge", "Say that a changed target was seen"
    IMPROVE = "improve", "Plan changes and lay out what drives it"


RULES: dict[GoalAction, Any] = {
    GoalAction.EDIT: policies.prepare,
    GoalAction.SET_TARGET: policies.set_target,
    GoalAction.OFFER_LINK: policies.offer_link,
    GoalAction.PROPOSE: policies.prepare,
    GoalAction.COMMIT: policies.approve,
    GoalAction.SEND_BACK: policies.approve,
    GoalAction.CHECK_IN: policies.check_in,
    GoalAction.REPLY: policies.reply,
    GoalAction.ASK_TO_CLOSE: policies.ask_to_close,
    GoalAction.CLOSE: policies.approve,
    GoalAction.SUSTAIN: policies.approve,
    GoalAction.REOPEN: policies.approve,
    GoalAction.RESTRICT: policies.restrict,
    GoalAction.DEPLOY: policies.deploy,
    GoalAction.OFFER_ROLE: accountability.offer,
    GoalAction.DELEGATE: accountability.delegate,
    GoalAction.ASK_SUPPORT: accountability.ask_support,
    GoalAction.GRANT: accountability.grant,
    GoalAction.PROMISE: accountability.promise_own,
    GoalAction.RAISE_RISK: accountability.raise_risk,
    GoalAction.DECIDE: accountability.decide,
    GoalAction.ACKNOWLEDGE: accountability.acknowledge,
    GoalAction.IMPROVE: policies.improve,
}
STEPS = {
    GoalAction.PROPOSE: Verb.PROPOSE,
    GoalAction.COMMIT: Verb.COMMIT,
    GoalAction.SEND_BACK: Verb.SEND_BACK,
    GoalAction.SUSTAIN: Verb.SUSTAIN,
    GoalAction.REOPEN: Verb.REOPEN,
    GoalAction.CLOSE: Verb.STOP,
    GoalAction.ASK_TO_CLOSE: Verb.STOP,
}
AFTER_CLOSING = (GoalAction.REPLY, GoalAction.GRANT, GoalAction.DECIDE, GoalAction.ACKNOWLEDGE)
ENDED = Reason("closed", "This goal is closed and stays as it is.")


IN_THE_PAST = Reason("in_the_past", "You are looking at the past, and nothing can be done there. Return to today.")


def permissions(viewer: Viewer, rows: Sequence[Goal]) -> list[list[dict[str, Any]]]:
    if viewer.glasses is not None:
        return [[_told(action, IN_THE_PAST) for action in GoalAction] for _ in rows]
    with_units(viewer, rows)
    actor = knowing(viewer.required(), rows)
    return [[_told(action, reason(action, actor, goal)) for action in GoalAction] for goal in rows]


def _told(action: GoalAction, reason: Reason | None) -> dict[str, Any]:
    return {
        "action": action.value,
        "allowed": reason is None,
        "code": reason.code if reason else None,
        "sentence": reason.sentence if reason else None,
    }


def reason(action: GoalAction, actor: Person, goal: Goal) -> Reason | None:
    """State first where it rules everybody out, so that nobody is sent to ask for what cannot be done."""
    if goal.state in CLOSED and action not in AFTER_CLOSING:
        return ENDED
    if action in STEPS:
        try:
            step = lifecycle.step(STEPS[action], lifecycle.State(goal.state))
        except Conflict as error:
            now = State(goal.state).label.lower()
            return Reason(error.code, f"This goal is {now}, so “{action.label}” is not possible now.", error.params)
        if action is GoalAction.CLOSE and step.by is lifecycle.By.OWNER:
            return _asked(policies.prepare, actor, goal)
    return _asked(RULES[action], actor, goal)


def _asked(rule: Any, actor: Person, goal: Goal) -> Reason | None:
    found: Reason | None = rule.reason(actor, goal)
    return found


def knowing(person: Person, goals: Sequence[Goal]) -> Person:
    """The person, every permission on these goals asked beforehand: a constant number of queries."""
    held = {permission: permitted(person, permission, goals) for permission in JUDGES}
    actor = copy.copy(person)
    actor.may = lambda permission, goal: goal.pk in held[permission]  # type: ignore[method-assign]
    return actor

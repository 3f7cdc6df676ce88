"""Who answers for a goal: roles, delegation, support, exceptions."""

from django.db import models

from plumbline.accountability.choices import AssignmentRole, SupportAnswer, SupportKind
from plumbline.api.inputs import ID, INSTANT, TEXT, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb, made


class GrantedRight(models.TextChoices):
    CHECK_IN = "check_in", "Check in"
    MANAGE = "manage", "Manage"
    APPROVE = "approve", "Approve"


NEED = draft(
    "SupportNeedInput",
    made("accountability.actions.assignments.SupportNeedDraft"),
    kind=choice(SupportKind),
    text=optional(TEXT),
    asked_of_id=ID,
    id=CLIENT_ID,
)

Verb(
    "offerAssignment",
    "Offers a role on a goal, ownership first of all; it exists from its acceptance.",
    "accountability.assignments.offer",
    "Handoff",
    "goals/{goal_id}/offers",
    {
        "goal_id": ID,
        "person_id": ID,
        "role": optional(choice(AssignmentRole)),
        "note": optional(TEXT),
        "id": CLIENT_ID,
    },
)
Verb(
    "acceptAssignment",
    "Accepts: “I can decide this”, or what is needed from whom.",
    "accountability.assignments.accept",
    "Assignment",
    "offers/{handoff_id}/accept",
    {"handoff_id": ID, "can_decide": YES, "needs": optional(several(NEED, 10))},
)
Verb(
    "declineAssignment",
    "Declines an offered role.",
    "accountability.assignments.decline",
    "Handoff",
    "offers/{handoff_id}/decline",
    {"handoff_id": ID, "note": optional(TEXT)},
)
Verb(
    "endAssignment",
    "Ends a person's role on a goal.",
    "accountability.assignments.end",
    "Assignment",
    "assignments/{assignment_id}/end",
    {"assignment_id": ID, "reason": optional(TEXT)},
)
Verb(
    "giveDelegation",
    "Lets somebody act for you until a day, on one goal or on all of yours.",
    "accountability.delegations.give",
    "Delegation",
    "delegations",
    {
        "to_person_id": ID,
        "goal_id": optional(ID),
        "valid_from": optional(INSTANT),
        "valid_to": INSTANT,
        "id": CLIENT_ID,
    },
)
Verb(
    "endDelegation",
    "Ends a delegation now.",
    "accountability.delegations.end",
    "Delegation",
    "delegations/{delegation_id}/end",
    {"delegation_id": ID},
)
Verb(
    "askSupport",
    "Asks a named leader for what the goal needs.",
    "accountability.support.ask",
    "SupportNeed",
    "goals/{goal_id}/support-needs",
    {"goal_id": ID, "kind": choice(SupportKind), "text": optional(TEXT), "asked_of_id": ID, "id": CLIENT_ID},
)
Verb(
    "answerSupport",
    "Grants or declines what was asked.",
    "accountability.support.answer",
    "SupportNeed",
    "support-needs/{support_need_id}/answer",
    {"support_need_id": ID, "answer": choice(SupportAnswer), "note": optional(TEXT)},
)
Verb(
    "giveGrant",
    "An exception for one person on one goal. It ends.",
    "accountability.grants.give",
    "GoalGrant",
    "goals/{goal_id}/grants",
    {
        "goal_id": ID,
        "person_id": ID,
        "permission": Input("choice", choices=GrantedRight),
        "valid_to": INSTANT,
        "id": CLIENT_ID,
    },
)
Verb(
    "endGrant",
    "Ends an exception now.",
    "accountability.grants.end",
    "GoalGrant",
    "grants/{grant_id}/end",
    {"grant_id": ID},
)

"""Who answers for a goal: roles, delegation, support, exceptions."""

from django.db import models

from plumbline.accountability.choices import AssignmentRole, SupportAnswer, SupportKind
from plumbline.api.inputs import ID, INSTANT, TEXT, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb, made


class GrantedRight(models.TextChoices):
    VIEW = "view_goal", "See it"
    CHECK_IN = "check_in", "Check in"
    MANAGE = "manage", "Manage"
    APPROVE = "approve", "Approve"


class UnitRight(models.TextChoices):
    MANAGE = "manage_goals", "Manage goals"


NEED = draft(
    "SupportNeedInput",
    made("accountability.actions.assignments.SupportNeedDraft"),
    kind=choice(SupportKind),
    text=optional(TEXT, ""),
    asked_of_id=ID,
    id=CLIENT_ID,
)
OFFER = draft(
    "OfferDraftInput",
    made("accountability.actions.handoffs.OfferDraft"),
    goal_id=ID,
    person_id=ID,
    role=optional(choice(AssignmentRole)),
    note=optional(TEXT),
    id=CLIENT_ID,
)
SETTLED = draft(
    "SettledAssignmentInput",
    made("accountability.actions.assignments.AssignmentDraft"),
    goal_id=ID,
    person_id=ID,
    role=optional(choice(AssignmentRole)),
    can_decide=optional(YES),
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
    "offerAssignments",
    "Offers many roles, all or none: a leaver's goals to those who take them over.",
    "accountability.handoffs.offer_many",
    "Handoff",
    "offers/batch",
    {"drafts": several(OFFER)},
    many=True,
)
Verb(
    "acceptAssignments",
    "“I can decide these”: accepts many offers, all or none.",
    "accountability.handoffs.accept_many",
    "Assignment",
    "offers/accept",
    {"handoff_ids": several(ID)},
    many=True,
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
    "withdrawOffer",
    "Takes an offer back before it is answered.",
    "accountability.assignments.withdraw",
    "Handoff",
    "offers/{handoff_id}/withdraw",
    {"handoff_id": ID, "note": optional(TEXT)},
)
Verb(
    "settleAssignments",
    "An administrator enters roles that were agreed before Plumbline, all or none; recorded as such.",
    "accountability.assignments.settle_many",
    "Assignment",
    "assignments/settle",
    {
        "drafts": several(SETTLED),
        "agreed_on_paper": Input("yes", required=False, about="Each person has agreed on paper."),
    },
    many=True,
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
        "reason": optional(TEXT),
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
Verb(
    "askForSupport",
    "Asks leaders for everything the goal needs, all or none.",
    "accountability.support.ask_many",
    "SupportNeed",
    "goals/{goal_id}/support-needs/batch",
    {"goal_id": ID, "needs": several(NEED, 10)},
    many=True,
)
Verb(
    "makeDeputy",
    "Lets one person manage the goals of a unit and all below it until a day.",
    "accountability.grants.give_on_unit",
    "UnitGrant",
    "units/{unit_id}/grants",
    {
        "unit_id": ID,
        "person_id": ID,
        "permission": Input("choice", choices=UnitRight),
        "valid_to": INSTANT,
        "reason": optional(TEXT),
        "id": CLIENT_ID,
    },
)
Verb(
    "endDeputy",
    "Ends a deputy's right now.",
    "accountability.grants.end_on_unit",
    "UnitGrant",
    "unit-grants/{grant_id}/end",
    {"grant_id": ID},
)

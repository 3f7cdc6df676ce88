"""Cycles, goals, targets and alignments."""

from django.db import models

from plumbline.api.inputs import DAY, DECIMAL, ID, TEXT, WHOLE, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, VERSION, Verb, made
from plumbline.goals.choices import AlignmentKind, CycleKind, Impact, State


class Outcome(models.TextChoices):
    ACHIEVED = State.ACHIEVED.value, "Achieved"
    MISSED = State.MISSED.value, "Missed"
    STOPPED = State.STOPPED.value, "Stopped"


class ImpactWeight(models.TextChoices):
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"


IMPACT = draft("GoalImpactInput", dimension=choice(Impact), weight=choice(ImpactWeight), why=TEXT)
IMPACTS = Input(
    "object",
    required=False,
    many=True,
    most=7,
    name=IMPACT.name,
    fields=IMPACT.fields,
    after=lambda told: {one["dimension"]: {"weight": one["weight"], "why": one["why"]} for one in told},
)
RESOURCE = draft("ResourceInput", title=TEXT, url=TEXT)
WORDS = {
    "board_sentence": optional(TEXT),
    "impacts": IMPACTS,
    "resources": optional(several(RESOURCE, 20)),
    "restricted": optional(YES),
    "check_in_days": Input("whole", required=False, about="0: whenever data arrive. Left out: the level's default."),
    "participant_ids": Input("id", required=False, many=True, most=100, about="Units that take part."),
}
GOAL_DRAFT = draft(
    "GoalDraftInput",
    made("goals.actions.goals.GoalDraft"),
    title=TEXT,
    unit_id=ID,
    cycle_id=ID,
    **WORDS,
    id=CLIENT_ID,
)
DECISION = draft(
    "CycleDecisionInput",
    made("goals.actions.cycles.Decision"),
    goal_id=ID,
    outcome=Input("choice", required=False, choices=Outcome, about="Left out: carried over."),
    reason=optional(TEXT),
    learned=optional(TEXT),
)
DEPLOY_ROW = draft(
    "DeployRowInput",
    made("goals.actions.deploy.DeployRow"),
    unit_id=ID,
    owner_id=optional(ID),
    baseline=optional(DECIMAL),
    target=optional(DECIMAL),
    low=optional(DECIMAL),
    high=optional(DECIMAL),
    due_on=optional(DAY),
    title=optional(TEXT),
    weight=optional(DECIMAL),
    id=CLIENT_ID,
)
CLOSING = draft(
    "ClosingInput",
    made("goals.actions.goals.Closing"),
    goal_id=ID,
    outcome=choice(Outcome),
    reason=optional(TEXT),
    learned=optional(TEXT),
)
GOAL = {"goal_id": ID, "expected_version": VERSION}

# --- Cycles ------------------------------------------------------------------------------------------
Verb(
    "openCycle",
    "Opens a dated plan.",
    "goals.cycles.open",
    "Cycle",
    "cycles",
    {
        "name": TEXT,
        "kind": choice(CycleKind),
        "starts_on": DAY,
        "ends_on": DAY,
        "parent_id": optional(ID),
        "id": CLIENT_ID,
    },
)
Verb(
    "editCycle",
    "Changes the name or the days of an open plan.",
    "goals.cycles.edit",
    "Cycle",
    "cycles/{cycle_id}",
    {
        "cycle_id": ID,
        "expected_version": WHOLE,
        "name": optional(TEXT),
        "starts_on": optional(DAY),
        "ends_on": optional(DAY),
    },
    method="PATCH",
)
Verb(
    "closeCycle",
    "Closes a plan: each open goal is closed or carried over into the next one.",
    "goals.cycles.close",
    "Cycle",
    "cycles/{cycle_id}/close",
    {
        "cycle_id": ID,
        "decisions": optional(several(DECISION)),
        "next_cycle_id": optional(ID),
        "carry_the_rest": Input("yes", required=False, about="Every open goal that is not named is carried over."),
        "expected_version": VERSION,
    },
)
# --- Goals -------------------------------------------------------------------------------------------
Verb("draftGoal", "Drafts a goal.", "goals.goals.draft", "Goal", "goals", {"draft": GOAL_DRAFT})
Verb(
    "draftGoals",
    "Drafts many goals, all or none.",
    "goals.goals.draft_many",
    "Goal",
    "goals/batch",
    {"drafts": several(GOAL_DRAFT)},
    many=True,
)
Verb(
    "editGoal",
    "Changes a goal's words.",
    "goals.goals.edit",
    "Goal",
    "goals/{goal_id}",
    {
        **GOAL,
        "expected_version": WHOLE,
        "title": optional(TEXT),
        **WORDS,
        "check_in_days": Input("whole", required=False, clears=True),
        "unit_id": Input("id", required=False, about="Only before it is committed."),
        "cycle_id": Input("id", required=False, about="Only before it is committed."),
    },
    method="PATCH",
)
Verb(
    "proposeGoal",
    "Proposes a draft to its approver.",
    "goals.goals.propose",
    "Goal",
    "goals/{goal_id}/propose",
    GOAL,
)
Verb(
    "sendBackGoal",
    "Sends a proposed goal back to its owner, with a reason.",
    "goals.goals.send_back",
    "Goal",
    "goals/{goal_id}/send-back",
    {**GOAL, "reason": TEXT},
)
Verb(
    "proposeGoals",
    "Proposes many drafts, all or none.",
    "goals.goals.propose_many",
    "Goal",
    "goals/propose",
    {"goal_ids": several(ID)},
    many=True,
)
Verb(
    "commitGoal",
    "The approver commits a goal; its unit_load then says what the unit carries.",
    "goals.goals.commit",
    "Goal",
    "goals/{goal_id}/commit",
    GOAL,
    result=lambda done: done.goal,
)
Verb(
    "commitGoals",
    "Commits many goals, all or none.",
    "goals.goals.commit_many",
    "Goal",
    "goals/commit",
    {
        "goal_ids": several(ID),
        "on_paper": Input("yes", required=False, about="An administrator enters what was agreed before Plumbline."),
    },
    many=True,
    result=lambda done: [one.goal for one in done],
)
Verb(
    "closeGoal",
    "Closes a goal as achieved, missed or stopped.",
    "goals.goals.close",
    "Goal",
    "goals/{goal_id}/close",
    {**GOAL, "outcome": choice(Outcome), "reason": optional(TEXT), "learned": optional(TEXT)},
)
Verb(
    "closeGoals",
    "Closes many goals, all or none.",
    "goals.goals.close_many",
    "Goal",
    "goals/close",
    {"closings": several(CLOSING)},
    many=True,
)
Verb(
    "askToCloseGoal",
    "The owner says that the goal is over; it stays open until the approver closes it.",
    "goals.goals.ask_to_close",
    "Goal",
    "goals/{goal_id}/ask-to-close",
    {**GOAL, "outcome": choice(Outcome), "reason": optional(TEXT), "learned": optional(TEXT)},
)
Verb(
    "keepGoalOpen",
    "The approver answers that the goal goes on.",
    "goals.goals.keep_open",
    "Goal",
    "goals/{goal_id}/keep-open",
    {**GOAL, "reason": TEXT},
)
Verb(
    "sustainGoal",
    "Watches an achieved goal for twelve months without check-ins.",
    "goals.goals.sustain",
    "Goal",
    "goals/{goal_id}/sustain",
    GOAL,
)
Verb(
    "reopenGoal",
    "Reopens a goal that slipped while it was watched.",
    "goals.goals.reopen",
    "Goal",
    "goals/{goal_id}/reopen",
    {**GOAL, "reason": TEXT},
)
Verb(
    "deployGoal",
    "Makes the goal's equal on many units, each with its own baseline, target and owner.",
    "goals.deploy.deploy",
    "Goal",
    "goals/{goal_id}/deploy",
    {
        "goal_id": ID,
        "rows": several(DEPLOY_ROW),
        "kind": optional(choice(AlignmentKind)),
        "propose": Input("yes", required=False, about="Propose each at once."),
    },
    many=True,
)

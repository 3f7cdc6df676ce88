"""Targets, and alignments between goals."""

from plumbline.api.inputs import DAY, DECIMAL, ID, TEXT, WHOLE, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb, made
from plumbline.goals.choices import AlignmentKind, ReadingKind, TargetRole

STEP = draft("TrajectoryStepInput", lambda on, value: (on, value), on=DAY, value=DECIMAL)
AIM = {
    "goal_id": Input("id", required=False, about="Needed in a batch."),
    "measure_id": ID,
    "unit_id": Input("id", required=False, about="The unit measured; the goal's when left out."),
    "role": optional(choice(TargetRole)),
    "weight": optional(DECIMAL),
    "reading": optional(choice(ReadingKind)),
    "reading_periods": optional(WHOLE),
    "baseline": optional(DECIMAL),
    "baseline_on": Input("day", required=False, about="The cycle's first day when left out."),
    "target": Input("decimal", required=False, about="Either this, or low and high."),
    "low": optional(DECIMAL),
    "high": optional(DECIMAL),
    "due_on": Input("day", required=False, about="The cycle's last day when left out."),
    "steps": optional(several(STEP, 60)),
    "floor": optional(DECIMAL),
    "stretch": optional(DECIMAL),
    "line": Input("id", required=False, about="The line of the target that this one changes."),
    "reason": Input("text", required=False, about="Needed when a target in force is changed."),
    "id": CLIENT_ID,
}
TARGET_DRAFT = draft("TargetDraftInput", made("goals.actions.targets.TargetDraft"), **AIM)
ALIGNMENT_DRAFT = draft(
    "AlignmentDraftInput",
    made("goals.actions.alignments.AlignmentDraft"),
    child_id=ID,
    parent_id=ID,
    kind=optional(choice(AlignmentKind)),
    weight=optional(DECIMAL),
    critical=optional(YES),
    primary=optional(YES),
    note=optional(TEXT),
    id=CLIENT_ID,
)

# --- Targets -----------------------------------------------------------------------------------------
Verb(
    "setTargets",
    "States many targets, all or none.",
    "goals.targets.set_many",
    "Target",
    "targets/batch",
    {"drafts": several(TARGET_DRAFT)},
    many=True,
)
Verb(
    "proposeTarget",
    "States a target; of a committed goal, asks for a change with a reason, which the approver decides.",
    "goals.targets.propose",
    "Target",
    "goals/{goal_id}/targets",
    {"goal_id": ID, "draft": TARGET_DRAFT},
)
Verb(
    "removeTarget",
    "Takes a target off a goal that nobody has committed to.",
    "goals.targets.remove",
    "Target",
    "targets/{target_id}/remove",
    {"target_id": ID},
)
Verb(
    "approveTarget",
    "The approver puts a proposed target in force; the old one stays as a seam.",
    "goals.targets.approve",
    "Target",
    "targets/{target_id}/approve",
    {"target_id": ID},
)
Verb(
    "declineTarget",
    "The approver declines a proposed target.",
    "goals.targets.decline",
    "Target",
    "targets/{target_id}/decline",
    {"target_id": ID, "reason": TEXT},
)
# --- Alignments --------------------------------------------------------------------------------------
ALIGNMENT = {"alignment_id": ID}
Verb(
    "offerAlignment",
    "The child's owner offers a link to a parent goal.",
    "goals.alignments.offer",
    "Alignment",
    "alignments",
    {"draft": ALIGNMENT_DRAFT},
)
Verb(
    "offerAlignments",
    "Offers many links, all or none.",
    "goals.alignments.offer_many",
    "Alignment",
    "alignments/batch",
    {
        "drafts": several(ALIGNMENT_DRAFT),
        "by_parent": Input("yes", required=False, about="The goal above offers them downward."),
    },
    many=True,
)
Verb(
    "counterAlignment",
    "Answers an offer with other terms.",
    "goals.alignments.counter",
    "Alignment",
    "alignments/{alignment_id}/counter",
    {
        **ALIGNMENT,
        "kind": optional(choice(AlignmentKind)),
        "weight": optional(DECIMAL),
        "critical": optional(YES),
        "note": optional(TEXT),
        "id": CLIENT_ID,
    },
)
Verb(
    "acceptAlignment",
    "Agrees a link; from now on it counts.",
    "goals.alignments.accept",
    "Alignment",
    "alignments/{alignment_id}/accept",
    ALIGNMENT,
)
Verb(
    "acceptAlignments",
    "Agrees many links, all or none.",
    "goals.alignments.accept_many",
    "Alignment",
    "alignments/accept",
    {
        "alignment_ids": several(ID),
        "on_paper": Input("yes", required=False, about="An administrator enters what was agreed before Plumbline."),
    },
    many=True,
)
Verb(
    "declineAlignment",
    "Declines an offered link, and says why.",
    "goals.alignments.decline",
    "Alignment",
    "alignments/{alignment_id}/decline",
    {**ALIGNMENT, "reason": TEXT},
)
Verb(
    "endAlignment",
    "Ends a link, with a reason.",
    "goals.alignments.end",
    "Alignment",
    "alignments/{alignment_id}/end",
    {**ALIGNMENT, "reason": TEXT},
)
Verb(
    "reweighAlignment",
    "Gives an agreed link another weight.",
    "goals.alignments.reweigh",
    "Alignment",
    "alignments/{alignment_id}/reweigh",
    {**ALIGNMENT, "reason": TEXT, "weight": optional(DECIMAL), "critical": optional(YES), "id": CLIENT_ID},
)

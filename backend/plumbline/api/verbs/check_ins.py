"""Check-ins and replies."""

from plumbline.api.inputs import DAY, DECIMAL, ID, TEXT, WHOLE, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb, made
from plumbline.goals.choices import Barrier, Claim, ReplyKind

VALUE = draft(
    "OwnValueInput",
    made("goals.actions.check_ins.OwnValue"),
    value=optional(DECIMAL),
    numerator=optional(DECIMAL),
    denominator=optional(DECIMAL),
    period_start=DAY,
    period_end=DAY,
)
STATEMENT = {
    "goal_id": ID,
    "claimed": choice(Claim),
    "confidence": optional(WHOLE),
    "measurement_id": Input("id", required=False, about="The value of the feed that the person saw."),
    "value": Input(
        "object",
        required=False,
        fields=VALUE.fields,
        name=VALUE.name,
        build=VALUE.build,
        about="The unit's own count.",
    ),
    "note": optional(TEXT),
    "barriers": optional(several(choice(Barrier), 5)),
    "needs_help": optional(YES),
    "next_step": Input("text", required=False, about="Asked at risk or off track."),
    "unchanged": Input("yes", required=False, about="Sent with “Same as last time”."),
    "made_at": Input("instant", required=False, about="When Send was pressed, on the person's own clock."),
    "supersedes_id": Input("id", required=False, about="The check-in that this one corrects."),
    "id": CLIENT_ID,
}
CHECK_IN_DRAFT = draft("CheckInDraftInput", made("goals.actions.check_ins.CheckInDraft"), **STATEMENT)

Verb(
    "recordCheckIn",
    "Says how a goal is going. When it returns, every goal above shows it.",
    "goals.check_ins.record",
    "CheckIn",
    "goals/{goal_id}/check-ins",
    STATEMENT,
)
Verb(
    "recordCheckIns",
    "Many check-ins in one send, all or none.",
    "goals.check_ins.record_many",
    "CheckIn",
    "check-ins/batch",
    {"drafts": several(CHECK_IN_DRAFT)},
    many=True,
)
Verb(
    "withdrawCheckIn",
    "Takes a check-in back; the standing before it returns.",
    "goals.check_ins.withdraw",
    "CheckIn",
    "check-ins/{check_in_id}/withdraw",
    {"check_in_id": ID, "id": CLIENT_ID},
)
Verb(
    "replyToCheckIn",
    "The parent owner's one tap.",
    "goals.replies.reply",
    "Reply",
    "check-ins/{check_in_id}/reply",
    {"check_in_id": ID, "kind": choice(ReplyKind), "text": optional(TEXT), "id": CLIENT_ID},
)
Verb(
    "markRepliesSeen",
    "The author has seen these replies.",
    "goals.replies.mark_seen",
    "Reply",
    "replies/seen",
    {"reply_ids": several(ID)},
    many=True,
)

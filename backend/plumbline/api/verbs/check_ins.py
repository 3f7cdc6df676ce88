"""Check-ins and replies."""

from plumbline.api.inputs import DAY, DECIMAL, ID, TEXT, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb, made
from plumbline.goals.choices import Barrier, Claim, ReplyKind

COUNT = {
    "value": optional(DECIMAL),
    "numerator": optional(DECIMAL),
    "denominator": optional(DECIMAL),
    "period_start": DAY,
    "period_end": Input("day", about="The first day after the period."),
    "target_id": Input("id", required=False, about="Which target it is for; the first when left out."),
}
STATEMENT = {
    "goal_id": ID,
    "claimed": choice(Claim),
    "confidence": Input("whole", required=False, about="1 to 5, where the organization asks for it."),
    "count": Input(
        "object",
        required=False,
        fields=COUNT,
        name="OwnCountInput",
        build=made("goals.actions.check_ins.OwnCount"),
        about="A value that the unit counted itself; left out, the newest of the feed is quoted.",
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
CHECK_IN = made("goals.actions.check_ins.CheckInDraft")
CHECK_IN_DRAFT = draft("CheckInDraftInput", CHECK_IN, **STATEMENT)

Verb(
    "recordCheckIn",
    "Says how a goal is going. When it returns, every goal above shows it.",
    "goals.check_ins.record",
    "CheckIn",
    "goals/{goal_id}/check-ins",
    STATEMENT,
    pack=("draft", CHECK_IN),
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
    {
        "check_in_id": ID,
        "kind": choice(ReplyKind),
        "text": Input("text", required=False, to="words"),
        "id": CLIENT_ID,
    },
)
Verb(
    "markRepliesSeen",
    "The author has seen these replies.",
    "goals.replies.see",
    "Reply",
    "replies/seen",
    {"reply_ids": several(ID)},
    many=True,
)

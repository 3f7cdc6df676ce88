"""Accept until a day, remind, ask the level above."""

from plumbline.accountability.choices import FindingCode
from plumbline.api.inputs import DAY, ID, TEXT, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb, made

SUBJECT = Input("id", required=False, about="What of the goal it is about, where the finding names it.")
OF_FINDING = {"goal_id": ID, "code": choice(FindingCode), "subject_id": SUBJECT, "id": CLIENT_ID}
ACCEPTED = made("accountability.actions.acceptances.AcceptanceDraft")
REMINDED = made("accountability.actions.reminders.ReminderDraft")
TO_ACCEPT = {**OF_FINDING, "until": DAY, "reason": TEXT}
TO_REMIND = {**OF_FINDING, "note": optional(TEXT)}

Verb(
    "acceptFinding",
    "Accepts until a day that something is missing or weak, and why; on the day it counts as open again.",
    "accountability.acceptances.accept",
    "Acceptance",
    "goals/{goal_id}/acceptances",
    TO_ACCEPT,
    pack=("draft", ACCEPTED),
)
Verb(
    "acceptFindings",
    "Accepts many, all or none.",
    "accountability.acceptances.accept_many",
    "Acceptance",
    "acceptances/batch",
    {"drafts": several(draft("AcceptanceDraftInput", ACCEPTED, **TO_ACCEPT), 100)},
    many=True,
)
Verb(
    "endAcceptance",
    "It counts as open again from now.",
    "accountability.acceptances.end",
    "Acceptance",
    "acceptances/{acceptance_id}/end",
    {"acceptance_id": ID},
)
Verb(
    "remind",
    "Reminds whoever must act; at most once a day for a goal.",
    "accountability.reminders.remind",
    "Reminder",
    "goals/{goal_id}/reminders",
    TO_REMIND,
    pack=("draft", REMINDED),
)
Verb(
    "remindMany",
    "Reminds about many goals, all or none.",
    "accountability.reminders.remind_many",
    "Reminder",
    "reminders/batch",
    {"drafts": several(draft("ReminderDraftInput", REMINDED, **TO_REMIND), 100)},
    many=True,
)
Verb(
    "askLevelAbove",
    "Asks whoever answers for the goal above; at most once a day for a goal.",
    "accountability.reminders.ask_above",
    "Reminder",
    "goals/{goal_id}/ask-above",
    TO_REMIND,
    pack=("draft", REMINDED),
)
Verb(
    "withdrawReminder",
    "Takes a reminder back.",
    "accountability.reminders.withdraw",
    "Reminder",
    "reminders/{reminder_id}/withdraw",
    {"reminder_id": ID},
)

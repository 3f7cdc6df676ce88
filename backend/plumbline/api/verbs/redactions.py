"""Taking text out of the record, and the hold that forbids it."""

from plumbline.api.inputs import ID, TEXT, Input
from plumbline.api.verbs.kit import CLIENT_ID, Verb

ONLY = Input("id", required=False, about="One object alone: its row, its versions and the reasons given with it.")

Verb(
    "redact",
    "Takes a text out of the record for good, wherever it stands or ever stood. It cannot be undone.",
    "organizations.redactions.redact",
    "Redaction",
    "redactions",
    {"text": TEXT, "reason": TEXT, "only": ONLY},
)
Verb(
    "placeLegalHold",
    "From now on nothing is taken out of the record, until the hold is lifted.",
    "organizations.redactions.place_hold",
    "LegalHold",
    "legal-holds",
    {"matter": TEXT, "id": CLIENT_ID},
)
Verb(
    "liftLegalHold",
    "Ends a legal hold.",
    "organizations.redactions.lift_hold",
    "LegalHold",
    "legal-holds/{hold_id}/lift",
    {"hold_id": ID},
)

"""Named risks of a goal."""

from plumbline.accountability.choices import Degree, RiskEnd
from plumbline.api.inputs import ID, TEXT, WHOLE, Input, choice, optional
from plumbline.api.verbs.kit import CLIENT_ID, VERSION, Verb, made

Verb(
    "raiseRisk",
    "Names what could keep a goal from being reached.",
    "accountability.risks.report",
    "Risk",
    "goals/{goal_id}/risks",
    {
        "goal_id": ID,
        "text": TEXT,
        "likelihood": choice(Degree),
        "harm": choice(Degree),
        "owner_id": Input("id", required=False, about="Who watches it; left out, you."),
        "id": CLIENT_ID,
    },
    pack=("draft", made("accountability.actions.risks.RiskDraft")),
)
Verb(
    "editRisk",
    "Changes a risk, while it is open.",
    "accountability.risks.edit",
    "Risk",
    "risks/{risk_id}",
    {
        "risk_id": ID,
        "expected_version": WHOLE,
        "text": optional(TEXT),
        "likelihood": optional(choice(Degree)),
        "harm": optional(choice(Degree)),
        "owner_id": optional(ID),
    },
    method="PATCH",
)
Verb(
    "closeRisk",
    "Closes a risk: how it ended, and why.",
    "accountability.risks.close",
    "Risk",
    "risks/{risk_id}/close",
    {"risk_id": ID, "expected_version": VERSION, "closing": choice(RiskEnd), "reason": TEXT},
)

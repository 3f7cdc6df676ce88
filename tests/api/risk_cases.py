"""Cases of named risks."""

from api.cases import Case
from api.preparing import id_of

NAMERS = ("chidi", "sam", "nora", "dele")
RISK = {"text": "The new lifts come late", "likelihood": "medium", "harm": "high"}

RISK_CASES: dict[str, Case] = {
    "raiseRisk": Case(lambda w: {"goal_id": w.ids["w5"], "owner_id": w.cast.ids["pia"], **RISK}, NAMERS),
    "editRisk": Case(lambda w: {**id_of("risk_id", "risk")(w), "expected_version": 1, "likelihood": "low"}, NAMERS),
    "closeRisk": Case(lambda w: {**id_of("risk_id", "risk")(w), "closing": "gone", "reason": "They are here"}, NAMERS),
}

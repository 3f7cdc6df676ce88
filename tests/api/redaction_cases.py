"""Cases of taking text out of the record, and of legal holds."""

from api.cases import Case
from api.preparing import id_of
from api.worlds import Worlds


def held(w: Worlds) -> None:
    from plumbline.organizations.actions import redactions

    w.ids["hold"] = redactions.place_hold(actor=w.cast.ada, matter="Claim 7").pk


REDACTION_CASES: dict[str, Case] = {
    "redact": Case(lambda w: {"text": "Fewer falls", "reason": "It named a patient"}, ("chidi",)),
    "placeLegalHold": Case(lambda w: {"matter": "Claim 7"}, ("ada",)),
    "liftLegalHold": Case(id_of("hold_id", "hold"), ("ada",), held),
}

"""Cases of offers in batches, promised work, forums, meetings and decisions."""

from api.cases import LEADS_W5, Case
from api.preparing import changed_target, day, id_of, offered_to, unit
from api.worlds import Worlds

WORKERS = ("sam", "nora", "dele")
BOARD = ("bea", "ada")
PROMISE = {"text": "Hourly rounds at night", "due_on": day(20), "strength": "intermediate"}


def on_action(w: Worlds) -> dict[str, object]:
    return {"action_id": w.ids["action"], "expected_version": 1}


FORUM_CASES: dict[str, Case] = {
    "offerAssignments": Case(
        lambda w: {"drafts": [{"goal_id": w.ids["w5"], "person_id": w.cast.ids["nils"], "role": "consulted"}]},
        LEADS_W5,
    ),
    "acceptAssignments": Case(lambda w: {"handoff_ids": [w.ids["asked_of"]]}, ("fay",), offered_to("fay")),
    "promiseAction": Case(lambda w: {"goal_id": w.ids["w5"], "owner_id": w.cast.ids["pia"], **PROMISE}, WORKERS),
    "editAction": Case(lambda w: {**on_action(w), "due_on": day(30)}, WORKERS),
    "finishAction": Case(lambda w: {**on_action(w), "outcome": "Every hour, all nights"}, WORKERS),
    "dropAction": Case(lambda w: {**on_action(w), "reason": "Covered by the new alarm"}, WORKERS),
    "foundForum": Case(
        lambda w: {
            "name": "Surgery round",
            "kind": "leadership",
            "unit_id": unit(w, "surgery"),
            "rhythm": "weekly",
        },
        ("chidi", "sam", "ada"),
    ),
    "editForum": Case(lambda w: {"forum_id": w.ids["forum"], "expected_version": 1, "rhythm": "quarterly"}, BOARD),
    "closeForum": Case(id_of("forum_id", "forum"), BOARD),
    "joinForum": Case(lambda w: {"forum_id": w.ids["forum"], "person_id": w.cast.ids["odd"]}, BOARD),
    "leaveForum": Case(lambda w: {"forum_id": w.ids["forum"], "person_id": w.cast.ids["chidi"]}, ("chidi", *BOARD)),
    "scheduleMeeting": Case(lambda w: {"forum_id": w.ids["forum"], "held_on": day(40)}, ("chidi", *BOARD)),
    "editMeeting": Case(
        lambda w: {"meeting_id": w.ids["meeting"], "expected_version": 1, "note": "By telephone"}, ("chidi", *BOARD)
    ),
    "recordDecision": Case(
        lambda w: {"meeting_id": w.ids["meeting"], "text": "Falls are reported each month."}, ("chidi", *BOARD)
    ),
    "acknowledgeTargetChange": Case(id_of("target_id", "change"), ("sam",), changed_target),
}

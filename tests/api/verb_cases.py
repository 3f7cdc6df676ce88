"""One case for every verb: usable inputs, and who of the cast may do it. Everybody else is refused."""

from api.cases import ALL, CAST, LEADS_W5, Case
from api.following_cases import FOLLOWING_CASES
from api.forum_cases import FORUM_CASES
from api.improvement_cases import IMPROVEMENT_CASES
from api.preparing import (
    aim,
    asked_to_close,
    assignment,
    datum,
    day,
    goal_draft,
    granted,
    grouped,
    id_of,
    later,
    level,
    made_token,
    membership,
    offered_link,
    offered_to,
    person_draft,
    proposed,
    proposed_target,
    questioned,
    rebaselined,
    sustained,
    unit,
    version,
)
from api.rating_cases import RATING_CASES
from api.redaction_cases import REDACTION_CASES
from api.risk_cases import RISK_CASES
from plumbline.core import clock

__all__ = ["CASES", "CAST", "Case"]

CASES: dict[str, Case] = {
    # Organization
    "configureOrganization": Case(lambda w: {"settings": {"unit_goal_cap": 7}, "expected_version": 1}, ("ada",)),
    "editLevel": Case(lambda w: {"level_id": level(w), "check_in_days": 14}, ("ada",)),
    "addLevel": Case(lambda w: {"code": "team", "name": "Team", "below_id": level(w)}, ("ada",)),
    "addAffiliationGroup": Case(lambda w: {"kind": "department", "name": "Medicine"}, ("ada",)),
    "joinGroup": Case(lambda w: {"unit_id": unit(w, "w5"), "group_id": w.ids["group"]}, ("ada",), grouped),
    "leaveGroup": Case(id_of("affiliation_id", "affiliation"), ("ada",), grouped),
    "addUnit": Case(
        lambda w: {"draft": {"code": "w6", "name": "6 West", "level_code": "unit", "parent_code": "surgery"}}, ("ada",)
    ),
    "addUnits": Case(
        lambda w: {"drafts": [{"code": "w6", "name": "6 West", "level_code": "unit", "parent_code": "surgery"}]},
        ("ada",),
    ),
    "renameUnit": Case(lambda w: {"unit_id": unit(w, "w4"), "name": "Four West"}, ("ada",)),
    "moveUnit": Case(lambda w: {"unit_id": unit(w, "w4"), "parent_id": unit(w, "south")}, ("ada",)),
    "mergeUnit": Case(lambda w: {"unit_id": unit(w, "s1"), "into_id": unit(w, "w4")}, ("ada",)),
    "closeUnit": Case(lambda w: {"unit_id": unit(w, "s1")}, ("ada",)),
    "addPerson": Case(lambda w: {"draft": person_draft(w)}, ("ada",)),
    "addPeople": Case(lambda w: {"drafts": [person_draft(w)]}, ("ada",)),
    "editPerson": Case(
        lambda w: {"person_id": w.cast.ids["fay"], "position": "Nurse", "expected_version": 1}, ("ada",)
    ),
    "archivePerson": Case(lambda w: {"person_id": w.cast.ids["pia"]}, ("ada",)),
    "setLeave": Case(
        lambda w: {"person_id": w.cast.ids["nora"], "away_from": day(1), "away_until": day(9)}, ("sam", "nora", "ada")
    ),
    "grantRole": Case(
        lambda w: {"person_id": w.cast.ids["fay"], "role": "contributor", "unit_id": unit(w, "w5")}, ("ada",)
    ),
    "endRole": Case(membership, ("ada",)),
    # Board packets
    "makePacket": Case(lambda w: {"meeting_id": w.ids["meeting"], "as_of": clock.now().isoformat()}, ("chidi", "ada")),
    # Measures
    "defineMeasure": Case(
        lambda w: {"draft": {"code": "x", "name": "X", "direction": "increase", "scale": "mean"}}, ("rui", "ada")
    ),
    "defineMeasures": Case(
        lambda w: {"drafts": [{"code": "x", "name": "X", "direction": "increase", "scale": "mean"}]}, ("rui", "ada")
    ),
    "reviseMeasure": Case(
        lambda w: {"measure_id": w.ids["falls"], "reason": "Clearer", "name": "Falls", "expected_version": 1},
        ("rui", "ada"),
    ),
    "retireMeasure": Case(id_of("measure_id", "injuries"), ("rui", "ada")),
    "recordMeasurement": Case(lambda w: {"draft": datum(w)}, ("rui", "ada")),
    "recordMeasurements": Case(lambda w: {"data": [datum(w)]}, ("rui", "ada")),
    "restateMeasurement": Case(
        lambda w: {"measurement_id": w.ids["measurement"], "value": "0.9", "reason": "Recount"}, ("rui", "ada")
    ),
    "askAboutData": Case(lambda w: {"measurement_id": w.ids["measurement"], "question": "Too high?"}, ALL),
    "answerDataQuery": Case(lambda w: {"data_query_id": w.ids["query"], "answer": "Right"}, ("rui", "ada"), questioned),
    "proposeRebaseline": Case(
        lambda w: {"measure_id": w.ids["falls"], "unit_id": unit(w, "w5"), "first": day(-9), "reason": "New beds"},
        ("chidi", "sam", "nora", "rui", "ada"),
    ),
    "approveRebaseline": Case(id_of("rebaseline_id", "rebaseline"), ("chidi",)),
    "declineRebaseline": Case(lambda w: {"rebaseline_id": w.ids["rebaseline"], "reason": "Too soon"}, ("chidi", "rui")),
    "endRebaseline": Case(
        lambda w: {"rebaseline_id": w.ids["rebaseline"], "reason": "A mistake"}, ("chidi",), rebaselined
    ),
    # Cycles and goals
    "openCycle": Case(
        lambda w: {"name": "Next", "kind": "annual", "starts_on": "2028-01-01", "ends_on": "2028-12-31"}, ("ada",)
    ),
    "editCycle": Case(lambda w: {"cycle_id": w.cycle.pk, "name": "This plan", "expected_version": 1}, ("ada",)),
    "closeCycle": Case(lambda w: {"cycle_id": w.cycle.pk, "decisions": []}, ()),
    "draftGoal": Case(lambda w: {"draft": goal_draft(w)}, ("sam", "nora", "ada")),
    "draftGoals": Case(lambda w: {"drafts": [goal_draft(w)]}, ("sam", "nora", "ada")),
    "editGoal": Case(lambda w: {**version(w, "w5"), "title": "Other words"}, LEADS_W5),
    "proposeGoal": Case(id_of("goal_id", "draft"), ("sam", "ada")),
    "proposeGoals": Case(lambda w: {"goal_ids": [w.ids["draft"]]}, ("sam", "ada")),
    "sendBackGoal": Case(lambda w: {"goal_id": w.ids["asked"], "reason": "Sooner"}, ("sam",), proposed),
    "commitGoal": Case(id_of("goal_id", "asked"), ("sam",), proposed),
    "commitGoals": Case(lambda w: {"goal_ids": [w.ids["asked"]]}, ("sam",), proposed),
    "closeGoal": Case(
        lambda w: {"goal_id": w.ids["w5"], "outcome": "stopped", "reason": "Ward closes", "learned": "Much"}, ("sam",)
    ),
    "closeGoals": Case(
        lambda w: {
            "closings": [{"goal_id": w.ids["w5"], "outcome": "stopped", "reason": "Ward closes", "learned": "Much"}]
        },
        ("sam",),
    ),
    "askToCloseGoal": Case(
        lambda w: {"goal_id": w.ids["w5"], "outcome": "stopped", "reason": "Ward closes", "learned": "Much"}, LEADS_W5
    ),
    "keepGoalOpen": Case(lambda w: {"goal_id": w.ids["w5"], "reason": "Not yet"}, ("sam",), asked_to_close),
    "sustainGoal": Case(id_of("goal_id", "w5"), ("sam",)),
    "reopenGoal": Case(lambda w: {"goal_id": w.ids["w5"], "reason": "It rose"}, ("sam",), sustained),
    "deployGoal": Case(
        lambda w: {"goal_id": w.ids["w5"], "rows": [{"unit_id": unit(w, "w4"), "baseline": "2", "target": "1"}]},
        ("sam",),
    ),
    # Targets and links
    "setTargets": Case(lambda w: {"drafts": [{"goal_id": w.ids["draft"], **aim(w)}]}, ("sam", "ada")),
    "proposeTarget": Case(lambda w: {"goal_id": w.ids["w5"], "draft": aim(w)}, LEADS_W5),
    "removeTarget": Case(id_of("target_id", "target"), ()),
    "approveTarget": Case(id_of("target_id", "change"), ("sam",), proposed_target),
    "declineTarget": Case(lambda w: {"target_id": w.ids["change"], "reason": "Too low"}, ("sam",), proposed_target),
    "offerAlignment": Case(
        lambda w: {"draft": {"child_id": w.ids["draft"], "parent_id": w.ids["north"]}}, ("sam", "ada")
    ),
    "offerAlignments": Case(
        lambda w: {"drafts": [{"child_id": w.ids["draft"], "parent_id": w.ids["north"]}]}, ("sam", "ada")
    ),
    "counterAlignment": Case(lambda w: {"alignment_id": w.ids["draft>surgery"], "weight": "2"}, ("sam",), offered_link),
    "acceptAlignment": Case(id_of("alignment_id", "draft>surgery"), ("sam",), offered_link),
    "acceptAlignments": Case(lambda w: {"alignment_ids": [w.ids["draft>surgery"]]}, ("sam",), offered_link),
    "declineAlignment": Case(
        lambda w: {"alignment_id": w.ids["draft>surgery"], "reason": "Elsewhere"}, ("sam",), offered_link
    ),
    "endAlignment": Case(lambda w: {"alignment_id": w.ids["w5>surgery"], "reason": "Moved"}, LEADS_W5),
    "reweighAlignment": Case(
        lambda w: {"alignment_id": w.ids["w5>surgery"], "weight": "2", "reason": "More falls"}, ("sam",)
    ),
    # Check-ins
    "recordCheckIn": Case(lambda w: {"goal_id": w.ids["w5"], "claimed": "on_track"}, ("nora", "dele")),
    "recordCheckIns": Case(lambda w: {"drafts": [{"goal_id": w.ids["w5"], "claimed": "on_track"}]}, ("nora", "dele")),
    "withdrawCheckIn": Case(
        id_of("check_in_id", "unanswered"), ("nora",), lambda w: w.ids.update(unanswered=w.check_in("w5", "nora").pk)
    ),
    "replyToCheckIn": Case(
        lambda w: {"check_in_id": w.ids["unanswered"], "kind": "seen"},
        ("sam",),
        lambda w: w.ids.update(unanswered=w.check_in("w5", "nora").pk),
    ),
    "markRepliesSeen": Case(lambda w: {"reply_ids": [w.ids["reply"]]}, ALL),
    # Who answers
    "offerAssignment": Case(
        lambda w: {"goal_id": w.ids["w5"], "person_id": w.cast.ids["nils"], "role": "consulted"}, LEADS_W5
    ),
    "acceptAssignment": Case(
        lambda w: {"handoff_id": w.ids["asked_of"], "can_decide": True}, ("fay",), offered_to("fay")
    ),
    "declineAssignment": Case(id_of("handoff_id", "asked_of"), ("fay",), offered_to("fay")),
    "withdrawOffer": Case(id_of("handoff_id", "asked_of"), LEADS_W5, offered_to("fay")),
    "settleAssignments": Case(
        lambda w: {
            "drafts": [{"goal_id": w.ids["w5"], "person_id": w.cast.ids["nils"], "role": "informed"}],
            "agreed_on_paper": True,
        },
        ("ada",),
    ),
    "endAssignment": Case(assignment, LEADS_W5),
    "giveDelegation": Case(
        lambda w: {"to_person_id": w.cast.ids["nils"], "goal_id": w.ids["w5"], "valid_to": later()}, ("nora",)
    ),
    "endDelegation": Case(id_of("delegation_id", "delegation"), ("nora", "dele", "ada")),
    "askSupport": Case(
        lambda w: {"goal_id": w.ids["w5"], "kind": "budget", "asked_of_id": w.cast.ids["sam"]}, ("nora",)
    ),
    "askForSupport": Case(
        lambda w: {"goal_id": w.ids["w5"], "needs": [{"kind": "budget", "asked_of_id": w.cast.ids["sam"]}]}, ("nora",)
    ),
    "answerSupport": Case(lambda w: {"support_need_id": w.ids["need"], "answer": "granted"}, ("sam",)),
    "giveGrant": Case(
        lambda w: {
            "goal_id": w.ids["w5"],
            "person_id": w.cast.ids["nils"],
            "permission": "check_in",
            "valid_to": later(),
        },
        ("sam", "nora", "ada"),
    ),
    "endGrant": Case(id_of("grant_id", "grant"), ("sam", "nora", "ada"), granted),
    "makeDeputy": Case(
        lambda w: {
            "unit_id": unit(w, "w5"),
            "person_id": w.cast.ids["nils"],
            "permission": "manage_goals",
            "valid_to": later(),
        },
        ("ada",),
    ),
    "endDeputy": Case(id_of("grant_id", "deputy"), ("ada",), granted),
    **FOLLOWING_CASES,
    **FORUM_CASES,
    **IMPROVEMENT_CASES,
    **RATING_CASES,
    **REDACTION_CASES,
    **RISK_CASES,
    # The caller's own
    "choosePerson": Case(lambda w: {"person_id": w.cast.ids["nora"]}, ("nora",)),
    "makeToken": Case(lambda w: {"name": "feed", "scopes": ["read"], "expires_at": later()}, ALL),
    "revokeToken": Case(id_of("token_id", "token"), ("nora",), made_token),
}

"""Who may see each field of each thing. A field that is missing here makes the sweep fail.

Whoever sees a thing sees its fields, except where another mark says otherwise; how a thing itself is seen is the
business of `visible_to`, which the sweep walks.
"""

from api.improvement_readers import IMPROVEMENT_READERS
from api.rating_readers import RATING_READERS, SEEN, WITHOUT
from api.risk_readers import RISK_READERS

LINE = "leaders' names for all; others' for their unit's own line"
LEADERS = "leaders' names alone"
SELF = "administrators and the person"
OWN = "only the person whose page, account or key it is"
MAKERS = "whoever may make and end exceptions there"
OVERSEERS = "the CMO and auditors of the whole organization"
BOARD = "the board, those who prepare for it, and auditors"

READERS: dict[str, dict[str, str]] = {
    **IMPROVEMENT_READERS,
    **RATING_READERS,
    **RISK_READERS,
    "Assignment": {
        SEEN: "id goal person role can_decide valid_from valid_to ended_reason",
    },
    "Handoff": {
        SEEN: ("id goal role from_person to_person offered_by offered_at note answer answered_at answer_note"),
    },
    "Delegation": {
        SEEN: "id from_person to_person goal given_at valid_from valid_to",
    },
    "SupportNeed": {
        SEEN: "id goal kind text asked_by asked_of asked_at answer answer_note answered_by answered_at",
    },
    "Action": {
        SEEN: (
            "id goal text owner due_on strength measure review_on risk promised_by promised_at done_at dropped_at "
            "ended_by outcome version can_change"
        ),
    },
    "Forum": {
        SEEN: (
            "id name kind unit rhythm members founded_at closed_at last_meeting next_meeting version "
            "can_convene can_sit"
        ),
    },
    "ForumMember": {
        SEEN: "id forum person valid_from valid_to",
    },
    "Meeting": {
        SEEN: "id forum held_on note decisions version",
        WITHOUT: "changes",
    },
    "ForumChanges": {
        SEEN: "forum meeting since",
        WITHOUT: "groups",
    },
    "ChangeGroup": {
        WITHOUT: "kind count changes",
    },
    "Change": {
        SEEN: "kind goal subject_id at sentence",
    },
    "Decision": {
        SEEN: "id meeting goal kind text decided_by decided_at",
    },
    "TextCount": {
        SEEN: "noun count",
    },
    "Redaction": {
        SEEN: "id at removed_by reason rows counts",
    },
    "LegalHold": {
        SEEN: "id matter placed_by valid_from lifted_by valid_to",
    },
    "Packet": {
        BOARD: (
            "id title forum meeting instant day made_by made_at sha256 edition checkpoint_size html pdf unchanged "
            "sentence"
        ),
    },
    "TargetAcknowledgement": {
        SEEN: "id target acknowledged_by acknowledged_at",
    },
    "Access": {
        SELF: "action allowed code sentence path",
    },
    "CarryOver": {
        SEEN: "targets asked actions risks needs",
    },
    "RebasedTarget": {
        SEEN: "target before baseline",
    },
    "Dependents": {
        WITHOUT: "count sentence groups",
    },
    "DependentGroup": {
        WITHOUT: "board share count goals",
    },
    "GoalGrant": {
        SEEN: "id goal person permission valid_from valid_to granted_by reason",
    },
    "UnitGrant": {
        SEEN: "id unit person permission valid_from valid_to granted_by reason",
    },
    "Cycle": {
        SEEN: "id name kind starts_on ends_on parent closed_at version open_goals",
    },
    "GoalImpact": {
        SEEN: "dimension weight why",
    },
    "Resource": {
        SEEN: "title url",
    },
    "Permission": {
        SEEN: "action allowed code sentence",
    },
    "Ownership": {
        SEEN: "state person since can_decide",
    },
    "Finding": {
        SEEN: "id code sentence about goal subject_id since days blocking who who_sentence accepted last_reminded may",
        WITHOUT: "reach",
    },
    "Acceptance": {
        SEEN: "id goal code subject_id until reason accepted_by accepted_at ended_at",
    },
    "Reminder": {
        SEEN: "id kind goal code subject_id sentence to by note at withdrawn_at",
    },
    "WeakChain": {
        SEEN: "goal line findings since days",
        WITHOUT: "reach",
    },
    "Integrity": {
        WITHOUT: "day committed sound links links_sound current owners owners_updated owner_days sentence",
    },
    "FindingCount": {
        WITHOUT: "code sentence blocking count change",
    },
    "FollowThrough": {
        SEEN: "day unit",
        WITHOUT: "integrity trend counts accepted median_days_to_close reopened",
    },
    "LineOfSightStep": {
        SEEN: "goal agreed kind gaps",
    },
    "LineOfSight": {
        SEEN: "steps reaches_board",
    },
    "UnitLoad": {
        SEEN: "carried cap sentence",
    },
    "HistoryEntry": {
        SEEN: "id sequence at actor on_behalf_of verb reason check_in leaf_hash",
    },
    "Receipt": {
        SEEN: "sequence leaf_hash",
    },
    "LedgerProof": {
        SEEN: "sequence leaf_hash size root path checkpoint",
        WITHOUT: "entry",
    },
    "LedgerHead": {
        OVERSEERS: "sequence hash checkpoint redactions",
    },
    "Checkpoint": {
        OVERSEERS: "size root note signed_at places",
    },
    "Standing": {
        SEEN: (
            "claimed evidence outcome_evidence measured pace own_coverage value value_numerator "
            "value_denominator value_end stale data_late data_questioned worse_than_baseline "
            "balancing_worse contradiction needs_help owned last_check_in_at due_on contributed "
            "contributed_pace coverage worst_below goals_below off_track_below at_risk_below "
            "stale_below unowned_below trouble_below trouble_since not_enough_reported plan_vs_result"
        ),
    },
    "Goal": {
        SEEN: (
            "id title board_sentence unit level cycle state state_since restricted committed_at "
            "committed_by proposed_by self_agreed asked_outcome asked_by asked_at version check_in_days "
            "closing_reason learned impacts resources continues created_by created_at ownership "
            "approvers assignments offers delegations actions risks decisions support_needs participants "
            "line_of_sight targets target_changes target_history main_target series chart alignments_up "
            "alignments_down last_check_in check_ins history allowed unit_load carry_over drivers interventions"
        ),
        WITHOUT: "standing dependents findings forecast",
        MAKERS: "grants",
    },
    "Cascade": {
        SEEN: "organization day as_of watermark complete levels enums cycles units people edges goal_ids gone",
        WITHOUT: "goals list top",
    },
    "CascadeOrganization": {
        SEEN: "id name demo",
    },
    "CascadeLevel": {
        SEEN: "code name",
    },
    "CascadeCycles": {
        SEEN: "id name",
    },
    "CascadeUnits": {
        SEEN: "id name level parent",
    },
    "CascadePeople": {
        SEEN: "id position",
        LEADERS: "name",
    },
    "CascadeGoals": {
        SEEN: (
            "id title unit level cycle parent agreed owner owner_state state claimed evidence stale data_late "
            "last_check_in now target due unit_of_value restricted needs_help"
        ),
        WITHOUT: "goals_below off_track_below at_risk_below stale_below unowned_below trouble",
    },
    "CascadeEdges": {
        SEEN: "child parent kind agreed",
    },
    "CascadeUnit": {
        SEEN: "id name",
    },
    "CascadeCycle": {
        SEEN: "id name",
    },
    "CascadePerson": {
        SEEN: "id position",
        LEADERS: "name",
    },
    "CascadeGoal": {
        SEEN: (
            "id title unit level cycle parent_id agreed owner owner_state state claimed evidence stale data_late "
            "last_check_in now target due unit_of_value restricted needs_help below"
        ),
        WITHOUT: "goals_below off_track_below at_risk_below stale_below unowned_below trouble",
    },
    "TrajectoryStep": {
        SEEN: "on value",
    },
    "Target": {
        SEEN: (
            "id goal line measure unit role weight reading reading_periods baseline baseline_on target "
            "low high due_on steps floor stretch reason proposed_by proposed_at approved_by self_agreed "
            "declined_at declined_by answer_note valid_from valid_to"
        ),
        WITHOUT: "forecast",
    },
    "Alignment": {
        SEEN: (
            "id line child parent kind weight critical primary offered_by offered_by_parent note "
            "agreed_at agreed_by self_agreed valid_from valid_to ended_reason"
        ),
    },
    "CheckIn": {
        SEEN: (
            "id goal person on_behalf_of claimed confidence measurement note barriers needs_help "
            "next_step unchanged made_at recorded_at supersedes superseded_at withdrawn receipt replies"
        ),
    },
    "Reply": {
        SEEN: "id check_in person kind text recorded_at seen_at",
    },
    "Account": {
        OWN: "id email second_factor second_factor_required",
    },
    "Me": {
        OWN: "account people person organization roles capabilities home",
    },
    "PersonChoice": {
        OWN: "id organization_id organization_name position chosen",
    },
    "Home": {
        OWN: "kind day board leader front_line",
    },
    "BoardHome": {
        OWN: "sentence rows decisions",
    },
    "BoardRow": {
        SEEN: "goal claimed evidence being_done data_through changed",
    },
    "LeaderHome": {
        OWN: (
            "due replies answers offers links_to_agree to_reply support_asked targets_to_approve goals_to_commit "
            "actions to_hand_on reminders"
        ),
    },
    "DueCheckIn": {
        OWN: "goal due_on overdue_days last last_value ask_next_step",
    },
    "FrontLineHome": {
        OWN: "unit priorities",
    },
    "Measure": {
        SEEN: (
            "id code name definition direction scale unit per decimals numerator denominator "
            "risk_adjusted cadence lag_days sources steward valid_from version retired identifiers "
            "units series past_definitions"
        ),
    },
    "MeasureVersion": {
        SEEN: (
            "id name definition direction scale unit per decimals numerator denominator risk_adjusted "
            "cadence lag_days sources steward valid_from version valid_to"
        ),
    },
    "Measurement": {
        SEEN: (
            "id measure unit period_start period_end source value numerator denominator expected "
            "provisional note recorded_at recorded_by supersedes superseded_at queries"
        ),
    },
    "Chart": {
        SEEN: "measure unit kind points variation reading reading_code seams rebaselines proposed can_rebaseline",
        WITHOUT: "target assurance lights flips",
    },
    "MeasureGap": {
        SEEN: "measure start end value benchmark cases units largest",
    },
    "DataQuality": {
        SEEN: "unit due missing late restated questioned",
    },
    "Funnel": {
        SEEN: "measure start end centre dispersion reading units",
    },
    "FunnelUnit": {
        SEEN: "unit value exposure lower_95 upper_95 lower_998 upper_998 outside verdict",
    },
    "ChartPoint": {
        SEEN: (
            "period_start period_end value numerator denominator source provisional centre lower upper phase signal "
            "verdict"
        ),
    },
    "Seam": {
        SEEN: "on kind words",
    },
    "Rebaseline": {
        SEEN: (
            "id measure unit first frozen_until reason proposed_by proposed_at approved_by approved_at declined_by "
            "declined_at ended_by ended_at answer can_approve can_end"
        ),
    },
    "DataQuery": {
        SEEN: "id measurement asked_by asked_at question answered_by answered_at answer",
    },
    "ExternalId": {
        SEEN: "system value",
    },
    "OrganizationSettings": {
        SEEN: (
            "at_risk_pace off_track_pace trouble_share check_in_grace_days data_grace_days "
            "reply_grace_days agreement_grace_days vacant_days owner_update_days unit_goal_cap keep_text_years "
            "ask_confidence board_sees_units event_system_url"
        ),
    },
    "Organization": {
        SEEN: "id name slug time_zone locale business_hours demo day version settings levels",
    },
    "Level": {
        SEEN: "id ordinal code name required check_in_days",
    },
    "AffiliationGroup": {
        SEEN: "id kind name",
    },
    "Affiliation": {
        SEEN: "id unit group valid_from valid_to",
    },
    "Unit": {
        SEEN: (
            "id code name level parent closed version external_ids children above people goals "
            "affiliations goals_carried"
        ),
        MAKERS: "deputies",
    },
    "Person": {
        SEEN: "id position unit has_account away_from away_until archived_at version memberships",
        LINE: "name",
        SELF: "email",
    },
    "Membership": {
        SEEN: "id person role unit group valid_from valid_to",
    },
    "Token": {
        OWN: "id name scopes created_at expires_at last_used_at revoked_at",
    },
    "NewToken": {
        OWN: "id secret",
    },
}

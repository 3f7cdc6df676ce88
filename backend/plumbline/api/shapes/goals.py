"""What is wanted: cycles, goals, targets, alignments, check-ins, and how it is going."""

from typing import Any

from plumbline.accountability.choices import FindingCode
from plumbline.api.choices import OwnerState
from plumbline.api.shapes import (
    carrying,
    charts,
    dependents,
    exceptions,
    following,
    ledger,
    permissions,
    reads,
    risks,
    standings,
)
from plumbline.api.shapes.kit import (
    Field,
    Shape,
    choice,
    day,
    decimal,
    having,
    instant,
    key,
    many,
    number,
    one,
    page,
    paged,
    text,
    whole,
    yes,
)
from plumbline.goals.choices import (
    AlignmentKind,
    Barrier,
    Claim,
    CycleKind,
    Evidence,
    Impact,
    ReadingKind,
    ReplyKind,
    State,
    TargetRole,
)
from plumbline.goals.rules.standing import PlanVsResult


def _impacts(goal: Any) -> list[dict[str, str]]:
    return [{"dimension": name, **told} for name, told in sorted(goal.impacts.items())]


Shape(
    "Cycle",
    "A dated plan. A goal belongs to one.",
    {
        "id": key(brief=True),
        "name": text(brief=True),
        "kind": choice(CycleKind, brief=True),
        "starts_on": day(),
        "ends_on": day("The last day."),
        "parent": one("Cycle", "parent_id"),
        "closed_at": instant(null=True),
        "version": whole(),
        "open_goals": whole("Goals to close or carry over before it can be closed.", load=reads.open_goals),
    },
    model="goals.Cycle",
)
Shape(
    "GoalImpact",
    "What else the goal moves, and why. The weight is primary or secondary.",
    {"dimension": choice(Impact), "weight": text(), "why": text()},
)
Shape("Resource", "A playbook or other link.", {"title": text(), "url": text()})
Shape(
    "Permission",
    "Whether the viewer may do this to the goal; when not, why, in a sentence that says who can.",
    {"action": choice(permissions.GoalAction), "allowed": yes(), "code": text(null=True), "sentence": text(null=True)},
)
Shape(
    "Ownership",
    "Who answers for the goal now.",
    {
        "state": Field("choice", choices=OwnerState, about="none, owner, acting (the leader above) or offered."),
        "person": one("Person", "person_id", about="The owner, the acting owner, or whoever was asked."),
        "since": instant(null=True),
        "can_decide": yes(null=True),
    },
)
Shape(
    "LineOfSightStep",
    "One goal on the way from the board's goal down to this one.",
    {
        "goal": one("Goal", "goal_id", null=False),
        "agreed": yes("The link to the step above is agreed; true for the first step."),
        "kind": choice(AlignmentKind, "How it is linked to the step above.", null=True),
        "gaps": choice(FindingCode, "What is missing or weak here.", many=True, load=reads.weak_steps),
    },
)
Shape(
    "LineOfSight",
    "From the board's goal to this one.",
    {
        "steps": many("LineOfSightStep"),
        "reaches_board": yes("The line starts at a goal of the board."),
    },
)
Shape(
    "UnitLoad",
    "How much the goal's unit already carries.",
    {"carried": whole(), "cap": whole(), "sentence": text()},
)
Shape(
    "HistoryEntry",
    "One entry of the ledger.",
    {
        "id": key(brief=True),
        "sequence": whole(),
        "at": instant(brief=True),
        "actor": one("Person", "actor_id", about="Empty for the system's own work."),
        "on_behalf_of": one("Person", "on_behalf_of_id"),
        "verb": text(brief=True),
        "reason": text(),
        "check_in": one("CheckIn", "check_in_id", about="What it says of the goal."),
        "leaf_hash": text("Its hash, in hexadecimal; `ledgerProof` proves it.", ledger.leaf_hash),
    },
    model="ledger.Entry",
)
Shape(
    "Standing",
    "How a goal is going, from the goals you may see. Claimed (a person's call), evidence (the data's) and freshness "
    "are separate facts and never merged.",
    {
        "claimed": choice(Claim, null=True, brief=True),
        "evidence": choice(Evidence, brief=True),
        "outcome_evidence": choice(Evidence),
        "measured": number("Progress on the goal's own targets, 0 to 1.", null=True),
        "pace": number("Progress less what was planned by the day of the data.", null=True),
        "own_coverage": number(),
        "value": decimal("The reading of the first target that has one.", null=True, brief=True),
        "value_numerator": decimal(null=True),
        "value_denominator": decimal(null=True),
        "value_end": day("The first day after the value's last period.", null=True),
        "stale": yes("Update due.", brief=True),
        "data_late": yes(brief=True),
        "data_questioned": yes(),
        "worse_than_baseline": yes(),
        "balancing_worse": yes(),
        "contradiction": yes("Report and data differ."),
        "needs_help": yes(brief=True),
        "owned": yes(),
        "last_check_in_at": instant(null=True, brief=True),
        "due_on": day("The day the next check-in is due.", null=True, brief=True),
        "contributed": number("What the goals below reach, by their weights.", null=True),
        "contributed_pace": number(null=True),
        "coverage": number("How much is reported, 0 to 1."),
        "worst_below": choice(Claim, null=True),
        "goals_below": whole(brief=True),
        "off_track_below": whole(brief=True),
        "at_risk_below": whole(brief=True),
        "stale_below": whole(brief=True),
        "unowned_below": whole(brief=True),
        "trouble_below": yes(brief=True),
        "trouble_since": instant(null=True),
        "not_enough_reported": yes(),
        "plan_vs_result": text(
            "Codes: " + ", ".join(PlanVsResult) + ".", null=True, get=lambda row: row.plan_vs_result or None
        ),
    },
    model="goals.Standing",
)
Shape(
    "Goal",
    "What a unit wants by a date, in one plain sentence.",
    {
        "id": key(brief=True),
        "title": text(brief=True),
        "board_sentence": text("What the board says about it."),
        "unit": one("Unit", "unit_id", null=False, brief=True),
        "level": one("Level", load=reads.levels),
        "cycle": one("Cycle", "cycle_id", null=False),
        "state": choice(State, brief=True),
        "state_since": instant(),
        "restricted": yes(),
        "committed_at": instant(null=True),
        "committed_by": one("Person", "committed_by_id"),
        "proposed_by": one("Person", "proposed_by_id"),
        "self_agreed": yes("Proposed and committed by one person."),
        "asked_outcome": choice(
            State, "How the owner asks to close it.", null=True, get=lambda row: row.asked_outcome or None
        ),
        "asked_by": one("Person", "asked_by_id"),
        "asked_at": instant(null=True),
        "version": whole(brief=True),
        "check_in_days": whole("Empty: the level's default.", null=True),
        "closing_reason": text(),
        "learned": text(),
        "impacts": many("GoalImpact", get=_impacts),
        "resources": many("Resource"),
        "continues": one("Goal", "continues_id"),
        "created_by": one("Person", "created_by_id"),
        "created_at": instant(),
        "ownership": one("Ownership", load=reads.ownership, null=False),
        "approvers": many("Person", load=reads.approvers, about="Who commits it and approves its changes."),
        "assignments": having("Assignment", "goal_id", lambda rows: rows.open().order_by("valid_from")),
        "offers": having("Handoff", "goal_id", lambda rows: rows.waiting().order_by("offered_at")),
        "delegations": many("Delegation", load=reads.delegations),
        "support_needs": having("SupportNeed", "goal_id", lambda rows: rows.order_by("asked_at")),
        "actions": having("Action", "goal_id", lambda rows: rows.order_by("due_on", "id")),
        "risks": having(
            "Risk", "goal_id", lambda rows: rows.order_by("-closed_at", "raised_at", "id"), detail=True,
            about="What could keep it from being reached, the open ones first.",
        ),
        "decisions": having("Decision", "goal_id", lambda rows: rows.order_by("-decided_at", "id")),
        "drivers": having(
            "Driver", "goal_id", lambda rows: rows.standing().order_by("added_at", "id"),
            about="Its outline: what must change, the ideas for that, and what was tried.",
        ),
        "interventions": having(
            "Intervention", "goal_id", lambda rows: rows.standing().order_by("begins_on", "id"),
            about="Changes tried or planned for it, the earliest first.",
        ),
        "participants": many("Unit", load=reads.participants),
        "standing": one("Standing", load=standings.standings),
        "findings": many("Finding", load=following.findings_of, detail=True, about="What is missing or weak on it."),
        "line_of_sight": one("LineOfSight", load=reads.lines_of_sight, null=False, detail=True),
        "targets": having("Target", "goal_id", lambda rows: rows.in_force().order_by("valid_from", "id")),
        "target_changes": having("Target", "goal_id", lambda rows: rows.proposed().order_by("proposed_at")),
        "target_history": having(
            "Target", "goal_id", lambda rows: rows.filter(valid_from__isnull=False).order_by("line", "valid_from"),
            about="Every version; each change is a seam.",
        ),
        "main_target": one("Target", load=reads.main_targets, about="The one that Now → Target shows."),
        "series": many(
            "Measurement", load=reads.main_series, about="24 months of the main target's measure, oldest first."
        ),
        "forecast": one(
            "Forecast", load=risks.of_main_targets, detail=True, about="The last one of the main target, if any."
        ),
        "chart": one("Chart", load=charts.of_main_targets, detail=True, about="Of the main target."),
        "alignments_up": having("Alignment", "child_id", lambda rows: rows.open().order_by("-primary", "valid_from")),
        "alignments_down": having(
            "Alignment", "parent_id", lambda rows: rows.open().order_by("-primary", "valid_from")
        ),
        "last_check_in": one("CheckIn", load=reads.last_check_ins),
        "check_ins": paged("CheckIn", "goal_id", "-recorded_at", lambda rows: rows.standing()),
        "history": page("HistoryEntry", load=reads.histories, about="What was written about it, the latest first."),
        "allowed": many("Permission", load=permissions.permissions),
        "carry_over": one("CarryOver", load=carrying.of_goals, detail=True, about="What it would bring."),
        "dependents": one(
            "Dependents", load=dependents.of_goals, null=False, detail=True, about="Who depends on this, if it closes."
        ),
        "unit_load": one("UnitLoad", load=reads.unit_loads, detail=True),
        "grants": many(
            "GoalGrant", load=exceptions.on_goals, detail=True, about="Exceptions in force, for those who make them."
        ),
    },
    model="goals.Goal",
)  # fmt: skip
Shape("TrajectoryStep", "Where the trajectory stands on a day.", {"on": day(), "value": decimal()})
Shape(
    "Target",
    "What a goal must reach on a measure; `target` is a number to reach, `low` and `high` a range. Versions of one "
    "target share their `line`.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "line": key(),
        "measure": one("Measure", "measure_id", null=False, brief=True),
        "unit": one("Unit", "unit_id", null=False),
        "role": choice(TargetRole, brief=True),
        "weight": decimal(),
        "reading": choice(ReadingKind),
        "reading_periods": whole(null=True),
        "baseline": decimal(null=True, brief=True),
        "baseline_on": day(brief=True),
        "target": decimal(null=True, brief=True),
        "low": decimal(null=True, brief=True),
        "high": decimal(null=True, brief=True),
        "due_on": day(brief=True),
        "steps": many("TrajectoryStep", get=lambda row: [{"on": on, "value": value} for on, value in row.steps]),
        "floor": decimal(null=True),
        "stretch": decimal(null=True),
        "reason": text(),
        "proposed_by": one("Person", "proposed_by_id"),
        "proposed_at": instant(),
        "approved_by": one("Person", "approved_by_id"),
        "self_agreed": yes("Proposer and approver are one person."),
        "declined_at": instant(null=True),
        "declined_by": one("Person", "declined_by_id"),
        "answer_note": text(),
        "valid_from": instant("Empty: a change that waits for approval.", null=True),
        "valid_to": instant(null=True),
        "forecast": one("Forecast", load=risks.of_targets, detail=True, about="The last one made, if any."),
    },
    model="goals.Target",
)
Shape(
    "Alignment",
    "A dated link from a goal to the one it serves. It counts from `agreed_at`.",
    {
        "id": key(brief=True),
        "line": key(),
        "child": one("Goal", "child_id"),
        "parent": one("Goal", "parent_id"),
        "kind": choice(AlignmentKind, brief=True),
        "weight": decimal("Empty: equal.", null=True, brief=True),
        "critical": yes(brief=True),
        "primary": yes(brief=True),
        "offered_by": one("Person", "offered_by_id"),
        "offered_by_parent": yes("A counter-offer waits for the child's owner."),
        "note": text(),
        "agreed_at": instant(null=True, brief=True),
        "agreed_by": one("Person", "agreed_by_id"),
        "self_agreed": yes(),
        "valid_from": instant(),
        "valid_to": instant(null=True),
        "ended_reason": text(),
    },
    model="goals.Alignment",
)
Shape(
    "CheckIn",
    "The owner's, partner's or delegate's statement. Never edited; corrected by a later one.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "person": one("Person", "person_id", brief=True),
        "on_behalf_of": one("Person", "on_behalf_of_id"),
        "claimed": choice(Claim, brief=True),
        "confidence": whole(null=True),
        "measurement": one("Measurement", "measurement_id", about="The value seen."),
        "note": text(brief=True),
        "barriers": choice(Barrier, many=True),
        "needs_help": yes(brief=True),
        "next_step": text(brief=True),
        "unchanged": yes("Sent with “Same as last time”."),
        "made_at": instant("When the person pressed Send, on their own clock."),
        "recorded_at": instant("When it arrived.", brief=True),
        "supersedes": one("CheckIn", "supersedes_id"),
        "superseded_at": instant(null=True),
        "withdrawn": yes(),
        "receipt": one("Receipt", load=ledger.receipts),
        "replies": having("Reply", "check_in_id", lambda rows: rows.order_by("recorded_at")),
    },
    model="goals.CheckIn",
)
Shape(
    "Reply",
    "The parent owner's one tap on a check-in.",
    {
        "id": key(brief=True),
        "check_in": one("CheckIn", "check_in_id"),
        "person": one("Person", "person_id", brief=True),
        "kind": choice(ReplyKind, brief=True),
        "text": text(brief=True),
        "recorded_at": instant(brief=True),
        "seen_at": instant(null=True),
    },
    model="goals.Reply",
)

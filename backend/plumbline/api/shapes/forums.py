"""Promised work, and where decisions are taken."""

from plumbline.accountability.choices import ChangeKind, DecisionKind, ForumKind, Rhythm, Strength
from plumbline.api.shapes import meetings
from plumbline.api.shapes.kit import Shape, choice, day, having, instant, key, many, one, text, whole, yes

Shape(
    "Action",
    "A promised piece of work on a goal.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "text": text("What will be done.", brief=True),
        "owner": one("Person", "owner_id", about="Who does it.", brief=True),
        "due_on": day(brief=True),
        "strength": choice(Strength, brief=True),
        "measure": one("Measure", "measure_id", about="The measure that should move."),
        "review_on": day("When to look whether it moved.", null=True),
        "risk": one("Risk", "risk_id", about="The risk that it should make smaller."),
        "promised_by": one("Person", "promised_by_id"),
        "promised_at": instant(),
        "done_at": instant(null=True, brief=True),
        "dropped_at": instant(null=True, brief=True),
        "ended_by": one("Person", "ended_by_id"),
        "outcome": text("What came of it; of a dropped one, why."),
        "version": whole(brief=True),
        "can_change": yes("The viewer may edit, finish or drop it.", load=meetings.changeable),
    },
    model="accountability.Action",
)
Shape(
    "Forum",
    "A body that meets over a unit and everything under it.",
    {
        "id": key(brief=True),
        "name": text(brief=True),
        "kind": choice(ForumKind, brief=True),
        "unit": one("Unit", "unit_id", null=False, brief=True),
        "rhythm": choice(Rhythm),
        "members": having("ForumMember", "forum_id", lambda rows: rows.open().order_by("valid_from", "id")),
        "founded_at": instant(),
        "closed_at": instant(null=True),
        "last_meeting": one("Meeting", load=meetings.last, about="The latest before today."),
        "next_meeting": one("Meeting", load=meetings.following, about="The first from today on."),
        "version": whole(brief=True),
        "can_convene": yes("The viewer may change it and seat its members.", load=meetings.convened),
        "can_sit": yes("The viewer may schedule its meetings and state decisions.", load=meetings.sat_in),
    },
    model="accountability.Forum",
)
Shape(
    "ForumMember",
    "A person's seat in a forum.",
    {
        "id": key(brief=True),
        "forum": one("Forum", "forum_id"),
        "person": one("Person", "person_id", brief=True),
        "valid_from": instant(brief=True),
        "valid_to": instant(null=True),
    },
    model="accountability.ForumMember",
)
Shape(
    "Meeting",
    "A dated meeting of a forum.",
    {
        "id": key(brief=True),
        "forum": one("Forum", "forum_id", brief=True),
        "held_on": day(brief=True),
        "note": text(),
        "decisions": having("Decision", "meeting_id", lambda rows: rows.order_by("decided_at", "id")),
        "changes": many("ChangeGroup", load=meetings.changed, about="What had changed since the meeting before."),
        "version": whole(brief=True),
    },
    model="accountability.Meeting",
)
Shape(
    "ForumChanges",
    "What changed under a forum since its last meeting.",
    {
        "forum": one("Forum", "forum_id", null=False),
        "meeting": one("Meeting", "meeting_id", about="The last one; empty where it has not met: since its founding."),
        "since": instant("The beginning of that meeting's day; what it decided itself is left out."),
        "groups": many("ChangeGroup"),
    },
)
Shape(
    "ChangeGroup",
    "The changes of one kind.",
    {
        "kind": choice(ChangeKind),
        "count": whole(),
        "changes": many("Change", about="The first 100: the highest level first, then the latest."),
    },
)
Shape(
    "Change",
    "One change of one goal.",
    {
        "kind": choice(ChangeKind),
        "goal": one("Goal", "goal_id", null=False),
        "subject_id": key("The new owner, the target, the measure or the check-in.", null=True),
        "at": instant(),
        "sentence": text(),
    },
)
Shape(
    "Decision",
    "What was decided: by an approval, in the same moment, or stated for a forum. Never changed.",
    {
        "id": key(brief=True),
        "meeting": one("Meeting", "meeting_id", about="The forum's meeting of that day, where there was one."),
        "goal": one("Goal", "goal_id"),
        "kind": choice(DecisionKind, brief=True),
        "text": text(brief=True),
        "decided_by": one("Person", "decided_by_id", about="Empty: agreed on paper before.", brief=True),
        "decided_at": instant(brief=True),
    },
    model="accountability.Decision",
)
Shape(
    "TargetAcknowledgement",
    "The approver has seen a changed target.",
    {
        "id": key(brief=True),
        "target": one("Target", "target_id"),
        "acknowledged_by": one("Person", "acknowledged_by_id", brief=True),
        "acknowledged_at": instant(brief=True),
    },
    model="accountability.TargetAcknowledgement",
)

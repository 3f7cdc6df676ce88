"""Promised work, forums, meetings and decisions."""

from plumbline.accountability.choices import ForumKind, Rhythm, Strength
from plumbline.api.inputs import DAY, ID, TEXT, WHOLE, Input, choice, optional
from plumbline.api.verbs.kit import CLIENT_ID, VERSION, Verb, made

ACTION = {"action_id": ID, "expected_version": VERSION}
Verb(
    "promiseAction",
    "Promises a piece of work on a goal.",
    "accountability.actions.promise",
    "Action",
    "goals/{goal_id}/actions",
    {
        "goal_id": ID,
        "text": TEXT,
        "owner_id": Input("id", required=False, about="Who does it; left out, you."),
        "due_on": DAY,
        "strength": choice(Strength),
        "measure_id": Input("id", required=False, about="The measure that should move."),
        "review_on": Input("day", required=False, about="When to look whether it moved."),
        "risk_id": Input("id", required=False, about="A risk of the goal that it should make smaller."),
        "id": CLIENT_ID,
    },
    pack=("draft", made("accountability.actions.actions.Promise")),
)
Verb(
    "editAction",
    "Changes what was promised, while it is open.",
    "accountability.actions.edit",
    "Action",
    "actions/{action_id}",
    {
        **ACTION,
        "expected_version": WHOLE,
        "text": optional(TEXT),
        "owner_id": optional(ID),
        "due_on": optional(DAY),
        "strength": optional(choice(Strength)),
        "measure_id": Input("id", required=False, clears=True),
        "review_on": Input("day", required=False, clears=True),
        "risk_id": Input("id", required=False, clears=True),
    },
    method="PATCH",
)
Verb(
    "finishAction",
    "Done, with what came of it.",
    "accountability.actions.finish",
    "Action",
    "actions/{action_id}/finish",
    {**ACTION, "outcome": TEXT},
)
Verb(
    "dropAction",
    "Not done after all, and why.",
    "accountability.actions.drop",
    "Action",
    "actions/{action_id}/drop",
    {**ACTION, "reason": TEXT},
)
Verb(
    "foundForum",
    "Founds a board, committee, leadership round or huddle over a unit and everything under it.",
    "accountability.forums.found",
    "Forum",
    "forums",
    {"name": TEXT, "kind": choice(ForumKind), "unit_id": ID, "rhythm": choice(Rhythm), "id": CLIENT_ID},
)
Verb(
    "editForum",
    "Changes a forum's name, rhythm or unit.",
    "accountability.forums.edit",
    "Forum",
    "forums/{forum_id}",
    {
        "forum_id": ID,
        "expected_version": WHOLE,
        "name": optional(TEXT),
        "rhythm": optional(choice(Rhythm)),
        "unit_id": optional(ID),
    },
    method="PATCH",
)
Verb(
    "closeForum",
    "The forum meets no more; its meetings and decisions stay.",
    "accountability.forums.close",
    "Forum",
    "forums/{forum_id}/close",
    {"forum_id": ID, "expected_version": VERSION},
)
Verb(
    "joinForum",
    "Gives a person a seat in a forum.",
    "accountability.forums.join",
    "ForumMember",
    "forums/{forum_id}/members",
    {"forum_id": ID, "person_id": ID, "id": CLIENT_ID},
)
Verb(
    "leaveForum",
    "Ends a person's seat in a forum.",
    "accountability.forums.leave",
    "ForumMember",
    "forums/{forum_id}/members/{person_id}/end",
    {"forum_id": ID, "person_id": ID},
)
Verb(
    "scheduleMeeting",
    "Puts a meeting of a forum on a day.",
    "accountability.meetings.schedule",
    "Meeting",
    "forums/{forum_id}/meetings",
    {"forum_id": ID, "held_on": DAY, "note": optional(TEXT), "id": CLIENT_ID},
)
Verb(
    "editMeeting",
    "Changes a meeting's day or note.",
    "accountability.meetings.edit",
    "Meeting",
    "meetings/{meeting_id}",
    {"meeting_id": ID, "expected_version": WHOLE, "held_on": optional(DAY), "note": optional(TEXT)},
    method="PATCH",
)
Verb(
    "recordDecision",
    "States what was decided, in a meeting, about a goal, or both.",
    "accountability.decisions.record",
    "Decision",
    "decisions",
    {"text": TEXT, "meeting_id": optional(ID), "goal_id": optional(ID), "id": CLIENT_ID},
)
Verb(
    "acknowledgeTargetChange",
    "The approver says that a changed target was seen.",
    "accountability.decisions.acknowledge_target",
    "TargetAcknowledgement",
    "targets/{target_id}/acknowledge",
    {"target_id": ID},
)

"""Forums, their meetings, what was decided, who depends on whom, and who may do what."""

from typing import Any
from uuid import UUID

from plumbline.accountability import changes
from plumbline.accountability import dependents as depending
from plumbline.accountability.models import Decision, Forum, Meeting
from plumbline.api import paging
from plumbline.api.inputs import ID, YES, optional
from plumbline.api.questions.kit import Question
from plumbline.api.questions.lists import by_id
from plumbline.api.shapes import access as accesses
from plumbline.api.viewer import Viewer
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person

by_id("forum", "Forum", "forums")
by_id("meeting", "Meeting", "meetings")
by_id("decision", "Decision", "decisions")
by_id("action", "Action", "actions")


def forums(viewer: Viewer, *, unit_id: UUID | None = None, closed: bool = False, **place: Any) -> paging.Page:
    rows = Forum.objects.visible_to(viewer.required()).filter(closed_at__isnull=not closed)
    if unit_id:
        rows = rows.filter(unit__path__contains=[unit_id])
    return paging.page(rows, order="name", **place)


def meetings(viewer: Viewer, *, forum_id: UUID, **place: Any) -> paging.Page:
    forum = Forum.objects.seen(viewer.required(), forum_id)
    return paging.page(Meeting.objects.visible_to(viewer.person).filter(forum=forum), order="-held_on", **place)


def decisions(
    viewer: Viewer, *, goal_id: UUID | None = None, forum_id: UUID | None = None, **place: Any
) -> paging.Page:
    rows = Decision.objects.visible_to(viewer.required())
    if goal_id:
        rows = rows.filter(goal=Goal.objects.seen(viewer.person, goal_id))
    if forum_id:
        rows = rows.filter(meeting__forum=Forum.objects.seen(viewer.person, forum_id))
    return paging.page(rows, order="-decided_at", **place)


def changes_since(viewer: Viewer, *, forum_id: UUID) -> Any:
    return changes.since_last_meeting(viewer.required(), Forum.objects.seen(viewer.person, forum_id))


Question(
    "changesSince",
    "What changed under a forum since its last meeting, by kind.",
    "ForumChanges",
    changes_since,
    "forums/{forum_id}/changes",
    {"forum_id": ID},
)


def dependents(viewer: Viewer, *, person_id: UUID) -> Any:
    return depending.of_owner(viewer.required(), Person.objects.seen(viewer.person, person_id))


def access(viewer: Viewer, *, person_id: UUID, goal_id: UUID) -> list[Any]:
    goal = Goal.objects.select_related("unit__level").seen(viewer.required(), goal_id)
    person = Person.objects.select_related("account", "organization", "unit").seen(viewer.person, person_id)
    return list(accesses.of(viewer.required(), person, goal))


Question(
    "access",
    "Why a person can or cannot do what to a goal; for administrators and the CMO, and for oneself.",
    "Access",
    access,
    "goals/{goal_id}/access/{person_id}",
    {"person_id": ID, "goal_id": ID},
    many=True,
)
Question(
    "dependents",
    "Who depends on an owner: the goals that would reach no goal of the board any more if they stopped.",
    "Dependents",
    dependents,
    "people/{person_id}/dependents",
    {"person_id": ID},
)
Question(
    "forums",
    "Forums by name.",
    "Forum",
    forums,
    "forums",
    {"unit_id": optional(ID), "closed": optional(YES)},
    page=True,
)
Question(
    "meetings",
    "Meetings of a forum, the latest first.",
    "Meeting",
    meetings,
    "forums/{forum_id}/meetings",
    {"forum_id": ID},
    page=True,
)
Question(
    "decisions",
    "What was decided, the latest first.",
    "Decision",
    decisions,
    "decisions",
    {"goal_id": optional(ID), "forum_id": optional(ID)},
    page=True,
)

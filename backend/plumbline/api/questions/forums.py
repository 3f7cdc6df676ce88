"""Forums, their meetings, what was decided, and who depends on whom."""

from typing import Any
from uuid import UUID

from plumbline.accountability import dependents as depending
from plumbline.accountability.models import Decision, Forum, Meeting
from plumbline.api import paging
from plumbline.api.inputs import ID, YES, optional
from plumbline.api.questions.kit import Question
from plumbline.api.questions.lists import by_id
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


def dependents(viewer: Viewer, *, person_id: UUID) -> Any:
    return depending.of_owner(viewer.required(), Person.objects.seen(viewer.person, person_id))


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

"""Findings as a list, as chains, and in one look."""

from typing import Any
from uuid import UUID

from django.db import models

from plumbline.accountability import findings, integrity
from plumbline.accountability.choices import FindingCode
from plumbline.api import paging
from plumbline.api.inputs import ID, Input, choice, optional, several
from plumbline.api.questions.kit import Question
from plumbline.api.viewer import Viewer
from plumbline.goals.actions import standings
from plumbline.goals.models import Goal
from plumbline.organizations.models import OrgUnit


class ChainSort(models.TextChoices):
    REACH_AGE = "reach_age", "Reach times age"
    AGE = "age", "Age"
    REACH = "reach", "Reach"


NARROWED = {
    "codes": optional(several(choice(FindingCode))),
    "unit_id": Input("id", required=False, about="This unit and everything under it."),
    "accepted": Input("yes", required=False, about="Those that somebody accepts for a time, in place of the others."),
}


def found(
    viewer: Viewer, codes: list[str] | None, unit_id: UUID | None, accepted: bool | None
) -> list[findings.Finding]:
    person = _judged(viewer)
    return _apart(person, findings.within(person, _unit(viewer, unit_id), codes or ()), accepted)


def _apart(person: Any, rows: list[findings.Finding], accepted: bool | None) -> list[findings.Finding]:
    known = findings.accepted(person, rows)
    return [it for it in rows if (it.id in known) == bool(accepted)]


def _judged(viewer: Viewer) -> Any:
    person = viewer.required()
    if viewer.glasses is None:
        standings.catch_up(person.organization)
    return person


def _unit(viewer: Viewer, unit_id: UUID | None) -> OrgUnit | None:
    return None if unit_id is None else OrgUnit.objects.seen(viewer.required(), unit_id)


def listed(
    viewer: Viewer,
    *,
    codes: list[str] | None = None,
    unit_id: UUID | None = None,
    accepted: bool | None = None,
    goal_id: UUID | None = None,
    **place: Any,
) -> paging.Page:
    if goal_id is not None:
        goal = Goal.objects.seen(viewer.required(), goal_id)
        mine = _apart(_judged(viewer), findings.of_goals(viewer.required(), [goal.pk]), accepted)
        return paging.listed([it for it in mine if not codes or it.code in codes], **place)
    rows = found(viewer, codes, unit_id, accepted)
    return paging.listed(sorted(rows, key=lambda it: (-it.weight, it.id)), **place)


def weak_chains(
    viewer: Viewer,
    *,
    codes: list[str] | None = None,
    unit_id: UUID | None = None,
    accepted: bool | None = None,
    sort: str | None = None,
    **place: Any,
) -> paging.Page:
    return paging.listed(
        findings.chains(found(viewer, codes, unit_id, accepted), sort or ChainSort.REACH_AGE.value), **place
    )


def follow_through(viewer: Viewer, *, unit_id: UUID | None = None) -> Any:
    return integrity.follow_through(_judged(viewer), _unit(viewer, unit_id))


Question(
    "findings",
    "Missing and weak links, what reaches furthest and is oldest first.",
    "Finding",
    listed,
    "findings",
    {**NARROWED, "goal_id": optional(ID)},
    page=True,
    in_past=True,
)
Question(
    "weakChains",
    "Lines of sight with a missing or weak link, one for each goal that has one.",
    "WeakChain",
    weak_chains,
    "weak-chains",
    {**NARROWED, "sort": optional(choice(ChainSort))},
    page=True,
    in_past=True,
)
Question(
    "followThrough",
    "What is sound, missing and weak in a scope, and what has changed in a week.",
    "FollowThrough",
    follow_through,
    "follow-through",
    {"unit_id": NARROWED["unit_id"]},
    in_past=True,
)

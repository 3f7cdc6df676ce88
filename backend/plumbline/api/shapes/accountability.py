"""Who answers for a goal."""

from collections.abc import Sequence
from typing import Any

from plumbline.accountability.choices import Answer, AssignmentRole, SupportAnswer, SupportKind
from plumbline.api.shapes import exceptions
from plumbline.api.shapes.kit import Shape, choice, instant, key, one, text, yes
from plumbline.api.viewer import Viewer
from plumbline.organizations.models import Person


def grantees(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """Whose exception it is: the account's person in the organization."""
    found = Person.objects.visible_to(viewer.person).filter(account__in={row.user_id for row in rows})
    by_account = {person.account_id: person for person in found}
    return [by_account.get(row.user_id) for row in rows]


Shape(
    "Assignment",
    "A person's role on a goal, from its acceptance.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "person": one("Person", "person_id", brief=True),
        "role": choice(AssignmentRole, brief=True),
        "can_decide": yes("“I can decide this”, said on accepting.", null=True),
        "valid_from": instant(brief=True),
        "valid_to": instant(null=True),
        "ended_reason": text(),
    },
    model="accountability.Assignment",
)
Shape(
    "Handoff",
    "An offer of a role on a goal, which the person accepts or declines.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "role": choice(AssignmentRole, brief=True),
        "from_person": one("Person", "from_person_id"),
        "to_person": one("Person", "to_person_id", brief=True),
        "offered_by": one("Person", "offered_by_id"),
        "offered_at": instant(brief=True),
        "note": text(),
        "answer": choice(Answer, null=True, get=lambda row: row.answer or None),
        "answered_at": instant(null=True),
        "answer_note": text(),
    },
    model="accountability.Handoff",
)
Shape(
    "Delegation",
    "An expiring right to act for an owner, on one goal or on all of theirs.",
    {
        "id": key(brief=True),
        "from_person": one("Person", "from_person_id", brief=True),
        "to_person": one("Person", "to_person_id", brief=True),
        "goal": one("Goal", "goal_id"),
        "given_at": instant(),
        "valid_from": instant(),
        "valid_to": instant(brief=True),
    },
    model="accountability.Delegation",
)
Shape(
    "SupportNeed",
    "What an owner needs from a named leader before the goal is in their hands.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "kind": choice(SupportKind, brief=True),
        "text": text(brief=True),
        "asked_by": one("Person", "asked_by_id"),
        "asked_of": one("Person", "asked_of_id", brief=True),
        "asked_at": instant(brief=True),
        "answer": choice(SupportAnswer, null=True, get=lambda row: row.answer or None),
        "answer_note": text(),
        "answered_by": one("Person", "answered_by_id"),
        "answered_at": instant(null=True),
    },
    model="accountability.SupportNeed",
)
Shape(
    "GoalGrant",
    "An exception for one person on one goal. Every exception ends.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "content_object_id"),
        "person": one("Person", load=grantees, brief=True),
        "permission": text(get=lambda row: row.permission.codename, brief=True),
        "valid_from": instant(),
        "valid_to": instant(),
        "granted_by": one("Person", "granted_by_id"),
        "reason": text("What was said when it was given.", load=exceptions.reasons),
    },
    model="accountability.GoalGrant",
)
Shape(
    "UnitGrant",
    "A deputy's right over the goals of a unit and all below it. Every exception ends.",
    {
        "id": key(brief=True),
        "unit": one("Unit", "content_object_id"),
        "person": one("Person", load=grantees, brief=True),
        "permission": text(get=lambda row: row.permission.codename, brief=True),
        "valid_from": instant(),
        "valid_to": instant(),
        "granted_by": one("Person", "granted_by_id"),
        "reason": text("What was said when it was given.", load=exceptions.reasons),
    },
    model="accountability.UnitGrant",
)

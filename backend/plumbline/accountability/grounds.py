"""What a permission on a goal stands on, in words that a nurse manager understands. Told only when somebody asks."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from plumbline.accountability.models import Delegation, GoalGrant, UnitGrant
from plumbline.accountability.selectors import Answering, Rung
from plumbline.core import clock
from plumbline.core.policy import Ground
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person


def owner(fact: Answering, person: Person, of: str) -> Ground:
    return since(f"Owner of {of}", fact.accepted_at, person)


def acting(fact: Answering, person: Person, of: str) -> Ground:
    """The leader of the unit above, while the owner is away or has left."""
    if fact.away_from is not None:
        return lambda: f"Acting owner of {of}, because the owner is away since {_said(fact.away_from, person)}"
    return lambda: f"Acting owner of {of}, because the last owner left on {_said(fact.left_at, person)}"


def owner_above(person: Person, line: list[Rung], facts: Mapping[UUID, Answering]) -> Ground:
    """Without naming that goal: whoever asks may not be among those who see it."""
    first = facts[line[1].goal_id].owner_id == person.pk
    return lambda: (
        "Owner of the goal above it" if first else "Owner of the nearest goal above it that has an owner at work"
    )


def delegate(row: Delegation, person: Person, of: str) -> Ground:
    return lambda: f"Acts for the owner of {of} ({row.from_person.position}) until {_said(row.valid_to, person)}"


def exception(row: GoalGrant, person: Person) -> Ground:
    return lambda: f"Exception given by {_giver(row)} until {_said(row.valid_to, person)}"


def deputy(row: UnitGrant, goal: Goal, person: Person) -> Ground:
    def told() -> str:
        unit = row.content_object
        reaches = "" if unit.pk == goal.unit_id else f", which contains {goal.unit.name}"
        return f"Deputy for {unit.name}{reaches}; given by {_giver(row)} until {_said(row.valid_to, person)}"

    return told


def since(what: str, begins: datetime | date | None, person: Person) -> Ground:
    return lambda: f"{what} since {_said(begins, person)}"


def _giver(row: GoalGrant | UnitGrant) -> str:
    return row.granted_by.position if row.granted_by else "an administrator"


def _said(at: datetime | date | None, person: Person) -> str:
    """The day of the organization."""
    day = clock.day(at, person.organization.time_zone) if isinstance(at, datetime) else at
    return clock.said(day) if day is not None else "the beginning"

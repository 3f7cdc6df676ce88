"""What happened to goals that a higher app must hear."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from plumbline.goals.rules.rulings import Ruling


@dataclass(frozen=True, slots=True)
class GoalCarriedOver:
    """A goal goes on in the next cycle as a new draft: its owner is asked to accept it anew."""

    organization_id: UUID
    goal_id: UUID
    continues_id: UUID
    by_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnerNamed:
    """A goal was handed down to a unit with somebody named to own it: they are asked to accept."""

    organization_id: UUID
    goal_id: UUID
    person_id: UUID
    by_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class GoalsDecided:
    """An approver decided; `by_id` is empty where an administrator entered what was agreed on paper before."""

    organization_id: UUID
    rulings: tuple[Ruling, ...]
    by_id: UUID | None
    at: datetime

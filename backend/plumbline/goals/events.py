"""What happened to goals that a higher app must hear."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from plumbline.goals.rules.rulings import Ruling


@dataclass(frozen=True, slots=True)
class GoalsCarriedOver:
    """Goals go on in the next cycle as new drafts, {the one before: the new one}: who answers is asked anew."""

    organization_id: UUID
    goals: Mapping[UUID, UUID]
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

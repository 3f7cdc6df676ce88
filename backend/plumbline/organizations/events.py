"""What happened to people and units. Higher apps react in the writer's transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonArchived:
    """Their memberships have ended; whatever else they hold must end now."""

    organization_id: UUID
    person_id: UUID
    account_id: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonAway:
    """A stated absence began, changed or ended."""

    organization_id: UUID
    person_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitClosed:
    """A unit is about to close; `successor_id` takes over what it carries, or there is none."""

    organization_id: UUID
    unit_id: UUID
    successor_id: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class OrganizationConfigured:
    """Settings, the time zone or the ladder changed: every standing may read differently."""

    organization_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class TextRemoved:
    """A text was taken out of the record; whoever keeps a copy elsewhere lets go of it."""

    organization_id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class OrganizationMadeUp:
    """A demo stands with all of its past."""

    organization_id: UUID

"""What happened to numbers. Whoever judges by them reacts in the writer's transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MeasurementsRecorded:
    """Data of these (measure, unit) pairs were recorded or restated."""

    organization_id: UUID
    pairs: frozenset[tuple[UUID, UUID]]
    at: datetime


@dataclass(frozen=True, slots=True)
class MeasureRevised:
    """A definition, its lag or its order of sources changed: every reading of it may differ."""

    organization_id: UUID
    measure_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class DataQuestioned:
    organization_id: UUID
    pairs: frozenset[tuple[UUID, UUID]]
    at: datetime


@dataclass(frozen=True, slots=True)
class DataAnswered:
    organization_id: UUID
    pairs: frozenset[tuple[UUID, UUID]]
    at: datetime

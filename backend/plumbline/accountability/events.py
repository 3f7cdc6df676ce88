"""What happened to ownership."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OwnershipChanged:
    """Owners of these goals came, went, left for a while or came back."""

    organization_id: UUID
    goal_ids: frozenset[UUID]
    at: datetime

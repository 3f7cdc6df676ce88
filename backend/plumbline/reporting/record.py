"""The record's head that a packet prints, and the signature it quotes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from plumbline.ledger.models import Checkpoint, Entry
from plumbline.ledger.models.entry import MAIN


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry until an instant."""

    sequence: int
    hash: str

    @property
    def said(self) -> str:
        return f"{self.sequence:,}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A signed checkpoint: the first `size` entries."""

    size: int
    note: str

    @property
    def said(self) -> str:
        return f"{self.size:,}"


def head(organization_id: UUID, instant: datetime) -> Head | None:
    entries = Entry.objects.filter(organization_id=organization_id, log=MAIN, at__lte=instant).order_by("-sequence")
    last = entries.values_list("sequence", "hash").first()
    return Head(last[0], bytes(last[1]).hex()) if last else None


def quoted(organization_id: UUID, head: Head | None) -> int | None:
    """The size of the first checkpoint that covers the head; where none does yet, of the latest."""
    if head is None:
        return None
    signed = Checkpoint.objects.filter(organization_id=organization_id, log=MAIN).values_list("size", flat=True)
    covering = signed.filter(size__gte=head.sequence).order_by("size").first()
    return covering if covering is not None else signed.order_by("-size").first()


def checkpoint(organization_id: UUID, size: int | None) -> Quoted | None:
    """What was signed, where it is still there."""
    signed = Checkpoint.objects.filter(organization_id=organization_id, log=MAIN, size=size)
    found = signed.values_list("size", "note").first() if size is not None else None
    return Quoted(*found) if found else None

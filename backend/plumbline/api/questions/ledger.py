"""Proofs from the record: of one entry, and of its head."""

from typing import Any

from plumbline.accountability import policies
from plumbline.api.inputs import WHOLE
from plumbline.api.questions.kit import Question
from plumbline.api.shapes import ledger
from plumbline.api.viewer import Viewer
from plumbline.core.errors import NotFound
from plumbline.ledger import chain, checkpoints, tree
from plumbline.ledger.models import Checkpoint, Entry, Head, Redaction
from plumbline.ledger.models.entry import MAIN
from plumbline.ledger.tree import Log


def proof(viewer: Viewer, *, sequence: int) -> dict[str, Any]:
    """Raises NotFound, alike for what is not there and for what the viewer may not see."""
    person = viewer.required()
    entry = Entry.objects.visible_to(person).filter(log=MAIN, sequence=sequence).first()
    oversees = policies.verify_record.allows(person)
    if entry is None or not (oversees or ledger.in_history(viewer, entry)):
        raise NotFound("entry")
    signed = checkpoints.latest(person.organization_id)
    covers = signed if signed and sequence <= signed.size else None
    size = covers.size if covers else _head(viewer).sequence
    log = Log(person.organization_id)
    return {
        "sequence": sequence,
        "entry": chain.text(chain.told(entry)).decode() if oversees or ledger.object_seen(viewer, entry) else None,
        "leaf_hash": ledger.leaf_hash(entry),
        "size": size,
        "root": tree.root(log, size).hex(),
        "path": [hash.hex() for hash in tree.path(log, sequence, size)],
        "checkpoint": covers.note if covers else None,
    }


def head(viewer: Viewer) -> dict[str, Any]:
    person = viewer.required()
    policies.verify_record.require(person)
    last, signed = _head(viewer), checkpoints.latest(person.organization_id)
    return {
        "sequence": last.sequence,
        "hash": bytes(last.hash).hex(),
        "checkpoint": _checkpoint(signed) if signed else None,
        "redactions": Redaction.objects.visible_to(person).count(),
    }


def _checkpoint(signed: Checkpoint) -> dict[str, Any]:
    return {
        "size": signed.size,
        "root": bytes(signed.root).hex(),
        "note": signed.note,
        "signed_at": signed.signed_at,
        "places": signed.places,
    }


def _head(viewer: Viewer) -> Head:
    return Head.objects.visible_to(viewer.required()).get(log=MAIN)


Question(
    "ledgerProof",
    "Proves that an entry stands in the record; not found when it is invisible.",
    "LedgerProof",
    proof,
    "ledger/entries/{sequence}/proof",
    {"sequence": WHOLE},
)
Question("ledgerHead", "The end of the record and its last signature.", "LedgerHead", head, "ledger/head")

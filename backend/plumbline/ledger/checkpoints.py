"""Signed heads of the record, published where the database's administrators do not write.

A checkpoint says: these are the first SIZE entries, and this is their root. Whoever changes one of them afterwards,
cuts the end or brings back an older copy cannot make the same root again, and cannot sign another one.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from plumbline.core import clock
from plumbline.ledger import chain, keeper, places, signed_note
from plumbline.ledger.keeper import Refused
from plumbline.ledger.models import Checkpoint, Entry, Head
from plumbline.ledger.models.entry import MAIN
from plumbline.ledger.signed_note import Note

AT_ONCE = 5000
EVERY = 100  # entries; besides, every minute
LOOK = "Nothing was signed; `plumbline verify` says more."


def latest(organization_id: UUID, log: str = MAIN) -> Checkpoint | None:
    """The last one signed for an organization, with the places that have it."""
    mine = Checkpoint.objects.filter(organization_id=organization_id, log=log)
    return mine.prefetch_related("publications").order_by("-size").first()


def sign_all(*, again: bool = False) -> Iterator[Checkpoint | Refused]:
    """Every log, each with its new checkpoint or the reason why it got none; silent where there is nothing new, and
    where nobody said where the key lies. `again` as for `sign`."""
    if keeper.here() is None:
        return
    for organization, log in Head.objects.order_by("id").values_list("organization_id", "log"):
        try:
            signed = sign(organization, log, again=again)
        except Refused as refused:
            yield refused
        else:
            if signed is not None:
                yield signed


def sign(organization_id: UUID, log: str = MAIN, *, again: bool = False) -> Checkpoint | None:
    """Signs and publishes the present head; None where nothing was recorded since the last time. Raises Refused.

    Whatever it signs repeats what it signed before: the new root grows from the old one. `again` reads the log from its
    beginning even so, and refuses one that was rewritten anywhere; else it is the last signed entry that must be there.

    What the key's folder remembers decides, and it is written before anything is published: however this ends, the
    key never signs two roots for one size.
    """
    kept = keeper.here()
    if kept is None:
        raise Refused(
            "Nobody said where the signing key lies. Nothing was signed: set LEDGER_DIR to a folder of its own."
        )
    with kept.alone():
        last = kept.last(organization_id, log)
        head = _head(organization_id, log)
        if head != (last.size if last else 0) or (last and again):
            key = kept.key(may_make=not Checkpoint.objects.exists())
            tree = _grown(organization_id, log, kept.tree(last) if last and not again else None, last, head)
            last = signed_note.sign(key, organization=organization_id, log=log, size=head, root=tree.root())
            kept.remember(last, tree)
        return _published(last) if last else None


def _head(organization_id: UUID, log: str) -> int:
    heads = Head.objects.filter(organization_id=organization_id, log=log)
    return heads.values_list("sequence", flat=True).first() or 0


def _grown(organization_id: UUID, log: str, tree: chain.Tree | None, last: Note | None, head: int) -> chain.Tree:
    """The tree up to the head, grown on from the given one, which is that of the last checkpoint."""
    where = signed_note.origin(organization_id, log)
    entries = Entry.objects.filter(organization_id=organization_id, log=log, sequence__lte=head)
    if last and head < last.size:
        raise Refused(
            f"{where} ends at entry {head}, and was signed up to entry {last.size}: its end was cut, or an older copy"
            f" of the database was brought back. {LOOK}"
        )
    if tree and not entries.filter(sequence=tree.size, hash=tree.last).exists():
        raise _rewritten(where, tree.size)
    tree = tree or chain.Tree()
    later = entries.filter(sequence__gt=tree.size).order_by("sequence").values_list("sequence", "hash")
    for sequence, hash in later.iterator(chunk_size=AT_ONCE):
        if sequence != tree.size + 1:
            break
        tree.add(bytes(hash))
        if last and tree.size == last.size and tree.root() != last.root:
            raise _rewritten(where, last.size)
    if tree.size != head:
        raise Refused(f"Entry {tree.size + 1} of {where} is missing, and its head stands at {head}. {LOOK}")
    return tree


def _rewritten(where: str, size: int) -> Refused:
    return Refused(f"Up to entry {size}, {where} is not the record that was signed before: it was rewritten. {LOOK}")


def _published(note: Note) -> Checkpoint | None:
    """Into the database, and on to every other place; None when it is there already."""
    with transaction.atomic():
        row, made = Checkpoint.objects.get_or_create(
            organization_id=note.organization,
            log=note.log,
            size=note.size,
            defaults={"root": note.root, "note": note.text, "signed_at": clock.now()},
        )
        if not made and bytes(row.root) != note.root:
            raise Refused(f"{row.organization_id}/{row.log} has another checkpoint of {row.size} entries. {LOOK}")
        if not made:
            return None
        places.send(row)
    return row

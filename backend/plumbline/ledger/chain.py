"""The chain in plain Python: what `sql/chain.sql` writes, said a second time, so that neither can err unseen.

An entry's text is JSON with sorted keys, no spaces, whole numbers and strings only; its hash is the leaf hash of an
RFC 6962 tree. A row's digest is salted with a nonce of its own: who lacks the nonce cannot guess a blanked text.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

NOTHING = bytes(32)  # what the first entry of a log says of the one before it
FIELDS = (
    "action", "actor", "at", "commitment", "format", "log", "object", "on_behalf_of", "organization", "previous",
    "recorded", "request", "rows", "sequence", "travelled",
)  # fmt: skip


def digest(nonce: bytes, organization: str, table: str, row: str, image: str) -> bytes:
    """Of one written row, bound to its place; `image` is the text as PostgreSQL gives it."""
    return hashlib.sha256(nonce + "\n".join((organization, table, row, image)).encode()).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1: the Merkle tree hash of the leaves, which are not hashed yet."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    return joined([hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves])


def joined(level: Sequence[bytes]) -> bytes:
    """The root above hashed leaves; the odd one of a level moves up as it is."""
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\1" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0]


class Tree:
    """The same tree, grown by one leaf hash at a time; it keeps the roots of its full halves, and the last leaf."""

    def __init__(self, size: int = 0, last: bytes = NOTHING, halves: Iterable[bytes] = ()) -> None:
        self.size, self.last = size, last
        self._halves = list(halves)

    def kept(self) -> str:
        """The tree as text, for `again`."""
        return json.dumps([self.size, *(hash.hex() for hash in (self.last, *self._halves))])

    @classmethod
    def again(cls, kept: str) -> "Tree":
        """Raises ValueError or TypeError where this is no tree."""
        size, last, *halves = json.loads(kept)
        return cls(int(size), bytes.fromhex(last), map(bytes.fromhex, halves))

    def add(self, leaf_hash: bytes) -> None:
        self.size += 1
        self.last = leaf_hash
        self._halves.append(leaf_hash)
        full = self.size
        while full % 2 == 0:
            right, left = self._halves.pop(), self._halves.pop()
            self._halves.append(hashlib.sha256(b"\1" + left + right).digest())
            full //= 2

    def root(self) -> bytes:
        if not self._halves:
            return root([])
        *halves, above = self._halves
        for left in reversed(halves):
            above = hashlib.sha256(b"\1" + left + above).digest()
        return above


def text(told: Mapping[str, str | int]) -> bytes:
    """The entry as it is hashed."""
    if tuple(sorted(told)) != FIELDS:
        raise ValueError("an entry tells exactly these: " + ", ".join(FIELDS))
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def leaf(text: bytes) -> bytes:
    return hashlib.sha256(b"\0" + text).digest()


def told(entry: Any) -> dict[str, str | int]:
    """What an entry of the database tells, under the names of its text."""
    return {
        "action": entry.verb,
        "actor": _id(entry.actor_id),
        "at": instant(entry.at),
        "commitment": bytes(entry.commitment).hex(),
        "format": entry.format_version,
        "log": entry.log,
        "object": entry.object_type + (f":{entry.object_id}" if entry.object_id else ""),
        "on_behalf_of": _id(entry.on_behalf_of_id),
        "organization": str(entry.organization_id),
        "previous": bytes(entry.previous).hex(),
        "recorded": instant(entry.recorded_at),
        "request": entry.request_id,
        "rows": entry.rows,
        "sequence": entry.sequence,
        "travelled": int(entry.travelled),
    }


def instant(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _id(id: Any) -> str:
    return str(id) if id else ""

"""Proof that an entry stands in a log: the few hashes with which its own makes the root of the whole tree.

The tree is that of RFC 6962, 2.1; a path is checked as RFC 9162, 2.1.3.2 says. Everything here is hashes: an entry's
hash is already the hash of its leaf.
"""

from collections.abc import Sequence
from hashlib import sha256


def path(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """What the entry's hash is joined with on its way up, the nearest first. Raises IndexError."""
    if not 0 <= index < len(hashes):
        raise IndexError(f"there is no entry {index} among {len(hashes)}")
    level, found = list(hashes), []
    while len(level) > 1:
        if (beside := index ^ 1) < len(level):
            found.append(level[beside])
        level = [joined(*level[at : at + 2]) for at in range(0, len(level), 2)]
        index //= 2
    return found


def joined(left: bytes, right: bytes | None = None) -> bytes:
    """The node above two; one that stands alone moves up as it is."""
    return left if right is None else sha256(b"\1" + left + right).digest()


def holds(hash: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether this path leads from the entry at `index`, counted from 0, to the root of the first `size` entries."""
    if not 0 <= index < size:
        return False
    place, last = index, size - 1
    for beside in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            hash = joined(beside, hash)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            hash = joined(hash, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and hash == root


def halves(start: int, stop: int) -> int:
    """Where the tree over these entries parts: after the largest power of two below their number."""
    return start + (1 << (stop - start - 1).bit_length() - 1)

"""Proves a file that `plumbline ledger export` wrote: on any machine, without Plumbline, without a network.

    python verify_ledger.py FILE [--key PUBLIC_KEY] [--note SIGNED_NOTE]

It needs Python 3.9 or later and nothing else. From the bytes of the file it works out again every hash of a row, what
each entry committed to, each entry's own hash, its link to the one before, the tree over all of them, and every
signature. Each thing that is wrong is named on a line of its own. It ends with 0 when the record is whole, with 1 when
it is not, with 2 when the file cannot be read.

Give the public key as you were given it when the record began, not as this file tells it, and, if you keep any, the
notes that were published to you: without them, whoever made the file may have worked out the whole record anew.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import zlib
from base64 import b64decode
from hashlib import sha256, sha512
from pathlib import Path
from typing import IO, Any, Iterable, Iterator, Sequence  # noqa: UP035 - Python 3.9

FORMAT = 1
NOTHING = "0" * 64  # what the first entry says of the one before it
NOTE = re.compile(r"(?P<origin>\S+)\n(?P<size>[1-9][0-9]{0,17})\n(?P<root>[A-Za-z0-9+/]{43}=)\n")
SIGNATURE = re.compile(r"^\u2014 (\S+) ([A-Za-z0-9+/]{91}=)$", re.MULTILINE)
KEY = re.compile(r"(?:\S+\+)?([A-Za-z0-9+/]{44})")


class Unreadable(Exception):
    """This is not such a file, or not such a key."""


class Record:
    """One pass over the file. It keeps the roots of the tree's full halves, and rows whose text was removed."""

    def __init__(self, header: dict[str, Any], keys: Sequence[bytes], notes: Sequence[str]) -> None:
        self.organization, self.log = header["organization"], header["log"]
        self.origin, self.payloads = header["origin"], header["payloads"]
        self.place = f"{self.organization}\n".encode()
        self.keys, self.notes = keys, [*notes]
        self.faults: list[str] = []
        self.entries = self.rows = self.proved = self.checkpoints = self.signed = 0
        self.last, self.previous, self.hash = 0, NOTHING, b""
        self.told: dict[str, Any] | None = None  # the entry whose rows are being read
        self.digests: list[bytes] = []
        self.halves: list[bytes] = []
        self.changed: dict[int, tuple[str, str]] = {}  # rows that are not as recorded: where, and their hash now
        self.redactions: list[tuple[int, dict[str, str]]] = []
        self.blanked, self.rewritten, self.ended = 0, False, False

    # --- Lines of the file -------------------------------------------------------------------------------

    def line(self, line: bytes) -> None:
        if self.ended:
            self.fault("head", "the file", "something stands after its end.")
        if line.startswith(b'{"action":'):
            self.entry(line)
            return
        kind, *rest = json.loads(line)
        getattr(self, f"of_{kind}")(*rest)

    def entry(self, text: bytes) -> None:
        """The line is the entry, exactly as it was hashed."""
        self.close()
        self.digests = []
        told = self.told = json.loads(text)
        self.hash = sha256(b"\0" + text).digest()
        self.add(self.hash)
        if told["sequence"] != self.last + 1:
            self.fault("chain", self.where(), f"it follows entry {self.last}; what was between them is missing.")
        if told["previous"] != self.previous:
            self.fault("chain", self.where(), "it was written after another entry than the one before it here.")
        if (told["organization"], told["log"]) != (self.organization, self.log):
            self.fault("entry", self.where(), "it belongs to another record.")
        self.last, self.previous = told["sequence"], self.hash.hex()

    def of_hash(self, recorded: str) -> None:
        if recorded != self.hash.hex():
            self.fault("entry", self.where(), "what it tells is not what was hashed.")
        self.previous = recorded  # so that one edit is one fault

    def of_row(
        self, number: int, table: str, row: str, digest: str, nonce: str | None = None, image: str | None = None
    ) -> None:
        self.rows += 1
        self.digests.append(bytes.fromhex(digest))
        if nonce is None or image is None:
            if self.payloads:
                self.fault("payload", f"{self.where()}, {table} {row}", "its text or its nonce is gone.")
            return
        told = bytes.fromhex(nonce) + self.place + f"{table}\n{row}\n{image}".encode()
        found = sha256(told).hexdigest()
        if found == digest:
            self.proved += 1
        else:
            self.changed[number] = (f"{self.where()}, {table} {row}", found)
        if table == "ledger_redaction":
            self.redactions.append((number, json.loads(image)["proofs"]))

    def of_checkpoint(self, text: str) -> None:
        self.close()
        self.checkpoints += 1
        self.checkpoint(text)

    def of_end(self, sequence: int, hash: str) -> None:
        self.close()
        self.ended = True
        if (sequence, hash) != (self.last, self.previous):
            sentence = f"the head stood at entry {sequence}; the last entry here is {self.last}."
            self.fault("head", "the end of the file", sentence)

    # --- What is proved ----------------------------------------------------------------------------------

    def close(self) -> None:
        """The entry's rows are all read: they are what it committed to, no more and no fewer."""
        if self.told is None:
            return
        self.entries += 1
        told, self.told = self.told, None
        if told["rows"] != len(self.digests) or told["commitment"] != root(self.digests).hex():
            self.fault("entry", self.where(), "the rows it has are not the rows it committed to.")
        for note in [note for note in self.notes if size_of(note) == self.entries]:
            self.notes.remove(note)
            self.checkpoint(note)

    def add(self, leaf: bytes) -> None:
        self.halves.append(leaf)
        full = self.entries + 1
        while full % 2 == 0:
            right, left = self.halves.pop(), self.halves.pop()
            self.halves.append(sha256(b"\1" + left + right).digest())
            full //= 2

    def top(self) -> bytes:
        *halves, above = self.halves
        for left in reversed(halves):
            above = sha256(b"\1" + left + above).digest()
        return above

    def checkpoint(self, text: str) -> None:
        """A signed note over the entries so far."""
        body, _, signatures = text.rpartition("\n\n")
        found = NOTE.fullmatch(f"{body}\n")
        if found is None or found["origin"] != self.origin:
            self.fault("checkpoint", f"after entry {self.last}", "the note is none of this record.")
            return
        where = f"the note over {found['size']} entries"
        if not any(signed(key, body, signatures) for key in self.keys):
            self.fault("checkpoint", where, "it is not signed with the key.")
            return
        if int(found["size"]) != self.entries:
            self.fault("checkpoint", where, f"it stands after {self.entries} entries: some are missing or too many.")
        elif b64decode(found["root"]) == self.top():
            self.signed = self.entries
        elif not self.rewritten:
            self.rewritten = True
            self.fault("checkpoint", where, "these are not the entries that were signed, nor are they from here on.")

    def finish(self) -> None:
        if not self.ended:
            self.close()
            self.fault("head", "the file", f"it stops after entry {self.last}, before its end.")
        for number, proofs in reversed(self.redactions):  # a later one proves an earlier one whose reason was removed
            for image, proof in proofs.items() if number not in self.changed else ():
                if self.changed.get(int(image), ("", ""))[1] == proof:
                    del self.changed[int(image)]
                    self.blanked += 1
        for where, _ in self.changed.values():
            self.fault("payload", where, "the row is not the one that was recorded.")
        for note in self.notes:
            self.fault(
                "checkpoint", "your note", f"it was signed over {size_of(note)} entries; here are {self.entries}."
            )

    def where(self) -> str:
        return f"entry {self.told['sequence'] if self.told else self.last}"

    def fault(self, level: str, where: str, sentence: str) -> None:
        self.faults.append(f"{level}: {where}: {sentence}")


def size_of(note: str) -> int:
    """0 where this is no note."""
    told = note.split("\n")
    return int(told[1]) if len(told) > 1 and told[1].isdigit() else 0


def root(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1: the tree's hash over leaves that are not hashed yet."""
    if not leaves:
        return sha256(b"").digest()
    level = [sha256(b"\0" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [sha256(b"\1" + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0]


# --- Signatures: Ed25519 (RFC 8032), by the `cryptography` package where it is installed --------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z


def signed(key: bytes, body: str, signatures: str) -> bool:
    for name, told in SIGNATURE.findall(signatures):
        signature = b64decode(told)
        known = sha256(name.encode() + b"\n\1" + key).digest()[:4]
        if signature[:4] == known and ed25519(key, signature[4:], f"{body}\n".encode()):
            return True
    return False


def ed25519(key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return ed25519_here(key, signature, message)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def ed25519_here(key: bytes, signature: bytes, message: bytes) -> bool:
    """RFC 8032, 5.1.7: whether S·B is R + h·A, said as R = -S·-B + h·-A with the points' opposites."""
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or scalar >= ORDER:
        return False
    of_key = multiples(key)
    if of_key is None:
        return False
    h = int.from_bytes(sha512(signature[:32] + key + message).digest(), "little") % ORDER
    found = summed(multiples(BASE) or [], ORDER - scalar, summed(of_key, h, (0, 1, 1, 0)))
    inverse = pow(found[2], -1, P)
    x, y = found[0] * inverse % P, found[1] * inverse % P
    return bool((y | (x & 1) << 255).to_bytes(32, "little") == signature[:32])


BASE = (4 * pow(5, -1, P) % P).to_bytes(32, "little")
_multiples: dict[bytes, list[list[Point]] | None] = {}


def multiples(key: bytes) -> list[list[Point]] | None:
    """The opposite of the key's point, times 0 to 15 for each of 64 digits. Kept, because one key signs it all."""
    if key not in _multiples:
        point, table = opposite(key), list[list[Point]]()
        while point and len(table) < 64:
            row: list[Point] = [(0, 1, 1, 0)]
            for _ in range(15):
                row.append(added(row[-1], point))
            table.append(row)
            point = added(row[-1], point)
        _multiples[key] = table or None
    return _multiples[key]


def summed(table: list[list[Point]], scalar: int, start: Point) -> Point:
    for digit, row in enumerate(table):
        start = added(start, row[scalar >> 4 * digit & 15])
    return start


def added(one: Point, other: Point) -> Point:
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = other
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def opposite(key: bytes) -> Point | None:
    """The key's point (RFC 8032, 5.1.3) with its x turned to -x; None where there is no such point."""
    told = int.from_bytes(key, "little")
    y, odd = told & (1 << 255) - 1, told >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 == odd else x
    return x, y, 1, x * y % P


# --- The file ------------------------------------------------------------------------------------------------


def opened(path: str) -> IO[bytes]:
    with Path(path).open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return gzip.open(path) if packed else Path(path).open("rb")  # type: ignore[return-value]


def read_keys(told: Iterable[str]) -> Iterator[bytes]:
    """Each is a key, or a file with one key a line."""
    for word in told:
        lines = Path(word).read_text().split() if Path(word).is_file() else [word]
        for line in lines:
            found = KEY.fullmatch(line)
            key = b64decode(found[1]) if found else b""
            if key[:1] != b"\1" or len(key) != 33:
                raise Unreadable(f"“{line}” is not a public key that signs checkpoints.")
            yield key[1:]


def read(file: IO[bytes], keys: Sequence[bytes], notes: Sequence[str]) -> tuple[Record, bool]:
    """The record, and whether the key was given apart from the file."""
    try:
        header = json.loads(file.readline())
        if header["plumbline"] != "ledger" or header["format"] != FORMAT:
            raise Unreadable(f"This is a ledger in format {header['format']}; this program reads format {FORMAT}.")
        record = Record(header, keys or list(read_keys(header["keys"])), notes)
    except (ValueError, KeyError, TypeError):
        raise Unreadable("This is not a file of `plumbline ledger export`.") from None
    for number, line in enumerate(file, 2):
        try:
            record.line(line.rstrip(b"\n"))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            record.fault("file", f"line {number}", "it cannot be read.")
    record.finish()
    return record, bool(keys)


def told(record: Record, given: bool) -> Iterator[str]:
    yield from record.faults
    removed = f", {record.blanked} with text lawfully removed" if record.blanked else ""
    shown = f"{record.proved:,} of them proved to the letter" if record.payloads else "their text is not in this file"
    yield f"{record.entries:,} entries, {record.rows:,} rows: {shown}{removed}; {record.checkpoints:,} checkpoints."
    if not record.checkpoints:
        yield "No checkpoint is in this file: it cannot be seen whether the end was cut or all was worked out anew."
    elif not given:
        yield "The signatures fit the key in this file. Give the key that you were given, with --key: only that proves."
    if 0 < record.signed < record.entries:
        yield f"Signed are the first {record.signed:,} entries; whether later ones were cut cannot be seen."
    yield f"NOT WHOLE: {len(record.faults):,} faults, listed above." if record.faults else "WHOLE: nothing was changed."


def main() -> int:
    parser = argparse.ArgumentParser(description="Proves a file that `plumbline ledger export` wrote.")
    parser.add_argument("file", help="as it was exported, packed by gzip or not")
    parser.add_argument("--key", action="append", default=[], help="a public key, or a file of them")
    parser.add_argument("--note", action="append", default=[], help="a file with a signed note that you kept")
    words = parser.parse_args()
    try:
        notes = [Path(note).read_text(encoding="utf-8") for note in words.note]
        with opened(words.file) as file:
            record, given = read(file, list(read_keys(words.key)), notes)
    except (Unreadable, OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        sys.stderr.write(f"{words.file}: {error}\n")
        return 2
    for line in told(record, given):
        sys.stdout.write(f"{line}\n")
    return 1 if record.faults else 0


if __name__ == "__main__":
    sys.exit(main())

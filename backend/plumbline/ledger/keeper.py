"""The folder outside the database that holds the signing key, and what it signed last in each log.

    signing-key.pem        the private key, for its owner alone
    public-keys            every key that ever signed here, one a line; the last is the present one
    ORGANIZATION.LOG.note  the last checkpoint of that log
    ORGANIZATION.LOG.tree  what it takes to go on from there without reading the log from its beginning

Who can write here and in the database can rewrite the record unseen; that is why the two are apart.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import fasteners
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from plumbline.ledger import chain, signed_note
from plumbline.ledger.signed_note import Note

_one = threading.RLock()  # the lock file keeps processes apart, this one threads


class Refused(Exception):
    """Nothing was signed, and the sentence says why."""


@dataclass(frozen=True, slots=True)
class Keeper:
    folder: Path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One signer at a time, whichever thread or process it is."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _one, fasteners.InterProcessLock(self.folder / "lock"):
            yield

    @property
    def secret(self) -> Path:
        return self.folder / "signing-key.pem"

    def key(self, *, may_make: bool) -> Ed25519PrivateKey:
        """The signing key, made at its first use. `may_make` is False where something was signed already."""
        if not self.secret.exists():
            if not may_make or self.public():
                raise Refused(
                    f"The signing key is not in {self.folder}, and checkpoints were signed before. Nothing was signed:"
                    " put the key back, or, if it is lost, say `plumbline checkpoint --new-key`."
                )
            self.new_key()
        key = serialization.load_pem_private_key(self.secret.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise Refused(f"{self.secret} is not an Ed25519 key. Nothing was signed.")
        return key

    def new_key(self) -> None:
        """From here on another key signs; what the earlier ones signed is still proved by `public-keys`."""
        key = Ed25519PrivateKey.generate()
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        known = [*self.public(), key.public_key().public_bytes_raw()]
        written = "".join(f"{signed_note.key_text(public)}\n" for public in known)
        write(self.folder / "public-keys", written, mode=0o644)
        write(self.secret, pem.decode(), mode=0o600)

    def public(self) -> list[bytes]:
        kept = self.folder / "public-keys"
        return signed_note.keys(kept.read_text()) if kept.exists() else []

    def last(self, organization: UUID, log: str) -> Note | None:
        kept = self._note(organization, log)
        if not kept.exists():
            return None
        note = signed_note.read(text := kept.read_text())
        if note is None or not signed_note.signed(text, self.public()):
            raise Refused(f"{kept} is not what was signed here. Nothing was signed.")
        return note

    def tree(self, note: Note) -> chain.Tree | None:
        """The tree under the last checkpoint, to be grown on; None where it has to be made anew."""
        try:
            tree = chain.Tree.again(self._tree(note).read_text())
        except (OSError, ValueError, TypeError):
            return None
        return tree if (tree.size, tree.root()) == (note.size, note.root) else None

    def remember(self, note: Note, tree: chain.Tree) -> None:
        write(self._tree(note), tree.kept(), mode=0o600)
        write(self._note(note.organization, note.log), note.text, mode=0o600)

    def notes(self) -> list[Path]:
        return sorted(self.folder.glob("*.note"))

    def _tree(self, note: Note) -> Path:
        return self._note(note.organization, note.log).with_suffix(".tree")

    def _note(self, organization: UUID, log: str) -> Path:
        return self.folder / f"{organization}.{log}.note"


def here() -> Keeper | None:
    """Where the settings put it; None where a server's own database is used and nobody said where."""
    return Keeper(Path(settings.LEDGER_DIR)) if settings.LEDGER_DIR else None


def write(path: Path, text: str, *, mode: int) -> None:
    """Wholly or not at all, even when the power fails."""
    part = path.with_name(path.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)

"""A checkpoint as text: C2SP tlog-checkpoint, a signed note that any other verifier of such notes can check.

    plumbline/ORGANIZATION/LOG          whose record
    120                                 how many entries
    CsUYapGGPo4dkMgIAUqom/Xajj7h...     the root of their tree (RFC 6962), base64

    — plumbline/ORGANIZATION/LOG Az3grlgtz...     4 bytes that name the key, then the Ed25519 signature, base64

The origin is also the key's name, as the specification advises: one key signs many logs, each under its own name.
"""

import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\1"  # the algorithm's number in a key's name and text
WRITTEN = re.compile(
    r"(?P<body>(?P<origin>plumbline/(?P<organization>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?P<log>[\w-]{1,20}))\n"
    r"(?P<size>[1-9][0-9]{0,17})\n(?P<root>[A-Za-z0-9+/]{43}=)\n)\n(?P<signatures>(?:\u2014 \S+ [A-Za-z0-9+/]+=*\n)+)"
)
SIGNATURE = re.compile(r"^\u2014 (\S+) ([A-Za-z0-9+/]{91}=)$", re.MULTILINE)  # of 4 and 64 bytes
KEY = re.compile(r"(?:\S+\+[0-9a-f]{8}\+)?(?P<key>[A-Za-z0-9+/]{44})")


@dataclass(frozen=True, slots=True)
class Note:
    """What a checkpoint says, and the whole text with its signatures."""

    organization: UUID
    log: str
    size: int
    root: bytes
    text: str

    @property
    def origin(self) -> str:
        return origin(self.organization, self.log)


def origin(organization: UUID, log: str) -> str:
    return f"plumbline/{organization}/{log}"


def sign(key: Ed25519PrivateKey, *, organization: UUID, log: str, size: int, root: bytes) -> Note:
    name = origin(organization, log)
    body = f"{name}\n{size}\n{b64encode(root).decode()}\n"
    signature = key_id(name, key.public_key().public_bytes_raw()) + key.sign(body.encode())
    return Note(organization, log, size, root, f"{body}\n\u2014 {name} {b64encode(signature).decode()}\n")


def read(text: str) -> Note | None:
    """None where this is not the text of a checkpoint of ours. Says nothing of its signature."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    return Note(UUID(found["organization"]), found["log"], int(found["size"]), b64decode(found["root"]), text)


def signed(text: str, keys: Iterable[bytes]) -> bool:
    """Whether one of these public keys signed this note, whatever its body says."""
    body, _, signatures = text.rpartition("\n\n")
    known = list(keys)
    return any(
        signature[:4] == key_id(name, key) and _holds(key, signature[4:], f"{body}\n".encode())
        for name, signature in ((name, b64decode(told)) for name, told in SIGNATURE.findall(signatures))
        for key in known
    )


def _holds(key: bytes, signature: bytes, body: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, body)
    except InvalidSignature:
        return False
    return True


def key_id(name: str, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + key).digest()[:4]


def key_text(key: bytes) -> str:
    return b64encode(ED25519 + key).decode()


def keys(text: str) -> list[bytes]:
    """Public keys, one a line, each as `key_text` writes it or as NAME+ID+KEY. Raises ValueError."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [b64decode(match["key"]) for line in lines if (match := KEY.fullmatch(line))]
    if not lines or len(found) < len(lines) or any(key[:1] != ED25519 for key in found):
        raise ValueError("this is not a public key that signs checkpoints")
    return [key[1:] for key in found]

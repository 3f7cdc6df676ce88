"""The offline program's own Ed25519: the published signatures, and the library's answer to any other."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.ledger.offline import verify_ledger

# RFC 8032, 7.1: public key, message, signature.
PUBLISHED = (
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24"
     "655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
     "b00d291612bb0c00"),
)  # fmt: skip


@pytest.mark.parametrize(("key", "message", "signature"), PUBLISHED)
def test_the_published_signatures(key: str, message: str, signature: str) -> None:
    told = [bytes.fromhex(it) for it in (key, signature, message)]
    assert verify_ledger.ed25519_here(*told) and verify_ledger.ed25519(*told)


@settings(max_examples=25)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 63), st.integers(1, 255))
def test_it_agrees_with_the_library(seed: bytes, message: bytes, at: int, bits: int) -> None:
    signer = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = signer.public_key().public_bytes_raw(), signer.sign(message)
    assert verify_ledger.ed25519_here(key, signature, message)
    for bent in ((key, changed(signature, at, bits), message), (changed(key, at % 32, bits), signature, message),
                 (key, signature, message + b"x"), (key, signature[:-1], message)):  # fmt: skip
        assert not verify_ledger.ed25519_here(*bent) and not verify_ledger.ed25519(*bent)
    again = int.from_bytes(signature[32:], "little") + verify_ledger.ORDER
    assert not verify_ledger.ed25519_here(key, signature[:32] + again.to_bytes(32, "little"), message), "said twice"


def changed(value: bytes, at: int, bits: int) -> bytes:
    return value[:at] + bytes([value[at] ^ bits]) + value[at + 1 :]


NO_POINTS = (b"\xff" * 32, (2).to_bytes(32, "little"), ((1 << 255) | 1).to_bytes(32, "little"))


@pytest.mark.parametrize("key", NO_POINTS, ids=bytes.hex)
def test_keys_that_are_no_points_sign_nothing(key: bytes) -> None:
    assert not verify_ledger.ed25519_here(key, b"\x05" * 64, b"x")

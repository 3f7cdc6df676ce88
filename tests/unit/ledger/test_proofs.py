"""Inclusion proofs: the published figures, a second working-out by the book, and everything that must not hold."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.ledger import chain, proofs

# The figures of Certificate Transparency's own tests (merkle_tree_test.cc), which other implementations share.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A, B = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", ROOTS[3]
C = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
PATHS = {
    (0, 1): [],
    (0, 8): [A, C, "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"],
    (5, 8): [D, "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", B],
    (2, 3): [ROOTS[1]],
    (1, 5): [ROOTS[0], C, D],
}
HASHES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70, unique=True)


def hashed(leaves: list[bytes]) -> list[bytes]:
    return [sha256(b"\0" + leaf).digest() for leaf in leaves]


def root(hashes: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word, over hashed leaves."""
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\1" + root(hashes[:k]) + root(hashes[k:])).digest()


def path(m: int, hashes: list[bytes]) -> list[bytes]:
    """RFC 6962, 2.1.1, word for word."""
    if len(hashes) == 1:
        return []
    k = 1 << (len(hashes) - 1).bit_length() - 1
    if m < k:
        return [*path(m, hashes[:k]), root(hashes[k:])]
    return [*path(m - k, hashes[k:]), root(hashes[:k])]


@pytest.mark.parametrize(("place", "told"), PATHS.items(), ids=str)
def test_the_published_paths(place: tuple[int, int], told: list[str]) -> None:
    index, size = place
    found = proofs.path(hashed(LEAVES[:size]), index)
    assert [hash.hex() for hash in found] == told
    assert proofs.holds(hashed(LEAVES)[index], index, size, found, bytes.fromhex(ROOTS[size - 1]))


def test_the_published_roots_are_proved_from_every_leaf() -> None:
    for size, told in enumerate(ROOTS, 1):
        hashes = hashed(LEAVES[:size])
        assert chain.root(LEAVES[:size]).hex() == told
        for index, hash in enumerate(hashes):
            assert proofs.holds(hash, index, size, proofs.path(hashes, index), bytes.fromhex(told))


@given(HASHES, st.data())
def test_a_path_is_the_book_s_and_proves_its_own_entry_alone(hashes: list[bytes], data: st.DataObject) -> None:
    size, top = len(hashes), root(hashes)
    index = data.draw(st.integers(0, size - 1))
    found = proofs.path(hashes, index)
    assert found == path(index, hashes)
    assert proofs.holds(hashes[index], index, size, found, top)
    other = data.draw(st.integers(-2, 2 * size).filter(lambda it: it != index))
    assert not proofs.holds(hashes[index], other, size, found, top), "at another place"
    assert not proofs.holds(hashes[index - 1], index, size, found, top) or size == 1, "another entry"
    assert not proofs.holds(hashes[index], index, size, [*found, top], top), "a longer path"
    if found:
        assert not proofs.holds(hashes[index], index, size, found[:-1], top), "a shorter path"
        at = data.draw(st.integers(0, len(found) - 1))
        bent = [bytes([hash[0] ^ 1]) + hash[1:] if n == at else hash for n, hash in enumerate(found)]
        assert not proofs.holds(hashes[index], index, size, bent, top), "a bent path"


def test_what_is_not_there_has_no_path() -> None:
    for index in (-1, 3):
        with pytest.raises(IndexError):
            proofs.path(hashed(LEAVES[:3]), index)


@given(st.integers(0, 10**6), st.integers(2, 10**6))
def test_a_tree_parts_after_the_largest_power_of_two(start: int, size: int) -> None:
    left = proofs.halves(start, start + size) - start
    assert left & (left - 1) == 0 and left < size <= 2 * left

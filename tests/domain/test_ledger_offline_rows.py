"""Records of a hospital proved from their file: with text that was lawfully removed, and how fast."""

import json
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain import world as worlds
from domain.ledger_files import exported, proved, written
from domain.world import World
from plumbline.core.ids import uuid7
from plumbline.goals.actions import check_ins
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.ledger import chain, signed_note
from plumbline.ledger.models import Image, Redaction
from plumbline.organizations.actions import redactions

FEW, MANY, BAR = 2_000, 60_000, 15_000


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.LEDGER_DIR = ""
    made = worlds.build()
    made.commit("board", "north", "surgery", "w5")
    return made


def said(world: World, note: str) -> None:
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "at_risk", note=note, next_step="Talk"))


def removed(world: World, text: str, reason: str) -> None:
    redactions.redact(actor=world.cast.chidi, text=text, reason=reason)


def counted(world: World, folder: Path) -> list[str]:
    told = proved(folder, written(exported(world.cast.organization.pk)))
    assert told.code == 0, told.lines
    return told.lines


def test_text_that_was_removed_is_counted_and_the_record_is_whole(world: World, tmp_path: Path) -> None:
    said(world, "Ida Kraus fell beside Leo Brandt")
    assert "removed" not in counted(world, tmp_path)[0]
    removed(world, "Ida Kraus", "Named a patient of Dr. Roth")
    assert "1 with text lawfully removed" in counted(world, tmp_path)[0]
    removed(world, "Leo Brandt", "Named a visitor")
    assert "2 with text lawfully removed" in counted(world, tmp_path)[0], "as it was said, and as it was left"
    removed(world, "Dr. Roth", "Named a physician")
    assert Redaction.objects.filter(reason="Named a patient of [removed]").count() == 1
    rows = Image.objects.count()
    rows, blanked = Image.objects.count(), 3  # the first redaction's own reason too
    told = counted(world, tmp_path)[0]
    assert f"{rows} rows: {rows - blanked} of them proved to the letter, {blanked} with text lawfully removed" in told


def test_who_blanks_a_row_by_hand_is_found(world: World, tmp_path: Path) -> None:
    """A redaction proves one text of one image, and nothing else."""
    said(world, "Ida Kraus fell")
    removed(world, "Ida Kraus", "Named a patient")
    values = exported(world.cast.organization.pk)
    blanked = next(it for it in values if isinstance(it, list) and it[0] == "row" and "[removed] fell" in it[6])
    for change in (
        lambda: blanked.__setitem__(6, blanked[6].replace("[removed] fell", "[removed] is well")),
        lambda: blanked.__setitem__(1, blanked[1] + 100_000),
    ):
        kept = list(blanked)
        change()
        told = proved(tmp_path, written(values))
        assert told.code == 1 and len(told.faults) == 1 and "the row is not the one" in told.faults[0]
        blanked[:] = kept
    assert proved(tmp_path, written(values)).code == 0


def of_check_ins(world: World, count: int) -> Iterator[bytes]:
    """A long log like this check-in's entry, one row or two each, signed every hundred entries."""
    said(world, "Two falls at night, both beside the bed; alarms were off")
    values = exported(world.cast.organization.pk)
    entry = next(it for it in reversed(values) if isinstance(it, dict) and it.get("action") == "check_in.record")
    rows = values[values.index(entry) + 2 : -1]
    assert len(rows) == 1 and len(rows[0][6]) > 400
    key = Ed25519PrivateKey.generate()
    yield json.dumps({**values[0], "keys": [signed_note.key_text(key.public_key().public_bytes_raw())]}).encode()
    organization, tree, hash, number = values[0]["organization"], chain.Tree(), chain.NOTHING, 0
    for sequence in range(1, count + 1):
        lines, digests = [], []
        for _ in range(1 + sequence % 2):
            number += 1
            nonce, id, image = uuid7().bytes, str(uuid7()), rows[0][6]
            digests.append(chain.digest(nonce, organization, rows[0][2], id, image))
            lines.append(json.dumps(["row", number, rows[0][2], id, digests[-1].hex(), nonce.hex(), image]).encode())
        told = {**entry, "sequence": sequence, "previous": hash.hex(), "rows": len(lines)}
        text = chain.text(told | {"commitment": chain.root(digests).hex()})
        hash = chain.leaf(text)
        tree.add(hash)
        yield from (text, json.dumps(["hash", hash.hex()]).encode(), *lines)
        if sequence % 100 == 0:
            note = signed_note.sign(
                key, organization=world.cast.organization.pk, log="main", size=sequence, root=tree.root()
            )
            yield json.dumps(["checkpoint", note.text]).encode()
    yield json.dumps(["end", count, hash.hex()]).encode()


def timed(world: World, folder: Path, count: int) -> float:
    """Entries for each second of one processor, the program's start included."""
    content = b"".join(line + b"\n" for line in of_check_ins(world, count))
    begun, spent = time.perf_counter(), _spent()
    told = proved(folder, content)
    took, worked = time.perf_counter() - begun, _spent() - spent
    assert told.code == 0 and told.lines[0].startswith(f"{count:,} entries"), told.lines
    print(
        f"{count:,} entries, {len(content) / 1e6:.0f} MB: {worked:.2f} s of one processor, {count / worked:,.0f}"
        f" entries a second ({took:.2f} s by the clock of a shared machine)"
    )
    return count / worked


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_long_record_is_proved(world: World, tmp_path: Path) -> None:
    assert timed(world, tmp_path, FEW) > 0


@pytest.mark.drill
def test_a_long_record_is_proved_in_time(world: World, tmp_path: Path) -> None:
    assert max(timed(world, tmp_path, MANY) for _ in range(3)) >= BAR

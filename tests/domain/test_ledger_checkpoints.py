"""Heads are signed outside the database; the key refuses what does not extend what it signed before."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction

from config import rights
from domain.test_ledger_chain import ask, by_the_book, renamed
from plumbline.core import clock
from plumbline.core.ids import uuid7
from plumbline.ledger import chain, checkpoints, signed_note, tasks, verify
from plumbline.ledger.actions import entries
from plumbline.ledger.keeper import Keeper, Refused
from plumbline.ledger.management.commands import verify as verify_command
from plumbline.ledger.models import Checkpoint, Entry, Image
from plumbline.organizations.models import Organization

# Of the package golang.org/x/mod/sumdb/note, its first example.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, settings: Any) -> Keeper:
    settings.LEDGER_DIR, settings.LEDGER_PUBLISH_DIR = str(tmp_path / "kept"), str(tmp_path / "published")
    return Keeper(tmp_path / "kept")


def grow(organization: Organization, count: int = 1) -> None:
    for n in range(count):
        with entries.action("organization.rename", organization_id=organization.pk) as action:
            Organization.objects.locked(organization.pk).revise(action.at, name=f"Grown {uuid7()} {n}")


def test_a_note_that_others_signed_is_read_as_they_read_it() -> None:
    keys = signed_note.keys(GO_KEY)
    assert signed_note.signed(GO_NOTE, keys)
    assert not signed_note.signed(GO_NOTE.replace("answer", "question"), keys)
    assert not signed_note.signed(GO_NOTE.replace("x08go", "y08go"), keys)
    assert not signed_note.signed("", keys)
    for bad in ("", "PeterNeumann", GO_KEY[:-4], GO_KEY.replace("+AR", "+BR")):
        with pytest.raises(ValueError, match="not a public key"):
            signed_note.keys(bad)


def test_a_tree_grown_by_leaves_is_the_tree_by_the_book() -> None:
    tree, leaves = chain.Tree(), [bytes([n]) * 32 for n in range(70)]
    for size, leaf in enumerate(leaves):
        assert (tree.size, tree.root()) == (size, by_the_book(leaves[:size]))
        tree.add(chain.leaf(leaf))


def test_a_checkpoint_signs_the_root_of_all_entries(committing: str, kept: Keeper, tmp_path: Path) -> None:
    organization = renamed(4)
    signed = checkpoints.sign(organization.pk)
    assert signed is not None
    hashes = [bytes(hash) for hash in Entry.objects.order_by("sequence").values_list("hash", flat=True)]
    assert signed.note.startswith(f"plumbline/{organization.pk}/main\n5\n")
    note = signed_note.read(signed.note)
    assert (note.size, note.root, bytes(signed.root)) == (5, chain.joined(hashes), chain.joined(hashes))
    assert signed_note.signed(signed.note, kept.public())
    folder = tmp_path / "published" / str(organization.pk) / "main"
    assert sorted(path.name for path in folder.iterdir()) == ["000000000005.note", "latest.note"]
    texts = {path.read_text() for path in (*folder.iterdir(), *kept.notes())}
    assert texts == {signed.note}
    assert checkpoints.sign(organization.pk) is None, "nothing is new"
    grow(organization)
    assert [getattr(found, "size", found) for found in checkpoints.sign_all()] == [6]
    latest = checkpoints.latest(organization.pk)
    assert latest is not None
    assert (latest.size, latest.places) == (6, ["database", "folder"])
    assert (folder / "latest.note").read_text() == latest.note
    assert checkpoints.latest(uuid7()) is None


def test_the_key_is_for_its_owner_alone_and_made_once(committing: str, kept: Keeper) -> None:
    organization = renamed(1)
    checkpoints.sign(organization.pk)
    if os.name == "posix":
        assert [path.stat().st_mode & 0o777 for path in (kept.folder, kept.secret)] == [0o700, 0o600]
    assert str(kept.secret.read_text()) not in ask("SELECT string_agg(note, '') FROM ledger_checkpoint")  # type: ignore[operator]
    kept.secret.rename(kept.folder / "away")
    grow(organization)
    with pytest.raises(CommandError, match="put the key back"):
        call_command("checkpoint")
    call_command("checkpoint", "--new-key")
    assert len(kept.public()) == 2
    assert [row.size for row in Checkpoint.objects.order_by("size") if signed_note.signed(row.note, kept.public())] == [
        2,
        3,
    ]
    kept.folder.rename(kept.folder.with_name("elsewhere"))
    grow(organization)
    with pytest.raises(Refused, match="put the key back"):
        checkpoints.sign(organization.pk)


REWRITTEN = {
    "the end is cut": (
        "DELETE FROM ledger_entry WHERE sequence > 4; UPDATE ledger_head SET sequence = 4", "entry 4, .* entry 5:"),
    "all is cut": ("DELETE FROM ledger_entry; UPDATE ledger_head SET sequence = 0", "entry 0, .* entry 5:"),
    "all is rewritten": ("UPDATE ledger_entry SET hash = sha256(hash)", "Up to entry 5"),
    "the last signed is missing": ("DELETE FROM ledger_entry WHERE sequence = 5", "p to entry 5|Entry 5 .* is missing"),
    "a later one is missing": ("DELETE FROM ledger_entry WHERE sequence = 7", "Entry 7 .* is missing"),
    "the last is missing": ("DELETE FROM ledger_entry WHERE sequence = 8", "Entry 8 .* is missing"),
}  # fmt: skip
ONLY_AGAIN = {
    "one before is rewritten": ("UPDATE ledger_entry SET hash = sha256(hash) WHERE sequence = 2", "Up to entry 5")
}


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("case", REWRITTEN | ONLY_AGAIN)
def test_the_key_refuses_what_does_not_extend_what_it_signed(
    committing: str, kept: Keeper, case: str, again: bool
) -> None:
    organization = renamed(4)
    checkpoints.sign(organization.pk)
    before = contents(kept)
    grow(organization, 3)
    statement, sentence = (REWRITTEN | ONLY_AGAIN)[case]
    with transaction.atomic():
        for table in ("ledger_entry", "ledger_head", "ledger_checkpoint", "ledger_publication"):
            ask(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        ask(f"DELETE FROM ledger_publication; DELETE FROM ledger_checkpoint; {statement}")
        if case in ONLY_AGAIN and not again:
            signed = checkpoints.sign(organization.pk)
            assert signed is not None
            assert signed.size == 8
            assert "checkpoint" in {fault.level for fault in verify.faults()}, "it signed what it had signed, and more"
        else:
            with pytest.raises(Refused, match=sentence):
                checkpoints.sign(organization.pk, again=again)
            tasks.sign_heads(timestamp=tasks.AGAIN_AT * 60 if again else 0)
            assert not Checkpoint.objects.exists()
            assert contents(kept) == before
            with pytest.raises(CommandError, match=sentence):
                call_command("checkpoint")
        transaction.set_rollback(True)


def contents(kept: Keeper) -> dict[str, str]:
    return {path.name: path.read_text() for path in kept.folder.iterdir()}


def test_a_checkpoint_that_somebody_put_in_the_way_is_told(committing: str) -> None:
    organization = renamed(4)
    Checkpoint.objects.create(
        organization_id=organization.pk, size=5, root=bytes(32), note="signed by nobody", signed_at=clock.now()
    )
    Keeper(Path(settings.LEDGER_DIR)).folder.mkdir()
    Keeper(Path(settings.LEDGER_DIR)).new_key()
    with pytest.raises(Refused, match="another checkpoint of 5 entries"):
        checkpoints.sign(organization.pk)
    grow(organization)
    assert checkpoints.sign(organization.pk) is not None
    assert [fault.level for fault in verify.faults()] == ["checkpoint"]


def test_a_tree_that_is_lost_or_is_another_is_made_anew(committing: str, kept: Keeper) -> None:
    organization = renamed(4)
    checkpoints.sign(organization.pk)
    (tree,) = kept.folder.glob("*.tree")
    for spoilt in ("", "[]", "7", '{"a": 1}', '[5, "00", "zz"]', chain.Tree(5, b"", [bytes(32)]).kept()):
        tree.write_text(spoilt)
        grow(organization)
        assert checkpoints.sign(organization.pk) is not None, spoilt
    assert list(verify.faults()) == []


def test_growing_a_tree_reads_only_what_is_new(committing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    organization, read = renamed(4), []
    whole = chain.Tree.add
    monkeypatch.setattr(chain.Tree, "add", lambda tree, leaf: (read.append(leaf), whole(tree, leaf)))
    for again, count in ((False, 5), (False, 2), (True, 9)):
        read.clear()
        checkpoints.sign(organization.pk, again=again)
        assert len(read) == count
        grow(organization, 2)


def test_the_command_looks_again_where_nothing_is_new(committing: str, capsys: pytest.CaptureFixture[str]) -> None:
    organization = renamed(4)
    checkpoints.sign(organization.pk)
    call_command("checkpoint")
    assert "Everything recorded is signed" in capsys.readouterr().out
    with transaction.atomic():
        ask("ALTER TABLE ledger_entry DISABLE TRIGGER USER; UPDATE ledger_entry SET hash = sha256(hash)")
        with pytest.raises(CommandError, match="it was rewritten"):
            call_command("checkpoint")
        transaction.set_rollback(True)


def test_a_memory_that_was_edited_is_refused(committing: str, kept: Keeper) -> None:
    organization = renamed(4)
    checkpoints.sign(organization.pk)
    grow(organization)
    (memory,) = kept.notes()
    memory.write_text(memory.read_text().replace("\n5\n", "\n4\n"))
    with pytest.raises(Refused, match="not what was signed here"):
        checkpoints.sign(organization.pk)


def test_what_was_signed_before_a_crash_is_published_afterwards(committing: str, monkeypatch: Any) -> None:
    organization = renamed(4)
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(checkpoints, "_published", lambda note: 1 / 0)
        checkpoints.sign(organization.pk)
    assert not Checkpoint.objects.exists()
    signed = checkpoints.sign(organization.pk)
    assert signed is not None
    assert signed.places == ["database", "folder"]


@pytest.mark.parametrize("rounds", [5, pytest.param(100, marks=pytest.mark.drill)])
def test_many_signers_at_once_sign_one_root_for_a_size(committing: str, kept: Keeper, rounds: int) -> None:
    """While the record grows; half of them are new to the key's folder, as another process would be."""
    organization = renamed(1)
    gate, wrong = threading.Barrier(4), []

    def work(writes: bool) -> None:
        try:
            for _ in range(rounds):
                gate.wait()
                if writes:
                    grow(organization, 3)
                else:
                    checkpoints.sign(organization.pk)
        except Exception as error:
            wrong.append(error)
            gate.abort()
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work, args=(n == 0,)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert wrong == []
    checkpoints.sign(organization.pk)
    hashes = [bytes(hash) for hash in Entry.objects.order_by("sequence").values_list("hash", flat=True)]
    signed = [signed_note.read(text) for text in Checkpoint.objects.values_list("note", flat=True)]
    assert {note.root == chain.joined(hashes[: note.size]) for note in signed} == {True}
    assert len({note.size for note in signed}) == len(signed) > 1
    print(f"\n{len(signed)} checkpoints of {len(hashes)} entries by 3 signers at once: no size has two roots")


# --- The command --------------------------------------------------------------------------------------


def test_an_auditor_verifies_with_a_key_and_checkpoints_of_her_own(
    committing: str, kept: Keeper, tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    organization = renamed(4)
    call_command("checkpoint")
    assert f"{organization.pk}/main is signed up to entry 5." in capsys.readouterr().out
    call_command("checkpoint", "--public-keys")
    (key,) = capsys.readouterr().out.splitlines()
    grow(organization)
    monkeypatch.setattr(verify_command, "TOLD_EVERY", 1)
    kept.folder.rename(own := tmp_path / "her own")
    settings.LEDGER_DIR = ""
    call_command("verify", "--public-key", key.removeprefix("public key "), "--checkpoints", str(own))
    told, progress = capsys.readouterr()
    assert f"whole: 6 entries, {Image.objects.count()} rows, 1 checkpoint, 0 redactions; " in told
    assert "1 entry is not signed yet" in told
    assert progress == "6 entries so far ...\n"
    call_command("verify", "--public-key", str(own / "public-keys"))
    with pytest.raises(CommandError, match="1 fault,"):
        call_command("verify")
    assert "no checkpoint that a known key has signed" in capsys.readouterr().out
    with pytest.raises(CommandError, match="is no public key"):
        call_command("verify", "--public-key", "mine")
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("verify", "--checkpoints", str(tmp_path / "gone"))


def test_nothing_is_signed_where_nobody_said_where(committing: str, settings: Any) -> None:
    settings.LEDGER_DIR = ""
    organization = renamed(1)
    with pytest.raises(CommandError, match="Set LEDGER_DIR"):
        call_command("checkpoint")
    with pytest.raises(Refused, match="Nobody said where"):
        checkpoints.sign(organization.pk)
    tasks.sign_heads(timestamp=0)
    assert [warning.id for warning in run_checks() if warning.id == "ledger.W001"] == ["ledger.W001"]
    assert not Checkpoint.objects.exists()


def test_what_was_signed_is_never_changed(committing: str) -> None:
    checkpoints.sign(renamed(1).pk)
    for statement in ("UPDATE ledger_checkpoint SET note = ''", "DELETE FROM ledger_publication"):
        with pytest.raises(DatabaseError, match="rows of ledger_"), transaction.atomic():
            ask(statement)
    allowed = {verb for table in rights.SIGNED for verb in rights.verbs(table)}
    assert allowed == {"SELECT", "INSERT"}

"""A record is proved from its file alone: on another machine, by one program that needs nothing."""

import ast
import gzip
import io
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command

from domain.ledger_files import Change, Value, ended, exported, of_entry, proved, worked_out_again, written
from domain.test_ledger_chain import renamed
from domain.test_ledger_checkpoints import grow
from plumbline.ledger import checkpoints, export, signed_note
from plumbline.ledger.keeper import Keeper
from plumbline.ledger.models import Entry, Image
from plumbline.ledger.offline import verify_ledger
from plumbline.organizations.actions import organizations
from plumbline.organizations.models import Organization

NAME = "organizations_organization"


@dataclass
class Kept:
    organization: Organization
    keeper: Keeper
    values: list[Value]

    @property
    def key(self) -> str:
        return signed_note.key_text(self.keeper.public()[0])


@pytest.fixture
def kept(db: None, tmp_path: Path, settings: Any) -> Kept:
    """Eleven entries; the first five and the first nine are signed."""
    settings.LEDGER_DIR = str(tmp_path / "kept")
    organization = renamed(4)
    checkpoints.sign(organization.pk)
    grow(organization, 4)
    checkpoints.sign(organization.pk)
    grow(organization, 2)
    return Kept(organization, Keeper(tmp_path / "kept"), exported(organization.pk))


def edited_image(values: list[Value], sequence: int = 3) -> Value:
    row = next(row for row in values[of_entry(values, sequence)][2:] if row[2] == NAME)
    row[6] = row[6].replace("Test Health", "Best Health")
    return row


def payload(values: list[Value]) -> None:
    edited_image(values)


def payload_and_digest(values: list[Value]) -> None:
    row = edited_image(values)
    place = f"{values[0]['organization']}\n{row[2]}\n{row[3]}\n{row[6]}"
    row[4] = verify_ledger.sha256(bytes.fromhex(row[5]) + place.encode()).hexdigest()


def moved(values: list[Value]) -> None:
    values[of_entry(values, 3)][2][3] = values[0]["organization"].replace("0", "1")


def nonce(values: list[Value]) -> None:
    values[of_entry(values, 3)][2][5] = None


def row_left_out(values: list[Value]) -> None:
    del values[of_entry(values, 3).stop - 1]


def row_added(values: list[Value]) -> None:
    mine = of_entry(values, 3)
    values.insert(mine.stop, values[mine.stop - 1])


def actor(values: list[Value]) -> None:
    values[of_entry(values, 3)][0]["actor"] = values[0]["organization"]


def actor_and_hash(values: list[Value]) -> None:
    mine = of_entry(values, 3)
    actor(values)
    values[mine.start + 1][1] = verify_ledger.sha256(b"\0" + written([values[mine.start]])[:-1]).hexdigest()


def middle_deleted(values: list[Value]) -> None:
    del values[of_entry(values, 3)]


def swapped(values: list[Value]) -> list[Value]:
    one, two = of_entry(values, 3), of_entry(values, 4)
    return [*values[: one.start], *values[two], *values[one], *values[two.stop :]]


def numbers_closed_up(values: list[Value]) -> list[Value]:
    """The middle deleted, and everything after it made to fit."""
    middle_deleted(values)
    for value in values[1:]:
        if isinstance(value, dict) and value["sequence"] > 3:
            value["sequence"] -= 1
    return worked_out_again(values)


def tail_cut(values: list[Value]) -> list[Value]:
    return values[: of_entry(values, 11).start]


def tail_cut_and_head(values: list[Value]) -> list[Value]:
    """Of what is signed, the last is cut; its note is left."""
    mine = of_entry(values, 9)
    left = [*values[: mine.start], values[mine.stop]]
    return [*left, ended(left)]


def head_alone(values: list[Value]) -> None:
    values[-1][1] += 1


def all_again(values: list[Value]) -> list[Value]:
    edited_image(values)
    return worked_out_again(values)


def after_the_end(values: list[Value]) -> None:
    values.append(["checkpoint", "x"])


def another_s_note(values: list[Value]) -> None:
    note = _notes(values)[0]
    note[1] = note[1].replace(values[0]["organization"], "11111111-1111-1111-1111-111111111111")


def signature_bent(values: list[Value]) -> None:
    note = _notes(values)[0]
    end = note[1].rstrip("=\n")
    note[1] = end[:-2] + ("A" if end[-2] != "A" else "B") + end[-1] + "=\n"


def note_too_early(values: list[Value]) -> list[Value]:
    note = _notes(values)[1]
    left = [it for it in values if it is not note]
    left.insert(of_entry(left, 7).stop, note)
    return left


def other_log(values: list[Value]) -> list[Value]:
    values[of_entry(values, 3)][0]["log"] = "other"
    return worked_out_again(values)


def not_a_line(values: list[Value]) -> None:
    values.insert(4, ["what"])


def _notes(values: list[Value]) -> list[Value]:
    return [it for it in values if isinstance(it, list) and it[0] == "checkpoint"]


TAMPERED: dict[str, tuple[Change, str]] = {
    "a payload is edited": (payload, f"payload: entry 3, {NAME} .*: the row is not the one"),
    "a payload and its digest": (payload_and_digest, "entry: entry 3: the rows it has"),
    "a payload is moved to another row": (moved, "payload: entry 3, .*: the row is not the one"),
    "a nonce is destroyed": (nonce, "payload: entry 3, .*: its text or its nonce is gone"),
    "a row is left out": (row_left_out, "entry: entry 3: the rows it has"),
    "a row is added": (row_added, "entry: entry 3: the rows it has"),
    "an actor is edited": (actor, "entry: entry 3: what it tells is not what was hashed"),
    "an actor is edited and hashed again": (actor_and_hash, "chain: entry 4: it was written after another"),
    "a middle entry is deleted": (middle_deleted, "chain: entry 4: it follows entry 2"),
    "two are swapped": (swapped, "chain: entry 4: it follows entry 2"),
    "a middle entry is deleted, the rest made to fit": (
        numbers_closed_up, "checkpoint: .*: .* are missing or too many"),
    "the tail is cut": (tail_cut, "head: the file: it stops after entry 10"),
    "a signed tail is cut and the head rewritten": (
        tail_cut_and_head, "checkpoint: the note over 9 entries: it stands after 8"),
    "the head is edited": (head_alone, "head: the end of the file: the head stood at entry 12"),
    "the whole chain is worked out again": (
        all_again, "checkpoint: the note over 5 entries: these are not the entries that were signed"),
    "something is added after the end": (after_the_end, "head: the file: something stands after its end"),
    "another record's note": (another_s_note, "checkpoint: after entry 5: the note is none of this record"),
    "a signature is bent": (signature_bent, "checkpoint: the note over 5 entries: it is not signed"),
    "a note is moved": (note_too_early, "checkpoint: the note over 9 entries: it stands after 7"),
    "an entry of another log": (other_log, "entry: entry 3: it belongs to another record"),
    "a line is none": (not_a_line, "file: line 5: it cannot be read"),
}  # fmt: skip


def tampered(values: list[Value], case: str) -> bytes:
    copy = json.loads(json.dumps(values))
    return written(TAMPERED[case][0](copy) or copy)


def test_a_record_is_proved_apart_from_the_product(kept: Kept, tmp_path: Path) -> None:
    rows = Image.objects.count()
    told = proved(tmp_path, written(kept.values), "--key", kept.key)
    assert (told.code, told.lines) == (
        0,
        [
            f"11 entries, {rows} rows: {rows} of them proved to the letter; 2 checkpoints.",
            "Signed are the first 9 entries; whether later ones were cut cannot be seen.",
            "WHOLE: nothing was changed.",
        ],
    )
    assert written(kept.values).count(b'\n{"action"') == 11 == Entry.objects.count()


@pytest.mark.parametrize("case", TAMPERED)
def test_tampering_with_the_file_is_named(kept: Kept, tmp_path: Path, case: str) -> None:
    told = proved(tmp_path, tampered(kept.values, case), "--key", kept.key)
    assert told.code == 1 and told.lines[-1].startswith("NOT WHOLE")
    assert named(case, told.faults), told.lines
    if case in ("a payload is edited", "a row is left out", "an actor is edited and hashed again"):
        assert len(told.faults) == 1 + (case == "an actor is edited and hashed again"), told.lines


def test_each_check_of_the_program_is_needed(kept: Kept) -> None:
    """Each line that names a fault is struck out in turn, and then some tampering is not named any more."""
    source = export.VERIFIER.read_text()
    lines = sorted({node.lineno for node in ast.walk(ast.parse(source)) if is_fault(node)})
    files = {case: tampered(kept.values, case) for case in TAMPERED}
    assert len(lines) > 14
    for line in lines:
        program = struck(source, line)
        blind = [case for case, file in files.items() if not named(case, run(program, file, kept.key))]
        if not run(
            program, written(kept.values), kept.key, notes=[_notes(kept.values)[1][1].replace("\n9\n", "\n99\n")]
        ):
            blind.append("a note over more entries than there are")
        assert blind, f"nothing notices that this is missing: {source.splitlines()[line - 1].strip()}"


def named(case: str, faults: list[str]) -> bool:
    return any(re.match(TAMPERED[case][1], fault) for fault in faults)


def is_fault(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Attribute)
        and node.value.func.attr == "fault"
    )


def struck(source: str, line: int) -> Any:
    class Strike(ast.NodeTransformer):
        def visit_Expr(self, node: ast.Expr) -> ast.AST:
            return ast.copy_location(ast.Pass(), node) if is_fault(node) and node.lineno == line else node

    return compile(ast.fix_missing_locations(Strike().visit(ast.parse(source))), "verifier", "exec")


def run(program: Any, content: bytes, key: str, notes: Sequence[str] = ()) -> list[str]:
    names: dict[str, Any] = {"__name__": "verifier"}
    exec(program, names)
    record, _ = names["read"](io.BytesIO(content), list(names["read_keys"]([key])), notes)
    found: list[str] = record.faults
    return found


def test_the_key_in_the_file_is_taken_but_said_to_prove_little(kept: Kept, tmp_path: Path) -> None:
    told = proved(tmp_path, written(kept.values))
    assert told.code == 0 and any("only that proves" in line for line in told.lines)
    forged = all_again(json.loads(json.dumps(kept.values)))
    mine = Ed25519PrivateKey.generate()
    forged[0]["keys"] = [signed_note.key_text(mine.public_key().public_bytes_raw())]
    sign_again(forged, mine)
    assert proved(tmp_path, written(forged)).code == 0, "whoever makes the file can make it fit itself"
    told = proved(tmp_path, written(forged), "--key", kept.key)
    assert told.code == 1 and len([it for it in told.faults if "it is not signed with the key" in it]) == 2
    file = kept.keeper.folder / "public-keys"
    assert proved(tmp_path, written(kept.values), "--key", str(file)).code == 0


def sign_again(values: list[Value], key: Ed25519PrivateKey) -> None:
    hashes: list[bytes] = []
    for at, value in enumerate(values):
        if isinstance(value, dict) and "action" in value:
            hashes.append(bytes.fromhex(values[at + 1][1]))
        elif isinstance(value, list) and value[0] == "checkpoint":
            note = signed_note.read(value[1])
            root = export.chain.joined(hashes)
            value[1] = signed_note.sign(
                key, organization=note.organization, log=note.log, size=note.size, root=root
            ).text


def test_a_note_kept_elsewhere_shows_that_the_end_was_cut(kept: Kept, tmp_path: Path) -> None:
    """The tail and its notes are gone and the head fits: only somebody else's copy of the note tells."""
    left = kept.values[: of_entry(kept.values, 6).start]
    cut = written([*left, ended(left)])
    first, second = tmp_path / "first.note", tmp_path / "second.note"
    for path, note in zip((first, second), _notes(kept.values), strict=True):
        path.write_text(note[1])
    assert proved(tmp_path, cut, "--key", kept.key).code == 0
    assert proved(tmp_path, cut, "--key", kept.key, "--note", str(first)).code == 0
    told = proved(tmp_path, cut, "--key", kept.key, "--note", str(first), "--note", str(second))
    assert told.faults == ["checkpoint: your note: it was signed over 9 entries; here are 5."]
    without = written([it for it in kept.values if it not in _notes(kept.values)])
    assert proved(tmp_path, without, "--key", kept.key, "--note", str(second)).code == 0
    again = [it for it in all_again(kept.values) if it not in _notes(kept.values)]
    told = proved(tmp_path, written(again), "--key", kept.key, "--note", str(second))
    assert len(told.faults) == 1 and "these are not the entries that were signed" in told.faults[0]


def test_without_payloads_the_chain_is_proved_and_nothing_is_told(kept: Kept, tmp_path: Path) -> None:
    bare = exported(kept.organization.pk, payloads=False)
    assert b"Health" not in written(bare) and b"Reason" not in written(bare)
    told = proved(tmp_path, written(bare), "--key", kept.key)
    assert told.code == 0 and "their text is not in this file" in told.lines[0]
    for change in (actor, middle_deleted, row_left_out, head_alone):
        copy = json.loads(json.dumps(bare))
        change(copy)
        assert proved(tmp_path, written(copy), "--key", kept.key).code == 1


def test_a_record_without_checkpoints_says_what_cannot_be_seen(db: None, tmp_path: Path, settings: Any) -> None:
    settings.LEDGER_DIR = ""
    organization = renamed(1)
    told = proved(tmp_path, written(exported(organization.pk)))
    assert told.code == 0 and told.lines[1].startswith("No checkpoint is in this file")


@pytest.mark.parametrize(
    "bad", [b"", b"{}\n", b'{"plumbline": "ledger", "format": 9}\n', b"\x1f\x8bnothing", b"\xff\n"]
)
def test_what_is_no_record_is_said_in_a_sentence(tmp_path: Path, bad: bytes) -> None:
    told = proved(tmp_path, bad)
    assert told.code == 2 and len(told.lines) == 1


def test_files_by_command(kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, program = tmp_path / "record.jsonl.gz", tmp_path / "prove.py"
    call_command("ledger", "export", str(file), organization=kept.organization.slug)
    call_command("ledger", "verifier", str(program))
    said = capsys.readouterr().out
    assert "11 entries" in said and "keep it like a backup" in said and "prove.py" in said
    assert program.read_bytes() == export.VERIFIER.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    packed = file.read_bytes()
    assert proved(tmp_path, packed, "--key", kept.key).code == 0
    assert proved(tmp_path, packed[:-40], "--key", kept.key).code == 2
    assert len(gzip.decompress(packed).splitlines()) == len(kept.values)
    organizations.found(name="Second Health", slug="second")
    for words in (["--organization", "nobody"], []):
        with pytest.raises(CommandError, match="Say which organization"):
            call_command("ledger", "export", str(tmp_path / "other"), *words)
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("ledger", "export", str(tmp_path / "no" / "folder"), organization=kept.organization.slug)
    assert not list(tmp_path.glob("*.part"))


def test_it_is_one_file_of_python_3_9_without_dependencies() -> None:
    tree = ast.parse(export.VERIFIER.read_text(), feature_version=(3, 9))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    roots = {name.split(".")[0] for name in imported}
    assert roots - {"cryptography", "__future__"} <= set(sys.stdlib_module_names)

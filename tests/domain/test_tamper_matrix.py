"""Each way to tamper is seen by the levels that the list names; and no line of the verifier can fall silent unseen."""

import ast
import copy
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings

import databases
from domain.tampering import BLIND, EXTRA, MATRIX, Case, table
from domain.test_ledger_chain import renamed
from plumbline.ledger import chain, checkpoints, redaction, replay, signed_note, verify, witnesses
from plumbline.ledger.actions import entries
from plumbline.ledger.verify import Counted
from plumbline.organizations.actions import organizations
from plumbline.organizations.models import Organization

CLONE = Path(__file__).resolve().parents[2]
CASES = {"nothing": Case(), **MATRIX, **BLIND, **EXTRA}


@dataclass(frozen=True)
class Record:
    """Two copies of a database, the second made earlier, and the folder of the key and the published files."""

    now: str
    old: str
    folder: Path

    @contextmanager
    def tampered(self, name: str) -> Iterator[None]:
        """In a transaction of the owner, that is undone."""
        case = CASES[name]
        folder = Path(tempfile.mkdtemp(dir=self.folder.parent))
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        with used(self.old if case.old else self.now, folder), transaction.atomic():
            with connection.cursor() as cursor:
                case.do(cursor, folder)
            yield
            transaction.set_rollback(True)


@contextmanager
def used(database: str, folder: Path) -> Iterator[None]:
    places = {"LEDGER_DIR": str(folder / "kept"), "LEDGER_PUBLISH_DIR": str(folder / "published")}
    with override_settings(**places), databases.pointed(database):
        yield


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    now = databases.clone()
    made = Record(now, f"{now}_old", tmp_path_factory.mktemp("tampering") / "whole")
    with django_db_blocker.unblock():
        with used(now, made.folder):
            organization = renamed(2)
            checkpoints.sign(organization.pk)
        with databases.server() as admin:
            admin.execute(f"CREATE DATABASE {made.old} TEMPLATE {now}")
        with used(now, made.folder):
            remove(organization.pk, "Reason 0")
            rename(organization.pk)
            checkpoints.sign(organization.pk)
            organizations.found(name="Other Health", slug="other")
    yield made
    with django_db_blocker.unblock(), databases.server() as admin:
        for name in (made.now, made.old):
            databases.drop(admin, name)


def rename(organization_id: UUID) -> None:
    with entries.action("organization.rename", organization_id=organization_id, reason="Again") as action:
        Organization.objects.locked(organization_id).revise(action.at, name=f"Again {action.id}")


def remove(organization_id: UUID, text: str) -> None:
    """As `organizations.actions.redactions` does when the chief medical officer asks for it."""
    with entries.action("organization.redact", organization_id=organization_id, reason="It named a patient") as action:
        places = redaction.places(organization_id, text)
        redaction.blank(
            places, text, organization_id=organization_id, at=action.at, by=None, reason="It named a patient"
        )


@pytest.mark.parametrize("name", CASES)
def test_tampering_is_seen_by_exactly_these_levels(
    committing: str, record: Record, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[name]
    with record.tampered(name):
        found = list(verify.faults())
        assert {fault.level for fault in found} == case.levels, found
        if not case.levels:
            call_command("verify")
            told = capsys.readouterr().out
            assert "The record is whole: 6 entries" in told
            assert "1 redaction;" in told, "a lawful one is no fault, and is counted"
            return
        with pytest.raises(CommandError, match=f"not whole: {len(found)} fault"):
            call_command("verify")
    assert capsys.readouterr().out.splitlines() == [str(fault) for fault in found]


def test_the_readme_holds_the_same_table() -> None:
    assert table() in (CLONE / "README.md").read_text(), "write it anew: " + table()


# --- No line of the verifier can fall silent -------------------------------------------------------------

PARTS = {
    "verify": verify, "witnesses": witnesses, "replay": replay, "redaction": redaction, "signed_note": signed_note,
    "chain": chain,
}  # fmt: skip
LEFT_OUT = {
    **dict.fromkeys(
        (
            f"redaction.{name}"
            for name in ("FreeText.__init__", "declared", "places", "outlived", "blank", "words", "told")
        ),
        "removes; its own tests",
    ),
    "replay.unrecorded_models": "a question of the tests",
    "signed_note.sign": "signs, and proves nothing",
    "signed_note.origin": "for the signer",
    "signed_note.Note.origin": "for the signer",
    "signed_note.keys": "reads the option; its own test",
    "signed_note.key_text": "writes the option; its own test",
    "chain.root": "by the book in test_ledger_chain",
    "chain.joined": "by the book in test_ledger_chain",
    "chain.text": "compared with the database in test_ledger_chain",
}


@dataclass(frozen=True)
class Mutant:
    label: str
    part: str
    code: CodeType

    def load(self, replayed: list[Any] | None = None) -> ModuleType:
        """The verifier with this one thing changed; what the replay finds may be given to it, for that takes long."""
        changed = run(self.part, self.code)
        whole = changed if self.part == "verify" else run("verify", compiled("verify"))
        if self.part == "replay" or replayed is None:
            setattr(whole, self.part, changed)
        else:
            for name, part in {self.part: changed, "replay": SimpleNamespace(differences=lambda: replayed)}.items():
                setattr(whole, name, part)
        return whole


def source(part: str) -> str:
    return Path(str(PARTS[part].__file__)).read_text()


@cache
def compiled(part: str) -> CodeType:
    return compile(source(part), str(PARTS[part].__file__), "exec")


def run(part: str, code: CodeType) -> ModuleType:
    module = ModuleType(PARTS[part].__name__)
    exec(code, module.__dict__)
    return module


def mutants(part: str) -> Iterator[Mutant]:
    """Each statement skipped; each condition always true and never; each half of an `or` and an `and` left out."""
    tree, lines = ast.parse(source(part)), source(part).splitlines()
    for name, function in functions(tree):
        if f"{part}.{name}" in LEFT_OUT:
            continue
        for place, node in enumerate(ast.walk(function)):
            for number, what in enumerate(changes(node)):
                changed = copy.deepcopy(tree)
                twin = next(found for known, found in functions(changed) if known == name)
                list(changes(list(ast.walk(twin))[place]))[number][1]()
                line = lines[node.lineno - 1].strip()  # type: ignore[attr-defined]
                code = compile(ast.fix_missing_locations(changed), str(PARTS[part].__file__), "exec")
                yield Mutant(f"{part}.{name}: {line}: {what[0]}", part, code)


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for inner in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(inner, ast.FunctionDef):
                yield prefix + inner.name, inner


def changes(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    """What can be changed at this node: a word, and the change."""
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        for number, statement in enumerate(block if isinstance(block, list) else []):
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                continue
            yield f"skip {ast.unparse(statement).splitlines()[0]}", lambda b=block, n=number: skip(b, n)
    if isinstance(node, ast.If | ast.IfExp):
        for value in (True, False):
            yield f"always {value}", lambda value=value: setattr(node, "test", ast.Constant(value))
    if isinstance(node, ast.BoolOp):
        nothing = ast.Constant(isinstance(node.op, ast.And))
        for number in range(len(node.values)):
            yield f"without {ast.unparse(node.values[number])}", lambda n=number: node.values.__setitem__(n, nothing)


def skip(block: list[ast.stmt], number: int) -> None:
    """Still there for the compiler (a generator stays one), and never reached."""
    block[number] = ast.If(ast.Constant(False), [block[number]], [])


def outcome(verifier: Any) -> object:
    """Everything that it says of the database in use, inside a transaction that goes on."""
    with transaction.atomic():
        said = whatever(verifier)  # before the savepoint is undone, or a reader that was cut short would spoil the rest
        transaction.set_rollback(True)
    return said


def whatever(verifier: Any) -> object:
    counted, told = Counted(), []
    try:
        faults = [str(fault) for fault in verifier.faults(counted, tell=lambda so_far: told.append(so_far.entries))]
    except Exception as error:
        return repr(error)
    return faults, astuple(counted), told


def asked_otherwise(verifier: Any) -> object:
    """With its own words left out; with a key and a folder of the auditor's own."""
    key = witnesses.keys()[0]
    asked = ({}, {"keys": []}, {"keys": [key]}, {"folders": [Path(settings.LEDGER_DIR).parent]})
    try:
        return [[str(fault) for fault in verifier.faults(**words)] for words in asked]
    except Exception as error:
        connection.close()
        return repr(error)


def trees(verifier: Any) -> object:
    """Of the first sizes, grown in one go and from what is kept."""
    told, tree = [], verifier.chain.Tree()
    try:
        for number in range(9):
            told += [tree.root(), tree.last]
            tree = verifier.chain.Tree.again(tree.kept())
            tree.add(bytes([number]) * 32)
    except Exception as error:
        return repr(error)
    return told


def with_no_folders(verifier: Any) -> object:
    """Where nobody said where the key lies; the folder one stands in is not looked through."""
    with chdir(Path(settings.LEDGER_DIR).parent), override_settings(LEDGER_DIR="", LEDGER_PUBLISH_DIR=""):
        try:
            return [str(fault) for fault in verifier.faults()]
        except Exception as error:
            connection.close()
            return repr(error)


def while_others_write(verifier: Any) -> object:
    """Somebody records and signs after the heads were read."""

    def write() -> None:
        organization = Organization.objects.get(slug="test")
        rename(organization.pk)
        checkpoints.sign(organization.pk)
        connection.close()

    def later(*given: Any) -> Any:
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        return entries_of(*given)

    entries_of, verifier._entries = verifier._entries, later
    try:
        return [fault.level for fault in verifier.faults()]
    except Exception as error:
        connection.close()
        return repr(error)
    finally:
        verifier._entries = entries_of


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of readers that a change cut short
def test_no_line_of_the_verifier_can_fall_silent(committing: str, record: Record) -> None:
    unchanged = [Mutant("nothing is changed", part, compiled(part)) for part in PARTS]
    changed = [mutant for part in PARTS for mutant in mutants(part)]
    alive = [*unchanged, *changed, *unchanged]

    def tampered(name: str) -> list[Mutant]:
        with record.tampered(name):
            expected, replayed = outcome(verify), replay.differences()
            return [mutant for mutant in alive if outcome(mutant.load(replayed)) == expected]

    def asked(ask: Callable[[Any], object]) -> list[Mutant]:
        with used(record.now, record.folder):
            expected = ask(verify)
            return [mutant for mutant in alive if ask(mutant.load()) == expected]

    alive = tampered("much at once")  # first what sees most, which saves time
    for ask in (trees, asked_otherwise, with_no_folders):
        alive = asked(ask)
    for name in CASES:
        alive = tampered(name)
    alive = asked(while_others_write)  # last: the record grows
    silent = [mutant.label for mutant in alive[len(unchanged) : -len(unchanged)]]
    print(f"\n{len(changed)} changes to the verifier, {len(changed) - len(silent)} seen by a test")
    assert [*alive[: len(unchanged)], *alive[-len(unchanged) :]] == unchanged * 2, "the proof itself does not hold"
    assert silent == []

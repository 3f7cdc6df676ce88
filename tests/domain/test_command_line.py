"""The `plumbline` command as somebody types it: whatever is wrong is told in a sentence, never as a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from psycopg import sql

import databases
from config import cli
from config.errors import CannotRun
from plumbline.organizations.models import Organization

BACKEND = Path(__file__).resolve().parents[2] / "backend"


def typed(*words: str, database: str, **more: str) -> tuple[int, str]:
    """Exit code and everything that was printed."""
    to = connection.settings_dict
    host = to["HOST"] or "localhost"
    address = f"postgresql://{to['USER']}:{to['PASSWORD']}@/{database}?host={host}&port={to['PORT'] or 5432}"
    env = {**os.environ, "ENV_FILE": os.devnull, "DATABASE_URL": address, "PYTHONPATH": str(BACKEND), **more}
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(
        command, cwd=BACKEND, env=env, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return done.returncode, done.stdout + done.stderr


def test_tables_that_are_not_there(django_db_setup: None, committing: str) -> None:
    name = f"{committing}_without_tables"
    with databases.server() as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        for words in (["demo"], ["clearsessions"], ["worker"]):
            code, told = typed(*words, database=name)
            assert code == 1
            assert "run `plumbline prepare`" in told
            assert "Traceback" not in told
    finally:
        with databases.server() as admin:
            databases.drop(admin, name)


def test_files_and_servers_that_cannot_be_read(committing: str, tmp_path: Path) -> None:
    binary = tmp_path / "goals.csv"
    binary.write_bytes(bytes(range(256)) * 9)
    new = ("--found", "First Health", "--as", "ada@first.example")
    for words, sentence in (
        (("import", "goals", str(tmp_path / "missing.csv"), *new), "No such file or directory. Nothing was imported."),
        (("import", "goals", str(tmp_path), *new), "Is a directory. Nothing was imported."),
        (("import", "goals", str(binary), *new), "Nothing was imported."),
        (("demo", "--hospital", "520177", "--file", str(binary)), "Nothing was made."),
    ):
        code, told = typed(*words, database=committing)
        assert code == 1, told
        assert sentence in told
        assert "Traceback" not in told
    code, told = typed("demo", database=f"{committing}_gone")
    assert code == 1
    assert "does not exist" in told
    assert "Traceback" not in told
    assert not Organization.objects.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["demo", "--goals", "many"], "invalid int value: 'many'"),
        (["import", "goal", "x.csv"], "invalid choice: 'goal'"),
        (["import", "goals"], "required: file"),
        (["found", "First Health"], "required: --admin"),
        (["impotr"], "Did you mean `plumbline import`"),
        (["\x00"], "There is no command"),
    ],
)
def test_words_are_read_before_a_database_is_started(
    words: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "answering_database", None)
    with pytest.raises(CannotRun, match=sentence):
        cli.run(words)

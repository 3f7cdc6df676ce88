"""The house keeps its own rules: rooms, sizes, names, locks, settings, and what the database role may do."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from config import rights

CLONE = Path(__file__).resolve().parents[2]
BACKEND, TESTS = CLONE / "backend", CLONE / "tests"
SOURCES = [
    path
    for folder in (BACKEND, TESTS, CLONE / "infra")
    for path in sorted(folder.rglob("*.py"))
    if "migrations" not in path.parts and ".venv" not in path.parts
]
LOCKS = sorted(BACKEND.glob("*.lock"))


def ask(*words: str, folder: Path = CLONE) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False)


def test_no_room_imports_upward() -> None:
    told = ask("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", folder=BACKEND)
    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-2000:]


@pytest.mark.parametrize("verb", [["check"], ["format", "--check"]], ids=["style", "format"])
def test_the_python_style_holds(verb: list[str]) -> None:
    told = ask("-m", "ruff", *verb, "backend", "tests", "infra")
    assert told.returncode == 0, told.stdout[-3000:]


def test_files_are_short_enough_to_read() -> None:
    long = {str(path.relative_to(CLONE)): count for path in SOURCES if (count := lines(path)) > 400}
    assert long == {}


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_functions_are_short_enough_to_read() -> None:
    long = [
        f"{path.relative_to(CLONE)}:{node.lineno} {node.name} ({node.end_lineno - node.lineno + 1})"
        for path in SOURCES
        if path.is_relative_to(BACKEND)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 40
    ]
    assert long == []


def test_every_room_has_a_name_of_its_own() -> None:
    nameless = re.compile(r"^(utils?|helpers?|services?|common|misc)$")
    assert [path for path in SOURCES if nameless.match(path.stem) or nameless.match(path.parent.name)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_pin_by_hash_and_name_no_host(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    blocks = re.split(r"\n(?=[a-z0-9])", text[text.index("==") - 60 :])
    pinned = [block for block in blocks if re.match(r"^[a-z0-9][\w.\-\[\]]*==", block)]
    assert pinned and all("--hash=sha256:" in block for block in pinned)


def test_everything_asked_for_is_locked() -> None:
    for wanted in BACKEND.glob("requirements*.in"):
        locked = wanted.with_suffix(".lock").read_text().lower()
        for line in wanted.read_text().splitlines():
            name = re.match(r"[A-Za-z][\w.\-]*", line)
            if name:
                assert f"\n{name.group().lower().replace('_', '-')}==" in locked, (wanted.name, line)


def test_python_versions_are_the_promised_ones() -> None:
    project = tomllib.loads((BACKEND / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11,<3.14"


def test_every_setting_is_explained() -> None:
    source = (BACKEND / "config" / "settings.py").read_text()
    read = set(re.findall(r'(?:env\.\w+|secret|number)\(\s*"([A-Z_]+)"', source)) - {"CONNECT_AS"}
    assert {"PORT", "DATABASE_URL", "SECRET_KEY"} <= read
    explained = (CLONE / ".env.example").read_text()
    assert {name for name in read if f"#{name}=" not in explained} == set()


# --- The database ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_planner_knows_that_random_reads_are_cheap() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW random_page_cost")
        assert cursor.fetchone()[0] == "1.1"


LEADING = """
SELECT array_agg(attname::text ORDER BY place) FROM pg_index i
CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS key (number, place)
LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.number
WHERE i.indrelid = %s::regclass AND i.indpred IS NULL GROUP BY i.indexrelid
"""


@pytest.mark.django_db
def test_rows_are_found_by_their_organization_by_no_index_of_its_own() -> None:
    """All rows of an organization have one key there, and each write would search among all of them."""
    lost, alone = set(), set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if "organization" not in {field.name for field in model._meta.concrete_fields}:
                continue
            cursor.execute(LEADING, [model._meta.db_table])
            found = [columns for (columns,) in cursor.fetchall() if columns[0] == "organization_id"]
            if not found:
                lost.add(model.__name__)
            elif not model._meta.get_field("organization").unique and [len(columns) for columns in found].count(1):
                alone.add(model.__name__)
    assert alone == set()
    assert lost == {"PastStanding", "IntegrityMonth"}  # found by the past and by the unit that they are of


@pytest.mark.django_db
def test_the_application_role_cannot_destroy_the_record() -> None:
    with connection.cursor() as cursor:
        rights.apply(cursor, role := a_role(cursor))
        for model in apps.get_models():
            table = model._meta.db_table
            if model._meta.app_config and model._meta.app_config.name.startswith("plumbline."):
                assert not may(cursor, role, table, "TRUNCATE")
                assert table in rights.FORGOTTEN or not may(cursor, role, table, "DELETE"), table
        for table in rights.APPEND_ONLY:
            assert may(cursor, role, table, "SELECT")
            assert not any(may(cursor, role, table, verb) for verb in ("INSERT", "UPDATE", "DELETE")), table


@pytest.mark.django_db
def test_the_application_role_can_do_its_work() -> None:
    with connection.cursor() as cursor:
        rights.apply(cursor, role := a_role(cursor))
        for table in ("django_session", "procrastinate_jobs", "mfa_authenticator"):
            assert all(may(cursor, role, table, verb) for verb in ("SELECT", "INSERT", "UPDATE", "DELETE")), table
        assert may(cursor, role, "goals_goal", "UPDATE")
        assert may(cursor, role, "past.goals_goal", "SELECT") and not may(cursor, role, "past.ledger_entry", "INSERT")
        assert not may(cursor, role, "django_migrations", "INSERT")


def a_role(cursor: Any) -> str:
    """The application's role where the tests run on the embedded server; any role but ours elsewhere."""
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = 'plumbline' AND rolname <> current_user")
    found = cursor.fetchone()
    return str(found[0]) if found else "pg_monitor"


def may(cursor: Any, role: str, table: str, verb: str) -> bool:
    cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, table, verb])
    return bool(cursor.fetchone()[0])


def test_both_servers_of_the_pages_send_one_policy() -> None:
    from config import serving

    assert f'Content-Security-Policy "{serving.POLICY}"' in (CLONE / "infra/proxy/nginx.conf").read_text()

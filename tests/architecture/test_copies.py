"""A backup restored elsewhere is the same database: every table, row by row, and the rights of the
application."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import embedded

CLONE = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="plumbline-copies-"))
    made.chmod(0o711)  # the server's own account passes through
    yield made
    for name in ("first", "second"):
        embedded.Cluster(folder=made / name).stop()
    shutil.rmtree(made, ignore_errors=True)


def plumbline(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "DATABASE_URL": "", "ENV_FILE": os.devnull, "DATA_DIR": str(data)}
    command = [sys.executable, str(CLONE / "backend" / "manage.py"), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=180, check=False)


def contents(cluster: embedded.Cluster) -> dict[str, tuple[int, str]]:
    """Each table's number of rows and the hash of its sorted rows."""
    cluster.start()
    with psycopg.connect(cluster.url(embedded.OWNER)) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        found = {
            table: connection.execute(
                f"SELECT count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t"
            ).fetchone()
            for (table,) in tables
        }
    cluster.stop()
    return found  # type: ignore[return-value]


def test_a_backup_restored_elsewhere_is_the_same_database(folder: Path) -> None:
    first, second = (embedded.Cluster(folder=folder / name) for name in ("first", "second"))
    assert plumbline(first.folder, "migrate", "--verbosity", "0").returncode == 0
    first.start()
    with psycopg.connect(first.url(), autocommit=True) as connection:
        connection.execute("INSERT INTO django_session VALUES ('kept', 'words “with” marks', now())")
    first.stop()

    made = plumbline(first.folder, "backup", str(folder / "copy"))
    assert made.returncode == 0, made.stderr
    assert (folder / "copy").stat().st_mode & 0o077 == 0

    refused = plumbline(first.folder, "restore", str(folder / "copy"))
    assert refused.returncode != 0 and "never overwrites" in refused.stderr

    restored = plumbline(second.folder, "restore", str(folder / "copy"))
    assert restored.returncode == 0, restored.stderr
    assert contents(first) == contents(second)
    second.start()
    with psycopg.connect(second.url()) as connection:
        assert connection.execute("SELECT session_data FROM django_session").fetchone() == ("words “with” marks",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM goals_goal")

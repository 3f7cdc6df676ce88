"""`plumbline backup FILE` and `plumbline restore FILE`: the whole database in one file, by PostgreSQL's own
programs."""

import os
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings

from config import cli, embedded, engine
from config.errors import CannotRun


def backup(file: Path) -> int:
    """Writes beside the file first: a backup that was cut short never replaces a good one."""
    os.environ["CONNECT_AS"] = "owner"
    with cli.answering_database(embedded.OWNER):
        part = file.with_name(file.name + ".part")
        try:
            part.touch(mode=0o600)
        except OSError as error:
            raise CannotRun(f"{file} cannot be written: {error.strerror}.") from None
        try:
            _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={part}"])
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    print(f"Wrote {file} ({file.stat().st_size / 1e6:.1f} MB).")
    return 0


def restore(file: Path) -> int:
    if not file.is_file():
        raise CannotRun(f"There is no file {file}.")
    os.environ["CONNECT_AS"] = "owner"
    with cli.answering_database(embedded.OWNER):
        import django

        django.setup()
        if _tables():
            raise CannotRun(
                "The database is not empty, and a restore never overwrites; restore into a new one:"
                " set DATA_DIR to a new folder, or DATABASE_URL to an empty database."
            )
        _run(
            "pg_restore",
            ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(file)],
        )
        cli.rights_follow()
    print(f"Restored {file}; `plumbline migrate` brings it to this version if it is older.")
    return 0


def _tables() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        return int(cursor.fetchone()[0])


def _run(name: str, words: list[str]) -> None:
    program = engine.installed() / "bin" / (f"{name}.exe" if engine.WINDOWS else name)
    to = settings.DATABASES["default"]
    options = to.get("OPTIONS", {})
    where = {
        "PGHOST": to.get("HOST") or options.get("host", ""),
        "PGPORT": str(to.get("PORT") or options.get("port", "")),
        "PGUSER": to["USER"],
        "PGPASSWORD": to["PASSWORD"],
        "PGDATABASE": to["NAME"],
        "PGSSLMODE": options.get("sslmode", "prefer"),
    }
    target = ["--dbname", to["NAME"]] if name == "pg_restore" else []
    with tempfile.TemporaryFile("w+") as told:
        done = subprocess.run(
            [str(program), *target, *words],
            env={**os.environ, **{key: value for key, value in where.items() if value}},
            stderr=told,
            check=False,
        )
        told.seek(0)
        reason = told.read().strip().splitlines()
    if done.returncode:
        raise CannotRun(f"{name} did not succeed: {reason[0] if reason else 'no reason was given.'}")

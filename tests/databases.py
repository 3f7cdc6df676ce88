"""Databases for tests: one PostgreSQL for all runs of this clone, one migrated template, one clone for each
run.

The server is the embedded one without safety against power loss, in the system's temporary folder, or the
one that DATABASE_URL names. The template is made once for a state of the migrations, so a test run starts
in a fraction of a second. A run's database is named after its process; what dead runs left behind is
dropped by the next one, and the last run that ends stops the server.
"""

import contextlib
import getpass
import hashlib
import itertools
import os
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fasteners
import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

import counting
from config import embedded

BACKEND = Path(__file__).resolve().parents[1] / "backend"
MARK = hashlib.sha256(str(BACKEND).encode()).hexdigest()[:6]
FOLDER = Path(tempfile.gettempdir()) / f"plumbline-test-{getpass.getuser()}-{MARK}"
CLUSTER = embedded.Cluster(folder=FOLDER / "cluster", fast=True)
TEMPLATE, RUN = f"template_{MARK}_", f"run_{MARK}_"
_serial = itertools.count()


def lock() -> fasteners.InterProcessLock:
    """Held while servers are started or stopped and templates made."""
    FOLDER.mkdir(mode=0o711, exist_ok=True)
    return fasteners.InterProcessLock(FOLDER / "lock")


def given() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def start() -> None:
    if not given():
        CLUSTER.start()
        settings.DATABASES["default"].update(CLUSTER.address(embedded.OWNER))


def restart() -> None:
    """As after a night: the server keeps nothing in memory, and nothing waits to be written."""
    if not given():
        CLUSTER.stop()
        start()


def analyze(name: str) -> None:
    """Statistics as the server would gather them by and by; in tests it gathers none by itself."""
    with server(name) as admin:
        admin.execute("ANALYZE")


@contextlib.contextmanager
def server(database: str = "postgres") -> Iterator[psycopg.Connection[Any]]:
    """A connection that can make and drop databases."""
    to = settings.DATABASES["default"]
    host = {"host": to["HOST"]} if to.get("HOST") else {}
    with psycopg.connect(
        dbname=database, user=to["USER"], password=to["PASSWORD"], port=to["PORT"] or 5432, autocommit=True,
        **{**host, **to.get("OPTIONS", {})},
    ) as connection:  # fmt: skip
        yield connection


@cache
def template() -> str:
    """The name of the migrated template, made when there is none for this state of the migrations."""
    name = TEMPLATE + fingerprint()
    with server() as admin:
        known = names(admin, TEMPLATE)
        if name in known:
            return name
        for old in known[:-2]:  # a run that began before this change may still clone the last ones
            drop(admin, old)
        drop(admin, f"{name}_unfinished")  # of a run whose migrations failed
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(f"{name}_unfinished")))
    _migrate(f"{name}_unfinished")
    with server() as admin:
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        admin.execute(rename.format(sql.Identifier(f"{name}_unfinished"), sql.Identifier(name)))
    return name


def _migrate(name: str) -> None:
    from django.core.management import call_command

    from config import rights

    point(name)
    call_command("migrate", verbosity=0, interactive=False)
    with connections["default"].cursor() as cursor:
        if not given():
            rights.apply(cursor)
        counting.install(cursor)
    connections["default"].close()


def fingerprint() -> str:
    """Changes with everything that makes the tables: migrations, SQL, and the code that writes SQL."""
    state = hashlib.sha256()
    for path in sorted((BACKEND / "plumbline").rglob("*")):
        if path.suffix == ".sql" or (path.suffix == ".py" and _shapes_tables(path)):
            state.update(str(path).encode() + path.read_bytes())
    state.update((BACKEND / "config" / "rights.py").read_bytes())
    state.update(Path(counting.__file__).read_bytes())
    for package in ("Django", "procrastinate", "django-allauth", "django-guardian"):
        state.update(version(package).encode())
    return state.hexdigest()[:16]


def _shapes_tables(path: Path) -> bool:
    told = path.read_text()
    return "migrations" in path.parts or "CREATE " in told or "picture = " in told or path.parent.name == "core"


def clone() -> str:
    name = f"{RUN}{os.getpid()}_{next(_serial)}"
    with server() as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template()))
        )
        cost = sql.SQL("ALTER DATABASE {} SET random_page_cost = 1.1")
        admin.execute(cost.format(sql.Identifier(name)))
    return name


def point(name: str) -> None:
    """Every new connection of this process goes to the database `name`."""
    connections["default"].close()
    connections.settings["default"]["NAME"] = name


@contextlib.contextmanager
def pointed(name: str) -> Iterator[None]:
    before = connections.settings["default"]["NAME"]
    point(name)
    try:
        yield
    finally:
        point(before)


def drop(admin: psycopg.Connection[Any], name: str) -> None:
    """Waits for a worker of the server's own vacuum, which only a superuser may send away."""
    for patience in reversed(range(50)):
        try:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            return
        except psycopg.errors.InsufficientPrivilege:
            if not patience:
                raise
            time.sleep(0.2)


def names(admin: psycopg.Connection[Any], prefix: str) -> list[str]:
    found = admin.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid", [prefix]
    ).fetchall()
    return [name for (name,) in found]


def drop_dead_runs() -> int:
    """Drops what dead runs left; returns how many runs are alive."""
    alive = 0
    with server() as admin:
        for name in names(admin, RUN):
            if _lives(int(name.removeprefix(RUN).split("_")[0])):
                alive += 1
            else:
                drop(admin, name)
    return alive


def _lives(process: int) -> bool:
    import psutil

    return psutil.pid_exists(process)

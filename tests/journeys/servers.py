"""The product as it is run: granian with the built pages, on a free port of this machine, against a database
of its own.

What takes long to make is made once for a state of the code and cloned for every server: the demo with 420
goals, and an organization that has nothing but its first administrator. Each is made by the product's own
commands, in a process of its own. `SEEDED=last` takes the last one made, whatever has changed since: for
work on the pages alone.
"""

import contextlib
import ctypes
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import fasteners
from psycopg import sql
from psycopg.errors import InsufficientPrivilege, ObjectInUse

import counting
import databases
from config import embedded

CLONE = Path(__file__).resolve().parents[2]
BACKEND, FRONTEND = CLONE / "backend", CLONE / "frontend"
OUTPUT = CLONE / "tests" / "output"
PAGES = OUTPUT / f"pages-{os.getpid()}"
SEEDED = f"seeded_{databases.MARK}_"
PATIENCE = 60  # seconds until a server must answer
PR_SET_PDEATHSIG = 1  # Linux: the signal to a child whose parent has died
PASSWORD = "correct-horse-battery-staple"
FIRST_DAY = f"""
from plumbline.organizations.actions import organizations, people
made = organizations.found(name="Harbor Health", slug="harbor", time_zone="America/Chicago")
people.first_administrator(
    organization=made, name="Ada Moreno", position="Administrator", email="ada@harbor.example.org",
    password="{PASSWORD}",
)
"""
LOOK_BACK = """
from plumbline.accountability.actions import observations
from plumbline.organizations.models import Organization
for organization in Organization.objects.all():
    observations.catch_up(organization)
"""
MADE_BY = {
    "demo": ["demo", "--goals", "420"],
    "large": ["demo", "--goals", "10000"],
    "empty": ["shell", "-c", FIRST_DAY],
}


@dataclass(frozen=True)
class Server:
    address: str
    database: str
    mail: Path


def build_pages() -> None:
    """A copy of frontend/dist as `make build` leaves it; built only when what it is made of has changed."""
    done = subprocess.run(
        [sys.executable, "infra/prepare.py", "pages"], cwd=CLONE, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, f"The pages could not be built:\n{done.stdout}{done.stderr}"
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(FRONTEND / "dist", PAGES)


def forget_pages() -> None:
    shutil.rmtree(PAGES, ignore_errors=True)


# --- Databases -------------------------------------------------------------------------------------


def fingerprint(kind: str) -> str:
    """Changes with everything that a seeded database depends on, and with the day: a demo ends today."""
    state = hashlib.sha256(f"{MADE_BY[kind]} {datetime.now(UTC).date()} {databases.template()}".encode())
    for path in sorted((BACKEND / "plumbline").rglob("*")):
        if path.suffix in {".py", ".sql", ".csv", ".json"} and "api" not in path.parts:
            state.update(str(path.relative_to(BACKEND)).encode() + path.read_bytes())
    return state.hexdigest()[:12]


def seeded(kind: str) -> str:
    """The name of the seeded database to clone, made when there is none for this state of the code."""
    with fasteners.InterProcessLock(databases.FOLDER / f"seeding-{kind}"):
        name = f"{SEEDED}{kind}_{fingerprint(kind)}"
        with databases.server() as admin:
            known = databases.names(admin, f"{SEEDED}{kind}_")
        if name in known or (known and os.environ.get("SEEDED") == "last"):
            return name if name in known else known[-1]
        making = databases.clone()  # a run's own name keeps the server up while this lasts
        manage(making, *MADE_BY[kind])
        databases.analyze(making)
        manage(making, "shell", "-c", LOOK_BACK)
        with databases.server() as admin:
            for old in known[:-1]:  # a run that began before this change may still clone the last one
                databases.drop(admin, old)
            admin.execute(f'ALTER DATABASE "{making}" RENAME TO "{name}"')
        return name


def clone(kind: str) -> str:
    """A database of this run's own, as `kind` was seeded."""
    source = seeded(kind)
    name = f"{databases.RUN}{os.getpid()}_{kind}_{next(databases._serial)}"
    with databases.server() as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(source)))
    return name


def address(database: str) -> str:
    """As the application's own role, which is not the one that makes the tables."""
    if not databases.given():
        return databases.CLUSTER.url(embedded.APPLICATION, database)
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))


def environment(database: str, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DJANGO"))}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(BACKEND),
        "ENV_FILE": os.devnull,
        "DATABASE_URL": address(database),
        "SECRET_KEY": "for-the-browser-journeys-and-nothing-else",
        **more,
    }


def manage(database: str, *words: str) -> str:
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=BACKEND, env=environment(database), check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"`plumbline {words[0]}` did not succeed:\n{done.stdout}{done.stderr}"
    return done.stdout


# --- Serving ---------------------------------------------------------------------------------------


@contextlib.contextmanager
def serving(kind: str) -> Iterator[Server]:
    with own_port() as port:
        yield from served(kind, port)


def served(kind: str, port: int) -> Iterator[Server]:
    database = clone(kind)
    OUTPUT.mkdir(exist_ok=True)
    log = OUTPUT / f"server-{kind}-{port}.log"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application"]
    mail = OUTPUT / f"mail-{port}"
    env = environment(database, HOST="127.0.0.1", PORT=str(port), PAGES=str(PAGES), EMAIL_URL=f"filemail:///{mail}")
    env |= {"DJANGO_SETTINGS_MODULE": "journeys.settings", "PYTHONPATH": f"{BACKEND}{os.pathsep}{CLONE / 'tests'}"}
    with log.open("w") as words:
        running = subprocess.Popen(command, cwd=BACKEND, env=env, stdout=words, stderr=words, start_new_session=True)
    try:
        wait_until_ready(running, port, log)
        yield Server(f"http://127.0.0.1:{port}", database, mail)
    finally:
        end(running)
        shutil.rmtree(mail, ignore_errors=True)
        try:
            with databases.server(database) as admin:
                counting.judge(database, admin.execute(counting.SIDES).fetchall())
        finally:
            forget(database)
        if not log.read_text().strip():
            log.unlink()


def end_with_us() -> None:
    """A server does not outlive a run that was killed; its connections would keep the database from being dropped."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def forget(database: str) -> None:
    """Drops it as soon as the server's last connection has gone."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with databases.server() as admin:
                return databases.drop(admin, database)
        except (InsufficientPrivilege, ObjectInUse):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@contextlib.contextmanager
def own_port() -> Iterator[int]:
    """A free port, kept for us as long as it is used.

    granian lets several processes listen on one port, and two servers that were given the same one would
    answer for each other. Nobody else can bind a port that is bound; sharing it is allowed only afterwards.
    """
    with socket.socket() as kept:
        kept.bind(("127.0.0.1", 0))
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        yield int(kept.getsockname()[1])


def wait_until_ready(running: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5)
            return
        time.sleep(0.1)
    raise AssertionError(f"The server did not answer:\n{log.read_text()}")


def end(running: "subprocess.Popen[bytes]") -> None:
    running.terminate()
    try:
        running.wait(10)
    except subprocess.TimeoutExpired:
        running.kill()
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(running.pid, signal.SIGKILL)

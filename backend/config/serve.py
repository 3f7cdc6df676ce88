"""`plumbline up`: everything on this machine under one roof. Database, migrations, demo, web server,
worker.

The children run in sessions of their own, so that Ctrl-C reaches this process alone; it then stops them in
order.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fasteners
from django.conf import settings

from config import cli, embedded
from config.errors import CannotRun

BACKEND = Path(__file__).resolve().parents[1]
PATIENCE = 180  # seconds until the first answer; a loaded machine takes its time


def up() -> int:
    stop = threading.Event()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: stop.set())
    check_port()
    with only_once(), embedded_database():
        prepare()
        with children() as running:
            wait_until_ready(running, stop)
            if not stop.is_set():
                greet()
            fallen = watch(running, stop)
            print("\nStopping ...", flush=True)
    if fallen:
        raise CannotRun(f"The {fallen} stopped by itself; its messages stand above.")
    print("Stopped.")
    return 0


# --- Before serving --------------------------------------------------------------------------------


def check_port() -> None:
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.HOST, settings.PORT))
        except PermissionError:
            raise CannotRun(f"Port {settings.PORT} needs more rights; choose another, for example PORT=8000.") from None
        except (OSError, OverflowError):
            raise CannotRun(
                f"Port {settings.PORT} on {settings.HOST} is in use or cannot be had; stop the other program"
                f" or choose another, for example `make run PORT={settings.PORT % 65000 + 1}`."
            ) from None


@contextlib.contextmanager
def only_once() -> Iterator[None]:
    """Two servers on one embedded database would stop it under each other."""
    if not settings.USES_EMBEDDED:
        yield
        return
    folder = settings.EMBEDDED.folder
    with embedded.readable_trouble(folder):
        settings.EMBEDDED.make_folders()
        lock = fasteners.InterProcessLock(folder / "secrets" / "serving")
        free = lock.acquire(blocking=False)
    if not free:
        raise CannotRun(f"Plumbline already runs with the data of {folder}; stop it first, or set DATA_DIR.")
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def embedded_database() -> Iterator[None]:
    if not settings.USES_EMBEDDED:
        yield
        return
    cluster: embedded.Cluster = settings.EMBEDDED
    say("Starting the database" if cluster.exists else f"Making a database in {cluster.folder}")
    cluster.start()
    settings.DATABASES["default"].update(cluster.address())  # passwords are made at the first start
    try:
        yield
    finally:
        cluster.stop()


def prepare() -> None:
    import django
    from django.db.utils import OperationalError

    django.setup()
    try:
        if pending():
            make_tables()
        if wants_demo():
            say("Loading the demo")
            command("demo")
    except OperationalError as error:
        raise CannotRun(cli.unreachable(error)) from None
    if settings.USES_EMBEDDED:
        (settings.EMBEDDED.folder / "secrets" / "begun").touch()


def make_tables() -> None:
    say("Making the tables")
    command("migrate", "--verbosity", "0")


def pending() -> bool:
    """Whether a migration of this version has not been applied."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    connection.ensure_connection()
    tables = connection.introspection.table_names()
    applied = set()
    if "django_migrations" in tables:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            applied = set(cursor.fetchall())
    connection.close()
    return not set(loader.disk_migrations) <= applied


def wants_demo() -> bool:
    """On the first start of the embedded database; elsewhere only when asked, and only into an empty one."""
    from django.apps import apps
    from django.core.management import get_commands

    if "demo" not in get_commands() or os.environ.get("PLUMBLINE_DEMO") == "0" or settings.PRODUCTION:
        return False
    first = settings.USES_EMBEDDED and not (settings.EMBEDDED.folder / "secrets" / "begun").exists()
    if not first and not settings.PLUMBLINE_DEMO:
        return False
    return not apps.get_model("organizations", "Organization").objects.exists()


def command(*words: str) -> None:
    """A command in a process of its own: as the right role, and with its own words on this terminal."""
    done = subprocess.run([sys.executable, str(BACKEND / "manage.py"), *words], env=environment(), check=False)
    if done.returncode:
        raise CannotRun(f"`plumbline {words[0]}` did not succeed; its messages stand above.")


# --- Serving ---------------------------------------------------------------------------------------


def web_server() -> list[str]:
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", settings.HOST]
    web += ["--port", str(settings.PORT), "--workers", str(settings.WEB_WORKERS), "--blocking-threads", "4"]
    web += ["--log-level", "warning", "--workers-kill-timeout", "10", "--respawn-failed-workers"]
    return [*web, "config.wsgi:application"]


def worker() -> list[str]:
    jobs = [sys.executable, str(BACKEND / "manage.py"), "procrastinate", "--verbosity", "0", "worker"]
    jobs += ["--concurrency", str(settings.EVENT_WORKERS), "--delete-jobs", "successful"]
    return [*jobs, "--fetch-job-polling-interval", str(settings.EVENT_POLL_SECONDS)]


@contextlib.contextmanager
def children() -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    say("Starting the web server and the worker")
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        running["web server"] = spawn(web_server())
        running["worker"] = spawn(worker())
        yield running
    finally:
        for child in running.values():
            child.terminate()
        for child in running.values():
            _end(child)


def spawn(words: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(words, cwd=BACKEND, env=environment(), stdin=subprocess.DEVNULL, start_new_session=True)


def environment() -> dict[str, str]:
    chosen = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(BACKEND),
        "PYTHONUNBUFFERED": "1",
    }
    kept: dict[str, Any] = {name: value for name, value in os.environ.items() if name != "CONNECT_AS"}
    return {**kept, **chosen}


def _end(child: subprocess.Popen[bytes]) -> None:
    """A child and whatever it started: both lead a session of their own."""
    try:
        child.wait(15)
    except subprocess.TimeoutExpired:
        child.kill()
    if os.name != "nt":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)


def wait_until_ready(running: dict[str, subprocess.Popen[bytes]], stop: threading.Event) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not stop.is_set() and not _fallen(running):
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{address()}/healthz", timeout=5)  # noqa: S310 - our own address
            return
        stop.wait(0.1)
    if not stop.is_set() and not _fallen(running):
        raise CannotRun(f"The web server did not answer within {PATIENCE} seconds.")


def watch(running: dict[str, subprocess.Popen[bytes]], stop: threading.Event) -> str:
    while not stop.wait(0.5):
        fallen = _fallen(running)
        if fallen:
            return fallen
    return ""


def _fallen(running: dict[str, subprocess.Popen[bytes]]) -> str:
    return next((name for name, child in running.items() if child.poll() is not None), "")


def address() -> str:
    everywhere = settings.HOST in ("127.0.0.1", "0.0.0.0", "::", "::1")  # noqa: S104 - compared, not bound
    host = "localhost" if everywhere else settings.HOST
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.PORT}"


def greet() -> None:
    from django.core.management import get_commands

    print(f"\nPlumbline is at {address()}   (Ctrl-C stops it)", flush=True)
    if "demo" in get_commands() and settings.DEMO_SIGN_IN != "off":
        subprocess.run(
            [sys.executable, str(BACKEND / "manage.py"), "demo", "--accounts"], env=environment(), check=False
        )


def say(text: str) -> None:
    print(text, flush=True)

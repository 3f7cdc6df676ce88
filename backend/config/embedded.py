"""A real PostgreSQL that comes with the product: made, started and stopped, nothing installed by hand.

Three roles, each with a password of its own in a folder only the person who runs Plumbline can read:
`postgres` (superuser, used here only), `plumbline_owner` (owns the database, migrates), `plumbline` (the
application). The server listens on a socket, never on the network (on Windows: on loopback).
"""

import contextlib
import hashlib
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from config import engine
from config.errors import CannotRun

CLONE = Path(__file__).resolve().parents[2]
SUPERUSER, OWNER, APPLICATION = "postgres", "plumbline_owner", "plumbline"
DATABASE = "plumbline"
LONGEST_SOCKET_PATH = 90  # the system's own limit is 104 bytes on macOS, 108 on Linux

SETTINGS = {
    "random_page_cost": "1.1",  # with the default of 4 the roll-up statement runs 13 times slower
    "password_encryption": "'scram-sha-256'",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "max_connections": "100",
    "shared_buffers": "'128MB'",
    "log_min_duration_statement": "'2s'",
}
FAST = {
    "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "200",
    # Between tests all tables are empty; statistics that say so would spoil the plans of those with hundreds of rows.
    "autovacuum": "off",
}  # fmt: skip


def default_folder() -> Path:
    """One for each clone, and outside it: cleaning or deleting a clone never deletes a hospital's data."""
    mark = hashlib.sha256(str(CLONE).encode()).hexdigest()[:8]
    return base_folder() / f"{CLONE.name}-{mark}"


def base_folder() -> Path:
    if engine.is_root():
        return Path("/var/lib/plumbline")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "plumbline"
    if engine.WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "plumbline"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "plumbline"


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """One PostgreSQL in one folder. `fast` gives up safety against power loss, for tests only."""

    folder: Path
    fast: bool = False

    @property
    def data(self) -> Path:
        return self.folder / "postgres"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def exists(self) -> bool:
        return (self.folder / "secrets" / APPLICATION).exists()

    @property
    def sockets(self) -> Path:
        inside = self.folder / "run"
        if len(str(inside)) <= LONGEST_SOCKET_PATH - len("/.s.PGSQL.5432"):
            return inside
        mark = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"plumbline-{mark}"

    def password(self, role: str) -> str:
        return (self.folder / "secrets" / role).read_text().strip()

    def address(self, role: str = APPLICATION, database: str = DATABASE) -> dict[str, Any]:
        """What Django and psycopg need to connect."""
        host = "127.0.0.1" if engine.WINDOWS else str(self.sockets)
        password = self.password(role) if self.exists else ""
        return {"NAME": database, "USER": role, "PASSWORD": password, "HOST": host, "PORT": self.port}

    def url(self, role: str = APPLICATION, database: str = DATABASE) -> str:
        to = self.address(role, database)
        query = urlencode({"host": to["HOST"], "port": to["PORT"]})
        return f"postgresql://{role}:{quote(to['PASSWORD'])}@/{database}?{query}"

    @property
    def port(self) -> str:
        """The number in the socket's name; a real, free port where there are no sockets."""
        if not engine.WINDOWS:
            return "5432"
        kept = self.folder / "secrets" / "port"
        return kept.read_text().strip() if kept.exists() else "5432"

    def running(self) -> bool:
        """Whether the server answers. A pid file alone proves nothing: it survives a crash."""
        if not (self.data / "postmaster.pid").exists():
            return False
        return bool(self._control("status").returncode == 0)

    def start(self) -> bool:
        """Make the cluster if there is none, and start it. True when it was not running before."""
        with readable_trouble(self.folder):
            self.make_folders()
            if not self.exists:
                self._initialise()
            self._check_version()
            if self.running():
                return False
            self._configure()
            self._launch()
            if not self._prepared():
                self._prepare()
        return True

    def stop(self) -> None:
        if self.running():
            self._control("stop", "-m", "fast", "-w", "-t", "60")

    def make_folders(self) -> None:
        """`secrets` is for the person who runs Plumbline alone; `postgres` for the server's account alone."""
        mode = 0o711 if engine.is_root() else 0o700  # the server's account passes through to its own folder
        for folder in reversed([self.folder, *self.folder.parents]):
            if not folder.exists():
                folder.mkdir()
                folder.chmod(mode)
        _make(self.folder / "secrets", owner=None)
        _make(self.data, owner=_server_owner())
        _make(self.sockets, owner=_server_owner())

    def _programs(self) -> Path:
        return engine.home(self.folder)

    def _control(self, verb: str, *options: str) -> Any:
        return engine.call(self._programs(), "pg_ctl", [verb, "-D", str(self.data), *options])

    def _initialise(self) -> None:
        for role in (SUPERUSER, OWNER, APPLICATION):
            _write_secret(self.folder / "secrets" / f"{role}.new", secrets.token_urlsafe(32))
        if engine.WINDOWS:
            _write_secret(self.folder / "secrets" / "port", str(_free_port()))
        if any(self.data.iterdir()):
            raise CannotRun(f"{self.data} holds a database whose passwords are missing; move it away or restore them.")
        handed = self.sockets / "superuser"  # lies where initdb, under its own account, may read it
        _write_secret(handed, (self.folder / "secrets" / f"{SUPERUSER}.new").read_text(), owner=_server_owner())
        try:
            made = engine.call(
                self._programs(),
                "initdb",
                [
                    "-D",
                    str(self.data),
                    "-U",
                    SUPERUSER,
                    f"--pwfile={handed}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                ]
                + ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
                + (["--no-sync"] if self.fast else []),
            )
        finally:
            handed.unlink()
        if made.returncode:
            raise CannotRun(f"The database could not be made in {self.data}: {_last_line(made.stdout)}")
        _write_secret(self.folder / "secrets" / "key", secrets.token_urlsafe(48))
        for role in (SUPERUSER, OWNER, APPLICATION):
            (self.folder / "secrets" / f"{role}.new").rename(self.folder / "secrets" / role)

    def _check_version(self) -> None:
        there = (self.data / "PG_VERSION").read_text().strip()
        here = engine.call(self._programs(), "postgres", ["--version"]).stdout.split()[-1].split(".")[0]
        if there != here:
            raise CannotRun(
                f"The data in {self.data} were written by PostgreSQL {there}, this is {here};"
                " make a backup with the earlier Plumbline and restore it here."
            )

    def _configure(self) -> None:
        place = f"unix_socket_directories = '{self.sockets}'\nlisten_addresses = ''"
        if engine.WINDOWS:
            place = "listen_addresses = '127.0.0.1'"
        lines = [f"{name} = {value}" for name, value in {**SETTINGS, **(FAST if self.fast else {})}.items()]
        own = self.data / "plumbline.conf"
        own.write_text("\n".join([place, f"port = {self.port}", *lines, ""]))
        _give(own, _server_owner())
        main = self.data / "postgresql.conf"
        if "plumbline.conf" not in main.read_text():
            with main.open("a") as file:
                file.write("\ninclude 'plumbline.conf'\n")

    def _launch(self) -> None:
        begun = self._control("start", "-w", "-t", "90", "-l", str(self.log))
        if begun.returncode:
            reason = _last_line(self.log.read_text(errors="replace")) if self.log.exists() else _last_line(begun.stdout)
            raise CannotRun(f"The embedded PostgreSQL did not start: {reason} (the whole log: {self.log})")

    def _prepared(self) -> bool:
        return (self.folder / "secrets" / "prepared").exists()

    def _prepare(self) -> None:
        """Roles and the database; each step may have been done by a start that was cut short."""
        import psycopg
        from psycopg import sql

        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as server:
            for role in (OWNER, APPLICATION):
                if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    server.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
                rights = "LOGIN NOSUPERUSER NOCREATEROLE " + (
                    "CREATEDB" if role == OWNER and self.fast else "NOCREATEDB"
                )
                server.execute(
                    sql.SQL("ALTER ROLE {} " + rights + " PASSWORD {}").format(
                        sql.Identifier(role), self.password(role)
                    )
                )
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                server.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
            server.execute(f"ALTER DATABASE {DATABASE} SET random_page_cost = {SETTINGS['random_page_cost']}")
            server.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            server.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APPLICATION}")
        _write_secret(self.folder / "secrets" / "prepared", "")


def here(folder: str | Path | None = None) -> Cluster:
    """The cluster of this clone, or of the data folder that the settings name."""
    return Cluster(folder=Path(folder).expanduser().resolve() if folder else default_folder())


def secret_key(cluster: Cluster) -> str:
    """The key that signs sessions, made once for a data folder; without one (a test, a build step) it lives
    as long as the process."""
    kept = cluster.folder / "secrets" / "key"
    try:
        return kept.read_text()
    except OSError:
        return secrets.token_urlsafe(48)


@contextlib.contextmanager
def readable_trouble(folder: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise CannotRun(
            f"The data folder {folder} cannot be written ({error.filename}: permission denied);"
            " set DATA_DIR to a folder of yours."
        ) from None
    except OSError as error:
        raise CannotRun(f"The data folder {folder} cannot be used: {error.strerror or error}.") from None


def erase(cluster: Cluster) -> None:
    cluster.stop()
    shutil.rmtree(cluster.folder, ignore_errors=True)


def _server_owner() -> tuple[int, int] | None:
    return engine.account_ids() if engine.is_root() else None


def _give(path: Path, owner: tuple[int, int] | None) -> None:
    if owner:
        os.chown(path, *owner)


def _make(folder: Path, owner: tuple[int, int] | None) -> None:
    if folder.exists():
        return
    folder.mkdir(mode=0o700)
    _give(folder, owner)


def _write_secret(path: Path, text: str, owner: tuple[int, int] | None = None) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    _give(path, owner)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = [line for line in lines if "FATAL" in line or "error" in line.lower()] or lines
    return told[-1] if told else "no reason was given."

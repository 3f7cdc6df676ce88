"""The sides that are compared, each served on loopback from one process: Plumbline, bare SQL, PostGraphile and
strawberry-django. What is started here is stopped here."""

import contextlib
import hashlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import psutil

from journeys import servers
from plumbline.accountability import cascade

CLONE = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).resolve().parent / "peers"
POSTGRAPHILE, STRAWBERRY = PEERS / "postgraphile", PEERS / "strawberry"
KEY = "for-the-comparison-and-nothing-else-at-all"
IDLE = 3  # seconds after which a server may have closed an unused line
PATIENCE = 600  # seconds that one answer may take: strawberry-django with a hundred thousand goals


@dataclass
class Side:
    """A server and one line to it that is kept open."""

    name: str
    port: int
    process: int
    headers: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)  # the headers of the last answer
    _asked: float = 0
    _line: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        if self._line is None or time.monotonic() - self._asked > IDLE:
            self.close()
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            self._line.connect()
        self._line.request(method, path, body, self.headers | headers)
        answer = self._line.getresponse()
        told = answer.read()
        self.last, self._asked = dict(answer.getheaders()), time.monotonic()
        return answer.status, told

    def close(self) -> None:
        if self._line is not None:
            self._line.close()

    def get(self, path: str) -> bytes:
        status, told = self.ask("GET", path)
        assert status == 200, told[:2000]
        return told

    def graphql(self, text: str, **variables: Any) -> bytes:
        """The answer as it came over the wire; `data_of` reads it, outside the time that is taken."""
        body = orjson.dumps({"query": text, "variables": variables})
        status, told = self.ask("POST", "/graphql", body, **{"Content-Type": "application/json"})
        assert status == 200 and b'"errors"' not in told[:200] + told[-2000:], told[:2000] + told[-2000:]
        return told

    def resident(self) -> int:
        """Bytes of memory that the server and its own processes hold."""
        top = psutil.Process(self.process)
        return sum(int(one.memory_info().rss) for one in [top, *top.children(recursive=True)])


def data_of(told: bytes) -> Any:
    return orjson.loads(told)["data"]


# --- Starting and stopping ---------------------------------------------------------------------------


def _granian(python: Path | str, application: str, port: int, workers: int = 1) -> list[str]:
    command = [str(python), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "4", "--log-level", "warning"]
    return [*command, application]


@contextmanager
def plumbline(database: str, workers: int = 1, **more: str) -> Iterator[Side]:
    """The product as it is served, with the bench's own addresses beside it (`bench.urls`)."""
    env = servers.environment(database, HOST="127.0.0.1", SECRET_KEY=KEY, **more)
    env |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": f"{servers.BACKEND}{os.pathsep}{CLONE / 'tests'}",
    }
    with servers.own_port() as port:
        command = _granian(sys.executable, "config.wsgi:application", port, workers)
        yield from _served("Plumbline", command, port, env | {"PORT": str(port)}, servers.BACKEND)


@contextmanager
def bare(database: str) -> Iterator[Side]:
    columns = servers.OUTPUT / "columns.sql"
    columns.write_text(cascade.WHOLE)
    with servers.own_port() as port:
        command = _granian(sys.executable, "bench.bare:application", port)
        env = servers.environment(database, COLUMNS_SQL=str(columns))
        yield from _served("bare SQL", command, port, env, CLONE / "tests")


@contextmanager
def postgraphile(database: str) -> Iterator[Side]:
    with servers.own_port() as port:
        env = servers.environment(database, PORT=str(port), GRAPHILE_ENV="production", NODE_ENV="production")
        command = [str(Path(sys.executable).parent / "node"), "serve.mjs"]
        yield from _served("PostGraphile", command, port, env, POSTGRAPHILE)


@contextmanager
def strawberry(database: str) -> Iterator[Side]:
    with servers.own_port() as port:
        env = servers.environment(database)
        del env["DJANGO_SETTINGS_MODULE"], env["PYTHONPATH"]
        command = _granian(_strawberry_python(), "side:application", port)
        yield from _served("strawberry-django", command, port, env, STRAWBERRY)


def _served(name: str, command: list[str], port: int, env: dict[str, str], folder: Path) -> Iterator[Side]:
    servers.OUTPUT.mkdir(exist_ok=True)
    log = servers.OUTPUT / f"bench-{port}.log"
    with log.open("w") as words:
        running = subprocess.Popen(
            command, cwd=folder, env=env, stdout=words, stderr=words, start_new_session=True,
            preexec_fn=servers.end_with_us,
        )  # fmt: skip
    side = Side(name, port, running.pid)
    try:
        _wait_until_listening(running, port, log)
        yield side
    finally:
        side.close()
        servers.end(running)
        log.unlink()


def _wait_until_listening(running: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + servers.PATIENCE
    while time.monotonic() < until and running.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"The server did not answer:\n{log.read_text()}")


# --- Installing what is compared with ----------------------------------------------------------------


def _strawberry_python() -> Path:
    return STRAWBERRY / ".venv" / "bin" / "python"


def install_peers() -> None:
    """Each in a folder of its own, by its own lock; skipped where that has been done."""
    _once(POSTGRAPHILE, "package-lock.json", "node_modules", _npm)
    _once(STRAWBERRY, "requirements.lock", ".venv", _pip)


def versions() -> list[str]:
    """Of what is compared with, by their own locks."""
    locked = orjson.loads((POSTGRAPHILE / "package-lock.json").read_bytes())["packages"]
    pinned = dict(re.findall(r"^([\w-]+)==(\S+)", (STRAWBERRY / "requirements.lock").read_text(), re.MULTILINE))
    name = "strawberry-graphql-django"
    return [f"PostGraphile {locked['node_modules/postgraphile']['version']}", f"{name} {pinned[name]}"]


def _once(folder: Path, lock: str, made: str, install: Any) -> None:
    stamp, told = folder / made / "installed", hashlib.sha256((folder / lock).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == told:
        return
    print(f"Installing {folder.name} by {lock}", flush=True)
    shutil.rmtree(folder / made, ignore_errors=True)
    install()
    stamp.write_text(told)


def _npm() -> None:
    sys.path.insert(0, str(CLONE / "infra"))
    import prepare

    _quietly(prepare.npm("ci", "--no-audit", "--no-fund"), POSTGRAPHILE)


def _pip() -> None:
    _quietly([sys.executable, "-m", "venv", ".venv"], STRAWBERRY)
    command = [str(_strawberry_python()), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    _quietly([*command, "-r", "requirements.lock"], STRAWBERRY)


def _quietly(command: list[str], folder: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, env={**os.environ, "PATH": path}
    )
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} … did not succeed in {folder}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")

"""Two web servers, two workers, a database and its streaming replica, all on this machine, each a process of its own.

The big picture is read from the replica; whoever has just written is told what they wrote, by whichever web server they
ask next.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

import orjson
import psycopg

import databases
from bench import sides
from bench.sides import Side
from config import embedded, engine
from journeys import servers
from plumbline.core.ids import uuid7

MADE = """
import json
from django.conf import settings
from api.faces import client
from domain import world as worlds
made = worlds.build()
made.commit("board", "north", "surgery", "w5")
keys = {name: client(getattr(made.cast, name)).cookies[settings.SESSION_COOKIE_NAME].value for name in ("nora", "sam")}
print(json.dumps({"goal": str(made.ids["w5"]), "cookie": settings.SESSION_COOKIE_NAME, **keys}))
"""
DEFERRED = """
from plumbline.goals.tasks import turn_days
for number in range({count}):
    turn_days.configure(queueing_lock=f"turn-{{number}}").defer(timestamp=0)
"""
CHECK_IN = """
mutation CheckIn($input: RecordCheckInInput!) { recordCheckIn(input: $input) { checkIn { id } errors { sentence } } }
"""
CLAIMS = ("ON_TRACK", "AT_RISK", "OFF_TRACK")
PATIENCE = 30


@dataclass
class Somebody:
    """A browser: it keeps its cookies, whichever web server it asks."""

    webs: list[Side]
    cookies: dict[str, str]

    def ask(self, web: int, method: str, path: str, body: bytes | None = None) -> bytes:
        side = self.webs[web % len(self.webs)]
        side.headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies["csrftoken"],
            "Content-Type": "application/json",
        }
        status, told = side.ask(method, path, body)
        assert status == 200, told
        handed: SimpleCookie = SimpleCookie(side.last.get("set-cookie", ""))
        self.cookies |= {name: morsel.value for name, morsel in handed.items()}
        return told

    def says(self, web: int, goal: str, claimed: str) -> None:
        said = {"goalId": goal, "claimed": claimed, "id": str(uuid7())}
        told = self.ask(web, "POST", "/graphql", orjson.dumps({"query": CHECK_IN, "variables": {"input": said}}))
        assert b'"errors":[]' in told, told

    def sees(self, web: int, goal: str) -> str:
        """What the picture says of the goal."""
        page = orjson.loads(self.ask(web, "GET", "/api/v1/cascade"))
        place = page["goals"]["id"].index(goal)
        return str(page["enums"]["claimed"][page["goals"]["claimed"][place]]).upper()


@dataclass
class House:
    primary: embedded.Cluster
    replica: embedded.Cluster
    nora: Somebody
    sam: Somebody
    goal: str

    def defer(self, count: int) -> None:
        """So many jobs, each to be done once by either worker."""
        _run(["shell", "-c", DEFERRED.format(count=count)], {"DATABASE_URL": self.primary.url(embedded.APPLICATION)})

    def on_replica(self, sql: str) -> Any:
        with psycopg.connect(self.replica.url(embedded.SUPERUSER), autocommit=True) as connection:
            return connection.execute(sql).fetchone()

    def on_primary(self, sql: str) -> list[Any]:
        with psycopg.connect(self.primary.url(embedded.SUPERUSER), autocommit=True) as connection:
            return connection.execute(sql).fetchall()


@contextmanager
def house() -> Iterator[House]:
    folder = databases.FOLDER / f"scaled-{os.getpid()}"
    primary = embedded.Cluster(folder=folder / "primary", fast=True)
    replica = embedded.Cluster(folder=folder / "replica", fast=True)
    try:
        with ExitStack() as stack:
            primary.start()
            stack.callback(primary.stop)
            made = _filled(primary)
            _followed(primary, replica)
            stack.callback(replica.stop)
            addresses = {
                "DATABASE_URL": primary.url(embedded.APPLICATION),
                "DATABASE_REPLICA_URL": replica.url(embedded.APPLICATION),
            }
            webs = [stack.enter_context(sides.plumbline(embedded.DATABASE, **addresses)) for _ in range(2)]
            for _ in range(2):
                stack.enter_context(_worker(addresses))
            people = [Somebody(webs, {made["cookie"]: made[name], "csrftoken": "a" * 32}) for name in ("nora", "sam")]
            yield House(primary, replica, *people, made["goal"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _filled(primary: embedded.Cluster) -> Any:
    env = {
        "DATABASE_URL": primary.url(embedded.APPLICATION),
        "DATABASE_OWNER_URL": primary.url(embedded.OWNER),
        "SECRET_KEY": sides.KEY,
        "PYTHONPATH": f"{servers.BACKEND}{os.pathsep}{sides.CLONE / 'tests'}",
    }
    _run(["migrate", "--verbosity", "0"], env)
    return orjson.loads(_run(["shell", "-c", MADE], env).splitlines()[-1])


def _run(words: list[str], env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=servers.BACKEND, env=servers.environment("unused", **env),
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _followed(primary: embedded.Cluster, replica: embedded.Cluster) -> None:
    """A copy of the running server, which then follows it."""
    replica.make_folders()
    shutil.copytree(primary.folder / "secrets", replica.folder / "secrets", dirs_exist_ok=True)
    to = ["-h", str(primary.sockets), "-p", primary.port, "-U", embedded.SUPERUSER]
    copied = engine.call(
        primary._programs(), "pg_basebackup", [*to, "-D", str(replica.data), "-R", "-X", "stream", "-c", "fast"],
        environment={"PGPASSWORD": primary.password(embedded.SUPERUSER)},
    )  # fmt: skip
    assert copied.returncode == 0, copied.stdout
    replica._configure()
    replica._launch()


@contextmanager
def _worker(addresses: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, "manage.py", "procrastinate", "--verbosity", "0", "worker", "--concurrency", "2"]
    env = servers.environment("unused", SECRET_KEY=sides.KEY, **addresses)
    running = subprocess.Popen(
        command, cwd=servers.BACKEND, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, preexec_fn=servers.end_with_us,
    )  # fmt: skip
    try:
        yield
    finally:
        servers.end(running)


def until(true: Any, words: str) -> float:
    """Seconds until it holds."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < PATIENCE, words
        time.sleep(0.02)
    return time.monotonic() - begun

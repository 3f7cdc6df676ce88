"""What goes wrong before anything runs is said in one sentence, without a traceback, and ends an error."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from config import copies, embedded
from config.errors import CannotRun

CLONE = Path(__file__).resolve().parents[2]
MANAGE = str(CLONE / "backend" / "manage.py")
NEUTRAL = {"DATABASE_URL": "", "ENV_FILE": os.devnull, "PYTHONWARNINGS": "ignore", "PLUMBLINE_DEMO": "0"}


def plumbline(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **NEUTRAL, **settings}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, MANAGE, *words], env=env, capture_output=True, text=True, timeout=90, check=False
    )


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode != 0
    assert "Traceback" not in done.stderr + done.stdout
    told = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(told) == 1, done.stderr
    assert told[0].startswith("plumbline: ") and told[0].endswith(".")
    return told[0]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_port_in_use(taken_port: int, tmp_path: Path) -> None:
    told = sentence(plumbline("up", PORT=str(taken_port), DATA_DIR=str(tmp_path / "data")))
    assert f"Port {taken_port}" in told and "PORT=" in told
    assert not (tmp_path / "data").exists()


def test_port_that_is_no_number() -> None:
    assert "PORT" in sentence(plumbline("up", PORT="eighty"))


def test_data_folder_that_cannot_be_written() -> None:
    told = sentence(plumbline("database", "start", DATA_DIR="/proc/plumbline"))
    assert "/proc/plumbline" in told


def test_address_of_no_database() -> None:
    told = sentence(plumbline("migrate", DATABASE_URL="plumbline"))
    assert "postgresql://user:password@host:5432/name" in told


def test_server_that_does_not_answer(taken_port: int) -> None:
    url = f"postgresql://plumbline:word@127.0.0.1:{taken_port + 1 if taken_port < 65535 else 1}/plumbline"
    told = sentence(plumbline("up", DATABASE_URL=url, PORT="0"))
    assert "does not answer" in told and "DATABASE_URL" in told and "word" not in told


def test_secret_file_that_is_missing() -> None:
    told = sentence(plumbline("check", SECRET_KEY_FILE="/nowhere/key"))
    assert "/nowhere/key" in told


@pytest.mark.parametrize(
    ("settings", "word"),
    [({"ALLOWED_HOSTS": "a.example"}, "SECRET_KEY"), ({"SECRET_KEY": "x" * 40}, "ALLOWED_HOSTS")],
    ids=["no key", "no hosts"],
)
def test_production_needs_its_secrets(settings: dict[str, str], word: str) -> None:
    assert word in sentence(plumbline("check", PRODUCTION="1", **settings))


def test_production_is_hardened() -> None:
    asked = "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.DEMO_SIGN_IN, s.DEBUG)"
    given = {"PRODUCTION": "1", "SECRET_KEY": "x" * 40, "ALLOWED_HOSTS": "a.example", "DEBUG": "1"}
    env = {**os.environ, **NEUTRAL, **given, "DEMO_SIGN_IN": "anywhere"}
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env=env,
        cwd=CLONE / "backend",
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["True", "off", "False"]


def test_a_python_that_is_too_old_and_a_network_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CLONE / "infra"))
    import prepare

    monkeypatch.setattr(prepare.sys, "version_info", (3, 9, 2))
    with pytest.raises(prepare.CannotPrepare, match=r"needs Python 3\.11, 3\.12 or 3\.13, this is 3\.9"):
        prepare.environment()
    with pytest.raises(prepare.CannotPrepare, match="no network"):
        prepare._explain(["WARNING: Retrying ...", "Temporary failure in name resolution"], "The packages")


def test_backup_and_restore_say_what_is_missing(tmp_path: Path) -> None:
    assert "plumbline backup FILE" in sentence(plumbline("backup"))
    with pytest.raises(CannotRun, match="There is no file"):
        copies.restore(tmp_path / "nothing")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the server's own account may pass, unlike the folders of pytest."""
    import shutil
    import tempfile

    made = Path(tempfile.mkdtemp(prefix="plumbline-house-"))
    made.chmod(0o711)
    yield made
    embedded.Cluster(folder=made / "data").stop()
    shutil.rmtree(made, ignore_errors=True)


def test_up_serves_and_stops_without_leaving_anything(folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, **NEUTRAL, "PORT": str(port), "DATA_DIR": str(folder / "data"), "WEB_WORKERS": "1"}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    served = subprocess.Popen(
        [sys.executable, MANAGE, "up"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    family: list[psutil.Process] = []
    told: list[str] = []
    for line in served.stdout or []:
        told.append(line)
        if "Plumbline is at" in line:
            family = psutil.Process(served.pid).children(recursive=True)
            second = plumbline("up", PORT="0", DATA_DIR=str(folder / "data"))
            assert "already runs" in sentence(second)
            served.send_signal(signal.SIGTERM)
    assert served.wait(30) == 0, "".join(told)
    assert "Stopped." in told[-1]
    end = time.monotonic() + 5
    while any(alive(process) for process in family) and time.monotonic() < end:
        time.sleep(0.1)
    assert family and not any(alive(process) for process in family)
    assert not (folder / "data" / "postgres" / "postmaster.pid").exists()


def alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False

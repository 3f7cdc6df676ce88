"""Kills the database of a running stack under check-ins, then counts: every acknowledged one must be there.

    PRODUCTION=0 PLUMBLINE_DEMO=1 DEMO_SIGN_IN=anywhere docker compose up -d --build --wait
    python3 infra/docker/drill.py            # DOCKER and COMPOSE name other programs, ADDRESS another port

The process is killed from the host, as a crash would, so that the restart policy brings it back. Sends at most
200 check-ins to ADDRESS, which must be this machine, and stops.
"""

import http.cookiejar
import json
import os
import shlex
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

ADDRESS = os.environ.get("ADDRESS", "http://127.0.0.1:8080")
DOCKER = shlex.split(os.environ.get("DOCKER", "docker"))
COMPOSE = shlex.split(os.environ.get("COMPOSE", "docker compose"))
CHECK_INS, WRITERS, KILL_AFTER = 200, 8, 60


class Browser:
    """One person's session."""

    def __init__(self) -> None:
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def hello(self) -> None:
        """As the pages begin: the answer (nobody is signed in) brings the token against forged requests."""
        try:
            self.opener.open(f"{ADDRESS}/_allauth/browser/v1/auth/session", timeout=20)
        except urllib.error.HTTPError as nobody:
            nobody.close()

    def ask(self, path: str, body: Any = None) -> Any:
        token = next((c.value for c in self.cookies if c.name == "csrftoken"), "")
        headers = {"Content-Type": "application/json", "X-CSRFToken": token or "", "Referer": ADDRESS}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{ADDRESS}{path}", data, headers)  # noqa: S310 - our own address
        with self.opener.open(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")


def main() -> int:
    browser = Browser()
    browser.hello()
    people = browser.ask("/api/v1/demo/accounts")
    nora = next(person for person in people if "unit_leader" in person["roles"])
    browser.ask("/api/v1/demo/sign-in", {"person": nora["person"]})
    goals = [due["goal"]["id"] for due in browser.ask("/api/v1/home")["leader"]["due"]]
    print(f"{nora['position']} has {len(goals)} check-ins due; sending {CHECK_INS}")
    acknowledged: list[str] = []
    killed = threading.Event()

    def send(number: int) -> None:
        if len(acknowledged) >= KILL_AFTER and not killed.is_set():
            killed.set()
            kill_database()
        said = {"id": str(uuid.uuid4()), "claimed": "at_risk", "note": f"Drill {number}"}
        try:
            browser.ask(f"/api/v1/goals/{goals[number % len(goals)]}/check-ins", said)
        except (urllib.error.URLError, OSError, ValueError):
            time.sleep(0.3)  # not acknowledged: it may or may not be there
        else:
            acknowledged.append(said["id"])

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(send, range(CHECK_INS)))
    wait_until_well(browser)
    there = {row for goal in goals for row in check_ins_of(browser, goal)}
    missing = set(acknowledged) - there
    print(f"{len(acknowledged)} of {CHECK_INS} acknowledged around the crash, {len(missing)} of them missing")
    return 1 if missing or not killed.is_set() else 0


def check_ins_of(browser: Browser, goal: str) -> list[str]:
    found: list[str] = []
    after = ""
    while True:
        page = browser.ask(f"/api/v1/goals/{goal}/check-ins?first=100{after}")
        found += [row["id"] for row in page["items"]]
        if not page.get("next"):
            return found
        after = f"&after={page['next']}"


def kill_database() -> None:
    container = subprocess.check_output([*COMPOSE, "ps", "-q", "db"], text=True).split()[0]
    process = subprocess.check_output([*DOCKER, "inspect", "-f", "{{.State.Pid}}", container], text=True).strip()
    os.kill(int(process), 9)
    print("database killed")


def wait_until_well(browser: Browser) -> None:
    for _ in range(60):
        try:
            browser.ask("/api/v1/home")
        except (urllib.error.URLError, OSError):
            time.sleep(1)
        else:
            return
    raise SystemExit("The stack did not come back within a minute.")


if __name__ == "__main__":
    sys.exit(main())

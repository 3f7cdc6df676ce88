"""Runs every test there is and ends with one line, `N passed, N failed`. Called by `make test`.

Python first, on two processes; then the browser journeys alone, so that nothing else takes their time; then
the pages'. A test that could not run counts as failed.
"""

import json
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
TESTS, FRONTEND, OUTPUT = CLONE / "tests", CLONE / "frontend", CLONE / "tests" / "output"
NO_TESTS = 5  # pytest's exit code when it found none
# File by file in their order: the longest files hold the fewest tests and would otherwise come last, alone.
TWO_AT_ONCE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def main() -> int:
    OUTPUT.mkdir(exist_ok=True)
    begun = time.monotonic()
    parts = {
        "Python": python_tests("python", "--ignore=tests/journeys", *TWO_AT_ONCE, "tests"),
        "Journeys": python_tests("journeys", *TWO_AT_ONCE, "tests/journeys"),
        "Pages": page_tests(),
    }
    total = sum(parts.values(), Count())
    print()
    for name, count in parts.items():
        print(f"{name:9} {count.passed} ok, {count.failed} not")
    print(f"{time.monotonic() - begun:.0f} seconds in all")
    print(closing_line(total))
    return 1 if total.failed or not total.passed else 0


def closing_line(total: Count) -> str:
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    return f"{total.passed} passed, {total.failed} failed{skipped}"


def python_tests(name: str, *words: str) -> Count:
    report = OUTPUT / f"{name}.xml"
    report.unlink(missing_ok=True)
    if not (CLONE / words[-1]).is_dir():
        return Count()
    command = [sys.executable, "-m", "pytest", "-c", "tests/pytest.ini", "--rootdir=tests", "-q", "-m", "not drill"]
    done = subprocess.run([*command, f"--junitxml={report}", *words], cwd=CLONE, check=False)
    if done.returncode == NO_TESTS:
        return Count()
    count = read_pytest(report) if report.exists() else Count()
    if done.returncode and not count.failed:
        count.failed = 1  # the run itself broke
    return count


def read_pytest(report: Path) -> Count:
    """Errors are tests that could not run, in setting up or in tidying; each test counts once."""
    count = Count()
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            count.failed += 1
        elif "skipped" in kinds:
            count.skipped += 1
        else:
            count.passed += 1
    return count


def page_tests() -> Count:
    sys.path.insert(0, str(CLONE / "infra"))
    import prepare

    report = OUTPUT / "pages.json"
    report.unlink(missing_ok=True)
    path = os.pathsep.join([str(prepare.node_home() / "bin"), os.environ.get("PATH", "")])
    command = prepare.npm("run", "test", "--", "--reporter=default", "--reporter=json")
    done = subprocess.run(
        [*command, f"--outputFile.json={report}"], cwd=FRONTEND, env={**os.environ, "PATH": path}, check=False
    )
    count = Count()
    if report.exists():
        told = json.loads(report.read_text())
        count = Count(told["numPassedTests"], told["numFailedTests"], told["numPendingTests"])
    if done.returncode and not count.failed:
        count.failed = 1
    return count


if __name__ == "__main__":
    sys.exit(main())

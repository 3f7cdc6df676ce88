"""Bar N: the pages with 10,000 goals, in a real browser, on the built application: what `make test` counts and weighs,
and what only makes sense timed beside a plain page."""

import re
import subprocess
import sys

from bench.context import Bench
from bench.rounds import Line
from bench.sides import CLONE

JOURNEYS = ["tests/journeys/test_large_cascade.py", "tests/journeys/test_large_frames.py"]
TOLD = {
    r"outline : static page = ([\d.]+)": ("frames of scrolling, all open, beside a static page", 1.25),
    r"map : idle = ([\d.]+)": ("frames of the map beside an idle page", 1.5),
    r"goals: (\d+) nodes": ("elements on the page", 1200),
    r"all opened in (\d+) ms": ("ms until all is open", 150),
    r"\nmap: ([\d.]+) MB": ("MB of the map's heap", 25),
    r"\noutline: ([\d.]+) MB": ("MB of the outline's heap", 25),
}


def bars(bench: Bench) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        "tests/pytest.ini",
        "--rootdir=tests",
        "-q",
        "-s",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [*command, *(JOURNEYS[:1] if bench.fast else JOURNEYS)], cwd=CLONE, check=False, capture_output=True, text=True
    )
    for pattern, (work, bound) in TOLD.items():
        found = re.search(pattern, done.stdout)
        if found:
            bench.add(Line("N", work, found[1], "", float(found[1]), bound))
        elif not bench.fast:
            bench.add(Line("N", work, "could not be measured", "", float("inf"), bound, note=done.stdout[-500:]))

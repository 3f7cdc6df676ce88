"""The bench itself works: sides start, tell the same, are timed and end. Its ratios prove nothing here."""

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
BARS = ("C", "D", "E", "H", "I", "J", "K")


def test_a_fast_run_compares_every_side(cluster: None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--fast", *BARS], cwd=TESTS, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "steps to the board are the same on Plumbline, PostGraphile, strawberry-django" in done.stdout
    assert "list the same goals" in done.stdout
    table = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert {line.split("|")[1].strip() for line in table} == {"bar", *BARS}
    assert all(line.split("|")[-2].strip() in ("met", "short", "verdict") for line in table)

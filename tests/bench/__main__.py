"""`make bench`: every bar of the product's speed, beside what one would use instead, in one run on one machine.

`python -m bench [--fast] [letters]`. Builds the organizations once, starts every side itself on this machine, compares
their answers, times them turn by turn, and stops what it started. Ends with a table, `tests/bench/report.md` and
`tests/bench/report.json`. `--fast` sees that everything works; its ratios prove nothing.
"""

import argparse
import os
import sys
import time
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]


def prepared() -> None:
    sys.path[:0] = [str(CLONE / "backend"), str(CLONE / "tests")]
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "ENV_FILE": os.devnull}
    os.environ["SECRET_KEY"] = "for-the-comparison-and-nothing-else-at-all"
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]


def database_there() -> None:
    """Started, and again after the pages' tests: whoever runs last stops it."""
    import databases

    with databases.lock():
        databases.start()
        databases.drop_dead_runs()
        databases.template()


def sizes_there(names: list[str]) -> None:
    """Made before anything is timed: a server that has just written millions of rows answers some statements slower, so
    that a first run would tell otherwise than the next."""
    import databases
    from bench import sizes

    for name in names:
        sizes.made(name)
    with databases.lock():
        if not databases.drop_dead_runs():
            databases.restart()


def main() -> int:
    asked = argparse.ArgumentParser(prog="make bench")
    asked.add_argument("--fast", action="store_true")
    asked.add_argument("letters", nargs="*")
    said = asked.parse_args()
    prepared()

    from bench import (
        check_ins,
        context,
        finding,
        growth,
        memory,
        pages,
        pasts,
        reads,
        record,
        report,
        scope,
        sides,
        stars,
        storm,
    )

    bars = {
        "AB": reads.whole, "CD": reads.columns, "E": reads.lines, "F": check_ins.bars, "G": storm.bars,
        "H": scope.bars, "I": finding.bars, "J": pasts.bars, "K": stars.bars, "L": record.bars, "M": memory.bars,
        "N": pages.bars, "S": growth.table,
    }  # fmt: skip
    wanted = {letters: bar for letters, bar in bars.items() if not said.letters or set(letters) & set(said.letters)}
    bench, begun = context.Bench(said.fast), time.monotonic()
    sides.install_peers()
    if len(wanted) == len(bars):
        database_there()
        sizes_there(bench.names("1k", "10k", "100k"))
    for letters, bar in wanted.items():
        database_there()
        print(f"{letters}  after {time.monotonic() - begun:.0f} s", flush=True)
        bar(bench)
    database_there()
    report.write(bench, time.monotonic() - begun, whole=len(wanted) == len(bars))
    return 0


if __name__ == "__main__":
    sys.exit(main())

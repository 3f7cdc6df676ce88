"""The table at the end: each comparison with both sides, their ratio, the bar and whether it is met."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import psutil
from django.db import connection

from bench import sides
from bench.context import Bench
from bench.rounds import Line

HERE = Path(__file__).resolve().parent
HEAD = ("bar", "work", "ours", "beside", "ratio", "must be", "verdict")


def write(bench: Bench, seconds: float, *, whole: bool) -> None:
    table = _table([HEAD, *(_cells(line) for line in bench.lines)])
    if bench.grown:
        work = list(next(iter(bench.grown.values())))
        rows = [(what, *(f"{told[what]:.3g}" for told in bench.grown.values())) for what in work]
        table += ["", *_table([("milliseconds", *bench.grown), *rows])]
    met = sum(line.met for line in bench.lines)
    closing = f"{met} of {len(bench.lines)} comparisons within their bar, in {seconds:.0f} s"
    print("\n".join(["", *table, "", closing]))
    if not whole or bench.fast:
        return
    about = _about()
    short = [line for line in bench.lines if not line.met]
    notes = [f"- {line.bar}, {line.work}, beside {line.beside or 'the bar'}: {line.note}" for line in short]
    text = ["# What it costs, beside what one would use instead", "", *(f"- {words}" for words in about), ""]
    text += [*table, "", f"{closing}.", "", "The answers were compared before they were timed:", ""]
    text += [*(f"- {words}" for words in bench.equalities), "", "What is short, and why:", "", *notes]
    (HERE / "report.md").write_text("\n".join(text).rstrip() + "\n")
    told = {"about": about, "equal": bench.equalities, "lines": [_told(line) for line in bench.lines]}
    told["growth"] = bench.grown
    (HERE / "report.json").write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n")


def _cells(line: Line) -> tuple[str, ...]:
    bound = f"{'≥' if line.at_least else '≤'} {line.bound:.3g}"
    return line.bar, line.work, line.ours, line.beside, f"{line.ratio:.3g}", bound, line.verdict


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]


def _told(line: Line) -> dict[str, Any]:
    return {name: getattr(line, name) for name in Line.__dataclass_fields__} | {"verdict": line.verdict}


def _about() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (engine,) = cursor.fetchone()
    memory = psutil.virtual_memory().total / 2**30
    return [
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}",
        f"Python {platform.python_version()}, PostgreSQL {engine}, {', '.join(sides.versions())}",
        "each ratio is the median of the ratios of interleaved rounds; cold: a process that keeps nothing yet",
    ]

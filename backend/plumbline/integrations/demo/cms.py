"""The demo's small table of public facts: CMS values of six hospitals, and the national means."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from plumbline.integrations.cms import library

BASE, LATEST = "2023-07", "2025-07"
BOARD_OF = {"mortality": 1, "safety": 1, "timely_effective": 2, "readmission": 3, "patient_experience": 4}


@dataclass(frozen=True, slots=True)
class Value:
    release: str
    ccn: str
    measure: str
    value: Decimal
    denominator: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A measure on which a hospital was worse than the nation: from `baseline` to the national mean."""

    measure: str
    name: str
    board: int
    baseline: Decimal
    target: Decimal
    told: str
    baseline_on: date
    known_on: date
    size: float


@cache
def values() -> tuple[Value, ...]:
    return tuple(
        Value(
            row["release"], row["ccn"], row["measure"], Decimal(row["value"]),
            Decimal(row["denominator"]) if row["denominator"] else None,
            Decimal(row["expected"]) if row["expected"] else None,
        )
        for row in _rows("cms_values.csv")
    )  # fmt: skip


@cache
def nation() -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    """(release, measure) → mean and standard deviation over all rated hospitals."""
    return {
        (row["release"], row["measure"]): (Decimal(row["mean"]), Decimal(row["sd"])) for row in _rows("national.csv")
    }


def gaps(ccn: str, known: Sequence[Value] = ()) -> list[Gap]:
    """The measures on which the hospital was furthest behind the nation, furthest first.

    Among the shipped values the earlier release is the baseline and the later one sets the aim; a file of
    somebody's own is one release, which is both.
    """
    found = []
    for value in known or values():
        measure = library.measures()[value.measure]
        aim_at = value.release if known else LATEST
        mean, sd = nation().get((value.release, value.measure), (None, None))
        if (
            value.ccn != ccn
            or mean is None
            or not sd
            or measure.unit == "stars"
            or (not known and value.release != BASE)
        ):
            continue
        behind = float((value.value - mean) / sd) * (1 if measure.direction == "decrease" else -1)
        if behind > 0.5 and (aim_at, value.measure) in nation():
            target, shown = _shown(measure, nation()[aim_at, value.measure][0])
            if (target < value.value) == (measure.direction == "decrease") and target != value.value:
                end = library.releases()[value.release][value.measure][1] - timedelta(days=1)
                baseline = value.value.quantize(Decimal("1e-4")).normalize()
                came_out = library.release_month(value.release)[1]
                way = "down" if measure.direction == "decrease" else "up"
                told = f"{way} to the national average of {shown}"
                board = BOARD_OF[measure.group]
                found.append(Gap(value.measure, measure.name, board, baseline, target, told, end, came_out, behind))
    return sorted(found, key=lambda gap: -gap.size)


def _shown(measure: library.Published, mean: Decimal) -> tuple[Decimal, str]:
    if measure.scale == "proportion":
        target = mean.quantize(Decimal("0.001"))
        return target, f"{(target * 100).normalize():f} %"
    target = mean.quantize(Decimal(1).scaleb(-measure.decimals))
    return target, f"{target} {measure.unit}" if "÷" not in measure.unit else str(target)


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / "data" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))

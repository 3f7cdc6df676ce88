"""What the demo's people want: six promises of the board, and the goals that carry each, level by level."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Promise:
    """A board goal. `owner` is the executive who answers for it."""

    title: str
    sentence: str
    measure: str
    owner: str
    impact: str
    why: str


@dataclass(frozen=True, slots=True)
class Family:
    """One measure's goals. `{where}` and `{target}` are filled into the title.

    `levels` says where a goal stands above the units; there its value is pooled from below. A family `under`
    another is work that should move it: its unit goals drive the other's.
    """

    measure: str
    board: int
    owner: str
    title: str
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    under: str
    barrier: str


@cache
def promises() -> tuple[Promise, ...]:
    return tuple(Promise(**row) for row in _rows("promises.csv"))


@cache
def families() -> tuple[Family, ...]:
    return tuple(
        Family(
            **row  # type: ignore[arg-type]
            | {
                "board": int(row["board"]),
                "kinds": tuple(row["kinds"].split()),
                "levels": tuple(row["levels"].split()),
            }
        )
        for row in _rows("families.csv")
    )


@dataclass(frozen=True, slots=True)
class Local:
    """A measure of the demo: `base` is where it began, `good` where it should go (proportions as fractions)."""

    code: str
    board: int
    name: str
    direction: str
    scale: str
    unit: str
    per: Decimal
    decimals: int
    lag_days: int
    source: str
    base: float
    good: float
    volume: str
    spread: float
    numerator: str
    denominator: str
    definition: str

    def shown(self, value: Decimal) -> str:
        """The value as a title would say it."""
        if self.scale == "proportion":
            return f"{(value * 100).normalize():f} %"
        if self.unit == "dollars":
            return f"${value:,.0f}"
        return f"{value} {self.unit}"

    def rounded(self, value: float) -> Decimal:
        """A round number that a person would choose."""
        digits = self.decimals + 2 if self.scale == "proportion" else self.decimals
        if self.unit == "dollars":
            return Decimal(round(value / 50) * 50)
        return Decimal(f"{value:.{digits}f}")


@cache
def measures() -> dict[str, Local]:
    return {row["code"]: _local(row) for row in _rows("measures.csv")}


def _local(row: dict[str, str]) -> Local:
    typed: dict[str, Any] = dict(row) | {"per": Decimal(row["per"])}
    typed |= {name: int(row[name]) for name in ("board", "decimals", "lag_days")}
    typed |= {name: float(row[name]) for name in ("base", "good", "spread")}
    return Local(**typed)


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / "data" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))

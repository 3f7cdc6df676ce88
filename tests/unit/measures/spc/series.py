"""Short ways to a series, and the outputs of two R packages, which lie beside the checkout and are not shipped."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc.chart import Chart, Kind, Observed, Setting, chart

FOLDER = Path(__file__).parents[5] / "shared" / "data" / "spc"
published = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="these outputs are not shipped; they lie beside the checkout where it is developed"
)
BEGIN = date(2024, 1, 1)


def rows(*path: str) -> list[dict[str, str]]:
    with FOLDER.joinpath(*path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def number(cell: str) -> float | None:
    return None if cell == "NA" else float(cell)


def near(expected: float | None) -> Any:
    """What lies within a millionth of it."""
    return None if expected is None else pytest.approx(expected, abs=1e-6, rel=1e-9)


def months(values: Iterable[float | None], first: date = BEGIN, **more: Any) -> list[Observed]:
    return [Observed(add_months(first, i), add_months(first, i + 1), value, **more) for i, value in enumerate(values)]


def counted(counts: Iterable[tuple[float, float]], first: date = BEGIN) -> list[Observed]:
    """Months with a numerator and an exposure each."""
    return [
        Observed(add_months(first, i), add_months(first, i + 1), None, events, exposure)
        for i, (events, exposure) in enumerate(counts)
    ]


def setting(kind: Kind = Kind.XMR, direction: Direction | None = Direction.INCREASE, **more: Any) -> Setting:
    return Setting(kind, direction, **more)


def xmr(values: Iterable[float | None], direction: Direction | None = Direction.INCREASE, **more: Any) -> Chart:
    return chart(months(values), setting(direction=direction, **more))


def told(drawn: Chart) -> Sequence[str]:
    """The signal told of each point, empty where there is none."""
    return [point.signals[0].value if point.signals else "" for point in drawn.points]

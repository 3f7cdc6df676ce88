"""The same random series through controlchartspy, the engine that Western Australia's health department publishes.

It is written in JavaScript and shares no line with ours or with the R packages.
"""

import random
from datetime import date
from typing import Any

import pytest
from controlchartspy import spc  # type: ignore[import-untyped]

from plumbline.measures.rules.spc.chart import Kind, Observed, Phase, Plotted, Setting, Signal, chart
from unit.measures.spc.series import counted, months

MONTHS = 36
STARTS = [period.start for period in months([None] * MONTHS)]
PERCENT = 100
SIGMAS_OF_2_66 = 1e-3  # theirs takes 3 / 1.128, Making Data Count prints 2.66
LINES = {
    "value": "value", "centre": "target", "lower": "ll99", "upper": "ul99", "inner_lower": "ll95",
    "inner_upper": "ul95",
}  # fmt: skip
RULES = {
    "astpoint": {Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS},
    "shift": {Signal.SEVEN_HIGH, Signal.SEVEN_LOW},
    "trend": {Signal.RISING, Signal.FALLING},
    "two_in_three": {Signal.TWO_OF_THREE_HIGH, Signal.TWO_OF_THREE_LOW},
}

seeds = pytest.mark.parametrize("seed", range(6))


def theirs(kind: str, values: list[float], *, settings: dict[str, Any] | None = None, **more: Any) -> list[Any]:
    data = {"month": STARTS, "values": values} | {name: column for name, column in more.items() if column}
    names = {name: name for name, column in more.items() if column}
    outliers = dict.fromkeys(("astronomical", "shift", "trend", "two_in_three"), True)
    limits: list[Any] = spc(
        data=data,
        keys="month",
        numerators="values",
        spc_settings={"chart_type": kind} | (settings or {}),
        outlier_settings={**outliers, "trend_n": 7, "improvement_direction": "neutral"},
        return_objs="limits",
        **names,
    ).limits
    return limits


def ours(kind: Kind, series: list[Observed], *phases: Phase) -> tuple[Plotted, ...]:
    return chart(series, Setting(kind, None, phases=phases)).points


def agree(points: tuple[Plotted, ...], rows: list[Any], *, scale: float = 1.0, tolerance: float = 1e-9) -> None:
    assert len(points) == len(rows) == MONTHS
    for point, row in zip(points, rows, strict=True):
        width = abs((point.upper or 0) - (point.lower or 0))
        for name, key in LINES.items():
            line = getattr(point, name)
            if line is None:
                assert row.get(key) is None
            else:
                assert line * scale == pytest.approx(row[key], rel=1e-9, abs=tolerance * (1 + width)), name


def wandering(seed: int) -> list[float]:
    """Values that follow each other, so that every rule finds something."""
    chance, level, values = random.Random(seed), 0.0, []
    for _ in range(MONTHS):
        level = level * 0.8 + chance.gauss(0, 1)
        values.append(50 + level)
    return values


def drawn_counts(seed: int) -> tuple[list[int], list[int]]:
    chance = random.Random(seed)
    exposure = [chance.randint(40, 900) for _ in range(MONTHS)]
    return [chance.randint(0, n // 6) for n in exposure], exposure


@seeds
def test_single_values(seed: int) -> None:
    values = wandering(seed)
    agree(ours(Kind.XMR, months(values)), theirs("i", values), tolerance=SIGMAS_OF_2_66)
    agree(ours(Kind.RUN, months(values)), theirs("run", values))


@seeds
def test_limits_of_the_first_year(seed: int) -> None:
    values, series = wandering(seed), months(wandering(seed))
    rows = theirs("i", values, settings={"num_points_subset": 12})
    agree(ours(Kind.XMR, series, Phase(date.min, frozen_until=series[11].end)), rows, tolerance=SIGMAS_OF_2_66)


@seeds
@pytest.mark.parametrize(
    ("kind", "name", "scale"),
    [(Kind.P, "p", PERCENT), (Kind.P_PRIME, "pp", PERCENT), (Kind.U, "u", 1), (Kind.U_PRIME, "up", 1)],
)
def test_counts_and_their_exposure(seed: int, kind: Kind, name: str, scale: float) -> None:
    counts, exposure = drawn_counts(seed)
    points = ours(kind, counted(zip(counts, exposure, strict=True)))
    agree(points, theirs(name, counts, denominators=exposure), scale=scale)


@seeds
def test_events_in_periods_alike(seed: int) -> None:
    chance = random.Random(seed)
    counts = [float(chance.randint(0, 14)) for _ in range(MONTHS)]
    agree(ours(Kind.C, months(counts)), theirs("c", counts))


@seeds
def test_rare_events(seed: int) -> None:
    chance = random.Random(seed)
    cases = [float(chance.randint(0, 60)) for _ in range(MONTHS)]
    agree(ours(Kind.G, months(cases)), theirs("g", cases))
    days = [chance.expovariate(1 / 40) + 0.5 for _ in range(MONTHS)]
    agree(ours(Kind.T, months(days)), theirs("t", days))


@seeds
def test_means(seed: int) -> None:
    chance, values = random.Random(seed), wandering(seed)
    cases = [chance.randint(4, 12) for _ in range(MONTHS)]
    sds = [chance.uniform(2, 4) for _ in range(MONTHS)]
    series = [
        Observed(month.start, month.end, value, exposure=n, sd=sd)
        for month, value, n, sd in zip(months(values), values, cases, sds, strict=True)
    ]
    agree(ours(Kind.XBAR_S, series), theirs("xbar", values, denominators=cases, xbar_sds=sds))


@pytest.mark.parametrize("seed", range(24))
def test_signals(seed: int) -> None:
    """Theirs asks less of two in three: the third point may lie anywhere, and one of the two outside the limits."""
    values = wandering(seed)
    for point, row in zip(ours(Kind.XMR, months(values)), theirs("i", values), strict=True):
        for rule, signals in RULES.items():
            found = {"neutral_high" if signal.up else "neutral_low" for signal in point.signals if signal in signals}
            told = {row[rule]} - {"none"}
            if rule == "two_in_three":
                assert found <= told
            else:
                assert bool(found) == bool(told) and told <= found, (rule, point)

"""Run, c, u and p charts of Danish and English hospitals, point by point, as the R package qicharts2 draws them."""

from datetime import date
from itertools import groupby

import pytest

from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.spc.chart import Chart, Kind, Observed, Phase, Setting, Signal, chart
from unit.measures.spc.series import near, number, published, rows

pytestmark = published

Row = dict[str, str]
PER = 10_000
CASES = {
    "qic_cdi_run.csv": (Kind.RUN, 1),
    "qic_cdi_c.csv": (Kind.C, 1),
    "qic_cdi_u_per10000.csv": (Kind.U, PER),
    "qic_cdi_u_freeze24.csv": (Kind.U, PER),
    "qic_cdi_u_part24.csv": (Kind.U, PER),
    "qic_nhs_accidents_p.csv": (Kind.P, 1),
}


def observed(row: Row) -> Observed:
    """The accidents are numbered, not dated."""
    start = date.fromisoformat(row["x"]) if "-" in row["x"] else add_months(date(2010, 1, 1), int(row["x"]))
    exposure = None if row["n"] == row["y.sum"] else number(row["n"])  # a run or c chart has none
    return Observed(start, add_months(start, 1), number(row["y"]), number(row["y.sum"]), exposure)


def drawn(name: str) -> tuple[Chart, list[Row]]:
    kind, per = CASES[name]
    wanted = rows("qicharts2", name)
    series = [observed(row) for row in wanted]
    phases: tuple[Phase, ...] = ()
    if "freeze" in name:
        phases = (Phase(date.min, frozen_until=series[23].end),)
    elif "part" in name:
        phases = (Phase(series[24].start),)
    return chart(series, Setting(kind, None, per=per, phases=phases)), wanted


def agrees(got: Chart, wanted: list[Row]) -> None:
    assert len(got.points) == len(wanted)
    for point, row in zip(got.points, wanted, strict=True):
        assert point.value == near(number(row["y"]))
        assert point.centre == near(number(row["cl"]))
        assert point.lower == near(number(row["lcl"]))
        assert point.upper == near(number(row["ucl"]))
        assert point.inner_lower == near(number(row["lcl.95"]))
        assert point.inner_upper == near(number(row["ucl.95"]))
        outside = bool({Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS} & set(point.signals))
        assert str(outside).upper() == row["sigma.signal"], row["x"]
        runs = got.runs_by_phase[point.phase]
        assert runs.observed == number(row["n.obs"])
        assert runs.useful == number(row["n.useful"])
        assert runs.longest == number(row["longest.run"])
        assert runs.longest_by_chance == number(row["longest.run.max"])
        assert runs.crossings == number(row["n.crossings"])
        assert runs.crossings_by_chance == number(row["n.crossings.min"])
        assert str(runs.signal).upper() == row["runs.signal"]


@pytest.mark.parametrize("name", CASES)
def test_one_series(name: str) -> None:
    agrees(*drawn(name))


def test_every_hospital_and_infection() -> None:
    wanted = rows("qicharts2", "qic_hospital_infections_u_facets.csv")
    facets = [list(group) for _, group in groupby(wanted, key=lambda row: (row["facet1"], row["facet2"]))]
    assert len(facets) == 18
    for facet in facets:
        agrees(chart([observed(row) for row in facet], Setting(Kind.U, None, per=PER)), facet)

"""Every point of every case that the R package NHSRplotthedots worked out for three trusts."""

from collections import Counter
from datetime import date

import pytest

from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc.chart import Chart, Kind, Observed, Phase, Plotted, Setting, Signal, chart
from unit.measures.spc.series import near, published, rows

pytestmark = published

TRUSTS = ("R1H", "RDZ", "RF4")
TARGET = 95.0
# The column drawn, the direction, and what else was set.
CASES = {
    "attendances_neutral": ("attendances", None),
    "breaches_decrease": ("breaches", Direction.DECREASE),
    "breaches_noscreen": ("breaches", Direction.DECREASE),
    "breaches_rebase19": ("breaches", Direction.DECREASE),
    "breaches_fix12": ("breaches", Direction.DECREASE),
    "pct4h_increase_target95": ("pct4h", Direction.INCREASE),
}
WORDS = {
    Signal.ABOVE_LIMITS: "Above UCL",
    Signal.BELOW_LIMITS: "Below LCL",
    Signal.RISING: "7 Point Trend (Increasing)",
    Signal.FALLING: "7 Point Trend (Decreasing)",
    Signal.TWO_OF_THREE_HIGH: "2 in 3 Above CL",
    Signal.TWO_OF_THREE_LOW: "2 in 3 Below CL",
    Signal.SEVEN_HIGH: "7 Points Above CL",
    Signal.SEVEN_LOW: "7 Points Below CL",
}
POINTS = {
    None: "common_cause",
    "improvement": "special_cause_improvement",
    "concern": "special_cause_concern",
    "high": "special_cause_neutral_high",
    "low": "special_cause_neutral_low",
}
ASSURANCE = {"none": "NA", "fails": "consistent_fail", "passes": "consistent_pass", "hit_and_miss": "inconsistent"}

every_case = pytest.mark.parametrize("trust", TRUSTS)
each = pytest.mark.parametrize("case", CASES)


def drawn(trust: str, case: str) -> Chart:
    column, direction = CASES[case]
    series = []
    for row in rows("nhs_xmr", f"input_{trust}_type1.csv"):
        start = date.fromisoformat(row["period"])
        series.append(Observed(start, add_months(start, 1), float(row[column])))
    phases: tuple[Phase, ...] = ()
    if case.endswith("rebase19"):
        phases = (Phase(series[18].start),)
    elif case.endswith("fix12"):
        phases = (Phase(date.min, frozen_until=series[11].end),)
    target = TARGET if case.endswith("target95") else None
    screened = not case.endswith("noscreen")
    return chart(series, Setting(Kind.XMR, direction, target=target, phases=phases, screened=screened))


def expected(trust: str, case: str) -> list[dict[str, str]]:
    return rows("nhs_xmr", f"{trust}_{case}_expected.csv")


@every_case
@each
def test_limits(trust: str, case: str) -> None:
    points, wanted = drawn(trust, case).points, expected(trust, case)
    assert len(points) == len(wanted) == 36
    for point, row in zip(points, wanted, strict=True):
        assert point.value == float(row["y"])
        assert point.centre == near(float(row["mean_col"]))
        assert point.lower == near(float(row["lpl"]))
        assert point.upper == near(float(row["upl"]))
        assert point.phase == int(row["rebase_group"])


@every_case
@each
def test_flags(trust: str, case: str) -> None:
    for point, row in zip(drawn(trust, case).points, expected(trust, case), strict=True):
        assert (WORDS[point.signals[0]] if point.signals else "Common Cause") == row["special_cause_type"], row["x"]
        assert str(bool(point.signals)).upper() == row["special_cause_flag"]
        assert POINTS[point.verdict] == row["point_type"]


@every_case
@each
def test_where_each_point_lies(trust: str, case: str) -> None:
    for point, row in zip(drawn(trust, case).points, expected(trust, case), strict=True):
        outside = bool({Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS} & set(point.signals))
        assert str(outside).upper() == row["outside_limits"]
        assert str(not outside and beyond_inner(point)).upper() == row["close_to_limits"]
        assert side(point) == int(row["relative_to_mean"])


@every_case
@each
def test_icons_and_counts(trust: str, case: str) -> None:
    of_case = [row for row in rows("nhs_xmr", "summary_expected.csv") if row["case"] == f"{trust}_{case}"]
    got = drawn(trust, case)
    assert len(got.runs_by_phase) == len(of_case)
    for phase, row in enumerate(of_case):
        points = [point for point in got.points if point.phase == phase]
        counts = Counter(POINTS[point.verdict] for point in points)
        assert len(points) == int(row["n"])
        assert counts["common_cause"] == int(row["common_cause"])
        assert counts["special_cause_improvement"] == int(row["special_cause_improvement"])
        assert counts["special_cause_concern"] == int(row["special_cause_concern"])
        assert POINTS[points[-1].verdict] == row["variation_type"]
        assert points[0].centre == near(float(row["mean_col"]))
    assert ASSURANCE[got.assurance] == of_case[-1]["assurance_type"]
    assert icon(got) == of_case[-1]["variation_type"]


def icon(got: Chart) -> str:
    """The R package tells the direction of a neutral icon only."""
    word = got.variation.value
    if word == "common_cause":
        return word
    return f"special_cause_{word if word.startswith('neutral') else word.rsplit('_', 1)[0]}"


def beyond_inner(point: Plotted) -> bool:
    assert point.value is not None and point.inner_lower is not None and point.inner_upper is not None
    return point.value > point.inner_upper or point.value < point.inner_lower


def side(point: Plotted) -> int:
    assert point.value is not None and point.centre is not None
    return (point.value > point.centre) - (point.value < point.centre)

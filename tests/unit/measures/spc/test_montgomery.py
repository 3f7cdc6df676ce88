"""Worked examples and tables of Montgomery, Introduction to Statistical Quality Control, 7th edition (2013).

Figures are compared to the digits that the book prints; it works out limits from rounded means.
"""

from datetime import date
from statistics import mean, stdev

import pytest

from plumbline.measures.rules.spc.chart import Kind, Observed, Phase, Signal, chart, spread
from plumbline.measures.rules.spc.limits import c4
from unit.measures.spc.series import counted, months, setting

# Appendix VI, n = 2 to 25.
C4 = [
    0.7979, 0.8862, 0.9213, 0.9400, 0.9515, 0.9594, 0.9650, 0.9693, 0.9727, 0.9754, 0.9776, 0.9794,
    0.9810, 0.9823, 0.9835, 0.9845, 0.9854, 0.9862, 0.9869, 0.9876, 0.9882, 0.9887, 0.9892, 0.9896,
]  # fmt: skip
A3 = [
    2.659, 1.954, 1.628, 1.427, 1.287, 1.182, 1.099, 1.032, 0.975, 0.927, 0.886, 0.850,
    0.817, 0.789, 0.763, 0.739, 0.718, 0.698, 0.680, 0.663, 0.647, 0.633, 0.619, 0.606,
]  # fmt: skip
B3 = [
    0, 0, 0, 0, 0.030, 0.118, 0.185, 0.239, 0.284, 0.321, 0.354, 0.382,
    0.406, 0.428, 0.448, 0.466, 0.482, 0.497, 0.510, 0.523, 0.534, 0.545, 0.555, 0.565,
]  # fmt: skip
B4 = [
    3.267, 2.568, 2.266, 2.089, 1.970, 1.882, 1.815, 1.761, 1.716, 1.679, 1.646, 1.618,
    1.594, 1.572, 1.552, 1.534, 1.518, 1.503, 1.490, 1.477, 1.466, 1.455, 1.445, 1.435,
]  # fmt: skip

# Tables 6.3 and 6.4: thousandths above 73 mm of the inside diameter of piston rings; 6.4 lost some.
RINGS = """
1030 1002 1019 992 1008|995 992 1001 1011 1004|988 1024 1021 1005 1002|1002 996 993 1015 1009
992 1007 1015 989 1014|1009 994 997 985 993|995 1006 994 1000 1005|985 1003 993 1015 988
1008 995 1009 1005 1004|998 1000 990 1007 995|994 998 994 995 990|1004 1000 1007 1000 996
983 1002 998 997 1012|1006 967 994 1000 984|1012 1014 998 999 1007|1000 984 1005 998 996
994 1012 986 1005 1007|1006 1010 1018 1003 1000|984 1002 1003 1005 997|1000 1010 1013 1020 1003
982 1001 1015 1005 996|1004 999 990 1006 1009|1010 989 990 1009 1014|1015 1008 993 1000 1010
982 984 995 1017 1013
"""
LEFT = {2: 3, 6: 4, 7: 4, 9: 4, 13: 3, 15: 3, 17: 4, 20: 3}
VALVES = [
    286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96,
]  # fmt: skip
LOANS = [
    310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304,
    305, 282, 305, 296, 314, 295, 287, 301, 298, 311, 310, 292, 305, 299, 304, 310, 304, 305, 333, 328,
]  # fmt: skip
JUICE = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]  # fmt: skip
BOARDS = [
    21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
]  # fmt: skip
ERRORS = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4]


def groups(left: dict[int, int]) -> list[list[float]]:
    samples = [[73 + int(word) / 1000 for word in part.split()] for part in RINGS.replace("\n", "|").split("|") if part]
    return [sample[: left.get(i, 5)] for i, sample in enumerate(samples, 1)]


def means(samples: list[list[float]]) -> list[Observed]:
    return [
        Observed(month.start, month.end, mean(sample), exposure=len(sample), sd=stdev(sample))
        for month, sample in zip(months([None] * len(samples)), samples, strict=True)
    ]


@pytest.mark.parametrize("n", range(2, 26))
def test_factors_of_appendix_six(n: int) -> None:
    series = months([0.0] * 12, exposure=n, sd=1.0)
    point, other = chart(series, setting(Kind.XBAR_S)).points[0], spread(series, setting(Kind.XBAR_S))[0]
    assert other is not None and point.upper is not None
    assert c4(n) == pytest.approx(C4[n - 2], abs=5e-5)
    assert point.upper == pytest.approx(A3[n - 2], abs=5e-4)
    assert point.lower == -point.upper
    assert other.lower == pytest.approx(B3[n - 2], abs=5e-4)
    assert other.upper == pytest.approx(B4[n - 2], abs=5e-4)


def test_example_6_3_means_of_groups_of_one_size() -> None:
    series = means(groups({}))
    drawn = chart(series, setting(Kind.XBAR_S))
    point, other = drawn.points[0], spread(series, setting(Kind.XBAR_S))[0]
    assert other is not None
    assert point.centre == pytest.approx(74.001, abs=5e-4)
    assert (point.lower, point.upper) == (pytest.approx(73.988, abs=1e-3), pytest.approx(74.014, abs=1e-3))
    assert other.centre == pytest.approx(0.0094, abs=5e-5)
    assert (other.lower, other.upper) == (0, pytest.approx(0.0196, abs=5e-5))
    assert not any(point.signals for point in drawn.points)


def test_example_6_4_means_of_groups_of_several_sizes() -> None:
    series = means(groups(LEFT))
    points, others = chart(series, setting(Kind.XBAR_S)).points, spread(series, setting(Kind.XBAR_S))
    assert sum(period.exposure or 0 for period in series) == 113
    assert points[0].centre == pytest.approx(74.001, abs=5e-4)
    assert all(other is not None and other.centre == pytest.approx(0.0103, abs=5e-5) for other in others)
    for i, n in {0: 5, 1: 3, 5: 4}.items():
        assert points[i].upper == pytest.approx(74.001 + A3[n - 2] * 0.0103, abs=1e-3)
        assert points[i].lower == pytest.approx(74.001 - A3[n - 2] * 0.0103, abs=1e-3)


def test_example_6_5_limits_of_twenty_weeks_carried_on() -> None:
    series = months(LOANS)
    frozen = (Phase(date.min, frozen_until=series[19].end),)
    drawn = chart(series, setting(direction=None, phases=frozen, screened=False))
    assert drawn.points[-1].centre == pytest.approx(300.5, abs=0.05)
    assert drawn.points[-1].upper == pytest.approx(321.22, abs=0.01)
    assert drawn.points[-1].lower == pytest.approx(279.78, abs=0.01)
    outside = [i for i, point in enumerate(drawn.points, 1) if Signal.ABOVE_LIMITS in point.signals]
    assert outside == [39, 40]


def test_example_7_1_cases_of_cases() -> None:
    points = chart(counted((cans, 50) for cans in JUICE), setting(Kind.P)).points
    assert points[0].centre == pytest.approx(0.2313, abs=5e-5)
    assert points[0].upper == pytest.approx(0.4102, abs=5e-5)
    assert points[0].lower == pytest.approx(0.0524, abs=5e-5)
    assert [i for i, point in enumerate(points, 1) if Signal.ABOVE_LIMITS in point.signals] == [15, 23]


def test_example_7_3_events_in_periods_alike() -> None:
    points = chart(months(BOARDS), setting(Kind.C)).points
    assert points[0].centre == pytest.approx(19.85, abs=0.005)
    assert points[0].upper == pytest.approx(33.22, abs=0.01)
    assert points[0].lower == pytest.approx(6.48, abs=0.01)
    assert [i for i, point in enumerate(points, 1) if Signal.BELOW_LIMITS in point.signals] == [6]
    assert [i for i, point in enumerate(points, 1) if Signal.ABOVE_LIMITS in point.signals] == [20]


def test_example_7_4_events_of_exposure() -> None:
    points = chart(counted((errors, 50) for errors in ERRORS), setting(Kind.U)).points
    assert points[0].centre == pytest.approx(0.0740, abs=5e-5)
    assert points[0].upper == pytest.approx(0.1894, abs=5e-5)
    assert points[0].lower == 0


def test_example_7_6_time_between_failures() -> None:
    """Lines and runs as the tests of qicharts2 hold them for this example (ex_7.6_1.rds)."""
    drawn = chart(months(VALVES), setting(Kind.T))
    assert drawn.points[0].centre == pytest.approx(430.041, abs=5e-4)
    assert drawn.points[0].upper == pytest.approx(6937.9335, abs=5e-5)
    assert drawn.points[0].lower == 0
    assert not any(point.signals for point in drawn.points)
    assert drawn.runs.longest_by_chance == 7
    assert (drawn.runs.crossings, drawn.runs.crossings_by_chance) == (10, 6)


def test_benneyan_s_g_chart() -> None:
    """Benneyan (2001): mean ± 3 √(mean (mean + 1)); the centre drawn is the median, which parts such counts evenly."""
    points = chart(months([2, 30, 5, 11, 0, 25, 14, 1, 8, 40, 19, 1]), setting(Kind.G)).points
    assert points[0].upper == pytest.approx(13 + 3 * (13 * 14) ** 0.5)
    assert points[0].lower == 0
    assert points[0].centre == 9.5


def test_laney_s_p_prime_is_the_p_chart_times_what_periods_add() -> None:
    """Laney (2002): sigma z is the mean moving range of the z-scores over 1.128, here worked out step by step."""
    cases = [(500, 1000), (560, 1000), (470, 1000), (520, 1000)]
    share, sigma = 2050 / 4000, (0.5125 * 0.4875 / 1000) ** 0.5
    z = [(met / n - share) / sigma for met, n in cases]
    sigma_z = (abs(z[1] - z[0]) + abs(z[2] - z[1]) + abs(z[3] - z[2])) / 3 / 1.128
    point = chart(counted(cases), setting(Kind.P_PRIME)).points[0]
    assert point.upper == pytest.approx(share + 3 * sigma * sigma_z)
    assert point.lower == pytest.approx(share - 3 * sigma * sigma_z)

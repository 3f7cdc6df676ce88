"""Series as they come: empty, short, equal, with holes, with nothing to count."""

from datetime import date

import pytest

from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.spc.chart import Assurance, Kind, Observed, Phase, Runs, Variation, chart, spread
from unit.measures.spc.series import BEGIN, counted, months, setting, told, xmr

EVERY_KIND = pytest.mark.parametrize("kind", Kind)


def whole(count: int) -> list[Observed]:
    """Periods with everything that any kind may ask for."""
    return [
        Observed(add_months(BEGIN, i), add_months(BEGIN, i + 1), (3 + i % 4) / 10, 3 + i % 4, 10, sd=0.5 + i % 3)
        for i in range(count)
    ]


@EVERY_KIND
def test_nothing_at_all(kind: Kind) -> None:
    drawn = chart([], setting(kind, target=1.0))
    assert (drawn.points, drawn.runs_by_phase, drawn.runs) == ((), (), Runs(0, 0))
    assert (drawn.variation, drawn.assurance, drawn.flips) == (Variation.NONE, Assurance.NONE, None)
    assert drawn.reading.code == "no_values"


@EVERY_KIND
def test_one_period(kind: Kind) -> None:
    (point,) = chart(whole(1), setting(kind)).points
    assert point.centre == pytest.approx(point.value)
    assert point.signals == ()


@EVERY_KIND
def test_equal_values(kind: Kind) -> None:
    """A third is no binary fraction: what arithmetic adds to it must not look like a signal."""
    same = [Observed(add_months(BEGIN, i), add_months(BEGIN, i + 1), 1 / 3, 1, 3, sd=0.1) for i in range(17)]
    drawn = chart(same, setting(kind))
    assert told(drawn) == [""] * 17
    assert drawn.runs.useful == 0
    assert drawn.variation is Variation.COMMON_CAUSE


@pytest.mark.parametrize("value", [0.1, 1e-7, 123456.789, -0.7])
def test_equal_single_values(value: float) -> None:
    drawn = xmr([value] * 31)
    assert told(drawn) == [""] * 31
    assert drawn.points[0].lower == drawn.points[0].upper == pytest.approx(value)


@EVERY_KIND
def test_a_period_with_nothing_to_count_keeps_its_place(kind: Kind) -> None:
    series = whole(14)
    if kind in (Kind.C, Kind.G, Kind.T):
        series[6] = Observed(series[6].start, series[6].end, None)
    else:
        series[6] = Observed(series[6].start, series[6].end, 0.0, 0, 0, sd=0)
    drawn, without = chart(series, setting(kind)), chart([*series[:6], *series[7:]], setting(kind))
    assert (drawn.points[6].observed, drawn.points[6].value, drawn.points[6].centre) == (series[6], None, None)
    assert (drawn.points[0].centre, drawn.points[0].upper) == (without.points[0].centre, without.points[0].upper)


def test_no_cases_and_all_cases() -> None:
    for met in (0, 10):
        drawn = chart(counted([(met, 10)] * 12), setting(Kind.P))
        assert {(p.lower, p.centre, p.upper) for p in drawn.points} == {(met / 10, met / 10, met / 10)}
        assert told(drawn) == [""] * 12
    assert told(chart(counted([(0, 500)] * 15), setting(Kind.U_PRIME))) == [""] * 15


def test_laney_on_one_period_has_no_limits() -> None:
    (point,) = chart(counted([(3, 10)]), setting(Kind.P_PRIME)).points
    assert (point.centre, point.lower, point.upper) == (0.3, None, None)


def test_bounds_of_nature() -> None:
    wide = [0.0, 9.0, 1.0, 8.0, 0.5, 9.5] * 2
    assert xmr(wide).points[0].lower == pytest.approx(-17.0, abs=5)
    drawn = xmr(wide, floor=0.0, ceiling=10.0)
    assert (drawn.points[0].lower, drawn.points[0].upper) == (0.0, 10.0)
    assert told(drawn) == told(xmr(wide))


def test_two_events_on_one_day() -> None:
    drawn = chart(months([0.0, 12.0, 40.0, 3.0, 0.0, 9.0]), setting(Kind.T))
    assert drawn.points[0].value == 0 and drawn.points[0].lower == 0
    assert (drawn.points[0].upper or 0) > 40


def test_one_outlier_is_screened_out_of_the_limits_once() -> None:
    quiet = [10.0, 11.0] * 8
    loud = [*quiet, 100.0, *quiet]
    ranges = [1.0] * 30 + [89.0, 90.0]
    mean = sum(loud) / len(loud)
    assert xmr(loud, screened=False).points[0].upper == pytest.approx(mean + 2.66 * sum(ranges) / 32)
    assert xmr(loud).points[0].upper == pytest.approx(mean + 2.66)


def test_a_value_made_of_its_counts() -> None:
    assert chart(counted([(3, 100), (6, 100)]), setting(Kind.XMR, per=1000)).points[0].value == 30
    assert chart(counted([(3, 100), (6, 100)]), setting(Kind.U, per=1000)).points[1].value == 60


def test_a_phase_nobody_has_reached() -> None:
    series = months([1.0, 2.0, 3.0])
    later = Phase(date(2099, 1, 1))
    assert chart(series, setting(phases=(later,))) == chart(series, setting())
    assert len(chart(series, setting(phases=(Phase(date.min), later))).runs_by_phase) == 1


def test_a_phase_begins_with_the_first_period_on_or_after_its_day() -> None:
    series = months([1.0, 2.0, 3.0, 4.0])
    for day in (date(2024, 2, 2), date(2024, 3, 1)):
        assert [p.phase for p in chart(series, setting(phases=(Phase(day),))).points] == [0, 0, 1, 1]


def test_each_phase_may_be_frozen() -> None:
    series = months([1.0, 3.0, 9.0, 5.0, 7.0, 90.0])
    phases = (Phase(date.min, frozen_until=series[1].end), Phase(series[3].start, frozen_until=series[4].end))
    assert [p.centre for p in chart(series, setting(phases=phases)).points] == [2, 2, 2, 6, 6, 6]


def test_frozen_before_anything_was_known() -> None:
    """All that is there is used, rather than nothing."""
    series = months([None, 2.0, 4.0])
    early = chart(series, setting(phases=(Phase(date.min, frozen_until=series[0].end),)))
    assert early.points == chart(series, setting()).points


def test_standard_deviations_without_cases() -> None:
    series = months([1.0, 2.0], sd=1.0)
    assert spread(series, setting(Kind.XBAR_S)) == [None, None]
    assert [p.centre for p in chart(series, setting(Kind.XBAR_S)).points] == [None, None]

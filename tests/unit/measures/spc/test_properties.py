"""What holds for every series."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc.chart import Chart, Kind, Phase, Setting, Verdict, chart
from unit.measures.spc.series import counted, months, setting, told, xmr

SERIES = st.lists(st.integers(-50, 50), min_size=1, max_size=40)
COUNTS = st.lists(st.tuples(st.integers(0, 40), st.integers(41, 90)), min_size=2, max_size=30)
KINDS = st.sampled_from([Kind.P, Kind.P_PRIME, Kind.U, Kind.U_PRIME])
OPPOSITE = {Verdict.IMPROVEMENT: Verdict.CONCERN, Verdict.CONCERN: Verdict.IMPROVEMENT, None: None}


def lines(drawn: Chart) -> list[tuple[float | None, ...]]:
    return [(p.lower, p.inner_lower, p.centre, p.inner_upper, p.upper) for p in drawn.points]


@given(SERIES, st.integers(-1000, 1000))
def test_a_shift_of_all_values_shifts_the_lines_and_no_verdict(values: list[int], by: int) -> None:
    plain, shifted = xmr(values), xmr([value + by for value in values])
    assert told(plain) == told(shifted)
    assert plain.variation is shifted.variation
    for here, there in zip(lines(plain), lines(shifted), strict=True):
        moved = [None if line is None else pytest.approx(line + by, abs=1e-9) for line in here]
        assert list(there) == moved


@given(SERIES, st.sampled_from([0.25, 4.0, 1024.0]))
def test_other_units_scale_the_lines_and_no_verdict(values: list[int], by: float) -> None:
    plain, scaled = xmr(values), xmr([value * by for value in values])
    assert told(plain) == told(scaled)
    assert scaled.points[0].centre == pytest.approx((plain.points[0].centre or 0) * by)


@given(SERIES)
def test_upside_down_high_is_low(values: list[int]) -> None:
    swap = {"above_limits": "below_limits", "rising": "falling", "two_of_three_high": "two_of_three_low"}
    swap |= {"seven_high": "seven_low", "": ""}
    swap |= {down: up for up, down in swap.items()}
    assert told(xmr([-value for value in values])) == [swap[signal] for signal in told(xmr(values))]


@given(SERIES)
def test_the_other_direction_turns_every_verdict(values: list[int]) -> None:
    up, down = xmr(values, Direction.INCREASE), xmr(values, Direction.DECREASE)
    assert [OPPOSITE[point.verdict] for point in up.points] == [point.verdict for point in down.points]
    assert told(up) == told(down)


@given(SERIES)
def test_without_a_direction_nothing_is_better(values: list[int]) -> None:
    for point in xmr(values, None).points:
        assert point.verdict in (Verdict.HIGH, Verdict.LOW, None)
        assert (point.verdict is None) == (not point.signals)


@given(SERIES, st.lists(st.integers(0, 39), min_size=2, max_size=3))
def test_phases_may_come_in_any_order(values: list[int], starts: list[int]) -> None:
    series = months(values)
    days = [months([0] * 40)[i].start for i in starts]
    drawn = [chart(series, setting(phases=tuple(Phase(day) for day in order))) for order in permutations(days)]
    assert all(other == drawn[0] for other in drawn[1:])


@given(SERIES, SERIES)
def test_phases_are_judged_each_by_itself(before: list[int], after: list[int]) -> None:
    series = months([*before, *after])
    both = chart(series, setting(phases=(Phase(series[len(before)].start),)))
    apart = [chart(series[: len(before)], setting()), chart(series[len(before) :], setting())]
    assert lines(both) == lines(apart[0]) + lines(apart[1])
    assert list(told(both)) == [*told(apart[0]), *told(apart[1])]
    assert both.runs_by_phase == (apart[0].runs, apart[1].runs)


@given(SERIES, SERIES)
def test_frozen_lines_do_not_know_what_came_after(before: list[int], after: list[int]) -> None:
    series = months([*before, *after])
    frozen = chart(series, setting(phases=(Phase(date.min, frozen_until=series[len(before) - 1].end),)))
    alone = chart(series[: len(before)], setting())
    assert set(lines(frozen)) == set(lines(alone))


@given(SERIES, st.data())
def test_a_period_without_value_changes_no_other(values: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(values)))
    full, holed = xmr(values), xmr([*values[:at], None, *values[at:]])
    hole = holed.points[at]
    assert (hole.value, hole.centre, hole.lower, hole.signals, hole.verdict) == (None, None, None, (), None)
    rest = [*holed.points[:at], *holed.points[at + 1 :]]
    assert [(p.value, p.lower, p.upper, p.signals) for p in rest] == [
        (p.value, p.lower, p.upper, p.signals) for p in full.points
    ]
    assert (full.variation, full.flips) == (holed.variation, holed.flips)


@given(COUNTS, KINDS)
def test_lines_stay_where_values_can_be(counts: list[tuple[int, int]], kind: Kind) -> None:
    top = 1.0 if kind in (Kind.P, Kind.P_PRIME) else float("inf")
    for line in lines(chart(counted(counts), setting(kind))):
        known = [at for at in line if at is not None]
        assert known == sorted(known)
        assert known[0] >= 0 and known[-1] <= top


@given(COUNTS, st.sampled_from([100.0, 1000.0]))
def test_per_is_a_unit_and_changes_nothing_else(counts: list[tuple[int, int]], per: float) -> None:
    plain, other = (chart(counted(counts), setting(Kind.U, per=p)) for p in (1.0, per))
    assert told(plain) == told(other)
    for here, there in zip(lines(plain), lines(other), strict=True):
        assert there == pytest.approx([None if line is None else line * per for line in here])


@given(SERIES, st.integers(-60, 60))
def test_every_reading_is_a_sentence(values: list[int], target: int) -> None:
    for kind in (Kind.XMR, Kind.RUN):
        reading = chart(months(values), Setting(kind, Direction.DECREASE, target=target)).reading
        assert reading.sentence[0].isupper() and reading.sentence.endswith(".")
        assert "  " not in reading.sentence and "None" not in reading.sentence
        assert not any(f" 1 {noun}s" in reading.sentence for noun in ("month", "time"))

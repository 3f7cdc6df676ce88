"""Better or worse, within reach or not, and how often a traffic light would have changed its mind."""

import pytest

from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc import icons
from plumbline.measures.rules.spc.chart import Assurance, Chart, Kind, Observed, Plotted, Setting, Signal, Variation
from plumbline.measures.rules.spc.chart import Verdict as V
from unit.measures.spc.series import BEGIN, chart, months, xmr

STEADY = [50, 52, 49, 51, 48, 50, 53, 49, 51, 50, 48, 52, 50, 49]
UP, DOWN = Signal.RISING, Signal.FALLING


def limits(lower: float | None, upper: float | None) -> Plotted:
    return Plotted(Observed(BEGIN, BEGIN, 5.0), 5.0, 5.0, lower, upper, 0, (), None)


def assurance(direction: Direction | None, **more: float) -> Assurance:
    return icons.assurance(limits(2.0, 8.0), Setting(Kind.XMR, direction, **more))


@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        (Direction.INCREASE, 1.9, Assurance.PASSES),
        (Direction.INCREASE, 2.0, Assurance.HIT_AND_MISS),
        (Direction.INCREASE, 8.0, Assurance.HIT_AND_MISS),
        (Direction.INCREASE, 8.1, Assurance.FAILS),
        (Direction.DECREASE, 1.9, Assurance.FAILS),
        (Direction.DECREASE, 2.0, Assurance.HIT_AND_MISS),
        (Direction.DECREASE, 8.0, Assurance.HIT_AND_MISS),
        (Direction.DECREASE, 8.1, Assurance.PASSES),
        (None, 8.1, Assurance.NONE),
    ],
)
def test_assurance_of_a_target(direction: Direction | None, target: float, expected: Assurance) -> None:
    assert assurance(direction, target=target) is expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (1, 9, Assurance.PASSES),
        (2, 8, Assurance.PASSES),
        (3, 9, Assurance.HIT_AND_MISS),
        (4, 6, Assurance.HIT_AND_MISS),
        (8, 9, Assurance.HIT_AND_MISS),
        (8.1, 9, Assurance.FAILS),
        (0, 1.9, Assurance.FAILS),
    ],
)
def test_assurance_of_a_range(low: float, high: float, expected: Assurance) -> None:
    assert assurance(Direction.MAINTAIN, low=low, high=high) is expected


def test_no_assurance_without_target_or_limits() -> None:
    assert assurance(Direction.INCREASE) is Assurance.NONE
    assert assurance(Direction.MAINTAIN, low=1) is Assurance.NONE
    wanted = Setting(Kind.RUN, Direction.INCREASE, target=1)
    assert icons.assurance(limits(None, None), wanted) is Assurance.NONE
    assert icons.assurance(None, wanted) is Assurance.NONE


@pytest.mark.parametrize(
    ("signal", "value", "centre", "expected"),
    [
        # The process runs below the middle (25) of 20 to 30: up is towards it, down is away.
        (UP, 24, 22, V.IMPROVEMENT),
        (DOWN, 21, 22, V.CONCERN),
        # It runs above: the other way round.
        (UP, 29, 28, V.CONCERN),
        (DOWN, 26, 28, V.IMPROVEMENT),
        # A value outside the range stands for itself, wherever the process runs.
        (UP, 31, 22, V.CONCERN),
        (DOWN, 31, 22, V.IMPROVEMENT),
        (UP, 19, 28, V.IMPROVEMENT),
        (DOWN, 19, 28, V.CONCERN),
        # From the middle itself every way is away.
        (UP, 27, 25, V.CONCERN),
        (DOWN, 23, 25, V.CONCERN),
    ],
)
def test_in_a_range_away_from_the_middle_is_a_concern(signal: Signal, value: float, centre: float, expected: V) -> None:
    assert icons.verdict(signal, value, centre, Setting(Kind.XMR, Direction.MAINTAIN, low=20, high=30)) is expected


def test_a_range_without_ends_knows_no_better() -> None:
    assert icons.verdict(UP, 5, 4, Setting(Kind.XMR, Direction.MAINTAIN)) is V.HIGH


@pytest.mark.parametrize(
    ("last", "direction", "expected"),
    [
        (90, Direction.INCREASE, Variation.IMPROVEMENT_HIGH),
        (90, Direction.DECREASE, Variation.CONCERN_HIGH),
        (90, None, Variation.NEUTRAL_HIGH),
        (10, Direction.INCREASE, Variation.CONCERN_LOW),
        (10, Direction.DECREASE, Variation.IMPROVEMENT_LOW),
        (10, None, Variation.NEUTRAL_LOW),
        (50, Direction.INCREASE, Variation.COMMON_CAUSE),
    ],
)
def test_variation_speaks_of_the_newest_value(last: int, direction: Direction | None, expected: Variation) -> None:
    assert xmr([*STEADY, last], direction).variation is expected
    assert xmr([*STEADY, last, None], direction).variation is expected
    assert xmr([*STEADY, last, 51], direction).variation is Variation.COMMON_CAUSE


def test_variation_of_nothing() -> None:
    for values in ([], [None], [None, None]):
        assert xmr(values).variation is Variation.NONE


def with_target(values: list[float | None], direction: Direction | None = Direction.INCREASE, **more: float) -> Chart:
    return chart(months(values), Setting(Kind.XMR, direction, **(more or {"target": 10.0})))


def test_flips_of_met_and_not_met() -> None:
    assert with_target([9, 10, 11, 9, 9, 12]).flips == 3, "10 of 10 is met"
    assert with_target([9, 10, 11, 9, 9, 12], Direction.DECREASE).flips == 3
    assert with_target([9, None, 11, None, None, 12]).flips == 1
    assert with_target([1, 5, 9, 2, 3], Direction.MAINTAIN, low=2, high=5).flips == 3
    assert with_target([10.0]).flips == 0
    assert with_target([0.1 + 0.2, 0.3], target=0.3).flips == 0
    assert with_target([0.1 + 0.2, 0.3], Direction.DECREASE, target=0.3).flips == 0


def test_no_flips_without_a_target() -> None:
    assert with_target([]).flips is None
    assert with_target([9, 11], None).flips is None
    assert xmr([9, 11]).flips is None
    assert with_target([9, 11], Direction.MAINTAIN, low=2).flips is None

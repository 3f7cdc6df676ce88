"""Each rule by itself, on lines that are given: centre 0, inner lines at 2, limits at 3."""

import pytest

from plumbline.measures.rules.spc import signals
from plumbline.measures.rules.spc.chart import Band, Signal

LINES = Band(0.0, -3.0, 3.0, -2.0, 2.0)
NO_LIMITS = Band(0.0)


def first(values: list[float], band: Band = LINES) -> list[str]:
    """One letter or two for the signal told of each value."""
    short = {
        Signal.ABOVE_LIMITS: "out+", Signal.BELOW_LIMITS: "out-", Signal.RISING: "up", Signal.FALLING: "down",
        Signal.TWO_OF_THREE_HIGH: "2+", Signal.TWO_OF_THREE_LOW: "2-", Signal.SEVEN_HIGH: "7+", Signal.SEVEN_LOW: "7-",
    }  # fmt: skip
    return [short[found[0]] if found else "." for found in signals.find(values, [band] * len(values))]


def test_outside_the_limits_not_on_them() -> None:
    assert first([3.001, -1, 3.0, -3.0, -3.001]) == ["out+", ".", ".", ".", "out-"]


def test_a_limit_is_not_passed_by_what_arithmetic_adds() -> None:
    assert first([3.0 + 4e-16, -1, -3.0 - 4e-16]) == [".", ".", "."]
    large = Band(5e6, 4e6, 6e6, 4.5e6, 5.5e6)
    assert first([6e6 + 1e-9, 5e6 - 1e-9, 4e6 - 1e-9], large) == [".", ".", "."]
    assert signals.sides([5e6 + 1e-9, 5e6 - 1e-9, 5e6 + 1], [large] * 3) == [0, 0, 1]


@pytest.mark.parametrize("sign", [1, -1])
def test_seven_in_a_row_on_one_side(sign: int) -> None:
    mark = "7+" if sign > 0 else "7-"
    side = [1, 1.5, 1.2, 1.1, 1.6, 1.3]
    assert first([sign * v for v in side]) == ["."] * 6
    assert first([sign * v for v in [-1, *side, 1.4, -1]]) == [".", *[mark] * 7, "."]
    assert first([sign * v for v in [*side, 0, *side]]) == ["."] * 13, "a value on the centre breaks the run"


@pytest.mark.parametrize("sign", [1, -1])
def test_seven_in_a_row_rising_or_falling(sign: int) -> None:
    mark = "up" if sign > 0 else "down"
    climb = [-1.2, -0.9, -0.5, 0.2, 0.6, 1.1]
    assert first([sign * v for v in climb]) == ["."] * 6
    assert first([sign * v for v in [*climb, 1.3]]) == [mark] * 7
    assert first([sign * v for v in [*climb, 1.1, 1.3]]) == ["."] * 8, "a value that stays breaks the trend"


def test_a_turning_point_is_told_by_the_trend_that_follows() -> None:
    up, down = [-1.8, -1.2, -0.6, 0.1, 0.7, 1.2], [1.1, 0.5, -0.2, -0.8, -1.1, -1.7]
    assert first([*up, 1.9, *down]) == [*["up"] * 6, *["down"] * 7]
    found = signals.find([*up, 1.9, *down], [LINES] * 13)
    assert found[6] == (Signal.FALLING, Signal.RISING)


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([2.5, 1, 2.5], ["2+", ".", "2+"]),
        ([2.5, 2.5, 1], ["2+", "2+", "."]),
        ([2.5, 2.5, -1], [".", ".", "."]),
        ([2.5, -0.1, 2.5], [".", ".", "."]),
        ([2.5, 1, 1, 2.5], [".", ".", ".", "."]),
        ([2.5, 1, 1, 2.5, 2.5], [".", ".", ".", "2+", "2+"]),
        ([-2.5, -2.5, -2.5], ["2-", "2-", "2-"]),
        ([3.5, 2.5, 1], ["out+", ".", "."]),
        ([3.5, 2.5, 2.5], ["out+", "2+", "2+"]),
        ([2.0, 2.0, 2.0], [".", ".", "."]),
        ([2.5, 2.5], [".", "."]),
    ],
)
def test_two_of_three_in_the_outer_third(values: list[float], marks: list[str]) -> None:
    """All three on one side, and those beyond the inner line not outside the limits."""
    assert first(values) == marks


def test_the_order_of_weight() -> None:
    """Outside before a trend before two of three before seven on one side."""
    rising = [0.5, 0.8, 1.2, 1.6, 2.2, 2.6, 3.4]
    assert first(rising) == [*["up"] * 6, "out+"]
    every = signals.find(rising, [LINES] * 7)
    assert every[-1] == (Signal.ABOVE_LIMITS, Signal.RISING, Signal.SEVEN_HIGH)
    assert every[-2] == (Signal.RISING, Signal.TWO_OF_THREE_HIGH, Signal.SEVEN_HIGH)
    assert first([1, 1, 1, 1, 1, 2.5, 2.5]) == [*["7+"] * 5, "2+", "2+"]


def test_without_limits_the_runs_remain() -> None:
    assert first([9, 9, 9, 9, 9, 9, 9, -9], NO_LIMITS) == [*["7+"] * 7, "."]
    assert first([-9, -8, -7, -6, -5, -4, 40], NO_LIMITS) == ["up"] * 7


def test_nothing_to_judge() -> None:
    assert signals.find([], []) == []
    assert list(signals.stretches([])) == []

"""Whether care got better: against made-up processes whose truth is known."""

import random

import pytest

from plumbline.ratings.rules.trend import Change, change


def points(mean: float, seed: int, count: int = 12, sd: float = 1.0) -> list[float]:
    chance = random.Random(seed)
    return [chance.gauss(mean, sd) for _ in range(count)]


def test_a_process_that_stays_as_it_is_is_seldom_called_otherwise() -> None:
    """Two standard errors with twelve points each: about one comparison of seventeen at most."""
    called = [change(points(5, seed), points(5, seed + 10_000), lower_is_better=True) for seed in range(2_000)]
    assert sum(it is not Change.FLAT for it in called) / len(called) < 0.08


@pytest.mark.parametrize(("shift", "lower", "wanted"), [
    (-3, True, Change.BETTER), (3, True, Change.WORSE), (3, False, Change.BETTER), (-3, False, Change.WORSE),
])  # fmt: skip
def test_a_large_shift_is_found_with_its_direction(shift: float, lower: bool, wanted: Change) -> None:
    told = [change(points(5, seed), points(5 + shift, seed + 99), lower_is_better=lower) for seed in range(200)]
    assert sum(it is wanted for it in told) > 195


def test_too_few_points_say_nothing() -> None:
    assert change(points(5, 1, 5), points(1, 2, 12), lower_is_better=True) is Change.UNKNOWN
    assert change([], [], lower_is_better=True) is Change.UNKNOWN


def test_two_stretches_without_any_spread_differ_surely() -> None:
    assert change([4.0] * 6, [3.0] * 6, lower_is_better=True) is Change.BETTER
    assert change([4.0] * 6, [4.0] * 6, lower_is_better=True) is Change.FLAT

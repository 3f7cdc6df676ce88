"""Anhøj's rules against their definitions."""

import math
import random

import pytest
from scipy import stats  # type: ignore[import-untyped]

from plumbline.measures.rules.spc import runs


@pytest.mark.parametrize("useful", range(2, 121))
def test_what_chance_gives(useful: int) -> None:
    """round(log2 n) + 3, and the lower 5 % point of n - 1 fair coins."""
    got = runs.count([1 if i % 2 else -1 for i in range(useful)], useful)
    assert got.longest_by_chance == round(math.log2(useful) + 3)
    assert got.crossings_by_chance == stats.binom.ppf(0.05, useful - 1, 0.5)
    assert (got.longest, got.crossings, got.signal) == (1, useful - 1, False)


def test_points_on_the_centre_are_not_useful() -> None:
    got = runs.count([1, 0, 1, 0, 0, -1, 0, -1, -1], 11)
    assert (got.observed, got.useful, got.longest, got.crossings) == (11, 5, 3, 1)


def test_a_run_too_long_or_crossings_too_few() -> None:
    assert runs.count([1] * 9 + [-1, 1] * 7, 23).signal, "9 of 23 in a row, where 8 is the most"
    assert not runs.count([1] * 8 + [-1, 1] * 7 + [-1], 23).signal
    assert runs.count(([1] * 5 + [-1] * 5) * 2, 20).signal, "3 crossings of 20, where 6 is the least"


def test_nothing_useful() -> None:
    for sides in ([], [0, 0]):
        got = runs.count(sides, 2)
        assert (got.observed, got.useful, got.longest, got.crossings, got.signal) == (2, 0, None, None, False)
    assert runs.count([1], 1).signal is False


def test_no_more_false_signals_than_published() -> None:
    """Anhøj and Olesen (2014): around 5 % of random series, whatever their length from 10 to 100."""
    chance = random.Random(20141125)
    for length in (12, 24, 36, 60, 100):
        found = 0
        for _ in range(1500):
            values = [chance.gauss(0, 1) for _ in range(length)]
            middle = sorted(values)[length // 2 - 1 : length // 2 + 1]
            found += runs.count([1 if v > sum(middle) / 2 else -1 for v in values], length).signal
        assert 0.01 < found / 1500 < 0.09, length

"""How often a stable process is called changed, and how soon a changed one is."""

import random
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from plumbline.measures.rules.spc import signals
from plumbline.measures.rules.spc.chart import Band, Phase, Signal, Variation
from unit.measures.spc.series import months, xmr

LINES = Band(0.0, -3.0, 3.0, -2.0, 2.0)
LONG = 200_000
SHARE_IN_TWENTY = 0.05


def occurrences(found: Iterator[bool]) -> int:
    """How often it begins: neighbouring points of one occurrence count once."""
    before, begun = False, 0
    for now in found:
        begun += now and not before
        before = now
    return begun


@pytest.fixture(scope="module")
def stable() -> list[tuple[Signal, ...]]:
    chance = random.Random(1931)
    return signals.find([chance.gauss(0, 1) for _ in range(LONG)], [LINES] * LONG)


def test_outside_the_limits_once_in_370(stable: list[tuple[Signal, ...]]) -> None:
    """Montgomery, 5.3.1: an in-control average run length of 370 on known limits of three sigma."""
    outside = sum(bool({Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS} & set(found)) for found in stable)
    assert LONG / outside == pytest.approx(370.4, rel=0.12)


@pytest.mark.parametrize("signal", [Signal.SEVEN_HIGH, Signal.SEVEN_LOW])
def test_seven_on_one_side_once_in_256(stable: list[tuple[Signal, ...]], signal: Signal) -> None:
    """Feller, An Introduction to Probability Theory (1968), XIII.7: a tail, then seven heads, 2^-8 at each throw."""
    begun = occurrences(iter(signal in found for found in stable))
    assert LONG / begun == pytest.approx(256, rel=0.12)


@pytest.mark.parametrize("signal", [Signal.RISING, Signal.FALLING])
def test_seven_rising_or_falling_hardly_ever(stable: list[tuple[Signal, ...]], signal: Signal) -> None:
    """Of all orders of seven values one rises; a longer trend counts once: 1/7! - 1/8! at each place."""
    begun = occurrences(iter(signal in found for found in stable))
    assert begun == pytest.approx(LONG * (1 / 5040 - 1 / 40320), rel=0.5)


def test_two_of_three_are_rarer_than_published_for_the_looser_rule(stable: list[tuple[Signal, ...]]) -> None:
    """Champ and Woodall, Technometrics 29 (1987), table 1: outside or two of three beyond two sigma, one in 225.

    The rule here asks more (the third point on the same side, none of them outside), so it finds less.
    """
    high, low = Signal.TWO_OF_THREE_HIGH, Signal.TWO_OF_THREE_LOW
    looked_for = {high, low, Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS}
    begun = occurrences(iter(bool(looked_for & set(found)) for found in stable))
    assert 225 < LONG / begun < 370


def test_a_stable_series_keeps_its_icon() -> None:
    """The icon of two years of pure chance is wrong less often than once in twenty."""
    chance = random.Random(24)
    wrong = sum(
        xmr([chance.gauss(50, 5) for _ in range(24)]).variation is not Variation.COMMON_CAUSE for _ in range(1500)
    )
    assert wrong / 1500 < SHARE_IN_TWENTY


def periods_until(shift: float, hears: Callable[[tuple[Signal, ...]], bool], chance: random.Random) -> int:
    """Periods from the shift until the newest point has the signal, looked at as each arrives."""
    values = [chance.gauss(0, 1) for _ in range(12)]
    for waited in range(1, 400):
        values.append(chance.gauss(shift, 1))
        if hears(signals.find(values[-12:], [LINES] * 12)[-1]):
            return waited
    return 400


def test_a_shift_of_two_sigma_is_found_as_soon_as_published() -> None:
    """Champ and Woodall (1987), table 1: limits alone take 6.30 periods on average; the rules together, fewer."""
    chance = random.Random(2)
    limits_alone = {Signal.ABOVE_LIMITS}
    rounds = 1500
    alone = sum(periods_until(2, lambda found: bool(limits_alone & set(found)), chance) for _ in range(rounds)) / rounds
    together = sum(periods_until(2, bool, chance) for _ in range(rounds)) / rounds
    assert alone == pytest.approx(6.30, rel=0.1)
    assert together < 6.30


def test_an_improvement_of_two_sigma_reaches_the_icon_as_soon() -> None:
    """On a whole chart whose lines rest on five years before it."""
    chance = random.Random(27)
    waited, rounds = 0, 100
    for _ in range(rounds):
        values = [chance.gauss(0, 1) for _ in range(60)]
        frozen = (Phase(date.min, frozen_until=months(values)[-1].end),)
        icon = Variation.COMMON_CAUSE
        while icon is not Variation.IMPROVEMENT_HIGH:
            values.append(chance.gauss(2, 1))
            waited += 1
            icon = xmr(values, phases=frozen).variation
    assert waited / rounds < 6.30

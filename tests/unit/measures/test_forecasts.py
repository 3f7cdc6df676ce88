"""Forecasts of a miss: as often right as they say, in series they were not told the making of."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.measures.rules.forecasts import (
    FEWEST,
    Aim,
    Bin,
    Forecast,
    Words,
    aim,
    brier,
    calibration,
    forecast,
    miscalibration,
    score,
)
from plumbline.measures.rules.scales import Direction, Scale

Chance = np.random.Generator
Make = Callable[[Chance, int], "np.ndarray[tuple[int], np.dtype[np.float64]]"]


def remembering(chance: Chance, count: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """AR(1) with a memory anywhere from 0.2 to 0.8."""
    memory, values = chance.uniform(0.2, 0.8), chance.normal(size=count)
    for at in range(1, count):
        values[at] = memory * values[at - 1] + math.sqrt(1 - memory**2) * values[at]
    return values


def stepping(chance: Chance, count: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """One step of 1 to 3 standard deviations somewhere in the middle half."""
    size = chance.choice([-1, 1]) * chance.uniform(1, 3)
    return chance.normal(size=count) + size * (np.arange(count) >= chance.integers(count // 4, count * 3 // 4))


MAKES: dict[str, Make] = {
    "stable": lambda chance, count: chance.normal(size=count),
    "trending": lambda chance, count: chance.normal(size=count) + chance.normal(0, 0.1) * np.arange(count),
    "remembering": remembering,
    "stepping": stepping,
}


@dataclass
class Record:
    chances: list[float] = field(default_factory=list)
    missed: list[bool] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)

    def add(self, told: Forecast, came: float, goal: Aim) -> None:
        assert told.probability is not None and told.low is not None and told.high is not None
        self.chances.append(told.probability)
        self.missed.append((goal.high is not None and came > goal.high) or (goal.low is not None and came < goal.low))
        self.inside.append(told.low <= came <= told.high)


def kept(make: Make, *, targets: int, seed: int) -> Record:
    """12 to 36 periods, 1 to 12 ahead, a target within reach of the last ones, either side of it."""
    chance, record = np.random.default_rng(seed), Record()
    for _ in range(targets):
        count = int(chance.integers(12, 37))
        steps = int(chance.integers(1, 13))
        values = make(chance, count + steps)
        target = float(values[count - 6 : count].mean() + chance.normal(0, 1.2))
        goal = Aim(high=target) if chance.random() < 0.5 else Aim(low=target)
        told = forecast(values[:count].tolist(), steps=steps, aim=goal, scale=Scale.MEAN)
        record.add(told, float(values[-1]), goal)
    return record


def test_a_thousand_targets_are_missed_as_often_as_forecast() -> None:
    whole = Record()
    for seed, make in enumerate(MAKES.values()):
        record = kept(make, targets=250, seed=seed)
        assert np.mean(record.chances) == pytest.approx(np.mean(record.missed), abs=0.075)  # two standard errors
        whole.chances += record.chances
        whole.missed += record.missed
        whole.inside += record.inside
    assert len(whole.chances) == 1000
    assert miscalibration(calibration(whole.chances, whole.missed)) <= 0.05
    assert np.mean(whole.chances) == pytest.approx(np.mean(whole.missed), abs=0.05)
    assert np.mean(whole.inside) == pytest.approx(0.8, abs=0.05)
    assert brier(whole.chances, whole.missed) < 0.2  # "half and half" gets 0.25


def counted(scale: Scale, *, targets: int, seed: int) -> Record:
    """Proportions of 30 to 80 cases, rates of small exposures and plain counts, with a level that moves a little."""
    chance, record = np.random.default_rng(seed), Record()
    for _ in range(targets):
        count, steps = int(chance.integers(12, 37)), int(chance.integers(1, 13))
        exposures = (
            np.full(count + steps, 1.0) if scale is Scale.COUNT else chance.uniform(30, 80, count + steps).round()
        )
        drift = np.exp(chance.normal(0, 0.01) * np.arange(count + steps))
        if scale is Scale.PROPORTION:
            shares = np.clip(chance.uniform(0.05, 0.6) * drift, 0, 1)
            values = chance.binomial(exposures.astype(int), shares) / exposures
        else:
            level = chance.uniform(1, 8) / (1 if scale is Scale.COUNT else 50)
            values = chance.poisson(level * drift * exposures) / exposures
        around = values[count - 6 : count].mean() * chance.uniform(0.6, 1.4)
        target = float(round(around) if scale is Scale.COUNT else around)
        goal = Aim(high=target) if chance.random() < 0.5 else Aim(low=target)
        told = forecast(
            values[:count].tolist(), steps=steps, aim=goal, scale=scale, exposures=exposures[:count].tolist()
        )
        record.add(told, float(values[-1]), goal)
    return record


@pytest.mark.parametrize("scale", [Scale.PROPORTION, Scale.RATE, Scale.COUNT])
def test_counts_and_proportions_are_missed_as_often_as_forecast(scale: Scale) -> None:
    record = counted(scale, targets=400, seed=3)
    assert np.mean(record.chances) == pytest.approx(np.mean(record.missed), abs=0.05)
    assert miscalibration(calibration(record.chances, record.missed, bins=5)) <= 0.05 + 0.02  # and its own noise
    assert np.mean(record.inside) >= 0.75


# The level after 1898 of the Nile's flow, 1911-1970: Cobb, Biometrika 65 (1978).
NILE = [
    831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
    845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
    918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip


def test_the_nile_is_forecast_as_by_the_local_level_model() -> None:
    """Durbin and Koopman (Time Series Analysis by State Space Methods, 2.6) forecast 798 for 1971 on, with a standard
    error of 143 for the first year: 80 % within 614 and 982."""
    told = forecast([float(flow) for flow in NILE], steps=1, aim=Aim(high=982), scale=Scale.MEAN)
    assert told.median == pytest.approx(798, abs=50)
    assert told.probability == pytest.approx(0.1, abs=0.05)
    assert told.low is not None and told.high is not None
    assert told.high - told.low == pytest.approx(982 - 614, rel=0.2)


def noisy(count: int = 24, *, level: float = 10.0, slope: float = 0.0, seed: int = 1) -> list[float]:
    return (level + slope * np.arange(count) + np.random.default_rng(seed).normal(size=count)).tolist()


def probability(values: list[float], goal: Aim, *, steps: int = 6, scale: Scale = Scale.MEAN) -> float:
    told = forecast(values, steps=steps, aim=goal, scale=scale).probability
    assert told is not None
    return told


def test_a_stable_measure_is_told_from_one_on_its_way() -> None:
    assert probability(noisy(), Aim(high=14)) < 0.05
    assert probability(noisy(), Aim(high=6)) > 0.95
    assert probability(noisy(slope=-0.4), Aim(high=2)) < probability(noisy(level=5.4), Aim(high=2))


def test_further_ahead_is_less_certain() -> None:
    def width(steps: int) -> float:
        told = forecast(noisy(), steps=steps, aim=Aim(high=10), scale=Scale.MEAN)
        assert told.low is not None and told.high is not None
        return told.high - told.low

    assert width(1) < width(6) < width(18)


VALUES = st.lists(st.integers(0, 30).map(float), min_size=14, max_size=24).filter(lambda values: len(set(values)) > 1)


@settings(max_examples=40, deadline=None)
@given(VALUES, st.floats(0, 30))
def test_missing_on_one_side_is_reaching_on_the_other(values: list[float], target: float) -> None:
    over, under = probability(values, Aim(high=target)), probability(values, Aim(low=target))
    assert over + under == pytest.approx(1, abs=1e-9)
    assert probability(values, Aim(low=target - 2, high=target + 2)) >= probability(values, Aim(high=target + 2))


@settings(max_examples=40, deadline=None)
@given(VALUES, st.floats(0, 30), st.sampled_from([-20.0, 100.0]), st.sampled_from([0.01, 3.0]))
def test_another_zero_or_unit_changes_nothing(values: list[float], target: float, zero: float, unit: float) -> None:
    moved = [unit * value + zero for value in values]
    assert probability(moved, Aim(high=unit * target + zero)) == pytest.approx(
        probability(values, Aim(high=target)), abs=1e-6
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10), min_size=14, max_size=24), st.integers(1, 12))
def test_no_interval_leaves_what_is_possible(tenths: list[int], steps: int) -> None:
    for scale in (Scale.PROPORTION, Scale.RATE, Scale.DAYS_BETWEEN, Scale.COUNT):
        told = forecast([tenth / 10 for tenth in tenths], steps=steps, aim=Aim(high=0.5), scale=scale)
        if len(set(tenths)) == 1:
            assert told.code == "forecast_unvaried"
            continue
        assert told.low is not None and told.median is not None and told.high is not None
        assert 0 <= told.low <= told.median <= told.high
        assert told.high <= 1 or scale is not Scale.PROPORTION
        assert told.params["tenths"] in range(1, 10)


def test_a_count_misses_by_whole_events() -> None:
    """At most 2 and at most 2.9 are the same target, and more than 2 is at least 3."""
    values = np.random.default_rng(2).poisson(2, 24).astype(float).tolist()
    two = probability(values, Aim(high=2), scale=Scale.COUNT)
    assert probability(values, Aim(high=2.9), scale=Scale.COUNT) == two
    assert probability(values, Aim(low=3), scale=Scale.COUNT) == pytest.approx(1 - two)


def test_targets_are_bounds_by_direction() -> None:
    assert aim(Direction.DECREASE, target=0.8) == Aim(high=0.8)
    assert aim(Direction.INCREASE, target=0.8) == Aim(low=0.8)
    assert aim(Direction.MAINTAIN, low=0.8, high=1.2) == Aim(0.8, 1.2)


def test_too_few_or_too_far_is_said_with_what_is_needed() -> None:
    few = forecast(noisy(FEWEST - 1), steps=2, aim=Aim(high=9), scale=Scale.MEAN, words=Words(periods="months"))
    assert (few.code, few.probability, few.low) == ("forecast_few", None, None)
    assert few.sentence == "Too early to forecast: 12 months are needed and there are 11."
    assert forecast(noisy(12), steps=13, aim=Aim(high=9), scale=Scale.MEAN).params["needed"] == 13
    assert forecast([], steps=1, aim=Aim(high=9), scale=Scale.MEAN).code == "forecast_few"


def test_a_period_without_exposure_or_value_says_nothing() -> None:
    values: list[float | None] = [*noisy()]
    values[5] = None
    gap = forecast(values, steps=3, aim=Aim(high=9), scale=Scale.MEAN)
    values[5] = 99.0
    exposures = [1.0] * 5 + [0.0] + [1.0] * 18
    assert forecast(values, steps=3, aim=Aim(high=9), scale=Scale.MEAN, exposures=exposures) == gap
    nothing = forecast(values, steps=3, aim=Aim(high=9), scale=Scale.MEAN, exposures=[0.0] * 24)
    assert nothing.code == "forecast_few"


def test_the_same_series_is_always_forecast_the_same() -> None:
    once, again = (forecast(noisy(), steps=4, aim=Aim(high=10), scale=Scale.MEAN) for _ in range(2))
    assert once == again


def test_the_sentence_says_what_a_nurse_manager_would() -> None:
    words = Words(due="June 2027", unit="per 1,000")
    told = forecast(noisy(level=1.0), steps=4, aim=Aim(high=1), scale=Scale.RATE, words=words)
    assert told.code == "forecast_likely"
    assert told.sentence.startswith(f"About {told.params['tenths']} in 10 that this misses its target by June 2027; ")
    assert told.sentence.endswith(" per 1,000.")
    sure = forecast(noisy(), steps=4, aim=Aim(high=2), scale=Scale.MEAN, words=words)
    safe = forecast(noisy(), steps=4, aim=Aim(low=2), scale=Scale.MEAN, words=words)
    assert sure.sentence.startswith("More than 19 in 20 that this misses")
    assert safe.sentence.startswith("Less than 1 in 20 that this misses")
    share = forecast([v / 20 for v in noisy()], steps=4, aim=Aim(low=0.9), scale=Scale.PROPORTION)
    assert share.sentence.endswith("%.")


def test_brier_by_hand() -> None:
    """0.1² + 0.2² + 0.9² + 0.5² = 1.11, over four."""
    assert brier([0.9, 0.2, 0.9, 0.5], [True, False, False, True]) == pytest.approx(1.11 / 4)
    assert brier([0.5] * 10, [True] * 10) == 0.25
    assert brier([1.0, 0.0], [True, False]) == 0


def test_calibration_by_hand() -> None:
    bins = calibration([0.05, 0.15, 0.15, 0.95, 1.0], [False, False, True, True, True])
    assert bins == (
        Bin(0.0, 0.1, 1, 0.05, 0.0), Bin(0.1, 0.2, 2, 0.15, 0.5), Bin(0.9, 1.0, 2, pytest.approx(0.975), 1.0),
    )  # fmt: skip
    assert miscalibration(bins) == pytest.approx((0.05 + 2 * 0.35 + 2 * 0.025) / 5)


def test_the_score_in_plain_words() -> None:
    chances = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.9]
    missed = [True, True, True, False, True, False, False, False, True, False]
    kept = score(chances, missed)
    assert (kept.right, kept.of, kept.sentence) == (7, 10, "Right 7 times of 10.")
    assert kept.brier == pytest.approx(brier(chances, missed))
    assert sum(it.count for it in kept.bins) == 10
    assert score([], []).sentence == "No forecast has come due yet."
    with pytest.raises(ValueError, match="zip"):
        score([0.5], [])

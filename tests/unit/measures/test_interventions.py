"""Did it move, did it hold: how often the answer is wrong where nothing happened, and right where something did.

Rates come from simulated series with fixed seeds. Each rate may exceed its bound by two standard errors of the
simulation, the rate over all series may not exceed it at all.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from plumbline.measures.rules import regression
from plumbline.measures.rules.interventions import Effect, Estimate, Hold, Verdict, Words, effect, held
from plumbline.measures.rules.periods import Cadence
from plumbline.measures.rules.scales import Direction

Series = list[float]
Chance = np.random.Generator
DOWN, UP = Direction.DECREASE, Direction.INCREASE
LENGTHS = [(12, 6), (12, 12), (24, 12)]
RUNS = 150


def remembering(chance: Chance, count: int, memory: float) -> Series:
    """AR(1) around 0 with a standard deviation of 1."""
    values = [chance.normal()]
    for jolt in chance.normal(size=count - 1):
        values.append(memory * values[-1] + math.sqrt(1 - memory**2) * jolt)
    return values


NOTHING_HAPPENED: dict[str, Callable[[Chance, int], Series]] = {
    "independent": lambda chance, count: remembering(chance, count, 0.0),
    "remembers 0.3": lambda chance, count: remembering(chance, count, 0.3),
    "remembers 0.5": lambda chance, count: remembering(chance, count, 0.5),
    "half an event a period": lambda chance, count: chance.poisson(0.5, count).astype(float).tolist(),
    "two events a period": lambda chance, count: chance.poisson(2, count).astype(float).tolist(),
    "falls by a 20th": lambda chance, count: (chance.normal(size=count) - np.arange(count) / 20).tolist(),
    "falls by a 10th": lambda chance, count: (chance.normal(size=count) - np.arange(count) / 10).tolist(),
    "falls by a third": lambda chance, count: (chance.normal(size=count) - np.arange(count) / 3).tolist(),
}


def verdicts(
    make: Callable[[Chance, int], Series], before: int, after: int, *, shift: float = 0.0, runs: int = RUNS
) -> Counter[Verdict]:
    """What is said, where less is better, of series that fall by `shift` with the change."""
    chance = np.random.default_rng([before, after, runs])
    found: Counter[Verdict] = Counter()
    for _ in range(runs):
        values = make(chance, before + after)
        values[before:] = [value - shift for value in values[before:]]
        found[effect(values, began=before, direction=DOWN).verdict] += 1
    return found


def allowed(share: float, runs: int) -> float:
    """A share that a true rate of `share` passes once in 44 simulations."""
    return share + 2 * math.sqrt(share * (1 - share) / runs)


def test_nothing_happened_is_called_an_improvement_in_at_most_five_of_a_hundred() -> None:
    total: Counter[Verdict] = Counter()
    for name, make in NOTHING_HAPPENED.items():
        for before, after in LENGTHS:
            found = verdicts(make, before, after)
            for wrong in (Verdict.IMPROVED, Verdict.WORSENED):
                assert found[wrong] / RUNS <= allowed(0.05, RUNS), (name, before, after, found)
            total += found
    assert total[Verdict.IMPROVED] / total.total() <= 0.05, total
    assert total[Verdict.WORSENED] / total.total() <= 0.05, total


@pytest.mark.parametrize(
    ("before", "after", "shift", "often"), [(12, 6, 4, 0.8), (12, 12, 4, 0.8), (24, 12, 2, 0.6), (24, 12, 3, 0.9)]
)
def test_a_change_is_seen(before: int, after: int, shift: float, often: float) -> None:
    """By so many standard deviations of the common-cause variation, in independent periods; never the other way."""
    found = verdicts(NOTHING_HAPPENED["independent"], before, after, shift=shift, runs=150)
    assert found[Verdict.IMPROVED] / 150 >= often, found
    assert found[Verdict.WORSENED] == 0


def test_a_change_is_seen_against_the_trend_that_hides_it() -> None:
    """Rising by a third a period, the level after is no lower than before; only the trend shows what changed."""
    chance = np.random.default_rng(4)
    found: Counter[Verdict] = Counter()
    for _ in range(100):
        values = (chance.normal(size=36) + np.arange(36) / 3 - 6 * (np.arange(36) >= 24)).tolist()
        found[effect(values, began=24, direction=DOWN).verdict] += 1
    assert found[Verdict.IMPROVED] >= 90, found


def test_a_gradual_improvement_is_one() -> None:
    """Level before, falling by three quarters each period after."""
    chance = np.random.default_rng(5)
    ramp = np.maximum(0, np.arange(36) - 23) * 0.75
    found = Counter(
        effect((chance.normal(size=36) - ramp).tolist(), began=24, direction=DOWN).verdict for _ in range(100)
    )
    assert found[Verdict.IMPROVED] >= 75, found
    assert found[Verdict.WORSENED] == 0


def test_the_interval_holds_the_true_change() -> None:
    """In 95 of 100, give or take; whether or not periods remember."""
    chance = np.random.default_rng(6)
    for memory in (0.0, 0.5):
        inside = 0
        for _ in range(RUNS):
            values = remembering(chance, 36, memory)
            values[24:] = [value - 1.5 for value in values[24:]]
            evidence = effect(values, began=24, direction=DOWN).evidence
            assert evidence
            inside += evidence.step.low <= -1.5 <= evidence.step.high
        assert inside / RUNS >= 0.95 - 2 * math.sqrt(0.05 * 0.95 / RUNS), memory


def test_no_change_is_said_where_it_is_known_and_not_of_a_change_that_matters() -> None:
    make = NOTHING_HAPPENED["independent"]
    assert verdicts(make, 48, 36, runs=100)[Verdict.NO_CHANGE] >= 60
    assert verdicts(make, 48, 36, shift=1.2, runs=100)[Verdict.NO_CHANGE] <= 5
    assert verdicts(make, 12, 6, runs=100)[Verdict.NO_CHANGE] <= 20  # too few to know


def test_what_matters_is_half_of_what_was_predicted() -> None:
    values = remembering(np.random.default_rng(7), 84, 0.0)
    large = effect(values, began=48, direction=DOWN, predicted=-8.0)
    small = effect(values, began=48, direction=DOWN, predicted=-0.1)
    assert (large.verdict, small.verdict) == (Verdict.NO_CHANGE, Verdict.CANNOT_TELL)
    assert large.evidence and large.evidence.matters == 4.0


# Flow of the Nile at Aswan, 1871-1970, in 10^8 m3: Cobb, Biometrika 65 (1978). The level changed in 1899.
NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
    1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831,
    726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845,
    944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918,
    986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip

# Acute coronary events in Sicily by month from January 2002, and the standardised population. Smoking was banned
# indoors in January 2005. Bernal, Cummins and Gasparrini, International Journal of Epidemiology 2017.
CORONARY = [
    728, 659, 791, 734, 757, 726, 760, 740, 720, 814, 795, 858, 887, 766, 851, 769, 781, 756, 766, 752, 765, 831, 879,
    928, 914, 808, 937, 840, 916, 828, 845, 818, 860, 839, 887, 886, 831, 796, 833, 820, 877, 758, 767, 738, 781, 843,
    850, 908, 1021, 859, 976, 888, 962, 838, 810, 876, 843, 936, 912,
]  # fmt: skip
PEOPLE = [
    379875.3, 376495.5, 377040.8, 377116.4, 377383.4, 374113.1, 379513.3, 376295.5, 374653.2, 378485.6, 375955.5,
    378349.7, 376762.4, 379032.3, 379360.4, 376162, 377972.4, 381830.7, 379888.6, 380872.2, 380966.9, 381240.4,
    382104.9, 381802.7, 381656.3, 383680, 383503.2, 386462.9, 383783.1, 380836.8, 383483, 380906.2, 382926.8, 384052.4,
    384449.6, 383428.4, 388153.2, 388373.2, 386470.1, 386033.2, 383686.4, 385509.3, 385901.9, 386516.6, 388436.5,
    383255.2, 390148.7, 385874.9, 391613.6, 391750.4, 394005.6, 391364.9, 391664.6, 389022.3, 391878.5, 388575.3,
    392989, 390018.8, 390712.3,
]  # fmt: skip


def test_the_nile_fell_in_1899() -> None:
    """Cobb's means of 1097.75 before and 849.97 after."""
    found = effect([float(flow) for flow in NILE], began=28, direction=DOWN)
    assert found.verdict is Verdict.IMPROVED
    assert found.evidence and found.evidence.before.mean == pytest.approx(1097.75)
    assert found.evidence.step.low < 849.97 - 1097.75 < found.evidence.step.high


def test_coronary_events_fell_with_the_smoking_ban_against_their_trend() -> None:
    """Published: 11 % fewer than the trend led to expect (95 % interval 7 to 15 %), although no fewer than before."""
    rates = [count / people * 1e5 for count, people in zip(CORONARY, PEOPLE, strict=True)]
    found = effect(rates, began=36, direction=DOWN, exposures=PEOPLE)
    evidence = found.evidence
    assert evidence and evidence.by_trend
    assert evidence.after.mean > evidence.before.mean
    assert found.verdict is Verdict.IMPROVED
    expected = evidence.after.mean - evidence.trend.value
    assert evidence.trend.low / expected < -0.11 < evidence.trend.high / expected
    assert evidence.trend.value / expected == pytest.approx(-0.11, abs=0.03)


def test_limits_are_the_mean_and_266_mean_moving_ranges() -> None:
    """By hand: 2 4 2 4 ... has a mean of 3 and moving ranges of 2."""
    evidence = effect([2.0, 4.0] * 4 + [1.0, 2.0] * 3, began=8, direction=DOWN).evidence
    assert evidence
    assert (evidence.before.mean, evidence.before.lower, evidence.before.upper) == pytest.approx((3, -2.32, 8.32))
    assert (evidence.after.mean, evidence.after.lower, evidence.after.upper) == pytest.approx((1.5, -1.16, 4.16))
    assert evidence.matters == pytest.approx(2 / 1.128)
    assert evidence.slope_change is None


VALUES = st.lists(st.integers(0, 30).map(float), min_size=18, max_size=30)


def both(values: Sequence[float], direction: Direction) -> tuple[Effect, Estimate]:
    found = effect(list(values), began=10, direction=direction)
    return found, found.evidence.shown if found.evidence else Estimate(0, 0, 0)


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_the_other_direction_turns_the_verdict_alone(values: Series) -> None:
    turned = {Verdict.IMPROVED: Verdict.WORSENED, Verdict.WORSENED: Verdict.IMPROVED}
    (down, there), (up, here) = both(values, DOWN), both(values, UP)
    assert up.verdict is turned.get(down.verdict, down.verdict)
    assert there == here


@settings(max_examples=40, deadline=None)
@given(VALUES, st.sampled_from([-5.0, 0.25, 100.0]), st.sampled_from([0.01, 3.0]))
def test_another_zero_or_unit_changes_no_verdict(values: Series, zero: float, unit: float) -> None:
    (found, there), (moved, here) = both(values, DOWN), both([unit * value + zero for value in values], DOWN)
    assert moved.verdict is found.verdict
    assert here.value == pytest.approx(unit * there.value, abs=1e-6 * unit)
    assert here.high == pytest.approx(unit * there.high, abs=1e-4 * unit)


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_upside_down_is_the_mirror_image(values: Series) -> None:
    (found, there), (mirrored, here) = both(values, DOWN), both([-value for value in values], UP)
    assert mirrored.verdict is found.verdict
    assert (here.low, here.high) == pytest.approx((-there.high, -there.low), abs=1e-4)


def falling(by: float = 6.0) -> Series:
    """24 periods around 10 and 12 that are lower."""
    values = [10 + value for value in remembering(np.random.default_rng(11), 36, 0.0)]
    return [*values[:24], *(value - by for value in values[24:])]


def test_too_few_is_said_with_what_is_needed() -> None:
    for values, began in ((falling()[:20], 7), (falling()[:29], 24), ([], 0), (falling(), 36)):
        found = effect(values, began=began, direction=DOWN)
        assert (found.verdict, found.code, found.evidence) == (Verdict.CANNOT_TELL, "effect_few", None)
    assert effect(falling()[:29], began=24, direction=DOWN).sentence == (
        "Too early to tell what the change did: 8 periods before it and 6 after are needed, and there are 24 and 5."
    )


def test_values_that_do_not_vary_tell_nothing() -> None:
    for values in ([0.0] * 24, [5.0] * 12 + [3.0] * 12):
        assert effect(values, began=12, direction=DOWN).code == "effect_unvaried"
    quiet = effect([0.0] * 12 + [0.0, 1.0] * 6, began=12, direction=DOWN)
    assert quiet.evidence and quiet.evidence.matters == 0
    assert all(map(math.isfinite, (quiet.evidence.trend.low, quiet.evidence.trend.high)))


def test_a_perfect_line_that_goes_on_is_no_change() -> None:
    found = effect([float(-at) for at in range(30)], began=20, direction=DOWN)
    assert found.evidence and found.evidence.by_trend
    assert found.evidence.trend.value == pytest.approx(0, abs=1e-4)
    assert found.verdict is not Verdict.IMPROVED or found.evidence.trend.high > -1e-4


def test_a_period_without_exposure_or_value_says_nothing_and_keeps_its_place() -> None:
    values: list[float | None] = [*falling()]
    plain = effect(values, began=24, direction=DOWN)
    values[3] = None
    gap = effect(values, began=24, direction=DOWN)
    values[3] = 999.0
    unexposed = effect(values, began=24, direction=DOWN, exposures=[1.0] * 3 + [0.0] + [1.0] * 32)
    assert gap.evidence == unexposed.evidence != plain.evidence
    assert gap.params["before"] == 23


def test_a_small_month_weighs_little() -> None:
    """One wild value from a hundredth of the patients hardly moves the estimate."""
    values = falling(0.0)
    wild = [*values[:-1], 25.0]
    exposures = [100.0] * 35 + [1.0]
    heavy, light = effect(wild, began=24, direction=DOWN), effect(wild, began=24, direction=DOWN, exposures=exposures)
    without = effect(values[:-1], began=24, direction=DOWN)
    assert heavy.evidence and light.evidence and without.evidence
    assert abs(light.evidence.step.value - without.evidence.step.value) < 0.25
    assert heavy.evidence.step.value - without.evidence.step.value > 1


def test_as_much_exposure_everywhere_is_none_at_all() -> None:
    same = effect(falling(), began=24, direction=DOWN, exposures=[730.0] * 36)
    assert same.evidence == effect(falling(), began=24, direction=DOWN).evidence


def test_a_measure_to_maintain_improves_towards_its_middle() -> None:
    values = falling()
    for middle, verdict in ((4.0, Verdict.IMPROVED), (10.0, Verdict.WORSENED)):
        assert effect(values, began=24, direction=Direction.MAINTAIN, middle=middle).verdict is verdict
    with pytest.raises(ValueError, match="middle"):
        effect(values, began=24, direction=Direction.MAINTAIN)


def test_the_sentence_says_what_a_nurse_manager_would() -> None:
    words = Words(change="the new bundle", measure="the rate", unit="per 1,000", periods="months")
    better = effect(falling(), began=24, direction=DOWN, words=words)
    size, low, high = (regression.number(abs(float(str(better.params[key])))) for key in ("size", "high", "low"))
    assert better.sentence == (
        f"After the new bundle the rate fell by {size} per 1,000 (between {low} and {high}). "
        "24 months before, 12 after."
    )
    worse = effect(falling(), began=24, direction=UP, words=words)
    assert worse.code == "effect_worsened"
    assert worse.sentence.startswith("After the new bundle it got worse: the rate fell by ")
    for by, start in ((0.0, "Cannot tell what the new bundle did: the rate may be "), (0.3, "Cannot tell yet what ")):
        assert effect(falling(by), began=24, direction=DOWN, words=words).sentence.startswith(start)
    share = effect([v / 100 for v in falling()], began=24, direction=DOWN, words=Words(times=100, unit="points"))
    assert f"by {size} points" in share.sentence


def test_numbers_are_said_with_two_digits_that_count() -> None:
    told = {0.934: "0.93", 14.2: "14", 1250.4: "1,250", -0.05: "−0.050", 0.0: "0", 5.25: "5.2"}
    assert {value: regression.number(value) for value in told} == told


def gains(after: Sequence[float], *, seed: int = 0) -> list[float]:
    """24 periods around 0, then around each of these."""
    values = remembering(np.random.default_rng(seed), 24 + len(after), 0.0)
    return [*values[:24], *(value + at for value, at in zip(values[24:], after, strict=True))]


def test_did_it_hold() -> None:
    kept, lost = [-6.0] * 6, [-6.0] * 3 + [0.0] * 3
    month: dict[str, object] = {}
    for after, days, hold in (
        (kept, 90, Hold.HELD), (kept, 180, Hold.HELD), (lost, 90, Hold.HELD), (lost, 180, Hold.NOT_HELD),
        (kept[:2], 90, Hold.TOO_EARLY), (kept[:5], 180, Hold.TOO_EARLY),
    ):  # fmt: skip
        found = held(gains(after), began=24, gain=-6.0, days=days, cadence=Cadence.MONTHLY)
        assert found.verdict is hold, (after, days)
        assert found.code == f"gain_{hold.value}"
        month[hold] = found.sentence
    assert month[Hold.NOT_HELD] == "180 days after the change less than half of the gain is left."
    assert held(gains([6.0] * 6), began=24, gain=6.0, days=180, cadence=Cadence.MONTHLY).verdict is Hold.HELD


def test_the_quarter_before_the_day_counts_in_every_cadence() -> None:
    for cadence, periods, points in ((Cadence.WEEKLY, 26, 13), (Cadence.MONTHLY, 6, 3), (Cadence.QUARTERLY, 2, 1)):
        found = held(gains([-6.0] * periods), began=24, gain=-6.0, days=180, cadence=cadence)
        assert found.points == points
        assert found.verdict is (Hold.HELD if points >= 3 else Hold.CANNOT_TELL)


def test_holding_cannot_be_told_without_a_gain_a_baseline_or_variation() -> None:
    month = Cadence.MONTHLY
    for values, began, gain in ((gains([-6.0] * 6), 24, 0.0), (gains([-6.0] * 6), 5, -6.0), ([1.0] * 30, 24, -6.0)):
        assert held(values, began=began, gain=gain, days=90, cadence=month).verdict is Hold.CANNOT_TELL


def test_what_never_changed_is_seldom_said_to_hold() -> None:
    for memory in (0.0, 0.5):
        chance = np.random.default_rng(13)
        found = Counter(
            held(remembering(chance, 18, memory), began=12, gain=-2.0, days=180, cadence=Cadence.MONTHLY).verdict
            for _ in range(300)
        )
        assert found[Hold.HELD] / 300 <= allowed(0.05, 300), found


@given(st.integers(1, 90), st.floats(-60, 60))
def test_student_is_exact(degrees: int, t: float) -> None:
    assert float(regression.student(np.array(t), degrees)) == pytest.approx(stats.t.cdf(t, degrees), abs=1e-12)


@given(st.integers(2, 90), st.floats(0.02, 0.98))
def test_quantiles_of_one_student_are_its_own(degrees: int, share: float) -> None:
    belief = regression.Belief(np.ones(1), np.array([3.0]), np.array([2.0]), degrees)
    assert belief.quantile(share) == pytest.approx(3 + 2 * stats.t.ppf(share, degrees), abs=1e-4)


def test_with_independent_errors_this_is_the_textbook_regression() -> None:
    chance = np.random.default_rng(17)
    times = np.arange(20.0)
    values = 3 + 0.4 * times + chance.normal(size=20)
    design = np.column_stack([np.ones(20), times])
    slope = regression.fit(values, design, np.eye(20)[None], np.ones(1)).coefficient(1)
    known = stats.linregress(times, values)
    assert (slope.mean, float(slope.scales[0])) == pytest.approx((known.slope, known.stderr))
    assert slope.degrees == 18


def test_with_a_known_memory_this_is_prais_and_winstens_regression() -> None:
    """Differenced by hand: the first value is shrunk, each other one loses what it keeps of the one before."""
    chance, memory = np.random.default_rng(19), 0.6
    since = np.repeat([0.0, 1.0], [12, 8])
    values = np.array(remembering(chance, 20, memory)) - 2 * since
    design = np.column_stack([np.ones(20), since])
    kept = regression.remembering(np.arange(20.0), np.arange(20.0), np.array([memory]))
    step = regression.fit(values, design, kept, np.ones(1)).coefficient(1)
    shrunk = [
        np.vstack([math.sqrt(1 - memory**2) * it[:1], it[1:] - memory * it[:-1]]) for it in (design, values[:, None])
    ]
    (coefficients, squares, *_) = np.linalg.lstsq(*shrunk, rcond=None)
    error = math.sqrt(squares[0] / 18 * np.linalg.inv(shrunk[0].T @ shrunk[0])[1, 1])
    assert (step.mean, float(step.scales[0])) == pytest.approx((coefficients[1, 0], error))

"""Units side by side, against published probabilities and scipy's distributions."""

from decimal import Decimal
from statistics import median

import pytest
from scipy import stats  # type: ignore[import-untyped]

from plumbline.core.errors import Invalid
from plumbline.measures.rules.scales import Definition, Direction, Scale
from plumbline.measures.rules.spc import funnel as module
from plumbline.measures.rules.spc.chart import Observed, Verdict
from plumbline.measures.rules.spc.funnel import Funnel, Outside, funnel
from unit.measures.spc.series import counted, months


def definition(scale: Scale, direction: Direction = Direction.DECREASE, per: int = 1) -> Definition:
    return Definition(scale, direction, Decimal(per))


RATIO, SHARE = definition(Scale.RATIO), definition(Scale.PROPORTION)


def units(*counts: tuple[float, float]) -> dict[str, list[Observed]]:
    return {f"unit {i}": counted([pair]) for i, pair in enumerate(counts)}


def drawn(*counts: tuple[float, float], of: Definition = RATIO, **more: float | bool) -> Funnel:
    return funnel(units(*counts), of, **more)  # type: ignore[arg-type]


def test_an_ordinary_unit_lies_above_the_inner_limit_as_often_as_published() -> None:
    """Seaton and Manktelow (2012), table 1, prediction limits, 1 to 50 expected events: the probability of lying
    above the upper 95 % limit is 0.0201 in the median, from 0.0052 to 0.0250."""
    above = []
    for i in range(100, 5001):
        _, high = module._exact(i / 100, 1.0, RATIO, module.TAIL_95)
        above.append(1 - stats.poisson.cdf(-(-high // 1) - 1, i / 100))
    assert round(median(above), 4) == 0.0201
    assert round(min(above), 4) == 0.0052
    assert round(max(above), 4) == 0.0250


@pytest.mark.parametrize("expected", [0.3, 1, 2.7, 8, 40, 333.3, 5000])
@pytest.mark.parametrize("tail", [module.TAIL_95, module.TAIL_998])
def test_events_beyond_the_limits_are_as_rare_as_they_say(expected: float, tail: float) -> None:
    low, high = module._exact(expected, 1.0, RATIO, tail)
    first = -(-high // 1)
    assert stats.poisson.sf(first - 1, expected) <= tail < stats.poisson.sf(first - 2, expected)
    if low >= 0:
        last = low // 1
        assert stats.poisson.cdf(last, expected) <= tail < stats.poisson.cdf(last + 1, expected)
    else:
        assert stats.poisson.cdf(0, expected) > tail


@pytest.mark.parametrize(("cases", "share"), [(5, 0.5), (12, 0.9), (40, 0.05), (300, 0.31), (9000, 0.998), (7, 0.0)])
@pytest.mark.parametrize("tail", [module.TAIL_95, module.TAIL_998])
def test_cases_beyond_the_limits_are_as_rare_as_they_say(cases: int, share: float, tail: float) -> None:
    low, high = module._exact(cases, share, SHARE, tail)
    first = -(-high // 1)
    assert stats.binom.sf(first - 1, cases, share) <= tail
    assert first == 0 or tail < stats.binom.sf(first - 2, cases, share)
    if low >= 0:
        last = low // 1
        assert stats.binom.cdf(last, cases, share) <= tail < stats.binom.cdf(last + 1, cases, share)
    else:
        assert stats.binom.cdf(0, cases, share) > tail


def test_limits_close_in_as_units_grow() -> None:
    got = drawn((10, 10), (100, 100), (1000, 1000), centre=1.0).units
    widths = [(unit.upper_998 or 0) - (unit.lower_998 or 0) for unit in got]
    assert widths == sorted(widths, reverse=True)
    for unit in got:
        lines = [unit.lower_998, unit.lower_95, 1.0, unit.upper_95, unit.upper_998]
        assert lines == sorted(lines, key=lambda line: line or 0)


def test_who_lies_outside() -> None:
    """20 expected: 30 or more events have probability 0.0218, 36 or more 0.0008, 11 or fewer 0.0214."""
    got = drawn((29, 20), (30, 20), (35, 20), (36, 20), (12, 20), (11, 20), (7, 20), centre=1.0).units
    inner, outer = Outside.INNER, Outside.OUTER
    assert [unit.outside for unit in got] == [None, inner, inner, outer, None, inner, outer]
    bad, good = Verdict.CONCERN, Verdict.IMPROVEMENT
    assert [unit.verdict for unit in got] == [None, bad, bad, bad, None, good, good]


@pytest.mark.parametrize(
    ("direction", "many", "few"),
    [
        (Direction.DECREASE, Verdict.CONCERN, Verdict.IMPROVEMENT),
        (Direction.INCREASE, Verdict.IMPROVEMENT, Verdict.CONCERN),
        (Direction.MAINTAIN, Verdict.HIGH, Verdict.LOW),
    ],
)
def test_direction(direction: Direction, many: Verdict, few: Verdict) -> None:
    of = definition(Scale.RATE, direction, per=1000)
    got = drawn((60, 1000), (20, 1000), (40, 1000), of=of, centre=40.0)
    assert [unit.verdict for unit in got.units] == [many, few, None]
    assert [unit.value for unit in got.units] == [60, 20, 40]
    assert (got.units[0].upper_998 or 0) == pytest.approx(62, abs=3)


def test_the_centre_is_all_units_together() -> None:
    got = funnel({"a": counted([(1, 10), (2, 20)]), "b": counted([(9, 20)])}, SHARE)
    assert got.centre == 12 / 50
    assert [(unit.key, unit.value, unit.exposure) for unit in got.units] == [("a", 0.1, 30), ("b", 0.45, 20)]


def test_shares_stay_between_none_and_all() -> None:
    for met in (0, 4, 5):
        (unit,) = drawn((met, 5), of=SHARE, centre=0.95).units
        assert 0 <= (unit.lower_998 or 0) <= (unit.upper_998 or 0) <= 1


def test_a_unit_with_nothing_to_count() -> None:
    got = funnel({"a": counted([(3, 10)]), "b": counted([(0, 0)]), "c": months([0.4]), "d": []}, SHARE)
    assert [unit.value for unit in got.units] == [pytest.approx(0.3), None, None, None]
    assert got.sentence == "There is only 1 unit with values, so there is nothing to compare it with."


@pytest.mark.parametrize("scale", [Scale.MEAN, Scale.DAYS_BETWEEN])
def test_values_without_counts_make_no_funnel(scale: Scale) -> None:
    with pytest.raises(Invalid, match="cannot be compared"):
        funnel(units((3, 10), (4, 10)), definition(scale))
    with pytest.raises(Invalid, match="cannot be compared"):
        funnel({"a": months([0.3]), "b": []}, SHARE)


def test_units_that_vary_more_than_chance_may_be_allowed_for() -> None:
    """Spiegelhalter (2005): limits widen by the root of the mean squared z-score, the outer tenths drawn in."""
    spread = [(100 + 30 * ((-1) ** i), 100) for i in range(20)]
    plain, widened = drawn(*spread), drawn(*spread, widened=True)
    assert plain.dispersion == widened.dispersion == pytest.approx(9.0)
    assert (plain.widened, widened.widened) == (False, True)
    assert all(unit.outside for unit in plain.units)
    assert not any(unit.outside for unit in widened.units)
    assert widened.units[0].upper_95 == pytest.approx(1 + 1.95996398 * 3 / 10)
    assert widened.units[0].lower_998 == pytest.approx(1 - 3.09023231 * 3 / 10)


def test_one_extreme_unit_does_not_excuse_itself() -> None:
    ordinary = [(100 + d, 100) for d in (-9, 4, -3, 8, 0, -6, 5, 10, -8, 2)]
    got = drawn(*ordinary, (300, 100), centre=1.0, widened=True)
    assert got.dispersion < 1.5
    assert got.units[-1].outside is Outside.OUTER


def test_units_that_vary_less_than_chance_narrow_nothing() -> None:
    alike = [(100, 100)] * 5
    assert drawn(*alike, widened=True).units == drawn(*alike).units
    assert not drawn(*alike, widened=True).widened
    assert drawn((0, 5), (0, 9)).dispersion == 1


def test_sentences() -> None:
    assert drawn((20, 20), (21, 20)).sentence == "None of the 2 units differs from the others by more than chance."
    one, two = drawn((90, 20), (20, 20), centre=1.0), drawn((90, 20), (0, 20), centre=1.0)
    assert one.sentence == "1 of the 2 units differs from the others by more than chance."
    assert two.sentence == "2 of the 2 units differ from the others by more than chance."


def test_very_large_units() -> None:
    got = drawn((1_000_000, 1_000_000), (1_004_000, 1_000_000), centre=1.0)
    assert got.units[0].upper_95 == pytest.approx(1 + 1.96e-3, abs=1e-5)
    assert [unit.outside for unit in got.units] == [None, Outside.OUTER]

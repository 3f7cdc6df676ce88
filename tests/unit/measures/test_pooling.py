"""The value of the whole out of the values of its parts."""

from datetime import date
from decimal import Decimal as D

import pytest

from plumbline.core.errors import Invalid
from plumbline.measures.rules.pooling import can_pool, pool
from plumbline.measures.rules.readings import Datum
from plumbline.measures.rules.scales import Definition, Direction, Scale

FALLS = Definition(Scale.RATE, Direction.DECREASE, D(1000))
SIR = Definition(Scale.RATIO, Direction.DECREASE, risk_adjusted=True)


def jan(value: str | None, **counts: D) -> Datum:
    return Datum(date(2026, 1, 1), date(2026, 2, 1), None if value is None else D(value), **counts)


def feb(value: str | None, **counts: D) -> Datum:
    return Datum(date(2026, 2, 1), date(2026, 3, 1), None if value is None else D(value), **counts)


def rate(numerator: int, denominator: int) -> dict[str, D]:
    return {"numerator": D(numerator), "denominator": D(denominator)}


def test_the_whole_is_sum_over_sum_not_the_mean_of_the_parts() -> None:
    """1 in 1,000 and 9 in 3,000: 10 in 4,000 = 2.5 (the mean of 1 and 3 would be 2)."""
    (whole,) = pool([[jan("1", **rate(1, 1000))], [jan("3", **rate(9, 3000))]], FALLS)
    assert (whole.value, whole.numerator, whole.denominator) == (D("2.5"), 10, 4000)
    assert (whole.period_start, whole.period_end) == (date(2026, 1, 1), date(2026, 2, 1))


def test_a_ratio_is_observed_over_expected() -> None:
    one = jan("0.5", numerator=D(1), expected=D(2))
    other = jan("2", numerator=D(6), expected=D(3))
    (whole,) = pool([[one], [other]], SIR)
    assert (whole.value, whole.numerator, whole.expected) == (D("1.4"), 7, 5)


def test_counts_add_up() -> None:
    (whole,) = pool([[jan("3")], [jan("4", numerator=D(4))]], Definition(Scale.COUNT, Direction.DECREASE))
    assert (whole.value, whole.numerator) == (7, 7)


def test_a_month_waits_until_every_part_has_reported_it() -> None:
    one = [jan("1", **rate(1, 1000)), feb("0", **rate(0, 1000))]
    other = [jan("3", **rate(9, 3000))]
    assert [d.period_end for d in pool([one, other], FALLS)] == [date(2026, 2, 1)]


def test_a_part_that_began_later_or_never_reported_holds_nothing_back() -> None:
    one = [jan("1", **rate(1, 1000)), feb("0", **rate(0, 1000))]
    newcomer = [feb("3", **rate(9, 3000))]
    assert [d.numerator for d in pool([one, newcomer, []], FALLS)] == [1, 9]


def test_an_own_count_makes_the_whole_provisional() -> None:
    own = Datum(date(2026, 1, 1), date(2026, 2, 1), D(1), D(1), D(1000), provisional=True)
    assert pool([[own], [jan("3", **rate(9, 3000))]], FALLS)[0].provisional


def test_no_exposure_at_all_has_no_value() -> None:
    assert pool([[jan(None, **rate(0, 0))]], FALLS)[0].value is None


@pytest.mark.parametrize(
    ("definition", "datum"),
    [
        (SIR, jan("0.5")),
        (SIR, jan("0.5", numerator=D(1), denominator=D(1000))),
        (FALLS, jan("0.5", numerator=D(1))),
        (FALLS, jan("0.5")),
        (Definition(Scale.PROPORTION, Direction.DECREASE, risk_adjusted=True), jan("0.15", **rate(30, 200))),
        (Definition(Scale.MEAN, Direction.DECREASE), jan("4.1")),
        (Definition(Scale.DAYS_BETWEEN, Direction.INCREASE), jan("41", **rate(1, 41))),
    ],
)
def test_values_without_the_counts_behind_them_are_refused(definition: Definition, datum: Datum) -> None:
    assert not can_pool([[datum]], definition)
    with pytest.raises(Invalid) as refusal:
        pool([[datum]], definition)
    assert refusal.value.code == "cannot_pool"

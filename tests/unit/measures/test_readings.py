"""Which periods are read, how they are pooled, and when there are too few to say."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal as D
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.readings import (
    ENOUGH,
    Datum,
    Kind,
    Lack,
    Reading,
    Rule,
    TooFew,
    next_period_end,
    preferred,
    read,
)
from plumbline.measures.rules.scales import Definition, Direction, Scale

FALLS = Definition(Scale.RATE, Direction.DECREASE, D(1000))
HAND_HYGIENE = Definition(Scale.PROPORTION, Direction.INCREASE)
SIR = Definition(Scale.RATIO, Direction.DECREASE, risk_adjusted=True)
COUNT = Definition(Scale.COUNT, Direction.DECREASE)
STAY = Definition(Scale.MEAN, Direction.DECREASE)
LATEST, TO_DATE = Rule(Kind.LATEST), Rule(Kind.CYCLE_TO_DATE)
DAY = date(2027, 1, 1)


def month(number: int, numerator: object = None, denominator: object = None, **more: object) -> Datum:
    """Month `number` of 2026 (0 or less counts back into 2025)."""
    start = add_months(date(2026, 1, 1), number - 1)
    counts = [None if n is None else D(str(n)) for n in (numerator, denominator)]
    value = counts[0] / counts[1] * 1000 if counts[0] is not None and counts[1] else None
    stated: dict[str, object] = {"value": value, **more}
    return Datum(start, add_months(start, 1), numerator=counts[0], denominator=counts[1], **stated)  # type: ignore[arg-type]


def get(
    data: Sequence[Datum], definition: Definition = FALLS, rule: Rule = ENOUGH, reference: str | None = "0.8",
    on: date = DAY, **more: date,
) -> Reading | TooFew | None:  # fmt: skip
    baseline = None if reference is None else D(reference)
    return read(data, definition=definition, rule=rule, reference=baseline, on=on, **more)


def value(answer: Reading | TooFew | None) -> D:
    assert isinstance(answer, Reading), answer
    return answer.value


class TestEnough:
    def test_months_are_pooled_until_they_hold_five_expected_events(self) -> None:
        """0.8 per 1,000 over 714 patient-days expects 0.5712 a month: nine months hold 5.14, eight 4.57."""
        data = [month(m, 1 if m == 12 else 0, 714) for m in range(1, 13)]
        answer = get(data)
        assert isinstance(answer, Reading)
        assert answer.pool.periods == 9
        assert answer.pool.period_start == date(2026, 4, 1)
        assert answer.period_end == date(2027, 1, 1)
        assert answer.value == D(1) / D(6426) * 1000
        short = get(data[:8])
        assert isinstance(short, TooFew)
        assert (short.lack, short.held, short.needed) == (Lack.EVENTS, D("4.5696"), 5)

    def test_too_few_keeps_the_counts_to_show(self) -> None:
        answer = get([month(1, 1, 714)])
        assert isinstance(answer, TooFew)
        assert (answer.pool.numerator, answer.pool.denominator, answer.pool.periods) == (1, 714, 1)

    def test_a_big_unit_reads_its_last_month_alone(self) -> None:
        assert value(get([month(1, 9, 9000), month(2, 3, 9000)])) == D(3) / D(9000) * 1000

    def test_pooling_weighs_by_exposure_not_by_month(self) -> None:
        """2 falls in 4,000 patient-days, 4 in 2,000 and 0 in 500: 6 in 6,500, not the mean of the three."""
        assert value(get([month(1, 2, 4000), month(2, 4, 2000), month(3, 0, 500)])) == D(6) / D(6500) * 1000

    def test_at_most_twelve_months_are_pooled(self) -> None:
        """0.8 x 500 / 1,000 = 0.4 a month: twelve months hold 4.8, thirteen would hold 5.2."""
        answer = get([month(m, 0, 500) for m in range(-3, 12)])
        assert isinstance(answer, TooFew)
        assert answer.pool.periods == 12
        assert answer.held == D("4.8")

    def test_one_period_longer_than_twelve_months_is_read_alone(self) -> None:
        three_years = Datum(date(2023, 7, 1), date(2026, 7, 1), D("0.9"), D(90), D(100_000))
        assert value(get([three_years])) == D("0.9")

    def test_a_gap_ends_the_run(self) -> None:
        data = [month(m, 1, 3000) for m in (1, 2, 3, 5)]
        answer = get(data)
        assert isinstance(answer, TooFew)
        assert answer.pool.periods == 1

    def test_a_month_without_counts_ends_the_run(self) -> None:
        answer = get([month(1, 1, 9000), month(2, value=D("0.5")), month(3, 1, 3000)])
        assert isinstance(answer, TooFew)
        assert answer.pool.periods == 1

    def test_a_closed_month_neither_counts_nor_ends_the_run(self) -> None:
        answer = get([month(1, 3, 4000), month(2, 0, 0), month(3, 1, 3000)])
        assert isinstance(answer, Reading)
        assert answer.value == D(4) / D(7000) * 1000
        assert answer.pool.periods == 3

    def test_thirty_cases_make_a_proportion(self) -> None:
        data = [month(1, 18, 20, value=D("0.9")), month(2, 8, 10, value=D("0.8"))]
        assert value(get(data, HAND_HYGIENE)) == D(26) / D(30)
        answer = get([month(1, 18, 20), month(2, 8, 9)], HAND_HYGIENE)
        assert isinstance(answer, TooFew)
        assert (answer.lack, answer.held, answer.needed) == (Lack.CASES, 29, 30)

    def test_a_proportion_needs_no_baseline_to_be_enough(self) -> None:
        assert value(get([month(1, 27, 30, value=D("0.9"))], HAND_HYGIENE, reference=None)) == D("0.9")

    def test_a_ratio_is_observed_over_expected(self) -> None:
        data = [
            month(1, 3, expected=D("2.5"), value=D("1.2")),
            month(2, 1, expected=D("2.5"), value=D("0.4")),
        ]
        assert value(get(data, SIR, reference="1")) == D("0.8")
        assert isinstance(get(data, SIR, reference="0.9"), TooFew)

    def test_counts_are_events_per_month(self) -> None:
        data = [month(m, n, value=D(n)) for m, n in ((1, 4), (2, 1), (3, 0))]
        assert value(get(data, COUNT, reference="2")) == D(5) / 3
        assert value(get([month(m, value=D(n)) for m, n in ((1, 4), (2, 1), (3, 0))], COUNT, reference="2")) == D(5) / 3

    def test_counts_of_quarters_and_months_do_not_mix(self) -> None:
        quarter = Datum(date(2025, 10, 1), date(2026, 1, 1), D(12), D(12))
        answer = get([quarter, month(1, 1, value=D(1)), month(2, 2, value=D(2))], COUNT, reference="2")
        assert isinstance(answer, TooFew)
        assert answer.pool.periods == 2

    def test_means_read_their_latest_value(self) -> None:
        assert value(get([month(1, value=D("4.1")), month(2, value=D("3.9"))], STAY)) == D("3.9")
        assert value(get([month(1, 41, 10, value=D("4.1")), month(2, 39, 10, value=D("3.9"))], STAY)) == D("3.9")

    def test_a_published_risk_adjusted_value_reads_its_latest(self) -> None:
        published = Definition(Scale.RATE, Direction.DECREASE, D(100), risk_adjusted=True)
        assert value(get([month(1, 40, 200, value=D("15.3"))], published)) == D("15.3")

    @pytest.mark.parametrize("reference", ["0", None])
    def test_nothing_expected_is_never_enough(self, reference: str | None) -> None:
        assert isinstance(get([month(1, 0, 90_000)], reference=reference), TooFew)


class TestOtherReadings:
    def test_a_value_is_read_as_stated(self) -> None:
        data = [month(1, 5, 7, value=D("0.72"))]
        assert str(value(get(data, rule=LATEST))) == "0.72"

    def test_latest_passes_over_a_month_without_exposure(self) -> None:
        assert value(get([month(1, 1, 500), month(2, 0, 0)], rule=LATEST)) == 2

    def test_without_any_exposure_there_is_no_value(self) -> None:
        answer = get([month(1, 0, 0)], rule=LATEST)
        assert isinstance(answer, TooFew)
        assert answer.lack is Lack.EXPOSURE

    def test_rolling_pools_exactly_its_periods(self) -> None:
        data = [month(1, 9, 1000), month(2, 1, 1000), month(3, 2, 1000)]
        assert value(get(data, rule=Rule(Kind.ROLLING, 2))) == D("1.5")
        answer = get(data, rule=Rule(Kind.ROLLING, 4))
        assert isinstance(answer, TooFew)
        assert (answer.lack, answer.held, answer.needed) == (Lack.PERIODS, 3, 4)

    def test_cycle_to_date_pools_what_the_cycle_holds_gaps_included(self) -> None:
        data = [month(0, 9, 1000), month(1, 1, 1000), month(3, 2, 2000)]
        assert value(get(data, rule=TO_DATE, cycle_start=date(2026, 1, 1))) == 1
        assert get(data, rule=TO_DATE, cycle_start=date(2026, 6, 1)) is None
        with pytest.raises(ValueError, match="cycle_start"):
            get(data, rule=TO_DATE)


class TestTimeAndSources:
    def test_a_period_is_read_from_the_day_after_its_last(self) -> None:
        data = [month(1, 9, 9000), month(2, 0, 9000)]
        assert value(get(data, on=date(2026, 3, 1))) == 0
        assert value(get(data, on=date(2026, 2, 28))) == 1
        assert get(data, on=date(2026, 1, 31)) is None
        assert next_period_end(data, date(2026, 2, 28)) == date(2026, 3, 1)
        assert next_period_end(data, date(2026, 3, 1)) is None

    def test_a_day_is_never_read_twice(self) -> None:
        """The year's own row beside its months: the months are read, once."""
        year = Datum(date(2025, 12, 1), date(2026, 12, 1), D(1), D(9), D(9000))
        months = [month(m, 1, 1000) for m in range(12)]
        answer = get([year, *months], rule=Rule(Kind.ROLLING, 12))
        assert isinstance(answer, Reading)
        assert answer.pool.denominator == 12_000

    def test_the_first_source_decides_and_the_other_is_kept_to_show(self) -> None:
        registry, ward = month(1, 1, 1000, source="registry"), month(1, 2, 1000, source="ward")
        later = month(2, 2, 1000, source="ward")
        assert preferred([ward, registry, later], ["registry", "ward"]) == ([registry, later], [ward])
        assert preferred([ward, registry, later], ["ward"]) == ([ward, later], [registry])

    def test_one_source_may_state_a_year_beside_its_months(self) -> None:
        year = Datum(date(2026, 1, 1), date(2027, 1, 1), D(1), source="registry")
        both = [year, month(1, 1, 1000, source="registry")]
        assert preferred(both, ["registry"]) == (both, [])

    def test_an_own_count_never_hides_the_stewards(self) -> None:
        official = month(1, 1, 1000, source="registry")
        week = Datum(date(2026, 1, 26), date(2026, 2, 2), D(0), D(0), D(200), source="owner", provisional=True)
        assert preferred([week, official], ["owner", "registry"]) == ([official], [week])

    def test_a_reading_with_an_own_count_is_provisional(self) -> None:
        data = [month(1, 3, 4000), month(2, 1, 3000, provisional=True)]
        answer = get(data)
        assert isinstance(answer, Reading)
        assert answer.pool.provisional
        assert not get(data[:1]).pool.provisional  # type: ignore[union-attr]


COUNTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5000)), min_size=1, max_size=30)


@given(COUNTS, st.decimals("0.01", "20", places=2))
def test_enough_is_the_shortest_run_that_holds_five_expected(counts: list[tuple[int, int]], baseline: D) -> None:
    data = [month(m + 1, n, d) for m, (n, d) in enumerate(counts)]
    answer = get(data, reference=str(baseline), on=date(2099, 1, 1))
    latest = counts[::-1][:12]
    rate = Fraction(baseline) / 1000
    held = [rate * sum(d for _, d in latest[:k]) for k in range(1, len(latest) + 1)]
    enough = next((k for k, h in enumerate(held, 1) if h >= 5), None)
    if enough is None:
        assert isinstance(answer, TooFew)
        assert answer.pool.periods == len(latest)
        return
    assert isinstance(answer, Reading)
    assert answer.pool.periods == enough
    pooled = Fraction(sum(n for n, _ in latest[:enough]), sum(d for _, d in latest[:enough])) * 1000
    assert float(answer.value) == pytest.approx(float(pooled), abs=1e-12)


@given(COUNTS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(counts: list[tuple[int, int]], random: Random) -> None:
    data = [month(m + 1, n, d) for m, (n, d) in enumerate(counts)]
    mixed = list(data)
    random.shuffle(mixed)
    assert get(mixed, on=date(2099, 1, 1)) == get(data, on=date(2099, 1, 1))

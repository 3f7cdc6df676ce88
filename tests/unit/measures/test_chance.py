"""The exact tails against scipy, and the bound they stand for."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from plumbline.measures.rules import chance
from plumbline.measures.rules.readings import Pool, Reading
from plumbline.measures.rules.scales import Definition, Direction, Scale

EVENTS = st.integers(0, 3000)
MEANS = st.floats(0.001, 4000)
CASES = st.integers(1, 5000)
SHARES = st.floats(0.0005, 0.9995)


@given(EVENTS, MEANS)
def test_poisson_tails_are_exact(events: int, mean: float) -> None:
    assert chance.events_at_most(events, mean) == pytest.approx(stats.poisson.cdf(events, mean), abs=1e-10)
    assert chance.events_at_least(events, mean) == pytest.approx(stats.poisson.sf(events - 1, mean), abs=1e-10)


@given(st.data(), CASES, SHARES)
def test_binomial_tails_are_exact(data: st.DataObject, cases: int, share: float) -> None:
    met = data.draw(st.integers(0, cases))
    assert chance.cases_at_most(met, cases, share) == pytest.approx(stats.binom.cdf(met, cases, share), abs=1e-10)
    assert chance.cases_at_least(met, cases, share) == pytest.approx(stats.binom.sf(met - 1, cases, share), abs=1e-10)


@pytest.mark.parametrize("events", [99_000, 100_000, 101_000])
def test_a_very_large_hospital_is_no_harder(events: int) -> None:
    assert chance.events_at_most(events, 100_000.0) == pytest.approx(stats.poisson.cdf(events, 100_000.0), abs=1e-9)
    assert chance.cases_at_most(events, 1_000_000, 0.1) == pytest.approx(
        stats.binom.cdf(events, 1_000_000, 0.1), abs=1e-9
    )


def test_nothing_expected_and_nothing_seen() -> None:
    assert chance.events_at_most(0, 0) == 1
    assert chance.events_at_least(0, 0) == 1
    assert chance.events_at_least(1, 0) == 0
    assert chance.cases_at_most(3, 3, 0.5) == 1
    assert chance.cases_at_least(0, 3, 0.5) == 1
    assert chance.cases_at_most(1, 3, 1.0) == 0
    assert chance.cases_at_least(1, 3, 0.0) == 0
    assert chance.cases_at_most(1, 3, 0.0) == 1


def reading(numerator: int, denominator: int, scale: Scale) -> Reading:
    ratio, exposed = scale is Scale.RATIO, Decimal(denominator)
    pool = Pool(
        numerator=Decimal(numerator),
        denominator=None if ratio else exposed,
        expected=exposed if ratio else None,
        periods=1,
        period_start=date(2026, 1, 1),
        period_end=date(2026, 2, 1),
        provisional=False,
    )
    return Reading(Decimal(0), pool)


@given(EVENTS, st.floats(0.01, 5000))
def test_events_beat_a_baseline_when_the_exact_poisson_bound_does(events: int, mean: float) -> None:
    """Bounds as in Ulm, American Journal of Epidemiology 1990: quantiles of chi-square."""
    upper = stats.chi2.ppf(0.95, 2 * (events + 1)) / 2
    lower = stats.chi2.ppf(0.05, 2 * events) / 2 if events else 0.0
    assume(min(abs(upper - mean), abs(lower - mean)) > 1e-6 * mean)
    fewer = Definition(Scale.RATIO, Direction.DECREASE, risk_adjusted=True)
    more = Definition(Scale.RATIO, Direction.INCREASE, risk_adjusted=True)
    observed = reading(events, 1, Scale.RATIO)
    assert chance.beats(observed, Decimal(mean), fewer) is bool(upper < mean)
    assert chance.beats(observed, Decimal(mean), more) is bool(lower > mean)


@given(st.data(), st.integers(1, 2000), SHARES)
def test_cases_beat_a_baseline_when_the_clopper_pearson_bound_does(
    data: st.DataObject, cases: int, baseline: float
) -> None:
    met = data.draw(st.integers(0, cases))
    upper = stats.beta.ppf(0.95, met + 1, cases - met) if met < cases else 1.0
    lower = stats.beta.ppf(0.05, met, cases - met + 1) if met else 0.0
    assume(min(abs(upper - baseline), abs(lower - baseline)) > 1e-7)
    observed = reading(met, cases, Scale.PROPORTION)
    fewer, more = (Definition(Scale.PROPORTION, d) for d in (Direction.DECREASE, Direction.INCREASE))
    assert chance.beats(observed, Decimal(baseline), fewer) is bool(upper < baseline)
    assert chance.beats(observed, Decimal(baseline), more) is bool(lower > baseline)


def test_a_rate_is_judged_per_its_thousand_patient_days() -> None:
    """Baseline 0.8 per 1,000 over 6,426 patient-days expects 5.14 events.

    Seen once: P(X <= 1) = e^-5.1408 x 6.1408 = 0.036. Seen twice: + 5.1408^2 / 2 x e^-5.1408 = 0.113.
    """
    falls = Definition(Scale.RATE, Direction.DECREASE, Decimal(1000))
    assert chance.beats(reading(1, 6426, Scale.RATE), Decimal("0.8"), falls) is True
    assert chance.beats(reading(2, 6426, Scale.RATE), Decimal("0.8"), falls) is False


def test_a_count_is_judged_per_period() -> None:
    """A baseline of 4 a month over 3 months expects 12: P(X <= 6) = 0.0458, P(X <= 7) = 0.0895."""
    count = Definition(Scale.COUNT, Direction.DECREASE)
    for seen, beaten in ((6, True), (7, False)):
        pool = Pool(Decimal(seen), None, None, 3, date(2026, 1, 1), date(2026, 4, 1), False)
        assert chance.beats(Reading(Decimal(seen) / 3, pool), Decimal(4), count) is beaten


@pytest.mark.parametrize(
    "definition",
    [
        Definition(Scale.MEAN, Direction.DECREASE),
        Definition(Scale.DAYS_BETWEEN, Direction.INCREASE),
        Definition(Scale.RATE, Direction.DECREASE, Decimal(1000), risk_adjusted=True),
        Definition(Scale.PROPORTION, Direction.DECREASE, risk_adjusted=True),
        Definition(Scale.RATE, Direction.MAINTAIN, Decimal(1000)),
    ],
)
def test_chance_says_nothing_where_the_value_is_not_its_counts(definition: Definition) -> None:
    assert chance.beats(reading(1, 6426, definition.scale), Decimal("0.8"), definition) is None


def test_chance_says_nothing_of_a_value_without_counts() -> None:
    bare = Pool(None, None, None, 1, date(2026, 1, 1), date(2026, 2, 1), False)
    falls = Definition(Scale.RATE, Direction.DECREASE, Decimal(1000))
    assert chance.beats(Reading(Decimal(0), bare), Decimal("0.8"), falls) is None

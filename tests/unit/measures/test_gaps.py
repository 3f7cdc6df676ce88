"""How much there is to win on a measure, by arithmetic that can be followed with a pencil."""

from decimal import Decimal

import pytest

from plumbline.measures.rules.gaps import gap
from plumbline.measures.rules.scales import Definition, Direction, Scale

FALLS = Definition(Scale.RATE, Direction.DECREASE, Decimal(1000))
HANDS = Definition(Scale.PROPORTION, Direction.INCREASE)
UNITS = {"a": (2.0, 1000.0), "b": (4.0, 1000.0), "c": (6.0, 1000.0), "d": (8.0, 1000.0)}


def test_every_unit_as_good_as_the_best_quarter() -> None:
    """The best unit holds a quarter of the days: 2 in 1,000; the others had 2, 4 and 6 falls more than that."""
    told = gap(UNITS, FALLS)
    assert told is not None
    assert (told.value, told.benchmark, told.cases) == (pytest.approx(5), pytest.approx(2), pytest.approx(12))
    assert [key for key, _ in told.by_unit] == ["d", "c", "b"]
    assert sum(cases for _, cases in told.by_unit) == pytest.approx(told.cases)


def test_where_more_is_better_what_is_missing_counts() -> None:
    told = gap({key: (1000 - events, days) for key, (events, days) in UNITS.items()}, HANDS)
    assert told is not None and told.cases == pytest.approx(12) and told.benchmark == pytest.approx(0.998)


def test_one_small_lucky_unit_is_no_benchmark() -> None:
    told = gap({"lucky": (0.0, 1.0), **UNITS}, FALLS)
    assert told is not None
    assert told.benchmark == pytest.approx(1000 * 2 / 1001), "pooled with the next, until a quarter is held"


def test_twice_the_volume_is_twice_the_gap_and_no_spread_is_none() -> None:
    told = gap({key: (2 * events, 2 * days) for key, (events, days) in UNITS.items()}, FALLS)
    assert told is not None and told.cases == pytest.approx(24)
    same = gap(dict.fromkeys("abcd", (5.0, 1000.0)), FALLS)
    assert same is not None and same.cases == pytest.approx(0) and same.by_unit == ()


def test_the_order_of_units_does_not_matter() -> None:
    assert gap(dict(reversed(UNITS.items())), FALLS) == gap(UNITS, FALLS)


@pytest.mark.parametrize(
    ("sums", "definition"),
    [
        (dict(list(UNITS.items())[:3]), FALLS),
        ({**dict(list(UNITS.items())[:3]), "idle": (0.0, 0.0)}, FALLS),
        (UNITS, Definition(Scale.RATE, Direction.MAINTAIN)),
        (UNITS, Definition(Scale.MEAN, Direction.DECREASE)),
        (UNITS, Definition(Scale.PROPORTION, Direction.DECREASE, risk_adjusted=True)),
        ({}, FALLS),
    ],
    ids=["three units", "one idle", "no way is better", "means", "adjusted", "none"],
)
def test_no_gap_where_nothing_can_be_said(sums: dict[str, tuple[float, float]], definition: Definition) -> None:
    assert gap(sums, definition) is None

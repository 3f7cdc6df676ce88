"""Values and courses as a packet words them."""

from datetime import date
from decimal import Decimal

import pytest

from plumbline.reporting.rules import words
from plumbline.reporting.rules.words import Aim


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("0.62", "", "0.62"), ("0.625", "", "0.63"), ("12.44", "", "12.4"), ("348.2", "", "348"),
        ("1348", "dollars", "1,348"), ("0.725", "%", "72.5%"), ("0.7", "%", "70%"), ("2", "", "2"),
        ("100", "", "100"), ("-0.5", "", "-0.5"), ("0.40000", "", "0.4"), ("1E+2", "", "100"), ("0", "%", "0%"),
    ],
)  # fmt: skip
def test_a_value_has_the_places_that_it_needs(number: str, unit: str, said: str) -> None:
    assert words.value(Decimal(number), unit) == said


@pytest.mark.parametrize(
    ("now", "low", "high", "unit", "said"),
    [
        ("0.62", "0.4", "0.4", "", ("0.62", "0.40")),
        ("6.14", "4.8", "4.8", "", ("6.14", "4.80")),
        ("13.3", "14", "14", "", ("13.3", "14")),
        ("0.619", "0.75", "0.75", "%", ("61.9%", "75%")),
        ("3", "2", "4.5", "", ("3", "2–4.5")),
        (None, "0.4", "0.4", "", ("", "0.4")),
    ],
)
def test_now_and_target_agree_on_their_places(
    now: str | None, low: str, high: str, unit: str, said: tuple[str, str]
) -> None:
    assert words.aim(Aim(Decimal(low), Decimal(high)), unit, None if now is None else Decimal(now)) == said


@pytest.mark.parametrize(
    ("now", "before", "direction", "said"),
    [
        (1, 2, "decrease", "better"), (2, 1, "decrease", "worse"), (2, 1, "increase", "better"),
        (1, 1, "increase", "same"), (None, 1, "increase", ""), (1, None, "increase", ""),
        (5, 9, "maintain", "better"), (1, 5, "maintain", "worse"), (4, 6, "maintain", "same"),
        (0, 9, "maintain", "worse"),
    ],
)  # fmt: skip
def test_the_course_since_the_last_meeting(now: int | None, before: int | None, direction: str, said: str) -> None:
    numbers = [None if it is None else Decimal(it) for it in (now, before)]
    assert words.course(*numbers, direction, Aim(Decimal(4), Decimal(8))) == said


def test_changes_and_counts() -> None:
    assert [words.change(it) for it in (None, 0, 3, -2)] == ["", "no change", "+3", "−2"]
    assert (words.several(1, "goal"), words.several(1200, "goal")) == ("1 goal", "1,200 goals")
    assert (words.by(date(2026, 12, 31)), words.short(date(2026, 8, 3))) == ("by Dec 2026", "Aug 3, 2026")


def test_a_chart_fits_into_its_box() -> None:
    drawn = words.chart([Decimal(it) for it in (8, 5, 2)], Aim(Decimal(1), Decimal(1)))
    assert drawn is not None
    assert drawn.line == "4.0,4.0 66.0,16.0 128.0,28.0"
    assert (drawn.x, drawn.y, drawn.targets) == ("128.0", "28.0", ["32.0"])
    assert words.chart([Decimal(8)], None) is None
    flat = words.chart([Decimal(3), Decimal(3)], None)
    assert flat is not None
    assert flat.targets == []

"""A rating whose numbers its user enters."""

from dataclasses import replace

import pytest

from plumbline.core.errors import Invalid
from plumbline.ratings.rules import composite
from plumbline.ratings.rules.composite import Item

FALLS = Item("falls", 3.0, 1.0, 2.0, lower_is_better=True)
HANDS = Item("hands", 0.8, 0.1, 1.0)
GRADES = (("A", 1.0), ("B", 0.0), ("C", -1.0))


def test_weights_directions_and_grades() -> None:
    """Two deviations fewer falls, twice as heavy, and one deviation worse hands: (2 x 2 - 1) / 3 = 1."""
    told = composite.scored(composite.checked([FALLS, HANDS], GRADES, "D"), {"falls": 1.0, "hands": 0.7})
    assert told.parts == {"falls": 2.0, "hands": pytest.approx(-1.0)}
    assert (told.score, told.grade) == (pytest.approx(1.0), "B" if told.score and told.score < 1 else "A")


def test_what_is_not_reported_weighs_nothing() -> None:
    one = composite.checked([FALLS, HANDS], GRADES, "D")
    assert composite.scored(one, {"hands": 0.6}).score == pytest.approx(-2.0)
    assert composite.scored(one, {"hands": 0.6}).grade == "D"
    assert composite.scored(one, {}) == composite.Scored({}, {}, None, "")


def test_values_are_held_between_floor_and_ceiling() -> None:
    held = composite.checked([replace(FALLS, floor=-1.0, ceiling=1.5)])
    assert composite.scored(held, {"falls": 0.0}).score == 1.5
    assert composite.scored(held, {"falls": 9.0}).score == -1.0
    assert composite.scored(held, {"falls": 2.5}).score == 0.5


@pytest.mark.parametrize(
    ("items", "grades", "words"),
    [
        ([], (), "at least one measure"),
        ([replace(FALLS, sd=0.0)], (), "standard deviation of falls"),
        ([replace(FALLS, sd=float("nan"))], (), "standard deviation of falls"),
        ([replace(FALLS, weight=-1.0)], (), "weight of falls"),
        ([replace(FALLS, floor=1.0, ceiling=1.0)], (), "floor of falls"),
        ([FALLS, FALLS], (), "stands in it twice"),
        ([FALLS], (("B", 0.0), ("A", 1.0)), "from the best grade down"),
    ],
)
def test_parameters_that_make_no_rating_are_refused(
    items: list[Item], grades: tuple[tuple[str, float], ...], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        composite.checked(items, grades)

"""The arithmetic table: what progress is at each value, and which targets are refused."""

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plumbline.core.errors import Invalid
from plumbline.goals.rules.progress import Aim, Progress, Step, aim, check, check_weight, expected, progress
from plumbline.measures.rules.scales import Definition, Direction, Scale

JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
RATE = Definition(Scale.RATE, Direction.DECREASE, D(1000))
UP, DOWN, KEEP = Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN


def number(value: object) -> D | None:
    return None if value is None else D(str(value))


def to(target: object = None, baseline: object = None, direction: Direction = DOWN, **more: object) -> Aim:
    dates = {"baseline_on": more.pop("baseline_on", JANUARY), "due_on": more.pop("due_on", DECEMBER)}
    steps = more.pop("steps", ())
    numbers = {name: number(value) for name, value in more.items()}
    return aim(
        direction=direction,
        target=number(target),
        baseline=number(baseline),
        steps=steps,  # type: ignore[arg-type]
        **dates,  # type: ignore[arg-type]
        **numbers,
    )


def at(goal: Aim, value: object) -> Progress:
    done = progress(goal, D(str(value)))
    assert done is not None
    return done


@pytest.mark.parametrize(
    ("goal", "value", "done", "worse"),
    [
        # falls 8 -> 2
        (to(2, 8), 8, "0", False),
        (to(2, 8), 5, "0.5", False),
        (to(2, 8), 2, "1", False),
        (to(2, 8), 9, "0", True),
        (to(2, 8), 1, "1", False),
        # hand hygiene 60 % -> 90 %
        (to("0.9", "0.6", UP), "0.72", "0.4", False),
        (to("0.9", "0.6", UP), "0.6", "0", False),
        (to("0.9", "0.6", UP), "0.95", "1", False),
        (to("0.9", "0.6", UP), "0.5", "0", True),
        # falls with injury 0.80 -> 0.40
        (to("0.4", "0.8"), "0.72", "0.2", False),
        (to("0.4", "0.8"), "0.62", "0.45", False),
        # baseline = target: nothing to reach, only to hold
        (to(2, 2), 2, "1", False),
        (to(2, 2), "2.01", "0", True),
        # the baseline already satisfies the target: hold it
        (to(2, 1), "1.9", "1", False),
        (to(2, 1), "2.1", "0", True),
        (to("0.9", "0.95", UP), "0.91", "1", False),
        (to("0.9", "0.95", UP), "0.89", "0", True),
        # a range
        (to(None, 5, KEEP, low=4, high=6), 4, "1", False),
        (to(None, 5, KEEP, low=4, high=6), 6, "1", False),
        (to(None, 5, KEEP, low=4, high=6), "6.1", "0", True),
        (to(None, 5, KEEP, low=4, high=6), "3.9", "0", True),
        (to(None, 8, KEEP, low=4, high=6), 7, "0", False),
        (to(None, 8, KEEP, low=4, high=6), 9, "0", True),
        (to(None, None, KEEP, low=4, high=6), 5, "1", False),
        (to(None, None, KEEP, low=4, high=6), 9, "0", False),
        # to zero, and from a negative mean
        (to(0, 4), 1, "0.75", False),
        (to(10, -10, UP), 0, "0.5", False),
    ],
)
def test_progress(goal: Aim, value: object, done: str, worse: bool) -> None:
    result = at(goal, value)
    assert (result.value, result.worse_than_baseline) == (D(done), worse)


def test_a_value_is_taken_exactly() -> None:
    """(0.8 - 0.72) / 0.4 is 0.2 to the last digit, which binary fractions do not give."""
    assert at(to("0.4", "0.8"), "0.72").value == D("0.2")
    assert (0.8 - 0.72) / 0.4 != 0.2


def test_without_a_baseline_there_is_no_progress() -> None:
    assert progress(to(2), D(5)) is None


def test_met_is_met_at_the_target_itself() -> None:
    assert at(to(2, 8), 2).met
    assert not at(to(2, 8), "2.00000001").met
    assert at(to("0.9", "0.6", UP), "0.9").met
    assert not at(to("0.9", "0.6", UP), "0.89999999").met


@pytest.mark.parametrize(
    ("goal", "value", "below"),
    [
        (to(2, 8, floor=9), 9, False),
        (to(2, 8, floor=9), "9.1", True),
        (to("0.9", "0.6", UP, floor="0.55"), "0.55", False),
        (to("0.9", "0.6", UP, floor="0.55"), "0.54", True),
        (to(2, 8), 100, False),
        (to(None, 5, KEEP, low=4, high=6, floor=7), "7.5", True),
        (to(None, 5, KEEP, low=4, high=6, floor=7), "2.5", True),
        (to(None, 5, KEEP, low=4, high=6, floor=7), "6.5", False),
    ],
)
def test_the_floor_is_passed_only_on_the_bad_side(goal: Aim, value: object, below: bool) -> None:
    assert at(goal, value).below_floor is below


def test_the_stretch_is_shown_and_never_counted() -> None:
    goal = to(2, 8, stretch=1)
    assert (at(goal, 2).stretch_met, at(goal, 2).value) == (False, 1)
    assert (at(goal, 1).stretch_met, at(goal, 1).value) == (True, 1)


@pytest.mark.parametrize(
    ("day", "plan"),
    [
        (date(2025, 6, 1), "0"),
        (JANUARY, "0"),
        (date(2026, 7, 2), "0.5"),  # 182 of 364 days
        (DECEMBER, "1"),
        (date(2028, 1, 1), "1"),
    ],
)
def test_a_linear_plan(day: date, plan: str) -> None:
    assert expected(to(2, 8), day) == D(plan)


@pytest.mark.parametrize(
    ("day", "plan"),
    [(date(2026, 3, 31), "0"), (date(2026, 4, 1), "0.25"), (date(2026, 8, 31), "0.25"),
     (date(2026, 9, 1), "0.75"), (date(2026, 12, 30), "0.75"), (DECEMBER, "1")],
)  # fmt: skip
def test_a_plan_in_steps_holds_each_until_the_next(day: date, plan: str) -> None:
    steps = (Step(date(2026, 4, 1), D("6.5")), Step(date(2026, 9, 1), D("3.5")))
    assert expected(to(2, 8, steps=steps), day) == D(plan)


@pytest.mark.parametrize("goal", [to(2, 2), to(2, 1), to(None, 5, KEEP, low=4, high=6)])
def test_a_hold_target_expects_everything_at_once(goal: Aim) -> None:
    assert expected(goal, JANUARY) == 1


@pytest.mark.parametrize(
    ("goal", "definition", "code"),
    [
        (to(5, 3, KEEP), RATE, "range_needed"),
        (to(None, 3), RATE, "target_missing"),
        (to(None, 3, low=2), RATE, "target_wrong_side"),
        (to(None, 3, UP, high=5), RATE, "target_wrong_side"),
        (to(None, 5, KEEP, low=6, high=4), RATE, "range_reversed"),
        (to(2, 8, due_on=JANUARY), RATE, "due_before_baseline"),
        (to(-1, 8), RATE, "target_outside_scale"),
        (to(2, -8), RATE, "target_outside_scale"),
        (to("1.1", "0.5", UP), Definition(Scale.PROPORTION, UP), "target_outside_scale"),
        (to("90", "0.5", UP), Definition(Scale.PROPORTION, UP), "target_outside_scale"),
        (to(2, 8, floor=1), RATE, "floor_beyond_target"),
        (to("0.9", "0.6", UP, floor="0.95"), Definition(Scale.PROPORTION, UP), "floor_beyond_target"),
        (to(2, 8, stretch=3), RATE, "stretch_short_of_target"),
        (to(None, 5, KEEP, low=4, high=6, stretch=5), RATE, "stretch_short_of_target"),
        (to(2, steps=(Step(date(2026, 4, 1), D(3)),)), RATE, "steps_without_way"),
        (to(2, 1, steps=(Step(date(2026, 4, 1), D(3)),)), RATE, "steps_without_way"),
        (to(2, 8, steps=(Step(JANUARY, D(6)),)), RATE, "steps_out_of_order"),
        (to(2, 8, steps=(Step(date(2027, 1, 1), D(6)),)), RATE, "steps_out_of_order"),
        (to(2, 8, steps=(Step(date(2026, 4, 1), D(9)),)), RATE, "steps_out_of_order"),
        (
            to(2, 8, steps=(Step(date(2026, 4, 1), D(5)), Step(date(2026, 5, 1), D(6)))),
            RATE,
            "steps_out_of_order",
        ),
    ],
)
def test_targets_that_cannot_be_meant_are_refused(goal: Aim, definition: Definition, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(goal, definition)
    assert refusal.value.code == code
    assert refusal.value.field
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("goal", "definition"),
    [
        (to(2, 8, floor=9, stretch=1), RATE),
        (to(2, 8, floor=2, stretch=2), RATE),
        (to(2, None), RATE),
        (to(2, 2), RATE),
        (to(0, 4), RATE),
        (to(None, 5, KEEP, low=4, high=6, floor=7), RATE),
        (to(10, -10, UP), Definition(Scale.MEAN, UP)),
        (to(1, "0.6", UP), Definition(Scale.PROPORTION, UP)),
        (to(2, 8, steps=(Step(date(2026, 4, 1), D(8)), Step(DECEMBER, D(2)))), RATE),
    ],
)
def test_targets_that_make_sense_pass(goal: Aim, definition: Definition) -> None:
    check(goal, definition)


@pytest.mark.parametrize("weight", ["0", "-1", "-0.0"])
def test_a_weight_of_zero_or_less_is_refused(weight: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_weight(D(weight))
    assert (refusal.value.code, refusal.value.field) == ("weight_not_positive", "weight")


def test_no_weight_counts_as_one() -> None:
    assert check_weight(None) == 1
    assert check_weight(D("0.5")) == D("0.5")


VALUES = st.decimals("0", "1000", places=8)
AIMS = st.builds(
    lambda direction, target, baseline: aim(
        direction=direction, target=target, baseline=baseline, baseline_on=JANUARY, due_on=DECEMBER
    ),
    st.sampled_from([UP, DOWN]),
    VALUES,
    VALUES,
)


@given(AIMS, VALUES, VALUES)
def test_a_better_value_never_has_less_progress(goal: Aim, one: D, other: D) -> None:
    better, worse = (min, max) if goal.direction is DOWN else (max, min)
    assert at(goal, better(one, other)).value >= at(goal, worse(one, other)).value


@given(AIMS, VALUES)
def test_progress_lies_between_nothing_and_everything(goal: Aim, value: D) -> None:
    result = at(goal, value)
    assert 0 <= result.value <= 1
    assert result.met is (result.value == 1)
    assert not (result.met and result.worse_than_baseline)


@given(AIMS, VALUES, st.decimals("0.001", "1000", places=3), VALUES)
def test_the_unit_of_measurement_does_not_matter(goal: Aim, value: D, factor: D, shift: D) -> None:
    """Per 1,000 or per 10,000, Celsius or Fahrenheit: the way from baseline to target is the same way."""
    assume(goal.baseline is not None)
    assert goal.baseline is not None
    moved = aim(
        direction=goal.direction,
        target=goal.bound * factor + shift,
        baseline=goal.baseline * factor + shift,
        baseline_on=JANUARY,
        due_on=DECEMBER,
    )
    assert at(moved, value * factor + shift).value == pytest.approx(at(goal, value).value, abs=D("1e-15"))


@given(AIMS, VALUES)
def test_up_is_down_seen_in_a_mirror(goal: Aim, value: D) -> None:
    assert goal.baseline is not None
    mirror = aim(
        direction=UP if goal.direction is DOWN else DOWN,
        target=-goal.bound,
        baseline=-goal.baseline,
        baseline_on=JANUARY,
        due_on=DECEMBER,
    )
    assert at(mirror, -value) == at(goal, value)


@given(AIMS, st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.dates(date(2025, 1, 1), date(2028, 1, 1)))
def test_a_plan_never_asks_for_less_later(goal: Aim, one: date, other: date) -> None:
    assert 0 <= expected(goal, min(one, other)) <= expected(goal, max(one, other)) <= 1

"""How old what we know is: the owner's update and the steward's data, to the day."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.goals.rules.evidence import Target
from plumbline.goals.rules.freshness import Freshness, Rhythm, data_late_on, freshness
from plumbline.goals.rules.lifecycle import State
from plumbline.goals.rules.progress import aim
from plumbline.measures.rules.periods import Cadence
from plumbline.measures.rules.scales import Definition, Direction, Scale

MARCH_1 = date(2026, 3, 1)
MONTHLY = Rhythm(every_days=30, grace_days=7)
PLAN = aim(
    direction=Direction.DECREASE, target=D(2), baseline=D(8),
    baseline_on=date(2026, 1, 1), due_on=date(2026, 12, 31),
)  # fmt: skip
TARGET = Target(PLAN, Definition(Scale.MEAN, Direction.DECREASE), lag_days=20, grace_days=10)


def fresh(on: date, state: State = State.COMMITTED, **more: object) -> Freshness:
    facts: dict[str, object] = {"committed_on": MARCH_1, "last_check_in_on": None, "rhythm": MONTHLY, **more}
    return freshness(state, on=on, **facts)  # type: ignore[arg-type]


def test_without_a_check_in_the_clock_runs_from_commitment() -> None:
    """1 March + 30 days is 31 March; seven days of grace end on 7 April."""
    on_time = fresh(date(2026, 4, 7))
    assert (on_time.stale, on_time.due_on, on_time.changes_on) == (False, date(2026, 3, 31), date(2026, 4, 8))
    late = fresh(date(2026, 4, 8))
    assert (late.stale, late.changes_on) == (True, None)


def test_a_check_in_starts_the_clock_anew() -> None:
    assert not fresh(date(2026, 4, 8), last_check_in_on=date(2026, 3, 20)).stale
    assert fresh(date(2026, 4, 27), last_check_in_on=date(2026, 3, 20)).stale


def test_committing_again_starts_the_clock_anew() -> None:
    assert not fresh(date(2026, 4, 7), last_check_in_on=date(2025, 12, 1)).stale


@pytest.mark.parametrize("state", [s for s in State if s is not State.COMMITTED])
def test_only_committed_goals_are_ever_stale(state: State) -> None:
    answer = fresh(date(2028, 1, 1), state)
    assert (answer.stale, answer.due_on) == (False, None)


def test_a_goal_that_follows_its_data_is_due_when_they_arrive() -> None:
    rhythm = Rhythm(grace_days=7, on_data=True)
    assert not fresh(date(2028, 1, 1), rhythm=rhythm).stale
    arrived = {"rhythm": rhythm, "data_arrived_on": date(2026, 5, 20)}
    assert not fresh(date(2026, 5, 27), **arrived).stale
    assert fresh(date(2026, 5, 27), **arrived).changes_on == date(2026, 5, 28)
    assert fresh(date(2026, 5, 28), **arrived).stale
    assert not fresh(date(2026, 5, 28), **arrived, last_check_in_on=date(2026, 5, 20)).stale
    assert fresh(date(2026, 5, 28), **arrived, last_check_in_on=date(2026, 5, 19)).stale


def test_data_are_late_after_the_next_period_its_lag_and_grace() -> None:
    """May is in; June ends on 1 July, + 20 + 10 days is 31 July: late from 1 August."""
    assert data_late_on(TARGET, date(2026, 6, 1)) == date(2026, 8, 1)
    facts = {"targets": ((TARGET, date(2026, 6, 1)),), "last_check_in_on": date(2026, 7, 25)}
    before = fresh(date(2026, 7, 31), **facts)
    assert (before.data_late, before.changes_on) == (False, date(2026, 8, 1))
    assert fresh(date(2026, 8, 1), **facts).data_late


def test_without_any_data_the_first_period_is_awaited() -> None:
    """January ends on 1 February, + 30 days is 3 March."""
    assert data_late_on(TARGET, None) == date(2026, 3, 4)


def test_a_yearly_measure_takes_its_year() -> None:
    yearly = Target(PLAN, TARGET.definition, cadence=Cadence.ANNUAL, lag_days=20, grace_days=10)
    assert data_late_on(yearly, date(2026, 7, 1)) == date(2027, 8, 1)


@pytest.mark.parametrize(
    ("state", "late"),
    [(State.COMMITTED, True), (State.SUSTAINING, True), (State.DRAFT, False), (State.PROPOSED, False),
     (State.ACHIEVED, False), (State.MISSED, False), (State.STOPPED, False)],
)  # fmt: skip
def test_whose_data_can_be_late(state: State, late: bool) -> None:
    assert fresh(date(2028, 1, 1), state, targets=((TARGET, None),)).data_late is late


DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 30))


@given(
    state=st.sampled_from(State), on=DAYS, committed=st.none() | DAYS, last=st.none() | DAYS,
    arrived=st.none() | DAYS,
    rhythm=st.builds(Rhythm, st.integers(1, 100), st.integers(0, 30), st.booleans()),
    ends=st.lists(st.none() | DAYS, max_size=3),
)  # fmt: skip
def test_nothing_flips_before_the_day_it_says(
    state: State, on: date, committed: date | None, last: date | None, arrived: date | None, rhythm: Rhythm,
    ends: list[date | None],
) -> None:  # fmt: skip
    def at(day: date) -> Freshness:
        return freshness(
            state, on=day, committed_on=committed, last_check_in_on=last, rhythm=rhythm,
            data_arrived_on=arrived, targets=tuple((TARGET, end) for end in ends),
        )  # fmt: skip

    first = at(on)
    for days in range(1, 250):
        day = on + timedelta(days=days)
        if day == first.changes_on:
            assert (at(day).stale, at(day).data_late) != (first.stale, first.data_late) or first.data_late
            return
        assert (at(day).stale, at(day).data_late) == (first.stale, first.data_late)

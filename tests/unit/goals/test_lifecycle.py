"""The life of a goal: the steps of the product's own description and no other."""

import itertools

import pytest

from plumbline.core.errors import Conflict
from plumbline.goals.rules.lifecycle import CLOSED, TRANSITIONS, By, State, Verb, rolls_up, step, steps_from

D, P, C, S = State.DRAFT, State.PROPOSED, State.COMMITTED, State.SUSTAINING
WANTED = {
    (Verb.PROPOSE, D): P,
    (Verb.SEND_BACK, P): D,
    (Verb.COMMIT, P): C,
    (Verb.SUSTAIN, C): S,
    (Verb.REOPEN, S): C,
    (Verb.ACHIEVE, C): State.ACHIEVED,
    (Verb.ACHIEVE, S): State.ACHIEVED,
    (Verb.MISS, C): State.MISSED,
    (Verb.STOP, D): State.STOPPED,
    (Verb.STOP, P): State.STOPPED,
    (Verb.STOP, C): State.STOPPED,
    (Verb.STOP, S): State.STOPPED,
    (Verb.CARRY_OVER, C): State.STOPPED,
    (Verb.CARRY_OVER, S): State.STOPPED,
}


@pytest.mark.parametrize(("verb", "state"), list(itertools.product(Verb, State)))
def test_every_step_and_every_refusal(verb: Verb, state: State) -> None:
    if (verb, state) in WANTED:
        assert step(verb, state).target is WANTED[verb, state]
        return
    with pytest.raises(Conflict) as refusal:
        step(verb, state)
    assert refusal.value.code == "wrong_state"


def test_closed_is_closed() -> None:
    assert [steps_from(state) for state in CLOSED] == [(), (), ()]


def test_the_approver_commits_and_closes() -> None:
    assert step(Verb.COMMIT, P).by is By.APPROVER
    assert {t.by for t in TRANSITIONS if t.source is C} == {By.APPROVER}


def test_stopping_needs_a_reason() -> None:
    assert all(t.reason for t in TRANSITIONS if t.verb in (Verb.STOP, Verb.MISS))


@pytest.mark.parametrize(
    ("state", "cycle_closed", "counts"),
    [
        (D, False, False),
        (P, False, False),
        (C, False, True),
        (S, False, True),
        (State.ACHIEVED, False, True),
        (State.MISSED, False, True),
        (State.STOPPED, False, False),
        (State.ACHIEVED, True, False),
        (State.MISSED, True, False),
        (C, True, True),
    ],
)
def test_which_goals_count_above(state: State, cycle_closed: bool, counts: bool) -> None:
    assert rolls_up(state, cycle_closed=cycle_closed) is counts

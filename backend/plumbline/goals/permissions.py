"""Permissions on goals. One is asked of the permission backends; those of a batch are asked for all at once.

This app does not know owners: `config/wiring.py` hands in who answers for many goals together.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple
from uuid import UUID

from plumbline.goals.models import Goal
from plumbline.organizations.models import Person

OWN, APPROVE, MANAGE = "goals.own", "goals.approve", "goals.manage"
CHECK_IN, REPLY = "goals.check_in", "goals.reply"

Permitted = Callable[[Person, str, list[Goal]], set[UUID]]


class _Answer(NamedTuple):
    asked: frozenset[UUID]
    held: set[UUID]


_permitted: list[Permitted] = []
_answers: ContextVar[dict[tuple[UUID, str], _Answer] | None] = ContextVar("permissions_of_a_batch", default=None)


def wire(answers: list[Permitted]) -> None:
    _permitted[:] = answers


def may(actor: Person, perm: str, goal: Goal) -> bool:
    answer = (_answers.get() or {}).get((actor.pk, perm))
    if answer is not None and goal.pk in answer.asked:
        return goal.pk in answer.held
    return actor.may(perm, goal)


@contextmanager
def at_once(actor: Person, goals: Iterable[Goal], *perms: str) -> Iterator[None]:
    """Inside the block, `may` knows these permissions on all of these goals, from one question each."""
    given = list(goals)
    if len(given) < 2 or not _permitted:
        yield
        return
    asked = list({goal.pk: goal for goal in given}.values())
    ids = frozenset(goal.pk for goal in asked)
    known = {
        (actor.pk, perm): _Answer(ids, set().union(*(answer(actor, perm, asked) for answer in _permitted)))
        for perm in perms
    }
    token = _answers.set((_answers.get() or {}) | known)
    try:
        yield
    finally:
        _answers.reset(token)

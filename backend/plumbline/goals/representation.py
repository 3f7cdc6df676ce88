"""For whom somebody acts. This app does not know owners: `config/wiring.py` hands in who does."""

from collections.abc import Callable
from uuid import UUID

from plumbline.core import clock
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person

Represented = Callable[[Person, Goal], UUID | None]
_represented: list[Represented] = []


def wire(answers: list[Represented]) -> None:
    _represented[:] = answers


def on_behalf_of(actor: Person, goal: Goal) -> UUID | None:
    """The owner's id where the actor is not the owner but stands in for them."""
    for answer in _represented:
        represented = answer(actor, goal)
        if represented is not None:
            return represented
    return None


def seeding(actor: Person) -> bool:
    """Whether a demo's made-up past is being written, the only time one person writes for many."""
    return clock.travelling() and actor.organization.demo

"""Chain integrity: how many committed goals hang soundly from the board."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

G = TypeVar("G", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rung(Generic[G]):
    """A committed or sustaining goal in a chain. `link_sound`: its own step upward is agreed and leads somewhere."""

    parent: G | None
    of_board: bool
    link_sound: bool = True


def sound(rungs: Mapping[G, Rung[G]], blocked: Collection[G]) -> set[G]:
    """Goals on whose primary path to a goal of the board no goal has a blocking finding, themselves included.

    A path that ends below the board is not sound. A goal above that is not in `rungs` (a draft, or closed) is nobody's
    promise, so what hangs on it is not sound either.
    """
    known: dict[G, bool] = {}
    for goal in rungs:
        path: list[G] = []
        at: G | None = goal
        while at is not None and at not in known and at in rungs and at not in blocked and not rungs[at].of_board:
            path.append(at)
            known[at] = False  # a loop, which the database refuses, would not be sound
            at = rungs[at].parent
        if at is not None and at not in known:
            known[at] = at in rungs and at not in blocked and rungs[at].of_board
        verdict = at is not None and known[at]
        for one in path:
            known[one] = verdict
    return {goal for goal in rungs if known.get(goal)}

"""Who depends on this: the goals whose every way to the board passes through what would be gone.

A way leads from a goal upward by agreed links, each to an open goal whose owner has accepted it, and ends at a goal of
the board. A goal asks nothing of its own owner, only of those above it.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from plumbline.goals.rules import graph

Id = TypeVar("Id", bound=Hashable)


class Link(NamedTuple, Generic[Id]):
    """An agreed link; `weight` None is drawn only and carries none of the parent's weight."""

    child: Id
    parent: Id
    weight: float | None


@dataclass(frozen=True, slots=True)
class Group(Generic[Id]):
    """The goals that one goal of the board would lose, and their share (0 to 1) of the weight of its ways down."""

    board: Id
    share: float
    goals: frozenset[Id]


class Web(Generic[Id]):
    """The links that lead to the board, laid out once and asked for any number of goals.

    Each question costs the goals below what would be gone and those above it, not the whole.
    """

    def __init__(self, links: Iterable[Link[Id]], *, board: Collection[Id], owned: Collection[Id]) -> None:
        self.board = frozenset(goal for goal in board if goal in owned)
        leading = [link for link in links if link.parent in owned]
        self._down: dict[Id, list[Id]] = defaultdict(list)
        self._up: dict[Id, list[Id]] = defaultdict(list)
        self._weights: dict[Id, dict[Id, float]] = defaultdict(dict)
        for link in leading:
            self._down[link.parent].append(link.child)
            if link.weight is not None:
                self._weights[link.parent][link.child] = link.weight
        self._reached = self._below(self.board) | self.board
        for link in leading:
            if link.parent in self._reached:
                self._up[link.child].append(link.parent)

    def cut_off(self, gone: Collection[Id]) -> frozenset[Id]:
        """The goals that would reach no goal of the board any more; those that would be gone are not named."""
        lost, left, cut = set(gone), dict[Id, int](), set[Id]()
        waiting = [goal for goal in lost if goal in self._reached]
        while waiting:
            for child in self._down.get(waiting.pop(), ()):
                left[child] = left.get(child, len(self._up[child])) - 1
                if not left[child] and child not in lost and child not in self.board:
                    cut.add(child)
                    waiting.append(child)
        return frozenset(cut)

    def groups(self, gone: Collection[Id]) -> list[Group[Id]]:
        """By goal of the board, the heaviest share first. A goal that reached several stands under each."""
        cut = self.cut_off(gone)
        if not cut:
            return []
        above = self._above(gone) | set(gone)
        inside = above | cut
        order = self._top_down(inside)
        found = [self._group(top, cut, inside, order) for top in self.board & above]
        kept = [group for group in found if group.goals]
        return sorted(kept, key=lambda group: (-group.share, -len(group.goals), str(group.board)))

    def _group(self, top: Id, cut: frozenset[Id], inside: set[Id], order: list[Id]) -> Group[Id]:
        """Weight flows from the board's goal down, at each goal by the weights of its links; each way is counted where
        it first meets a goal that would be cut off."""
        flow, met, share = {top: 1.0}, {top}, 0.0
        for goal in order:
            if goal not in met:
                continue
            met.update(child for child in self._down.get(goal, ()) if child in inside)
            carried = flow.get(goal, 0.0)
            if goal in cut:
                share += carried
                continue
            weights = self._weights.get(goal, {})
            whole = sum(weights.values())
            for child, weight in weights.items():
                if child in inside:
                    flow[child] = flow.get(child, 0.0) + carried * weight / whole
        return Group(top, share, cut & met)

    def _top_down(self, inside: set[Id]) -> list[Id]:
        links = [(child, goal) for goal in inside for child in self._down.get(goal, ()) if child in inside]
        return graph.top_down(inside, links)

    def _below(self, goals: Collection[Id]) -> set[Id]:
        return graph.reach(self._down, goals)

    def _above(self, goals: Collection[Id]) -> set[Id]:
        return graph.reach(self._up, goals)


def sentence(count: int, *, of: str) -> str:
    """`of` is "this goal" or "this owner"."""
    if not count:
        return f"No other goal depends on {of} alone to reach the board."
    goals, they = ("goal", "reaches") if count == 1 else ("goals", "reach")
    return f"{count} other {goals} {they} the board only through {of}."

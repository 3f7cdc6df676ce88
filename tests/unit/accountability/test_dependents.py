"""Who depends on this, against every way up spelled out one by one."""

from collections.abc import Iterator
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.accountability.rules.dependents import Link, Web, sentence

SIZE = 9
NODES = range(SIZE)
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)),
    st.one_of(st.none(), st.integers(1, 4).map(float)),
    max_size=20,
)
LINKS = PAIRS.map(lambda pairs: [Link(max(p), min(p), w) for p, w in pairs.items() if p[0] < p[1]])
SOME = st.sets(st.integers(0, SIZE - 1))


def ways(links: list[Link[int]], owned: set[int], board: set[int], start: int) -> Iterator[tuple[int, ...]]:
    """Every way from a goal up to a goal of the board that has an owner, by owned goals alone."""
    if start in board and start in owned:
        yield (start,)
    for link in links:
        if link.child == start and link.parent in owned:
            for way in ways(links, owned, board, link.parent):
                yield (start, *way)


@given(LINKS, SOME, SOME, SOME)
def test_cut_off_is_whoever_has_ways_and_loses_all(
    links: list[Link[int]], board: set[int], owned: set[int], gone: set[int]
) -> None:
    web = Web(links, board=board, owned=owned)
    for goal in set(NODES) - gone:
        every = list(ways(links, owned, board, goal))
        expected = bool(every) and all(gone & set(way) for way in every)
        assert (goal in web.cut_off(gone)) is expected
    assert not web.cut_off(gone) & gone


@given(LINKS, SOME, SOME, SOME)
def test_each_goal_stands_under_every_board_goal_that_it_reached(
    links: list[Link[int]], board: set[int], owned: set[int], gone: set[int]
) -> None:
    web = Web(links, board=board, owned=owned)
    cut = web.cut_off(gone)
    expected = {
        top: {goal for goal in cut if any(way[-1] == top for way in ways(links, owned, board, goal))} for top in board
    }
    assert {group.board: set(group.goals) for group in web.groups(gone)} == {t: g for t, g in expected.items() if g}


@given(LINKS, SOME, SOME, SOME)
def test_the_share_is_the_weight_of_the_ways_that_meet_a_goal_cut_off(
    links: list[Link[int]], board: set[int], owned: set[int], gone: set[int]
) -> None:
    web = Web(links, board=board, owned=owned)
    cut = web.cut_off(gone)

    def met(goal: int) -> float:
        """Of the weight that comes to a goal, how much flows on to one that would be cut off."""
        if goal in cut:
            return 1.0
        parts = [link for link in links if link.parent == goal and goal in owned and link.weight]
        whole = sum(link.weight or 0 for link in parts)
        return sum((link.weight or 0) / whole * met(link.child) for link in parts)

    for group in web.groups(gone):
        assert isclose(group.share, met(group.board), abs_tol=1e-12)
        assert 0 <= group.share <= 1 + 1e-12


LINE = [Link("north", "board", 1.0), Link("south", "board", 3.0), Link("ward", "north", None), Link("bed", "ward", 1.0)]


@pytest.mark.parametrize(
    ("gone", "share", "lost"),
    [
        (["board"], 1.0, {"north", "south", "ward", "bed"}),
        (["north"], 0.0, {"ward", "bed"}),  # a link that is drawn only carries no weight
        (["ward"], 0.0, {"bed"}),
        (["north", "south"], 0.0, {"ward", "bed"}),
    ],
)
def test_a_line_of_four(gone: list[str], share: float, lost: set[str]) -> None:
    owned = {"board", "north", "south", "ward"}
    [group] = Web(LINE, board=["board"], owned=owned).groups(gone)
    assert (group.board, group.share, set(group.goals)) == ("board", share, lost)


def test_half_of_a_board_goals_weight() -> None:
    links = [Link("a", "board", 1.0), Link("b", "board", 1.0), Link("c", "a", 1.0), Link("d", "a", 3.0)]
    web = Web([*links, Link("d", "b", 1.0)], board=["board"], owned={"board", "a", "b"})
    [group] = web.groups(["a"])
    assert (group.share, set(group.goals)) == (0.125, {"c"}), "d reaches the board by b as well"


def test_a_vacant_goal_leads_nowhere() -> None:
    web = Web(LINE, board=["board"], owned={"board", "north"})
    assert web.cut_off(["ward"]) == frozenset(), "bed has no way even now"
    assert web.cut_off(["north"]) == {"ward"}
    assert Web(LINE, board=["board"], owned={"north", "ward"}).groups(["north"]) == []


def test_sentences() -> None:
    assert sentence(0, of="this goal") == "No other goal depends on this goal alone to reach the board."
    assert sentence(1, of="this owner") == "1 other goal reaches the board only through this owner."
    assert sentence(12, of="this goal") == "12 other goals reach the board only through this goal."

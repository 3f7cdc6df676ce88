"""The goals' graph: no loops, one order, who is above and below, who would be cut off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.core.errors import Invalid
from plumbline.goals.rules import graph

#      board
#      /   \
#   safe   timely
#    |  \   /
#    |   ward
#    \   /
#     unit
LINKS = [
    ("safe", "board"), ("timely", "board"), ("ward", "safe"), ("ward", "timely"), ("unit", "ward"),
    ("unit", "safe"),
]  # fmt: skip
GOALS = ["unit", "ward", "timely", "safe", "board"]


def test_a_link_that_closes_a_loop_is_named_with_its_way_round() -> None:
    assert graph.loop_closed_by(LINKS, "board", "unit") == ("board", "unit", "safe", "board")
    assert graph.loop_closed_by(LINKS, "safe", "ward") == ("safe", "ward", "safe")
    assert graph.loop_closed_by(LINKS, "unit", "unit") == ("unit", "unit")


def test_a_link_that_closes_none_is_free() -> None:
    assert graph.loop_closed_by(LINKS, "unit", "timely") == ()
    assert graph.loop_closed_by(LINKS, "new", "unit") == ()
    assert graph.loop_closed_by(LINKS, "board", "new") == ()


def test_parents_come_before_children() -> None:
    assert graph.top_down(GOALS, LINKS) == ["board", "timely", "safe", "ward", "unit"]
    assert graph.top_down(["a", "b"], [("a", "gone")]) == ["a", "b"]
    with pytest.raises(Invalid) as refusal:
        graph.top_down(["a", "b", "c"], [("a", "b"), ("b", "a")])
    assert refusal.value.code == "loop"


def test_above_and_below() -> None:
    assert graph.above(LINKS, ["ward"]) == {"safe", "timely", "board"}
    assert graph.below(LINKS, ["timely"]) == {"ward", "unit"}
    assert graph.below(LINKS, ["unit"]) == set()
    assert graph.above(LINKS, ["unit", "ward"]) == {"ward", "safe", "timely", "board"}


def test_the_line_of_sight_is_the_primary_path() -> None:
    primary = {"unit": "ward", "ward": "timely", "timely": "board"}
    assert graph.line_of_sight(primary, "unit") == ("unit", "ward", "timely", "board")
    assert graph.line_of_sight(primary, "safe") == ("safe",)
    assert graph.line_of_sight({"a": "b", "b": "a"}, "a") == ("a", "b")


def test_the_outline_hangs_each_goal_under_its_primary_parent() -> None:
    primary = {"unit": "ward", "ward": "timely", "timely": "board", "safe": "board", "guest": "elsewhere"}
    assert graph.layout(["guest", *GOALS], primary) == [
        ("guest", 0), ("board", 0), ("timely", 1), ("ward", 2), ("unit", 3), ("safe", 1),
    ]  # fmt: skip


def test_who_depends_on_this() -> None:
    assert graph.cut_off(LINKS, ["board"], ["safe"]) == set()
    assert graph.cut_off(LINKS, ["board"], ["safe", "timely"]) == {"ward", "unit"}
    assert graph.cut_off([*LINKS, ("bed", "unit")], ["board"], ["unit"]) == {"bed"}
    assert graph.cut_off([*LINKS, ("stray", "orphan")], ["board"], ["orphan"]) == set()
    assert graph.cut_off(LINKS, ["board"], ["board"]) == {"safe", "timely", "ward", "unit"}


SIZE = 9
PAIRS = st.sets(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=20)
DAGS = PAIRS.map(lambda pairs: [(max(p), min(p)) for p in pairs if p[0] != p[1]])


def ways(links: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, ...]]:
    """Every way up, spelled out one by one."""
    found: list[tuple[int, ...]] = [(start,)] if start == end else []
    for child, parent in links:
        if child == start:
            found += [(start, *way) for way in ways(links, parent, end)]
    return found


@given(DAGS, st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))
def test_a_loop_is_found_exactly_when_there_is_a_way_back(
    links: list[tuple[int, int]], child: int, parent: int
) -> None:
    back = ways(links, parent, child)
    loop = graph.loop_closed_by(links, child, parent)
    assert bool(loop) is bool(back)
    if back:
        assert loop[0] == loop[-1] == child
        assert loop[1:] in back
        assert len(loop) == 1 + min(map(len, back))


@given(DAGS)
def test_the_order_puts_no_child_before_its_parent(links: list[tuple[int, int]]) -> None:
    order = graph.top_down(range(SIZE), links)
    assert sorted(order) == list(range(SIZE))
    assert all(order.index(child) > order.index(parent) for child, parent in links)


@given(DAGS, st.integers(0, SIZE - 1))
def test_above_is_the_mirror_of_below(links: list[tuple[int, int]], goal: int) -> None:
    above = {other for other in range(SIZE) if other != goal and ways(links, goal, other)}
    assert graph.above(links, [goal]) == above
    assert all(goal in graph.below(links, [other]) for other in above)


@given(DAGS, st.sets(st.integers(0, SIZE - 1), max_size=3), st.sets(st.integers(0, SIZE - 1), max_size=3))
def test_cut_off_means_every_way_up_passes_through_what_is_gone(
    links: list[tuple[int, int]], tops: set[int], gone: set[int]
) -> None:
    for goal in set(range(SIZE)) - gone:
        every = [way for top in tops for way in ways(links, goal, top)]
        cut = bool(every) and all(gone & set(way) for way in every)
        assert (goal in graph.cut_off(links, tops, gone)) is cut

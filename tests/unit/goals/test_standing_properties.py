"""Roll-up on random graphs against its definition spelled out path by path, in exact fractions."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.goals.rules.evidence import Claim, Evidence
from plumbline.goals.rules.graph import above
from plumbline.goals.rules.standing import Edge, EdgeKind, Own, Standing, roll_up

SIZE = 8
SHARES = st.integers(0, 16).map(lambda n: n / 16)
Owns = dict[int, Own]
Edges = list[Edge[int]]


@st.composite
def any_own(draw: st.DrawFn) -> Own:
    with_data = draw(st.booleans())
    evidence = draw(st.sampled_from(Evidence))
    return Own(
        progress=draw(SHARES) if with_data else None,
        pace=draw(SHARES) - 0.5 if with_data else None,
        coverage=draw(SHARES) if with_data else 0.0,
        claimed=draw(st.none() | st.sampled_from(Claim)),
        evidence=evidence,
        outcome_evidence=draw(st.sampled_from([evidence, Evidence.NONE])),
        stale=draw(st.booleans()),
        owned=draw(st.booleans()),
        rolls_up=draw(st.integers(0, 4)) > 0,
    )


@st.composite
def any_edges(draw: st.DrawFn) -> Edges:
    pairs = draw(st.sets(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=18))
    return [
        Edge(
            max(pair),
            min(pair),
            kind=draw(KINDS),
            weight=draw(st.sampled_from([0.25, 1.0, 1.0, 2.0, 3.0])),
            critical=draw(st.booleans()),
            agreed=draw(st.integers(0, 5)) > 0,
        )
        for pair in {tuple(sorted(pair)) for pair in pairs}
        if pair[0] != pair[1]
    ]  # fmt: skip


KINDS = st.sampled_from([EdgeKind.DRIVES, EdgeKind.DRIVES, EdgeKind.SAME_MEASURE, EdgeKind.SUPPORTS])
OWNS = st.lists(any_own(), min_size=SIZE, max_size=SIZE).map(lambda owns: dict(enumerate(owns)))


class Spelled:
    """The definition, with nothing shared and nothing remembered."""

    def __init__(self, owns: Owns, edges: Edges) -> None:
        self.owns = owns
        self.edges = [e for e in edges if e.agreed and e.kind is not EdgeKind.SUPPORTS and owns[e.child].rolls_up]

    def under(self, goal: int, drives_only: bool) -> Edges:
        kinds = {EdgeKind.DRIVES} if drives_only else {EdgeKind.DRIVES, EdgeKind.SAME_MEASURE}
        return [e for e in self.edges if e.parent == goal and e.kind in kinds]

    def paths(self, goal: int, drives_only: bool = False) -> Iterator[list[Edge[int]]]:
        """Every way down, longest or shortest, each link once."""
        for link in self.under(goal, drives_only):
            yield [link]
            for rest in self.paths(link.child, drives_only):
                yield [link, *rest]

    def has_value(self, goal: int) -> bool:
        return self.owns[goal].progress is not None or any(
            self.owns[path[-1].child].progress is not None for path in self.paths(goal, drives_only=True)
        )

    def along(
        self, goal: int, drives_only: bool, ends: Callable[[int], bool], enters: Callable[[int], bool]
    ) -> Iterator[tuple[Fraction, int]]:
        """(coefficient, end) of each path that ends at the first goal where it must."""
        for path in self.paths(goal, drives_only):
            if not ends(path[-1].child) or any(ends(link.child) for link in path[:-1]):
                continue
            if not all(enters(link.child) for link in path):
                continue
            coefficient = Fraction(1)
            for link in path:
                shared = [e for e in self.under(link.parent, drives_only) if enters(e.child)]
                coefficient *= Fraction(link.weight) / sum(Fraction(e.weight) for e in shared)
            yield coefficient, path[-1].child

    def contributed(self, goal: int, of: Callable[[Own], float | None]) -> Fraction | None:
        measured = lambda g: self.owns[g].progress is not None  # noqa: E731
        terms = [c * Fraction(of(self.owns[end]) or 0) for c, end in self.along(goal, True, measured, self.has_value)]
        return sum(terms, Fraction(0)) if terms else None

    def coverage(self, goal: int) -> Fraction:
        if not self.under(goal, drives_only=True):
            return Fraction(self.owns[goal].coverage)
        last = lambda g: self.owns[g].progress is not None or not self.under(g, True)  # noqa: E731
        terms = self.along(goal, True, last, lambda _: True)
        return sum((c * Fraction(self.owns[end].coverage) for c, end in terms), Fraction(0))

    def beneath(self, goal: int, hit: Callable[[Own], bool]) -> Fraction:
        terms = self.along(goal, False, lambda g: hit(self.owns[g]), lambda _: True)
        return sum((c for c, _ in terms), Fraction(0))

    def critical(self, goal: int, hit: Callable[[Own], bool]) -> list[list[int]]:
        return [
            [link.child for link in path]
            for path in self.paths(goal)
            if all(link.critical for link in path) and hit(self.owns[path[-1].child])
        ]

    def below(self, goal: int) -> list[Own]:
        return [self.owns[g] for g in {link.child for path in self.paths(goal) for link in path}]


def red(own: Own) -> bool:
    return own.claimed == Claim.OFF_TRACK or own.evidence == Evidence.OFF_TRACK


def quiet(own: Own) -> bool:
    return own.stale


def same(one: float | None, other: Fraction | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - float(other)) < 1e-12


@settings(max_examples=300)
@given(OWNS, any_edges())
def test_every_number_is_the_one_spelled_out(owns: Owns, edges: Edges) -> None:
    spelled = Spelled(owns, edges)
    for goal, standing in roll_up(owns, edges).items():
        assert same(standing.contributed, spelled.contributed(goal, lambda own: own.progress))
        assert same(standing.contributed_pace, spelled.contributed(goal, lambda own: own.pace))
        assert same(standing.coverage, spelled.coverage(goal))
        assert same(standing.red.beneath, spelled.beneath(goal, red))
        assert same(standing.quiet.beneath, spelled.beneath(goal, quiet))
        below = spelled.below(goal)
        assert standing.goals_below == len(below)
        assert standing.off_track_below == sum(map(red, below))
        at_risk = [o for o in below if not red(o) and ("at_risk" in (o.claimed, o.evidence))]
        assert standing.at_risk_below == len(at_risk)
        assert standing.stale_below == sum(map(quiet, below))
        assert standing.unowned_below == sum(not own.owned for own in below)


@settings(max_examples=300)
@given(OWNS, any_edges())
def test_trouble_is_the_one_spelled_out_and_its_path_leads_there(owns: Owns, edges: Edges) -> None:
    spelled = Spelled(owns, edges)
    for goal, standing in roll_up(owns, edges).items():
        own = owns[goal]
        green = own.claimed == "on_track" or own.evidence in ("on_track", "achieved")
        for hit, says, path in (
            (red, standing.trouble_below, standing.trouble_path),
            (quiet, standing.not_enough_reported, standing.not_enough_path),
        ):
            chains = spelled.critical(goal, hit)
            share = spelled.beneath(goal, hit)
            if abs(share - Fraction(1, 5)) > Fraction(1, 10**12):
                assert says is (green and (share > Fraction(1, 5) or bool(chains)))
            if says:
                assert path[0] == goal
                assert [*path[1:]] in [[link.child for link in way] for way in spelled.paths(goal)]
                assert hit(owns[path[-1]])
            if says and chains:
                assert len(path) == 1 + min(map(len, chains))
                assert [*path[1:]] in chains


@given(OWNS, any_edges())
def test_shares_stay_between_nothing_and_everything(owns: Owns, edges: Edges) -> None:
    for standing in roll_up(owns, edges).values():
        assert standing.contributed is None or 0 <= standing.contributed <= 1
        assert standing.contributed_pace is None or -0.5 <= standing.contributed_pace <= 0.5
        assert 0 <= standing.coverage <= 1
        assert 0 <= standing.red.beneath <= standing.red.own <= 1
        assert standing.off_track_below + standing.at_risk_below <= standing.goals_below


@given(OWNS, any_edges(), st.permutations(range(SIZE)))
def test_names_and_order_of_rows_do_not_matter(owns: Owns, edges: Edges, names: list[int]) -> None:
    plain = roll_up(owns, edges)
    renamed = roll_up(
        {names[goal]: own for goal, own in reversed(owns.items())},
        [replace(e, child=names[e.child], parent=names[e.parent]) for e in reversed(edges)],
    )
    for goal, standing in plain.items():
        assert numbers(renamed[names[goal]]) == pytest.approx(numbers(standing), abs=1e-12, nan_ok=True)


@given(OWNS, any_edges(), st.sampled_from([0.5, 3.0, 1000.0]))
def test_only_the_ratio_of_weights_matters(owns: Owns, edges: Edges, factor: float) -> None:
    scaled = roll_up(owns, [replace(e, weight=e.weight * factor) for e in edges])
    for goal, standing in roll_up(owns, edges).items():
        assert numbers(scaled[goal]) == pytest.approx(numbers(standing), abs=1e-12, nan_ok=True)


@given(OWNS, any_edges(), st.integers(0, SIZE - 1))
def test_one_goal_more_off_track_never_looks_better_above(owns: Owns, edges: Edges, goal: int) -> None:
    after = roll_up({**owns, goal: replace(owns[goal], claimed=Claim.OFF_TRACK)}, edges)
    for other, standing in roll_up(owns, edges).items():
        assert after[other].red.beneath >= standing.red.beneath - 1e-12
        assert after[other].off_track_below >= standing.off_track_below
        if other != goal:
            assert after[other].trouble_below >= standing.trouble_below or near(standing.red.beneath)


@given(OWNS, any_edges(), st.integers(0, SIZE - 1), SHARES)
def test_more_progress_below_is_never_less_above(owns: Owns, edges: Edges, goal: int, gain: float) -> None:
    own = owns[goal]
    if own.progress is None:
        return
    after = roll_up({**owns, goal: replace(own, progress=min(1.0, own.progress + gain))}, edges)
    for other, standing in roll_up(owns, edges).items():
        assert (after[other].contributed is None) == (standing.contributed is None)
        if standing.contributed is not None:
            assert (after[other].contributed or 0) >= standing.contributed - 1e-12


@given(OWNS, any_edges(), st.integers(0, SIZE - 1), any_own())
def test_a_change_is_felt_above_and_nowhere_else(owns: Owns, edges: Edges, goal: int, own: Own) -> None:
    touched = above([(e.child, e.parent) for e in edges], [goal]) | {goal}
    after = roll_up({**owns, goal: own}, edges)
    for other, standing in roll_up(owns, edges).items():
        assert other in touched or after[other] == standing


def near(share: float) -> bool:
    return abs(share - 0.2) < 1e-12


def numbers(standing: Standing[int]) -> list[float]:
    values = [standing.contributed, standing.contributed_pace]
    return [
        *(float("nan") if value is None else value for value in values),
        standing.coverage, standing.red.own, standing.red.beneath, standing.quiet.own, standing.quiet.beneath,
        standing.goals_below, standing.off_track_below, standing.at_risk_below, standing.stale_below,
        standing.unowned_below,
    ]  # fmt: skip

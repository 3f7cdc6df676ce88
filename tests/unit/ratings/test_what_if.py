"""What moves a star: every answer against trying out, and on real hospitals."""

import math
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.ratings import packs
from plumbline.ratings.rules import cms_stars, what_if
from plumbline.ratings.rules.cms_stars import Group, Measure, Pack
from unit.ratings.published import RELEASES, fitted, published, values_of

WEIGHTS = {"mortality": 0.22, "safety": 0.22, "readmission": 0.22, "experience": 0.22, "process": 0.12}
SPREAD = {"mortality": 0.7, "safety": 0.8, "readmission": 0.5, "experience": 0.9, "process": 0.4}
PACK = Pack(
    "2025-07",
    tuple(
        Measure(f"{name}_{at}", name, at % 2 == 0, 10.0 * at, 1.0 + at, 500, 10.0 * at - 3 * (1 + at),
                10.0 * at + 3 * (1 + at))
        for name in WEIGHTS for at in range(3)
    ),
    tuple(Group(name, weight, 0.1, SPREAD[name]) for name, weight in WEIGHTS.items()),
    {5: (-0.8, -0.3, 0.2, 0.7), 4: (-0.8, -0.3, 0.2, 0.7), 3: (-0.8, -0.3, 0.2, 0.7)},
)  # fmt: skip


def hospital(seed: int, *, without: int = 0) -> dict[str, float]:
    """Values near the nation's; the first few measures not reported."""
    chance = np.random.default_rng(seed)
    return {it.id: it.mean + it.sd * float(chance.normal()) for it in PACK.measures[without:]}


def better(pack: Pack, values: dict[str, float], id: str, deviations: float) -> dict[str, float]:
    measure = next(it for it in pack.measures if it.id == id)
    return values | {id: values[id] + (-1 if measure.lower_is_better else 1) * deviations * measure.sd}


@given(st.integers(0, 10_000), st.integers(0, 2))
def test_a_slope_is_what_one_deviation_more_gives(seed: int, without: int) -> None:
    values = hospital(seed, without=without)
    before = what_if.place(PACK, values).summary
    told = what_if.slopes(PACK, values)
    assert told.keys() == values.keys()
    for id, slope in told.items():
        after = what_if.place(PACK, better(PACK, values, id, 1)).summary
        assert after - before == pytest.approx(slope, abs=1e-12)


@given(st.integers(0, 10_000), st.integers(0, 4))
def test_weights_sum_to_one_over_what_is_reported(seed: int, without: int) -> None:
    """Three measures of a group that is not reported at all give their weight to the other groups."""
    values = hospital(seed, without=without)
    told = what_if.weights(PACK, values)
    assert told.keys() == values.keys() and sum(told.values()) == pytest.approx(1)
    for group, weight in WEIGHTS.items():
        share = sum(it for id, it in told.items() if id.startswith(group))
        lost = WEIGHTS["mortality"] if without >= 3 else 0.0
        assert share == pytest.approx(0.0 if group == "mortality" and lost else weight / (1 - lost))


@given(st.integers(0, 10_000))
def test_distances_are_to_the_neighbouring_stars(seed: int) -> None:
    now = what_if.place(PACK, hospital(seed))
    assert (now.up is None, now.down is None) == (now.stars == 5, now.stars == 1)
    if now.up is not None:
        assert now.summary + now.up == pytest.approx(PACK.cuts[now.peer][now.stars - 1]) and now.up > 0
    if now.down is not None:
        assert now.summary - now.down == pytest.approx(PACK.cuts[now.peer][now.stars - 2]) and now.down >= 0


def test_a_hospital_that_is_not_rated_has_a_summary_and_no_star() -> None:
    now = what_if.place(PACK, {"safety_0": 0.0})
    assert (now.stars, now.peer, now.up, now.down) == (0, 0, None, None) and math.isfinite(now.summary)
    assert what_if.alone(PACK, {"safety_0": 0.0}, 5) == [] and what_if.together(PACK, {"safety_0": 0.0}, 5) is None


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_a_measure_alone_is_found_where_trying_out_finds_it(seed: int, stars: int) -> None:
    """Two hundred steps from the value to the best within reach, for every measure."""
    values = hospital(seed)
    found = {move.measure: move for move in what_if.alone(PACK, values, stars)}
    if what_if.place(PACK, values).stars >= stars:
        assert not found
        return
    for measure in PACK.measures:
        room = _room(measure, values[measure.id])
        steps = [room * step / 200 for step in range(201)] if room > 0 else []
        works = [it for it in steps if what_if.place(PACK, better(PACK, values, measure.id, it)).stars >= stars]
        assert bool(works) is (measure.id in found) or abs(room - _needed(measure, values, stars)) < 1e-6
        if works and measure.id in found:
            moved = abs(found[measure.id].then - values[measure.id]) / measure.sd
            assert moved == pytest.approx(works[0], abs=room / 200 + 1e-9)
    moves = [abs(it.then - it.now) / _measure(it.measure).sd for it in found.values()]
    assert all(one <= other + 1e-9 for one, other in pairwise(moves)), "the smallest first"


def _room(measure: Measure, value: float) -> float:
    """To two standard deviations better than the nation; the made-up packs' extremes lie beyond."""
    best = measure.mean + (-2 if measure.lower_is_better else 2) * measure.sd
    return (value - best if measure.lower_is_better else best - value) / measure.sd


def _measure(id: str) -> Measure:
    return next(it for it in PACK.measures if it.id == id)


def _needed(measure: Measure, values: dict[str, float], stars: int) -> float:
    now = what_if.place(PACK, values)
    return (PACK.cuts[now.peer][stars - 2] - now.summary) / what_if.slopes(PACK, values)[measure.id]


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_the_smallest_change_together_is_that_of_a_grid(seed: int, stars: int) -> None:
    """Three measures of different groups, each in twenty steps from its value to the best within reach."""
    values, among = hospital(seed), ("safety_1", "experience_1", "process_1")
    moves = what_if.together(PACK, values, stars, among)
    if what_if.place(PACK, values).stars >= stars:
        assert moves == []
        return
    rooms = {it: max(0.0, _room(_measure(it), values[it])) for it in among}
    slopes = what_if.slopes(PACK, values)
    missing = PACK.cuts[5][stars - 2] - what_if.place(PACK, values).summary
    least = min(
        (
            sum(share * rooms[it] for it, share in zip(among, shares, strict=True))
            for shares in product(np.linspace(0, 1, 21), repeat=3)
            if sum(share * rooms[it] * slopes[it] for it, share in zip(among, shares, strict=True)) >= missing
        ),
        default=None,
    )
    if moves is None:
        assert least is None
        return
    after = values | {move.measure: move.then for move in moves}
    assert what_if.place(PACK, {**after, among[0]: after[among[0]] + 1e-9}).stars >= stars
    total = sum(abs(move.then - move.now) / _measure(move.measure).sd for move in moves)
    step = max(rooms.values()) / 20
    assert least is None or total <= least + 1e-9
    assert least is None or total >= least - 3 * step


def test_values_stay_within_reach() -> None:
    values = {it.id: it.mean - (-1 if it.lower_is_better else 1) * 2 * it.sd for it in PACK.measures}
    moves = what_if.together(PACK, values, 5)
    assert moves
    for move in moves:
        assert _room(_measure(move.measure), move.then) >= -1e-9
    narrow = replace(PACK, measures=tuple(replace(it, low=it.mean, high=it.mean) for it in PACK.measures))
    assert what_if.together(narrow, values, 5) is None, "no hospital is better than the mean"


@given(st.floats(-2, 2), st.sampled_from([3, 4, 5]))
def test_a_band_holds_the_star_of_every_release(summary: float, peer: int) -> None:
    known = list(packs.shipped().values())
    low, high = what_if.band(summary, peer, known)
    stars = {1 + int(np.searchsorted(pack.cuts[peer], summary, side="right")) for pack in known}
    assert (low, high) == (min(stars), max(stars))


def test_a_band_of_a_hospital_that_is_not_rated_is_empty() -> None:
    assert what_if.band(0.0, 0, list(packs.shipped().values())) == (0, 0)


def test_a_unit_moves_its_hospital_by_its_share_alone() -> None:
    """A unit with a quarter of the predicted infections that halves its ratio of 1.2: the hospital's falls by .15."""
    assert what_if.through_share(0.78, 0.25, 1.2, 0.6) == pytest.approx(0.63)
    assert what_if.through_share(0.1, 1.0, 1.2, 0.6) == 0.0, "no ratio is below zero"
    with pytest.raises(ValueError, match="between 0 and 1"):
        what_if.through_share(0.78, 1.2, 1.2, 0.6)


# --- Real hospitals


@published
def test_what_lifts_the_real_hospitals() -> None:
    pack = packs.shipped()["2025-07"]
    five = {id: it for id, it in values_of("2025-07", "520177").items() if not math.isnan(it)}
    now = what_if.place(pack, five)
    assert (now.stars, now.up) == (4, pytest.approx(0.24, abs=5e-3))
    assert what_if.alone(pack, five, 5) == [], "no measure suffices alone"
    moves = what_if.together(pack, five, 5)
    assert moves and what_if.place(pack, five | {it.measure: it.then for it in moves}).summary == pytest.approx(
        0.4587, abs=5e-5
    )
    hips = {id: it for id, it in values_of("2025-07", "520063").items() if not math.isnan(it)}
    alone = {move.measure: move for move in what_if.alone(pack, hips, 4)}
    reaching = alone["COMP_HIP_KNEE"].then
    assert 0.0346 < reaching < 0.040
    assert [what_if.place(pack, hips | {"COMP_HIP_KNEE": it}).stars for it in (reaching - 1e-9, reaching + 1e-5)] == [
        4,
        3,
    ]


@published
def test_shipped_packs_are_those_fitted_to_the_nation() -> None:
    for release in RELEASES:
        anew, shipped = fitted(release)[0], packs.shipped()[release]
        assert anew.measures == shipped.measures and anew.groups == shipped.groups
        assert {peer: pytest.approx(cut) for peer, cut in anew.cuts.items()} == dict(shipped.cuts)


def test_one_what_if_is_a_handful_of_arithmetic() -> None:
    """Within the pack alone: nothing is read, and the answer is the same as of the whole nation's arithmetic."""
    values = hospital(4)
    row = np.array([[values[it.id] for it in PACK.measures]])
    assert what_if.place(PACK, values).summary == cms_stars.rated(PACK, np.vstack([row, row])).summary[1]

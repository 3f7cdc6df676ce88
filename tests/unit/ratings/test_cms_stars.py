"""The star rating's own rules, on packs and nations made up for each."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.core.errors import Invalid
from plumbline.ratings import packs
from plumbline.ratings.rules import cms_stars
from plumbline.ratings.rules.cms_stars import Cap, Group, Measure, Numbers, Pack, Rated

WEIGHTS = {"mortality": 0.22, "safety": 0.22, "readmission": 0.22, "experience": 0.22, "process": 0.12}
GROUPS = tuple(Group(name, weight, 0.0, 1.0) for name, weight in WEIGHTS.items())
MEASURES = tuple(Measure(f"{name}_{at}", name, False, 0.0, 1.0) for name in WEIGHTS for at in range(4))
PLAIN = Pack("2025-07", MEASURES, GROUPS, dict.fromkeys((3, 4, 5), (-1.5, -0.5, 0.5, 1.5)))


def hospital(**groups: list[float]) -> Numbers:
    """So many values of each group, the others not reported."""
    row = [(groups.get(name, []) + [np.nan] * 4)[:4] for name in WEIGHTS]
    return np.array([[value for values in row for value in values]])


def rated(values: Numbers, pack: Pack = PLAIN) -> Rated:
    return cms_stars.rated(pack, values)


def test_one_measure_is_enough_to_be_scored_and_three_to_be_counted() -> None:
    full = {"mortality": [0.0] * 3, "safety": [0.0] * 3, "readmission": [0.0] * 3}
    told = rated(hospital(**full, experience=[1.0]))
    assert told.scores[0, 3] == 1.0, "one measure is a group's score"
    assert told.weights[0, 3] == pytest.approx(0.22 / 0.88), "and weighs in full"
    assert told.peer[0] == 3, "but the group does not count towards the peer group"
    two = full | {"readmission": [0.0] * 2}
    assert (rated(hospital(**two)).peer[0], rated(hospital(**two)).stars[0]) == (0, 0), "nor towards being rated"


def test_weights_are_shared_out_over_empty_groups_only() -> None:
    told = rated(hospital(mortality=[1.0], safety=[0.0] * 4, process=[0.0]))
    np.testing.assert_allclose(told.weights[0], [0.22 / 0.56, 0.22 / 0.56, 0.0, 0.0, 0.12 / 0.56])
    assert told.summary[0] == pytest.approx(0.22 / 0.56)


@pytest.mark.parametrize(
    ("groups", "peer"),
    [
        (("readmission", "experience", "process"), 0),
        (("mortality", "experience", "process"), 3),
        (("safety", "experience", "process"), 3),
        (("mortality", "safety"), 0),
        (tuple(WEIGHTS), 5),
    ],
)
def test_who_is_rated(groups: tuple[str, ...], peer: int) -> None:
    """Three groups of three measures, mortality or safety among them."""
    told = rated(hospital(**{name: [0.0] * 3 for name in groups}))
    assert (told.peer[0], told.stars[0]) == (peer, 3 if peer else 0)


def test_a_score_on_a_cut_point_has_the_higher_star() -> None:
    for score, star in ((-1.5, 2), (-0.5, 3), (0.5, 4), (1.5, 5), (1.4999, 4)):
        assert rated(hospital(**{name: [score] * 3 for name in WEIGHTS})).stars[0] == star


def test_more_is_better_or_worse_as_the_measure_says() -> None:
    worse = replace(PLAIN, measures=tuple(replace(it, lower_is_better=True) for it in MEASURES))
    values = hospital(mortality=[1.0, 2.0, 3.0])
    np.testing.assert_array_equal(rated(values).scores, -rated(values, worse).scores)


def test_a_hospital_without_any_measure_has_no_summary() -> None:
    told = rated(np.full((1, 20), np.nan))
    assert np.isnan(told.summary[0]) and (told.peer[0], told.stars[0]) == (0, 0)


def test_the_lowest_quarter_of_safety_is_held_at_four_stars() -> None:
    held = replace(PLAIN, cap=Cap("safety", 4, -0.5))
    high = {name: [3.0] * 3 for name in WEIGHTS if name != "safety"}
    assert rated(hospital(**high, safety=[-0.6] * 3)).stars[0] == 5
    assert rated(hospital(**high, safety=[-0.6] * 3), held).stars[0] == 4
    assert rated(hospital(**high, safety=[-0.6] * 2), held).stars[0] == 5, "two measures are not enough to be held"
    assert rated(hospital(**high, safety=[-0.4] * 3), held).stars[0] == 5
    unknown = replace(PLAIN, cap=Cap("safety", 4))
    assert rated(hospital(**high, safety=[-0.6] * 3), unknown).stars[0] == 5, "the edge is not public"


# --- Fitting to a nation


def nation(hospitals: int = 400, seed: int = 3) -> Numbers:
    chance = np.random.default_rng(seed)
    values = chance.normal(chance.normal(size=(hospitals, 1)), 1.0, size=(hospitals, 20))
    values[chance.random(values.shape) < 0.2] = np.nan
    return values


def outline(**changes: object) -> Pack:
    return replace(PLAIN, cuts={}, **changes)  # type: ignore[arg-type]


def test_scores_of_the_nation_have_mean_nought_and_deviation_one() -> None:
    values = nation()
    told = cms_stars.rated(cms_stars.fitted(outline(), values), values)
    for column in (*told.z.T, *told.scores.T):
        known = column[np.isfinite(column)]
        assert (known.mean(), known.std(ddof=1)) == (pytest.approx(0, abs=1e-12), pytest.approx(1))


@given(st.floats(0.001, 1000), st.floats(-1000, 1000), st.integers(0, 19))
def test_the_unit_of_a_measure_does_not_matter(factor: float, shift: float, at: int) -> None:
    """Percent or fraction, Celsius or Fahrenheit: the same stars."""
    values, other = nation(), nation()
    other[:, at] = other[:, at] * factor + shift
    one, two = (cms_stars.rated(cms_stars.fitted(outline(), it), it) for it in (values, other))
    np.testing.assert_array_equal(one.stars, two.stars)
    np.testing.assert_allclose(one.summary, two.summary, rtol=0, atol=1e-6)


@given(st.integers(0, 399), st.integers(0, 19), st.floats(0.01, 5))
def test_a_better_value_never_lowers_a_summary_or_a_star(row: int, at: int, gain: float) -> None:
    values = nation()
    pack = cms_stars.fitted(outline(), values)
    before = cms_stars.rated(pack, values[[row]])
    better = values[[row]].copy()
    better[0, at] += gain
    after = cms_stars.rated(pack, better)
    assert after.summary[0] >= before.summary[0] and after.stars[0] >= before.stars[0]


def test_stars_rank_hospitals_of_one_peer_group() -> None:
    values = nation()
    told = cms_stars.rated(cms_stars.fitted(outline(), values), values)
    for peer in (3, 4, 5):
        mine = told.peer == peer
        assert set(told.stars[mine]) == {1, 2, 3, 4, 5}
        order = np.argsort(told.summary[mine])
        assert (np.diff(told.stars[mine][order]) >= 0).all()


def test_five_clear_clusters_are_found() -> None:
    chance = np.random.default_rng(5)
    middles = np.array([-4.0, -2.0, 0.0, 2.0, 4.0])
    scores = np.concatenate([chance.normal(middle, 0.1, 40) for middle in middles])
    assert cms_stars.cuts(scores) == pytest.approx((-3, -1, 1, 3), abs=0.05)


def test_scores_far_from_every_centre_do_not_move_the_centres() -> None:
    """Each of the second pass's centres is the mean of the scores within 1.0 of it."""
    chance = np.random.default_rng(6)
    near = np.concatenate([chance.normal(middle, 0.1, 40) for middle in (-4.0, -2.0, 0.0, 2.0, 4.0)])
    far = np.append(near, [9.0])
    assert cms_stars.cuts(far)[-1] == pytest.approx(cms_stars.cuts(near)[-1], abs=0.1)


def test_a_measure_that_a_hundred_hospitals_report_is_left_out_and_one_more_lets_it_in() -> None:
    values = nation()
    values[:, 0] = np.nan
    values[:100, 0] = np.arange(100)
    assert "mortality_0" not in {it.id for it in cms_stars.fitted(outline(), values).measures}
    values[100, 0] = 5
    assert "mortality_0" in {it.id for it in cms_stars.fitted(outline(), values).measures}


@pytest.mark.parametrize("hospitals", [0, 3, 100])
def test_a_nation_that_is_too_small_is_refused(hospitals: int) -> None:
    with pytest.raises(Invalid, match="100 hospitals"):
        cms_stars.fitted(outline(), nation()[:hospitals])


def test_a_measure_without_any_spread_is_refused_by_name() -> None:
    values = nation()
    values[:, 7] = 4.0
    with pytest.raises(Invalid, match="safety_3"):
        cms_stars.fitted(outline(), values)


def test_a_peer_group_too_small_for_five_stars_is_not_rated_and_the_others_are() -> None:
    values = nation()
    full = np.isfinite(values).reshape(len(values), 5, 4).sum(axis=2) >= 3
    values[(full.sum(axis=1) == 3)] = np.nan
    values[0] = hospital(mortality=[0.0] * 3, safety=[0.1] * 3, process=[0.2] * 3)
    pack = cms_stars.fitted(outline(), values)
    told = cms_stars.rated(pack, values)
    assert set(pack.cuts) == {4, 5} and (told.peer[0], told.stars[0]) == (3, 0)
    assert set(told.stars[told.peer == 5]) == {1, 2, 3, 4, 5}


def test_the_quarter_of_the_cap_is_found_among_hospitals_with_enough_measures() -> None:
    values = nation()
    pack = cms_stars.fitted(outline(cap=Cap("safety", 4), quantile="linear"), values)
    told = cms_stars.rated(pack, values)
    safety = told.scores[told.counts[:, 1] >= 3, 1]
    assert pack.cap is not None
    assert (safety <= pack.cap.below).mean() == pytest.approx(0.25, abs=0.01)
    assert told.stars[(told.scores[:, 1] <= pack.cap.below) & (told.counts[:, 1] >= 3)].max() <= 4


# --- Packs as files


@pytest.mark.parametrize("release", ["2023-07", "2025-07", "2026-04"])
def test_shipped_packs_are_read_and_written_without_loss(release: str) -> None:
    pack = packs.shipped()[release]
    again = packs.read(packs.written(pack), "again.json")
    assert packs.written(again) == packs.written(pack)
    assert (again.measures, again.groups, dict(again.cuts)) == (pack.measures, pack.groups, dict(pack.cuts))
    assert sum(group.weight for group in pack.groups) == pytest.approx(1)
    assert pack.about["limitations"] and pack.about["uses"] and pack.about["source"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"method": "cms-stars"', '"method": "tea-leaves"', "cannot be read"),
        ('"id": "HAI_2"', '"id": "HAI_1"', "HAI_1 stands in it twice"),
        (
            '"group": "safety",\n      "better"',
            '"group": "luck",\n      "better"',
            "the group luck, which is not in it",
        ),
        ('"weight": 0.12', '"weight": 0', "weight above zero"),
        ('"weight": 0.12', '"weight": "Infinity"', "cannot be read"),
        ('"better": "lower"', '"better": "sideways"', "cannot be read"),
        ("-0.666", "9.666", "four cut points"),
    ],
)
def test_a_damaged_pack_is_refused_with_a_sentence(old: str, new: str, words: str) -> None:
    good = packs.written(packs.shipped()["2025-07"]).decode()
    assert old in good
    with pytest.raises(Invalid, match=words) as refused:
        packs.read(good.replace(old, new, 1).encode(), "mine.json")
    assert "“mine.json”" in refused.value.sentence and "Nothing was rated" in refused.value.sentence


def test_what_is_said_of_one_release_is_not_said_of_another() -> None:
    pack = packs.shipped()["2025-07"]
    assert packs.of_release(pack, "2026-07").about == {}
    assert packs.of_release(pack, "2025-07").about == pack.about
    with pytest.raises(Invalid, match="not a release"):
        packs.of_release(pack, "July")

"""The star rating against CMS's own output of every step, and against the stars that CMS printed."""

import numpy as np
import orjson
import pytest

from plumbline.ratings import packs
from plumbline.ratings.rules import cms_stars
from plumbline.ratings.rules.cms_stars import Rated
from unit.ratings.published import (
    FOLDER,
    RELEASES,
    each_group,
    expected,
    fitted,
    nation,
    one,
    published,
    rows,
    values_of,
)

pytestmark = published
ORIGINAL = {"2023-07": 3_076, "2025-07": 2_891}
PRINTED = {"2023-07": 3_061, "2025-07": 2_872}
# The lower edges of two to five stars, by peer group, as CMS tells them.
CUTS = {
    "2023-07": {
        3: (-0.9233, -0.3196, 0.2078, 0.6744),
        4: (-0.6551, -0.1862, 0.1981, 0.6037),
        5: (-0.7126, -0.2962, 0.0372, 0.3865),
    },
    "2025-07": {
        3: (-1.4158, -0.6355, -0.0481, 0.4554),
        4: (-0.5584, -0.0384, 0.4102, 0.9238),
        5: (-0.6667, -0.2769, 0.0734, 0.4587),
    },
}


@pytest.mark.parametrize("release", RELEASES)
def test_every_star_is_the_one_that_cms_worked_out(release: str) -> None:
    stars = expected(release, "expected_stars.csv", ["star"])[:, 0]
    assert np.isfinite(stars).sum() == ORIGINAL[release]
    np.testing.assert_array_equal(fitted(release)[1].stars, np.nan_to_num(stars))


@pytest.mark.parametrize("release", RELEASES)
def test_every_star_is_the_one_that_cms_printed(release: str) -> None:
    told = {row["Facility ID"]: row["Hospital overall rating"] for row in rows(release, GENERAL)}
    ours = zip(nation(release).hospitals, fitted(release)[1].stars.tolist(), strict=True)
    both = [(star, int(told[ccn])) for ccn, star in ours if star and told.get(ccn, "").isdigit()]
    assert len(both) == PRINTED[release]
    assert [pair for pair in both if pair[0] != pair[1]] == []


GENERAL = "published_Hospital_General_Information.csv"


@pytest.mark.parametrize("release", RELEASES)
def test_group_scores_and_summaries_are_those_of_cms(release: str) -> None:
    known = {column.lower(): column for column in rows(release, "expected_stars.csv")[0]}
    columns = [known[column.lower()] for _, _, column in each_group()]
    told = expected(release, "expected_stars.csv", [*columns, "summary_score"])
    rated = fitted(release)[1]
    np.testing.assert_allclose(rated.scores, told[:, :-1], rtol=0, atol=1e-8)
    summed = np.isfinite(told[:, -1])
    np.testing.assert_allclose(rated.summary[summed], told[summed, -1], rtol=0, atol=1e-8)
    assert summed.sum() > 4_000


@pytest.mark.parametrize("release", RELEASES)
def test_the_nations_means_are_those_of_cms(release: str) -> None:
    told = {row["_STAT_"]: row for row in rows(release, "expected_steps", "measure_mean_sd.csv")}
    for measure in fitted(release)[0].measures:
        assert measure.n == float(told["N"][measure.id])
        assert measure.mean == pytest.approx(float(told["MEAN"][measure.id]), abs=1e-9), measure.id
        assert measure.sd == pytest.approx(float(told["STD"][measure.id]), abs=1e-9), measure.id


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize(("group", "table", "column"), list(each_group()))
def test_each_step_of_a_group_is_that_of_cms(release: str, group: str, table: str, column: str) -> None:
    """The values standardised, how many there are, their mean, and the nation's mean and deviation of those."""
    pack, rated = fitted(release)
    at = [it.id for it in pack.groups].index(group)
    members = pack.members(group)
    steps = ["total_cnt", "score_before_std", "Mean", "StdDev", "grp_score"]
    names = [f"std_{pack.measures[member].id}" for member in members]
    told = expected(release, f"expected_steps/{table}.csv.gz", [*names, *steps])
    z, (count, raw, mean, sd, score) = told[:, : len(names)], told[:, len(names) :].T
    np.testing.assert_allclose(rated.z[:, members], z, rtol=0, atol=1e-8)
    np.testing.assert_array_equal(rated.counts[:, at], np.nan_to_num(count))
    np.testing.assert_allclose(rated.raw[:, at], raw, rtol=0, atol=1e-8)
    np.testing.assert_allclose(rated.scores[:, at], score, rtol=0, atol=1e-8)
    assert pack.groups[at].mean == pytest.approx(float(np.nanmax(mean)), abs=1e-9)
    assert pack.groups[at].sd == pytest.approx(float(np.nanmax(sd)), abs=1e-9)


@pytest.mark.parametrize("release", RELEASES)
def test_cut_points_are_those_that_cms_tells(release: str) -> None:
    assert fitted(release)[0].cuts == {peer: pytest.approx(cut, abs=5e-5) for peer, cut in CUTS[release].items()}


# --- One hospital


def test_a_hospital_with_four_stars_and_what_would_give_it_five() -> None:
    pack = fitted("2025-07")[0]
    values = values_of("2025-07", "520177")
    now = one(pack, values)
    assert (now.summary[0], now.peer[0], now.stars[0]) == (pytest.approx(0.2192, abs=5e-5), 5, 4)
    scores = dict(zip([group.id for group in pack.groups], now.scores[0], strict=True))
    told = {"mortality": 1.22, "safety": 0.48, "readmission": -1.11, "experience": 0.60, "process": -0.36}
    assert scores == {name: pytest.approx(score, abs=5e-3) for name, score in told.items()}
    means = {it.id: it.mean for it in pack.measures}
    below = [pack.measures[at].id for at in pack.members("readmission") if now.z[0, at] < 0]
    assert len(below) == 6
    better = values | {id: means[id] for id in below}
    assert (one(pack, better).summary[0], one(pack, better).stars[0]) == (pytest.approx(0.5326, abs=5e-4), 5)
    anew = recomputed("520177", better)
    assert (anew.summary[0], anew.stars[0]) == (pytest.approx(0.5326, abs=5e-5), 5)
    for id in below:
        assert one(pack, values | {id: means[id]}).stars[0] == 4, f"{id} alone does not suffice"


def recomputed(ccn: str, values: dict[str, float]) -> Rated:
    """The hospital by the nation worked out anew with these values of it."""
    told = nation("2025-07")
    changed = told.values.copy()
    changed[told.hospitals.index(ccn)] = [values[it.id] for it in told.pack.measures]
    return one(cms_stars.fitted(told.pack, changed), values)


def test_a_hospital_that_one_measure_would_lift() -> None:
    pack, values = fitted("2025-07")[0], values_of("2025-07", "520063")
    before = one(pack, values)
    assert values["COMP_HIP_KNEE"] == pytest.approx(0.040)
    after = one(pack, values | {"COMP_HIP_KNEE": 0.0346})
    assert (before.stars[0], after.stars[0]) == (3, 4)


def test_a_better_infection_ratio_moves_the_summary_a_little() -> None:
    pack, values = fitted("2025-07")[0], values_of("2025-07", "520177")
    told = [one(pack, values | {"HAI_1": ratio}) for ratio in (0.78, 0.60)]
    assert told[1].summary[0] - told[0].summary[0] == pytest.approx(0.01, abs=5e-3)
    assert told[0].stars[0] == told[1].stars[0] == 4


def test_the_nation_worked_out_anew_gives_what_its_pack_gives() -> None:
    """A what-if needs no national run: with one hospital better, the pack of before says the same star."""
    pack, values = fitted("2025-07")[0], values_of("2025-07", "520063")
    for measure in pack.measures:
        if measure.id in ("COMP_HIP_KNEE", "HAI_6", "MORT_30_PN", "READM_30_HOSP_WIDE"):
            better = values | {measure.id: measure.low}
            assert recomputed("520063", better).stars[0] == one(pack, better).stars[0]


# --- The method of 2026, as far as it is public


def test_the_hospitals_of_2026_get_the_scores_and_stars_that_cms_worked_out() -> None:
    pack = packs.shipped()["2026-04"]
    told = {row["PROVIDER_ID"]: row for row in rows("2026-04-partial", "stars.csv")}
    columns = {"mortality": "mort", "safety": "safe", "readmission": "read", "experience": "ptex", "process": "proc"}
    for row in rows("2026-04-partial", "rows.csv"):
        rated = one(pack, {it.id: float(row[it.id] or "nan") for it in pack.measures})
        wanted = told[row["PROVIDER_ID"]]
        assert rated.stars[0] == int(wanted["star"])
        assert rated.summary[0] == pytest.approx(float(wanted["summary"]), abs=1e-12)
        for at, group in enumerate(pack.groups):
            assert rated.scores[0, at] == pytest.approx(float(wanted[columns[group.id]]), abs=1e-12)
            assert rated.counts[0, at] == int(wanted[f"n_{columns[group.id]}"])


def test_cut_points_of_2026_lie_where_cms_says() -> None:
    ranges = orjson.loads((FOLDER / "2026-04-partial" / "frozen_2026_params.json").read_bytes())
    for peer, edges in packs.shipped()["2026-04"].cuts.items():
        told = ranges["cut_ranges_table8_3dp"][str(peer)]
        for cut, low, high in zip(edges, told[::2], told[1::2], strict=True):
            assert (low is None or low <= cut) and cut <= high

"""The CMS Overall Hospital Quality Star Rating, by the method of 2021 and later, on arrays.

Source: CMS, Overall Hospital Quality Star Rating on Care Compare, methodology report and SAS package v4.1.

A pack holds what a release says of the nation: the measures that count, their means and standard deviations, those of
the groups' scores, and the cut points. `fitted` works a pack out of every hospital's values; `rated` applies one, to
the nation or to one hospital with some values changed: the same arithmetic.

Shapes: n hospitals, m measures, g groups. NaN: not reported. Scores are in standard deviations of the nation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plumbline.core.errors import Invalid

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

FEW = 100  # a measure that no more hospitals report is left out of the release
ENOUGH = 3  # measures that make a group count towards being rated; one is enough to be scored
GROUPS = 3  # such groups that a rated hospital has, one of them of OUTCOMES
OUTCOMES = ("mortality", "safety")
STARS = 5
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
FAR = 1.0  # from the nearest centre: such scores do not move the centres in the second pass


@dataclass(frozen=True, slots=True)
class Measure:
    """`mean`, `sd` and the number `n` of hospitals of the nation, and the lowest and highest value among them.
    `quantiles`: the values below which QUANTILES of the hospitals lie; none where they are not known.
    `first_day` and `last_day` (2021-07-01): of the patients that the value tells of; "" where it is not known."""

    id: str
    group: str
    lower_is_better: bool
    mean: float = float("nan")
    sd: float = float("nan")
    n: int = 0
    low: float = float("nan")
    high: float = float("nan")
    quantiles: tuple[float, ...] = ()
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """`mean` and `sd` of the hospitals' scores before they are standardised again."""

    id: str
    weight: float
    mean: float = float("nan")
    sd: float = float("nan")


@dataclass(frozen=True, slots=True)
class Cap:
    """Hospitals whose score of the group, with enough measures, is in the lowest quarter get no more than `stars`.
    `below`: the edge of that quarter; NaN where it is not public."""

    group: str
    stars: int
    below: float = float("nan")


@dataclass(frozen=True, slots=True)
class Pack:
    """`cuts`: by peer group, the lowest summary score of 2, 3, 4 and 5 stars; none where too few are alike. `quantile`:
    how the fifths and the quarter are cut, in numpy's words. `about`: what is said about the release, in words."""

    release: str
    measures: tuple[Measure, ...]
    groups: tuple[Group, ...]
    cuts: Mapping[int, tuple[float, ...]] = field(default_factory=dict)
    cap: Cap | None = None
    quantile: str = "averaged_inverted_cdf"
    about: Mapping[str, Any] = field(default_factory=dict)

    def members(self, group: str) -> list[int]:
        return [at for at, measure in enumerate(self.measures) if measure.group == group]


@dataclass(frozen=True, slots=True)
class Rated:
    """Every step of a rating. `z` (n, m), signed so that more is better; `counts`, `raw`, `scores`, `weights` (n, g);
    the rest (n,). `peer` and `stars` are 0 where a hospital is not rated; `summary` is NaN where it has no group."""

    z: Numbers
    counts: Counts
    raw: Numbers
    scores: Numbers
    weights: Numbers
    summary: Numbers
    peer: Counts
    stars: Counts


def fitted(outline: Pack, values: Numbers) -> Pack:
    """The pack of a release, from its outline (measures, groups and weights) and all hospitals' values (n, m), in the
    order of the outline's measures. Sample standard deviations (n - 1). Raises Invalid where the nation is too small or
    too much alike to be compared."""
    reported = np.isfinite(values).sum(axis=0)
    kept = np.flatnonzero(reported > FEW)
    if not len(kept):
        raise Invalid("too_few_hospitals", f"No measure is reported by more than {FEW} hospitals. Nothing was rated.")
    values = values[:, kept]
    values = values[np.isfinite(values).any(axis=1)]
    pack = replace(outline, measures=_measured(outline, kept, values), cuts={})
    raw = _raw(pack, _standardised(pack, values))[1]
    scored = zip(pack.groups, raw.T, strict=True)
    pack = replace(pack, groups=tuple(replace(it, **_spread(it.id, column)) for it, column in scored))
    told = rated(replace(pack, cap=None), values)
    alike = {peer: told.summary[told.peer == peer] for peer in np.unique(told.peer).tolist() if peer}
    found = {peer: cuts(them, pack.quantile) for peer, them in alike.items() if len(np.unique(them)) >= STARS}
    pack = replace(pack, cuts=found)
    return replace(pack, cap=_capped(pack, told)) if pack.cap else pack


def rated(pack: Pack, values: Numbers) -> Rated:
    """Each hospital's rating by the pack; `values` (n, m) in the order of its measures."""
    z = _standardised(pack, values)
    counts, raw = _raw(pack, z)
    scores = (raw - [group.mean for group in pack.groups]) / [group.sd for group in pack.groups]
    some = counts > 0
    weights = np.where(some, [group.weight for group in pack.groups], 0.0)
    with np.errstate(invalid="ignore"):  # a hospital without any group has no summary
        weights = weights / weights.sum(axis=1, keepdims=True)
        summary = np.where(some, weights * scores, 0.0).sum(axis=1)
    summary[~some.any(axis=1)] = np.nan
    full = counts >= ENOUGH
    outcomes = full[:, [group.id in OUTCOMES for group in pack.groups]].any(axis=1)
    peer = np.where((full.sum(axis=1) >= GROUPS) & outcomes, full.sum(axis=1), 0)
    stars = np.zeros(len(values), np.int64)
    for number, edges in pack.cuts.items():
        mine = peer == number
        stars[mine] = 1 + np.searchsorted(edges, summary[mine], side="right")
    if pack.cap:
        at = [group.id for group in pack.groups].index(pack.cap.group)
        held = full[:, at] & (scores[:, at] <= pack.cap.below)
        stars[held] = np.minimum(stars[held], pack.cap.stars)
    return Rated(z, counts, raw, scores, weights, summary, peer, stars)


def cuts(summary: Numbers, quantile: str = "averaged_inverted_cdf") -> tuple[float, ...]:
    """The edges between five clusters of one peer group's summary scores: k-means in one dimension, seeded by the
    medians of the fifths, then once more from the centres found, without the scores that lie far from all of them.
    There are five different scores or more."""
    ordered = np.sort(summary)
    ends = np.quantile(ordered, [0.2, 0.4, 0.6, 0.8], method=quantile)  # type: ignore[call-overload]
    fifth = np.searchsorted(ends, ordered, side="left")
    seeds = np.array([np.median(ordered[fifth == number]) for number in range(STARS)])
    centres = _settled(ordered, _settled(ordered, seeds, np.inf), FAR)
    return tuple(((centres[:-1] + centres[1:]) / 2).tolist())


def _settled(ordered: Numbers, centres: Numbers, far: float) -> Numbers:
    """Lloyd's iteration until no score changes its cluster. A cluster without a near score keeps its centre."""
    before = None
    while True:
        nearest = np.searchsorted((centres[:-1] + centres[1:]) / 2, ordered, side="right")
        if before is not None and np.array_equal(nearest, before):
            return centres
        before = nearest
        near = np.abs(ordered - centres[nearest]) <= far
        members = [ordered[near & (nearest == number)] for number in range(STARS)]
        centres = np.array([them.mean() if len(them) else centres[at] for at, them in enumerate(members)])


def _measured(outline: Pack, kept: NDArray[np.int64], values: Numbers) -> tuple[Measure, ...]:
    found = []
    for at, column in zip(kept.tolist(), values.T, strict=True):
        told = column[np.isfinite(column)]
        measure = outline.measures[at]
        spread = {**_spread(measure.id, told), "n": len(told), "low": float(told.min()), "high": float(told.max())}
        found.append(replace(measure, **spread, quantiles=tuple(np.quantile(told, QUANTILES).tolist())))
    return tuple(found)


def _spread(name: str, column: Numbers) -> dict[str, Any]:
    told = column[np.isfinite(column)]
    sd = float(told.std(ddof=1)) if len(told) > 1 else 0.0
    if not sd:
        sentence = f"All hospitals have the same value of {name}, so none can be compared by it. Nothing was rated."
        raise Invalid("all_alike", sentence, field=name)
    return {"mean": float(told.mean()), "sd": sd}


def _capped(pack: Pack, told: Rated) -> Cap:
    """The cap with the edge of the lowest quarter among hospitals with enough measures of the group."""
    cap = pack.cap
    assert cap is not None
    at = [group.id for group in pack.groups].index(cap.group)
    among = told.scores[told.counts[:, at] >= ENOUGH, at]
    below = np.quantile(among, 0.25, method=pack.quantile)  # type: ignore[call-overload]
    return replace(cap, below=float(below))


def _standardised(pack: Pack, values: Numbers) -> Numbers:
    signs = [-1.0 if measure.lower_is_better else 1.0 for measure in pack.measures]
    return np.asarray((values - [it.mean for it in pack.measures]) / [it.sd for it in pack.measures] * signs)


def _raw(pack: Pack, z: Numbers) -> tuple[Counts, Numbers]:
    """How many measures each group has, and their plain mean."""
    counts = np.zeros((len(z), len(pack.groups)), np.int64)
    raw = np.full((len(z), len(pack.groups)), np.nan)
    for at, group in enumerate(pack.groups):
        mine = z[:, pack.members(group.id)]
        counts[:, at] = np.isfinite(mine).sum(axis=1)
        some = counts[:, at] > 0
        raw[some, at] = np.nansum(mine[some], axis=1) / counts[some, at]
    return counts, raw

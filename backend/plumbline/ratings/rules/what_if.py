"""What moves a star rating: the effect of other values, the smallest change that reaches a star, and how sure it is.

Nothing here depends on other hospitals but through the pack, so every answer takes microseconds and writes nothing.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from plumbline.ratings.rules import cms_stars
from plumbline.ratings.rules.cms_stars import STARS, Measure, Pack

Values = Mapping[str, float]  # by measure; what is not reported is not in it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hospital stands. `stars` and `peer` are 0 where it is not rated. `up` and `down`: how far the summary is
    from the next star and from losing this one, in its own unit; None at either end. By group that is there: `raw`,
    the mean of its measures' deviations; `scores`, standardised once more; `weights`, re-proportioned."""

    summary: float
    peer: int
    stars: int
    up: float | None
    down: float | None
    raw: dict[str, float]
    scores: dict[str, float]
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Move:
    """One measure's value, as it is and as it would have to be."""

    measure: str
    now: float
    then: float


def place(pack: Pack, values: Values) -> Place:
    told = cms_stars.rated(pack, np.array([[values.get(it.id, math.nan) for it in pack.measures]]))
    summary, peer, stars = float(told.summary[0]), int(told.peer[0]), int(told.stars[0])
    edges = pack.cuts.get(peer, ())
    there = [(at, group.id) for at, group in enumerate(pack.groups) if told.counts[0, at]]
    return Place(
        summary=summary,
        peer=peer,
        stars=stars,
        up=edges[stars - 1] - summary if stars and stars < STARS else None,
        down=summary - edges[stars - 2] if stars > 1 else None,
        raw={id: float(told.raw[0, at]) for at, id in there},
        scores={id: float(told.scores[0, at]) for at, id in there},
        weights={id: float(told.weights[0, at]) for at, id in there},
    )


def weights(pack: Pack, values: Values) -> dict[str, float]:
    """Each reported measure's share of the rating: its group's weight, re-proportioned over the groups that the
    hospital has, shared by the group's reported measures. They sum to one."""
    reported = [it for it in pack.measures if it.id in values]
    counts = {group.id: sum(it.group == group.id for it in reported) for group in pack.groups}
    whole = sum(group.weight for group in pack.groups if counts[group.id])
    each = {it.id: it.weight / whole / counts[it.id] for it in pack.groups if counts[it.id]}
    return {it.id: each[it.group] for it in reported}


def slopes(pack: Pack, values: Values) -> dict[str, float]:
    """How much the summary rises when a reported measure gets better by one standard deviation of the nation: the
    group's weight, shared by its reported measures, in deviations of the group's score."""
    share, spread = weights(pack, values), {it.id: it.sd for it in pack.groups}
    return {it.id: share[it.id] / spread[it.group] for it in pack.measures if it.id in share}


def alone(pack: Pack, values: Values, stars: int) -> list[Move]:
    """For each measure that could reach so many stars by itself, the value it needs; the smallest change, in standard
    deviations of the nation, first. No value is better than BEST, or than any hospital's. Empty where none suffices, or
    where the hospital is there already or not rated."""
    missing = _missing(pack, values, stars)
    if missing is None:
        return []
    found = []
    for measure, slope in _rising(pack, values):
        deviations = missing / slope
        if deviations <= _headroom(measure, values[measure.id]):
            found.append((deviations, _moved(measure, values[measure.id], deviations)))
    return [move for _, move in sorted(found, key=lambda pair: (pair[0], pair[1].measure))]


def together(pack: Pack, values: Values, stars: int, among: Collection[str] = ()) -> list[Move] | None:
    """The smallest change of several measures, in standard deviations of the nation all together, that reaches so many
    stars; `among`: only these measures. Of equal changes the one with the most room is taken first, so that few have
    to move. Empty where nothing has to change; None where it cannot be reached.

    A deviation of every measure of a group counts the same, so taking the steepest first is the least there is.
    """
    missing = _missing(pack, values, stars)
    if missing is None:
        return [] if place(pack, values).stars >= stars > 0 else None
    moves = []
    ranked = sorted(
        ((it, slope) for it, slope in _rising(pack, values) if not among or it.id in among),
        key=lambda pair: (-pair[1], -_headroom(pair[0], values[pair[0].id]), pair[0].id),
    )
    for measure, slope in ranked:
        deviations = min(missing / slope, _headroom(measure, values[measure.id]))
        if deviations <= 0:
            continue
        moves.append(_moved(measure, values[measure.id], deviations))
        missing -= deviations * slope
        if missing <= NOTHING:
            return moves
    return None


def band(summary: float, peer: int, packs: Sequence[Pack]) -> tuple[int, int]:
    """The fewest and the most stars that this summary would get by the cut points of these releases: what a later
    release may say. (0, 0) for a hospital that is not rated."""
    told = [1 + sum(summary >= edge for edge in pack.cuts[peer]) for pack in packs if peer in pack.cuts]
    return (min(told), max(told)) if told else (0, 0)


def through_share(hospital: float, share: float, before: float, after: float) -> float:
    """The hospital's ratio of observed to predicted events when one unit's goes from `before` to `after`, where `share`
    of the hospital's predicted events are that unit's."""
    if not 0 <= share <= 1:
        raise ValueError("a share lies between 0 and 1")
    return max(0.0, hospital + share * (after - before))


NOTHING = 1e-12
BEST = 2.0  # standard deviations better than the nation: about what the best two or three of a hundred hospitals reach


def _missing(pack: Pack, values: Values, stars: int) -> float | None:
    """How much the summary lacks; None where nothing is lacking or nothing helps."""
    now = place(pack, values)
    if not now.stars or not now.stars < stars <= STARS or now.peer not in pack.cuts:
        return None
    return max(pack.cuts[now.peer][stars - 2] - now.summary, NOTHING)


def _rising(pack: Pack, values: Values) -> list[tuple[Measure, float]]:
    rise: Any = slopes(pack, values)
    return [(it, rise[it.id]) for it in pack.measures if it.id in rise]


def _headroom(measure: Measure, value: float) -> float:
    """Standard deviations between the value and what is still within reach."""
    deviations = (measure.mean - value if measure.lower_is_better else value - measure.mean) / measure.sd
    extreme = measure.mean - measure.low if measure.lower_is_better else measure.high - measure.mean
    return max(0.0, min(BEST, extreme / measure.sd) - deviations)


def _moved(measure: Measure, value: float, deviations: float) -> Move:
    sign = -1 if measure.lower_is_better else 1
    return Move(measure.id, value, value + sign * deviations * measure.sd)

"""Roll-up: what a goal's standing says of everything below it. The oracle of the database's own roll-up.

Sums are floats because stored standings are double precision; the two agree to 1e-9, and thresholds are met
within that tolerance. A goal's own measured progress comes in as the float of its Decimal.
"""

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from plumbline.goals.rules import graph
from plumbline.goals.rules.evidence import Claim, Evidence

Id = TypeVar("Id", bound=Hashable)

TOLERANCE = 1e-9  # a share of exactly one fifth, summed in another order, is still one fifth


@dataclass(frozen=True, slots=True)
class Limits:
    """Settings of the organization: the share beneath that is trouble, the paces that are at risk, off track.

    Where less than `coverage` is reported, plan and result are not compared.
    """

    trouble: float = 0.20
    at_risk: float = -0.10
    off_track: float = -0.25
    coverage: float = 0.5


class EdgeKind(StrEnum):
    """How a child serves its parent. `supports` is drawn only."""

    DRIVES = "drives"
    SAME_MEASURE = "same_measure"
    SUPPORTS = "supports"


class PlanVsResult(StrEnum):
    """Whether the work below and the result above tell the same story."""

    PLAN_DONE_RESULT_NOT = "plan_done_result_not"
    RESULT_UNEXPLAINED = "result_unexplained"


@dataclass(frozen=True, slots=True)
class Own:
    """One goal's own facts.

    progress (measured, 0..1) and pace are both None or both given; a pooled same_measure value counts as its
    own. coverage 0..1 is of its targets. outcome_evidence is the evidence of outcome targets, none without
    any. `rolls_up` is `lifecycle.rolls_up`. A closed goal keeps its last facts and is never stale.
    """

    progress: float | None = None
    pace: float | None = None
    coverage: float = 0.0
    claimed: Claim | None = None
    evidence: Evidence = Evidence.NONE
    outcome_evidence: Evidence = Evidence.NONE
    stale: bool = False
    owned: bool = True
    rolls_up: bool = True

    @property
    def off_track(self) -> bool:
        """Claimed or evidenced off track."""
        return self.claimed is Claim.OFF_TRACK or self.evidence is Evidence.OFF_TRACK

    @property
    def word(self) -> Claim | None:
        """The worse of claim and evidence; None where neither says anything."""
        if self.off_track:
            return Claim.OFF_TRACK
        if self.claimed is Claim.AT_RISK or self.evidence is Evidence.AT_RISK:
            return Claim.AT_RISK
        return Claim.ON_TRACK if self.shows_green else None

    @property
    def shows_green(self) -> bool:
        """Claims or shows on track or achieved, so that red beneath it would be hidden."""
        good = self.evidence in (Evidence.ON_TRACK, Evidence.ACHIEVED)
        return self.claimed is Claim.ON_TRACK or good


@dataclass(frozen=True, slots=True)
class Edge(Generic[Id]):
    """One open alignment.

    Only agreed drives and same_measure edges roll up. weight > 0 (1 where none is given).
    """

    child: Id
    parent: Id
    kind: EdgeKind = EdgeKind.DRIVES
    weight: float = 1.0
    critical: bool = False
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Share(Generic[Id]):
    """How much of what is below a goal is hit (off track, or stale), by weight.

    own: 1 if the goal itself is hit, else beneath. beneath: sum of w x own(child) / sum of w, 0 for a leaf.
    critical: the shortest chain of critical edges down to a hit goal, heaviest: the way the most of beneath
    comes from; both from the child on down to a goal hit itself, () without one.
    """

    own: float
    beneath: float
    critical: tuple[Id, ...]
    heaviest: tuple[Id, ...]

    def troubling(self, limits: Limits) -> bool:
        """Enough of it, or a critical chain, to speak up."""
        return self.beneath >= limits.trouble - TOLERANCE or bool(self.critical)

    @property
    def path(self) -> tuple[Id, ...]:
        """The way down that a sentence names: the critical chain before the heaviest way."""
        return self.critical or self.heaviest


@dataclass(frozen=True, slots=True)
class Standing(Generic[Id]):
    """What a goal's standing says of what is below it.

    contributed (0..1), contributed_pace: weighted over driving children, None without any value. coverage
    0..1: of the children, or of its own targets where nothing drives it. red and quiet: the shares off track
    and stale. Counts are of distinct goals; worst_below is the worst word among them. The two paths run from
    the goal itself down to the goal that the sentence names, () where there is nothing to say.
    """

    contributed: float | None
    contributed_pace: float | None
    coverage: float
    red: Share[Id]
    quiet: Share[Id]
    goals_below: int
    off_track_below: int
    at_risk_below: int
    stale_below: int
    unowned_below: int
    worst_below: Claim | None
    trouble_below: bool
    trouble_path: tuple[Id, ...]
    not_enough_reported: bool
    not_enough_path: tuple[Id, ...]
    plan_vs_result: PlanVsResult | None


def roll_up(owns: Mapping[Id, Own], edges: Iterable[Edge[Id]], limits: Limits = Limits()) -> dict[Id, Standing[Id]]:
    """The standing of every goal in `owns`. Raises Invalid("loop") if the edges close one.

    Which edges count where: contributed, contributed_pace and coverage run over agreed `drives`; trouble,
    "not enough reported", counts and critical chains over agreed `drives` and `same_measure`, so that red is
    never hidden under a pooled green. A child that does not roll up is left out, with everything reached only
    through it; a goal that does not roll up itself still has a standing. Ties between paths go to the goal
    that comes first in `owns`.
    """
    place = {goal: i for i, goal in enumerate(owns)}
    down: dict[Id, list[Edge[Id]]] = {goal: [] for goal in owns}
    for edge in sorted((e for e in edges if _counts(e, owns)), key=lambda e: place[e.child]):
        down[edge.parent].append(edge)
    order = graph.top_down(owns, [(e.child, e.parent) for under in down.values() for e in under])[::-1]
    red = _shares(order, down, {goal for goal in owns if owns[goal].off_track})
    quiet = _shares(order, down, {goal for goal in owns if owns[goal].stale})
    masks = _Masks.of(owns)
    below: dict[Id, int] = {}
    standings: dict[Id, Standing[Id]] = {}
    for goal in order:
        below[goal] = 0
        for edge in down[goal]:
            below[goal] |= below[edge.child] | 1 << place[edge.child]
        driving = [
            (e.weight, _passed_up(owns[e.child], standings[e.child])) for e in down[goal] if e.kind is EdgeKind.DRIVES
        ]
        standings[goal] = _standing(goal, owns[goal], driving, red[goal], quiet[goal], masks, below[goal], limits)
    return {goal: standings[goal] for goal in owns}


class _Passed(NamedTuple):
    """What a child hands to its parent: its own where it is measured, else what came from below it."""

    progress: float | None
    pace: float | None
    coverage: float


def _passed_up(own: Own, standing: Standing[Id]) -> _Passed:
    if own.progress is not None:
        return _Passed(own.progress, own.pace, own.coverage)
    return _Passed(standing.contributed, standing.contributed_pace, standing.coverage)


def _counts(edge: Edge[Id], owns: Mapping[Id, Own]) -> bool:
    known = edge.child in owns and edge.parent in owns
    return known and edge.agreed and edge.kind is not EdgeKind.SUPPORTS and owns[edge.child].rolls_up


def _standing(
    goal: Id,
    own: Own,
    driving: Sequence[tuple[float, _Passed]],
    red: Share[Id],
    quiet: Share[Id],
    masks: "_Masks",
    below: int,
    limits: Limits,
) -> Standing[Id]:
    pace = _mean((w, p.pace) for w, p in driving)
    coverage = _mean((w, p.coverage) for w, p in driving)
    coverage = own.coverage if coverage is None else coverage
    trouble = own.shows_green and red.troubling(limits)
    unheard = own.shows_green and quiet.troubling(limits)
    return Standing(
        contributed=_mean((w, p.progress) for w, p in driving),
        contributed_pace=pace,
        coverage=coverage,
        red=red,
        quiet=quiet,
        goals_below=below.bit_count(),
        off_track_below=(below & masks.words[Claim.OFF_TRACK]).bit_count(),
        at_risk_below=(below & masks.words[Claim.AT_RISK]).bit_count(),
        stale_below=(below & masks.stale).bit_count(),
        unowned_below=(below & masks.unowned).bit_count(),
        worst_below=next((word for word in _WORST_FIRST if below & masks.words[word]), None),
        trouble_below=trouble,
        trouble_path=(goal, *red.path) if trouble else (),
        not_enough_reported=unheard,
        not_enough_path=(goal, *quiet.path) if unheard else (),
        plan_vs_result=plan_vs_result(own, pace, coverage, limits),
    )


def plan_vs_result(
    own: Own, contributed_pace: float | None, coverage: float, limits: Limits = Limits()
) -> PlanVsResult | None:
    """Whether the work below and the result above disagree.

    None where they agree or too little is reported.
    """
    if contributed_pace is None or coverage < limits.coverage - TOLERANCE:
        return None
    if contributed_pace >= limits.at_risk - TOLERANCE and own.outcome_evidence is Evidence.OFF_TRACK:
        return PlanVsResult.PLAN_DONE_RESULT_NOT
    good = own.evidence in (Evidence.ON_TRACK, Evidence.ACHIEVED)
    if contributed_pace < limits.off_track - TOLERANCE and good:
        return PlanVsResult.RESULT_UNEXPLAINED
    return None


def _shares(bottom_up: Sequence[Id], down: Mapping[Id, Sequence[Edge[Id]]], hit: Collection[Id]) -> dict[Id, Share[Id]]:
    shares: dict[Id, Share[Id]] = {}
    for goal in bottom_up:
        under = down[goal]
        beneath = _mean((e.weight, shares[e.child].own) for e in under) or 0.0
        heavy = max(under, key=lambda e: e.weight * shares[e.child].own, default=None)
        chains = [
            (e.child, *(() if e.child in hit else shares[e.child].critical))
            for e in under
            if e.critical and (e.child in hit or shares[e.child].critical)
        ]
        heaviest: tuple[Id, ...] = ()
        if heavy is not None and shares[heavy.child].own > 0:
            heaviest = (heavy.child, *(() if heavy.child in hit else shares[heavy.child].heaviest))
        shares[goal] = Share(
            own=1.0 if goal in hit else beneath,
            beneath=beneath,
            critical=min(chains, key=len, default=()),
            heaviest=heaviest,
        )
    return shares


_WORST_FIRST = (Claim.OFF_TRACK, Claim.AT_RISK, Claim.ON_TRACK)


@dataclass(frozen=True, slots=True)
class _Masks:
    """Sets of goals as bits of one integer, in the order of `owns`."""

    words: Mapping[Claim, int]
    stale: int
    unowned: int

    @classmethod
    def of(cls, owns: Mapping[Id, Own]) -> "_Masks":
        own = list(owns.values())
        return cls(
            words={word: _bits(o.word is word for o in own) for word in Claim},
            stale=_bits(o.stale for o in own),
            unowned=_bits(not o.owned for o in own),
        )


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << i for i, flag in enumerate(flags) if flag)


def _mean(parts: Iterable[tuple[float, float | None]]) -> float | None:
    known = [(weight, value) for weight, value in parts if value is not None]
    if not known:
        return None
    return math.fsum(w * v for w, v in known) / math.fsum(w for w, _ in known)

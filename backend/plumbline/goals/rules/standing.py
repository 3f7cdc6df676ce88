"""Roll-up: what a goal's standing says of everything below it. The oracle of the database's own roll-up.

Sums are floats because stored standings are double precision; the two agree to 1e-9. A goal's own measured
progress comes in as the float of its Decimal.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from plumbline.goals.rules import graph
from plumbline.goals.rules.evidence import Claim, Evidence

Id = TypeVar("Id", bound=Hashable)

TROUBLE_SHARE = 0.20
COVERAGE_NEEDED = 0.5
AT_RISK_PACE = -0.10
OFF_TRACK_PACE = -0.25


class EdgeKind(StrEnum):
    """How a child serves its parent. `supports` is drawn only."""

    DRIVES = "drives"
    SAME_MEASURE = "same_measure"
    SUPPORTS = "supports"


class Worst(StrEnum):
    """The worst word said below, claimed or evidenced; none where nobody and nothing says any."""

    NONE = "none"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class PlanVsResult(StrEnum):
    """Whether the work below and the result above tell the same story."""

    NONE = "none"
    PLAN_DONE_RESULT_NOT = "plan_done_result_not"
    RESULT_UNEXPLAINED = "result_unexplained"


@dataclass(frozen=True, slots=True)
class Own:
    """One goal's own facts.

    progress 0..1 and pace are both None or both given (a pooled same_measure value counts as its own); coverage
    0..1 is of its targets. `has_outcome`: its evidence is that of outcome targets. `rolls_up` is
    `lifecycle.rolls_up`. A closed goal keeps its last facts and is never stale.
    """

    progress: float | None = None
    pace: float | None = None
    coverage: float = 0.0
    claimed: Claim | None = None
    evidence: Evidence = Evidence.NONE
    has_outcome: bool = False
    stale: bool = False
    owned: bool = True
    rolls_up: bool = True


@dataclass(frozen=True, slots=True)
class Edge(Generic[Id]):
    """One open alignment. Only agreed drives and same_measure edges roll up. weight > 0."""

    child: Id
    parent: Id
    kind: EdgeKind = EdgeKind.DRIVES
    weight: float = 1.0
    critical: bool = False
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Standing(Generic[Id]):
    """What a goal's standing says of what is below it.

    contributed (0..1), contributed_pace: weighted over driving children, None without any value. coverage 0..1:
    of the children, or of its own targets where nothing drives it. beneath 0..1: the share of weight that is
    off track beneath it, quiet_beneath the share whose update is due. Counts are of distinct goals.
    trouble_path runs from the goal down to the off-track goal that the finding names, () without trouble.
    """

    contributed: float | None
    contributed_pace: float | None
    coverage: float
    beneath: float
    quiet_beneath: float
    goals_below: int
    off_track_below: int
    at_risk_below: int
    stale_below: int
    unowned_below: int
    worst_below: Worst
    trouble_below: bool
    trouble_path: tuple[Id, ...]
    not_enough_reported: bool
    not_enough_path: tuple[Id, ...]
    plan_vs_result: PlanVsResult


def roll_up(owns: Mapping[Id, Own], edges: Iterable[Edge[Id]]) -> dict[Id, Standing[Id]]:
    """The standing of every goal in `owns`. Raises Invalid("loop") if the edges close one.

    Which edges count where: contributed, contributed_pace and coverage run over agreed `drives`; trouble, "not
    enough reported", counts and critical chains over agreed `drives` and `same_measure`, so that red is never
    hidden under a pooled green. A child that does not roll up is left out, with everything reached only
    through it.
    """
    raise NotImplementedError

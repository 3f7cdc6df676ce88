"""Findings and weak chains as rows of a file, a few hundred at a time. Links, never people: a position says who must
act, and what reaches furthest and is oldest comes first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar
from uuid import UUID

from plumbline.accountability import findings, selectors
from plumbline.accountability.findings import Finding, WeakChain
from plumbline.accountability.models import Acceptance
from plumbline.accountability.selectors import Rung
from plumbline.core import clock
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person
from plumbline.reporting.rules.cells import Cell

AT_ONCE = 500
OF_FINDINGS = (
    "What", "About", "Goal", "Unit", "Since", "Days", "Goals below", "Breaks the chain", "Who must act", "Link",
    "Accepted until", "Accepted because",
)  # fmt: skip
OF_CHAINS = ("Goal", "Unit", "Line of sight", "What", "Since", "Days", "Goals below", "Breaks the chain", "Link")

T = TypeVar("T")
Rows = list[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where the pages are."""

    person: Person
    site: str

    def link(self, goal: Goal) -> str:
        return f"{self.site}/goals/{goal.pk}"

    def day(self, since: datetime | None) -> str:
        return clock.day(since, self.person.organization.time_zone).isoformat() if since else ""


def of_findings(asker: Asker, found: Iterable[Finding]) -> Iterator[Rows]:
    for some in _some(sorted(found, key=lambda it: (-it.weight, it.id))):
        goals = _goals(asker, [it.goal_id for it in some])
        accepted = findings.accepted(asker.person, some)
        told = zip(some, findings.whose(asker.person, some), strict=True)
        yield [_finding(asker, it, goals[it.goal_id], whose, accepted.get(it.id)) for it, whose in told]


def _finding(
    asker: Asker, it: Finding, goal: Goal, whose: tuple[Person | None, str], accepted: Acceptance | None
) -> tuple[Cell, ...]:
    person, capacity = whose
    return (
        it.sentence, it.about, goal.title, goal.unit.name, asker.day(it.since), it.days, it.reach, _yes(it.blocking),
        f"{capacity}: {person.position}" if person else capacity, asker.link(goal),
        accepted.until.isoformat() if accepted else "", accepted.reason if accepted else "",
    )  # fmt: skip


def of_chains(asker: Asker, chains: Iterable[WeakChain]) -> Iterator[Rows]:
    for some in _some(chains):
        lines = selectors.chains(asker.person.organization_id, [it.goal_id for it in some])
        goals = _goals(asker, [rung.goal_id for line in lines.values() for rung in line])
        yield [_chain(asker, it, lines[it.goal_id], goals) for it in some]


def _chain(asker: Asker, it: WeakChain, line: Sequence[Rung], goals: Mapping[UUID, Goal]) -> tuple[Cell, ...]:
    goal, told = goals[it.goal_id], dict.fromkeys(found.sentence for found in it.findings)
    sight = [goals[rung.goal_id].title for rung in reversed(line) if rung.goal_id in goals]
    return (
        goal.title, goal.unit.name, " › ".join(sight), ", ".join(told), asker.day(it.since), it.days, it.reach,
        _yes(any(found.blocking for found in it.findings)), asker.link(goal),
    )  # fmt: skip


def _goals(asker: Asker, ids: Iterable[UUID]) -> dict[UUID, Goal]:
    found: dict[UUID, Goal] = Goal.objects.visible_to(asker.person).select_related("unit").in_bulk(set(ids))
    return found


def _some(rows: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def _yes(it: bool) -> str:
    return "yes" if it else "no"

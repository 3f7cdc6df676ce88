"""Missing and weak links of goals: read by one statement, the only place where they are worked out.

They are a function of the rows in force and a day: under the glasses of `core.glasses` the same statement tells those
of then. Links, never people: nothing here sorts or counts by person.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from plumbline.accountability import selectors
from plumbline.accountability.choices import BLOCKING, FindingCode
from plumbline.accountability.models import Acceptance
from plumbline.core import clock, glasses
from plumbline.core.glasses import Glasses
from plumbline.goals import restriction, watermark
from plumbline.goals.models import Goal
from plumbline.organizations.models import OrgUnit, Person
from plumbline.organizations.rules import settings

SQL = Path(__file__).parent / "sql"
WORDS = {
    "owner": "The owner",
    "above": "The owner of the goal above",
    "approver": "Whoever agrees to this goal",
    "leader": "The leader of the unit above, who acts for now",
    "unit": "The leader of the unit above",
    "asked": "The person who was asked",
    "person": "The person who was named",
    "steward": "The steward of the measure",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`acts` says by which rule somebody must act, `person_id` who where a row names them; `reach` are distinct goals
    below; `about` is what it concerns, in a few words."""

    code: str
    goal_id: UUID
    subject_id: UUID | None
    since: datetime | None
    acts: str
    person_id: UUID | None
    about: str
    reach: int

    @property
    def id(self) -> str:
        """The same for as long as the finding stands."""
        return name_of(self.goal_id, self.code, self.subject_id)

    @property
    def blocking(self) -> bool:
        return self.code in BLOCKING

    @property
    def sentence(self) -> str:
        return FindingCode(self.code).label

    @property
    def days(self) -> int:
        return max((clock.now() - self.since).days, 0) if self.since else 0

    @property
    def weight(self) -> int:
        """Reach × age: what is looked at first."""
        return (self.reach + 1) * (self.days + 1)


def name_of(goal_id: UUID, code: str, subject_id: UUID | None) -> str:
    return f"{goal_id}:{code}" + (f":{subject_id}" if subject_id else "")


_shelf: watermark.Shelf[list[Finding]] = watermark.Shelf()


def of_goals(viewer: Person, goal_ids: Collection[UUID]) -> list[Finding]:
    """The findings of these goals, in the order of their codes; the cost does not grow with the organization."""
    return _read(viewer, restriction.hidden(viewer), list(goal_ids)) if goal_ids else []


def of_all(viewer: Person) -> list[Finding]:
    """Every finding of every goal that the viewer may see, kept until something in the organization changes; those of
    a past, which cannot, by whoever looks at it."""
    hidden, worn = restriction.hidden(viewer), glasses.worn()
    if worn is not None:
        seen: dict[Glasses, list[Finding]] = viewer.__dict__.setdefault("_found", {})
        if worn not in seen:
            seen[worn] = _read(viewer, hidden, None)
        return seen[worn]
    day = clock.day(clock.now(), viewer.organization.time_zone)
    return _shelf.get(viewer.organization_id, (hidden, day), lambda seen, before: _read(viewer, hidden, None))


def within(viewer: Person, unit: OrgUnit | None, codes: Sequence[str] = ()) -> list[Finding]:
    """Those of a unit and everything under it; with `codes`, of these kinds alone."""
    found = of_all(viewer)
    if codes:
        found = [it for it in found if it.code in codes]
    if unit is not None:
        inside = set(
            Goal.objects.visible_to(viewer).filter(unit__path__contains=[unit.pk]).values_list("pk", flat=True)
        )
        found = [it for it in found if it.goal_id in inside]
    return found


def _read(viewer: Person, hidden: frozenset[UUID], goals: list[UUID] | None) -> list[Finding]:
    organization, now = viewer.organization, clock.now()
    said = settings.read(organization.settings)
    parameters: dict[str, Any] = {
        "organization": organization.pk,
        "goals": goals,
        "at": now,
        "day": clock.day(now, organization.time_zone),
        "zone": organization.time_zone,
        "hidden": list(hidden),
        "told": orjson.dumps(restriction.told(organization, hidden), default=str).decode(),
        "vacant": said.vacant_days,
        "agreement_grace": said.agreement_grace_days,
        "check_in_grace": said.check_in_grace_days,
        "reply_grace": said.reply_grace_days,
        "data_grace": said.data_grace_days,
        "cap": said.unit_goal_cap,
    }
    with connection.cursor() as cursor:
        cursor.execute(_statement(), parameters)
        found = [Finding(*row) for row in cursor.fetchall()]
    order = {code: place for place, code in enumerate(FindingCode.values)}
    return sorted(found, key=lambda it: (it.goal_id, order[it.code], str(it.subject_id)))


@cache
def _statement() -> str:
    return (SQL / "findings.sql").read_text().replace("{owners}", selectors.OWNERS)


# --- Accepted for a time -----------------------------------------------------------------------------


def accepted(viewer: Person, found: Sequence[Finding]) -> dict[str, Acceptance]:
    """Of these, those that somebody accepts on the organization's day. One that is accepted still breaks its chain."""
    day = clock.day(clock.now(), viewer.organization.time_zone)
    rows = Acceptance.objects.filter(organization_id=viewer.organization_id).in_force(day)
    names = {it.id for it in found}
    known = {name_of(row.goal_id, row.code, row.subject_id): row for row in rows}
    return {name: row for name, row in known.items() if name in names}


# --- Who must act ------------------------------------------------------------------------------------


def whose(viewer: Person, found: Sequence[Finding]) -> list[tuple[Person | None, str]]:
    """Who must act on each, and in which capacity; where that place is vacant, the nearest who answers above."""
    goals = Goal.objects.visible_to(viewer).select_related("unit").in_bulk({it.goal_id for it in found})
    lines = selectors.chains(viewer.organization_id, goals)
    facts = selectors.answering(viewer.organization_id, {rung.goal_id for line in lines.values() for rung in line})
    above = selectors.approvers(goals.values())
    leaders = _leaders(viewer, [goals[it.goal_id] for it in found if it.acts == "unit" and it.goal_id in goals])
    named = [it.person_id for it in found] + [fact.person_id for fact in facts.values()]
    people = Person.objects.visible_to(viewer).in_bulk({id for id in named if id is not None})

    def answers(goal_id: UUID) -> Person | None:
        fact = facts.get(goal_id)
        return people.get(fact.acting_id or fact.owner_id) if fact and (fact.acting_id or fact.owner_id) else None

    def one(it: Finding) -> tuple[Person | None, str]:
        line = [rung.goal_id for rung in lines.get(it.goal_id, [])]
        agreeing = next(iter(above.get(it.goal_id, [])), None)
        nearest = next((who for who in map(answers, line[1:]) if who), agreeing)
        person = {"owner": answers(it.goal_id), "unit": leaders.get(it.goal_id), "approver": agreeing}.get(it.acts)
        person = person or (people.get(it.person_id) if it.person_id else None)
        if person is not None:
            return person, WORDS[it.acts]
        return nearest, WORDS["above"] if nearest else "Nobody yet"

    return [one(it) for it in found]


def _leaders(viewer: Person, goals: Iterable[Goal]) -> dict[UUID, Person]:
    """Who leads the unit above each goal's."""
    above = {goal.pk: goal.unit.parent_id or goal.unit_id for goal in goals}
    units = OrgUnit.objects.visible_to(viewer).in_bulk(set(above.values()))
    leading = {id: next(iter(selectors.leaders_of(unit)), None) for id, unit in units.items()}
    found = {goal: leading.get(unit) for goal, unit in above.items()}
    return {goal: person for goal, person in found.items() if person is not None}


# --- Chains ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WeakChain:
    """A goal with at least one finding: the line of sight that it breaks or weakens."""

    goal_id: UUID
    findings: list[Finding]

    @property
    def since(self) -> datetime | None:
        return min((it.since for it in self.findings if it.since), default=None)

    @property
    def days(self) -> int:
        return max(it.days for it in self.findings)

    @property
    def reach(self) -> int:
        return self.findings[0].reach

    @property
    def weight(self) -> int:
        return max(it.weight for it in self.findings)


def chains(found: Iterable[Finding], sort: str = "reach_age") -> list[WeakChain]:
    """One row for each goal, what reaches furthest and is oldest first."""
    rows: dict[UUID, list[Finding]] = {}
    for it in found:
        rows.setdefault(it.goal_id, []).append(it)
    keys = {"reach_age": lambda it: it.weight, "age": lambda it: it.days, "reach": lambda it: it.reach}
    made = [WeakChain(goal, mine) for goal, mine in rows.items()]
    return sorted(made, key=lambda it: (-keys[sort](it), str(it.goal_id)))

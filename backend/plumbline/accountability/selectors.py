"""Who answers for goals: owners, those who act for them, approvers. Batches, each in a constant number of queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Q

from plumbline.accountability.models import Delegation, GoalGrant, Handoff, SupportNeed, UnitGrant
from plumbline.core import clock, glasses
from plumbline.goals.models import Goal
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Membership, OrgUnit, Person
from plumbline.organizations.policies import LEADERS, roles_of, who_holds

_SQL = Path(__file__).parent / "sql"
OWNERS, CHAIN = (_SQL / "owners.sql").read_text(), (_SQL / "chain.sql").read_text()


class OwnerState(StrEnum):
    """owner: accepted, and here; acting: vacated or away, the leader of the unit above acts; offered: asked."""

    NONE = "none"
    OWNER = "owner"
    ACTING = "acting"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Answering:
    """The facts about one goal, by person id. `left_at` is the end of the last acceptance of a vacant goal."""

    goal_id: UUID
    owner_id: UUID | None
    accepted_at: datetime | None
    away_from: date | None
    left_at: datetime | None
    acting_id: UUID | None
    offered_to_id: UUID | None
    offered_at: datetime | None

    @property
    def state(self) -> OwnerState:
        if self.acting_id is not None:
            return OwnerState.ACTING
        if self.owner_id is not None:
            return OwnerState.OWNER
        return OwnerState.NONE if self.offered_to_id is None else OwnerState.OFFERED

    @property
    def person_id(self) -> UUID | None:
        """Whoever the state speaks of."""
        return self.acting_id or self.owner_id or self.offered_to_id

    @property
    def present_owner_id(self) -> UUID | None:
        return self.owner_id if self.away_from is None else None


@dataclass(frozen=True, slots=True)
class OwnerInfo:
    """Who answers for a goal now, and since when. `owner` is whoever accepted it, also while away."""

    person: Person | None
    state: OwnerState
    since: datetime | None
    owner: Person | None
    offered_to: Person | None


@dataclass(frozen=True, slots=True)
class Rung:
    """One goal of a primary line upward."""

    goal_id: UUID
    of_board: bool
    path: tuple[UUID, ...]


def answering(
    organization_id: UUID, goal_ids: Collection[UUID] | None = None, *, at: datetime | None = None
) -> dict[UUID, Answering]:
    """The facts of these goals, or of all of the organization; one query."""
    wanted = None if goal_ids is None else tuple(goal_ids)
    return clock.found(
        (answering, organization_id, wanted, at), lambda: _answering(organization_id, wanted, at or clock.now())
    )


def _answering(organization_id: UUID, wanted: tuple[UUID, ...] | None, at: datetime) -> dict[UUID, Answering]:
    goals = None if wanted is None else list(wanted)
    with connection.cursor() as cursor:
        if goals is None or glasses.worn():
            cursor.execute(OWNERS, {"organization": organization_id, "goals": goals, "at": at})
        else:
            cursor.execute("SELECT * FROM accountability_answering(%s, %s, %s)", [organization_id, goals, at])
        return {row[0]: Answering(*row) for row in cursor.fetchall()}


def owner_of(goals: Iterable[Goal], *, at: datetime | None = None) -> dict[UUID, OwnerInfo]:
    """Who answers for each goal; two queries for any number of goals of one organization."""
    wanted = {goal.pk: goal.organization_id for goal in goals}
    if not wanted:
        return {}
    organization_id = next(iter(wanted.values()))
    facts = answering(organization_id, wanted, at=at)
    ids = {id for f in facts.values() for id in (f.person_id, f.owner_id, f.offered_to_id) if id is not None}
    people = Person.objects.filter(organization_id=organization_id).select_related("organization").in_bulk(ids)

    def info(fact: Answering) -> OwnerInfo:
        person = people.get(fact.person_id) if fact.person_id else None
        return OwnerInfo(
            person=person,
            state=fact.state,
            since=_since(fact, person.organization.time_zone if person else "UTC"),
            owner=people.get(fact.owner_id) if fact.owner_id else None,
            offered_to=people.get(fact.offered_to_id) if fact.offered_to_id else None,
        )

    return {id: info(fact) for id, fact in facts.items()}


def _since(fact: Answering, time_zone: str) -> datetime | None:
    if fact.state is OwnerState.OWNER:
        return fact.accepted_at
    if fact.state is OwnerState.OFFERED:
        return fact.offered_at
    if fact.away_from is not None:
        return datetime.combine(fact.away_from, time(), ZoneInfo(time_zone))
    return fact.left_at


def chains(organization_id: UUID, goal_ids: Collection[UUID]) -> dict[UUID, list[Rung]]:
    """The primary line of each goal upward, the goal itself first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(CHAIN, {"organization": organization_id, "goals": list(goal_ids)})
        lines: dict[UUID, list[Rung]] = {}
        for start, goal, of_board, path in cursor.fetchall():
            lines.setdefault(start, []).append(Rung(goal, of_board, tuple(path)))
    return lines


@dataclass(frozen=True, slots=True)
class Approver:
    """Who agrees to a goal: these people, or the board members on one of the units `board`."""

    people: frozenset[UUID]
    board: tuple[UUID, ...] = ()


def approver(line: list[Rung], facts: dict[UUID, Answering]) -> Approver:
    """The owner of the primary parent; if vacant or away, the nearest owned goal above; at the top, the board.

    A goal that hangs on nothing and is no board goal has no approver: it must be linked first.
    """
    people: set[UUID] = set()
    for rung in line[1:]:
        fact = facts[rung.goal_id]
        if fact.owner_id is not None:
            people.add(fact.owner_id)
        if fact.present_owner_id is not None:
            return Approver(frozenset(people))
    return Approver(frozenset(people), line[-1].path if line and line[-1].of_board else ())


def approvers(goals: Iterable[Goal]) -> dict[UUID, list[Person]]:
    """The people to ask for agreement on each goal, by position; for a board goal the board members. Four queries
    for any number of goals of one organization."""
    wanted = {goal.pk: goal.organization_id for goal in goals}
    if not wanted:
        return {}
    organization_id = next(iter(wanted.values()))
    lines = chains(organization_id, wanted)
    facts = answering(organization_id, {rung.goal_id for line in lines.values() for rung in line})
    whom = {goal: approver(lines.get(goal, []), facts) for goal in wanted}
    seats = _seats(organization_id, {unit for who in whom.values() for unit in who.board})
    asked = {person for who in whom.values() for person in who.people}.union(*seats.values())
    active = Person.objects.active().filter(organization_id=organization_id, pk__in=asked)
    people = list(active.order_by("position", "name"))
    return {
        goal: [it for it in people if it.pk in who.people or any(it.pk in seats[unit] for unit in who.board)]
        for goal, who in whom.items()
    }


def _seats(organization_id: UUID, units: set[UUID]) -> dict[UUID, set[UUID]]:
    """Who sits on the board of each unit."""
    held = Membership.objects.at(clock.now()).filter(
        organization_id=organization_id, role=Role.BOARD_MEMBER, unit__in=units
    )
    seats: dict[UUID, set[UUID]] = {unit: set() for unit in units}
    for unit, person in held.values_list("unit_id", "person_id"):
        seats[unit].add(person)
    return seats


def represented_by(actor: Person, goal: Goal) -> UUID | None:
    """The owner for whom the actor stands in, as live delegate or as acting owner; None for the owner itself."""
    fact = answering(goal.organization_id, [goal.pk]).get(goal.pk)
    if fact is None or fact.owner_id is None or fact.owner_id == actor.pk:
        return None
    if fact.acting_id == actor.pk or fact.owner_id in delegators(actor, goal.pk):
        return fact.owner_id
    return None


def delegators(person: Person, goal_id: UUID) -> set[UUID]:
    """Who lets the person act for them on the goal now."""
    live = Delegation.objects.at(clock.now()).filter(to_person=person)
    return set(live.filter(Q(goal=None) | Q(goal_id=goal_id)).values_list("from_person_id", flat=True))


def offers_to(person: Person) -> list[Handoff]:
    """What a person is asked to take on, the oldest first."""
    waiting = Handoff.objects.visible_to(person).waiting().filter(to_person=person)
    return list(waiting.select_related("goal", "from_person", "offered_by").order_by("offered_at", "id"))


def support_asked_of(person: Person) -> list[SupportNeed]:
    """What owners need from a leader, the oldest first; also what was asked of somebody who is gone from a unit that
    the person leads."""
    led = [held.unit_id for held in roles_of(person) if held.role in LEADERS and held.meets is None]
    mine = Q(asked_of=person)
    if led:
        mine |= Q(asked_of__archived_at__isnull=False, asked_of__unit__path__overlap=led)
    waiting = SupportNeed.objects.visible_to(person).waiting().filter(mine)
    return list(waiting.select_related("goal", "asked_by").order_by("asked_at", "id"))


def managed_by(person: Person) -> Q:
    """The goals that the person may manage, as a condition: of the units that they lead, with all below, and by
    exceptions in force. Units and exceptions are read first, so that both are found by index."""
    led = [held for held in roles_of(person) if held.role in LEADERS]
    if any(held.at_top and held.meets is None for held in led):
        return Q(organization_id=person.organization_id)
    now = clock.now()
    live = {"user_id": person.account_id, "valid_from__lte": now, "valid_to__gt": now}
    on_units = UnitGrant.objects.filter(permission__codename="manage_goals", **live)
    on_goals = GoalGrant.objects.filter(permission__codename="manage", **live)
    tops = [held.unit_id for held in led if held.meets is None]
    reached = Q(path__overlap=tops) | Q(path__overlap=ArraySubquery(on_units.values("content_object_id")))
    for held in led:
        if held.meets is not None:
            reached |= Q(path__contains=[held.unit_id]) & Q(path__overlap=list(held.meets))
    units = OrgUnit.objects.filter(reached, organization_id=person.organization_id)
    return Q(unit__in=list(units.values_list("pk", flat=True))) | Q(
        pk__in=list(on_goals.values_list("content_object_id", flat=True))
    )


def leaders_of(unit: OrgUnit) -> list[Person]:
    """Who leads a unit, or the nearest above that has somebody."""
    return who_holds(LEADERS, organization_id=unit.organization_id, unit=unit)

"""Who may do what in an organization: roles in force now, held on a unit and everything under it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from plumbline.core import clock
from plumbline.core.errors import NotFound
from plumbline.core.policy import Reason, rule
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Affiliation, Membership, OrgUnit, Person

LEADERS = (Role.UNIT_LEADER, Role.PHYSICIAN_LEADER, Role.EXECUTIVE)


@dataclass(frozen=True, slots=True)
class Held:
    """One membership, as the rules need it; `meets` are the units of its affiliation group, if it has one."""

    role: str
    unit_id: UUID
    at_top: bool
    meets: frozenset[UUID] | None
    begins: datetime
    ends: datetime | None

    def covers(self, path: Collection[UUID]) -> bool:
        return self.unit_id in path and (self.meets is None or not self.meets.isdisjoint(path))


def roles_of(person: Person) -> list[Held]:
    """The person's memberships in force now: one query, then kept on the instance until `forget`."""
    now = clock.now()
    kept: list[Held] | None = person.__dict__.get("_held")
    if kept is None:
        kept = person.__dict__["_held"] = _load(person, now)
    if person.archived_at is not None:
        return []
    return [held for held in kept if held.begins <= now and (held.ends is None or held.ends > now)]


def forget(person: Person) -> None:
    """Makes the next question read the memberships anew."""
    person.__dict__.pop("_held", None)


def _load(person: Person, now: datetime) -> list[Held]:
    meets = Affiliation.objects.at(now).filter(group=OuterRef("group")).values("unit_id")
    rows = (
        Membership.objects.filter(person_id=person.pk)
        .annotate(meets=ArraySubquery(meets))
        .values_list("role", "unit_id", "unit__parent_id", "group_id", "meets", "valid_from", "valid_to")
    )
    return [
        Held(role, unit, parent is None, None if group is None else frozenset(units), begins, ends)
        for role, unit, parent, group, units, begins, ends in rows
    ]


def holds(person: Person, roles: Iterable[str], unit: OrgUnit) -> bool:
    """Whether one of the roles reaches the unit: held on it, or above it, or where that meets an affiliation."""
    wanted = set(roles)
    if person.organization_id != unit.organization_id:
        return False
    return any(held.role in wanted and held.covers(unit.path) for held in roles_of(person))


def holds_anywhere(person: Person, roles: Iterable[str]) -> bool:
    wanted = set(roles)
    return any(held.role in wanted for held in roles_of(person))


def holds_at_top(person: Person, roles: Iterable[str]) -> bool:
    """Whether one of the roles is held on the whole organization."""
    wanted = set(roles)
    return any(held.role in wanted and held.at_top and held.meets is None for held in roles_of(person))


def inside(actor: Person, organization_id: UUID) -> None:
    """Another organization is answered exactly like one that does not exist."""
    if actor.organization_id != organization_id:
        raise NotFound("organization")


def who_holds(roles: Iterable[str], *, organization_id: UUID, unit: OrgUnit | None, limit: int = 2) -> list[Person]:
    """People to ask: the nearest holders of a role over the unit (or over the whole organization)."""
    held = Membership.objects.at(clock.now()).filter(
        organization_id=organization_id,
        role__in=list(roles),
        group__isnull=True,
        person__archived_at__isnull=True,
    )
    held = held.filter(unit__parent__isnull=True) if unit is None else held.filter(unit_id__in=unit.path)
    found: dict[UUID, Person] = {}
    for membership in held.select_related("person").order_by("-unit__path__len", "valid_from", "id")[: limit * 4]:
        found.setdefault(membership.person_id, membership.person)
    return list(found.values())[:limit]


def ask(roles: Iterable[str], *, organization_id: UUID, unit: OrgUnit | None) -> str:
    """ "Ask Nurse director · A. Rivera." — the position first."""
    people = who_holds(roles, organization_id=organization_id, unit=unit)
    if not people:
        return "Nobody holds that role yet."
    return f"Ask {' or '.join(str(person) for person in people)}."


@rule
def administer(
    actor: Person, unit: OrgUnit | None, *, doing: str = "change people, units and settings"
) -> Reason | None:
    """Administrators of the unit or above; of the whole organization where `unit` is None."""
    roles = (Role.ADMINISTRATOR,)
    if holds_at_top(actor, roles) if unit is None else holds(actor, roles, unit):
        return None
    to_ask = ask(roles, organization_id=actor.organization_id, unit=unit)
    return Reason("not_administrator", f"Only an administrator can {doing}. {to_ask}", {"role": Role.ADMINISTRATOR})


@rule
def note_absence(actor: Person, person: Person) -> Reason | None:
    """The person, whoever leads their home unit, or an administrator."""
    if actor.pk == person.pk or holds(actor, (*LEADERS, Role.ADMINISTRATOR), person.unit):
        return None
    to_ask = ask(LEADERS, organization_id=person.organization_id, unit=person.unit)
    return Reason("not_their_leader", f"Only they or the leader of their unit can note an absence. {to_ask}")

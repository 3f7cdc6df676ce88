"""Who may do what in an organization: roles in force now, held on a unit and everything under it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from plumbline.core import clock, glasses
from plumbline.core.errors import NotFound
from plumbline.core.policy import Ground, Reason, because, rule
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Affiliation, Membership, OrgUnit, Person

LEADERS = (Role.UNIT_LEADER, Role.PHYSICIAN_LEADER, Role.EXECUTIVE)


@dataclass(frozen=True, slots=True)
class Held:
    """One membership, as the rules need it; `meets` are the units of its affiliation group, if it has one."""

    role: str
    unit_id: UUID
    unit: str
    group: str | None
    at_top: bool
    meets: frozenset[UUID] | None
    begins: datetime
    ends: datetime | None

    def words(self, over: OrgUnit) -> Ground:
        """ "Unit leader of Surgery since March 3, 2026, which contains 5 West"."""

        def told() -> str:
            since = clock.said(clock.day(self.begins, over.organization.time_zone))
            of = self.unit if self.group is None else f"{self.group} at {self.unit}"
            reaches = "" if self.unit_id == over.pk else f", which contains {over.name}"
            return f"{Role(self.role).label} of {of} since {since}{reaches}"

        return told

    def covers(self, path: Collection[UUID]) -> bool:
        return self.unit_id in path and (self.meets is None or not self.meets.isdisjoint(path))


def roles_of(person: Person) -> list[Held]:
    """The person's memberships in force now: one query, then kept on the instance until `forget`.

    Who looks at the past looks with today's roles.
    """
    with glasses.off():
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
        .values_list(
            "role", "unit_id", "unit__name", "unit__parent_id", "group__name", "meets", "valid_from", "valid_to"
        )
    )  # fmt: skip
    return [
        Held(role, unit, name, group, parent is None, None if group is None else frozenset(units), begins, ends)
        for role, unit, name, parent, group, units, begins, ends in rows
    ]


def holds(person: Person, roles: Iterable[str], unit: OrgUnit) -> bool:
    """Whether one of the roles reaches the unit: held on it, or above it, or where that meets an affiliation."""
    held = held_over(person, roles, unit)
    if held is None:
        return False
    because(held.words(unit))
    return True


def held_over(person: Person, roles: Iterable[str], unit: OrgUnit) -> Held | None:
    """The membership that reaches the unit, the nearest first."""
    wanted = set(roles)
    if person.organization_id != unit.organization_id:
        return None
    reaching = [held for held in roles_of(person) if held.role in wanted and held.covers(unit.path)]
    return max(reaching, key=lambda held: unit.path.index(held.unit_id), default=None)


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


@rule
def redact(actor: Person) -> Reason | None:
    """The chief medical officer of the whole organization."""
    if holds_at_top(actor, (Role.CMO,)):
        return None
    to_ask = ask((Role.CMO,), organization_id=actor.organization_id, unit=None)
    return Reason("not_cmo", f"Only the chief medical officer can take text out of the record. {to_ask}")


@rule
def hold(actor: Person) -> Reason | None:
    """An auditor or administrator of the whole organization: whoever may remove text cannot lift what forbids it."""
    holders = (Role.AUDITOR, Role.ADMINISTRATOR)
    if holds_at_top(actor, holders):
        return None
    to_ask = ask(holders, organization_id=actor.organization_id, unit=None)
    return Reason("not_auditor", f"Only an auditor or administrator can place or lift a legal hold. {to_ask}")


@rule
def read_removals(actor: Person) -> Reason | None:
    """Those who remove, hold and run the organization."""
    if holds_at_top(actor, (Role.CMO, Role.AUDITOR, Role.ADMINISTRATOR)):
        return None
    return Reason(
        "not_told",
        "What was taken out of the record is told to the chief medical officer, auditors and administrators.",
    )

"""Reads about units and people."""

from datetime import date, datetime
from uuid import UUID

from plumbline.core import clock
from plumbline.organizations import policies
from plumbline.organizations.models import Account, Membership, Organization, OrgUnit, Person
from plumbline.organizations.rules import settings as rules


def persons_of(account: Account) -> list[Person]:
    """Who an account may be: one active person per organization, by the organization's name."""
    people = Person.objects.active().filter(account=account)
    found = list(people.select_related("organization").order_by("organization__name", "id"))
    for person in found:
        person.account = account
    return found


def settings_of(organization: Organization) -> rules.Settings:
    return rules.read(organization.settings)


def today(organization: Organization, at: datetime | None = None) -> date:
    """The organization's calendar day."""
    return clock.day(at or clock.now(), organization.time_zone)


def tree(viewer: Person, *, closed: bool = False) -> list[OrgUnit]:
    """Every unit, parents before children, siblings by name."""
    units = OrgUnit.objects.visible_to(viewer).select_related("level").order_by("name", "id")
    below: dict[UUID | None, list[OrgUnit]] = {}
    for unit in units if closed else units.filter(closed=False):
        below.setdefault(unit.parent_id, []).append(unit)
    ordered: list[OrgUnit] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting += reversed(below.get(unit.pk, []))
    return ordered


def memberships_of(viewer: Person, person_id: UUID) -> list[Membership]:
    """Roles in force or still to begin."""
    held = Membership.objects.visible_to(viewer).unended(clock.now()).filter(person_id=person_id)
    return list(held.select_related("unit", "group").order_by("valid_from", "id"))


def names_shown(viewer: Person, people: list[Person]) -> set[UUID]:
    """Whose names the viewer may read: leaders' and their own, and those of the line they lead or stand in."""
    leading = set(
        Membership.objects.at(clock.now())
        .filter(person__in=people)
        .exclude(role__in=["front_line", "contributor"])
        .values_list("person_id", flat=True)
    )
    line = {viewer.unit_id, *viewer.unit.path}
    return {
        person.pk
        for person in people
        if person.pk in leading
        or person.pk == viewer.pk
        or person.unit_id in line
        or policies.holds(viewer, (*policies.LEADERS, "administrator"), person.unit)
    }

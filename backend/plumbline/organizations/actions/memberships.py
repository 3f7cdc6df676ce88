"""Roles of people on units. Only roles and delegations may begin or end in the future."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from plumbline.core import clock, dates
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations import policies
from plumbline.organizations.actions import people
from plumbline.organizations.models import AffiliationGroup, Membership, OrgUnit, Person


def start_of(day: date, time_zone: str) -> datetime:
    """The instant a calendar day begins in a time zone."""
    return datetime.combine(day, time(), ZoneInfo(time_zone))


def span(
    *, begins_on: date | None, ends_on: date | None, at: datetime, time_zone: str
) -> tuple[datetime, datetime | None]:
    """[from, to) of a fact that may lie ahead: now where no first day (or today) is given, `ends_on` included."""
    today = clock.day(at, time_zone)
    first = today if begins_on is None else dates.day(begins_on, field="begins_on")
    if first < today:
        raise Invalid(
            "begins_in_the_past",
            "Nothing can begin in the past. Nothing was saved: choose today or a later day.",
            field="begins_on",
        )
    begins = at if first == today else start_of(first, time_zone)
    if ends_on is None:
        return begins, None
    last = dates.day(ends_on, field="ends_on")
    if last < first:
        sentence = "The last day is before the first. Nothing was saved: correct one of the two days."
        raise Invalid("ends_before_it_begins", sentence, field="ends_on")
    return begins, start_of(last + timedelta(days=1), time_zone)


def grant(
    *,
    actor: Person,
    person_id: UUID,
    role: str,
    unit_id: UUID,
    group_id: UUID | None = None,
    begins_on: date | None = None,
    ends_on: date | None = None,
    id: UUID | None = None,
) -> Membership:
    """A role on the unit and all below it, or only where that meets the group. `ends_on` is the last day."""
    known: Membership | None = Membership.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        return known
    with entries.action("role.grant", actor=actor) as action:
        action.lock_shared()
        unit: OrgUnit = OrgUnit.objects.seen(actor, unit_id)
        person: Person = Person.objects.seen(actor, person_id)
        person = Person.objects.select_related("organization").locked(person.pk)
        group = None if group_id is None else AffiliationGroup.objects.seen(actor, group_id)
        policies.administer.require(actor, unit, doing="give roles")
        if person.archived_at is not None or unit.closed:
            closed = f"{person} is archived" if person.archived_at is not None else f"{unit.name} is closed"
            raise Conflict("archived", f"{closed}. Nothing was changed.")
        begins, ends = span(begins_on=begins_on, ends_on=ends_on, at=action.at, time_zone=person.organization.time_zone)
        membership: Membership = Membership.objects.create(
            id=id or uuid7(), organization_id=person.organization_id, person=person, role=people.known_role(role),
            unit=unit, group=group, valid_from=begins, valid_to=ends,
        )  # fmt: skip
        action.about(membership)
    policies.forget(actor)
    return membership


def end(*, actor: Person, membership_id: UUID, ends_on: date | None = None) -> Membership:
    """Ends a role now, or after a last day to come."""
    with entries.action("role.end", actor=actor) as action:
        action.lock_structure()
        Membership.objects.seen(actor, membership_id)
        membership: Membership = Membership.objects.select_related("unit", "person", "organization").locked(
            membership_id
        )
        action.about(membership)
        policies.administer.require(actor, membership.unit, doing="end roles")
        if membership.valid_to is not None and membership.valid_to <= action.at:
            raise Conflict("already_ended", "This role has already ended. Nothing was changed.")
        people.keep_an_administrator(membership)
        if ends_on is None:
            membership.end(action.at)
        else:
            _, ends = span(begins_on=None, ends_on=ends_on, at=action.at, time_zone=membership.organization.time_zone)
            membership.end(ends or action.at)
    policies.forget(actor)
    return membership

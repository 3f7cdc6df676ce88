"""People: add, edit, note an absence, archive. Never deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from plumbline.core import batches, dates, events, text
from plumbline.core.errors import Conflict, Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations import policies
from plumbline.organizations.actions import accounts
from plumbline.organizations.actions.units import FIRST_CODE
from plumbline.organizations.choices import Role
from plumbline.organizations.events import PersonArchived, PersonAway
from plumbline.organizations.models import Level, Membership, Organization, OrgUnit, Person


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person to be. `roles` are pairs of a role and the code of the unit it is held on."""

    name: str
    position: str
    email: str
    unit_code: str
    roles: Sequence[tuple[str, str]] = ()
    account: bool = True
    id: UUID | None = None


def first_administrator(
    *,
    organization: Organization,
    name: str,
    email: str,
    password: str | None = None,
    position: str = "Administrator",
) -> Person:
    """Whoever sets an empty organization up. Done by the system, once; makes a placeholder for the top unit."""
    with entries.action("person.first_administrator", organization_id=organization.pk) as action:
        action.lock_structure()
        if Person.objects.filter(organization=organization).exists():
            raise Conflict("not_empty", f"{organization.name} already has people. Nothing was changed.")
        top = OrgUnit.objects.filter(organization=organization, parent=None).first() or OrgUnit.objects.create(
            organization=organization,
            code=FIRST_CODE,
            name=organization.name[:160],
            level=Level.objects.filter(organization=organization).earliest("ordinal"),
            valid_from=action.at,
        )
        draft = PersonDraft(name=name, position=position, email=email, unit_code=top.code, account=True)
        person = _People(organization.pk, {top.code: top}).person(draft)
        person.account = accounts.for_emails([person.email])[person.email]
        if password is not None:
            accounts.set_password(person.account, password)
        person.save(force_insert=True)
        Membership.objects.create(
            organization=organization, person=person, role=Role.ADMINISTRATOR, unit=top, valid_from=action.at
        )
        action.about(person)
    return person


def add(*, actor: Person, organization_id: UUID, draft: PersonDraft) -> Person:
    with batches.single():
        return add_many(actor=actor, organization_id=organization_id, drafts=[draft])[0]


def add_many(*, actor: Person, organization_id: UUID, drafts: Sequence[PersonDraft]) -> list[Person]:
    """New people with their accounts and roles, in the order of the drafts; all or nothing.

    A draft whose id is already a person is answered with that person. Raises RowErrors by index.
    """
    policies.inside(actor, organization_id)
    resent = Person.objects.visible_to(actor).in_bulk([draft.id for draft in drafts if draft.id is not None])
    if len(resent) == len(drafts):
        return [resent[draft.id] for draft in drafts]
    with entries.action("people.add", actor=actor) as action:
        action.lock_shared()
        units = {u.code: u for u in OrgUnit.objects.filter(organization_id=organization_id, closed=False)}
        made = _People(organization_id, units, actor, resent)
        people = batches.check(drafts, made.add)
        found = accounts.for_emails(made.invited)
        for person in made.created:
            person.account = found.get(person.email) if person.email in made.invited else None
        Person.objects.bulk_create(made.created)
        for membership in made.memberships:
            membership.valid_from = action.at
        Membership.objects.bulk_create(made.memberships)
        if len(people) == 1:
            action.about(people[0])
    return people


class _People:
    """The people of a batch while it is checked."""

    def __init__(
        self,
        organization_id: UUID,
        units: dict[str, OrgUnit],
        actor: Person | None = None,
        resent: Mapping[UUID, Person] | None = None,
    ) -> None:
        self.organization_id, self.units, self.actor, self.known = organization_id, units, actor, resent or {}
        self.created: list[Person] = []
        self.memberships: list[Membership] = []
        self.invited: set[str] = set()
        known = Person.objects.filter(organization_id=organization_id).exclude(email="")
        self.emails = set(known.values_list("email", flat=True))

    def add(self, draft: PersonDraft) -> Person:
        if draft.id is not None and draft.id in self.known:
            return self.known[draft.id]
        self._permit(self.unit(draft.unit_code, field="unit_code"), "add people")
        person = self.person(draft)
        for role, code in draft.roles:
            unit = self.unit(code, field="roles")
            self._permit(unit, "give roles")
            self.memberships.append(
                Membership(organization_id=self.organization_id, person=person, role=known_role(role), unit=unit)
            )
        if draft.account:
            self.invited.add(person.email)
        if person.email:
            self.emails.add(person.email)
        self.created.append(person)
        return person

    def _permit(self, unit: OrgUnit, doing: str) -> None:
        if self.actor is not None:  # the system itself, setting an organization up
            policies.administer.require(self.actor, unit, doing=doing)

    def person(self, draft: PersonDraft) -> Person:
        email = mail_address(draft.email, required=draft.account)
        if email and email in self.emails:
            sentence = f"Somebody here already has the address {email}. Nothing was saved: use another one."
            raise Conflict("email_taken", sentence, field="email")
        return Person(
            id=draft.id or uuid7(),
            organization_id=self.organization_id,
            name=text.line(draft.name, field="name", max_length=160),
            position=text.line(draft.position, field="position", max_length=160),
            email=email,
            unit=self.unit(draft.unit_code, field="unit_code"),
        )

    def unit(self, code: str, *, field: str) -> OrgUnit:
        unit = self.units.get(code.strip())
        if unit is None:
            sentence = f"There is no open unit with the code “{code[:60]}”. Nothing was saved: use a code that exists."
            raise Invalid("unknown_unit", sentence, field=field)
        return unit


def known_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        known = ", ".join(Role.values)
        sentence = f"“{str(role)[:40]}” is not a role. Nothing was saved: use one of {known}."
        raise Invalid("unknown_role", sentence, field="roles") from None


def mail_address(value: str, *, required: bool) -> str:
    email = text.line(value, field="email", max_length=254, required=required).lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            sentence = f"“{email[:80]}” is not a mail address. Nothing was saved: write it like name@hospital.org."
            raise Invalid("bad_email", sentence, field="email") from None
    return email


def edit(
    *,
    actor: Person,
    person_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    position: str | None = None,
    email: str | None = None,
    unit_id: UUID | None = None,
) -> Person:
    """What is not given stays. A new address does not change how the person signs in."""
    with entries.action("person.edit", actor=actor) as action:
        action.lock_shared()
        person = _current(actor, person_id, expected_version)
        action.about(person)
        policies.administer.require(actor, person.unit, doing="change people")
        changed = ["version"]
        for field, value in (("name", name), ("position", position)):
            if value is not None:
                setattr(person, field, text.line(value, field=field, max_length=160))
                changed.append(field)
        if email is not None:
            person.email = mail_address(email, required=person.account_id is not None)
            changed.append("email")
        if unit_id is not None:
            person.unit = OrgUnit.objects.seen(actor, unit_id)
            policies.administer.require(actor, person.unit, doing="change people")
            if person.unit.closed:
                raise Conflict("unit_closed", f"{person.unit.name} is closed. Nothing was changed.", field="unit_id")
            changed.append("unit")
        person.version += 1
        person.save(update_fields=changed)
    return person


def leave(
    *,
    actor: Person,
    person_id: UUID,
    away_from: date | None,
    away_until: date | None = None,
    expected_version: int | None = None,
) -> Person:
    """Notes an absence (both days included; no end = until told). Without a first day the absence is over."""
    with entries.action("person.leave", actor=actor) as action:
        action.lock_shared()
        person = _current(actor, person_id, expected_version)
        action.about(person)
        policies.note_absence.require(actor, person)
        begin = None if away_from is None else dates.day(away_from, field="away_from")
        until = None if away_until is None else dates.day(away_until, field="away_until")
        if until is not None and (begin is None or until < begin):
            sentence = "The last day away is before the first. Nothing was saved: correct one of the two days."
            raise Invalid("ends_before_it_begins", sentence, field="away_until")
        person.away_from, person.away_until, person.version = begin, until, person.version + 1
        person.save(update_fields=["away_from", "away_until", "version"])
        events.publish(PersonAway(person.organization_id, person.pk, action.at))
    return person


def archive(*, actor: Person, person_id: UUID, reason: str = "", expected_version: int | None = None) -> Person:
    """Ends everything the person holds, in one transaction: sessions, roles and, through the event, tokens,
    assignments, delegations and offers. Their goals are vacant at once, and marked so.
    """
    with entries.action(
        "person.archive", actor=actor, reason=text.line(reason, field="reason", required=False)
    ) as action:
        action.lock_structure()
        person = _current(actor, person_id, expected_version)
        action.about(person)
        policies.administer.require(actor, person.unit, doing="archive people")
        held = Membership.objects.unended(action.at).filter(person=person)
        for membership in held.filter(role=Role.ADMINISTRATOR):
            keep_an_administrator(membership)
        held.end_all(action.at)
        person.archived_at, person.version = action.at, person.version + 1
        person.save(update_fields=["archived_at", "version"])
        events.publish(PersonArchived(person.organization_id, person.pk, person.account_id, action.at))
        if person.account_id is not None:
            accounts.end_sessions(person.account_id)
        policies.forget(person)
    return person


def _current(actor: Person, person_id: UUID, expected_version: int | None) -> Person:
    Person.objects.seen(actor, person_id)
    person: Person = Person.objects.select_related("unit").locked(person_id)
    if expected_version is not None and person.version != expected_version:
        raise stale("person")
    if person.archived_at is not None:
        raise Conflict("archived", f"This person ({person.position}) is archived. Nothing was changed.")
    return person


def keep_an_administrator(ending: Membership) -> None:
    """Refuses to end the last open administrator role on the whole organization."""
    top = Membership.objects.open().filter(
        organization_id=ending.organization_id, role=Role.ADMINISTRATOR, unit__parent=None, group=None
    )
    others = top.exclude(person_id=ending.person_id).filter(person__archived_at=None)
    if top.filter(pk=ending.pk).exists() and not others.exists():
        raise Conflict(
            "last_administrator",
            f"{ending.person} is the last administrator of the whole organization. Nothing was changed: make "
            "somebody else an administrator first.",
        )

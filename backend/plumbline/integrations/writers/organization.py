"""Units by their code, people by their mail address."""

from collections.abc import Sequence

from plumbline.integrations.rules.records import PersonRow, UnitRow
from plumbline.integrations.writers.desk import Desk, Lookup, Tally, naming, not_twice
from plumbline.organizations.actions import memberships, people, units
from plumbline.organizations.models import Membership, OrgUnit, Person


def write_units(desk: Desk, rows: Sequence[UnitRow]) -> Tally:
    """New units; renamed, moved and identified ones. A unit that the file does not name stays as it is."""
    lookup = Lookup()
    not_twice(rows, lambda row: row.code, "code", lookup)
    lookup.settle()
    known = desk.units()
    new = [row for row in rows if row.code not in known]
    if new:
        drafts = [
            units.UnitDraft(row.code, row.name, row.level, row.parent or None, external_ids=row.external_ids)
            for row in new
        ]
        with naming(new, {"level_code": "level", "parent_code": "parent"}):
            units.add_many(actor=desk.actor, organization_id=desk.organization_id, drafts=drafts)
    known = desk.units()
    changed = [row for row in rows if row not in new and _change_unit(desk, known[row.code], row, known)]
    return Tally("units", len(new), len(changed), len(rows) - len(new) - len(changed))


def _change_unit(desk: Desk, unit: OrgUnit, row: UnitRow, known: dict[str, OrgUnit]) -> bool:
    lookup = Lookup()
    parent = lookup.find(known, row.parent, row, "parent", "There is no open unit with this code.")
    if row.level != unit.level.code:
        lookup.refuse(
            row,
            "level",
            row.level,
            f"{unit.name} is of the level “{unit.level.code}”, and levels are not changed by a file.",
        )
    lookup.settle()
    named = unit.name != row.name or not row.external_ids.items() <= unit.external_ids.items()
    moved = parent is not None and parent.pk != unit.parent_id
    with naming([row]):
        if named:
            identified = {**unit.external_ids, **row.external_ids}
            units.rename(actor=desk.actor, unit_id=unit.pk, name=row.name, external_ids=identified)
        if moved:
            units.move(actor=desk.actor, unit_id=unit.pk, parent_id=parent.pk)
    return named or moved


def write_people(desk: Desk, rows: Sequence[PersonRow]) -> Tally:
    """New people with their roles; others get a new name, position, unit or further roles. None is taken away."""
    lookup = Lookup()
    not_twice(rows, lambda row: row.email, "email", lookup)
    known, places = desk.people(), desk.units()
    for row in rows:
        lookup.find(places, row.unit, row, "unit", "There is no open unit with this code.")
        for code in {code for _, code in row.roles} - {row.unit}:
            lookup.find(places, code, row, "roles", f"There is no open unit with the code “{code[:40]}”.")
    lookup.settle()
    new = [row for row in rows if row.email not in known]
    if new:
        drafts = [
            people.PersonDraft(row.name, row.position, row.email, row.unit, row.roles, row.account) for row in new
        ]
        with naming(new, {"unit_code": "unit"}):
            people.add_many(actor=desk.actor, organization_id=desk.organization_id, drafts=drafts)
    held = _held(desk)
    changed = [row for row in rows if row.email in known and _change_person(desk, known[row.email], row, places, held)]
    return Tally("people", len(new), len(changed), len(rows) - len(new) - len(changed))


def _held(desk: Desk) -> set[tuple[str, str, str]]:
    open_roles = Membership.objects.open().filter(organization_id=desk.organization_id, group__isnull=True)
    return set(open_roles.values_list("person__email", "role", "unit__code"))


def _change_person(
    desk: Desk, person: Person, row: PersonRow, places: dict[str, OrgUnit], held: set[tuple[str, str, str]]
) -> bool:
    unit = places[row.unit]
    differs = (person.name, person.position, person.unit_id) != (row.name, row.position, unit.pk)
    missing = [(role, code) for role, code in row.roles if (row.email, role, code) not in held]
    with naming([row], {"unit_id": "unit"}):
        if differs:
            people.edit(actor=desk.actor, person_id=person.pk, name=row.name, position=row.position, unit_id=unit.pk)
        for role, code in missing:
            memberships.grant(actor=desk.actor, person_id=person.pk, role=role, unit_id=places[code].pk)
    return differs or bool(missing)

"""The tree of units: add, rename, move, merge, close. Nothing is deleted with a unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from plumbline.core import batches, events, text
from plumbline.core.errors import Conflict, Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations import policies
from plumbline.organizations.events import OrganizationConfigured, UnitClosed
from plumbline.organizations.models import Affiliation, Level, Membership, OrgUnit, Person

FIRST_CODE = "organization"


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit to be: its level and the unit above are named by their codes. No unit above means the top."""

    code: str
    name: str
    level_code: str
    parent_code: str | None = None
    id: UUID | None = None
    external_ids: Mapping[str, str] = field(default_factory=dict)


def add(*, actor: Person, organization_id: UUID, draft: UnitDraft) -> OrgUnit:
    with batches.single():
        return add_many(actor=actor, organization_id=organization_id, drafts=[draft])[0]


def add_many(*, actor: Person, organization_id: UUID, drafts: Sequence[UnitDraft]) -> list[OrgUnit]:
    """New units in the order of the drafts, which may name each other; all or nothing.

    A draft whose id is already a unit is answered with that unit. A draft without a unit above becomes the
    top of an empty organization, gives its name to a top unit that was only a placeholder, or stands below
    the top. Raises RowErrors with the index of each refused draft.
    """
    policies.inside(actor, organization_id)
    resent = OrgUnit.objects.visible_to(actor).in_bulk([draft.id for draft in drafts if draft.id is not None])
    if len(resent) == len(drafts):
        return [resent[draft.id] for draft in drafts]
    with entries.action("units.add", actor=actor) as action:
        action.lock_structure()
        growth = _Growth(actor, organization_id, action)
        placed = batches.check(drafts, growth.place, order=growth.order(drafts))
        OrgUnit.objects.bulk_create(growth.created)
        if len(placed) == 1:
            action.about(placed[0])
    return placed


class _Growth:
    """The tree as it grows while a batch is checked."""

    def __init__(self, actor: Person, organization_id: UUID, action: entries.Action) -> None:
        self.actor, self.action, self.organization_id = actor, action, organization_id
        self.levels: dict[str, Level] = {
            level.code: level for level in Level.objects.filter(organization_id=organization_id)
        }
        known = OrgUnit.objects.filter(organization_id=organization_id).select_related("level")
        self.units: dict[str, OrgUnit] = {unit.code: unit for unit in known}
        self.ids = {unit.pk: unit for unit in self.units.values()}
        self.created: list[OrgUnit] = []
        self.old = frozenset(self.ids)

    @property
    def top(self) -> OrgUnit | None:
        return next((unit for unit in self.units.values() if unit.parent_id is None), None)

    def order(self, drafts: Sequence[UnitDraft]) -> list[int]:
        """Parents before children; a draft in a circle stays last and is refused when it is placed."""
        below: dict[str | None, list[int]] = {}
        codes = {draft.code.strip() for draft in drafts}
        for index, draft in enumerate(drafts):
            above = draft.parent_code.strip() if draft.parent_code else None
            below.setdefault(above if above in codes else None, []).append(index)
        ordered = list(below.pop(None, []))
        for index in ordered:  # grows while it is walked
            ordered += below.pop(drafts[index].code.strip(), [])
        return ordered + [index for rest in below.values() for index in rest]

    def place(self, draft: UnitDraft) -> OrgUnit:
        if draft.id is not None and draft.id in self.ids:
            return self.ids[draft.id]
        code, name = _code(draft), text.line(draft.name, field="name", max_length=160)
        level, parent = self._level(draft), self._parent(draft)
        if code in self.units:
            sentence = f"There is already a unit with the code “{code}”. Nothing was saved: use another code."
            raise Conflict("code_taken", sentence, field="code")
        if parent is not None and parent.parent_id is None and not draft.parent_code and self._placeholder(parent):
            return self._give_name(parent, code, name, level, draft)
        _fits(level, parent)
        policies.administer.require(self.actor, self._nearest_old(parent), doing="add units")
        unit = OrgUnit(
            id=draft.id or uuid7(), organization_id=self.organization_id, code=code, name=name, level=level,
            parent=parent, external_ids=dict(draft.external_ids), valid_from=self.action.at,
        )  # fmt: skip
        unit.path = [*(parent.path if parent else []), unit.pk]
        self.units[code] = self.ids[unit.pk] = unit
        self.created.append(unit)
        return unit

    def _level(self, draft: UnitDraft) -> Level:
        level = self.levels.get(draft.level_code.strip())
        if level is None:
            known = ", ".join(self.levels)
            sentence = f"There is no level “{draft.level_code[:40]}”. Nothing was saved: use one of {known}."
            raise Invalid("unknown_level", sentence, field="level_code")
        return level

    def _parent(self, draft: UnitDraft) -> OrgUnit | None:
        if not draft.parent_code:
            return self.top
        parent = self.units.get(draft.parent_code.strip())
        if parent is None or parent.closed:
            sentence = (
                f"The unit above, “{draft.parent_code[:60]}”, is not an open unit here or stands below this one. "
                "Nothing was saved: name a unit that exists."
            )
            raise Invalid("unknown_unit", sentence, field="parent_code")
        return parent

    def _placeholder(self, top: OrgUnit) -> bool:
        return top.code == FIRST_CODE and self.old == {top.pk} and not self.created

    def _give_name(self, top: OrgUnit, code: str, name: str, level: Level, draft: UnitDraft) -> OrgUnit:
        policies.administer.require(self.actor, top, doing="name the top unit")
        self.units[code] = self.units.pop(top.code)
        top = OrgUnit.objects.locked(top.pk)
        top.revise(self.action.at, code=code, name=name, level=level, external_ids=dict(draft.external_ids))
        self.units[code] = self.ids[top.pk] = top
        return top

    def _nearest_old(self, unit: OrgUnit | None) -> OrgUnit | None:
        """The right to add is asked of the unit that was there before this batch."""
        while unit is not None and unit.pk not in self.old:
            unit = unit.parent
        return unit


def _code(draft: UnitDraft) -> str:
    return text.line(draft.code, field="code", max_length=60)


def _fits(level: Level, parent: OrgUnit | None) -> None:
    if parent is not None and level.ordinal < parent.level.ordinal:
        raise Invalid(
            "level_above_parent",
            f"A unit of the level “{level.name}” cannot stand below {parent.name} ({parent.level.name}). "
            "Nothing was saved: choose another level or another unit above.",
            field="level_code",
        )


def _current(actor: Person, unit_id: UUID, expected_version: int | None) -> OrgUnit:
    OrgUnit.objects.seen(actor, unit_id)
    unit: OrgUnit = OrgUnit.objects.locked(unit_id)
    if expected_version is not None and unit.version != expected_version:
        raise stale("unit")
    if unit.closed:
        raise Conflict("unit_closed", f"{unit.name} is closed. Nothing was changed.")
    return unit


def rename(
    *,
    actor: Person,
    unit_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    level_id: UUID | None = None,
    external_ids: Mapping[str, str] | None = None,
) -> OrgUnit:
    """A new name, level or set of outside identifiers; what is not given stays."""
    with entries.action("unit.rename", actor=actor) as action:
        action.lock_structure()
        unit = _current(actor, unit_id, expected_version)
        action.about(unit)
        policies.administer.require(actor, unit, doing="rename units")
        changes: dict[str, Any] = {}
        if name is not None:
            changes["name"] = text.line(name, field="name", max_length=160)
        if level_id is not None:
            changes["level"] = level = Level.objects.seen(actor, level_id)
            _fits(level, unit.parent)
        if external_ids is not None:
            changes["external_ids"] = dict(external_ids)
        unit.revise(action.at, **changes)
        if level_id is not None:  # levels carry the default days between check-ins
            events.publish(OrganizationConfigured(unit.organization_id, action.at))
    return unit


def move(*, actor: Person, unit_id: UUID, parent_id: UUID, expected_version: int | None = None) -> OrgUnit:
    """The unit, with all below it, under another unit. Loops are refused."""
    with entries.action("unit.move", actor=actor) as action:
        action.lock_structure()
        unit = _current(actor, unit_id, expected_version)
        parent = _current(actor, parent_id, None)
        action.about(unit)
        if unit.pk in parent.path:
            raise Invalid(
                "unit_loop",
                f"{parent.name} stands below {unit.name}, so {unit.name} cannot move under it. Nothing was changed: "
                "choose a unit outside its own branch.",
                field="parent_id",
            )
        policies.administer.require(actor, unit, doing="move units")
        policies.administer.require(actor, parent, doing="move units")
        _fits(unit.level, parent)
        unit.revise(action.at, parent=parent)
        unit.refresh_from_db(fields=["path"])
    return unit


def merge(*, actor: Person, unit_id: UUID, into_id: UUID, expected_version: int | None = None) -> OrgUnit:
    """Closes the unit; its people, roles, units below and goals go on in the other. Returns that one."""
    return _close(actor, unit_id, into_id, expected_version, verb="unit.merge")


def close(
    *, actor: Person, unit_id: UUID, successor_id: UUID | None = None, expected_version: int | None = None
) -> OrgUnit:
    """Closes the unit. Without a successor it must be empty of people, units below and open goals."""
    return _close(actor, unit_id, successor_id, expected_version, verb="unit.close")


def _close(actor: Person, unit_id: UUID, successor_id: UUID | None, version: int | None, *, verb: str) -> OrgUnit:
    with entries.action(verb, actor=actor) as action:
        action.lock_structure()
        unit = _current(actor, unit_id, version)
        action.about(unit)
        policies.administer.require(actor, unit, doing="close units")
        successor = None if successor_id is None else _current(actor, successor_id, None)
        if successor is not None:
            _takes_over(actor, unit, successor)
            _hand_over(unit, successor, action)
        else:
            _must_be_empty(unit)
        events.publish(UnitClosed(unit.organization_id, unit.pk, successor_id, action.at))
        ends = action.at
        for links in (
            Affiliation.objects.open().filter(unit=unit),
            Membership.objects.unended(ends).filter(unit=unit),
        ):
            links.end_all(ends)
        unit.revise(ends, closed=True)
    return successor or unit


def _takes_over(actor: Person, unit: OrgUnit, successor: OrgUnit) -> None:
    policies.administer.require(actor, successor, doing="merge units")
    if unit.pk in successor.path:
        raise Invalid(
            "unit_loop",
            f"{successor.name} stands below {unit.name} and cannot take over from it. Nothing was changed: move it "
            "elsewhere first, or choose another unit.",
            field="successor_id",
        )


def _must_be_empty(unit: OrgUnit) -> None:
    below = OrgUnit.objects.filter(parent=unit, closed=False).count()
    people = Person.objects.active().filter(unit=unit).count()
    if below or people or unit.parent_id is None:
        holds = " and ".join(
            said for said, number in ((f"{below} open units below it", below), (f"{people} people", people)) if number
        )
        raise Conflict(
            "unit_not_empty",
            f"{unit.name} still has {holds or 'the whole organization below it'}. Nothing was changed: name the unit "
            "that takes over, or move them first.",
        )


def _hand_over(unit: OrgUnit, successor: OrgUnit, action: entries.Action) -> None:
    """People, roles and units below go on in the successor."""
    for child in OrgUnit.objects.select_for_update(no_key=True).filter(parent=unit, closed=False).order_by("id"):
        child.revise(action.at, parent=successor)
    Person.objects.active().filter(unit=unit).update(unit=successor)
    held = list(Membership.objects.unended(action.at).filter(unit=unit))
    kept = {(m.person_id, m.role, m.group_id) for m in Membership.objects.unended(action.at).filter(unit=successor)}
    Membership.objects.filter(pk__in=[m.pk for m in held]).end_all(action.at)
    Membership.objects.bulk_create(
        Membership(
            organization_id=m.organization_id, person_id=m.person_id, role=m.role, unit=successor,
            group_id=m.group_id, valid_from=max(m.valid_from, action.at), valid_to=m.valid_to,
        )
        for m in held
        if (m.person_id, m.role, m.group_id) not in kept
    )  # fmt: skip

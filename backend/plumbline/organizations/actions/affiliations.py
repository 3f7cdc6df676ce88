"""Groups that units of different branches share, and which units belong to them when."""

from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations import policies
from plumbline.organizations.choices import AffiliationKind
from plumbline.organizations.models import Affiliation, AffiliationGroup, OrgUnit, Person


def add_group(*, actor: Person, kind: str, name: str, id: UUID | None = None) -> AffiliationGroup:
    """A service line, a medical-staff department or a collaborative."""
    known: AffiliationGroup | None = (
        AffiliationGroup.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    )
    if known is not None:
        return known
    if kind not in AffiliationKind.values:
        sentence = f"“{str(kind)[:40]}” is not a kind of group. Nothing was saved."
        raise Invalid("unknown_kind", sentence, field="kind")
    with entries.action("group.add", actor=actor) as action:
        policies.administer.require(actor, None, doing="add groups")
        group: AffiliationGroup = AffiliationGroup.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, kind=kind,
            name=text.line(name, field="name", max_length=160),
        )  # fmt: skip
        action.about(group)
    return group


def join(*, actor: Person, unit_id: UUID, group_id: UUID, id: UUID | None = None) -> Affiliation:
    """The unit belongs to the group from now on. Joining twice changes nothing."""
    unit = OrgUnit.objects.seen(actor, unit_id)
    group = AffiliationGroup.objects.seen(actor, group_id)
    known: Affiliation | None = Affiliation.objects.open().filter(unit=unit, group=group).first()
    if known is not None:
        return known
    with entries.action("group.join", actor=actor) as action:
        action.lock_structure()
        unit = OrgUnit.objects.locked(unit_id)
        policies.administer.require(actor, unit, doing="put units into groups")
        if unit.closed:
            raise Conflict("unit_closed", f"{unit.name} is closed. Nothing was changed.")
        affiliation: Affiliation = Affiliation.objects.create(
            id=id or uuid7(),
            organization_id=unit.organization_id,
            unit=unit,
            group=group,
            valid_from=action.at,
        )
        action.about(affiliation)
    policies.forget(actor)
    return affiliation


def leave(*, actor: Person, affiliation_id: UUID) -> Affiliation:
    """The unit belongs to the group no longer."""
    Affiliation.objects.seen(actor, affiliation_id)
    with entries.action("group.leave", actor=actor) as action:
        action.lock_structure()
        affiliation: Affiliation = Affiliation.objects.select_related("unit").locked(affiliation_id)
        action.about(affiliation)
        policies.administer.require(actor, affiliation.unit, doing="take units out of groups")
        if affiliation.valid_to is not None:
            raise Conflict("already_ended", "The unit has already left this group. Nothing was changed.")
        affiliation.end(action.at)
    policies.forget(actor)
    return affiliation

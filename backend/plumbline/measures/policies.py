"""Who may define measures and record official data."""

from plumbline.core.policy import Reason, rule
from plumbline.measures.models import Measure
from plumbline.organizations import policies as organizations
from plumbline.organizations.choices import Role
from plumbline.organizations.models import OrgUnit, Person

STEWARDS = (Role.STEWARD, Role.ADMINISTRATOR)


@rule
def define(actor: Person) -> Reason | None:
    """Stewards and administrators add to the measure library."""
    if organizations.holds_anywhere(actor, STEWARDS):
        return None
    to_ask = organizations.ask(STEWARDS, organization_id=actor.organization_id, unit=None)
    return Reason("not_steward", f"Only a data steward or an administrator can define measures. {to_ask}")


@rule
def revise(actor: Person, measure: Measure) -> Reason | None:
    """The measure's own steward, or a steward or administrator of the whole organization."""
    if measure.steward_id == actor.pk or organizations.holds_at_top(actor, STEWARDS):
        return None
    return Reason("not_steward", f"Only the steward of {measure.name} can change what it means. {_ask(actor, measure)}")


@rule
def record(actor: Person, measure: Measure, unit: OrgUnit) -> Reason | None:
    """The measure's steward, or a steward or administrator over the unit. Never a goal's owner as such."""
    if measure.steward_id == actor.pk or organizations.holds(actor, STEWARDS, unit):
        return None
    return Reason(
        "not_steward",
        f"Only the data steward records {measure.name} for {unit.name}. {_ask(actor, measure, unit)}",
    )


def _ask(actor: Person, measure: Measure, unit: OrgUnit | None = None) -> str:
    if measure.steward is not None:
        return f"Ask {measure.steward}."
    return organizations.ask(STEWARDS, organization_id=actor.organization_id, unit=unit)

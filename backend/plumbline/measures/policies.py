"""Who may define measures and record official data."""

from plumbline.core.policy import Reason, rule
from plumbline.measures.models import Measure, Rebaseline
from plumbline.organizations import policies as organizations
from plumbline.organizations.choices import Role
from plumbline.organizations.models import OrgUnit, Person

STEWARDS = (Role.STEWARD, Role.ADMINISTRATOR)
APPROVERS = (Role.CMO, Role.EXECUTIVE)


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


@rule
def rebaseline(actor: Person, measure: Measure, unit: OrgUnit) -> Reason | None:
    """Whoever records its data, or leads the unit."""
    if organizations.holds(actor, (*organizations.LEADERS, *APPROVERS), unit):
        return None
    return record.reason(actor, measure, unit)


@rule
def answer_rebaseline(actor: Person, row: Rebaseline) -> Reason | None:
    """A chief medical officer or an executive over the unit who did not propose it."""
    if not organizations.holds(actor, APPROVERS, row.unit):
        asked = organizations.ask(APPROVERS, organization_id=actor.organization_id, unit=row.unit)
        return Reason("not_approver", f"Only an executive or the chief medical officer agrees to new limits. {asked}")
    if row.proposed_by_id == actor.pk:
        return Reason("own_proposal", "You proposed these limits yourself, so somebody else must agree to them.")
    return None


@rule
def withdraw_rebaseline(actor: Person, row: Rebaseline) -> Reason | None:
    """Whoever proposed it, or an approver."""
    if row.proposed_by_id == actor.pk:
        return None
    return answer_rebaseline.reason(actor, row)


def _ask(actor: Person, measure: Measure, unit: OrgUnit | None = None) -> str:
    if measure.steward is not None:
        return f"Ask {measure.steward}."
    return organizations.ask(STEWARDS, organization_id=actor.organization_id, unit=unit)

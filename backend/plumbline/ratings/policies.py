"""Who chooses what the organization steers by, and who pairs measures."""

from plumbline.core.policy import Reason, rule
from plumbline.organizations import policies as organizations
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Person
from plumbline.ratings.models import Scenario, TrueNorth

PROPOSERS = (Role.BOARD_MEMBER, Role.EXECUTIVE, Role.CMO, Role.ADMINISTRATOR)


@rule
def propose(actor: Person) -> Reason | None:
    """Board members, executives, chief medical officers and administrators of the whole organization."""
    if organizations.holds_at_top(actor, PROPOSERS):
        return None
    return Reason("not_leading", f"Only the board and its executives propose a True North. {_ask(actor, PROPOSERS)}")


@rule
def answer(actor: Person, proposal: TrueNorth) -> Reason | None:
    """A member of the board who did not propose it."""
    if not organizations.holds_at_top(actor, (Role.BOARD_MEMBER,)):
        asked = _ask(actor, (Role.BOARD_MEMBER,))
        return Reason("not_board", f"Only a member of the board approves a True North. {asked}")
    if proposal.proposed_by_id == actor.pk:
        return Reason("own_proposal", "You proposed it yourself, so another member of the board must approve it.")
    return None


@rule
def withdraw(actor: Person, proposal: TrueNorth) -> Reason | None:
    """Whoever proposed it, or a member of the board."""
    if proposal.proposed_by_id == actor.pk:
        return None
    return answer.reason(actor, proposal)


@rule
def remove(actor: Person, scenario: Scenario) -> Reason | None:
    """Whoever saved it, or an administrator."""
    if scenario.saved_by_id == actor.pk:
        return None
    return organizations.administer.reason(actor, None, doing="remove what others saved")


def _ask(actor: Person, roles: tuple[Role, ...]) -> str:
    return organizations.ask(roles, organization_id=actor.organization_id, unit=None)

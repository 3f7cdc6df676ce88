"""Who may read and make board packets."""

from plumbline.core.policy import Reason, rule
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Person
from plumbline.organizations.policies import ask, holds_anywhere, holds_at_top

MAKERS = (Role.ADMINISTRATOR, Role.CMO, Role.EXECUTIVE)
READERS = (*MAKERS, Role.BOARD_MEMBER, Role.AUDITOR)


@rule
def make_packet(actor: Person) -> Reason | None:
    """The board's office: administrators, executives and the CMO of the whole organization."""
    if holds_at_top(actor, MAKERS):
        return None
    to_ask = ask(MAKERS, organization_id=actor.organization_id, unit=None)
    return Reason(
        "not_board_office",
        f"Only an administrator, an executive or the CMO of the whole organization can make a board packet. {to_ask}",
    )


@rule
def read_packets(actor: Person) -> Reason | None:
    """Board members, those who make packets, and auditors."""
    if holds_anywhere(actor, READERS):
        return None
    to_ask = ask(MAKERS, organization_id=actor.organization_id, unit=None)
    return Reason("not_of_the_board", f"Board packets are read by the board and those who prepare for it. {to_ask}")

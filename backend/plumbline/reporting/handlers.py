"""What reporting does when other things happen; listed in `config/wiring.py`."""

from plumbline.organizations.events import OrganizationMadeUp
from plumbline.reporting import tasks

SOON = {"minutes": 5}  # by then the database has counted its new rows


def demo_made(event: OrganizationMadeUp) -> None:
    """Its board gets its packets, once the demo can be seen."""
    tasks.make_packets.configure(schedule_in=SOON).defer(organization=str(event.organization_id))

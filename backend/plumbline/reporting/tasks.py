"""Work that nobody waits for: the packets of a demo's past meetings."""

from procrastinate.contrib.django import app

from plumbline.accountability.choices import ForumKind
from plumbline.accountability.models import Meeting
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Organization
from plumbline.organizations.policies import who_holds
from plumbline.organizations.selectors import today
from plumbline.reporting.actions import packets
from plumbline.reporting.models import Packet

MEETINGS = 4


@app.task(queueing_lock="make_packets", pass_context=False)
def make_packets(organization: str) -> None:
    """One for each of the board's last meetings that has none, the oldest first."""
    demo = Organization.objects.get(pk=organization)
    held = Meeting.objects.filter(organization=demo, forum__kind=ForumKind.BOARD, held_on__lt=today(demo))
    waiting = [it for it in held.order_by("-held_on")[:MEETINGS] if not Packet.objects.filter(meeting=it).exists()]
    makers = who_holds([Role.ADMINISTRATOR], organization_id=demo.pk, unit=None)
    for meeting in reversed(waiting) if makers else ():
        packets.make(actor=makers[0], meeting_id=meeting.pk)

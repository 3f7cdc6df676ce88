"""Board packets: drawn from their instant alone, the same bytes whatever has happened since."""

from datetime import timedelta

from domain.world import build
from plumbline.core import clock
from plumbline.reporting import pages
from plumbline.reporting.actions import packets
from plumbline.reporting.models import Packet


def test_one() -> None:
    world = build()
    world.target("board")
    world.commit("board", "north", "surgery", "w5")
    packet = packets.make(actor=world.cast.eve)
    page = pages.page(Packet.objects.get(pk=packet.pk), world.cast.bea)
    assert page.unchanged, page.sentence
    assert clock.now() - packet.made_at < timedelta(minutes=5)

"""Packets made while many write: each tells of one instant, and comes out the same afterwards."""

import threading
import time
from collections import Counter

from django.db import connections

from domain import test_storm as storms
from domain import world as worlds
from domain.world import World
from plumbline.goals.actions import check_ins
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person
from plumbline.reporting import pages
from plumbline.reporting.actions import packets
from plumbline.reporting.models import Packet

SECONDS = 6


def test_made_in_a_storm_and_the_same_after_it(committing: str) -> None:
    world = worlds.build()
    keys = storms.plant(world, 12)
    told: list[Counter[str]] = []
    storm = threading.Thread(target=lambda: told.append(storms.storm(world, keys, SECONDS)))
    storm.start()
    made: list[Packet] = []
    while storm.is_alive():
        made.append(packets.make(actor=world.cast.chidi))
    storm.join()
    reader = Person.objects.select_related("organization", "account", "unit").get(pk=world.cast.ids["bea"])
    wrong = [it.instant for it in Packet.objects.select_related("organization") if not pages.page(it, reader).unchanged]
    print(f"{len(made)} packets among {sum(told[0].values())} actions: {len(wrong)} that come out differently")
    assert len(made) >= 2
    assert wrong == []


def test_it_waits_for_whoever_is_still_writing(committing: str) -> None:
    """Somebody's instant is taken and their word is not yet written: it is older than the packet, and in it."""
    world = worlds.build()
    world.commit("board")
    begun = threading.Event()
    slow = threading.Thread(target=speak_slowly, args=(world, begun))
    slow.start()
    begun.wait()
    packet = packets.make(actor=world.cast.chidi)
    slow.join()
    page = pages.page(Packet.objects.get(pk=packet.pk), world.cast.bea)
    assert page.unchanged
    assert b"Said slowly" in page.html


def speak_slowly(world: World, begun: threading.Event) -> None:
    try:
        with entries.action("test.slowly", organization_id=world.cast.organization.pk) as action:
            action.lock_shared()
            assert action.at
            begun.set()
            time.sleep(0.7)
            said = CheckInDraft(world.ids["board"], "at_risk", next_step="Said slowly")
            check_ins.record(actor=world.cast.eve, draft=said)
    finally:
        connections.close_all()

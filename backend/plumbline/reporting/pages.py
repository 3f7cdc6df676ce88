"""A packet's page, drawn from nothing but what was on record at its instant: the same bytes, whenever it is drawn."""

import hashlib
from dataclasses import dataclass, replace
from uuid import UUID

from django.template.loader import render_to_string

from plumbline.accountability import past
from plumbline.core import clock, glasses
from plumbline.core.glasses import Glasses
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person
from plumbline.reporting import contents
from plumbline.reporting.models import Packet

EDITION = 1


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown now, and whether it is what was made."""

    html: bytes
    unchanged: bool
    sentence: str


def page(packet: Packet, reader: Person) -> Page:
    """The page as this reader may see it today. Where it is not the one that was made, it says so itself."""
    html = draw(packet, reader)
    made = clock.said(clock.day(packet.made_at, packet.organization.time_zone))
    if digest(html) == packet.sha256:
        return Page(html, True, f"Drawn again just now: byte for byte the page that was made on {made}.")
    sentence = (
        f"This is not the page that was made on {made}. Something in it was blanked or restricted since, a newer "
        "version of Plumbline words it differently, or the record was changed: “plumbline verify” tells which."
    )
    return Page(draw(packet, reader, differs=sentence), False, sentence)


def draw(packet: Packet, reader: Person, *, differs: str = "") -> bytes:
    told = contents.of(packet, reader, _glasses(packet, reader))
    context = {"packet": told, "differs": differs}
    return render_to_string(f"reporting/edition_{packet.edition}/packet.html", context).encode()


def digest(html: bytes) -> str:
    return hashlib.sha256(html).hexdigest()


def _glasses(packet: Packet, reader: Person) -> Glasses:
    """The board's eyes: what was restricted then, or when the packet was made, is left out for everybody; besides what
    this reader may not see today."""
    worn = past.worn(packet.organization, packet.instant, reader)
    withheld = worn.withheld | _shut(packet, worn)
    if packet.made_at is None:
        return replace(worn, withheld=withheld | _shut(packet, None))
    return replace(worn, withheld=withheld | _shut(packet, Glasses(packet.organization_id, packet.made_at)))


def _shut(packet: Packet, worn: Glasses | None) -> frozenset[UUID]:
    shut = Goal.objects.filter(organization_id=packet.organization_id, shut=True).values_list("pk", flat=True)
    if worn is None:
        return frozenset(shut)
    with glasses.on(worn):
        return frozenset(shut)

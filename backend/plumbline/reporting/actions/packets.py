"""Making a board packet: the page is made once, and its digest is kept for good."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from plumbline.accountability import past
from plumbline.accountability.choices import ForumKind
from plumbline.accountability.models import Forum, Meeting
from plumbline.core import clock, locks
from plumbline.core.errors import Invalid
from plumbline.core.ids import uuid7
from plumbline.goals.actions import structure
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry
from plumbline.organizations import selectors as organizations
from plumbline.organizations.models import Organization, Person
from plumbline.reporting import pages, policies, record
from plumbline.reporting.models import Packet


def make(*, actor: Person, meeting_id: UUID | None = None, as_of: str = "", id: UUID | None = None) -> Packet:
    """Freezes what the board is shown: for a meeting, or of a day. A resend of a client-made id is harmless.

    Without `as_of` a packet for a meeting that is over tells how things stood on the evening before it, any other one
    how they stand now.
    """
    known: Packet | None = Packet.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        structure.same({"meeting_id": known.meeting_id}, {"meeting_id": meeting_id}, by=known.made_by_id, actor=actor)
        return known
    meeting = _meeting(actor, meeting_id)
    policies.make_packet.require(actor)
    packet = _drawn_up(actor, meeting, as_of, id or uuid7())
    with entries.action("packet.make", actor=actor, object=packet) as action:
        action.lock_shared()
        policies.make_packet.require(actor)
        packet.made_at = action.not_before(packet.instant)
        packet.save(force_insert=True)
    return packet


def _drawn_up(actor: Person, meeting: Meeting | None, as_of: str, id: UUID) -> Packet:
    """The packet with its digest, before it is saved: to draw its page can take seconds, during which nobody waits."""
    organization = actor.organization
    instant = _instant(organization, meeting, as_of)
    forum = meeting.forum if meeting is not None else _board(actor)
    head = record.head(organization.pk, instant)
    packet = Packet(
        id=id, organization=organization, title=_title(organization, meeting, instant), forum=forum, meeting=meeting,
        instant=instant, edition=pages.EDITION, checkpoint_size=record.quoted(organization.pk, head), made_by=actor,
    )  # fmt: skip
    was_past = _written_since(organization, instant)
    drawn = pages.draw(packet, actor)
    if not was_past and _written_since(organization, instant):
        drawn = pages.draw(packet, actor)  # somebody wrote meanwhile; from now on it is the past, and stands still
    packet.sha256 = pages.digest(drawn)
    return packet


def _written_since(organization: Organization, instant: datetime) -> bool:
    return Entry.objects.filter(organization_id=organization.pk, at__gt=instant).exists()


def _meeting(actor: Person, meeting_id: UUID | None) -> Meeting | None:
    if meeting_id is None:
        return None
    meeting: Meeting = Meeting.objects.select_related("forum__unit").seen(actor, meeting_id)
    if meeting.forum.unit.parent_id is not None:
        sentence = "A board packet is for a forum of the whole organization. Nothing was made: choose another meeting."
        raise Invalid("forum_below", sentence, field="meeting_id")
    return meeting


def _board(actor: Person) -> Forum | None:
    boards = Forum.objects.visible_to(actor).open().filter(kind=ForumKind.BOARD)
    found: Forum | None = boards.order_by("founded_at", "id").first()
    return found


def _instant(organization: Organization, meeting: Meeting | None, as_of: str) -> datetime:
    if as_of:
        instant = past.instant_of(organization, as_of)
    elif meeting is not None and meeting.held_on < organizations.today(organization):
        instant = past.instant_of(organization, (meeting.held_on - timedelta(days=1)).isoformat())
    else:
        instant = _settled_now(organization.pk)
    past.require_told(organization, instant)
    return instant


def _settled_now(organization_id: UUID) -> datetime:
    """Now, after everybody who was still writing has ended: nothing older comes later."""
    with transaction.atomic():
        locks.structure(organization_id)
        return clock.now()


def _title(organization: Organization, meeting: Meeting | None, instant: datetime) -> str:
    if meeting is not None:
        return f"{meeting.forum.name}, {clock.said(meeting.held_on)}"
    return f"Board packet, {clock.said(_day(organization, instant))}"


def _day(organization: Organization, instant: datetime) -> date:
    return clock.day(instant, organization.time_zone)

"""What a board packet says, gathered with the glasses of its instant on: a function of the past and of nothing else."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from plumbline.accountability import changes, findings, home, integrity, past
from plumbline.accountability.changes import Since
from plumbline.accountability.choices import ChangeKind
from plumbline.accountability.integrity import Integrity
from plumbline.accountability.models import Forum
from plumbline.core import clock, glasses
from plumbline.core.errors import Invalid
from plumbline.core.glasses import Glasses
from plumbline.goals.models import Goal
from plumbline.organizations.models import Organization, Person
from plumbline.reporting import goals, happened, links, record
from plumbline.reporting.models import Packet

A_MOMENT = timedelta(microseconds=1)
LETTER = ("US", "CA", "MX")  # where paper is not A4


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood on the evening before the last meeting."""

    day: str
    values: dict[UUID, Decimal | None] = field(default_factory=dict)
    counts: Counter[str] | None = None
    integrity: Integrity | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """One packet in words."""

    title: str
    organization: str
    demo: bool
    paper: str
    instant: datetime
    said: str
    since: str
    sentence: str
    goals: list[goals.Row]
    asked: list[happened.Asked]
    decisions: happened.Decisions
    targets: happened.Changes
    definitions: happened.Changes
    others: list[str]
    links: links.Links
    head: record.Head | None
    quoted: record.Quoted | None


def of(packet: Packet, reader: Person, worn: Glasses) -> Content:
    with glasses.on(worn):
        viewer = past.eyes(reader)
        since = _since(viewer, packet)
    before = _before(packet, reader, worn, since)
    with glasses.on(worn):
        return _told(packet, viewer, since, before)


def _since(viewer: Person, packet: Packet) -> Since | None:
    """What changed since the forum's last meeting; nothing where there was no forum yet."""
    forum = Forum.objects.visible_to(viewer).filter(pk=packet.forum_id).first()
    return changes.since_last_meeting(viewer, forum) if forum is not None else None


def _before(packet: Packet, reader: Person, worn: Glasses, since: Since | None) -> Before:
    if since is None or since.meeting_id is None:
        return Before("")
    then = since.since - A_MOMENT
    day = clock.said(clock.day(since.since, packet.organization.time_zone))
    try:
        earlier = past.worn(packet.organization, then, reader)
    except Invalid:
        return Before(day)
    with glasses.on(earlier):
        shut = frozenset(Goal.objects.filter(organization=packet.organization, shut=True).values_list("pk", flat=True))
    with glasses.on(replace(earlier, withheld=worn.withheld | shut)):
        viewer = past.eyes(reader)
        counts = links.counted(viewer, findings.of_all(viewer))
        return Before(day, goals.values(viewer), counts, integrity.of(viewer, None))


def _told(packet: Packet, viewer: Person, since: Since | None, before: Before) -> Content:
    organization, board = viewer.organization, home.board(viewer)
    head = record.head(organization.pk, packet.instant)
    groups = {group.kind: group for group in since.groups} if since else {}
    changed = {it.goal_id for group in groups.values() for it in group.changes}
    return Content(
        title=packet.title,
        organization=organization.name,
        demo=organization.demo,
        paper="Letter" if organization.locale.rpartition("-")[2] in LETTER else "A4",
        instant=packet.instant,
        said=_said(organization, packet.instant),
        since=before.day,
        sentence=board.sentence,
        goals=goals.rows(viewer, board.rows, before.values, changed),
        asked=happened.asked(viewer, board.decisions),
        decisions=happened.decided(viewer, packet.forum_id, since.since) if since else happened.Decisions(0, []),
        targets=happened.targets(viewer, groups.get(ChangeKind.TARGET_CHANGED)),
        definitions=happened.definitions(viewer, groups.get(ChangeKind.DEFINITION_CHANGED)),
        others=happened.others(groups.values()),
        links=links.links(viewer, findings.of_all(viewer), before.counts, before.integrity),
        head=head,
        quoted=record.checkpoint(organization.pk, packet.checkpoint_size),
    )


def _said(organization: Organization, instant: datetime) -> str:
    """ "March 1, 2026, 23:59 (America/Chicago)" """
    there = instant.astimezone(ZoneInfo(organization.time_zone))
    return f"{clock.said(there.date())}, {there:%H:%M} ({organization.time_zone})"

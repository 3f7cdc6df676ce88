"""Missing and weak links as a board is told of them: counts, and those that reach furthest. Never people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.accountability import findings, integrity
from plumbline.accountability.choices import BLOCKING, FindingCode
from plumbline.accountability.findings import Finding
from plumbline.accountability.integrity import Integrity
from plumbline.core import clock
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person
from plumbline.reporting.happened import depth
from plumbline.reporting.rules import words

LISTED = 10


@dataclass(frozen=True, slots=True)
class Count:
    sentence: str
    blocking: bool
    count: int
    accepted: int
    change: str


@dataclass(frozen=True, slots=True)
class Link:
    """One finding; `who` is a capacity and a position."""

    sentence: str
    about: str
    title: str
    unit: str
    since: str
    reach: int
    who: str
    accepted: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and how many more than at the last meeting."""

    said: str
    count: int
    every: int
    change: str


@dataclass(frozen=True, slots=True)
class Links:
    sentence: str
    shares: list[Share]
    counts: list[Count]
    furthest: list[Link]
    more: int


def links(viewer: Person, found: Sequence[Finding], before: Counter[str] | None, earlier: Integrity | None) -> Links:
    measured = integrity.of(viewer, None)
    now = counted(viewer, found)
    taken = Counter(it.code for it in found) - now
    counts = [
        Count(
            FindingCode(code).label, code in BLOCKING, now[code], taken[code],
            words.change(None if before is None else now[code] - before[code]),
        )
        for code in FindingCode.values
        if now[code] or taken[code] or (before and before[code])
    ]  # fmt: skip
    furthest = _furthest(viewer, found)
    return Links(measured.sentence, _shares(measured, earlier), counts, furthest, len(found) - len(furthest))


def counted(viewer: Person, found: Sequence[Finding]) -> Counter[str]:
    """How many of each kind are open; what somebody accepts for a time is told apart."""
    accepted = findings.accepted(viewer, found)
    return Counter(it.code for it in found if it.id not in accepted)


def _shares(now: Integrity, before: Integrity | None) -> list[Share]:
    told = [
        ("Committed goals that hang soundly from the board", "sound", "committed"),
        ("Links that are agreed and lead upward", "links_sound", "links"),
        ("Check-ins that are current", "current", "committed"),
        (f"Owners who said something in the last {now.owner_days} days", "owners_updated", "owners"),
    ]
    return [
        Share(
            said, getattr(now, part), getattr(now, whole),
            words.change(None if before is None else getattr(now, part) - getattr(before, part)),
        )
        for said, part, whole in told
    ]  # fmt: skip


def _furthest(viewer: Person, found: Sequence[Finding]) -> list[Link]:
    """What reaches furthest and is oldest, of the goals that a board looks at."""
    goals = Goal.objects.visible_to(viewer).select_related("unit__level").in_bulk({it.goal_id for it in found})
    deepest, accepted = depth(viewer), findings.accepted(viewer, found)
    seen = [it for it in found if it.goal_id in goals and goals[it.goal_id].unit.level.ordinal < deepest]
    first = sorted(seen, key=lambda it: (-it.weight, it.id))[:LISTED]
    rows = []
    for it, (person, capacity) in zip(first, findings.whose(viewer, first), strict=True):
        goal, row = goals[it.goal_id], accepted.get(it.id)
        zone = viewer.organization.time_zone
        rows.append(
            Link(
                sentence=it.sentence, about="" if it.about == goal.unit.name else it.about, title=goal.title,
                unit=goal.unit.name,
                since=clock.said(clock.day(it.since, zone)) if it.since else "", reach=it.reach,
                who=f"{capacity}: {person.position}" if person else capacity,
                accepted=f"Accepted until {clock.said(row.until)}: {row.reason}" if row else "",
            )
        )  # fmt: skip
    return rows

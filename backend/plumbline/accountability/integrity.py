"""How soundly the goals of a scope hang together, and what has changed in a week."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from plumbline.accountability import findings, past
from plumbline.accountability.choices import BLOCKING, FindingCode
from plumbline.accountability.models import Assignment
from plumbline.accountability.rules import integrity as rules
from plumbline.accountability.rules.integrity import Rung
from plumbline.core import clock, glasses
from plumbline.core.errors import Invalid
from plumbline.goals.choices import State
from plumbline.goals.models import Alignment, CheckIn, Goal, Standing
from plumbline.organizations.models import OrgUnit, Person
from plumbline.organizations.rules import settings

OF_LINKS = (FindingCode.NO_PARENT, FindingCode.ALIGNMENT_NOT_AGREED, FindingCode.PARENT_CLOSED)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Integrity:
    """Committed goals the viewer may see, and how many of them hang soundly from the board; the links of those below
    the board; check-ins that are not overdue; owners, and those who said something lately. Counts, never names."""

    day: date
    committed: int
    sound: int
    links: int
    links_sound: int
    current: int
    owners: int
    owners_updated: int
    owner_days: int

    @property
    def sentence(self) -> str:
        if not self.committed:
            return "No committed goals."
        goals = "goal hangs" if self.committed == 1 else "goals hang"
        return f"{self.sound} of {self.committed} committed {goals} soundly from the board."


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings of a kind there are; `change` against seven days before, where that is on record."""

    code: str
    count: int
    change: int | None

    @property
    def sentence(self) -> str:
        return FindingCode(self.code).label

    @property
    def blocking(self) -> bool:
        return self.code in BLOCKING


@dataclass(frozen=True, slots=True)
class FollowThrough:
    day: date
    unit: OrgUnit | None
    integrity: Integrity
    counts: list[FindingCount]


def follow_through(viewer: Person, unit: OrgUnit | None) -> FollowThrough:
    """What is sound, missing and weak in a unit and everything under it; without one, in all that the viewer sees."""
    found = findings.within(viewer, unit)
    now, before = Counter(it.code for it in found), _week_before(viewer, unit)
    counts = [
        FindingCount(code, now[code], None if before is None else now[code] - before[code])
        for code in FindingCode.values
        if now[code] or (before and before[code])
    ]
    return FollowThrough(_today(viewer), unit, _measured(viewer, unit, found), counts)


def of(viewer: Person, unit: OrgUnit | None) -> Integrity:
    return _measured(viewer, unit, findings.within(viewer, unit))


def _today(viewer: Person) -> date:
    return clock.day(clock.now(), viewer.organization.time_zone)


def _week_before(viewer: Person, unit: OrgUnit | None) -> Counter[str] | None:
    """The counts at the end of the day seven days before; None in a picture of the past, and before the record."""
    if glasses.worn():
        return None
    organization = viewer.organization
    try:
        then = past.instant_of(organization, (_today(viewer) - A_WEEK).isoformat())
        with past.at(organization, then, viewer):
            return Counter(it.code for it in findings.within(viewer, unit))
    except Invalid:
        return None


def _measured(viewer: Person, unit: OrgUnit | None, found: Sequence[findings.Finding]) -> Integrity:
    every = findings.of_all(viewer)  # a chain may leave the unit
    blocked = {it.goal_id for it in every if it.blocking}
    rungs = _rungs(viewer, {it.goal_id for it in every if it.code in OF_LINKS})
    inside = Goal.objects.visible_to(viewer).filter(state=State.COMMITTED)
    if unit is not None:
        inside = inside.filter(unit__path__contains=[unit.pk])
    committed = set(inside.values_list("pk", flat=True))
    below = [rungs[goal] for goal in committed if not rungs[goal].of_board]
    stale = Standing.objects.filter(goal_id__in=committed, stale=True).count() if committed else 0
    days = settings.read(viewer.organization.settings).owner_update_days
    owners, updated = _owners(committed, days)
    return Integrity(
        day=_today(viewer), committed=len(committed), sound=len(committed & rules.sound(rungs, blocked)),
        links=len(below), links_sound=sum(rung.link_sound for rung in below), current=len(committed) - stale,
        owners=owners, owners_updated=updated, owner_days=days,
    )  # fmt: skip


def _rungs(viewer: Person, loose: set[UUID]) -> dict[UUID, Rung[UUID]]:
    live = Goal.objects.visible_to(viewer).live().values_list("pk", "unit__level__ordinal")
    up = Alignment.objects.open().filter(organization_id=viewer.organization_id, primary=True)
    parents = dict(up.values_list("child_id", "parent_id"))
    return {goal: Rung(parents.get(goal), level == 0, goal not in loose) for goal, level in live}


def _owners(committed: set[UUID], days: int) -> tuple[int, int]:
    """How many own a committed goal, and how many of them checked in on one of theirs lately."""
    owners = Assignment.objects.owners().filter(goal_id__in=committed).values_list("person_id", "goal_id")
    lately = clock.now() - timedelta(days=days)
    spoke = CheckIn.objects.standing().filter(goal_id__in=committed, recorded_at__gte=lately)
    heard = set(spoke.values_list("goal_id", flat=True))
    return len({person for person, _ in owners}), len({person for person, goal in owners if goal in heard})

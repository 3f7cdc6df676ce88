"""How soundly the goals of a scope hang together, and what has changed in a week."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Exists, OuterRef

from plumbline.accountability import findings, past
from plumbline.accountability.choices import BLOCKING, FindingCode
from plumbline.accountability.models import Assignment, FindingSpan, IntegrityMonth
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
LATELY = timedelta(days=90)


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
    trend: list[Integrity]
    counts: list[FindingCount]
    accepted: int
    median_days_to_close: int | None
    reopened: int


def follow_through(viewer: Person, unit: OrgUnit | None) -> FollowThrough:
    """What is sound, missing and weak in a unit and everything under it; without one, in all that the viewer sees."""
    found = findings.within(viewer, unit)
    accepted = findings.accepted(viewer, found)
    now = Counter(it.code for it in found if it.id not in accepted)
    before = _week_before(viewer, unit)
    counts = [
        FindingCount(code, now[code], None if before is None else now[code] - before[code])
        for code in FindingCode.values
        if now[code] or (before and before[code])
    ]
    measured = _integrity(_today(viewer), _owner_days(viewer), _facts(viewer, unit))
    median, reopened = _closing(viewer, unit)
    return FollowThrough(
        _today(viewer), unit, measured, [*_months(viewer, unit), measured], counts, len(accepted), median, reopened
    )


def of(viewer: Person, unit: OrgUnit | None) -> Integrity:
    return _integrity(_today(viewer), _owner_days(viewer), _facts(viewer, unit))


def by_unit(viewer: Person) -> dict[UUID, Integrity]:
    """Of every unit with a committed goal in it or under it."""
    inside: dict[UUID, list[Fact]] = defaultdict(list)
    for fact in _facts(viewer, None):
        for unit in fact.path:
            inside[unit].append(fact)
    day, days = _today(viewer), _owner_days(viewer)
    return {unit: _integrity(day, days, facts) for unit, facts in inside.items()}


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
            found = findings.within(viewer, unit)
            accepted = findings.accepted(viewer, found)
            return Counter(it.code for it in found if it.id not in accepted)
    except Invalid:
        return None


@dataclass(frozen=True, slots=True)
class Fact:
    """A committed goal; `link_sound` is None for a goal of the board, which has no link."""

    path: tuple[UUID, ...]
    sound: bool
    link_sound: bool | None
    current: bool
    owner: UUID | None
    heard: bool


def _facts(viewer: Person, unit: OrgUnit | None) -> list[Fact]:
    every = findings.of_all(viewer)  # a chain may leave the unit
    blocked = {it.goal_id for it in every if it.blocking}
    rungs = _rungs(viewer, {it.goal_id for it in every if it.code in OF_LINKS})
    inside = Goal.objects.visible_to(viewer).filter(state=State.COMMITTED)
    if unit is not None:
        inside = inside.filter(unit__path__contains=[unit.pk])
    committed = dict(inside.values_list("pk", "unit__path"))
    sound = rules.sound(rungs, blocked)
    stale = set(Standing.objects.filter(goal_id__in=committed, stale=True).values_list("goal_id", flat=True))
    owners = dict(Assignment.objects.owners().filter(goal_id__in=committed).values_list("goal_id", "person_id"))
    lately = clock.now() - timedelta(days=_owner_days(viewer))
    spoke = CheckIn.objects.standing().filter(goal_id__in=committed, recorded_at__gte=lately)
    heard = set(spoke.values_list("goal_id", flat=True))
    return [
        Fact(
            tuple(path), goal in sound, None if rungs[goal].of_board else rungs[goal].link_sound, goal not in stale,
            owners.get(goal), goal in heard,
        )
        for goal, path in committed.items()
    ]  # fmt: skip


def _integrity(day: date, owner_days: int, facts: Sequence[Fact]) -> Integrity:
    links = [fact.link_sound for fact in facts if fact.link_sound is not None]
    return Integrity(
        day=day, committed=len(facts), sound=sum(fact.sound for fact in facts), links=len(links),
        links_sound=sum(links), current=sum(fact.current for fact in facts),
        owners=len({fact.owner for fact in facts if fact.owner}),
        owners_updated=len({fact.owner for fact in facts if fact.owner and fact.heard}), owner_days=owner_days,
    )  # fmt: skip


def _owner_days(viewer: Person) -> int:
    return settings.read(viewer.organization.settings).owner_update_days


def _months(viewer: Person, unit: OrgUnit | None) -> list[Integrity]:
    """The ends of the twelve months before, as far as they were observed."""
    where = {"unit": unit} if unit else {"unit__parent": None}
    rows = IntegrityMonth.objects.visible_to(viewer).filter(**where, day__lt=_today(viewer)).order_by("-day")[:12]
    names = Integrity.__dataclass_fields__
    return [Integrity(**{name: getattr(row, name) for name in names}) for row in reversed(rows)]


def _closing(viewer: Person, unit: OrgUnit | None) -> tuple[int | None, int]:
    """Of the last ninety days: how long what was closed had stood, in days at the middle; how many had come back."""
    today = _today(viewer)
    spans = FindingSpan.objects.visible_to(viewer)
    if unit is not None:
        spans = spans.filter(goal__unit__path__contains=[unit.pk])
    closed = spans.filter(closed_on__gt=today - LATELY, closed_on__lte=today)
    stood = [(end - start).days for start, end in closed.values_list("opened_on", "closed_on")]
    opened = spans.filter(opened_on__gt=today - LATELY, opened_on__lte=today)
    before = FindingSpan.objects.filter(
        organization_id=viewer.organization_id, name=OuterRef("name"), closed_on__lte=OuterRef("opened_on"),
        closed_on__gt=OuterRef("opened_on") - LATELY,
    )  # fmt: skip
    return (round(median(stood)) if stood else None), opened.filter(Exists(before)).count()


def _rungs(viewer: Person, loose: set[UUID]) -> dict[UUID, Rung[UUID]]:
    live = Goal.objects.visible_to(viewer).live().values_list("pk", "unit__level__ordinal")
    up = Alignment.objects.open().filter(organization_id=viewer.organization_id, primary=True)
    parents = dict(up.values_list("child_id", "parent_id"))
    return {goal: Rung(parents.get(goal), level == 0, goal not in loose) for goal, level in live}

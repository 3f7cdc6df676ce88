"""What was decided, what waits for the board, and what changed since its last meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from plumbline.accountability.changes import Change, ChangeGroup
from plumbline.accountability.choices import ChangeKind, DecisionKind
from plumbline.accountability.models import Decision
from plumbline.core import clock
from plumbline.goals.choices import State
from plumbline.goals.models import Goal, Target
from plumbline.organizations.models import Level, Person
from plumbline.organizations.rules import settings
from plumbline.reporting.goals import aim_of
from plumbline.reporting.rules import words

LISTED = 12
CLOSINGS = {State.ACHIEVED: "achieved", State.MISSED: "missed", State.STOPPED: "stopped"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What waits for the board's word."""

    title: str
    question: str
    since: str


@dataclass(frozen=True, slots=True)
class Decided:
    day: str
    kind: str
    text: str
    title: str
    by: str


@dataclass(frozen=True, slots=True)
class Decisions:
    count: int
    rows: list[Decided]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Changed:
    day: str
    title: str
    unit: str
    told: str
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How many there were, and those that a board looks at."""

    count: int
    rows: list[Changed]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def asked(viewer: Person, proposed: Sequence[Goal]) -> list[Asked]:
    """Goals to commit to, targets to change, goals to close: of the board, the longest waiting first."""
    board = Goal.objects.visible_to(viewer).filter(unit__level__ordinal=0)
    rows = [(goal.state_since, Asked(goal.title, "Commit to this goal", "")) for goal in proposed]
    for target in Target.objects.proposed().filter(goal__in=board.live()).select_related("goal", "measure"):
        rows.append((target.proposed_at, Asked(target.goal.title, _retarget(target), "")))
    for goal in board.live().exclude(asked_outcome=""):
        closing = f"Close this goal as {CLOSINGS[State(goal.asked_outcome)]}"
        rows.append((goal.asked_at or goal.state_since, Asked(goal.title, closing, "")))
    told = sorted(rows, key=lambda row: (row[0], row[1].title, row[1].question))
    return [Asked(row.title, row.question, _day(viewer, at)) for at, row in told]


def _retarget(target: Target) -> str:
    unit = target.measure.unit
    new = words.aim(aim_of(target), unit)[1]
    standing = Target.objects.in_force().filter(line=target.line).first()
    old = f" from {words.aim(aim_of(standing), unit)[1]}" if standing else ""
    because = f": {target.reason}" if target.reason else ""
    return f"Change the target for {target.measure.name}{old} to {new} {words.by(target.due_on)}{because}"


def decided(viewer: Person, forum_id: UUID | None, since: datetime) -> Decisions:
    """From the forum's last meeting on: what it stated and what became of the board's goals. Its approvals of goals
    below are counted."""
    rows = Decision.objects.visible_to(viewer).filter(decided_at__gte=since, decided_at__lte=clock.now())
    of_board = Q(goal__unit__level__ordinal=0)
    every = rows.filter(Q(meeting__forum_id=forum_id) | of_board).count()
    told = rows.filter(Q(meeting__forum_id=forum_id, kind=DecisionKind.STATED) | of_board)
    shown = [_decided(viewer, row) for row in told.select_related("goal", "decided_by").order_by("decided_at", "id")]
    return Decisions(every, shown)


def _decided(viewer: Person, row: Decision) -> Decided:
    return Decided(
        day=_day(viewer, row.decided_at),
        kind="" if row.kind == DecisionKind.STATED else DecisionKind(row.kind).label,
        text=row.text,
        title=row.goal.title if row.goal else "",
        by=row.decided_by.position if row.decided_by else "",
    )


def targets(viewer: Person, group: ChangeGroup | None) -> Changes:
    if group is None:
        return Changes(0, [])
    shown = _for_the_board(viewer, group.changes)
    now = Target.objects.select_related("measure").in_bulk([it.subject_id for it, _ in shown if it.subject_id])
    lines = Target.objects.filter(line__in={it.line for it in now.values()}, valid_to__isnull=False)
    ended = {(it.line, it.valid_to): it for it in lines}
    rows = []
    for change, goal in shown:
        target = now.get(change.subject_id) if change.subject_id else None
        old = ended.get((target.line, target.valid_from)) if target else None
        told = _moved(old, target) if target else change.sentence
        rows.append(Changed(_day(viewer, change.at), goal.title, goal.unit.name, told, target.reason if target else ""))
    return Changes(group.count, rows)


def _moved(old: Target | None, target: Target) -> str:
    unit = target.measure.unit
    after = f"{words.aim(aim_of(target), unit)[1]} {words.by(target.due_on)}"
    if old is None:
        return f"{target.measure.name}: new target {after}"
    before = words.aim(aim_of(old), unit)[1]
    dated = "" if old.due_on == target.due_on else f" {words.by(old.due_on)}"
    return f"{target.measure.name}: {before}{dated} → {after}"


def definitions(viewer: Person, group: ChangeGroup | None) -> Changes:
    if group is None:
        return Changes(0, [])
    shown = _for_the_board(viewer, group.changes)
    rows = [Changed(_day(viewer, it.at), goal.title, goal.unit.name, it.sentence, "") for it, goal in shown]
    return Changes(group.count, rows)


def others(groups: Iterable[ChangeGroup]) -> list[str]:
    """Everything else, in counts."""
    told = (ChangeKind.TARGET_CHANGED, ChangeKind.DEFINITION_CHANGED)
    return [f"{ChangeKind(group.kind).label}: {group.count:,}" for group in groups if group.kind not in told]


def _for_the_board(viewer: Person, changed: Sequence[Change]) -> list[tuple[Change, Goal]]:
    goals = Goal.objects.visible_to(viewer).select_related("unit__level").in_bulk({it.goal_id for it in changed})
    deepest = depth(viewer)
    rows = [(it, goals[it.goal_id]) for it in changed if it.goal_id in goals]
    return [(it, goal) for it, goal in rows if goal.unit.level.ordinal < deepest][:LISTED]


def depth(viewer: Person) -> int:
    """The first level of which the board sees counts alone: the lowest, unless the organization opens it."""
    if settings.read(viewer.organization.settings).board_sees_units:
        return 1_000
    lowest = Level.objects.visible_to(viewer).aggregate(lowest=Max("ordinal"))["lowest"]
    return int(lowest) if lowest else 1


def _day(viewer: Person, at: datetime) -> str:
    return clock.said(clock.day(at, viewer.organization.time_zone))

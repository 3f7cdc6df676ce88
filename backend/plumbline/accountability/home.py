"""What each person sees first. Reads only; every row passes `visible_to`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from plumbline.accountability import changes, findings, selectors
from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Action, Assignment, Delegation, Handoff, Reminder, SupportNeed
from plumbline.accountability.rules import sentences
from plumbline.core import clock
from plumbline.goals import restriction
from plumbline.goals.actions import standings
from plumbline.goals.choices import CLOSED, Claim, State
from plumbline.goals.models import Alignment, CheckIn, Goal, Reply, Standing, Target
from plumbline.measures.models import Measurement
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Membership, OrgUnit, Person

OVERSIGHT = (Role.CMO, Role.AUDITOR, Role.ADMINISTRATOR, Role.STEWARD)
LEADING = (Role.UNIT_LEADER, Role.PHYSICIAN_LEADER, Role.EXECUTIVE, Role.CONTRIBUTOR)
ANSWERS_SHOWN = timedelta(days=30)
ACTIONS_SHOWN = REMINDED = timedelta(days=14)
LONGEST_LIST = 100


@dataclass(frozen=True, slots=True)
class BoardRow:
    goal: Goal
    claimed: str | None
    evidence: str
    being_done: str
    data_through: date | None
    changed: bool


@dataclass(frozen=True, slots=True)
class BoardHome:
    sentence: str
    rows: list[BoardRow]
    decisions: list[Goal]


@dataclass(frozen=True, slots=True)
class DueCheckIn:
    goal: Goal
    due_on: date | None
    overdue_days: int
    last: CheckIn | None
    last_value: Measurement | None
    ask_next_step: bool


@dataclass(frozen=True, slots=True)
class LeaderHome:
    due: list[DueCheckIn]
    replies: list[Reply]
    answers: list[SupportNeed]
    offers: list[Handoff]
    links_to_agree: list[Alignment]
    to_reply: list[CheckIn]
    support_asked: list[SupportNeed]
    targets_to_approve: list[Target]
    goals_to_commit: list[Goal]
    actions: list[Action]
    to_hand_on: list[Goal]
    reminders: list[Reminder]


@dataclass(frozen=True, slots=True)
class FrontLineHome:
    unit: OrgUnit
    priorities: list[Goal]


@dataclass(frozen=True, slots=True)
class Home:
    kind: str
    day: date
    board: BoardHome | None = None
    leader: LeaderHome | None = None
    front_line: FrontLineHome | None = None


@dataclass(slots=True)
class Mine:
    """What a person answers for: as owner or acting owner, and as partner or delegate."""

    owned: set[UUID] = field(default_factory=set)
    beside: set[UUID] = field(default_factory=set)
    vacated: set[UUID] = field(default_factory=set)


def kind(person: Person) -> str:
    """Which Home opens first: board, leader, oversight or front_line."""
    roles = set(Membership.objects.at(clock.now()).filter(person=person).values_list("role", flat=True))
    if Role.BOARD_MEMBER in roles:
        return "board"
    if roles & set(OVERSIGHT) and Role.UNIT_LEADER not in roles:
        return "oversight"
    owns = Assignment.objects.open().filter(person=person).exclude(role=AssignmentRole.INFORMED).exists()
    return "leader" if owns or roles & set(LEADING) else "front_line"


def home(person: Person) -> Home:
    """The first page of this person, judged on the organization's day."""
    standings.catch_up(person.organization)
    day, which = clock.day(clock.now(), person.organization.time_zone), kind(person)
    return Home(
        kind=which,
        day=day,
        board=board(person) if which in ("board", "oversight") else None,
        leader=leader(person, day),
        front_line=front_line(person) if which in ("front_line", "leader") else None,
    )


def board(person: Person) -> BoardHome:
    """The board's goals in one sentence and one row each."""
    goals = list(
        Goal.objects.visible_to(person)
        .live()
        .filter(unit__level__ordinal=0)
        .select_related("standing", "unit")
        .order_by("created_at", "id")
    )
    said, told = _latest({goal.pk for goal in goals}), _told(person)
    changed = changes.of_board(person)
    rows = [_board_row(goal, told(goal), said.get(goal.pk), goal.pk in changed) for goal in goals]
    facts = [(row.goal.title, row.claimed, row.evidence, told(row.goal).trouble_below) for row in rows]
    waiting = Goal.objects.visible_to(person).filter(state=State.PROPOSED, unit__level__ordinal=0)
    return BoardHome(sentences.board(facts), rows, list(waiting.order_by("created_at")))


def _board_row(goal: Goal, standing: Standing, said: CheckIn | None, changed: bool) -> BoardRow:
    return BoardRow(
        goal=goal,
        claimed=standing.claimed,
        evidence=standing.evidence,
        being_done=_being_done(said),
        data_through=standing.value_end - timedelta(days=1) if standing.value_end else None,
        changed=changed,
    )


def _told(person: Person) -> Callable[[Goal], Any]:
    """What rolls up to a goal, as this person may know it: restricted goals leave no trace."""
    without = restriction.standings_without(person.organization, restriction.hidden(person))
    return lambda goal: without.get(goal.pk, goal.standing)


def _being_done(said: CheckIn | None) -> str:
    return (said.next_step or said.note) if said else ""


def leader(person: Person, day: date) -> LeaderHome:
    """What waits for this person: check-ins due first, then replies, answers and decisions."""
    mine = answers_for(person)
    below = Alignment.objects.open().filter(parent_id__in=mine.owned)
    children = set(below.filter(primary=True, agreed_at__isnull=False).values_list("child_id", flat=True))
    visible = Goal.objects.visible_to(person)
    needs = SupportNeed.objects.visible_to(person)
    return LeaderHome(
        due=due_check_ins(person, mine, day),
        replies=list(
            Reply.objects.visible_to(person)
            .filter(check_in__person=person, seen_at__isnull=True)
            .order_by("-recorded_at")[:LONGEST_LIST]
        ),
        answers=list(needs.filter(asked_by=person, answered_at__gte=clock.now() - ANSWERS_SHOWN)),
        offers=selectors.offers_to(person),
        links_to_agree=_links_to_agree(person, mine),
        to_reply=_to_reply(person, children),
        support_asked=selectors.support_asked_of(person),
        targets_to_approve=list(
            Target.objects.visible_to(person)
            .proposed()
            .filter(goal_id__in=children)
            .exclude(goal__state__in=[State.DRAFT, State.PROPOSED])
            .order_by("proposed_at")
        ),
        goals_to_commit=list(
            visible.filter(state=State.PROPOSED, pk__in=below.filter(primary=True).values("child_id")).order_by("id")
        ),
        actions=_actions(person, day),
        reminders=reminders_of(person),
        to_hand_on=list(visible.filter(pk__in=mine.vacated).order_by("title", "id")[:LONGEST_LIST]),
    )


def _actions(person: Person, day: date) -> list[Action]:
    """What this person promised to do and has not done: overdue, or due within two weeks."""
    mine = Action.objects.visible_to(person).open().filter(owner=person, due_on__lte=day + ACTIONS_SHOWN)
    return list(mine.exclude(goal__state__in=CLOSED).order_by("due_on", "id")[:LONGEST_LIST])


def answers_for(person: Person) -> Mine:
    """The goals a person owns (acting included) or stands beside as partner or live delegate."""
    mine = Mine()
    for goal_id, role in Assignment.objects.open().filter(person=person).values_list("goal_id", "role"):
        if role == AssignmentRole.ACCOUNTABLE:
            mine.owned.add(goal_id)
        elif role == AssignmentRole.PARTNER:
            mine.beside.add(goal_id)
    acting = [fact for fact in selectors.answering(person.organization_id).values() if fact.acting_id == person.pk]
    mine.owned |= {fact.goal_id for fact in acting}
    mine.vacated = {fact.goal_id for fact in acting if fact.owner_id is None and fact.offered_to_id is None}
    for given in Delegation.objects.at(clock.now()).filter(to_person=person):
        theirs = Assignment.objects.owners().filter(person_id=given.from_person_id)
        theirs = theirs.filter(goal_id=given.goal_id) if given.goal_id else theirs
        mine.beside |= set(theirs.values_list("goal_id", flat=True))
    return mine


def due_check_ins(person: Person, mine: Mine, day: date) -> list[DueCheckIn]:
    """Check-ins that are due by the day, the longest overdue first."""
    goals = list(
        Goal.objects.visible_to(person)
        .filter(pk__in=mine.owned | mine.beside, state=State.COMMITTED)
        .filter(Q(standing__due_on__lte=day) | Q(standing__stale=True))
        .select_related("standing", "unit")
        .order_by("standing__due_on", "id")[:LONGEST_LIST]
    )
    ids = {goal.pk for goal in goals}
    latest, values, repeats = _latest(ids), _values(goals), _repeats(ids)
    return [
        DueCheckIn(
            goal=goal,
            due_on=goal.standing.due_on,
            overdue_days=max((day - goal.standing.due_on).days, 0) if goal.standing.due_on else 0,
            last=latest.get(goal.pk),
            last_value=values.get(goal.pk),
            ask_next_step=repeats.get(goal.pk, 0) >= 2,
        )
        for goal in goals
    ]


def _latest(goal_ids: Iterable[UUID]) -> dict[UUID, CheckIn]:
    rows = CheckIn.objects.standing().filter(goal_id__in=goal_ids).order_by("goal_id", "-recorded_at", "-id")
    return {row.goal_id: row for row in rows.distinct("goal_id")}


def _repeats(goal_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many of each goal's latest check-ins in a row were “Same as last time” while off track."""
    counts: dict[UUID, int] = {}
    ended: set[UUID] = set()
    rows = CheckIn.objects.standing().filter(goal_id__in=goal_ids).order_by("-recorded_at", "-id")
    for goal_id, unchanged, claimed in rows.values_list("goal_id", "unchanged", "claimed"):
        if unchanged and claimed == Claim.OFF_TRACK and goal_id not in ended:
            counts[goal_id] = counts.get(goal_id, 0) + 1
        else:
            ended.add(goal_id)
    return counts


def _values(goals: Sequence[Goal]) -> dict[UUID, Measurement]:
    """The newest measurement behind the value that each goal shows; the feed's before the unit's own."""
    shown = {goal.standing.shown_target_id: goal.pk for goal in goals if goal.standing.shown_target_id}
    targets = {t.pk: t for t in Target.objects.filter(pk__in=shown)}
    pairs = {(t.measure_id, t.unit_id): shown[t.pk] for t in targets.values()}
    rows = (
        Measurement.objects.current()
        .filter(measure_id__in={m for m, _ in pairs}, unit_id__in={u for _, u in pairs})
        .order_by("measure_id", "unit_id", "-period_end", "provisional")
        .distinct("measure_id", "unit_id")
    )
    by_pair = {(row.measure_id, row.unit_id): row for row in rows}
    return {
        goal_id: by_pair[targets[target_id].measure_id, targets[target_id].unit_id]
        for target_id, goal_id in shown.items()
        if target_id in targets and (targets[target_id].measure_id, targets[target_id].unit_id) in by_pair
    }


def _links_to_agree(person: Person, mine: Mine) -> list[Alignment]:
    waiting = Alignment.objects.visible_to(person).open().filter(agreed_at__isnull=True)
    mine_to_answer = Q(offered_by_parent=False, parent_id__in=mine.owned) | Q(
        offered_by_parent=True, child_id__in=mine.owned
    )
    return list(waiting.filter(mine_to_answer).order_by("valid_from")[:LONGEST_LIST])


def _to_reply(person: Person, children: set[UUID]) -> list[CheckIn]:
    """The latest check-ins below that ask for help or are off track, without a reply of this person; the newest first,
    as a page shows the first few."""
    answered = Reply.objects.filter(check_in=OuterRef("pk"), person=person)
    latest = (
        CheckIn.objects.visible_to(person)
        .standing()
        .filter(goal_id__in=children)
        .order_by("goal_id", "-recorded_at", "-id")
        .distinct("goal_id")
    )
    rows = CheckIn.objects.filter(pk__in=list(latest.values_list("pk", flat=True))).filter(
        Q(needs_help=True) | Q(claimed=Claim.OFF_TRACK)
    )
    return list(
        rows.filter(~Exists(answered)).exclude(person=person).order_by("-needs_help", "-recorded_at")[:LONGEST_LIST]
    )


def reminders_of(person: Person) -> list[Reminder]:
    """What this person was reminded of within two weeks and that is still open, the latest first."""
    sent = Reminder.objects.visible_to(person).standing().filter(to_person=person, at__gte=clock.now() - REMINDED)
    rows = list(sent.order_by("-at", "-id")[:LONGEST_LIST])
    still = {it.id for it in findings.of_goals(person, {row.goal_id for row in rows})}
    return [row for row in rows if findings.name_of(row.goal_id, row.code, row.subject_id) in still]


def front_line(person: Person) -> FrontLineHome:
    """Three priorities of the person's own unit: those that need most, first."""
    goals = (
        Goal.objects.visible_to(person)
        .live()
        .filter(
            Q(unit_id=person.unit_id) | Q(participants__unit_id=person.unit_id, participants__valid_to__isnull=True)
        )
        .select_related("standing")
        .distinct()
    )
    worst = {Claim.OFF_TRACK: 0, Claim.AT_RISK: 1}
    ranked = sorted(goals, key=lambda g: (worst.get(Claim(g.standing.claimed), 2) if g.standing.claimed else 3, g.pk))
    return FrontLineHome(person.unit, ranked[:3])

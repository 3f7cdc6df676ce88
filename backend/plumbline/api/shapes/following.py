"""Follow-through: what is missing or weak, since when, and who must act. Links, never people."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from plumbline.accountability import findings, policies
from plumbline.accountability.choices import FindingAct, FindingCode, ReminderKind
from plumbline.accountability.models import Reminder
from plumbline.api.shapes import reads
from plumbline.api.shapes.kit import Shape, by_id, choice, day, instant, key, many, one, text, whole, with_units, yes
from plumbline.api.shapes.permissions import knowing
from plumbline.api.viewer import Viewer
from plumbline.goals import policies as goals
from plumbline.organizations.models import Person

UNOWNED = (FindingCode.NO_OWNER, FindingCode.OWNER_NOT_ACCEPTED, FindingCode.VACANT, FindingCode.OWNER_LEFT)
UNLINKED = (FindingCode.NO_PARENT, FindingCode.PARENT_CLOSED)


def findings_of(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    groups = defaultdict(list)
    for it in findings.of_goals(viewer.required(), [row.pk for row in rows]):
        groups[it.goal_id].append(it)
    return [groups[row.pk] for row in rows]


def _whose(viewer: Viewer, rows: Sequence[Any]) -> list[tuple[Any, str]]:
    """Asked twice for the same rows, for the person and for the words: worked out once."""
    ids = tuple(row.id for row in rows)
    if ("whose", ids) not in viewer.notes:
        viewer.notes["whose", ids] = findings.whose(viewer.required(), rows)
    told: list[tuple[Any, str]] = viewer.notes["whose", ids]
    return told


def who(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    people = [person and person.pk for person, _ in _whose(viewer, rows)]
    return by_id(viewer, "Person", people)


def who_sentences(viewer: Viewer, rows: Sequence[Any]) -> list[str]:
    return [f"{words}: {person.position}" if person else words for person, words in _whose(viewer, rows)]


def accepted(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    known = findings.accepted(viewer.required(), rows)
    return [known.get(row.id) for row in rows]


def last_reminded(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    sent = Reminder.objects.visible_to(viewer.person).standing().filter(goal__in={row.goal_id for row in rows})
    last = {findings.name_of(it.goal_id, it.code, it.subject_id): it for it in sent.order_by("at", "id")}
    return [last.get(row.id) for row in rows]


def may(viewer: Viewer, rows: Sequence[Any]) -> list[list[str]]:
    """By the rules that the verbs ask; in the past, nothing."""
    if viewer.glasses is not None:
        return [[] for _ in rows]
    seen = {goal.pk: goal for goal in by_id(viewer, "Goal", [row.goal_id for row in rows]) if goal is not None}
    with_units(viewer, list(seen.values()))
    actor = knowing(viewer.required(), list(seen.values()))
    told = zip(rows, _whose(viewer, rows), strict=True)
    return [_acts(actor, row.code, seen[row.goal_id], who) if row.goal_id in seen else [] for row, (who, _) in told]


def _acts(actor: Person, code: str, goal: Any, who: Person | None) -> list[str]:
    acts: list[FindingAct] = []
    if policies.reminds(actor, goal):
        mine = who is None or who.pk == actor.pk
        acts += [FindingAct.ASK_ABOVE] if mine else [FindingAct.REMIND, FindingAct.ASK_ABOVE]
    if policies.accepts_findings(actor, goal):
        acts.append(FindingAct.ACCEPT)
    if code in UNOWNED and policies.offers(actor, goal):
        acts.append(FindingAct.OFFER)
    if code in UNLINKED and goals.prepares(actor, goal):
        acts.append(FindingAct.ALIGN)
    return [act.value for act in acts]


def days(row: Any) -> int:
    """Asked for in so many words, so that it is counted to the day that is looked at and not to today."""
    return int(row.days)


def lines(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    goals = by_id(viewer, "Goal", [row.goal_id for row in rows])
    told = iter(reads.lines_of_sight(viewer, [goal for goal in goals if goal is not None]))
    return [None if goal is None else next(told) for goal in goals]


Shape(
    "Acceptance",
    "Somebody accepts, until a day and with a reason, that something is missing or weak.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "code": choice(FindingCode),
        "subject_id": key(null=True),
        "until": day("The day on which it counts as open again.", brief=True),
        "reason": text(brief=True),
        "accepted_by": one("Person", "accepted_by_id", brief=True),
        "accepted_at": instant(),
        "ended_at": instant(null=True),
    },
    model="accountability.Acceptance",
)
Shape(
    "Reminder",
    "A word to whoever must act, or to the level above.",
    {
        "id": key(brief=True),
        "kind": choice(ReminderKind, brief=True),
        "goal": one("Goal", "goal_id"),
        "code": choice(FindingCode),
        "subject_id": key(null=True),
        "sentence": text(get=lambda row: FindingCode(row.code).label),
        "to": one("Person", "to_person_id", brief=True),
        "by": one("Person", "by_person_id"),
        "note": text(),
        "at": instant(brief=True),
        "withdrawn_at": instant(null=True),
    },
    model="accountability.Reminder",
)
Shape(
    "Finding",
    "A missing or weak link.",
    {
        "id": text("The same for as long as it stands."),
        "code": choice(FindingCode),
        "sentence": text(),
        "about": text("What it concerns, in a few words: an action, a measure, a level."),
        "goal": one("Goal", "goal_id", null=False),
        "subject_id": text("The link, need, target, action or question that it speaks of.", null=True,
                           get=lambda row: row.subject_id and str(row.subject_id)),
        "since": instant(null=True),
        "days": whole("Whole days since then.", get=days),
        "blocking": yes("While it stands, no chain through this goal is sound."),
        "reach": whole("Distinct goals below, from the goals you may see."),
        "who": one("Person", load=who, about="Who must act."),
        "who_sentence": text("In which capacity, with the position.", load=who_sentences),
        "accepted": one("Acceptance", load=accepted, about="Somebody accepts it for a time."),
        "last_reminded": one("Reminder", load=last_reminded),
        "may": choice(FindingAct, "What the viewer may do about it.", many=True, load=may),
    },
)  # fmt: skip
Shape(
    "WeakChain",
    "A goal with at least one missing or weak link, and its line of sight.",
    {
        "goal": one("Goal", "goal_id", null=False),
        "line": one("LineOfSight", load=lines, null=False),
        "findings": many("Finding"),
        "since": instant("The oldest of them.", null=True),
        "days": whole(get=days),
        "reach": whole("Distinct goals below, from the goals you may see."),
    },
)
Shape(
    "Integrity",
    "How soundly the committed goals of a scope hang from the board.",
    {
        "day": day(),
        "committed": whole("Committed goals you may see."),
        "sound": whole("Those on whose way to the board nothing is missing."),
        "links": whole("Goals below the board."),
        "links_sound": whole("Those whose own step upward is agreed and leads somewhere."),
        "current": whole("Those whose check-in is not overdue."),
        "owners": whole(),
        "owners_updated": whole("Owners who said something in the last owner_days days."),
        "owner_days": whole(),
        "sentence": text(),
    },
)
Shape(
    "FindingCount",
    "How many findings of a kind there are.",
    {
        "code": choice(FindingCode),
        "sentence": text(),
        "blocking": yes(),
        "count": whole(),
        "change": whole("Against seven days before, where that is on record.", null=True),
    },
)
Shape(
    "FollowThrough",
    "What is sound, missing and weak in a scope.",
    {
        "day": day(),
        "unit": one("Unit", null=True),
        "integrity": one("Integrity", null=False),
        "trend": many(
            "Integrity",
            about="At the ends of the twelve months before, as far as on record, and on the day; months are "
            "of goals that everybody sees.",
        ),
        "counts": many("FindingCount", about="Without those that somebody accepts for a time."),
        "accepted": whole("Those that somebody accepts for a time."),
        "median_days_to_close": whole("Of what was closed in the last ninety days.", null=True),
        "reopened": whole("What came back within ninety days, in the last ninety days."),
    },
)

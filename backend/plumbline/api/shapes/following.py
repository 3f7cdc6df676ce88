"""Follow-through: what is missing or weak, since when, and who must act. Links, never people."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from plumbline.accountability import findings
from plumbline.accountability.choices import FindingCode
from plumbline.api.shapes import reads
from plumbline.api.shapes.kit import Shape, by_id, choice, day, instant, many, one, text, whole, yes
from plumbline.api.viewer import Viewer


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


def lines(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    goals = by_id(viewer, "Goal", [row.goal_id for row in rows])
    told = iter(reads.lines_of_sight(viewer, [goal for goal in goals if goal is not None]))
    return [None if goal is None else next(told) for goal in goals]


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
        "days": whole("Whole days since then."),
        "blocking": yes("While it stands, no chain through this goal is sound."),
        "reach": whole("Distinct goals below, from the goals you may see."),
        "who": one("Person", load=who, about="Who must act."),
        "who_sentence": text("In which capacity, with the position.", load=who_sentences),
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
        "days": whole(),
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
        "counts": many("FindingCount"),
    },
)

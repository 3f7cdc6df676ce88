"""How outsiders score us, what we steer by, and what would move it."""

from importlib import import_module
from typing import Any
from uuid import UUID

from plumbline.api.inputs import ID, TEXT, optional
from plumbline.api.questions.kit import Question
from plumbline.api.questions.lists import by_id
from plumbline.api.viewer import Viewer
from plumbline.goals.models import Goal
from plumbline.organizations.models import OrgUnit
from plumbline.ratings import composites, pairs, policies
from plumbline.ratings.models import Benchmark, Pairing, Scenario, TrueNorth

by_id("trueNorthChoice", "TrueNorth", "true-norths")
by_id("scenario", "Scenario", "scenarios")
by_id("pairing", "Pairing", "pairings")
by_id("benchmark", "Benchmark", "benchmarks")
by_id("composite", "Composite", "composites")


def _selectors() -> Any:
    """Their arithmetic is on arrays; a process that nobody asks does without them."""
    return import_module("plumbline.ratings.selectors")


def rating(viewer: Viewer, **asked: Any) -> Any:
    return _selectors().rating(viewer.required(), **asked)


def goal_ratings(viewer: Viewer, *, goal_id: UUID) -> Any:
    return _selectors().of_goal(viewer.required(), goal_id)


def true_norths(viewer: Viewer) -> dict[str, Any]:
    person = viewer.required()
    rows = list(TrueNorth.objects.visible_to(person).order_by("-proposed_at", "-pk"))
    return {
        "active": next((row for row in rows if row.approved_at and not row.ended_at), None),
        "waiting": next((row for row in rows if not row.approved_at and not row.declined_at), None),
        "history": rows,
        "can_propose": policies.propose.allows(person),
    }


def scenarios(viewer: Viewer, *, unit_id: UUID) -> list[Any]:
    person = viewer.required()
    unit = OrgUnit.objects.seen(person, unit_id)
    return list(Scenario.objects.visible_to(person).kept().filter(unit=unit).order_by("name", "pk"))


def pairings(viewer: Viewer) -> list[Any]:
    rows = Pairing.objects.visible_to(viewer.required()).in_force()
    return list(rows.order_by("external__name", "pk"))


def benchmarks(viewer: Viewer, *, goal_id: UUID) -> list[Any]:
    person = viewer.required()
    goal = Goal.objects.seen(person, goal_id)
    return list(Benchmark.objects.visible_to(person).filter(goal=goal).order_by("-followed_at", "-pk"))


def composite_scores(viewer: Viewer, **asked: Any) -> Any:
    return composites.told(viewer.required(), **asked)


def rating_pairs(viewer: Viewer, *, unit_id: UUID) -> list[Any]:
    return pairs.of_hospital(viewer.required(), unit_id)


def rating_marks(viewer: Viewer) -> Any:
    return pairs.marks(viewer.required())


Question(
    "rating",
    "Where a hospital stands by a release of the CMS star rating, and where it would stand with other values. Nothing "
    "is written. Null where no unit is a hospital that CMS knows.",
    "Rating",
    rating,
    "rating",
    {"unit_id": optional(ID), "release": optional(TEXT, ""), "changes": optional(TEXT, "")},
    null=True,
)
Question(
    "goalRatings",
    "What a goal would add to the ratings of the hospitals that it is of; empty for a goal that aims at none of their "
    "measures.",
    "GoalRating",
    goal_ratings,
    "goals/{goal_id}/ratings",
    {"goal_id": ID},
    many=True,
)
Question(
    "trueNorth", "The outside rating that we steer by, and all before it.", "TrueNorths", true_norths, "true-north"
)
Question(
    "scenarios", "What-ifs that are kept of a hospital.", "Scenario", scenarios, "scenarios", {"unit_id": ID}, many=True
)
Question("pairings", "Measures of ratings beside our own.", "Pairing", pairings, "pairings", many=True)
Question(
    "ratingPairs", "Rated measures beside our own at a hospital, and whether both move.", "RatingPair", rating_pairs,
    "units/{unit_id}/rating-pairs", {"unit_id": ID}, many=True,
)  # fmt: skip
Question(
    "ratingMarks", "Which measures count for a rating alone, for care alone, or for both.", "RatingMarks", rating_marks,
    "rating-marks",
)  # fmt: skip
Question(
    "benchmarks", "What of the nation a goal's targets follow and followed, the newest first.", "Benchmark", benchmarks,
    "goals/{goal_id}/benchmarks", {"goal_id": ID}, many=True,
)  # fmt: skip
Question(
    "compositeScores",
    "Ratings whose numbers somebody entered, for a unit; with other values nothing is written.",
    "CompositeTold",
    composite_scores,
    "composite-scores",
    {"unit_id": optional(ID), "changes": optional(TEXT, "")},
    many=True,
)

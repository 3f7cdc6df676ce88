"""An outside rating of a hospital: every step, what would move it, and which goals do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plumbline.api.shapes.kit import Shape, by_id, many, number, one, text, whole, yes
from plumbline.api.viewer import Viewer

if TYPE_CHECKING:  # its arithmetic is on arrays, which a process that nobody asks does without
    from plumbline.ratings.rules.cms_stars import Pack
    from plumbline.ratings.rules.what_if import Place

OF_NATION = "in standard deviations of the nation"


def _about(name: str) -> Any:
    return lambda rating: rating.pack.about.get(name, [] if name in ("uses", "limitations") else "")


def _groups(rating: Any) -> list[dict[str, Any]]:
    return [
        {
            "id": group.id,
            "weight": group.weight,
            "measures": len(rating.pack.members(group.id)),
            "reported": sum(it.value is not None for it in rating.measures if it.measure.group == group.id),
            "score": rating.now.scores.get(group.id),
            "then": rating.then.scores.get(group.id),
        }
        for group in rating.pack.groups
    ]


def _place(pack: "Pack", place: "Place") -> dict[str, Any]:
    return {
        "summary": None if place.summary != place.summary else place.summary,
        "peer_group": place.peer,
        "stars": place.stars,
        "up": place.up,
        "down": place.down,
        "cuts": list(pack.cuts.get(place.peer, ())),
    }


def _goals(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    return by_id(viewer, "Goal", [row.goal.pk for row in rows])


Shape(
    "Rating",
    "A hospital by one release of an outside rating. An estimate, not the publisher's own.",
    {
        "release": text("Such as 2025-07.", get=lambda row: row.pack.release),
        "title": text(get=_about("title")),
        "source": text(get=_about("source")),
        "precision": text("How exact it is.", get=_about("precision")),
        "uses": text("What the rating is meant for.", many=True, get=_about("uses")),
        "limitations": text("What it cannot say.", many=True, get=_about("limitations")),
        "unit": one("Unit", get=lambda row: row.unit),
        "hospitals": many("Unit", about="All that CMS knows here."),
        "releases": text("Of which the hospital has values, the newest first.", many=True),
        "now": one("RatingPlace", get=lambda row: _place(row.pack, row.now), null=False),
        "then": one("RatingPlace", get=lambda row: _place(row.pack, row.then), null=False, about="By the changes."),
        "low": whole("The fewest stars that the summary would have by the cut points of any release known here."),
        "high": whole("The most stars."),
        "groups": many("RatingGroup", get=_groups),
        "measures": many("RatedMeasure"),
        "alone": many("RatingMove", about="Each value that would reach one star more by itself, the smallest first."),
        "together": many(
            "RatingMove",
            get=lambda row: row.together or [],
            about="The smallest change of several measures that reaches one star more; empty where none does.",
        ),
    },
)
Shape(
    "RatingPlace",
    "Where a hospital stands.",
    {
        "summary": number("The weighted mean of the groups' scores; null without any.", null=True),
        "peer_group": whole("How many groups count; 0 where the hospital is not rated."),
        "stars": whole("0 where the hospital is not rated."),
        "up": number("How far the summary is below the next star.", null=True),
        "down": number("How far it is above losing this one.", null=True),
        "cuts": number("The lowest summaries of 2, 3, 4 and 5 stars in this peer group.", many=True),
    },
)
Shape(
    "RatingGroup",
    "A group of measures.",
    {
        "id": text(),
        "weight": number(),
        "measures": whole("Measures that the release counts."),
        "reported": whole("Measures that the hospital reports; three count, one is enough for a score."),
        "score": number(f"More is better, {OF_NATION}.", null=True),
        "then": number("By the changes.", null=True),
    },
)
Shape(
    "RatedMeasure",
    "A measure of the release at the hospital. Numbers are in the measure's own unit; a share is a fraction.",
    {
        "code": text("The publisher's name.", get=lambda row: row.measure.id),
        "group": text(get=lambda row: row.measure.group),
        "measure": one("Measure", get=lambda row: row.known),
        "lower_is_better": yes(get=lambda row: row.measure.lower_is_better),
        "value": number("Null where the hospital reports none.", null=True),
        "then": number("By the changes.", null=True),
        "mean": number("Of the nation.", get=lambda row: row.measure.mean),
        "sd": number("Of the nation.", get=lambda row: row.measure.sd),
        "lowest": number("Of any hospital.", get=lambda row: row.measure.low),
        "highest": number("Of any hospital.", get=lambda row: row.measure.high),
        "deviations": number(f"How much better than the nation, {OF_NATION}.", null=True),
        "slope": number("What one standard deviation better adds to the summary.", null=True),
        "first_day": text("Of the patients that the value tells of.", get=lambda row: row.measure.first_day),
        "last_day": text(get=lambda row: row.measure.last_day),
        "goals": many("RatingPull", about="Goals that aim at it here, those that would add most first."),
    },
)
Shape(
    "RatingPull",
    "A goal that aims at a rated measure.",
    {
        "goal": one("Goal", load=_goals),
        "target": number(),
        "effect": number(
            "What reaching the target alone would add to the summary; null for a unit's goal: it cannot be estimated "
            "without the unit's share of the hospital's predicted events.",
            null=True,
        ),
    },
)
Shape(
    "RatingMove",
    "One measure's value, as it is and as it would have to be.",
    {"code": text(get=lambda row: row.measure), "now": number(), "then": number()},
)

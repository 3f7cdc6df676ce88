"""An outside rating of a hospital: every step, what would move it, and which goals do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plumbline.api.shapes.kit import Shape, by_id, day, key, many, number, one, text, whole, yes
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
            "raw": rating.now.raw.get(group.id),
            "mean": _told(group.mean),
            "sd": _told(group.sd),
            "weight_used": rating.now.weights.get(group.id, 0.0),
            "score": rating.now.scores.get(group.id),
            "then": rating.then.scores.get(group.id),
        }
        for group in rating.pack.groups
    ]


def _told(value: float) -> float | None:
    return None if value != value else value


def _payment(rating: Any) -> dict[str, Any] | None:
    told = rating.payment
    if told is None:
        return None
    parts = [
        {"code": code, "score": score, "then": told.then_scores.get(code, score)} for code, score in told.scores.items()
    ]
    names = ("total", "then", "penalised", "then_penalised")
    about = {name: getattr(told.programme, name) for name in ("year", "title", "source", "precision", "threshold")}
    return {**about, **{name: getattr(told, name) for name in names}, "parts": parts}


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
    return by_id(viewer, "Goal", [row.aim.goal_id for row in rows])


def _units(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    return by_id(viewer, "Unit", [row.aim.unit_id for row in rows])


def _measures(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    return by_id(viewer, "Measure", [row.effect.aim.measure_id for row in rows])


def _at(row: Any, name: str, otherwise: Any) -> Any:
    """Where the hospital would stand; not estimated: otherwise."""
    return otherwise if row.place is None else getattr(row.place, name)


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
        "goals": many("RatingPull", about="Those that would add most first; then those that cannot be estimated."),
        "past": many("RatingPast", about="Releases that the hospital has values of, the newest first."),
        "payment": one("RatingPayment", get=_payment, about="Medicare payment at risk; null without its measures."),
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
        "raw": number("The mean of its measures' deviations.", null=True),
        "mean": number("Of the nation's hospitals, before groups are standardised again.", null=True),
        "sd": number("Of the nation's hospitals.", null=True),
        "weight_used": number("The weight here: that of a group without measures is shared out among the others."),
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
        "weight": number("Its share of all that counts here, 0 to 1."),
        "slope": number("What one standard deviation better adds to the summary.", null=True),
        "first_day": text("Of the patients that the value tells of.", get=lambda row: row.measure.first_day),
        "last_day": text(get=lambda row: row.measure.last_day),
        "goals": many("RatingPull", about="Goals that aim at it here, those that would add most first."),
    },
)
Shape(
    "RatingPull",
    "A goal that aims at a rated measure, and what meeting its target alone would do.",
    {
        "goal": one("Goal", load=_goals),
        "code": text("The publisher's name of the measure.", get=lambda row: row.measure.id),
        "target_id": key(get=lambda row: row.aim.pk),
        "line": key("The target's line.", get=lambda row: row.aim.line),
        "owned": yes("Somebody answers for the goal.", get=lambda row: row.aim.goal.standing.owned),
        "unit": one("Unit", load=_units, about="Whose value the target is."),
        "target": number(get=lambda row: float(row.aim.target)),
        "due_on": day(get=lambda row: row.aim.due_on),
        "now": number("The hospital's value.", null=True),
        "then": number("The hospital's value with the target met; null where that cannot be estimated.", null=True),
        "effect": number(
            "What it adds to the summary; null for a unit's goal without the unit's share of the hospital's predicted "
            "events.",
            get=lambda row: row.summary,
            null=True,
        ),
        "stars": whole("With the target met; 0 where that cannot be estimated.", get=lambda row: _at(row, "stars", 0)),
        "up": number("How far it is then below the next star.", get=lambda row: _at(row, "up", None), null=True),
        "share": number(
            "The unit's part of the hospital's predicted events.",
            get=lambda row: row.share and row.share.part,
            null=True,
        ),
        "share_source": text("Where that comes from.", get=lambda row: row.share.source if row.share else ""),
        "share_until": day("The first day after its period.", get=lambda row: row.share and row.share.until, null=True),
        "visible": text(
            "The first release with patients since the goal was committed, such as 2027-07; empty where the release "
            "states no window.",
            get=lambda row: row.visible.release if row.visible else "",
        ),
        "visible_share": number(
            "Their share of its window.", get=lambda row: row.visible and row.visible.share, null=True
        ),
        "visible_full": text(
            "The first release with such patients alone.", get=lambda row: row.visible.full if row.visible else ""
        ),
    },
)
Shape(
    "RatingPayment",
    "Whether CMS would take one percent of a hospital's Medicare payments for hospital-acquired conditions. An "
    "estimate by a past year's line.",
    {
        "year": whole("The fiscal year of the line."),
        "title": text(),
        "source": text(),
        "precision": text("How exact it is."),
        "threshold": number("Totals above it are penalised."),
        "total": number("The mean of the scores; higher is worse."),
        "then": number("By the changes."),
        "penalised": yes(),
        "then_penalised": yes("By the changes."),
        "parts": many("RatingPaymentPart"),
    },
)
Shape(
    "RatingPaymentPart",
    f"One measure's score, higher is worse, {OF_NATION}.",
    {"code": text(), "score": number(), "then": number("By the changes.")},
)
Shape(
    "GoalRating",
    "What one goal would add to the rating of one hospital. An estimate, not the publisher's own.",
    {
        "unit": one("Unit", get=lambda row: row.unit, null=False),
        "release": text(get=lambda row: row.pack.release),
        "title": text(get=lambda row: row.pack.about.get("title", "")),
        "first_day": text("Of the patients that the measure tells of.", get=lambda row: row.effect.measure.first_day),
        "last_day": text(get=lambda row: row.effect.measure.last_day),
        "measure": one("Measure", load=_measures),
        "now": one("RatingPlace", get=lambda row: _place(row.pack, row.now), null=False),
        "pull": one("RatingPull", get=lambda row: row.effect, null=False),
    },
)
Shape(
    "RatingPast",
    "What a release of the past said. 0 stars: not known.",
    {
        "release": text(),
        "summary": number(
            "Null without any.", get=lambda row: None if row.summary != row.summary else row.summary, null=True
        ),
        "stars": whole("Worked out here."),
        "foretold": whole("By the cut points of the release before, on the same values."),
        "published": whole("As printed by the publisher."),
    },
)
Shape(
    "RatingMove",
    "One measure's value, as it is and as it would have to be.",
    {"code": text(get=lambda row: row.measure), "now": number(), "then": number()},
)

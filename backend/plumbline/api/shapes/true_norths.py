"""The rating that an organization steers by, kept what-ifs, and measures side by side."""

from collections.abc import Sequence
from typing import Any

from plumbline.api.shapes.kit import (
    Shape,
    choice,
    day,
    decimal,
    instant,
    json,
    key,
    many,
    number,
    one,
    text,
    whole,
    yes,
)
from plumbline.api.viewer import Viewer
from plumbline.ratings import policies
from plumbline.ratings.choices import Method, Statistic

Shape(
    "TrueNorth",
    "The outside rating that the organization steers by, why, and who approved it.",
    {
        "id": key(brief=True),
        "method": choice(Method, brief=True),
        "name": text(brief=True),
        "candidates": json('Ratings that were looked at: [{"name", "scores": {"volume": 1–5, …}, "why"}]; 5 is best.'),
        "reasons": text(brief=True),
        "target_stars": whole(null=True, brief=True),
        "target_release": text("By which release, such as 2027-07.", brief=True),
        "shortlist": text("The publisher's names of the measures that stand for it.", many=True),
        "review_on": day(brief=True),
        "proposed_by": one("Person", "proposed_by_id"),
        "proposed_at": instant(brief=True),
        "approved_by": one("Person", "approved_by_id"),
        "approved_at": instant("Since when it holds.", null=True, brief=True),
        "declined_by": one("Person", "declined_by_id"),
        "declined_at": instant(null=True),
        "declined_because": text(),
        "ended_at": instant("When another took its place.", null=True, brief=True),
        "can_answer": yes("The viewer may approve or decline it.", load=lambda viewer, rows: _answering(viewer, rows)),
    },
    model="ratings.TrueNorth",
)
Shape(
    "TrueNorths",
    "The choice in force, the one that waits for the board, and all before.",
    {
        "active": one("TrueNorth"),
        "waiting": one("TrueNorth"),
        "history": many("TrueNorth", about="Every choice and proposal, the newest first."),
        "can_propose": yes("The viewer may propose one."),
    },
)
Shape(
    "Scenario",
    "A what-if that somebody kept.",
    {
        "id": key(brief=True),
        "name": text(brief=True),
        "unit": one("Unit", "unit_id", null=False, brief=True),
        "release": text(brief=True),
        "changes": text("As in an address: HAI_1:0.6,HAI_6:0.4", brief=True),
        "saved_by": one("Person", "saved_by_id"),
        "saved_at": instant(brief=True),
        "removed_at": instant(null=True),
        "can_remove": yes("The viewer may remove it.", load=lambda viewer, rows: _removing(viewer, rows)),
    },
    model="ratings.Scenario",
)
Shape(
    "Pairing",
    "A measure of a rating beside the organization's own measure of the same care.",
    {
        "id": key(brief=True),
        "external": one("Measure", "external_id", null=False, brief=True),
        "internal": one("Measure", "internal_id", null=False, brief=True),
        "definition": text("How their definitions differ."),
        "population": text("Whose patients each counts."),
        "period": text("Over which time each is counted."),
        "lag": text("How late each is known."),
        "paired_by": one("Person", "paired_by_id"),
        "paired_at": instant(),
        "ended_at": instant(null=True),
    },
    model="ratings.Pairing",
)

Shape(
    "Benchmark",
    "A target that follows the nation: with each release its change to the new number is asked for.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id", brief=True),
        "line": key("The target's line."),
        "statistic": choice(Statistic, brief=True),
        "release": text("Of which the number is.", brief=True),
        "value": decimal(brief=True),
        "followed_by": one("Person", "followed_by_id"),
        "followed_at": instant(brief=True),
        "ended_at": instant(null=True, brief=True),
    },
    model="ratings.Benchmark",
)
Shape(
    "Composite",
    "A rating whose numbers its user entered: a weighted mean of standardised values.",
    {
        "id": key(brief=True),
        "name": text(brief=True),
        "source": text("Where its numbers are from."),
        "grades": json('[["A", "1.2"], ["B", "0"]]: the lowest score of each, the best grade first.'),
        "lowest": text("The grade below them all."),
        "entered_by": one("Person", "entered_by_id"),
        "entered_at": instant(),
        "ended_at": instant(null=True),
    },
    model="ratings.Composite",
)
Shape(
    "CompositeTold",
    "One such rating at one unit. `then` is with what the scenario changes.",
    {
        "composite": one("Composite", null=False),
        "units": many("Unit", about="Those with a value of at least one of its measures."),
        "unit": one("Unit", about="Null where no unit has a value."),
        "now": one("CompositeScore", null=False),
        "then": one("CompositeScore", null=False),
        "parts": many("CompositePart", about="The heaviest first."),
    },
)
Shape(
    "CompositeScore",
    "A score and its grade; null and empty where nothing is reported.",
    {
        "score": number(null=True),
        "grade": text(),
        "better": text("The next better grade; empty where there is none."),
        "short": number("Of the next better grade.", null=True),
    },
)
Shape(
    "CompositePart",
    "One measure of the rating at the unit.",
    {
        "measure": one("Measure", null=False, get=lambda part: part.item.measure),
        "mean": decimal("Of those compared with.", get=lambda part: part.item.mean),
        "sd": decimal("Their standard deviation.", get=lambda part: part.item.sd),
        "weight": decimal(get=lambda part: part.item.weight),
        "lower_is_better": yes(get=lambda part: part.item.lower_is_better),
        "floor": decimal("In standard deviations.", null=True, get=lambda part: part.item.floor),
        "ceiling": decimal("In standard deviations.", null=True, get=lambda part: part.item.ceiling),
        "value": number("The unit's latest.", null=True),
        "period_end": day("The first day after its period.", null=True, get=lambda part: _end_of(part)),
        "then": number(null=True),
        "deviations": number("How much better than those compared with, as it is counted.", null=True),
        "share": number("Of the weight that is reported here, 0 to 1.", null=True),
    },
)


def _end_of(part: Any) -> Any:
    return None if part.datum is None else part.datum.period_end


def _answering(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    person = viewer.required()
    return [row.approved_at is None and row.declined_at is None and policies.answer.allows(person, row) for row in rows]


def _removing(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    person = viewer.required()
    return [row.removed_at is None and policies.remove.allows(person, row) for row in rows]

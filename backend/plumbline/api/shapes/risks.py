"""What could keep goals from being reached: forecasts, their score, and what people named."""

from collections.abc import Sequence
from typing import Any

from plumbline.accountability import policies
from plumbline.accountability.choices import Degree, RiskEnd
from plumbline.api.shapes import reads
from plumbline.api.shapes.kit import (
    Shape,
    by_id,
    choice,
    day,
    decimal,
    having,
    instant,
    key,
    many,
    number,
    one,
    text,
    whole,
    with_units,
    yes,
)
from plumbline.api.shapes.permissions import knowing
from plumbline.api.viewer import Viewer
from plumbline.goals import forecasts


def of_targets(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """The last forecast of each target."""
    found = forecasts.newest(viewer.required(), [row.pk for row in rows if row is not None])
    return [None if row is None else found.get(row.pk) for row in rows]


def of_main_targets(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """The last forecast of each goal's main target."""
    return of_targets(viewer, reads.main_targets(viewer, rows))


def changeable(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    """Whether the viewer may edit or close each risk; in the past, nothing."""
    if viewer.glasses is not None:
        return [False for _ in rows]
    goals = {goal.pk: goal for goal in by_id(viewer, "Goal", [row.goal_id for row in rows]) if goal is not None}
    with_units(viewer, list(goals.values()))
    actor = knowing(viewer.required(), list(goals.values()))
    for row in rows:
        row.goal = goals[row.goal_id]
    return [row.closed_at is None and policies.changes_risk(actor, row) for row in rows]


Shape(
    "Forecast",
    "What was said on a day of a target. Never rewritten; told once what came of it.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "target": one("Target", "target_id"),
        "line": key(),
        "made_on": day("From what was on record when this day began.", brief=True),
        "due_on": day(brief=True),
        "probability": decimal("Of missing the target, 0 to 1. Empty: cannot tell.", null=True, brief=True),
        "value": decimal("In the period that contains the due date: as likely to be passed as not.", null=True),
        "low": decimal("With `high`: 8 times of 10 the value lies between.", null=True, brief=True),
        "high": decimal(null=True, brief=True),
        "periods": whole("How many it rests on."),
        "known_through": day("The first day after the last of them.", null=True),
        "code": text("Stable."),
        "sentence": text(brief=True),
        "missed": yes("What came of it. Empty: not known yet.", null=True),
        "settled_on": day(null=True),
    },
    model="goals.Forecast",
)
Shape(
    "ForecastScore",
    "How often our own forecasts were right: of each target that came due, what was said 90 days before.",
    {
        "right": whole("Said to be rather missed, and was; or rather reached, and was."),
        "of": whole("All that came due."),
        "sentence": text(),
        "brier": number("Mean squared error: 0 is perfect, 0.25 is what “half and half” always gets.", null=True),
        "bins": many("ForecastBin", about="What was said beside what came, for whoever looks closer."),
    },
)
Shape(
    "ForecastBin",
    "Forecasts from `low` to below `high`.",
    {
        "low": number(),
        "high": number(),
        "count": whole(),
        "predicted": number("The mean probability of a miss that was said."),
        "observed": number("The share that was missed."),
    },
)
Shape(
    "Risk",
    "What could keep a goal from being reached, as somebody named it.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id"),
        "text": text(brief=True),
        "likelihood": choice(Degree, brief=True),
        "harm": choice(Degree, "How far it would set the goal back.", brief=True),
        "owner": one("Person", "owner_id", about="Who watches it.", brief=True),
        "raised_by": one("Person", "raised_by_id"),
        "raised_at": instant(),
        "closed_by": one("Person", "closed_by_id"),
        "closed_at": instant(null=True, brief=True),
        "closing": choice(RiskEnd, "How it ended.", null=True, get=lambda row: row.closing or None),
        "reason": text("Why it was closed."),
        "version": whole(brief=True),
        "actions": having(
            "Action", "risk_id", lambda rows: rows.order_by("due_on", "id"), about="Promised to make it smaller."
        ),
        "can_change": yes("The viewer may edit or close it.", load=changeable),
    },
    model="accountability.Risk",
)
Shape(
    "RegisteredRisk",
    "One line of the register: either a named risk or a forecast.",
    {
        "goal": one("Goal", "goal_id", null=False),
        "size": number("0 to 1: a forecast's probability, a risk's likelihood times harm."),
        "risk": one("Risk"),
        "forecast": one("Forecast"),
    },
)

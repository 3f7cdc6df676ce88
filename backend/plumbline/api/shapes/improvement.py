"""What drives a goal, the changes tried for it, and whether they moved their measure."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

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
    yes,
)
from plumbline.api.shapes.permissions import knowing
from plumbline.api.viewer import Viewer
from plumbline.goals import policies
from plumbline.goals.choices import Act, EffectVerdict, HeldVerdict
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person


def _outcomes(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """Their arithmetic is on arrays; a process that nobody asks does without them."""
    found: list[Any] = import_module("plumbline.goals.interventions").outcomes(viewer.required(), rows)
    return found


def _judged(viewer: Viewer, rows: Sequence[Any], may: Callable[[Person, Any], bool]) -> list[bool]:
    """In a constant number of queries; nothing can be done in the past."""
    if viewer.glasses is not None:
        return [False for _ in rows]
    person = viewer.required()
    goals = Goal.objects.visible_to(person).select_related("unit").in_bulk({row.goal_id for row in rows} - {None})
    for row, unit in zip(rows, by_id(viewer, "Unit", [row.unit_id for row in rows]), strict=True):
        row.goal, row.unit = goals.get(row.goal_id), unit
    actor = knowing(person, list(goals.values()))
    return [row.withdrawn_at is None and may(actor, row) for row in rows]


def _changeable(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    return _judged(viewer, rows, policies.changes_intervention)


def _workable(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    judged = _judged(viewer, rows, policies.works_on_intervention)
    return [may and row.acted_at is None for row, may in zip(rows, judged, strict=True)]


Shape(
    "Driver",
    "What must change for a goal to be reached: the first step of its outline.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id", null=False),
        "text": text(brief=True),
        "added_by": one("Person", "added_by_id"),
        "added_at": instant(),
        "removed_at": instant(null=True),
        "ideas": having("ChangeIdea", "driver_id", lambda rows: rows.standing().order_by("added_at", "id"), brief=True),
    },
    model="goals.Driver",
)
Shape(
    "ChangeIdea",
    "What might move a driver. It is tried as an intervention.",
    {
        "id": key(brief=True),
        "driver": one("Driver", "driver_id", null=False),
        "text": text(brief=True),
        "added_by": one("Person", "added_by_id"),
        "added_at": instant(),
        "removed_at": instant(null=True),
        "interventions": having(
            "Intervention", "idea_id", lambda rows: rows.standing().order_by("begins_on", "id"), brief=True
        ),
    },
    model="goals.ChangeIdea",
)
Shape(
    "Intervention",
    "A dated change that is expected to move a measure: one cycle of plan, do, study, act.",
    {
        "id": key(brief=True),
        "goal": one("Goal", "goal_id", about="Empty: an initiative without one."),
        "idea": one("ChangeIdea", "idea_id", about="The goal's idea that it tries."),
        "measure": one("Measure", "measure_id", null=False),
        "unit": one("Unit", "unit_id", null=False, about="The unit measured."),
        "title": text(brief=True),
        "owner": one("Person", "owner_id"),
        "begins_on": day("From which the change is in force.", brief=True),
        "predicted": decimal("Expected change of the measure, in its unit: -0.4 is 0.4 lower.", null=True),
        "continues": one("Intervention", "continues_id", about="The cycle before."),
        "plan": text(),
        "planned_by": one("Person", "planned_by_id"),
        "planned_at": instant(),
        "done": text("What was really done; empty until then."),
        "done_by": one("Person", "done_by_id"),
        "done_at": instant(null=True, brief=True),
        "studied": text("What was learned; empty until then."),
        "studied_by": one("Person", "studied_by_id"),
        "studied_at": instant(null=True, brief=True),
        "act": choice(Act, "What becomes of it.", null=True, brief=True, get=lambda row: row.act or None),
        "acted": text("What that means."),
        "acted_by": one("Person", "acted_by_id"),
        "acted_at": instant(null=True, brief=True),
        "withdrawn_because": text("Entered by mistake, and how."),
        "withdrawn_by": one("Person", "withdrawn_by_id"),
        "withdrawn_at": instant(null=True),
        "version": whole(),
        "effect": one(
            "InterventionEffect", load=_outcomes, null=False, detail=True, about="Whether it moved its measure."
        ),
        "can_change": yes("The viewer may edit, withdraw or link it.", load=_changeable, detail=True),
        "can_work": yes("The viewer may write what was done, learned and decided.", load=_workable, detail=True),
    },
    model="goals.Intervention",
)
Shape(
    "InterventionEffect",
    "Whether the measure moved with a change, by its values before and after. It says when, never why. Numbers are in "
    "the measure's own unit; null where there are too few periods.",
    {
        "verdict": choice(EffectVerdict, get=lambda row: row.effect.verdict),
        "code": text("Stable.", get=lambda row: row.effect.code),
        "sentence": text(get=lambda row: row.effect.sentence),
        "shown": one("EffectEstimate", get=lambda row: _of(row, "shown"), about="The change: the one that decides."),
        "by_trend": yes(
            "It is the trend that decides, because the measure was on its way before.",
            null=True,
            get=lambda row: _of(row, "by_trend"),
        ),
        "before": one("EffectStretch", get=lambda row: _of(row, "before")),
        "after": one("EffectStretch", get=lambda row: _of(row, "after")),
        "step": one("EffectEstimate", get=lambda row: _of(row, "step"), about="The level after less that before."),
        "trend": one(
            "EffectEstimate", get=lambda row: _of(row, "trend"), about="The mean after less where it was heading."
        ),
        "slope_before": one(
            "EffectEstimate", get=lambda row: _of(row, "slope_before"), about="The trend before, per period."
        ),
        "slope_change": one(
            "EffectEstimate", get=lambda row: _of(row, "slope_change"), about="How that changed, per period."
        ),
        "held": many("EffectHeld", about="After 90 and after 180 days."),
    },
)
Shape("EffectEstimate", "With its 95 % interval.", {"value": number(), "low": number(), "high": number()})
Shape(
    "EffectStretch",
    "One side of the change: its mean and natural process limits.",
    {"points": whole("Periods with a value."), "mean": number(), "lower": number(), "upper": number()},
)
Shape(
    "EffectHeld",
    "Whether so many days later the gain was still there.",
    {
        "days": whole(get=lambda row: row.params["days"]),
        "verdict": choice(HeldVerdict),
        "code": text("Stable."),
        "sentence": text(),
        "now": one("EffectEstimate", about="The quarter of a year up to that day less the level before the change."),
        "points": whole("Periods behind it."),
    },
)


def _of(row: Any, name: str) -> Any:
    """Of the evidence, where there is enough."""
    return None if row.effect.evidence is None else getattr(row.effect.evidence, name)

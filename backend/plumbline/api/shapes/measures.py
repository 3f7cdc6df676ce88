"""What is measured: definitions, data, questions about data."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from plumbline.api.inputs import DAY, ID, optional
from plumbline.api.shapes.kit import (
    Shape,
    choice,
    day,
    decimal,
    having,
    instant,
    key,
    many,
    one,
    text,
    whole,
    with_units,
    yes,
)
from plumbline.api.viewer import Viewer
from plumbline.measures import policies
from plumbline.measures.choices import Cadence, Direction, Scale
from plumbline.measures.models import Measurement
from plumbline.organizations.models import OrgUnit


def _series(
    viewer: Viewer,
    rows: Sequence[Any],
    *,
    unit_id: UUID,
    since: date | None = None,
) -> list[list[Any]]:
    found = Measurement.objects.visible_to(viewer.person).current().filter(measure__in=rows, unit=unit_id)
    if since:
        found = found.filter(period_end__gte=since)
    groups: dict[Any, list[Any]] = defaultdict(list)
    for datum in found.order_by("-period_end", "source")[: 100 * len(rows)]:
        groups[datum.measure_id].append(datum)
    return [groups[row.pk][::-1] for row in rows]


def _units(viewer: Viewer, rows: Sequence[Any]) -> list[list[Any]]:
    """Which units have data, by name."""
    found = Measurement.objects.visible_to(viewer.person).filter(measure__in=rows).order_by()
    pairs = set(found.values_list("measure_id", "unit_id").distinct())
    units = OrgUnit.objects.visible_to(viewer.person).in_bulk({unit for _, unit in pairs})
    groups: dict[Any, list[Any]] = defaultdict(list)
    for measure, unit in pairs:
        groups[measure].append(units[unit])
    return [sorted(groups[row.pk], key=lambda unit: unit.name) for row in rows]


def _standing(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    """Whether each is in force or waits; its unit is known then. In the past nothing is done."""
    with_units(viewer, rows)
    return [viewer.glasses is None and row.declined_at is None and row.ended_at is None for row in rows]


def _approving(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    person = viewer.required()
    return [
        standing and row.approved_at is None and policies.answer_rebaseline.allows(person, row)
        for row, standing in zip(rows, _standing(viewer, rows), strict=True)
    ]


def _ending(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    """Whoever proposed it may take it back while it waits."""
    person, rules = viewer.required(), (policies.withdraw_rebaseline, policies.answer_rebaseline)
    return [
        standing and rules[row.approved_at is not None].allows(person, row)
        for row, standing in zip(rows, _standing(viewer, rows), strict=True)
    ]


DEFINITION = {
    "name": text(brief=True),
    "definition": text(),
    "direction": choice(Direction, brief=True),
    "scale": choice(Scale, brief=True),
    "unit": text("Shown after the value; “%” for a proportion, which travels as a fraction.", brief=True),
    "per": decimal("value = numerator ÷ denominator × per."),
    "decimals": whole("Digits shown; what is stored is exact.", brief=True),
    "numerator": text(),
    "denominator": text(),
    "risk_adjusted": yes(),
    "cadence": choice(Cadence),
    "lag_days": whole("From the end of a period to its data."),
    "sources": text("In order of trust; the first that has data decides.", many=True),
    "steward": one("Person", "steward_id"),
    "valid_from": instant(),
    "version": whole(),
}

Shape(
    "Measure",
    "A defined quantity.",
    {
        "id": key(brief=True),
        "code": text(brief=True),
        **DEFINITION,
        "retired": yes(),
        "identifiers": many(
            "ExternalId",
            get=lambda row: [{"system": k, "value": str(v)} for k, v in sorted(row.identifiers.items())],
        ),
        "units": many("Unit", load=_units, about="The units that have data."),
        "series": many(
            "Measurement", load=_series, args={"unit_id": ID, "since": optional(DAY)}, about="Oldest first."
        ),
        "past_definitions": having(
            "MeasureVersion",
            "subject_id",
            lambda rows: rows.order_by("version"),
            about="Each is a seam in the charts.",
        ),
    },
    model="measures.Measure",
)
Shape(
    "MeasureVersion",
    "A past definition of a measure, in force until valid_to.",
    {"id": key(brief=True), **DEFINITION, "valid_to": instant()},
    model="measures.MeasureVersion",
)
Shape(
    "Measurement",
    "One datum: measure × unit × [period_start, period_end) × source. A restatement supersedes it.",
    {
        "id": key(brief=True),
        "measure": one("Measure", "measure_id"),
        "unit": one("Unit", "unit_id"),
        "period_start": day(brief=True),
        "period_end": day("The first day after the period.", brief=True),
        "source": text(brief=True),
        "value": decimal(brief=True),
        "numerator": decimal(null=True, brief=True),
        "denominator": decimal(null=True, brief=True),
        "expected": decimal("Predicted events, where risk-adjusted.", null=True, brief=True),
        "provisional": yes("A unit's own count, until the steward's arrives.", brief=True),
        "note": text(),
        "recorded_at": instant(),
        "recorded_by": one("Person", "recorded_by_id"),
        "supersedes": one("Measurement", "supersedes_id"),
        "superseded_at": instant(null=True),
        "queries": having("DataQuery", "measurement_id", lambda rows: rows.order_by("asked_at")),
    },
    model="measures.Measurement",
)
Shape(
    "DataQuery",
    "“This number looks wrong”: a question to the measure's steward.",
    {
        "id": key(brief=True),
        "measurement": one("Measurement", "measurement_id"),
        "asked_by": one("Person", "asked_by_id"),
        "asked_at": instant(brief=True),
        "question": text(brief=True),
        "answered_by": one("Person", "answered_by_id"),
        "answered_at": instant(null=True),
        "answer": text(),
    },
    model="measures.DataQuery",
)
Shape(
    "Rebaseline",
    "New limits of a measure's chart at a unit from a day on: a decision with a reason and an approver.",
    {
        "id": key(brief=True),
        "measure": one("Measure", "measure_id", null=False),
        "unit": one("Unit", "unit_id", null=False),
        "first": day("The limits begin anew with the first period that starts on or after it.", brief=True),
        "frozen_until": day("Limits from the periods that end by then; null: from all.", null=True),
        "reason": text(brief=True),
        "proposed_by": one("Person", "proposed_by_id"),
        "proposed_at": instant(brief=True),
        "approved_by": one("Person", "approved_by_id"),
        "approved_at": instant(null=True, brief=True),
        "declined_by": one("Person", "declined_by_id"),
        "declined_at": instant(null=True),
        "ended_by": one("Person", "ended_by_id"),
        "ended_at": instant("When it was taken back.", null=True),
        "answer": text("Why it was declined or taken back."),
        "can_approve": yes("It waits, and the viewer may agree to it.", load=_approving),
        "can_end": yes("The viewer may decline it or take it back.", load=_ending),
    },
    model="measures.Rebaseline",
)

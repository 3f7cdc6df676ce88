"""Definitions, data, and questions about data."""

from plumbline.api.inputs import DAY, DECIMAL, ID, TEXT, WHOLE, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, VERSION, Verb, made
from plumbline.api.verbs.organizations import EXTERNAL_IDS
from plumbline.measures.choices import Cadence, Direction, Scale

DEFINITION = {
    "name": TEXT,
    "definition": optional(TEXT),
    "direction": choice(Direction),
    "scale": choice(Scale),
    "unit": optional(TEXT),
    "per": optional(DECIMAL),
    "decimals": optional(WHOLE),
    "numerator": optional(TEXT),
    "denominator": optional(TEXT),
    "risk_adjusted": optional(YES),
    "cadence": optional(choice(Cadence)),
    "lag_days": optional(WHOLE),
    "sources": optional(several(TEXT, 20)),
    "steward_id": optional(ID),
    "identifiers": EXTERNAL_IDS,
}
MEASURE_DRAFT = draft(
    "MeasureDraftInput", made("measures.actions.measures.MeasureDraft"), code=TEXT, **DEFINITION, id=CLIENT_ID
)
NUMBERS = {
    "value": Input("decimal", required=False, about="A proportion is a fraction: 0.94, not 94."),
    "numerator": optional(DECIMAL),
    "denominator": optional(DECIMAL),
    "expected": Input("decimal", required=False, about="Predicted events, where risk-adjusted."),
}
MEASUREMENT_DRAFT = draft(
    "MeasurementDraftInput",
    made("measures.actions.measurements.MeasurementDraft"),
    measure_id=ID,
    unit_id=ID,
    period_start=DAY,
    period_end=Input("day", about="The first day after the period."),
    source=TEXT,
    **NUMBERS,
    provisional=optional(YES),
    note=optional(TEXT),
    id=CLIENT_ID,
)

RESTATED = Input("text", required=False, about="Why numbers already on record are replaced.")

Verb(
    "defineMeasure",
    "Adds a measure to the library.",
    "measures.measures.define",
    "Measure",
    "measures",
    {"draft": MEASURE_DRAFT},
)
Verb(
    "defineMeasures",
    "Adds many measures, all or none.",
    "measures.measures.define_many",
    "Measure",
    "measures/batch",
    {"drafts": several(MEASURE_DRAFT)},
    many=True,
)
Verb(
    "reviseMeasure",
    "Changes a definition; the old one stays and a seam is drawn in every chart.",
    "measures.measures.revise",
    "Measure",
    "measures/{measure_id}",
    {
        "measure_id": ID,
        "expected_version": VERSION,
        "reason": TEXT,
        **{name: optional(wanted) for name, wanted in DEFINITION.items()},
    },
    method="PATCH",
)
Verb(
    "retireMeasure",
    "No new targets are set on it; its history stays.",
    "measures.measures.retire",
    "Measure",
    "measures/{measure_id}/retire",
    {"measure_id": ID, "expected_version": VERSION},
)
Verb(
    "recordMeasurement",
    "Records one datum.",
    "measures.measurements.record",
    "Measurement",
    "measurements",
    {"draft": MEASUREMENT_DRAFT, "reason": RESTATED},
)
Verb(
    "recordMeasurements",
    "Records many data, all or none; data already on record change nothing.",
    "measures.measurements.record_many",
    "Measurement",
    "measurements/batch",
    {"data": several(MEASUREMENT_DRAFT), "reason": RESTATED},
    many=True,
    scope="import",
)
Verb(
    "restateMeasurement",
    "Replaces a datum by a corrected one, with a reason; the old one stays on record.",
    "measures.measurements.restate",
    "Measurement",
    "measurements/{measurement_id}/restate",
    {"measurement_id": ID, **NUMBERS, "note": optional(TEXT), "reason": TEXT, "id": CLIENT_ID},
)
Verb(
    "askAboutData",
    "“This number looks wrong”: asks the measure's steward.",
    "measures.data_queries.ask",
    "DataQuery",
    "measurements/{measurement_id}/question",
    {"measurement_id": ID, "question": TEXT, "id": CLIENT_ID},
)
Verb(
    "answerDataQuery",
    "The steward's answer to a question about a number.",
    "measures.data_queries.answer",
    "DataQuery",
    "data-queries/{data_query_id}/answer",
    {"data_query_id": ID, "answer": TEXT},
)
Verb(
    "proposeRebaseline",
    "Asks for new limits of a measure's chart at a unit from a day on; it waits for an approver.",
    "measures.rebaselines.propose",
    "Rebaseline",
    "rebaselines",
    {
        "measure_id": ID,
        "unit_id": ID,
        "first": Input("day", about="The limits begin anew with the first period that starts on or after it."),
        "frozen_until": Input("day", required=False, about="Limits from the periods that end by then."),
        "reason": TEXT,
        "id": CLIENT_ID,
    },
)
Verb(
    "approveRebaseline",
    "The chart begins anew from its day, with a seam that says why and who agreed.",
    "measures.rebaselines.approve",
    "Rebaseline",
    "rebaselines/{rebaseline_id}/approve",
    {"rebaseline_id": ID},
)
Verb(
    "declineRebaseline",
    "An approver says no, or whoever proposed it takes it back.",
    "measures.rebaselines.decline",
    "Rebaseline",
    "rebaselines/{rebaseline_id}/decline",
    {"rebaseline_id": ID, "reason": TEXT},
)
Verb(
    "endRebaseline",
    "The limits are again those from before.",
    "measures.rebaselines.end",
    "Rebaseline",
    "rebaselines/{rebaseline_id}/end",
    {"rebaseline_id": ID, "reason": TEXT},
)

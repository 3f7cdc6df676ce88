"""Measures by their code, and their data."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from plumbline.core.errors import RowError, RowErrors
from plumbline.core.ids import uuid7
from plumbline.integrations.rules.records import MeasurementRow, MeasureRow
from plumbline.integrations.writers.desk import Desk, Lookup, Tally, naming, not_twice
from plumbline.measures.actions import measurements, measures
from plumbline.measures.models import Measure

IMPORTED = "file"
AT_ONCE = 4_000
# What a later file may change, and what an empty cell there means.
REVISED = {
    "name": "",
    "direction": "",
    "unit": "",
    "definition": "",
    "numerator": "",
    "denominator": "",
    "decimals": 2,
    "cadence": "monthly",
    "lag_days": 15,
}


def write_measures(desk: Desk, rows: Sequence[MeasureRow]) -> Tally:
    lookup = Lookup()
    not_twice(rows, lambda row: row.code, "code", lookup)
    people = desk.people()
    for row in rows:
        lookup.find(people, row.steward, row, "steward", "Nobody here has this address.")
    lookup.settle()
    known = by_code(desk)
    new = [row for row in rows if row.code not in known]
    if new:
        drafts = [
            measures.MeasureDraft(
                row.code, row.name, row.direction, row.scale, row.definition, row.unit, row.per, row.decimals,
                row.numerator, row.denominator, row.risk_adjusted, row.cadence, row.lag_days, row.sources,
                people[row.steward].pk if row.steward else None,
            )
            for row in new
        ]  # fmt: skip
        with naming(new):
            measures.define_many(actor=desk.actor, organization_id=desk.organization_id, drafts=drafts)
    changed = [row for row in rows if row.code in known and _revise(desk, known[row.code], row)]
    return Tally("measures", len(new), len(changed), len(rows) - len(new) - len(changed))


def _revise(desk: Desk, measure: Measure, row: MeasureRow) -> bool:
    """Cells left empty change nothing."""
    changes: dict[str, Any] = {
        name: getattr(row, name)
        for name, empty in REVISED.items()
        if getattr(row, name) != empty and getattr(row, name) != getattr(measure, name)
    }
    if changes:
        with naming([row]):
            measures.revise(actor=desk.actor, measure_id=measure.pk, reason="Changed by a file.", **changes)
    return bool(changes)


def write_measurements(desk: Desk, rows: Sequence[MeasurementRow]) -> Tally:
    """Data by measure, unit, period and source; other numbers for the same supersede what stood."""
    known, units, lookup = by_code(desk), desk.units(), Lookup()
    for row in rows:
        measure = lookup.find(known, row.measure, row, "measure", "There is no measure with this code.")
        lookup.find(units, row.unit, row, "unit", "There is no open unit with this code.")
        if measure is not None and measure.scale == "proportion" and row.value is not None and row.value > 1:
            sentence = "This measure is a share: write 0.62 or 62 %, not 62."
            lookup.refuse(row, "value", str(row.value), sentence, "not_a_fraction")
    not_twice(
        rows, lambda row: (row.measure, row.unit, row.period_start, row.period_end, row.source), "measure", lookup
    )
    lookup.settle()
    data = [
        measurements.MeasurementDraft(
            known[row.measure].pk, units[row.unit].pk, row.period_start, row.period_end,
            row.source or next(iter(known[row.measure].sources), IMPORTED), row.value, row.numerator,
            row.denominator, row.expected, note=row.note, id=uuid7(),
        )
        for row in rows
    ]  # fmt: skip
    return record(desk, rows, data)


def record(desk: Desk, rows: Sequence[Any], data: Sequence[measurements.MeasurementDraft]) -> Tally:
    """Records the data, some thousands at a time, and counts what each datum did. All bad rows are named."""
    new = restated = 0
    errors: list[RowError] = []
    for begin in range(0, len(data), AT_ONCE):
        some = data[begin : begin + AT_ONCE]
        try:
            with naming(rows[begin : begin + AT_ONCE], {"period_start": "month", "period_end": "last_day"}):
                stored = measurements.record_many(actor=desk.actor, organization_id=desk.organization_id, data=some)
        except RowErrors as refused:
            errors += refused.rows
            continue
        written = [row for row, draft in zip(stored, some, strict=True) if row.pk == draft.id]
        restated += sum(1 for row in written if row.supersedes_id is not None)
        new += sum(1 for row in written if row.supersedes_id is None)
        if desk.progress:
            desk.progress(begin + len(some), len(data))
    if errors:
        raise RowErrors(errors)
    return Tally("measurements", new, restated, len(data) - new - restated)


def by_code(desk: Desk) -> dict[str, Measure]:
    return {measure.code: measure for measure in Measure.objects.filter(organization_id=desk.organization_id)}


def rounded(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"

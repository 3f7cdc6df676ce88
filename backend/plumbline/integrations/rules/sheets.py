"""The sheets of a hospital's workbook: their columns, and each row as a typed record."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from plumbline.core.errors import RowError
from plumbline.integrations.readers import Table
from plumbline.integrations.rules.cells import Cells
from plumbline.integrations.rules.records import (
    GoalRow,
    MeasurementRow,
    MeasureRow,
    PersonRow,
    TargetRow,
    UnitRow,
)

DIRECTIONS = ("increase", "decrease", "maintain")
SCALES = ("proportion", "rate", "ratio", "mean", "count", "days_between")
CADENCES = ("weekly", "monthly", "quarterly", "annual")
ROLES = (
    *("board_member", "executive", "cmo", "physician_leader", "unit_leader", "contributor", "front_line"),
    *("steward", "auditor", "administrator"),
)
STATES = ("draft", "proposed", "committed")
KINDS = ("drives", "same_measure", "supports")
TARGET_ROLES = ("outcome", "process", "balancing")
# Written beside refused rows; ignored when they come back.
PROBLEM = "problem"
READINGS = ("enough", "latest", "rolling", "cycle_to_date")


def _unit(cells: Cells) -> UnitRow:
    ccn = cells.text("ccn", most=6)
    if ccn and not (len(ccn) == 6 and ccn.isalnum()):
        cells.refuse("ccn", "A CMS certification number has six characters, such as 520177 or 050625.", "not_a_ccn")
    return UnitRow(
        cells.row.line,
        cells.text("code", required=True, most=60),
        cells.text("name", required=True, most=160),
        cells.text("level", required=True, most=40),
        cells.text("parent", most=60),
        {"ccn": ccn} if ccn else {},
    )


def _person(cells: Cells) -> PersonRow:
    unit = cells.text("unit", required=True, most=60)
    roles = []
    for part in cells.several("roles"):
        name, _, place = (piece.strip() for piece in part.partition("@"))
        name = name.lower().replace(" ", "_").replace("-", "_")
        if name not in ROLES:
            cells.refuse("roles", f"“{name[:30]}” is not a role. Use {', '.join(ROLES)}, each with @UNIT if elsewhere.")
        roles.append((name, place or unit))
    return PersonRow(
        cells.row.line,
        cells.email("email", required=True),
        cells.text("name", required=True, most=160),
        cells.text("position", required=True, most=160),
        unit,
        tuple(dict.fromkeys(roles)),
        cells.flag("account", default=True),
    )


def _measure(cells: Cells) -> MeasureRow:
    per = cells.number("per")
    if per is not None and per <= 0:
        cells.refuse("per", "This must be more than zero: 1000 for a rate per 1,000 patient-days.")
    decimals, lag = cells.whole("decimals", most=8), cells.whole("lag_days", most=2000)
    return MeasureRow(
        line=cells.row.line,
        code=cells.text("code", required=True, most=60),
        name=cells.text("name", required=True),
        direction=cells.choice("direction", DIRECTIONS),
        scale=cells.choice("scale", SCALES),
        unit=cells.text("unit", most=60),
        per=per or Decimal(1),
        decimals=2 if decimals is None else decimals,
        definition=cells.paragraph("definition", most=4000),
        numerator=cells.text("numerator", most=300),
        denominator=cells.text("denominator", most=300),
        risk_adjusted=cells.flag("risk_adjusted"),
        cadence=cells.choice("cadence", CADENCES, "monthly"),
        lag_days=15 if lag is None else lag,
        sources=tuple(cells.several("sources")),
        steward=cells.email("steward"),
    )


def _goal(cells: Cells) -> GoalRow:
    weight = cells.number("weight")
    if weight is not None and weight <= 0:
        cells.refuse("weight", "A weight is more than zero; leave it empty for equal weights.", "zero_weight")
    starts, ends = cells.day("cycle_starts_on"), cells.day("cycle_ends_on")
    if starts and ends and ends <= starts:
        cells.refuse("cycle_ends_on", "A plan ends after it begins.")
    return GoalRow(
        line=cells.row.line,
        ref=cells.text("ref", most=60),
        title=cells.text("title", required=True, most=240),
        unit=cells.text("unit", required=True, most=60),
        cycle=cells.text("cycle", required=True, most=120),
        cycle_starts_on=starts,
        cycle_ends_on=ends,
        owner=cells.email("owner"),
        partners=tuple(email.lower() for email in cells.several("partners")),
        parent=cells.text("parent", most=240),
        parent_unit=cells.text("parent_unit", most=60),
        kind=cells.choice("kind", KINDS, "drives"),
        weight=weight,
        critical=cells.flag("critical"),
        state=cells.choice("state", STATES, "committed"),
        board_sentence=cells.text("board_sentence", most=240),
        check_in_days=cells.whole("check_in_days", least=1, most=400),
        restricted=cells.flag("restricted"),
    )


def _target(cells: Cells) -> TargetRow:
    target, low, high = cells.number("target"), cells.number("low"), cells.number("high")
    if not cells.given("target") and not (cells.given("low") and cells.given("high")):
        cells.refuse("target", "Give a target, or both low and high for a range.", "required")
    if target is not None and (low is not None or high is not None):
        cells.refuse("target", "Give either a target or a range from low to high, not both.")
    if low is not None and high is not None and low >= high:
        cells.refuse("high", "The high end of a range is above its low end.")
    baseline_on, due_on = cells.day("baseline_on", required=True), cells.day("due_on", required=True)
    if baseline_on and due_on and due_on <= baseline_on:
        cells.refuse("due_on", "A target falls due after its baseline.")
    weight = cells.number("weight")
    if weight is not None and weight <= 0:
        cells.refuse("weight", "A weight is more than zero; leave it empty for equal weights.", "zero_weight")
    reading = cells.choice("reading", READINGS, "enough")
    periods = cells.whole("reading_periods", least=1, most=120)
    if reading == "rolling" and periods is None:
        cells.refuse("reading_periods", "A rolling reading says over how many periods.", "required")
    return TargetRow(
        line=cells.row.line,
        goal=cells.text("goal", required=True, most=240),
        unit=cells.text("unit", most=60),
        cycle=cells.text("cycle", most=120),
        measure=cells.text("measure", required=True, most=60),
        measured_unit=cells.text("measured_unit", most=60),
        role=cells.choice("role", TARGET_ROLES, "outcome"),
        baseline=cells.number("baseline"),
        baseline_on=baseline_on or date.min,
        target=target,
        low=low,
        high=high,
        due_on=due_on or date.max,
        reading=reading,
        reading_periods=periods,
        floor=cells.number("floor"),
        stretch=cells.number("stretch"),
        weight=weight or Decimal(1),
    )


def _measurement(cells: Cells) -> MeasurementRow:
    first, last = date.min, date.max
    if cells.given("month"):
        first, last = cells.month("month") or (first, last)
    else:
        first = cells.day("first_day", required=True) or first
        ends = cells.day("last_day", required=True)
        last = ends + timedelta(days=1) if ends else last
    if last <= first:
        cells.refuse("last_day", "A period ends on or after its first day.")
    value, numerator, denominator = (cells.number(name) for name in ("value", "numerator", "denominator"))
    if value is None and (numerator is None or denominator is None) and cells.good:
        cells.refuse("value", "Give a value, or a numerator and a denominator.", "required")
    for name, number in (("denominator", denominator), ("expected", cells.number("expected"))):
        if number is not None and number < 0:
            cells.refuse(name, "This cannot be less than zero.")
    return MeasurementRow(
        cells.row.line,
        cells.text("measure", required=True, most=60),
        cells.text("unit", required=True, most=60),
        first,
        last,
        cells.text("source", most=40),
        value,
        numerator,
        denominator,
        cells.number("expected") if cells.good else None,
        cells.text("note", most=300),
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    kind: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    understand: Callable[[Cells], Any]


def _sheet(kind: str, required: str, optional: str, understand: Callable[[Cells], Any]) -> Sheet:
    return Sheet(kind, tuple(required.split()), tuple(optional.split()), understand)


# In the order in which they can be written: each may name what stands in an earlier one.
SHEETS = {
    sheet.kind: sheet
    for sheet in (
        _sheet("units", "code name level", "parent ccn", _unit),
        _sheet("people", "email name position unit", "roles account", _person),
        _sheet(
            "measures",
            "code name direction scale",
            "unit per decimals definition numerator denominator risk_adjusted cadence lag_days sources steward",
            _measure,
        ),
        _sheet(
            "goals",
            "title unit cycle",
            "ref cycle_starts_on cycle_ends_on owner partners parent parent_unit kind weight critical state "
            "board_sentence check_in_days restricted",
            _goal,
        ),
        _sheet(
            "targets",
            "goal measure baseline_on due_on",
            "unit cycle measured_unit role baseline target low high reading reading_periods floor stretch weight",
            _target,
        ),
        _sheet(
            "measurements",
            "measure unit",
            "month first_day last_day source value numerator denominator expected note",
            _measurement,
        ),
    )
}
ORDER = tuple(SHEETS)


def understand(sheet: Sheet, table: Table) -> tuple[list[Any], list[RowError]]:
    """The good rows as records, in the file's order, and everything that is wrong with the others."""
    errors = columns(sheet, table)
    if errors:
        return [], errors
    records = []
    for row in table.rows:
        cells = Cells(row, errors)
        record = sheet.understand(cells)
        if cells.good:
            records.append(record)
    return records, errors


def columns(sheet: Sheet, table: Table) -> list[RowError]:
    """Missing and unknown columns, or the sheet they are of; the header is line 1."""
    given = set(table.columns) - {PROBLEM}
    others = [it.kind for it in SHEETS.values() if set(it.required) <= given <= {*it.required, *it.optional}]
    if others and sheet.kind not in others:
        said = f"These are the columns of {others[0]}, not of {sheet.kind}. Import the file as {others[0]}."
        return [RowError(1, "", "", said, "other_sheet")]
    known = sheet.required + sheet.optional
    errors = [
        RowError(
            1,
            name,
            "",
            f"The column “{name}” is missing. A file of {sheet.kind} needs: {', '.join(sheet.required)}.",
        )
        for name in sheet.required
        if name not in table.columns
    ]
    for name in table.columns:
        if name not in known and name != PROBLEM:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"Did you mean “{near[0]}”?" if near else f"Known columns: {', '.join(known)}."
            errors.append(
                RowError(1, name, "", f"A file of {sheet.kind} has no column “{name}”. {hint}", "unknown_column")
            )
    return errors

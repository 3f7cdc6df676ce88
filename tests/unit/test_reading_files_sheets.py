"""What a row means, and every way in which it cannot."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plumbline.core.errors import RowError
from plumbline.integrations import readers
from plumbline.integrations.rules import sheets

GOOD = {
    "units": {"code": "4W", "name": "4 West", "level": "unit"},
    "people": {"email": "Nora@Example.org", "name": "Nora Reyes", "position": "Nurse manager", "unit": "4W"},
    "measures": {"code": "falls", "name": "Falls", "direction": "decrease", "scale": "rate"},
    "goals": {"title": "Fewer falls", "unit": "4W", "cycle": "2026"},
    "targets": {"goal": "Fewer falls", "measure": "falls", "baseline_on": "2026-01-01",
                "due_on": "2026-12-31", "target": "0.40"},
    "measurements": {"measure": "falls", "unit": "4W", "month": "2026-10", "value": "0.62"},
}  # fmt: skip


def understood(kind: str, **changes: str) -> tuple[list[Any], list[RowError]]:
    cells = GOOD[kind] | changes
    table = readers.Table(kind, tuple(cells), (readers.Row(2, cells),))
    return sheets.understand(sheets.SHEETS[kind], table)


@pytest.mark.parametrize("kind", sheets.ORDER)
def test_the_least_of_each_sheet_is_enough(kind: str) -> None:
    records, errors = understood(kind)
    assert errors == []
    assert len(records) == 1


def test_numbers_are_exact() -> None:
    (target,), _ = understood("targets", target="0.720000000000000001", baseline="62 %")
    assert target.target == Decimal("0.720000000000000001")
    assert target.baseline == Decimal("0.62")


def test_a_month_is_a_half_open_period() -> None:
    (december,), _ = understood("measurements", month="2026-12")
    assert (december.period_start, december.period_end) == (date(2026, 12, 1), date(2027, 1, 1))
    (quarter,), _ = understood("measurements", month="", first_day="2026-07-01", last_day="2026-09-30")
    assert (quarter.period_start, quarter.period_end) == (date(2026, 7, 1), date(2026, 10, 1))


def test_roles_may_stand_elsewhere() -> None:
    (person,), errors = understood("people", roles="Unit leader; steward@LH")
    assert errors == []
    assert person.roles == (("unit_leader", "4W"), ("steward", "LH"))
    assert person.email == "nora@example.org"


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        ("units", "name", ""),
        ("units", "name", "=cmd|' /C calc'!A0"),
        ("units", "name", "@SUM(A1)"),
        ("units", "name", "-cmd|calc"),
        ("units", "name", "4 \u202eWest"),
        ("units", "name", "x" * 161),
        ("units", "name", "4\x07 West"),
        ("units", "ccn", "10001"),
        ("people", "email", "nora"),
        ("people", "email", "nora@nowhere"),
        ("people", "roles", "chief of everything"),
        ("people", "account", "maybe"),
        ("measures", "direction", "up"),
        ("measures", "scale", "percent"),
        ("measures", "per", "0"),
        ("measures", "decimals", "1.5"),
        ("goals", "weight", "0"),
        ("goals", "weight", "-1"),
        ("goals", "state", "achieved"),
        ("goals", "check_in_days", "0"),
        ("targets", "target", "1e309"),
        ("targets", "target", "NaN"),
        ("targets", "target", "Infinity"),
        ("targets", "target", "0,40"),
        ("targets", "target", "1" + "0" * 400),
        ("targets", "target", "about 2"),
        ("targets", "due_on", "12/31/2026"),
        ("targets", "due_on", "0001-01-01"),
        ("targets", "due_on", "2026-01-01"),
        ("targets", "weight", "0"),
        ("measurements", "month", "2026-13"),
        ("measurements", "value", ""),
        ("measurements", "denominator", "-3"),
    ],
)
def test_a_bad_cell_is_named_with_its_column_and_what_to_do(kind: str, column: str, value: str) -> None:
    records, errors = understood(kind, **{column: value})
    assert records == []
    assert [(error.line, error.column) for error in errors] == [(2, column)]
    assert errors[0].value == value.strip()[:60]
    assert errors[0].sentence.endswith(".")


def test_a_range_is_low_and_high_and_no_target() -> None:
    (target,), errors = understood("targets", target="", low="20", high="30")
    assert (errors, target.low, target.high) == ([], Decimal(20), Decimal(30))
    assert understood("targets", target="", low="20")[1]
    assert understood("targets", target="25", low="20", high="30")[1]
    assert understood("targets", target="", low="30", high="20")[1]


def test_every_error_of_a_row_is_found_at_once() -> None:
    _, errors = understood("goals", title="", weight="0", state="gone")
    assert sorted(error.column for error in errors) == ["state", "title", "weight"]


def test_a_missing_column_and_a_misspelt_one_are_named() -> None:
    table = readers.Table("goals", ("title", "unit", "cycel", "onwer"), ())
    _, errors = sheets.understand(sheets.SHEETS["goals"], table)
    assert [error.column for error in errors] == ["cycle", "cycel", "onwer"]
    assert "Did you mean “owner”?" in errors[2].sentence


def test_the_words_are_those_of_the_domain() -> None:
    from plumbline.goals.choices import AlignmentKind, ReadingKind, TargetRole
    from plumbline.measures.choices import Cadence, Direction, Scale
    from plumbline.organizations.choices import Role

    assert set(sheets.ROLES) == set(Role.values)
    assert set(sheets.DIRECTIONS) == set(Direction.values)
    assert set(sheets.SCALES) == set(Scale.values)
    assert set(sheets.CADENCES) == set(Cadence.values)
    assert set(sheets.KINDS) == set(AlignmentKind.values)
    assert set(sheets.TARGET_ROLES) == set(TargetRole.values)
    assert set(sheets.READINGS) == set(ReadingKind.values)

"""A row of each sheet, understood. `line` is where it stands in the file."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class UnitRow:
    line: int
    code: str
    name: str
    level: str
    parent: str
    external_ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonRow:
    line: int
    email: str
    name: str
    position: str
    unit: str
    roles: tuple[tuple[str, str], ...]
    account: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    line: int
    code: str
    name: str
    direction: str
    scale: str
    unit: str
    per: Decimal
    decimals: int
    definition: str
    numerator: str
    denominator: str
    risk_adjusted: bool
    cadence: str
    lag_days: int
    sources: tuple[str, ...]
    steward: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    line: int
    ref: str
    title: str
    unit: str
    cycle: str
    cycle_starts_on: date | None
    cycle_ends_on: date | None
    owner: str
    partners: tuple[str, ...]
    parent: str
    parent_unit: str
    kind: str
    weight: Decimal | None
    critical: bool
    state: str
    board_sentence: str
    check_in_days: int | None
    restricted: bool


@dataclass(frozen=True, slots=True)
class TargetRow:
    line: int
    goal: str
    unit: str
    cycle: str
    measure: str
    measured_unit: str
    role: str
    baseline: Decimal | None
    baseline_on: date
    target: Decimal | None
    low: Decimal | None
    high: Decimal | None
    due_on: date
    reading: str
    reading_periods: int | None
    floor: Decimal | None
    stretch: Decimal | None
    weight: Decimal


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """`period_end` is the first day after the period."""

    line: int
    measure: str
    unit: str
    period_start: date
    period_end: date
    source: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    expected: Decimal | None
    note: str

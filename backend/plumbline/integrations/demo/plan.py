"""The whole demo as plain records, before anything is written."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plumbline.integrations.demo.names import Roster
from plumbline.integrations.demo.places import Hospital, Place
from plumbline.integrations.demo.processes import Month

MONTHS = 24
LEAVING = MONTHS - 2  # the month in which some unit leaders go
LARGE = 2_000  # goals; beyond it the units' past is told more briefly


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal's target. Dates are days; the measure is read at the goal's own unit."""

    measure: str
    baseline: Decimal
    target: Decimal
    baseline_on: date
    due_on: date
    reading: str = "enough"


@dataclass(slots=True)
class Wish:
    """One goal. `month` is the month in which it was agreed; `key` is its place in the plan."""

    key: int
    title: str
    level: str
    unit: str
    board: int
    measure: str
    month: int
    owner: str | None
    parent: int | None = None
    kind: str = "drives"
    weight: Decimal | None = None
    critical: bool = False
    taking_part: tuple[str, ...] = ()
    partner: str | None = None
    check_in_days: int = 35
    cycle: str = "strategic"
    aim: Aim | None = None
    sentence: str = ""
    impacts: dict[str, dict[str, str]] = field(default_factory=dict)
    restricted: bool = False
    shape: str = "improving"
    head_start: float = 0.0
    barrier: str = "process"
    optimism: float = 0.0
    # How it stands today.
    state: str = "committed"
    agreed: bool = True
    offered_to: str | None = None
    silent_since: int | None = None
    closes: int | None = None
    new_target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A check-in: `day` counts from the first day of the month after `month`."""

    goal: int
    month: int
    day: int
    person: str
    claimed: str
    note: str
    barriers: tuple[str, ...]
    needs_help: bool
    next_step: str
    reply: tuple[str, str] | None
    reply_by: str | None


@dataclass(frozen=True, slots=True)
class Support:
    """A second link: one goal's work helps another's. Not agreed: offered in these days."""

    child: int
    parent: int
    agreed: bool


@dataclass(slots=True)
class Plan:
    """Everything, in the order in which it can be written. `first` is the first day of the first month."""

    seed: int
    today: date
    first: date
    hospitals: tuple[Hospital, ...]
    places: list[Place]
    roster: Roster
    goals: list[Wish] = field(default_factory=list)
    series: dict[tuple[str, str], list[Month]] = field(default_factory=dict)
    late: dict[tuple[str, str], int] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)

    def start_of(self, month: int) -> date:
        """The first day of a month of the plan."""
        return add_months(self.first, month)

    def index_of(self, day: date) -> int:
        """The month of the plan in which a day lies."""
        return (day.year - self.first.year) * 12 + day.month - self.first.month

    def month_of(self, day: date) -> int:
        """The month in which a goal can be agreed on what is known from this day on: early, not before it."""
        return min(max(self.index_of(day), 1), MONTHS - 3)

    @property
    def large(self) -> bool:
        return len(self.goals) > LARGE

    @property
    def last_year(self) -> tuple[int, int]:
        """The first calendar year that lies wholly in the plan's past, and the month with which it begins."""
        year = self.first.year + (self.first.month > 1)
        return year, (year - self.first.year) * 12 + 1 - self.first.month

    def place(self, code: str) -> Place:
        return next(place for place in self.places if place.code == code)


def add_months(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)

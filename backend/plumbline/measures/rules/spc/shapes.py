"""What goes into a chart and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plumbline.measures.rules.scales import Direction


class Kind(StrEnum):
    """How a process's chance is told.

    run     a middle value and no limits
    xmr     single values and the ranges between neighbours
    p, u    cases of cases, events of exposure; p_prime and u_prime (Laney) where these vary more than that
    c       events in periods alike
    g, t    cases, or time, between rare events
    xbar_s  means of several cases whose standard deviation and number are known
    """

    RUN = "run"
    XMR = "xmr"
    P = "p"
    P_PRIME = "p_prime"
    U = "u"
    U_PRIME = "u_prime"
    C = "c"
    G = "g"
    T = "t"
    XBAR_S = "xbar_s"


class Signal(StrEnum):
    """What chance alone hardly ever does (the rules of NHS England's Making Data Count)."""

    ABOVE_LIMITS = "above_limits"
    BELOW_LIMITS = "below_limits"
    RISING = "rising"
    FALLING = "falling"
    TWO_OF_THREE_HIGH = "two_of_three_high"
    TWO_OF_THREE_LOW = "two_of_three_low"
    SEVEN_HIGH = "seven_high"
    SEVEN_LOW = "seven_low"

    @property
    def up(self) -> bool:
        """Whether it says that values are high or rising."""
        return self in (Signal.ABOVE_LIMITS, Signal.RISING, Signal.TWO_OF_THREE_HIGH, Signal.SEVEN_HIGH)


class Verdict(StrEnum):
    """What a signal means; high and low where nobody said which way is good."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    HIGH = "high"
    LOW = "low"


class Variation(StrEnum):
    """The variation icon: how the newest value stands to its process; none without values."""

    NONE = "none"
    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """The assurance icon: whether the process as it runs meets its target; none without target or limits."""

    NONE = "none"
    PASSES = "passes"
    FAILS = "fails"
    HIT_AND_MISS = "hit_and_miss"


@dataclass(frozen=True, slots=True)
class Observed:
    """One period [start, end), oldest first in a series.

    `value` is on the measure's scale (a proportion is 0..1, a rate is already x `per`, a time between events is
    in days). `exposure` is the denominator, the expected events of a ratio, or the cases behind a mean; `sd` is
    the standard deviation of those cases.
    """

    start: date
    end: date
    value: float | None
    numerator: float | None = None
    exposure: float | None = None
    sd: float | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    """A re-baseline: limits begin anew with the first period that starts on or after `first`.

    With `frozen_until` they are worked out from the phase's periods that end by then, and extended.
    """

    first: date
    frozen_until: date | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a series is drawn and read.

    `direction` None says that neither way is good. `target` belongs to increase and decrease, `low` and `high`
    to maintain. The first phase begins with the series; Phase(date.min, frozen_until=...) freezes it.
    `screened` leaves out moving ranges that are themselves out of the ordinary. `floor` and `ceiling` are the
    bounds nature sets to values (limits of an xmr or xbar_s chart stop there; the other kinds know theirs), and
    `percent` says that values are fractions to be told as percentages (p charts always are).
    """

    kind: Kind
    direction: Direction | None
    per: float = 1.0
    target: float | None = None
    low: float | None = None
    high: float | None = None
    phases: tuple[Phase, ...] = ()
    screened: bool = True
    floor: float | None = None
    ceiling: float | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The lines at one point: centre, limits (three sigma) and inner lines (two sigma); None where unknown."""

    centre: float
    lower: float | None = None
    upper: float | None = None
    inner_lower: float | None = None
    inner_upper: float | None = None


@dataclass(frozen=True, slots=True)
class Plotted:
    """One period as drawn.

    `value` is None where nothing was exposed or stated; lines are None where the kind has none or the period
    lacks the counts for them. `signals` come in the order of their weight, the first being the one told.
    """

    observed: Observed
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    phase: int
    signals: tuple[Signal, ...]
    verdict: Verdict | None
    inner_lower: float | None = None
    inner_upper: float | None = None

    @property
    def useful(self) -> bool:
        """Whether the rules looked at it."""
        return self.value is not None and self.centre is not None

    @property
    def limited(self) -> bool:
        return self.lower is not None and self.upper is not None


@dataclass(frozen=True, slots=True)
class Runs:
    """Anhøj's two run rules over one phase: the longest run on one side, and how often the centre is crossed.

    Points on the centre and periods without value are observed but not useful. All None where nothing is useful.
    """

    observed: int
    useful: int
    longest: int | None = None
    longest_by_chance: int | None = None
    crossings: int | None = None
    crossings_by_chance: int | None = None
    signal: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A chart in one short paragraph: stable code, its parameters, and the English words."""

    code: str
    params: Mapping[str, object]
    sentence: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A series as drawn and read. `runs_by_phase` has one entry for each phase that holds a period."""

    kind: Kind
    points: tuple[Plotted, ...]
    variation: Variation
    assurance: Assurance
    runs_by_phase: tuple[Runs, ...]
    reading: Reading
    flips: int | None

    @property
    def runs(self) -> Runs:
        """The run rules over the newest phase."""
        return self.runs_by_phase[-1] if self.runs_by_phase else Runs(0, 0)

"""Reading a value off a series: which periods, pooled how, and when there are too few to say.

A month of a small unit is mostly chance. The default reading pools the latest consecutive periods until they
hold enough events or cases to mean something, and says "too few" rather than guess.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plumbline.measures.rules.periods import add_months, length
from plumbline.measures.rules.scales import Definition, Scale

EVENTS_NEEDED = Decimal(5)
CASES_NEEDED = Decimal(30)
LONGEST_POOL_MONTHS = 12
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Datum:
    """One measurement that nothing supersedes: a value over [period_start, period_end).

    `value` is on the measure's scale (a proportion is a fraction, a rate is per its `per`) and None only
    where nothing was exposed. numerator, denominator and expected are counts, as stated.
    """

    period_start: date
    period_end: date
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    expected: Decimal | None = None
    source: str = ""
    provisional: bool = False


class Kind(StrEnum):
    """Which periods make up the value."""

    ENOUGH = "enough"
    LATEST = "latest"
    ROLLING = "rolling"
    CYCLE_TO_DATE = "cycle_to_date"


@dataclass(frozen=True, slots=True)
class Rule:
    """A reading's kind; `periods` is the N of rolling N and unused otherwise."""

    kind: Kind = Kind.ENOUGH
    periods: int = 1


ENOUGH = Rule()


class Lack(StrEnum):
    """What there is too little of."""

    EVENTS = "events"
    CASES = "cases"
    PERIODS = "periods"
    EXPOSURE = "exposure"


@dataclass(frozen=True, slots=True)
class Pool:
    """The counts behind a reading, for "1 fall in 714 patient-days".

    numerator and denominator are sums over the periods read (None where the series states none); expected is
    the summed expected count of a ratio. The span is [period_start, period_end), in `periods` periods.
    """

    numerator: Decimal | None
    denominator: Decimal | None
    expected: Decimal | None
    periods: int
    period_start: date
    period_end: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and the counts behind it."""

    value: Decimal
    pool: Pool

    @property
    def period_end(self) -> date:
        """The day the value speaks of (exclusive end of its last period)."""
        return self.pool.period_end


@dataclass(frozen=True, slots=True)
class TooFew:
    """Counts, but no value: `held` of the `needed` events expected at baseline, cases or periods."""

    pool: Pool
    lack: Lack
    held: Decimal
    needed: Decimal

    @property
    def period_end(self) -> date:
        """The day the counts speak of (exclusive end of the last period)."""
        return self.pool.period_end


def read(
    data: Iterable[Datum],
    *,
    definition: Definition,
    rule: Rule,
    reference: Decimal | None,
    on: date,
    cycle_start: date | None = None,
) -> Reading | TooFew | None:
    """The value as of the day `on`: a Reading, TooFew, or None where no period is over yet.

    `data` is one series in any order, without superseded values (see `preferred`). `reference` is the
    baseline on the measure's scale (the target where there is no baseline): it says how many events to
    expect. A reference of zero expects none, so "enough" never is; read rare events with rolling N or
    cycle_to_date. `cycle_start` is needed by cycle_to_date only.

    enough: latest consecutive periods together holding >= 5 events expected at the reference (rate, ratio,
    count) or >= 30 cases (proportion), at most 12 months (one longer period is read alone), pooled. A gap, a
    period without counts or, for counts, one of another length ends the run; a period without exposure does
    not. Means, days between and values without counts read their latest period. A single period gives the
    value as stated; several give sum of numerators / sum of denominators x per, observed / expected for a
    ratio, and events per period for a count.
    """
    chain = _chain(d for d in data if d.period_end <= on)
    if rule.kind is Kind.CYCLE_TO_DATE:
        if cycle_start is None:
            raise ValueError("cycle_to_date needs cycle_start")
        chain = [d for d in chain if d.period_start >= cycle_start]
    if not chain:
        return None
    pooled = definition.poolable and _exposure(chain[0], definition) is not None
    if rule.kind is Kind.LATEST or not pooled:
        return _latest(chain, definition)
    if rule.kind is Kind.CYCLE_TO_DATE:
        return _pooled([d for d in chain if _alike(d, chain[0], definition)], definition)
    if rule.kind is Kind.ROLLING:
        return _rolling(_run(chain, definition), definition, rule.periods)
    if not (definition.counts_events or definition.counts_cases):
        return _latest(chain, definition)
    return _enough(_run(chain, definition), definition, reference)


def preferred(data: Iterable[Datum], order: Sequence[str]) -> tuple[list[Datum], list[Datum]]:
    """(used, set aside): where sources overlap in time, the first in `order` is used, provisional ones last.

    What is set aside is still shown beside the used value. Sources missing from `order` come after it.
    """
    rank = {source: i for i, source in enumerate(order)}
    used: list[Datum] = []
    aside: list[Datum] = []

    def key(datum: Datum) -> tuple[bool, int]:
        return datum.provisional, rank.get(datum.source, len(rank))

    data = list(data)
    if len({key(datum) for datum in data}) <= 1:  # of one source, as most series are: nothing can be beaten
        return data, aside
    for datum in sorted(data, key=key):
        beaten = any(
            key(other) < key(datum) and other.period_start < datum.period_end
            and datum.period_start < other.period_end
            for other in used
        )  # fmt: skip
        (aside if beaten else used).append(datum)
    return used, aside


def next_period_end(data: Iterable[Datum], on: date) -> date | None:
    """The first day after `on` on which a period already on file ends, so that the reading may change."""
    return min((d.period_end for d in data if d.period_end > on), default=None)


def _chain(data: Iterable[Datum]) -> list[Datum]:
    """Newest first, never two periods over the same day: stated before provisional, finer before coarser."""
    order = sorted(data, key=lambda d: (-d.period_end.toordinal(), d.provisional, -d.period_start.toordinal()))
    chain: list[Datum] = []
    for datum in order:
        if not chain or datum.period_end <= chain[-1].period_start:
            chain.append(datum)
    return chain


def _run(chain: Sequence[Datum], definition: Definition) -> list[Datum]:
    """The chain up to its first gap, or its first period that cannot be added to the newest."""
    run = [chain[0]]
    for datum in chain[1:]:
        if datum.period_end != run[-1].period_start or not _alike(datum, chain[0], definition):
            break
        run.append(datum)
    return run


def _alike(datum: Datum, newest: Datum, definition: Definition) -> bool:
    if _exposure(datum, definition) is None:
        return False
    if definition.scale is not Scale.COUNT:
        return True
    return length(datum.period_start, datum.period_end) == length(newest.period_start, newest.period_end)


def _events(datum: Datum, definition: Definition) -> Decimal | None:
    if definition.scale is Scale.COUNT and datum.numerator is None:
        return datum.value
    return datum.numerator


def _exposure(datum: Datum, definition: Definition) -> Decimal | None:
    """What the numerator is divided by: denominator, expected count, or one period. None without counts."""
    if _events(datum, definition) is None:
        return None
    if definition.scale is Scale.COUNT:
        return Decimal(1)
    return datum.expected if definition.scale is Scale.RATIO else datum.denominator


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, _ZERO) if known else None


def _pool(data: Sequence[Datum], definition: Definition) -> Pool:
    return Pool(
        numerator=_sum(_events(d, definition) for d in data),
        denominator=_sum(d.denominator for d in data),
        expected=_sum(d.expected for d in data),
        periods=len(data),
        period_start=min(d.period_start for d in data),
        period_end=max(d.period_end for d in data),
        provisional=any(d.provisional for d in data),
    )


def exposure(pool: Pool, definition: Definition) -> Decimal | None:
    """What the pool's numerator is divided by; None where the series has no counts."""
    if pool.numerator is None:
        return None
    if definition.scale is Scale.COUNT:
        return Decimal(pool.periods)
    return pool.expected if definition.scale is Scale.RATIO else pool.denominator


def _pooled(data: Sequence[Datum], definition: Definition) -> Reading | TooFew:
    pool = _pool(data, definition)
    if len(data) == 1 and data[0].value is not None:
        return Reading(data[0].value, pool)
    divisor = exposure(pool, definition)
    if not divisor or pool.numerator is None:
        return TooFew(pool, Lack.EXPOSURE, _ZERO, _ZERO)
    return Reading(pool.numerator / divisor * definition.per, pool)


def _latest(chain: Sequence[Datum], definition: Definition) -> Reading | TooFew:
    """The newest period that has a value; a period without exposure says nothing."""
    answers = [_pooled([datum], definition) for datum in chain]
    return next((answer for answer in answers if isinstance(answer, Reading)), answers[0])


def _rolling(run: Sequence[Datum], definition: Definition, periods: int) -> Reading | TooFew:
    if len(run) < periods:
        return TooFew(_pool(run, definition), Lack.PERIODS, Decimal(len(run)), Decimal(periods))
    return _pooled(run[:periods], definition)


def _enough(run: Sequence[Datum], definition: Definition, reference: Decimal | None) -> Reading | TooFew:
    cases = definition.counts_cases
    needed = CASES_NEEDED if cases else EVENTS_NEEDED
    each = Decimal(1) if cases else (reference or _ZERO) / definition.per
    earliest = add_months(run[0].period_end, -LONGEST_POOL_MONTHS)
    held, taken = _ZERO, 0
    for datum in run:
        if taken and datum.period_start < earliest:
            break
        held += (_exposure(datum, definition) or _ZERO) * each
        taken += 1
        if held >= needed:
            return _pooled(run[:taken], definition)
    return TooFew(_pool(run[:taken], definition), Lack.CASES if cases else Lack.EVENTS, held, needed)

"""One series out of the series of several units, for a goal whose children share its measure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plumbline.core.errors import Invalid
from plumbline.measures.rules.readings import Datum
from plumbline.measures.rules.scales import Definition, Scale

_Period = tuple[date, date]


def pool(series: Sequence[Sequence[Datum]], definition: Definition) -> list[Datum]:
    """Per-period sums over the children's series, oldest first, ready for `readings.read`.

    Each series is one child's, one source per period. A period is pooled once every child reports it that had
    begun to report by then: a sum over some of the units would look like a change. A child that never
    reported holds nothing back (it lowers coverage). Children must report the same periods. Raises
    Invalid("cannot_pool") where values cannot be added up: risk-adjusted values without expected counts, days
    between events, or any value stated without its counts.
    """
    children = [{(d.period_start, d.period_end): d for d in child} for child in series if child]
    if not can_pool(series, definition):
        raise Invalid(
            "cannot_pool",
            "These values cannot be added up, because they come without the counts behind them. Nothing was "
            "changed. Give this goal a value of its own, or record the counts with each value.",
        )
    begun = [min(start for start, _ in child) for child in children]
    pooled: list[Datum] = []
    for period in sorted({period for child in children for period in child}):
        due = [child for child, first in zip(children, begun, strict=True) if first <= period[0]]
        if all(period in child for child in due):
            pooled.append(_add([child[period] for child in due], period, definition))
    return pooled


def can_pool(series: Sequence[Sequence[Datum]], definition: Definition) -> bool:
    """Whether every value of every child carries the counts that adding up needs."""
    return definition.poolable and all(_has_counts(d, definition) for child in series for d in child)


def _has_counts(datum: Datum, definition: Definition) -> bool:
    if definition.scale is Scale.COUNT:
        return datum.numerator is not None or datum.value is not None
    divisor = datum.expected if definition.scale is Scale.RATIO else datum.denominator
    return datum.numerator is not None and divisor is not None


def _add(parts: Sequence[Datum], period: _Period, definition: Definition) -> Datum:
    numerators = [d.value if d.numerator is None else d.numerator for d in parts]
    numerator = sum((n for n in numerators if n is not None), Decimal(0))
    denominators = [d.denominator for d in parts if d.denominator is not None]
    expecteds = [d.expected for d in parts if d.expected is not None]
    denominator = sum(denominators, Decimal(0)) if denominators else None
    expected = sum(expecteds, Decimal(0)) if expecteds else None
    divisor = expected if definition.scale is Scale.RATIO else denominator
    value = numerator if definition.scale is Scale.COUNT else numerator / divisor * definition.per if divisor else None
    return Datum(
        *period, value, numerator, denominator, expected,
        source="pooled", provisional=any(d.provisional for d in parts),
    )  # fmt: skip

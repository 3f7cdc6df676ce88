"""A datum as it is stated: is it whole, and do its parts agree?"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from plumbline.core.errors import Invalid
from plumbline.measures.rules.scales import Definition, Scale

LONGEST_DAYS = 5 * 366
_COMPUTED = Decimal("1e-12")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody states about one period; at least a value or the counts that make it."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    expected: Decimal | None = None


def value_of(stated: Stated, definition: Definition, *, name: str) -> Decimal:
    """The value as given, or numerator ÷ denominator × per to 12 decimals. Raises Invalid.

    Where both are given they must agree to the digits given; a risk-adjusted value is taken as given, since
    it is not its numerator over its denominator.
    """
    _not_negative(stated, definition, name)
    computed = _computed(stated, definition, name)
    if stated.value is None:
        if computed is None:
            raise Invalid(
                "no_value",
                f"No value of {name} and no counts to make it from. Nothing was saved.",
                field="value",
            )
        return _tidy(computed)
    if definition.scale is Scale.PROPORTION and stated.value > 1:
        raise Invalid(
            "not_a_fraction",
            f"{name} is a proportion and is stored as a fraction from 0 to 1: 62 % is 0.62. Nothing was saved.",
            field="value",
        )
    if computed is not None and not agrees(stated.value, computed):
        raise Invalid(
            "parts_disagree",
            f"The value {stated.value} of {name} does not agree with its counts, which make {_tidy(computed)}. "
            "Nothing was saved: correct one of them, or leave the value out.",
            field="value",
            params={"computed": str(_tidy(computed))},
        )
    return stated.value


def agrees(given: Decimal, computed: Decimal) -> bool:
    """Whether `given` is `computed` rounded (either way at a half) to the digits that were given."""
    exponent = given.as_tuple().exponent
    digits = exponent if isinstance(exponent, int) else 0
    return abs(computed - given) <= Decimal((0, (5,), min(digits, 0) - 1))


def _computed(stated: Stated, definition: Definition, name: str) -> Decimal | None:
    if definition.scale is Scale.DAYS_BETWEEN or stated.numerator is None:
        return None
    if definition.scale is Scale.COUNT:
        return stated.numerator
    if definition.scale is Scale.RATIO:
        divisor, field, word = stated.expected, "expected", "expected count"
    else:
        divisor, field, word = stated.denominator, "denominator", "denominator"
    if divisor is None:
        return None
    if divisor == 0:
        raise Invalid(
            "zero_denominator",
            f"With a {word} of 0 there is nothing to measure for {name}. Nothing was saved: leave this period out.",
            field=field,
        )
    if definition.risk_adjusted and definition.scale is not Scale.RATIO:
        return None
    return stated.numerator / divisor * definition.per


def _not_negative(stated: Stated, definition: Definition, name: str) -> None:
    signed = definition.scale is Scale.MEAN
    for field in ("value", "numerator", "denominator", "expected"):
        number = getattr(stated, field)
        if number is not None and number < 0 and not (signed and field in ("value", "numerator")):
            raise Invalid("negative", f"The {field} of {name} is below 0. Nothing was saved.", field=field)
    if definition.scale is not Scale.RATIO and stated.denominator == 0:
        raise Invalid(
            "zero_denominator",
            f"With a denominator of 0 there is nothing to measure for {name}. Nothing was saved: leave this period "
            "out.",
            field="denominator",
        )
    whole = stated.numerator is not None and stated.denominator is not None
    if definition.scale is Scale.PROPORTION and whole and stated.numerator > stated.denominator:  # type: ignore[operator]
        raise Invalid(
            "more_than_all",
            f"{name} counts {stated.numerator} of {stated.denominator} cases, which is more than all. Nothing was "
            "saved: correct the counts.",
            field="numerator",
        )


def _tidy(number: Decimal) -> Decimal:
    rounded = number.quantize(_COMPUTED, ROUND_HALF_EVEN) if number.as_tuple().exponent < -12 else number  # type: ignore[operator]
    return rounded.normalize() if rounded != rounded.to_integral_value() else rounded.quantize(_ONE)


def period(start: date, end: date, *, today: date) -> tuple[date, date]:
    """[start, end) of a period that is over by the end of today. Raises Invalid."""
    if end <= start:
        raise Invalid(
            "ends_before_it_begins",
            f"The period ends ({end}) before it begins ({start}). Nothing was saved: the end is the first day after "
            "it.",
            field="period_end",
        )
    if (end - start).days > LONGEST_DAYS:
        raise Invalid(
            "period_too_long",
            "A period of data is at most five years long. Nothing was saved.",
            field="period_end",
        )
    if (end - today).days > 1:
        raise Invalid(
            "not_over_yet",
            f"The period up to {end} is not over yet (today is {today}). Nothing was saved: record it when it is.",
            field="period_end",
        )
    return start, end

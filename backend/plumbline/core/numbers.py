"""Numbers at every door: Decimal, finite, of a size that a hospital could mean."""

from decimal import Decimal, InvalidOperation

from plumbline.core.errors import Invalid

LARGEST = Decimal(10) ** 15
MOST_DIGITS = 40


def decimal(value: object, *, field: str = "value") -> Decimal:
    """An exact, finite Decimal with |value| < 10^15 and at most 40 digits. Raises Invalid.

    A float is refused: it has already lost the digits that the sender wrote.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        raise _refused(field, value)
    if (isinstance(value, str) and len(value) > 60) or (isinstance(value, int) and abs(value) >= 10**15):
        raise _refused(field, "a very long number")
    try:
        number = Decimal(value.strip() if isinstance(value, str) else value)
    except (InvalidOperation, ValueError):
        raise _refused(field, value) from None
    if not number.is_finite() or abs(number) >= LARGEST:
        raise _refused(field, value)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or len(number.as_tuple().digits) > MOST_DIGITS or exponent < -MOST_DIGITS:
        raise _refused(field, value)
    return number


def _refused(field: str, value: object) -> Invalid:
    shown = str(value)[:40]
    return Invalid(
        "not_a_number",
        f"“{shown}” is not a number that can be stored for {field.replace('_', ' ')}. "
        "Nothing was saved: use digits such as 0.62.",
        field=field,
    )

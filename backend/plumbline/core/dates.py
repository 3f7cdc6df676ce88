"""Calendar days at every door: real ones, in years that a plan could mean."""

from datetime import date, datetime

from plumbline.core.errors import Invalid

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


def day(value: object, *, field: str = "date") -> date:
    """A date between 1990 and 2100, from a date or 'YYYY-MM-DD'. Raises Invalid."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            raise _refused(field, value) from None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise _refused(field, value)
    if not EARLIEST <= value <= LATEST:
        raise _refused(field, value)
    return value


def _refused(field: str, value: object) -> Invalid:
    return Invalid(
        "not_a_date",
        f"“{str(value)[:40]}” is not a usable date for {field.replace('_', ' ')}. "
        "Nothing was saved: use a day between 1990 and 2100, written like 2026-12-31.",
        field=field,
    )

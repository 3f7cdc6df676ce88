"""Values, days and courses as people read them, on a page that carries its own year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target asks for: a number, or a range."""

    low: Decimal
    high: Decimal

    @property
    def is_range(self) -> bool:
        return self.low != self.high


def value(number: Decimal, unit: str, places: int | None = None) -> str:
    """0.62, 12.4, 1,348 or 72.5%; a proportion is shown as a percent. `places` keeps zeros at the end."""
    shown = number * 100 if unit == "%" else number
    rounded = shown.quantize(Decimal(1).scaleb(-(fitting(number, unit) if places is None else places)), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if places is None and "." in text and not text.rstrip("0").rstrip(".").count("."):
        text = text.rstrip("0").rstrip(".")
    return f"{text}%" if unit == "%" else text


def fitting(number: Decimal, unit: str) -> int:
    """How many places a value shows: never more than it has."""
    shown = (number * 100 if unit == "%" else number).normalize()
    most = 1 if unit == "%" else 2 if abs(shown) < 10 else 1 if abs(shown) < 100 else 0
    return min(most, max(-int(shown.as_tuple().exponent), 0))


def aim(wanted: Aim, unit: str, now: Decimal | None = None) -> tuple[str, str]:
    """The value and its target, both with the places of the finer one unless the target is whole: 0.62 and 0.40."""
    places = None
    if now is not None and not wanted.is_range and unit != "%" and fitting(wanted.low, unit):
        places = max(fitting(now, unit), fitting(wanted.low, unit))
    told = value(wanted.low, unit, places)
    if wanted.is_range:
        told = f"{told}–{value(wanted.high, unit)}"
    return ("" if now is None else value(now, unit, places)), told


def by(due: date) -> str:
    return f"by {due:%b %Y}"


def short(day: date) -> str:
    """Aug 31, 2026"""
    return f"{day:%b} {day.day}, {day.year}"


def course(now: Decimal | None, before: Decimal | None, direction: str, wanted: Aim | None) -> str:
    """Against the last meeting: better, worse or the same; "" where there is nothing to compare."""
    if now is None or before is None:
        return ""
    if now == before:
        return "same"
    if direction == "maintain":
        if wanted is None:
            return ""
        gaps = [max(wanted.low - it, it - wanted.high, Decimal(0)) for it in (now, before)]
        return "same" if gaps[0] == gaps[1] else "better" if gaps[0] < gaps[1] else "worse"
    return "better" if (now > before) == (direction == "increase") else "worse"


def change(number: int | None) -> str:
    """+3, −2 or the same; "" where nothing is known of before."""
    if number is None:
        return ""
    return "no change" if number == 0 else f"{'+' if number > 0 else '−'}{abs(number)}"


def several(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


# --- Small drawings ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Course:
    """A run chart without axes: the line of the data, its last point, and the target's height."""

    line: str
    x: str
    y: str
    targets: list[str]


WIDTH, HEIGHT, PAD = 132, 36, 4


def chart(values: Sequence[Decimal], wanted: Aim | None) -> Course | None:
    """Where the points stand in a box of WIDTH by HEIGHT; None for fewer than two."""
    if len(values) < 2:
        return None
    aims = [] if wanted is None else [wanted.low, wanted.high] if wanted.is_range else [wanted.low]
    low, top = min([*values, *aims]), max([*values, *aims])
    spread = top - low or Decimal(1)
    step = Decimal(WIDTH - 2 * PAD) / (len(values) - 1)

    def height(number: Decimal) -> str:
        return _tenth(HEIGHT - PAD - (number - low) / spread * (HEIGHT - 2 * PAD))

    points = [(_tenth(PAD + step * place), height(number)) for place, number in enumerate(values)]
    return Course(" ".join(f"{x},{y}" for x, y in points), *points[-1], [height(it) for it in aims])


def _tenth(number: Decimal) -> str:
    return str(number.quantize(Decimal("0.1"), ROUND_HALF_UP))

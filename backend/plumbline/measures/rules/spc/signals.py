"""Signals of change: the four rules of NHS England's Making Data Count.

A point outside the limits; two of three beyond two thirds of the way to a limit (these inside it, all three on
one side of the centre); seven or more in a row on one side; seven or more in a row rising or falling. Every
point that takes part is marked, and the first of its signals is the one told, as in the R package
NHSRplotthedots. A phase is judged by itself.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plumbline.measures.rules.spc.shapes import Band, Signal

IN_A_ROW = 7
OF_THREE = 2
_CLOSE = 1e-9  # what arithmetic may do to equal numbers
_TINY = 1e-12


def sides(values: Sequence[float], bands: Sequence[Band]) -> list[int]:
    """1 above the centre, -1 below, 0 on it."""
    return [_side(value, band.centre) for value, band in zip(values, bands, strict=True)]


def find(values: Sequence[float], bands: Sequence[Band]) -> list[tuple[Signal, ...]]:
    """The signals of each value of one phase, the heaviest first."""
    where = sides(values, bands)
    outside = [_outside(value, band) for value, band in zip(values, bands, strict=True)]
    close = [not out and _close(value, band) for value, out, band in zip(values, outside, bands, strict=True)]
    rules = (
        [_told(out, Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS) for out in outside],
        _trends(values),
        [_told(s, Signal.TWO_OF_THREE_HIGH, Signal.TWO_OF_THREE_LOW) for s in _two_of_three(where, close)],
        [_told(s, Signal.SEVEN_HIGH, Signal.SEVEN_LOW) for s in _one_side(where)],
    )
    return [tuple(signal for told in point for signal in told) for point in zip(*rules, strict=True)]


def stretches(keys: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """(key, first, past the last) of each stretch of equal keys."""
    first = 0
    for i in range(1, len(keys) + 1):
        if i == len(keys) or keys[i] != keys[first]:
            yield keys[first], first, i
            first = i


def _side(value: float, line: float) -> int:
    if math.isclose(value, line, rel_tol=_CLOSE, abs_tol=_TINY):
        return 0
    return 1 if value > line else -1


def _outside(value: float, band: Band) -> int:
    if band.lower is None or band.upper is None:
        return 0
    return (_side(value, band.upper) == 1) - (_side(value, band.lower) == -1)


def _close(value: float, band: Band) -> bool:
    if band.inner_lower is None or band.inner_upper is None:
        return False
    return _side(value, band.inner_upper) == 1 or _side(value, band.inner_lower) == -1


def _told(side: int, high: Signal, low: Signal) -> tuple[Signal, ...]:
    return () if side == 0 else (high,) if side > 0 else (low,)


def _two_of_three(where: Sequence[int], close: Sequence[bool]) -> list[int]:
    marked = [0] * len(where)
    for i in range(len(where) - 2):
        window = range(i, i + 3)
        if abs(sum(where[i : i + 3])) == 3 and sum(close[i : i + 3]) >= OF_THREE:
            for j in window:
                marked[j] = where[j] if close[j] else marked[j]
    return marked


def _one_side(where: Sequence[int]) -> list[int]:
    marked = [0] * len(where)
    for side, first, past in stretches(where):
        if side and past - first >= IN_A_ROW:
            marked[first:past] = [side] * (past - first)
    return marked


def _trends(values: Sequence[float]) -> list[tuple[Signal, ...]]:
    """A turning point belongs to both its trends; the later one is told first."""
    marked: list[tuple[Signal, ...]] = [()] * len(values)
    steps = [(b > a) - (b < a) for a, b in pairwise(values)]
    for way, first, past in stretches(steps):
        if way and past - first + 1 >= IN_A_ROW:
            for i in range(first, past + 1):
                marked[i] = (Signal.RISING if way > 0 else Signal.FALLING, *marked[i])
    return marked

"""Sides that are timed turn by turn, and what their times say against a bar.

A shared machine is now fast, now slow: each round times every side in a new order, and what counts is the median of
the rounds' own ratios.
"""

import random
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Times = dict[str, list[float]]
chance = random.Random(7)


def taken(
    calls: Mapping[str, Callable[[], object]], rounds: int, before: Callable[[str], object] = lambda name: None
) -> Times:
    """Seconds of each call, one for each round; `before(name)` is done just before each, untimed. The first round
    warms up and is not counted."""
    times: Times = {name: [] for name in calls}
    for number in range(rounds + 1):
        for name in chance.sample(list(calls), len(calls)):
            before(name)
            begun = time.perf_counter()
            calls[name]()
            lasted = time.perf_counter() - begun
            if number:
                times[name].append(lasted)
    return times


def ratio(times: Times, one: str, other: str) -> float:
    return statistics.median(a / b for a, b in zip(times[one], times[other], strict=True))


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison of a bar: what was found on both sides, their ratio, and where it must lie."""

    bar: str
    work: str
    ours: str
    beside: str
    ratio: float
    bound: float
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        return self.ratio >= self.bound if self.at_least else self.ratio <= self.bound

    @property
    def verdict(self) -> str:
        return "met" if self.met else "short"


def compared(bar: str, work: str, times: Times, one: str, other: str, bound: float, note: str = "") -> Line:
    told = {name: f"{name} {said(statistics.median(times[name]))}" for name in (one, other)}
    return Line(bar, work, told[one], told[other], ratio(times, one, other), bound, note=note)


def said(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.3g} ms"

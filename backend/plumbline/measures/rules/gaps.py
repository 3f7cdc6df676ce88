"""How much there is to win on a measure, if every unit were as good as the better ones among them."""

from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.measures.rules.scales import Definition, Direction

BEST = 0.25  # of what is exposed lies in units at least as good as the benchmark
FEWEST_UNITS = 4  # among fewer, the better quarter is one unit's luck


@dataclass(frozen=True, slots=True)
class Gap:
    """`value` and `benchmark` on the measure's scale. `cases`: so many events fewer (or, where more is better, cases
    more) there would have been over the same time; `by_unit` sums to it, the largest first."""

    value: float
    benchmark: float
    cases: float
    by_unit: tuple[tuple[str, float], ...]


def gap(sums: Mapping[str, tuple[float, float]], definition: Definition) -> Gap | None:
    """`sums`: events and exposure of each unit over one time. None where there are too few units, or nothing says which
    way is good, or the values are no counts. The benchmark is that of the best units that hold a quarter of the
    exposure, pooled, so that one small unit's luck is none; of equals, the first by name goes first."""
    exposed = {key: it for key, it in sums.items() if it[1] > 0}
    counts = definition.counts_cases or definition.counts_events
    if len(exposed) < FEWEST_UNITS or definition.direction is Direction.MAINTAIN or not counts:
        return None
    sign = 1 if definition.direction is Direction.DECREASE else -1
    ordered = sorted(exposed, key=lambda key: (sign * exposed[key][0] / exposed[key][1], key))
    whole = sum(exposure for _, exposure in exposed.values())
    events = held = 0.0
    for key in ordered:
        if held >= BEST * whole:
            break
        events, held = events + exposed[key][0], held + exposed[key][1]
    best = events / held
    lost = {key: sign * (it[0] - best * it[1]) for key, it in exposed.items()}
    beyond = sorted(((key, cases) for key, cases in lost.items() if cases > 0), key=lambda it: (-it[1], it[0]))
    per = float(definition.per)
    total = sum(count for count, _ in exposed.values()) / whole
    return Gap(total * per, best * per, sum(cases for _, cases in beyond), tuple(beyond))

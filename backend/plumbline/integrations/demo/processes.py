"""Monthly data as a hospital sees them: counts of rare events, shares of a few dozen, means with scatter."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plumbline.integrations.demo.families import Local

# What a month of a full-size unit holds, by what happens there; elsewhere the "" line counts.
VOLUMES: Mapping[str, Mapping[str, float]] = {
    "patient_days": {"": 710, "icu": 400, "stepdown": 640, "birth": 420},
    "line_days": {"": 120, "icu": 260},
    "catheter_days": {"": 140, "icu": 300, "stepdown": 180},
    "observations": {"": 160, "icu": 120, "emergency": 150},
    "bundle_checks": {"": 60},
    "sepsis_cases": {"": 24, "emergency": 34},
    "visits": {"": 3600},
    "admissions": {"": 620},
    "first_cases": {"": 130},
    "discharges": {"": 155, "stepdown": 130, "birth": 170},
    "reviews": {"": 95},
    "hf_cases": {"": 18},
    "surveys": {"": 34, "birth": 40},
    "nurses": {"": 42, "icu": 48, "emergency": 70, "theatre": 55},
    "shifts": {"": 240, "emergency": 380},
    "staff_exposure": {"": 710, "emergency": 3600},
    "cases": {"": 480},
    "paid_hours": {"": 6400, "emergency": 9800},
    "system_days": {"": 23800},
    "system_visits": {"": 15200},
    "system_discharges": {"": 4100},
    "system_surveys": {"": 780},
}
SHAPES = ("improving", "early", "late", "flat", "slow", "worsening")
ODDS = (50, 20, 10, 8, 8, 4)


@dataclass(frozen=True, slots=True)
class Month:
    """One datum: `numerator` over `denominator`, exact."""

    index: int
    numerator: Decimal
    denominator: Decimal


def share_of_way(shape: str, month: int, months: int) -> float:
    """How far a unit has come from where it began (0) to where it should be (1)."""
    t = month / max(months - 1, 1)
    return {
        "improving": 0.8 * t,
        "early": min(1.0, 1.7 * t),
        "late": max(0.0, 1.4 * (t - 0.45)),
        "flat": 0.12 * math.sin(6 * t),
        "slow": 0.42 * t,
        "worsening": -0.4 * t,
    }[shape]


def began(measure: Local, head_start: float) -> float:
    """Where a unit stood two years ago: `head_start` of the way from the usual beginning to the good end."""
    return measure.base + (measure.good - measure.base) * head_start


def level(measure: Local, shape: str, head_start: float, month: int, months: int) -> float:
    """The true level of a unit in a month."""
    base = began(measure, head_start)
    value = base + (measure.good - base) * share_of_way(shape, month, months)
    if measure.scale == "proportion":
        return min(max(value, 0.002), 0.995)
    return max(value, measure.base * 0.05)


def months(
    rng: random.Random, measure: Local, kind: str, size: float, shape: str, head_start: float, count: int
) -> list[Month]:
    """`count` months of data."""
    by_kind = VOLUMES[measure.volume]
    typical = by_kind.get(kind, by_kind[""]) * (1 if measure.volume.startswith("system") else 0.35 + 0.65 * size)
    data = []
    for index in range(count):
        seasonal = 1 + 0.06 * math.sin((index + 2) / 12 * 2 * math.pi)
        denominator = max(4, round(rng.gauss(typical * seasonal, typical * 0.05)))
        true = level(measure, shape, head_start, index, count)
        data.append(Month(index, _numerator(rng, measure, true, denominator), Decimal(denominator)))
    return data


def _numerator(rng: random.Random, measure: Local, true: float, denominator: int) -> Decimal:
    if measure.scale == "proportion":
        return Decimal(_binomial(rng, denominator, true))
    if measure.scale == "rate":
        return Decimal(_poisson(rng, true * denominator / float(measure.per)))
    mean = max(true * 0.3, rng.gauss(true, measure.spread / math.sqrt(denominator)))
    digits = 0 if measure.unit == "dollars" else 1
    return Decimal(f"{mean * denominator:.{digits}f}")


def _poisson(rng: random.Random, mean: float) -> int:
    if mean > 40:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    count, product, limit = 0, rng.random(), math.exp(-mean)
    while product > limit:
        count += 1
        product *= rng.random()
    return count


def _binomial(rng: random.Random, trials: int, share: float) -> int:
    if trials > 60:
        spread = math.sqrt(trials * share * (1 - share))
        return min(trials, max(0, round(rng.gauss(trials * share, spread))))
    return sum(rng.random() < share for _ in range(trials))

"""Payment at risk: whether the HAC Reduction Program would take one percent of a hospital's Medicare payments."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from plumbline.ratings.rules import hac
from plumbline.ratings.rules.hac import Spread

FILE = Path(__file__).parent / "packs" / "hac-2024.json"
SURGICAL = ("HAI_3", "HAI_4")  # infections after two operations, which the programme counts as one measure


@dataclass(frozen=True, slots=True)
class Programme:
    """One year of it: what the nation's hospitals say of each measure, and the total above which they are penalised."""

    year: int
    title: str
    source: str
    precision: str
    threshold: float
    spreads: dict[str, Spread]


@dataclass(frozen=True, slots=True)
class Payment:
    """`scores` by measure, higher is worse; `then_scores` and `then` with other values."""

    programme: Programme
    scores: dict[str, float]
    then_scores: dict[str, float]
    total: float
    then: float

    @property
    def penalised(self) -> bool:
        return self.total > self.programme.threshold

    @property
    def then_penalised(self) -> bool:
        return self.then > self.programme.threshold


@cache
def programme() -> Programme:
    told: dict[str, Any] = orjson.loads(FILE.read_bytes())
    spreads = {it["id"]: Spread(it["low"], it["high"], it["mean"], it["sd"]) for it in told["measures"]}
    return Programme(told["year"], told["title"], told["source"], told["precision"], told["threshold"], spreads)


def payment(values: Mapping[str, float], then: Mapping[str, float], expected: Mapping[str, float]) -> Payment | None:
    """By the published values of the star rating; `expected`: predicted infections after each operation, which weigh
    the two. None for a hospital without any of the measures."""
    year = programme()
    now_scores, then_scores = _scores(year, values, expected), _scores(year, then, expected)
    if not now_scores:
        return None
    return Payment(year, now_scores, then_scores, _total(now_scores), _total(then_scores))


def _scores(year: Programme, values: Mapping[str, float], expected: Mapping[str, float]) -> dict[str, float]:
    known = dict(values) | _surgical(values, expected)
    return {id: spread.score(known[id]) for id, spread in year.spreads.items() if id in known}


def _surgical(values: Mapping[str, float], expected: Mapping[str, float]) -> dict[str, float]:
    """Observed over predicted of both operations together; nothing where what was predicted is not known."""
    both = [id for id in SURGICAL if id in values and expected.get(id)]
    if not both:
        return {}
    return {"SSI": sum(values[id] * expected[id] for id in both) / sum(expected[id] for id in both)}


def _total(scores: Mapping[str, float]) -> float:
    return float(hac.totals(np.array([list(scores.values())]))[0])

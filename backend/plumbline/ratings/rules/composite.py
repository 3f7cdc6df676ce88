"""A weighted mean of standardised values, for ratings whose tables are not ours to ship: whoever uses one enters its
means, deviations, weights and cut-offs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from plumbline.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Item:
    """`floor` and `ceiling`: between what a standardised value is held, in standard deviations."""

    id: str
    mean: float
    sd: float
    weight: float
    lower_is_better: bool = False
    floor: float | None = None
    ceiling: float | None = None


class Entered(Protocol):
    """One measure's numbers as somebody entered them."""

    @property
    def mean(self) -> Decimal: ...
    @property
    def sd(self) -> Decimal: ...
    @property
    def weight(self) -> Decimal: ...
    @property
    def lower_is_better(self) -> bool: ...
    @property
    def floor(self) -> Decimal | None: ...
    @property
    def ceiling(self) -> Decimal | None: ...


def item(id: str, it: Entered) -> Item:
    return Item(
        id, float(it.mean), float(it.sd), float(it.weight), it.lower_is_better,
        None if it.floor is None else float(it.floor), None if it.ceiling is None else float(it.ceiling),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Composite:
    """`grades`: the lowest score of each grade, the best grade first; whatever is below the last has `lowest`."""

    items: tuple[Item, ...]
    grades: tuple[tuple[str, float], ...] = ()
    lowest: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """`parts`: each reported item's standardised value, and `shares` of the weight; `score` is None where nothing is
    reported. `short` of the grade `better`, where there is one."""

    parts: dict[str, float]
    shares: dict[str, float]
    score: float | None
    grade: str
    better: str = ""
    short: float | None = None


def checked(items: Sequence[Item], grades: Sequence[tuple[str, float]] = (), lowest: str = "") -> Composite:
    """Raises Invalid, naming the item."""
    if not items:
        raise Invalid("no_items", "A composite needs at least one measure. Nothing was saved.", field="items")
    for item in items:
        if not item.sd > 0:
            sentence = f"The standard deviation of {item.id} is not above zero. Nothing was saved."
            raise Invalid("bad_sd", sentence, field="sd")
        if not item.weight > 0:
            sentence = f"The weight of {item.id} is not above zero. Nothing was saved."
            raise Invalid("bad_weight", sentence, field="weight")
        if item.floor is not None and item.ceiling is not None and item.floor >= item.ceiling:
            sentence = f"The floor of {item.id} is not below its ceiling. Nothing was saved."
            raise Invalid("bad_trim", sentence, field="floor")
    if len({item.id for item in items}) < len(items):
        raise Invalid("twice", "One measure stands in it twice. Nothing was saved.", field="items")
    edges = [edge for _, edge in grades]
    if len({name for name, _ in grades} | {lowest}) <= len(grades):
        sentence = "Each grade needs a name of its own, the lowest too. Nothing was saved."
        raise Invalid("grade_twice", sentence, field="grades")
    if edges != sorted(edges, reverse=True) or len(set(edges)) < len(edges):
        raise Invalid("bad_grades", "Cut-offs go from the best grade down. Nothing was saved.", field="grades")
    if grades and not lowest:
        sentence = "Name the grade below the last cut-off as well. Nothing was saved."
        raise Invalid("no_lowest_grade", sentence, field="lowest")
    return Composite(tuple(items), tuple(grades), lowest)


def scored(composite: Composite, values: Mapping[str, float]) -> Scored:
    """Weights are shared out among the items that are reported."""
    parts = {item.id: _standardised(item, values[item.id]) for item in composite.items if item.id in values}
    if not parts:
        return Scored(parts, {}, None, "")
    weights = {item.id: item.weight for item in composite.items if item.id in parts}
    whole = sum(weights.values())
    shares = {id: weight / whole for id, weight in weights.items()}
    score = sum(shares[id] * part for id, part in parts.items())
    grade = next((name for name, edge in composite.grades if score >= edge), composite.lowest)
    above = [(name, edge - score) for name, edge in composite.grades if score < edge]
    better, short = above[-1] if above else ("", None)
    return Scored(parts, shares, score, grade, better, short)


def _standardised(item: Item, value: float) -> float:
    z = (value - item.mean) / item.sd * (-1 if item.lower_is_better else 1)
    low = z if item.floor is None else max(z, item.floor)
    return low if item.ceiling is None else min(low, item.ceiling)

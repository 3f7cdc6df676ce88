"""Did a change move its measure, and did it hold? The rules' verdicts over what is on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from plumbline.goals import charts
from plumbline.goals.models import Intervention
from plumbline.measures.models import Measure
from plumbline.measures.rules import interventions as rules
from plumbline.measures.rules.interventions import Effect, Held, Verdict, Words
from plumbline.measures.rules.periods import PERIODS, Cadence
from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.series import Series, in_a_row
from plumbline.measures.selectors import deciding, definition_of
from plumbline.organizations.models import Person

HELD_AFTER = (90, 180)  # days
PERCENT = "%"
Pair = tuple[UUID, UUID]  # (measure, unit)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the measure; `held`: after 90 and after 180 days."""

    effect: Effect
    held: list[Held]


def outcomes(viewer: Person, rows: Sequence[Intervention]) -> list[Outcome]:
    """Of each intervention, in a constant number of queries."""
    measures = Measure.objects.visible_to(viewer).in_bulk({row.measure_id for row in rows})
    data = deciding(viewer, measures, [row.unit_id for row in rows])
    pairs = [(row.measure_id, row.unit_id) for row in rows]
    series = {pair: in_a_row(data.get(pair, ()), definition_of(measures[pair[0]])) for pair in set(pairs)}
    middles = _middles(viewer, [pair for pair in pairs if measures[pair[0]].direction == Direction.MAINTAIN])
    return [
        _outcome(row, measures[row.measure_id], series[pair], middles.get(pair))
        for row, pair in zip(rows, pairs, strict=True)
    ]


def _middles(viewer: Person, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """Of the range that is aimed at; a number that is aimed at is its own middle."""
    found = {}
    for pair, aim in charts.aims(viewer, pairs).items():
        middle: Decimal = (aim.low + aim.high) / 2 if aim.target is None else aim.target
        found[pair] = float(middle)
    return found


def _outcome(row: Intervention, measure: Measure, series: Series | None, middle: float | None) -> Outcome:
    told = (series or _empty(measure, row.begins_on)).parted(row.begins_on)
    words, began = _words(row, measure, told.cadence), told.place(row.begins_on)
    predicted = None if row.predicted is None else float(row.predicted)
    effect = _effect(told, began, measure, predicted, middle, words)
    found = effect.evidence.shown.value if effect.verdict is Verdict.IMPROVED and effect.evidence else predicted
    held = [
        rules.held(
            told.values, began=began, gain=found or 0.0, days=days, cadence=told.cadence, exposures=told.exposures,
            words=words,
        )
        for days in HELD_AFTER
    ]  # fmt: skip
    return Outcome(effect, held)


def _effect(
    told: Series, began: int, measure: Measure, predicted: float | None, middle: float | None, words: Words
) -> Effect:
    direction = Direction(measure.direction)
    if direction is Direction.MAINTAIN and middle is None:
        sentence = f"Cannot tell what {words.change} did: no goal says in which range {measure.name} should stay."
        return Effect(Verdict.CANNOT_TELL, "effect_no_range", sentence, {"change": words.change})
    return rules.effect(
        told.values, began=began, direction=direction, exposures=told.exposures, predicted=predicted, middle=middle,
        words=words,
    )  # fmt: skip


def _empty(measure: Measure, start: date) -> Series:
    return Series(Cadence(measure.cadence), start, [], None)


def _words(row: Intervention, measure: Measure, cadence: Cadence) -> Words:
    percent = measure.unit == PERCENT
    return Words(
        change=f"“{row.title}”",
        measure=measure.name,
        unit="percentage points" if percent else measure.unit,
        times=100.0 if percent else 1.0,
        periods=PERIODS[cadence],
    )

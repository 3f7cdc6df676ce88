"""Data as equally long periods in a row, which is what arithmetic over time needs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from plumbline.measures.rules import periods
from plumbline.measures.rules.periods import Cadence
from plumbline.measures.rules.readings import Datum
from plumbline.measures.rules.scales import Definition, Scale


@dataclass(frozen=True, slots=True)
class Series:
    """Oldest first, from the period that starts at `start`; None where there is no value. `exposures` (denominators, or
    expected events of a ratio) where every value has one; 0 where there is no value."""

    cadence: Cadence
    start: date
    values: list[float | None]
    exposures: list[float] | None

    def place(self, day: date) -> int:
        """Of the first period that starts on or after the day; negative where the data begin later."""
        return periods.place(day, self.cadence, self.start)

    def parted(self, day: date) -> "Series":
        """Without the period that lies on both sides of the day."""
        at = self.place(day)
        if not 0 < at <= len(self.values) or periods.step(self.start, self.cadence, at) == day:
            return self
        return replace(self, values=[*self.values[: at - 1], None, *self.values[at:]])


def in_a_row(data: Iterable[Datum], definition: Definition) -> Series | None:
    """Of data without rivals (see `readings.preferred`): the periods of the commonest cadence that fit in one row with
    the newest of them. Longer, shorter and shifted ones are left out. None where no period is of any cadence."""
    told = [(cadence, datum) for datum in data if (cadence := _cadence(datum)) is not None]
    if not told:
        return None
    (cadence, _), *_ = Counter(cadence for cadence, _ in told).most_common(1)
    kept = [datum for its, datum in told if its is cadence]
    newest = max(datum.period_start for datum in kept)
    placed = {
        at: datum
        for datum in kept
        if periods.step(newest, cadence, at := periods.place(datum.period_start, cadence, newest)) == datum.period_start
    }
    first = min(placed)
    row = [placed.get(at) for at in range(first, 1)]
    return Series(
        cadence,
        periods.step(newest, cadence, first),
        [None if it is None or it.value is None else float(it.value) for it in row],
        _exposures(row, definition),
    )


def _cadence(datum: Datum) -> Cadence | None:
    return next((it for it in Cadence if periods.step(datum.period_start, it) == datum.period_end), None)


def _exposures(row: Iterable[Datum | None], definition: Definition) -> list[float] | None:
    if definition.scale in (Scale.COUNT, Scale.DAYS_BETWEEN):
        return None
    ratio = definition.scale is Scale.RATIO
    exposures = []
    for datum in row:
        exposure = None if datum is None else datum.expected if ratio else datum.denominator
        if exposure is None and datum is not None and datum.value is not None:
            return None
        exposures.append(float(exposure or 0))
    return exposures

"""A series of periods as a chart over time. This is the door: build with these names."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plumbline.measures.rules.spc import icons, limits, runs, signals
from plumbline.measures.rules.spc.kinds import kind_for
from plumbline.measures.rules.spc.limits import Sample, spread
from plumbline.measures.rules.spc.readings import lights, read
from plumbline.measures.rules.spc.shapes import (
    Assurance,
    Band,
    Chart,
    Kind,
    Observed,
    Phase,
    Plotted,
    Reading,
    Runs,
    Setting,
    Signal,
    Variation,
    Verdict,
)

__all__ = [
    "Assurance",
    "Band",
    "Chart",
    "Kind",
    "Observed",
    "Phase",
    "Plotted",
    "Reading",
    "Runs",
    "Setting",
    "Signal",
    "Variation",
    "Verdict",
    "chart",
    "kind_for",
    "lights",
    "spread",
]


def chart(observed: Sequence[Observed], setting: Setting) -> Chart:
    """The series as drawn, its two icons and its reading.

    Each phase has limits of its own and is judged by itself; icons and reading speak of the newest value. A
    period without value (nothing exposed, or nothing stated) keeps its place in `points` and is passed over by
    limits and rules, as is one that lacks the counts its kind needs.
    """
    points: list[Plotted] = []
    by_phase: list[Runs] = []
    for number, (periods, frozen_until) in enumerate(_phases(observed, setting.phases)):
        plotted, counted = _phase(periods, frozen_until, number, setting)
        points += plotted
        by_phase.append(counted)
    newest = next((point for point in reversed(points) if point.useful), None)
    drawn = Chart(
        kind=setting.kind,
        points=tuple(points),
        variation=icons.variation(newest),
        assurance=icons.assurance(newest, setting),
        runs_by_phase=tuple(by_phase),
        reading=Reading("", {}, ""),
        flips=icons.flips(points, setting),
    )
    return replace(drawn, reading=read(drawn, setting))


def _phases(observed: Sequence[Observed], phases: Sequence[Phase]) -> list[tuple[list[Observed], date | None]]:
    """The periods of each phase that has any, with the day its limits are frozen."""
    ordered = sorted(phases, key=lambda phase: (phase.first, phase.frozen_until or date.max))
    firsts = [phase.first for phase in ordered]
    parts: dict[int, list[Observed]] = {}
    for period in observed:
        parts.setdefault(bisect_right(firsts, period.start), []).append(period)
    return [(periods, ordered[i - 1].frozen_until if i else None) for i, periods in parts.items()]


def _phase(
    periods: Sequence[Observed], frozen_until: date | None, number: int, setting: Setting
) -> tuple[list[Plotted], Runs]:
    found = [(i, s) for i, period in enumerate(periods) if (s := limits.sample(period, setting)) is not None]
    samples = [s for _, s in found]
    bands = limits.bands(samples, _base(found, periods, frozen_until), setting) if samples else []
    values = [s.value for s in samples]
    plotted = [Plotted(p, limits.value_of(p, setting), None, None, None, number, (), None) for p in periods]
    for (i, s), band, signs in zip(found, bands, signals.find(values, bands), strict=True):
        plotted[i] = _judged(periods[i], s.value, band, signs, number, setting)
    return plotted, runs.count(signals.sides(values, bands), len(periods))


def _base(found: Sequence[tuple[int, Sample]], periods: Sequence[Observed], frozen_until: date | None) -> list[Sample]:
    """What the limits are worked out from; everything where nothing was known by the day they were frozen."""
    frozen = [s for i, s in found if frozen_until is None or periods[i].end <= frozen_until]
    return frozen or [s for _, s in found]


def _judged(
    period: Observed, value: float, band: Band, found: tuple[Signal, ...], number: int, setting: Setting
) -> Plotted:
    return Plotted(
        observed=period,
        value=value,
        centre=band.centre,
        lower=band.lower,
        upper=band.upper,
        phase=number,
        signals=found,
        verdict=icons.verdict(found[0], value, band.centre, setting) if found else None,
        inner_lower=band.inner_lower,
        inner_upper=band.inner_upper,
    )

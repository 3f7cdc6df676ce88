"""A chart in plain words, for somebody who has never heard of control limits.

What happened, whether the target is within reach, and what the reader should know of the numbers. "By chance"
stands for common cause, "a real change" for special cause, "the usual level" for the centre line.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from plumbline.measures.rules.periods import length
from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc.kinds import ENOUGH
from plumbline.measures.rules.spc.shapes import (
    Assurance,
    Chart,
    Kind,
    Observed,
    Plotted,
    Reading,
    Runs,
    Setting,
    Signal,
    Verdict,
)

_NOUNS = {
    ("months", 1): "month",
    ("months", 3): "quarter",
    ("months", 12): "year",
    ("days", 7): "week",
    ("days", 1): "day",
}
_LEADS = {
    Verdict.IMPROVEMENT: ("better", "This is a real change for the better"),
    Verdict.CONCERN: ("worse", "This is a real change for the worse"),
    Verdict.HIGH: ("changed", "This is a real change"),
    Verdict.LOW: ("changed", "This is a real change"),
}
_CHANCE = "what this process gives by chance"
_MILLION = 1e6
_FEW = 2  # events per period; below, time between events is the better measure (Benneyan 2001)

_Told = tuple[str, dict[str, object], str]


@dataclass(frozen=True, slots=True)
class _Newest:
    """The phase that the words are about: its useful points, and how to call them."""

    points: Sequence[Plotted]
    noun: str
    since: str  # " since the new start" where an earlier phase was left behind

    @property
    def count(self) -> int:
        return len(self.points)


def read(chart: Chart, setting: Setting) -> Reading:
    """The reading: what happened first (its code), then the target, then notes on the numbers.

    Params: unit and count of the newest phase's useful periods, what the code's words need, `assurance`, and
    `notes`, each with its code and count.
    """
    newest = _newest(chart)
    code, params, words = _what_happened(chart, newest)
    sentences = [words]
    if code not in ("no_values", "too_few"):
        sentences += _target(chart, setting, newest)
    notes = _notes(chart, newest)
    sentences += [sentence for _, _, sentence in notes]
    params |= {"unit": newest.noun, "count": newest.count, "assurance": chart.assurance.value}
    params["notes"] = [{"code": note, **extra} for note, extra, _ in notes]
    return Reading(code, params, " ".join(sentences))


def lights(chart: Chart) -> Reading | None:
    """What red and green lights would have shown of it; None without a target."""
    if chart.flips is None:
        return None
    shifted = chart.kind is Kind.RUN and any(runs.signal for runs in chart.runs_by_phase)
    changed = shifted or len(chart.runs_by_phase) > 1 or any(point.signals for point in chart.points)
    flipped = "never have flipped" if chart.flips == 0 else f"have flipped {_times(chart.flips)}"
    words = f"Red/green would {flipped}; {'something did change' if changed else 'nothing changed'}."
    return Reading("lights", {"flips": chart.flips, "changed": changed}, words)


def missing(observed: Sequence[Observed]) -> int:
    """How many periods are left out between the first and the last, by the commonest length of a period."""
    spans = [length(period.start, period.end) for period in observed]
    unit, size = Counter(spans).most_common(1)[0][0] if spans else ("days", 1)
    gaps = ((a.end, b.start) for a, b in pairwise(observed) if a.end < b.start)
    if unit == "days":
        return sum(max(1, (until - since).days // size) for since, until in gaps)
    months = ((until.year - since.year) * 12 + until.month - since.month for since, until in gaps)
    return sum(max(1, gap // size) for gap in months)


def number(value: float, *, percent: bool) -> str:
    """A number as people write it: 95%, 0.62, 27,748."""
    if percent:
        return f"{value * 100:.6g}%"
    return f"{value:,.0f}" if abs(value) >= _MILLION else f"{value:,.6g}"


def _newest(chart: Chart) -> _Newest:
    last = chart.points[-1].phase if chart.points else 0
    useful = [point for point in chart.points if point.phase == last and point.useful]
    if not useful:  # a phase that has begun but holds nothing yet: the one before still speaks
        held = [point for point in chart.points if point.useful]
        last = held[-1].phase if held else last
        useful = [point for point in held if point.phase == last]
    return _Newest(useful, _noun(chart), " since the new start" if last else "")


def _noun(chart: Chart) -> str:
    if chart.kind in (Kind.G, Kind.T):
        return "interval"
    spans = {length(point.observed.start, point.observed.end) for point in chart.points}
    return _NOUNS.get(spans.pop(), "period") if len(spans) == 1 else "period"


def _what_happened(chart: Chart, newest: _Newest) -> _Told:
    if not newest.count:
        return "no_values", {}, "There is no value yet."
    latest = newest.points[-1]
    if latest.verdict is not None:
        return _change(latest.verdict, newest)
    if newest.count == 1 or (newest.count < ENOUGH and not latest.limited):
        are = "is" if newest.count == 1 else "are"
        many = f"There {are} only {_some(newest.count, newest.noun)}{newest.since or ' so far'}"
        return "too_few", {"needed": ENOUGH}, f"{many}: too few to tell a change from chance, which takes {ENOUGH}."
    if len({point.value for point in newest.points}) == 1:
        return "flat", {}, f"{_all(newest).capitalize()}{newest.since} have the same value."
    if not latest.limited and chart.runs.signal:
        return _hanging_together(chart.runs, newest)
    return _no_change(latest, newest)


def _no_change(latest: Plotted, newest: _Newest) -> _Told:
    earlier = sum(bool(point.signals) for point in newest.points)
    if earlier:
        inside = f": the latest {newest.noun} lies within {_CHANCE}" if latest.limited else ""
        stood = f"{earlier} of the {_some(newest.count, newest.noun)}{newest.since} stood out before"
        return "settled", {"stood_out": earlier}, f"Nothing is changing now{inside}, although {stood}."
    how = f"lie within {_CHANCE}" if latest.limited else "move around their usual level as chance does"
    return "steady", {}, f"Nothing has really changed: {_all(newest)}{newest.since} {how}."


def _change(verdict: Verdict, newest: _Newest) -> _Told:
    code, lead = _LEADS[verdict]
    signal = newest.points[-1].signals[0]
    noun, level = newest.noun, "high" if signal.up else "low"
    count = _how_many(signal, newest.points)
    if signal in (Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS):
        how = f"the latest {noun} is {level}er than this process gives by chance"
    elif signal in (Signal.RISING, Signal.FALLING):
        how = f"the last {count} {noun}s {'rise' if signal.up else 'fall'} without a break"
    elif signal in (Signal.SEVEN_HIGH, Signal.SEVEN_LOW):
        how = f"the last {count} {noun}s all lie {'above' if signal.up else 'below'} the usual level"
    else:
        some = f"all of the last 3 {noun}s" if count == 3 else f"{count} of the last 3 {noun}s"
        how = f"{some} lie at the {'upper' if signal.up else 'lower'} edge of {_CHANCE}"
    return code, {"signal": signal.value, "in_a_row": count}, f"{lead}: {how}."


def _how_many(signal: Signal, points: Sequence[Plotted]) -> int:
    """How many of the newest points make the signal."""
    if signal in (Signal.TWO_OF_THREE_HIGH, Signal.TWO_OF_THREE_LOW):
        return sum(signal in point.signals for point in points[-3:])
    if signal in (Signal.RISING, Signal.FALLING):
        values = [point.value or 0.0 for point in reversed(points)]
        steps = takewhile(lambda pair: (pair[0] > pair[1]) if signal.up else (pair[0] < pair[1]), pairwise(values))
        return sum(1 for _ in steps) + 1
    return sum(1 for _ in takewhile(lambda point: signal in point.signals, reversed(points)))


def _hanging_together(runs: Runs, newest: _Newest) -> _Told:
    """Only a run chart says this: nothing else there looks at the whole."""
    lead = f"Something has changed over these {_some(newest.count, newest.noun)}"
    longest, by_chance = runs.longest or 0, runs.longest_by_chance or 0
    if longest > by_chance:
        how = f"{longest} in a row lie on one side of the usual level, where chance gives at most {by_chance}"
    else:
        crossings = runs.crossings or 0
        cross = (
            "never cross their usual level" if not crossings else f"cross their usual level only {_times(crossings)}"
        )
        how = f"the values {cross}, where chance gives at least {_times(runs.crossings_by_chance or 0)}"
    return "hangs_together", {"longest": longest, "crossings": runs.crossings}, f"{lead}: {how}."


def _target(chart: Chart, setting: Setting, newest: _Newest) -> list[str]:
    """Whether the process as it runs meets its target; a process that is changing is only told as it was."""
    if chart.assurance is Assurance.NONE:
        return []
    told = _told_target(chart, setting)
    changing = newest.points[-1].verdict is not None
    if setting.direction is Direction.MAINTAIN:
        return [_range_words(chart.assurance, told, newest.noun, changing=changing)]
    if changing:
        how = {
            Assurance.PASSES: f"meets {told}",
            Assurance.FAILS: f"misses {told}",
            Assurance.HIT_AND_MISS: f"meets {told} in some {newest.noun}s and misses it in others",
        }[chart.assurance]
        return [f"As it usually runs, it {how}."]
    if chart.assurance is Assurance.PASSES:
        return [f"It will keep meeting {told} unless something changes."]
    if chart.assurance is Assurance.HIT_AND_MISS:
        return [f"Whether {_a(newest.noun)} meets {told} is chance."]
    reach = "reach" if setting.direction is Direction.INCREASE else "come down to"
    return [f"It will not {reach} {told} without a change."]


def _range_words(assurance: Assurance, told: str, noun: str, *, changing: bool) -> str:
    usually = "As it usually runs, it"
    if assurance is Assurance.PASSES:
        return f"{usually} lies {told}." if changing else f"It will stay {told} unless something changes."
    if assurance is Assurance.FAILS:
        return f"{usually} does not lie {told}." if changing else f"It will not lie {told} without a change."
    return f"{usually} lies {told} in some {noun}s only." if changing else f"Whether {_a(noun)} lies {told} is chance."


def _told_target(chart: Chart, setting: Setting) -> str:
    percent = setting.percent or chart.kind in (Kind.P, Kind.P_PRIME)
    if setting.direction is Direction.MAINTAIN:
        return f"between {number(setting.low or 0, percent=percent)} and {number(setting.high or 0, percent=percent)}"
    return number(setting.target or 0, percent=percent)


def _notes(chart: Chart, newest: _Newest) -> list[_Told]:
    points, noun = chart.points, newest.noun
    notes: list[_Told] = []
    if 1 < newest.count < ENOUGH and newest.points[-1].limited:
        words = f"With only {_some(newest.count, noun)}{newest.since}, this may still move."
        notes.append(("short", {"count": newest.count}, words))
    if newest.points and (words := _provisional(points, noun)):
        notes.append(("provisional", {"count": sum(point.observed.provisional for point in points)}, words))
    if _rare(chart, newest):
        words = f"There are fewer than {_FEW} events in {_a(noun)} on average: the days between events would tell more."
        notes.append(("rare", {}, words))
    idle = sum(point.value is None and point.observed.exposure == 0 for point in points)
    silent = sum(point.value is None for point in points) - idle
    bare = sum(point.value is not None and not point.useful for point in points)
    gaps = 0 if chart.kind in (Kind.G, Kind.T) else missing([point.observed for point in points])
    for code, count, one, many in (
        ("nothing_counted", idle, "with nothing to count is left out", "with nothing to count are left out"),
        ("no_value", silent, "without a value is left out", "without a value are left out"),
        ("no_counts", bare, "without its counts is not judged", "without their counts are not judged"),
        ("missing", gaps, "is missing", "are missing"),
    ):
        if count:
            notes.append((code, {"count": count}, f"{_some(count, noun)} {one if count == 1 else many}."))
    return notes


def _rare(chart: Chart, newest: _Newest) -> bool:
    """Whether so little happens in a period that a chart of periods hardly sees a change."""
    if chart.kind not in (Kind.C, Kind.U, Kind.U_PRIME) or newest.count < ENOUGH:
        return False
    counts = [p.value if p.observed.numerator is None else p.observed.numerator for p in newest.points]
    return sum(count or 0.0 for count in counts) / newest.count < _FEW


def _provisional(points: Sequence[Plotted], noun: str) -> str:
    marked = [point.observed.provisional for point in points]
    count = sum(marked)
    if not count:
        return ""
    are = "is" if count == 1 else "are"
    if all(marked[-count:]):
        return f"The latest {noun if count == 1 else _some(count, noun)} {are} provisional."
    return f"{_some(count, noun)} {are} provisional."


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _all(newest: _Newest) -> str:
    return f"both {newest.noun}s" if newest.count == 2 else f"all {newest.count} {newest.noun}s"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"

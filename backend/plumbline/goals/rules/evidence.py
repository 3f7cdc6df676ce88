"""What the data say about a goal on a day: one word, the reason for it, and when the calendar may change it.

Data are judged by the day they speak of, so lag never condemns; how old they are is freshness, another fact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from plumbline.goals.rules import progress as progress_rules
from plumbline.goals.rules.progress import Aim, Progress, Role
from plumbline.measures.rules import chance, readings
from plumbline.measures.rules.periods import Cadence, end_of_period
from plumbline.measures.rules.readings import Datum, Reading, TooFew
from plumbline.measures.rules.scales import Definition

_DAY = timedelta(days=1)


class Claim(StrEnum):
    """What a person said in the latest check-in."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class Evidence(StrEnum):
    """What the data say. `none` means no target, or no data although they were due (see `Reason`)."""

    NONE = "none"
    NOT_STARTED = "not_started"
    TOO_FEW = "too_few"
    AWAITING_DATA = "awaiting_data"
    ACHIEVED = "achieved"
    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"


class Reason(StrEnum):
    """Why the evidence is what it is, for "How is this worked out?"."""

    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    NO_DATA = "no_data"
    FIRST_PERIOD = "first_period"
    TOO_FEW = "too_few"
    DATA_NOT_DUE = "data_not_due"
    MET = "met"
    MET_MAYBE_CHANCE = "met_maybe_chance"
    FLOOR = "floor"
    MISSED = "missed"
    OVERDUE = "overdue"
    PACE = "pace"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Settings of the organization: pace (progress minus expected) below these is at risk, off track."""

    at_risk: Decimal = Decimal("-0.10")
    off_track: Decimal = Decimal("-0.25")


@dataclass(frozen=True, slots=True)
class Target:
    """One target of a goal with what the arithmetic needs of its measure.

    `weight` is > 0 (see `progress.check_weight`). cadence, lag and grace (days) are the measure's; grace is
    the organization's allowance before anything counts as late.
    """

    aim: Aim
    definition: Definition
    role: Role = Role.OUTCOME
    weight: Decimal = Decimal(1)
    rule: readings.Rule = readings.ENOUGH
    cadence: Cadence = Cadence.MONTHLY
    lag_days: int = 0
    grace_days: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """One target on one day. progress, expected and pace are None without data or with too few."""

    target: Target
    reading: Reading | TooFew | None
    progress: Progress | None
    expected: Decimal | None
    pace: Decimal | None
    evidence: Evidence
    reason: Reason
    changes_on: date | None

    @property
    def counted(self) -> bool:
        """Whether the target enters the goal's progress."""
        return self.progress is not None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A goal on one day.

    progress (measured, 0..1) and pace are weighted means over the outcome targets, or the process targets
    where there is no outcome target; None where none of them has data. coverage (0..1) is the weight of those
    with data. outcome_evidence is the evidence where it is that of outcome targets, else none. changes_on is
    the next day on which the calendar alone may change any of it.
    """

    progress: Decimal | None
    pace: Decimal | None
    coverage: Decimal
    evidence: Evidence
    reason: Reason
    balancing_worse: bool
    outcome_evidence: Evidence
    changes_on: date | None
    verdicts: tuple[Verdict, ...]


def look(
    target: Target,
    data: Sequence[Datum],
    *,
    on: date,
    cycle_start: date | None = None,
    thresholds: Thresholds = Thresholds(),
) -> Verdict:
    """Judge one target by its series (one source per period, nothing superseded) as of a day."""
    reading = readings.read(
        data,
        definition=target.definition,
        rule=target.rule,
        reference=target.aim.reference,
        on=on,
        cycle_start=cycle_start,
    )
    deadlines = _deadlines(target, reading)
    soonest = first_after(on, *deadlines, readings.next_period_end(data, on))
    usable = reading if isinstance(reading, Reading) and reading.period_end > target.aim.baseline_on else None
    done = progress_rules.progress(target.aim, usable.value) if usable else None
    if usable is None or done is None:
        evidence, reason = _without_data(target, reading, on, deadlines)
        return Verdict(target, reading, None, None, None, evidence, reason, soonest)
    expected = progress_rules.expected(target.aim, usable.period_end)
    pace = done.value - expected
    evidence, reason = _with_data(target, usable, done, pace, on, deadlines, thresholds)
    return Verdict(target, reading, done, expected, pace, evidence, reason, soonest)


def judge(verdicts: Iterable[Verdict], thresholds: Thresholds = Thresholds()) -> Judgement:
    """Judge a goal by the verdicts on all its targets, made for one and the same day.

    Several targets: off track as soon as one of the counted ones missed its due date, is overdue or is beyond
    its floor; achieved when every outcome and process target is met; else by the weighted pace. A target
    without data is left out and lowers coverage. Balancing targets never enter.
    """
    verdicts = tuple(verdicts)
    outcome = [v for v in verdicts if v.target.role is Role.OUTCOME]
    process = [v for v in verdicts if v.target.role is Role.PROCESS]
    group = outcome or process
    counted = [v for v in group if v.counted]
    total = sum((v.target.weight for v in group), Decimal(0))
    weight = sum((v.target.weight for v in counted), Decimal(0))
    done = _mean([(v.target.weight, v.progress.value) for v in counted if v.progress is not None])
    pace = _mean([(v.target.weight, v.pace) for v in counted if v.pace is not None])
    evidence, reason = _together(group, [*outcome, *process], pace, thresholds)
    return Judgement(
        progress=done,
        pace=pace,
        coverage=weight / total if total else Decimal(0),
        evidence=evidence,
        reason=reason,
        balancing_worse=any(_worsened(v) for v in verdicts if v.target.role is Role.BALANCING),
        outcome_evidence=evidence if outcome else Evidence.NONE,
        changes_on=min((v.changes_on for v in verdicts if v.changes_on), default=None),
        verdicts=verdicts,
    )


def missed(target: Target, data: Sequence[Datum], *, on: date, cycle_start: date | None = None) -> bool | None:
    """Whether the target was missed, by what its series says with the period that contains the due date and nothing
    later; None until that period is in by the day `on`, and where it holds too little to say."""
    told = [d for d in data if d.period_end <= on and d.period_start <= target.aim.due_on]
    end = max((d.period_end for d in told), default=target.aim.due_on)
    reading = look(target, told, on=end, cycle_start=cycle_start).reading
    if not isinstance(reading, Reading) or reading.period_end <= target.aim.due_on:
        return None
    return not target.aim.satisfied(reading.value)


def contradicts(claimed: Claim | None, evidence: Evidence, *, common_cause: bool = False) -> bool:
    """Whether a claim is better than the evidence.

    Never where the data are too few, absent or common cause.
    """
    rank = {Evidence.OFF_TRACK: 0, Evidence.AT_RISK: 1, Evidence.ON_TRACK: 2, Evidence.ACHIEVED: 2}
    said = {Claim.OFF_TRACK: 0, Claim.AT_RISK: 1, Claim.ON_TRACK: 2}
    if claimed is None or evidence not in rank or common_cause:
        return False
    return said[claimed] > rank[evidence]


def first_after(on: date, *days: date | None) -> date | None:
    """The earliest of some days that lies after `on`."""
    return min((day for day in days if day is not None and day > on), default=None)


class _Deadlines(NamedTuple):
    """The days on which the calendar alone moves a target: each is the first day of the new state."""

    started: date  # the first period and its lag are over
    past_due: date  # due_on is past
    overdue: date  # and its data are later than lag and grace allow


def _deadlines(target: Target, reading: Reading | TooFew | None) -> _Deadlines:
    boundary = reading.period_end if reading else None
    lag, grace = timedelta(days=target.lag_days), timedelta(days=target.grace_days)
    first = end_of_period(target.aim.baseline_on, target.cadence, boundary)
    last = end_of_period(target.aim.due_on, target.cadence, boundary)
    return _Deadlines(first + lag, target.aim.due_on + _DAY, last + lag + grace + _DAY)


def _without_data(
    target: Target, reading: Reading | TooFew | None, on: date, deadlines: _Deadlines
) -> tuple[Evidence, Reason]:
    if target.aim.baseline is None and not target.aim.is_range:
        return Evidence.NONE, Reason.NO_BASELINE
    if isinstance(reading, TooFew) and reading.period_end > target.aim.baseline_on:
        return Evidence.TOO_FEW, Reason.TOO_FEW
    if on < deadlines.started:
        return Evidence.NOT_STARTED, Reason.FIRST_PERIOD
    if on >= deadlines.overdue:
        return Evidence.OFF_TRACK, Reason.OVERDUE
    if on >= deadlines.past_due:
        return Evidence.AWAITING_DATA, Reason.DATA_NOT_DUE
    return Evidence.NONE, Reason.NO_DATA


def _with_data(
    target: Target,
    reading: Reading,
    done: Progress,
    pace: Decimal,
    on: date,
    deadlines: _Deadlines,
    thresholds: Thresholds,
) -> tuple[Evidence, Reason]:
    if done.below_floor:
        return Evidence.OFF_TRACK, Reason.FLOOR
    late = _by_deadline(target, done.met, reading.period_end > target.aim.due_on, on, deadlines)
    if late is not None:
        return late
    if done.met and target.aim.is_hold:
        held = reading.period_end > target.aim.due_on
        return (Evidence.ACHIEVED, Reason.MET) if held else (Evidence.ON_TRACK, Reason.PACE)
    if done.met:
        sure = _sure(target, reading)
        return (Evidence.ACHIEVED, Reason.MET) if sure else (Evidence.ON_TRACK, Reason.MET_MAYBE_CHANCE)
    return _by_pace(pace, thresholds), Reason.PACE


def _by_deadline(
    target: Target, met: bool, ended: bool, on: date, deadlines: _Deadlines
) -> tuple[Evidence, Reason] | None:
    """What the due date alone decides; `ended`: the period that contains it is in."""
    if ended:
        return None if met else (Evidence.OFF_TRACK, Reason.MISSED)
    if deadlines.past_due <= on < deadlines.overdue:
        return Evidence.AWAITING_DATA, Reason.DATA_NOT_DUE
    if on >= deadlines.overdue and (target.aim.is_hold or not met):
        return Evidence.OFF_TRACK, Reason.OVERDUE
    return None


def _sure(target: Target, reading: Reading) -> bool:
    """Whether a target that is met is met beyond chance.

    Where chance cannot be told from counts the value stands, unless it is somebody's own count of something
    that has counts: a bare "0" from the unit itself must not close a goal.
    """
    baseline = target.aim.baseline
    beats = chance.beats(reading, baseline, target.definition) if baseline is not None else None
    if beats is not None:
        return beats
    countable = target.definition.counts_events or target.definition.counts_cases
    return not (reading.pool.provisional and countable)


def _by_pace(pace: Decimal, thresholds: Thresholds) -> Evidence:
    if pace < thresholds.off_track:
        return Evidence.OFF_TRACK
    return Evidence.AT_RISK if pace < thresholds.at_risk else Evidence.ON_TRACK


_HARD = (Reason.FLOOR, Reason.MISSED, Reason.OVERDUE)
_SILENT = (Evidence.TOO_FEW, Evidence.AWAITING_DATA, Evidence.NOT_STARTED, Evidence.NONE)


def _together(
    group: Sequence[Verdict], scored: Sequence[Verdict], pace: Decimal | None, thresholds: Thresholds
) -> tuple[Evidence, Reason]:
    if not group:
        return Evidence.NONE, Reason.NO_TARGET
    for hard in _HARD:
        if any(v.reason is hard for v in group):
            return Evidence.OFF_TRACK, hard
    counted = [v for v in group if v.counted]
    if pace is None:
        silent = min(group, key=lambda v: _SILENT.index(v.evidence))
        return silent.evidence, silent.reason
    if all(v.evidence is Evidence.AWAITING_DATA for v in counted):
        return Evidence.AWAITING_DATA, Reason.DATA_NOT_DUE
    if all(_met(v) for v in scored) and any(v.evidence is Evidence.ACHIEVED for v in scored):
        return Evidence.ACHIEVED, Reason.MET
    by_chance = all(v.reason is Reason.MET_MAYBE_CHANCE for v in counted)
    return _by_pace(pace, thresholds), Reason.MET_MAYBE_CHANCE if by_chance else Reason.PACE


def _met(verdict: Verdict) -> bool:
    """Met for good, or a hold target that is being held beside one that was reached."""
    held = verdict.target.aim.is_hold and verdict.progress is not None and verdict.progress.met
    return verdict.evidence is Evidence.ACHIEVED or held


def _worsened(verdict: Verdict) -> bool:
    """Worse than at the baseline; a range without a baseline is worse as soon as it is left."""
    if verdict.progress is None:
        return False
    left = verdict.target.aim.baseline is None and not verdict.progress.met
    return verdict.progress.worse_than_baseline or left


def _mean(parts: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    total = sum((weight for weight, _ in parts), Decimal(0))
    return sum((weight * value for weight, value in parts), Decimal(0)) / total if total else None

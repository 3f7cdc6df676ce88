"""What the data say: the table of evidence, several targets together, and when the calendar may change it."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.goals.rules.evidence import (
    Claim,
    Evidence,
    Judgement,
    Reason,
    Target,
    Thresholds,
    Verdict,
    contradicts,
    judge,
    look,
)
from plumbline.goals.rules.progress import Role, Step, aim
from plumbline.measures.rules.periods import Cadence, add_months
from plumbline.measures.rules.readings import ENOUGH, Datum, Kind, Rule
from plumbline.measures.rules.scales import Definition, Direction, Scale

UP, DOWN, KEEP = Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN
JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)
STAY = Definition(Scale.MEAN, DOWN)
FALLS = Definition(Scale.RATE, DOWN, D(1000))
LAG, GRACE = 20, 10


def target(
    goal: str | tuple[str, str] | None = "2", baseline: str | None = "8", definition: Definition = STAY,
    rule: Rule = ENOUGH, **more: object,
) -> Target:  # fmt: skip
    """A monthly target from January to the end of December 2026, with lag and grace."""
    words = {key: more.pop(key) for key in ("floor", "steps", "baseline_on", "due_on") if key in more}
    low, high = goal if isinstance(goal, tuple) else (None, None)
    about = aim(
        direction=definition.direction,
        target=D(goal) if isinstance(goal, str) else None,
        low=None if low is None else D(low),
        high=None if high is None else D(high),
        baseline=None if baseline is None else D(baseline),
        **{"baseline_on": JANUARY, "due_on": DECEMBER, **words},  # type: ignore[arg-type]
    )
    return Target(about, definition, rule=rule, lag_days=LAG, grace_days=GRACE, **more)  # type: ignore[arg-type]


def month(number: int, value: str | None, numerator: object = None, denominator: object = None,
          provisional: bool = False) -> Datum:  # fmt: skip
    start = add_months(JANUARY, number - 1)
    counts = [None if n is None else D(str(n)) for n in (numerator, denominator)]
    stated = None if value is None else D(value)
    return Datum(start, add_months(start, 1), stated, *counts, provisional=provisional)


def say(verdict: Verdict) -> tuple[Evidence, Reason]:
    return verdict.evidence, verdict.reason


JULY_1 = date(2026, 7, 1)  # 181 of 364 days: the plan expects 0.497


class TestOneTarget:
    @pytest.mark.parametrize(
        ("value", "evidence"),
        [("5", "on_track"), ("5.01", "on_track"), ("5.6", "on_track"), ("5.7", "at_risk"), ("6.5", "at_risk"),
         ("6.6", "off_track"), ("8", "off_track"), ("9", "off_track"), ("2", "achieved"), ("1", "achieved")],
    )  # fmt: skip
    def test_pace_decides_under_way(self, value: str, evidence: str) -> None:
        """At risk below 0.397 of the way (a value above 5.617), off track below 0.247 (above 6.517)."""
        assert look(target(), [month(6, value)], on=JULY_1).evidence == evidence

    @pytest.mark.parametrize(
        ("done", "evidence"),
        [("0.4", "on_track"), ("0.399999", "at_risk"), ("0.25", "at_risk"), ("0.249999", "off_track")],
    )
    def test_a_pace_exactly_on_a_threshold_has_the_better_word(self, done: str, evidence: str) -> None:
        """The plan in steps expects exactly 0.5 in July."""
        plan = target("0", "1", steps=(Step(date(2026, 6, 1), D("0.5")),))
        assert look(plan, [month(6, str(1 - D(done)))], on=JULY_1).evidence == evidence

    def test_thresholds_are_settings(self) -> None:
        strict = Thresholds(at_risk=D("0.05"), off_track=D("-0.01"))
        assert look(target(), [month(6, "5")], on=JULY_1, thresholds=strict).evidence is Evidence.AT_RISK

    def test_data_are_judged_by_the_day_they_speak_of(self) -> None:
        """Half way at the end of June is on plan, and still is a year later, while the due date is far."""
        plan = target(due_on=date(2030, 12, 31), baseline_on=date(2021, 6, 30))
        data = [month(6, "5")]
        fresh, old = (look(plan, data, on=day) for day in (JULY_1, date(2027, 7, 1)))
        assert say(fresh) == say(old) == (Evidence.ON_TRACK, Reason.PACE)
        assert fresh.pace == old.pace

    def test_before_the_first_data_can_be_there_it_has_not_started(self) -> None:
        """January ends on 1 February and has 20 days of lag: from the 21st its data are missing."""
        assert say(look(target(), [], on=JANUARY)) == (Evidence.NOT_STARTED, Reason.FIRST_PERIOD)
        assert look(target(), [], on=date(2026, 2, 20)).evidence is Evidence.NOT_STARTED
        assert say(look(target(), [], on=date(2026, 2, 21))) == (Evidence.NONE, Reason.NO_DATA)

    def test_history_before_the_baseline_is_no_evidence(self) -> None:
        verdict = look(target(), [month(-1, "1"), month(0, "1")], on=date(2026, 1, 15))
        assert say(verdict) == (Evidence.NOT_STARTED, Reason.FIRST_PERIOD)
        assert verdict.progress is None

    def test_early_data_are_evidence_at_once(self) -> None:
        assert look(target(), [month(1, "7.5")], on=date(2026, 2, 1)).evidence is Evidence.ON_TRACK

    def test_without_a_baseline_it_counts_as_without_data(self) -> None:
        verdict = look(target(baseline=None), [month(6, "2")], on=JULY_1)
        assert say(verdict) == (Evidence.NONE, Reason.NO_BASELINE)
        assert not verdict.counted

    def test_the_year_after_the_due_date(self) -> None:
        """Due 31 December; its month ends on 1 January, + 20 + 10 days is 31 January: then overdue."""
        data = [month(11, "4")]
        assert look(target(), data, on=DECEMBER).reason is Reason.PACE
        assert say(look(target(), data, on=date(2027, 1, 1))) == (Evidence.AWAITING_DATA, Reason.DATA_NOT_DUE)
        assert look(target(), data, on=date(2027, 1, 31)).evidence is Evidence.AWAITING_DATA
        assert say(look(target(), data, on=date(2027, 2, 1))) == (Evidence.OFF_TRACK, Reason.OVERDUE)
        assert say(look(target(), [], on=date(2027, 1, 31))) == (Evidence.AWAITING_DATA, Reason.DATA_NOT_DUE)
        assert say(look(target(), [], on=date(2027, 2, 1))) == (Evidence.OFF_TRACK, Reason.OVERDUE)

    def test_the_period_of_the_due_date_decides(self) -> None:
        day = date(2027, 1, 5)
        assert say(look(target(), [month(12, "2.1")], on=day)) == (Evidence.OFF_TRACK, Reason.MISSED)
        assert say(look(target(), [month(12, "2")], on=day)) == (Evidence.ACHIEVED, Reason.MET)
        fiscal = target(due_on=date(2026, 12, 15))
        assert look(fiscal, [month(11, "2.1")], on=date(2026, 12, 20)).evidence is Evidence.AWAITING_DATA

    def test_worse_than_the_floor_is_off_track_whatever_the_pace(self) -> None:
        """A month in, 31 of 364 days expect only 0.085."""
        data = [month(1, "8.5")]
        assert look(target(), data, on=date(2026, 2, 1)).evidence is Evidence.ON_TRACK
        floored = target(floor=D("8.4"))
        assert say(look(floored, data, on=date(2026, 2, 1))) == (Evidence.OFF_TRACK, Reason.FLOOR)

    @pytest.mark.parametrize("held", [target("8", "8"), target("9", "8"), target(("7", "9"), "8")])
    def test_a_hold_target_is_on_track_until_it_has_held_to_the_end(self, held: Target) -> None:
        assert say(look(held, [month(6, "8")], on=JULY_1)) == (Evidence.ON_TRACK, Reason.PACE)
        assert look(held, [month(6, "9.1")], on=JULY_1).evidence is Evidence.OFF_TRACK
        assert look(held, [month(11, "8")], on=date(2027, 1, 5)).evidence is Evidence.AWAITING_DATA
        assert look(held, [month(12, "8")], on=date(2027, 1, 5)).evidence is Evidence.ACHIEVED
        assert look(held, [month(12, "9.1")], on=date(2027, 1, 5)).reason is Reason.MISSED
        assert look(held, [month(11, "8")], on=date(2027, 2, 1)).reason is Reason.OVERDUE

    def test_reached_early_and_silent_since_is_still_reached(self) -> None:
        assert look(target(), [month(6, "2")], on=date(2027, 2, 1)).evidence is Evidence.ACHIEVED


class TestSmallNumbers:
    """Falls 0.8 -> 0.4 per 1,000 patient-days; a unit of 714 a month needs nine months for five falls."""

    PLAN = target("0.4", "0.8", FALLS)

    def unit(self, falls: list[int]) -> list[Datum]:
        return [month(6 - len(falls) + 1 + i, None, n, 714) for i, n in enumerate(falls)]

    def test_eight_months_say_nothing_even_without_a_fall(self) -> None:
        verdict = look(self.PLAN, self.unit([0] * 8), on=JULY_1)
        assert say(verdict) == (Evidence.TOO_FEW, Reason.TOO_FEW)
        assert (verdict.progress, verdict.pace) == (None, None)

    def test_met_beyond_chance_is_achieved(self) -> None:
        """One fall where 5.14 were expected: chance 3.6 %. Two: 11.3 %, so met but maybe by chance."""
        assert say(look(self.PLAN, self.unit([0] * 8 + [1]), on=JULY_1)) == (Evidence.ACHIEVED, Reason.MET)
        lucky = look(self.PLAN, self.unit([0] * 7 + [1, 1]), on=JULY_1)
        assert say(lucky) == (Evidence.ON_TRACK, Reason.MET_MAYBE_CHANCE)
        assert lucky.progress is not None
        assert lucky.progress.met

    def test_too_few_never_becomes_overdue(self) -> None:
        assert look(self.PLAN, self.unit([0] * 8), on=date(2028, 1, 1)).evidence is Evidence.TOO_FEW

    def test_too_few_of_before_the_baseline_has_not_started(self) -> None:
        data = [month(m, None, 0, 714) for m in (-2, -1, 0)]
        assert look(self.PLAN, data, on=date(2026, 1, 20)).evidence is Evidence.NOT_STARTED

    def test_a_bare_number_of_the_owner_cannot_close_a_goal(self) -> None:
        own = look(self.PLAN, [month(6, "0", provisional=True)], on=JULY_1)
        assert say(own) == (Evidence.ON_TRACK, Reason.MET_MAYBE_CHANCE)
        assert look(self.PLAN, [month(6, "0")], on=JULY_1).evidence is Evidence.ACHIEVED

    def test_cases_are_judged_by_their_exact_bound(self) -> None:
        """Hand hygiene 60 % -> 80 %: 24 of 30 is chance 1.7 %, 8 of 10 pooled over 30 days is not asked."""
        plan = target("0.8", "0.6", Definition(Scale.PROPORTION, UP))
        assert look(plan, [month(6, "0.8", 24, 30)], on=JULY_1).evidence is Evidence.ACHIEVED
        assert look(plan, [month(6, "0.8", 8, 10)], on=JULY_1).evidence is Evidence.TOO_FEW
        near = target("0.7", "0.6", Definition(Scale.PROPORTION, UP))
        assert look(near, [month(6, "0.7", 21, 30)], on=JULY_1).reason is Reason.MET_MAYBE_CHANCE


def seen(value: str | None, on: date = JULY_1, number: int = 6, **more: object) -> Verdict:
    data = [] if value is None else [month(number, value)]
    return look(target(**more), data, on=on)  # type: ignore[arg-type]


def few(**more: object) -> Verdict:
    return look(target("0.4", "0.8", FALLS, **more), [month(6, None, 0, 714)], on=JULY_1)  # type: ignore[arg-type]


def together(*verdicts: Verdict) -> Judgement:
    return judge(verdicts)


class TestSeveralTargets:
    def test_no_target(self) -> None:
        nothing = together()
        assert (nothing.evidence, nothing.reason) == (Evidence.NONE, Reason.NO_TARGET)
        assert (nothing.progress, nothing.pace, nothing.coverage) == (None, None, 0)
        only_watched = together(seen("5", role=Role.BALANCING))
        assert only_watched.reason is Reason.NO_TARGET

    def test_progress_is_the_weighted_mean_of_the_outcomes(self) -> None:
        """0.5 once and 0 three times: 0.125."""
        both = together(seen("5"), seen("8", weight=D(3)))
        assert both.progress == D("0.125")
        assert both.coverage == 1

    def test_process_counts_only_where_there_is_no_outcome(self) -> None:
        work = seen("2", role=Role.PROCESS)
        assert together(work).progress == 1
        assert together(work).outcome_evidence is Evidence.NONE
        assert together(work, seen("5")).progress == D("0.5")
        assert together(work, seen("5")).outcome_evidence is Evidence.ON_TRACK
        assert together(work, seen(None)).progress is None

    def test_a_target_without_data_lowers_coverage_and_is_left_out(self) -> None:
        half = together(seen("5"), seen(None, weight=D(3)))
        assert (half.progress, half.coverage, half.evidence) == (D("0.5"), D("0.25"), Evidence.ON_TRACK)
        silent = together(seen("5"), few())
        assert (silent.progress, silent.coverage) == (D("0.5"), D("0.5"))

    def test_balancing_never_enters_and_raises_its_hand(self) -> None:
        worse = together(seen("5"), seen("9", role=Role.BALANCING))
        assert (worse.progress, worse.evidence, worse.balancing_worse) == (D("0.5"), Evidence.ON_TRACK, True)
        assert not together(seen("5"), seen("8", role=Role.BALANCING)).balancing_worse
        held = {"goal": "9", "role": Role.BALANCING}
        assert not together(seen("5"), seen("8.5", **held)).balancing_worse
        assert together(seen("5"), seen("9.5", **held)).balancing_worse
        assert not together(seen("5"), seen(None, role=Role.BALANCING)).balancing_worse

    @pytest.mark.parametrize(
        ("baseline", "value", "worse"),
        [("8", "7", False), ("8", "9", True), ("5", "7", True), ("5", "6", False), (None, "7", True),
         (None, "5", False)],
    )  # fmt: skip
    def test_a_balancing_range(self, baseline: str | None, value: str, worse: bool) -> None:
        """To stay between 4 and 6: coming nearer is no worsening; without a baseline, leaving it is."""
        watched = seen(value, goal=("4", "6"), baseline=baseline, role=Role.BALANCING)
        assert together(seen("5"), watched).balancing_worse is worse

    def test_achieved_means_every_target(self) -> None:
        assert together(seen("2"), seen("1")).evidence is Evidence.ACHIEVED
        assert together(seen("2"), seen("3")).evidence is Evidence.ON_TRACK
        assert together(seen("2"), seen(None)).evidence is Evidence.ON_TRACK
        assert together(seen("2"), seen("3", role=Role.PROCESS)).evidence is Evidence.ON_TRACK
        assert together(seen("2"), seen("9", role=Role.BALANCING)).evidence is Evidence.ACHIEVED

    def test_a_hold_beside_a_reached_target_need_only_hold(self) -> None:
        assert together(seen("2"), seen("8", goal="8")).evidence is Evidence.ACHIEVED
        assert together(seen("2"), seen("8.1", goal="8")).evidence is not Evidence.ACHIEVED
        assert together(seen("8", goal="8"), seen("8", goal="8")).evidence is Evidence.ON_TRACK

    def test_one_missed_due_date_is_not_averaged_away(self) -> None:
        late = {"on": date(2027, 1, 5), "number": 12}
        assert together(seen("2.1", **late), seen("1", **late, weight=D(99))).reason is Reason.MISSED  # type: ignore[arg-type]
        assert together(seen("2"), seen("8.5", floor=D("8.4"))).reason is Reason.FLOOR

    def test_awaiting_needs_all_of_them(self) -> None:
        after = date(2027, 1, 5)
        waiting = seen("5", on=after, number=11)
        assert together(waiting, waiting).evidence is Evidence.AWAITING_DATA
        later = seen("5", on=after, number=11, due_on=date(2028, 12, 31))
        assert together(waiting, later).reason is Reason.PACE

    def test_without_any_data_the_most_telling_silence_speaks(self) -> None:
        assert together(few(), seen(None)).evidence is Evidence.TOO_FEW
        assert together(seen(None), seen(None, baseline=None)).evidence is Evidence.NONE
        early = look(target(), [], on=JANUARY)
        assert together(early).evidence is Evidence.NOT_STARTED


@pytest.mark.parametrize(
    ("claim", "evidence", "differs"),
    [
        (Claim.ON_TRACK, Evidence.OFF_TRACK, True),
        (Claim.ON_TRACK, Evidence.AT_RISK, True),
        (Claim.AT_RISK, Evidence.OFF_TRACK, True),
        (Claim.ON_TRACK, Evidence.ON_TRACK, False),
        (Claim.ON_TRACK, Evidence.ACHIEVED, False),
        (Claim.AT_RISK, Evidence.ACHIEVED, False),
        (Claim.OFF_TRACK, Evidence.OFF_TRACK, False),
        (Claim.OFF_TRACK, Evidence.ON_TRACK, False),
        (None, Evidence.OFF_TRACK, False),
        *((Claim.ON_TRACK, silent, False) for silent in
          (Evidence.TOO_FEW, Evidence.NONE, Evidence.NOT_STARTED, Evidence.AWAITING_DATA)),
    ],
)  # fmt: skip
def test_report_and_data_differ_only_when_the_report_is_better(
    claim: Claim | None, evidence: Evidence, differs: bool
) -> None:
    assert contradicts(claim, evidence) is differs
    assert contradicts(claim, evidence, common_cause=True) is False


FALL_MONTHS = st.lists(
    st.tuples(st.integers(-3, 15), st.integers(0, 9), st.integers(0, 4000)),
    max_size=12,
    unique_by=lambda m: m[0],
)


@st.composite
def any_target(draw: st.DrawFn) -> Target:
    due = draw(st.dates(date(2026, 2, 1), date(2027, 6, 30)))
    about = aim(
        direction=DOWN,
        target=D(draw(st.integers(0, 5))),
        baseline=draw(st.none() | st.integers(0, 5).map(D)),
        baseline_on=JANUARY + timedelta(days=draw(st.integers(-20, 20))),
        due_on=due,
        floor=draw(st.none() | st.just(D(6))),
    )
    rule = draw(st.sampled_from([ENOUGH, Rule(Kind.LATEST), Rule(Kind.ROLLING, 3), Rule(Kind.CYCLE_TO_DATE)]))
    return Target(
        about,
        FALLS,
        role=draw(st.sampled_from(Role)),
        rule=rule,
        cadence=draw(st.sampled_from(Cadence)),
        lag_days=draw(st.integers(0, 60)),
        grace_days=draw(st.integers(0, 30)),
    )


@given(st.lists(st.tuples(any_target(), FALL_MONTHS), max_size=3), st.integers(0, 500))
def test_within_two_changes_every_day_says_the_same(
    parts: list[tuple[Target, list[tuple[int, int, int]]]], offset: int
) -> None:
    """Recomputed on every day before changes_on, the judgement is the same; after the last one, forever."""

    def on(day: date) -> Judgement:
        return judge(
            look(goal, [month(m, None, n, d) for m, n, d in months], on=day, cycle_start=JANUARY)
            for goal, months in parts
        )

    def facts(judgement: Judgement) -> tuple[object, ...]:
        each = [(v.reading, v.progress, v.pace, v.evidence, v.reason) for v in judgement.verdicts]
        return (judgement.progress, judgement.pace, judgement.coverage, judgement.evidence, judgement.reason,
                judgement.balancing_worse, each)  # fmt: skip

    start = date(2025, 12, 1) + timedelta(days=offset)
    first = on(start)
    assert first.changes_on is None or first.changes_on > start
    last = min(first.changes_on or date.max, start + timedelta(days=400))
    for days in range(1, (last - start).days):
        assert facts(on(start + timedelta(days=days))) == facts(first)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4000)), min_size=1, max_size=11),
    st.integers(0, 10), st.integers(0, 1),
)  # fmt: skip
def test_one_fall_less_never_looks_worse(months: list[tuple[int, int]], which: int, due: int) -> None:
    plan = target("1", "4", FALLS)
    on = (date(2026, 12, 1), date(2027, 1, 10))[due]
    which %= len(months)
    fewer = [(max(n - (i == which), 0), d) for i, (n, d) in enumerate(months)]
    before, after = (
        look(plan, [month(i + 1 + due, None, n, d) for i, (n, d) in enumerate(counts)], on=on)
        for counts in (months, fewer)
    )
    order = [Evidence.OFF_TRACK, Evidence.AT_RISK, Evidence.ON_TRACK, Evidence.ACHIEVED]
    if before.evidence in order:
        assert order.index(after.evidence) >= order.index(before.evidence)
    else:
        assert after.evidence is before.evidence

"""What a nurse manager reads. Words are asserted whole: they are the product."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from plumbline.measures.rules.periods import add_months
from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc.chart import Chart, Kind, Observed, Phase, Reading, Setting, chart
from plumbline.measures.rules.spc.readings import lights, missing, number
from unit.measures.spc.series import BEGIN, counted, months, xmr

STEADY: list[float | None] = [0.90, 0.92, 0.89, 0.91, 0.88, 0.90, 0.93, 0.89, 0.91, 0.90, 0.88, 0.92]
UP, DOWN, RANGE = Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN


def read(values: list[float | None], direction: Direction | None = UP, kind: Kind = Kind.XMR, **more: Any) -> Reading:
    return chart(months(values), Setting(kind, direction, **more)).reading


def test_nothing_has_changed() -> None:
    got = read([*STEADY, *STEADY], target=0.98, percent=True)
    assert got.code == "steady"
    assert got.params["count"] == 24 and got.params["unit"] == "month"
    assert got.sentence == (
        "Nothing has really changed: all 24 months lie within what this process gives by chance. "
        "It will not reach 98% without a change."
    )


@pytest.mark.parametrize(
    ("direction", "more", "sentence"),
    [
        (UP, {"target": 0.5}, "It will keep meeting 50% unless something changes."),
        (UP, {"target": 0.9}, "Whether a month meets 90% is chance."),
        (DOWN, {"target": 0.025}, "It will not come down to 2.5% without a change."),
        (DOWN, {"target": 0.99}, "It will keep meeting 99% unless something changes."),
        (RANGE, {"low": 0.5, "high": 0.99}, "It will stay between 50% and 99% unless something changes."),
        (RANGE, {"low": 0.5, "high": 0.9}, "Whether a month lies between 50% and 90% is chance."),
        (RANGE, {"low": 0.5, "high": 0.6}, "It will not lie between 50% and 60% without a change."),
        (None, {"target": 0.5}, ""),
    ],
)
def test_the_target_of_a_process_that_stays(direction: Direction | None, more: dict[str, Any], sentence: str) -> None:
    steady = "Nothing has really changed: all 12 months lie within what this process gives by chance."
    assert read(STEADY, direction, percent=True, **more).sentence == f"{steady} {sentence}".strip()


@pytest.mark.parametrize(
    ("direction", "more", "sentence"),
    [
        (UP, {"target": 50}, "As it usually runs, it meets 50."),
        (UP, {"target": 9000}, "As it usually runs, it misses 9,000."),
        (DOWN, {"target": 93}, "As it usually runs, it meets 93 in some months and misses it in others."),
        (RANGE, {"low": 10, "high": 200}, "As it usually runs, it lies between 10 and 200."),
        (RANGE, {"low": 10, "high": 20}, "As it usually runs, it does not lie between 10 and 20."),
        (RANGE, {"low": 10, "high": 93}, "As it usually runs, it lies between 10 and 93 in some months only."),
    ],
)
def test_the_target_of_a_process_that_moves(direction: Direction, more: dict[str, Any], sentence: str) -> None:
    moved = read([*[(value or 0) * 100 for value in STEADY], 120], direction, **more)
    assert moved.sentence.endswith(f"higher than this process gives by chance. {sentence}")


@pytest.mark.parametrize(
    ("last", "direction", "code", "sentence"),
    [
        ([1.2], UP, "better", "the better: the latest month is higher than this process gives by chance."),
        ([0.2], UP, "worse", "the worse: the latest month is lower than this process gives by chance."),
        ([0.2], DOWN, "better", "the better: the latest month is lower than this process gives by chance."),
        ([0.2], None, "changed", "change: the latest month is lower than this process gives by chance."),
        (
            [0.901, 0.904, 0.908, 0.911, 0.915, 0.918, 0.92, 0.93],
            UP,
            "better",
            "the better: the last 9 months rise without a break.",
        ),
        ([0.91, 0.905, 0.9, 0.895, 0.89, 0.885], UP, "worse", "the worse: the last 7 months fall without a break."),
    ],
)
def test_a_real_change(last: list[float | None], direction: Direction, code: str, sentence: str) -> None:
    steady = STEADY[:-1] if len(last) > 6 else STEADY
    got = read([*steady, *last], direction)
    assert (got.code, got.params["count"]) == (code, len(steady) + len(last))
    assert got.sentence == f"This is a real {'' if direction is None else 'change for '}{sentence}"


def frozen(last: list[float | None], direction: Direction | None = UP) -> Reading:
    """Lines of a quiet year: centre 10, limits 7.34 and 12.66, inner lines 8.227 and 11.773."""
    year: list[float | None] = [9.5, 10.5] * 6
    return read([*year, *last], direction, phases=(Phase(date.min, frozen_until=add_months(BEGIN, 12)),))


def test_on_one_side_of_the_usual_level() -> None:
    got = frozen([9.9, 10.2, 10.1, 10.3, 10.2, 10.4, 10.2, 10.3, 10.1])
    assert got.params["signal"] == "seven_high" and got.params["in_a_row"] == 8
    assert got.sentence == "This is a real change for the better: the last 8 months all lie above the usual level."


@pytest.mark.parametrize(
    ("last", "start"),
    [
        ([12.0, 12.1, 9.9, 10.1, 11.9, 11.0, 12.0], "2 of the last 3 months lie at the upper edge"),
        ([9.9, 11.9, 12.2, 11.9], "all of the last 3 months lie at the upper edge"),
        ([9.9, 8.0, 8.1], "2 of the last 3 months lie at the lower edge"),
    ],
)
def test_two_of_three_at_the_edge(last: list[float | None], start: str) -> None:
    assert frozen(last).sentence.split(": ")[1] == f"{start} of what this process gives by chance."


@pytest.mark.parametrize(
    ("last", "stood", "words"),
    [([13.0, 9.5, 10.5], 1, "1 of the 15 months"), ([13.0, 7.0, 9.5, 10.5], 2, "2 of the 16 months")],
)
def test_a_change_that_is_over(last: list[float | None], stood: int, words: str) -> None:
    got = frozen(last)
    assert got.code == "settled" and got.params["stood_out"] == stood
    assert got.sentence == (
        "Nothing is changing now: the latest month lies within what this process gives by chance, "
        f"although {words} stood out before."
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "There is no value yet."),
        (1, "There is only 1 month so far: too few to tell a change from chance, which takes 12."),
        (5, "There are only 5 months so far: too few to tell a change from chance, which takes 12."),
    ],
)
def test_too_few_to_tell(count: int, words: str) -> None:
    got = read(STEADY[:count], kind=Kind.RUN, target=0.95)
    assert got.code == ("too_few" if count else "no_values")
    assert got.sentence == words


def test_one_value_is_too_few_for_every_kind() -> None:
    assert read([0.9], target=0.95).code == "too_few"
    assert chart(counted([(3, 10)]), Setting(Kind.P, UP, target=0.9)).reading.code == "too_few"


def test_few_that_rise_are_told_all_the_same() -> None:
    got = read([1, 2, 3, 4, 5, 6, 7], kind=Kind.RUN)
    assert got.sentence == "This is a real change for the better: the last 7 months rise without a break."


def test_short_lines_may_still_move() -> None:
    got = read(STEADY[:5])
    assert got.sentence.endswith("With only 5 months, this may still move.")
    assert got.params["notes"] == [{"code": "short", "count": 5}]
    two = read(STEADY[:2])
    assert two.sentence.startswith("Nothing has really changed: both months lie within")


def test_a_new_start() -> None:
    series = months([*STEADY, *STEADY[:5]])
    begun = Setting(Kind.XMR, UP, phases=(Phase(series[12].start),))
    assert chart(series, begun).reading.sentence == (
        "Nothing has really changed: all 5 months since the new start lie within what this process gives by "
        "chance. With only 5 months since the new start, this may still move."
    )
    assert chart(series[:13], begun).reading.sentence.startswith("There is only 1 month since the new start:")
    empty = [*series[:12], replace(series[12], value=None)]
    assert chart(empty, begun).reading.sentence == (
        "Nothing has really changed: all 12 months lie within what this process gives by chance. "
        "1 month without a value is left out."
    )


def test_a_run_chart_has_no_limits_to_speak_of() -> None:
    steady = read([*STEADY, *STEADY], kind=Kind.RUN, target=0.95)
    assert steady.sentence == (
        "Nothing has really changed: all 24 months move around their usual level as chance does."
    )
    over = read([*[1.0] * 7, *[9.0, 8.0, 1.5] * 7], kind=Kind.RUN)
    assert over.sentence == "Nothing is changing now, although 7 of the 28 months stood out before."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            [1.0] * 10 + [9.0, 8.0, 1.5] * 10,
            "10 in a row lie on one side of the usual level, where chance gives at most 8.",
        ),
        (
            ([1.0] * 6 + [9.0] * 6) * 2,
            "the values cross their usual level only 3 times, where chance gives at least 8 times.",
        ),
        ([1.0] * 6 + [9.0] * 6, "the values cross their usual level only once, where chance gives at least 3 times."),
    ],
)
def test_a_run_chart_that_hangs_together(values: list[float | None], words: str) -> None:
    got = read(values, kind=Kind.RUN)
    assert got.code == "hangs_together"
    assert got.sentence == f"Something has changed over these {len(values)} months: {words}"


def test_all_values_the_same() -> None:
    assert read([7.0] * 14).sentence == "All 14 months have the same value."
    assert read([0.1] * 14).code == "flat"


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [(Kind.C, 1, True), (Kind.U, 1, True), (Kind.C, 2, False), (Kind.U, 3, False), (Kind.P, 1, False)],
)
def test_rare_events_are_better_told_by_the_days_between(kind: Kind, count: int, said: bool) -> None:
    got = chart(counted([(count, 100)] * 12), Setting(kind, DOWN)).reading
    words = "There are fewer than 2 events in a month on average: the days between events would tell more."
    assert got.sentence == f"All 12 months have the same value.{' ' + words if said else ''}"
    assert got.params["notes"] == ([{"code": "rare"}] if said else [])


def marked(*at: int) -> Chart:
    series = [replace(period, provisional=i in at) for i, period in enumerate(months(STEADY))]
    return chart(series, Setting(Kind.XMR, UP))


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((11,), "The latest month is provisional."),
        ((9, 10, 11), "The latest 3 months are provisional."),
        ((4,), "1 month is provisional."),
        ((4, 11), "2 months are provisional."),
    ],
)
def test_provisional_values_are_said(at: tuple[int, ...], words: str) -> None:
    got = marked(*at).reading
    assert got.sentence.endswith(f"by chance. {words}")
    assert got.params["notes"] == [{"code": "provisional", "count": len(at)}]


@pytest.mark.parametrize(
    ("idle", "words"),
    [(1, "1 month with nothing to count is left out."), (3, "3 months with nothing to count are left out.")],
)
def test_months_with_nothing_to_count(idle: int, words: str) -> None:
    drawn = chart(counted([*[(9, 100)] * 13, *[(0, 0)] * idle]), Setting(Kind.P, UP))
    assert drawn.reading.sentence == f"All 13 months have the same value. {words}"


def test_values_without_their_counts() -> None:
    series = [*counted([(9, 100), (11, 100)] * 6), *months([0.11], first=add_months(BEGIN, 12))]
    drawn = chart(series, Setting(Kind.P, UP))
    assert drawn.points[-1].value == 0.11 and drawn.points[-1].upper is None
    assert drawn.reading.sentence.endswith("1 month without its counts is not judged.")


@pytest.mark.parametrize(
    ("gone", "words"), [({4}, "1 month is missing."), ({4, 5, 8}, "3 months are missing."), (set(), "")]
)
def test_missing_months(gone: set[int], words: str) -> None:
    series = [period for i, period in enumerate(months([*STEADY, *STEADY])) if i not in gone]
    assert chart(series, Setting(Kind.XMR, UP)).reading.sentence.endswith(words or "by chance.")


def test_missing_periods_of_other_lengths() -> None:
    day = date.fromordinal
    weeks = [Observed(day(738000 + 7 * i), day(738007 + 7 * i), 1.0) for i in (0, 1, 4, 5)]
    quarters = [Observed(add_months(BEGIN, 3 * i), add_months(BEGIN, 3 * i + 3), 1.0) for i in (0, 1, 4)]
    assert (missing(weeks), missing(quarters), missing([])) == (2, 2, 0)


@pytest.mark.parametrize(("step", "noun"), [(1, "months"), (3, "quarters"), (12, "years"), (2, "periods")])
def test_periods_are_called_what_they_are(step: int, noun: str) -> None:
    spans = [(add_months(BEGIN, step * i), add_months(BEGIN, step * (i + 1))) for i in range(12)]
    series = [Observed(*span, value) for span, value in zip(spans, STEADY, strict=True)]
    assert f"all 12 {noun} " in chart(series, Setting(Kind.XMR, UP)).reading.sentence


def test_rare_events_come_in_intervals() -> None:
    starts = [date(2024, 1, 1), date(2024, 1, 20), date(2024, 3, 2), date(2024, 3, 9), date(2024, 6, 1)]
    series = [Observed(a, b, float((b - a).days)) for a, b in pairwise(starts)]
    drawn = chart(series, Setting(Kind.T, UP, target=400))
    assert drawn.reading.sentence == (
        "Nothing has really changed: all 4 intervals lie within what this process gives by chance. "
        "Whether an interval meets 400 is chance. With only 4 intervals, this may still move."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([9, 11, 9, 11, 10, 9, 12, 11, 10, 9, 11, 10], "have flipped 7 times; nothing changed."),
        ([9, 11, 12, 11, 10, 13, 12], "have flipped once; nothing changed."),
        ([11, 12, 11, 12], "never have flipped; nothing changed."),
        ([9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 90], "have flipped 11 times; something did change."),
    ],
)
def test_red_and_green(values: list[float | None], words: str) -> None:
    got = lights(xmr(values, target=10.0))
    assert got is not None and got.sentence == f"Red/green would {words}"
    assert got.params["changed"] is ("did" in words)


def test_no_lights_without_a_target() -> None:
    assert lights(xmr([1, 2, 3])) is None


@pytest.mark.parametrize(
    ("value", "percent", "words"),
    [
        (0.95, True, "95%"), (0.0525, True, "5.25%"), (1 / 3, True, "33.3333%"), (0.62, False, "0.62"),
        (27748.0, False, "27,748"), (12345678.9, False, "12,345,679"), (0.0, False, "0"), (-2.5, False, "-2.5"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(value: float, percent: bool, words: str) -> None:
    assert number(value, percent=percent) == words


JARGON = ("special cause", "common cause", "sigma", "control limit", "centre line", "process limit", "variation")


def test_no_jargon() -> None:
    for values in (STEADY, [*STEADY, 9.0], [*STEADY, 0.1], STEADY[:3], []):
        for direction in (UP, DOWN, RANGE, None):
            for kind in (Kind.XMR, Kind.RUN):
                words = read(values, direction, kind, target=0.9, low=0.8, high=0.9).sentence.lower()
                assert not [word for word in JARGON if word in words]

"""Forecasts: made once a day from what was on record, never rewritten, told once what came of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from domain import world as worlds
from domain.test_races import together
from domain.world import World
from plumbline.accountability import past
from plumbline.core import clock
from plumbline.goals import forecasts, tasks
from plumbline.goals.actions import forecasts as making
from plumbline.goals.actions import goals, targets
from plumbline.goals.models import Forecast, ForecastDay, Target
from plumbline.ledger.models import Entry
from plumbline.measures.actions import measurements
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.models import Measurement
from plumbline.measures.rules.periods import add_months

FIRST = date(2025, 1, 1)
HIGH = [8, 9, 7, 8, 10, 7, 8, 9, 6, 8, 9, 8] * 2  # falls in 10,000 patient-days: 0.8 per 1,000
LOW = [2, 1, 2, 3, 1, 2, 2, 1, 3, 2, 1, 2] * 2
JANUARY, MARCH, YEAR = date(2027, 1, 1), date(2027, 3, 31), date(2027, 12, 31)


@contextmanager
def on(day: date) -> Iterator[None]:
    """Noon of the day, in Chicago."""
    with clock.travel(datetime(day.year, day.month, day.day, 18, tzinfo=UTC)):
        yield


def record(world: World, unit: str, counts: Sequence[int], first: date = FIRST) -> list[Measurement]:
    data = [
        MeasurementDraft(
            world.measures["falls"].pk, world.cast.units[unit].pk, add_months(first, place),
            add_months(first, place + 1), "feed", numerator=count, denominator=10_000,
        )
        for place, count in enumerate(counts)
    ]  # fmt: skip
    return measurements.record_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, data=data)


def recount(world: World, old: Measurement, count: int) -> None:
    measurements.restate(
        actor=world.cast.ada, measurement_id=old.pk, reason="Recount", numerator=count, denominator=10_000
    )


def built(due: date = YEAR, *, slug: str = "lakes", **series: list[int]) -> World:
    """The line of goals on January 4, 2027, each unit that has a series with a target of 0.4."""
    with on(date(2027, 1, 4)):
        world = worlds.build(slug=slug, demo=True)
        world.draft("south", "south", owner="sol")
        world.link("south", "board")
        goal_of = {"top": "board"}
        for unit, counts in (series or {"north": HIGH, "south": LOW}).items():
            record(world, unit, counts)
            world.target(goal_of.get(unit, unit), baseline_on=JANUARY, due_on=due)
        world.commit("board", "north", "south", "surgery", "w5")
    return world


def make(world: World, day: date) -> bool:
    with on(day):
        return making.make(world.cast.organization, day)


def of(world: World, key: str) -> list[Forecast]:
    return list(Forecast.objects.filter(goal=world.ids[key]).order_by("made_on"))


def last(world: World, key: str) -> Forecast:
    return of(world, key)[-1]


def day(month: int, number: int, year: int = 2027) -> date:
    return date(year, month, number)


def test_the_probability_of_missing_it_with_an_interval() -> None:
    world = built()
    entries = Entry.objects.count()
    assert make(world, day(1, 5))
    north, south = last(world, "north"), last(world, "south")
    assert north.probability > Decimal("0.8") and south.probability < Decimal("0.2"), "0.8 and 0.2, to reach 0.4"
    for row, middle in ((north, 0.8), (south, 0.18)):
        assert row.low < row.value < row.high
        assert abs(float(row.value) - middle) < 0.1
        assert (row.periods, row.known_through, row.due_on, row.made_on) == (24, JANUARY, YEAR, day(1, 5))
        assert (row.missed, row.settled_on, row.pooled) == (None, None, False)
        assert "December 2027" in row.sentence
    assert Entry.objects.count() == entries, "worked out, not recorded"


@pytest.mark.parametrize("count", [0, 11])
def test_few_data_cannot_tell(count: int) -> None:
    world = built(north=HIGH[:count])
    make(world, day(1, 5))
    row = last(world, "north")
    assert (row.code, row.periods) == ("forecast_few", count)
    assert (row.probability, row.value, row.low, row.high) == (None, None, None, None)
    assert forecasts.likely_missed(world.cast.fay) == []


def test_at_hospital_level_and_above_alone() -> None:
    world = built(**dict.fromkeys(("top", "north", "surgery", "w5"), HIGH))
    make(world, day(1, 5))
    assert {row.goal_id for row in Forecast.objects.all()} == {world.ids["board"], world.ids["north"]}


def test_of_live_goals_alone() -> None:
    world = built()
    with on(day(1, 5)):
        goal = world.goal("south")
        goals.close(actor=world.cast.eve, goal_id=goal.pk, outcome="stopped", reason="Merged", learned="Much")
        world.draft("draft", "north", owner="hana")
        world.target("draft", baseline_on=JANUARY, due_on=YEAR)
    make(world, day(1, 6))
    assert {row.goal_id for row in Forecast.objects.all()} == {world.ids["north"]}


def test_a_row_only_where_it_says_something_else() -> None:
    world = built()
    assert [make(world, day(1, n)) for n in range(5, 12)] == [True] * 7
    assert not make(world, day(1, 11)), "once for each day"
    assert not make(world, day(1, 6)), "nor an earlier one"
    assert [row.made_on for row in of(world, "north")] == [day(1, 5)]
    with on(day(2, 10)):
        record(world, "north", [9], JANUARY)
    make(world, day(2, 10))
    assert len(of(world, "north")) == 1, "recorded after the day began"
    make(world, day(2, 11))
    assert [(row.made_on, row.known_through) for row in of(world, "north")] == [
        (day(1, 5), JANUARY), (day(2, 11), day(2, 1)),
    ]  # fmt: skip
    assert len(of(world, "south")) == 1


def test_a_changed_target_is_forecast_anew() -> None:
    world = built()
    make(world, day(1, 5))
    with on(day(1, 20)):
        old = Target.objects.get(goal=world.ids["south"])
        said = targets.TargetDraft(
            measure_id=old.measure_id, line=old.line, baseline=Decimal("0.8"), target=Decimal("0.1"),
            baseline_on=JANUARY, due_on=YEAR, reason="Sooner",
        )  # fmt: skip
        asked = targets.propose(actor=world.cast.sol, goal_id=world.ids["south"], draft=said)
        targets.approve(actor=world.cast.eve, target_id=asked.pk)
    make(world, day(1, 21))
    before, after = of(world, "south")
    assert (before.line, before.target_id) == (after.line, old.pk) and after.target_id == asked.pk
    assert after.probability > Decimal("0.5") > before.probability
    with on(day(1, 22)):
        assert forecasts.newest(world.cast.fay, [old.pk, asked.pk])[asked.pk] == after


# --- The same whenever it is made ----------------------------------------------------------------------------


def told(rows: Sequence[Forecast]) -> list[dict[str, Any]]:
    names = [*making.SAID, "line", "made_on", "sentence"]
    found = [{name: getattr(row, name) for name in names} for row in rows]
    return sorted(found, key=lambda it: (str(it["line"]), it["made_on"]))


def test_made_again_later_from_what_was_known_then() -> None:
    world = built()
    make(world, day(1, 5))
    with on(day(3, 2)):
        old = Measurement.objects.get(unit=world.cast.units["north"], period_start=day(12, 1, 2026))
        recount(world, old, 2)
        record(world, "north", [1, 1], JANUARY)
        organization = world.cast.organization
        again = forecasts.worked_out(organization, day(1, 5))
        now = forecasts.worked_out(organization, day(3, 3))
    assert told(again.forecasts) == told(list(Forecast.objects.all()))
    assert told(now.forecasts) != told(again.forecasts)
    north = next(row for row in now.forecasts if row.goal_id == world.ids["north"])
    assert north.probability < last(world, "north").probability and north.periods == 26


def test_days_that_nobody_made_are_made_up_for() -> None:
    world = built()
    for n in range(1, 4):
        with on(day(n + 1, 10)):
            record(world, "north", [n], add_months(JANUARY, n - 1))
        make(world, day(n + 2, 1))
    nightly = told(of(world, "north"))
    assert [row["made_on"] for row in nightly] == [day(3, 1), day(4, 1), day(5, 1)]
    Forecast.objects.all().delete()
    ForecastDay.objects.all().delete()
    with on(day(5, 20)):
        assert making.catch_up(world.cast.organization) == 24 + 7, "the first of each month, and a week"
        assert making.catch_up(world.cast.organization) == 0
    assert [row.made_on for row in of(world, "south")] == [day(2, 1)], "the organization was founded in January"
    assert told(of(world, "north"))[1:] == nightly
    assert ForecastDay.objects.get().day == day(5, 20)


def test_before_there_was_an_organization_nothing_is_said() -> None:
    world = built()
    with on(day(1, 6)):
        assert forecasts.worked_out(world.cast.organization, day(1, 1, 2026)) == forecasts.Told()


def test_the_nightly_task_makes_them() -> None:
    world = built()
    with on(day(1, 5)):
        tasks.make_forecasts(timestamp=0)
    assert last(world, "north").made_on == day(1, 5)


# --- What came of it -----------------------------------------------------------------------------------------


def come_due(world: World, unit: str, count: int) -> None:
    """January to March, recorded in April."""
    with on(day(4, 12)):
        record(world, unit, [HIGH[0], HIGH[1], count], JANUARY)


def test_settled_once_the_due_period_is_in() -> None:
    world = built(MARCH)
    make(world, day(1, 5))
    make(world, day(4, 1))
    assert last(world, "north").missed is None, "past its date, its data are not in"
    come_due(world, "north", 9)
    come_due(world, "south", 3)
    make(world, day(4, 13))
    north, south = last(world, "north"), last(world, "south")
    assert (north.missed, north.settled_on, south.missed, south.settled_on) == (True, day(4, 13), False, day(4, 13))
    with on(day(4, 20)):
        march = Measurement.objects.get(unit=world.cast.units["north"], period_start=day(3, 1))
        recount(world, march, 1)
    make(world, day(4, 21))
    assert (last(world, "north").missed, len(of(world, "north"))) == (True, 1), "and nothing is foretold any more"


def test_of_a_goal_that_was_closed_too() -> None:
    world = built(MARCH)
    make(world, day(1, 5))
    with on(day(4, 2)):
        goals.close(actor=world.cast.eve, goal_id=world.ids["north"], outcome="missed", reason="No", learned="Much")
    come_due(world, "north", 9)
    make(world, day(4, 13))
    assert last(world, "north").missed is True


def test_what_was_asked_no_more_is_not_judged() -> None:
    world = built(MARCH)
    make(world, day(1, 5))
    with on(day(2, 1)):
        old = Target.objects.get(goal=world.ids["north"])
        said = targets.TargetDraft(
            measure_id=old.measure_id, line=old.line, baseline=Decimal("0.8"), target=Decimal("0.4"),
            baseline_on=JANUARY, due_on=YEAR, reason="Later",
        )  # fmt: skip
        asked = targets.propose(actor=world.cast.hana, goal_id=world.ids["north"], draft=said)
        targets.approve(actor=world.cast.eve, target_id=asked.pk)
    come_due(world, "north", 9)
    make(world, day(4, 13))
    assert [row.missed for row in of(world, "north")] == [None, None]


def test_as_of_a_past_day_only_what_had_been_said_by_then() -> None:
    world = built(MARCH)
    make(world, day(1, 5))
    with on(day(2, 10)):
        record(world, "north", [9], JANUARY)
    make(world, day(2, 11))
    come_due(world, "north", 9)
    make(world, day(4, 13))
    target = last(world, "north").target_id
    for then, made, missed in (
        (day(1, 4), None, None), (day(2, 1), day(1, 5), None), (day(3, 1), day(2, 11), None),
        (day(4, 13), day(2, 11), True),
    ):  # fmt: skip
        with on(day(4, 20)), past.at(world.cast.organization, past.instant_of(world.cast.organization, str(then)),
                                     world.cast.fay):  # fmt: skip
            found = forecasts.newest(world.cast.fay, [target]).get(target)
            assert (found and found.made_on, found and found.missed) == (made, missed), then


# --- The database, and many at once ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"probability": Decimal("1.01")}, {"probability": None}, {"low": None}, {"low": Decimal(9)}, {"pk": None},
        {"high": Decimal("NaN")}, {"missed": True}, {"settled_on": JANUARY}, {"missed": True, "settled_on": JANUARY},
    ],
    ids=str,
)  # fmt: skip
def test_the_database_itself_refuses_nonsense(wrong: dict[str, Any]) -> None:
    world = built()
    make(world, day(1, 5))
    row = last(world, "north")
    with pytest.raises(IntegrityError), transaction.atomic():
        if "pk" in wrong:
            row.pk = None
            row.save(force_insert=True)
        else:
            Forecast.objects.filter(pk=row.pk).update(**wrong)


def test_a_day_is_made_once_however_many_make_it(committing: str) -> None:
    world = built()

    def catch_up() -> int:
        with on(day(3, 1)):
            return making.catch_up(world.cast.organization)

    done = together(*[catch_up] * 3)
    assert sum(int(str(it)) for it in done) == 24 + 7, done
    rows = list(Forecast.objects.values_list("line", "made_on"))
    assert len(rows) == len(set(rows)) == 2
    assert together(partial(make, world, day(3, 2)), partial(make, world, day(3, 2))).count(True) == 1

"""The library: where there is most to win, and how good the data are."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from domain import world as w
from domain.test_rating_pairs import month, monthly
from domain.world import World, person, refused
from plumbline.core import clock
from plumbline.measures import gaps, quality
from plumbline.measures.actions import data_queries, measurements
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.models import Measure, Measurement
from plumbline.organizations.actions import units
from plumbline.organizations.actions.units import UnitDraft

TODAY = datetime(2024, 3, 10, 15, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    """A hospital that is marked demo, so that its day can be set."""
    with clock.travel(TODAY):
        return w.build(demo=True)


def test_three_units_are_not_compared_however_much_stands_above_them(world: World) -> None:
    with clock.travel(TODAY):
        for unit, events in (("w5", 2), ("w4", 6), ("s1", 3), ("surgery", 8), ("office", 11)):
            monthly(world, unit, [(events, 1000)] * 12)
        assert gaps.finder(person(world, "nora")) == []


def test_four_units_of_one_level_are_compared(world: World) -> None:
    with clock.travel(TODAY):
        drafts = [UnitDraft(code, code.upper(), "unit", "surgery") for code in ("w6", "w7")]
        made = units.add_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, drafts=drafts)
        world.cast.units |= {unit.code: unit for unit in made}
        for unit, events in (("w5", 2), ("w4", 6), ("w6", 3), ("w7", 2), ("surgery", 13)):
            monthly(world, unit, [(events, 1000)] * 12)
        (found,) = gaps.finder(person(world, "nora"))
        assert found.measure.code == "falls" and found.units == 4, "surgery holds the others"
        assert found.gap.benchmark == pytest.approx(2) and found.gap.cases == pytest.approx(12 * (4 + 1))
        assert [unit.code for unit in found.largest] == ["w4", "w6"]
        assert (found.start, found.end) == (date(2023, 1, 1), date(2024, 1, 1))
        assert gaps.finder(person(world, "nora")) == [found]
    stranger = w.build(slug="elsewhere")
    assert gaps.finder(stranger.cast.nora) == []


def record(world: World, number: int, on: date, events: int = 2) -> Measurement:
    with clock.travel(datetime(on.year, on.month, on.day, 15, tzinfo=UTC)):
        falls = Measure.objects.get(code="falls")
        datum = MeasurementDraft(
            falls.pk, world.cast.units["w5"].pk, month(number), month(number + 1), "events",
            numerator=Decimal(events), denominator=Decimal(1000),
        )  # fmt: skip
        (row,) = measurements.record_many(
            actor=world.cast.ada, organization_id=world.cast.organization.pk, data=[datum]
        )
        return row


def test_missing_late_restated_and_questioned_numbers_are_counted() -> None:
    """Data are due 15 days after a month: March 2023 to January 2024 by March 10, 2024."""
    with clock.travel(datetime(2023, 3, 1, 15, tzinfo=UTC)):
        world = w.build(demo=True)
    nora = person(world, "nora")
    for number in range(2, 12):
        if number != 5:
            record(world, number, month(number + 1) + timedelta(days=5 if number % 2 else 20))
    rows = list(Measurement.objects.order_by("period_end"))
    with clock.travel(TODAY):
        measurements.restate(
            actor=world.cast.ada, measurement_id=rows[0].pk, numerator=Decimal(3), denominator=Decimal(1000),
            reason="Recount",
        )  # fmt: skip
        data_queries.ask(actor=nora, measurement_id=rows[1].pk, question="So many?")
        (told,) = quality.of_measure(nora, measure_id=Measure.objects.get(code="falls").pk)
    assert told.unit.code == "w5"
    assert (told.due, told.missing) == (11, 2), "June 2023, and January 2024"
    assert told.late == 5, "those of every second month came on the 20th"
    assert (told.restated, told.questioned) == (1, 1)
    stranger = w.build(slug="elsewhere")
    with refused("not_found"):
        quality.of_measure(stranger.cast.nora, measure_id=rows[0].measure_id)

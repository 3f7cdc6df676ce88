"""Rating or real care? Published values beside our own, the gap between them, and the alarm."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from domain import world as w
from domain.test_ratings import FOUR, aimed
from domain.test_ratings import world as world
from domain.test_scenarios import pair
from domain.world import World, person, refused
from plumbline.measures.actions import measurements, measures
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.models import Measure
from plumbline.organizations.actions import units
from plumbline.ratings import pairs
from plumbline.ratings.rules.trend import Change

FIRST = date(2023, 1, 1)


def month(number: int) -> date:
    return date(FIRST.year + number // 12, number % 12 + 1, 1)


def monthly(world: World, unit: str, counts: Sequence[tuple[int, int]], since: int = 0, source: str = "events") -> None:
    """Falls and patient-days of each month, the earliest first."""
    falls = Measure.objects.get(code="falls")
    data = [
        MeasurementDraft(
            falls.pk, world.cast.units[unit].pk, month(since + at), month(since + at + 1), source,
            numerator=Decimal(above), denominator=Decimal(below),
        )
        for at, (above, below) in enumerate(counts)
    ]  # fmt: skip
    measurements.record_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, data=data)


def found(world: World) -> pairs.Pair:
    (one,) = pairs.of_hospital(person(world, "nora"), world.cast.units[FOUR].pk)
    return one


def test_units_are_pooled_by_their_counts(world: World) -> None:
    for code in ("w5", "w4"):
        units.move(actor=world.cast.ada, unit_id=world.cast.units[code].pk, parent_id=world.cast.units[FOUR].pk)
    pair(world)
    monthly(world, "w5", [(3, 1000), (1, 1000)])
    monthly(world, "w4", [(1, 3000)])
    assert [point.value for point in found(world).own] == [Decimal(1)], "4 of 4,000; a month that one still owes waits"
    monthly(world, "w4", [(1, 1000)], since=1)
    assert [point.value for point in found(world).own] == [Decimal(1), Decimal(1)]
    monthly(world, FOUR, [(9, 1000)])
    assert [point.value for point in found(world).own] == [Decimal(9)], "the hospital's own number goes before"


def test_a_less_trusted_source_is_not_counted_beside_another(world: World) -> None:
    falls = Measure.objects.get(code="falls")
    measures.revise(
        actor=world.cast.ada, measure_id=falls.pk, reason="Two systems", sources=["events", "manual"],
        expected_version=falls.version,
    )  # fmt: skip
    pair(world)
    monthly(world, FOUR, [(2, 1000)])
    monthly(world, FOUR, [(7, 1000)], source="manual")
    assert [point.value for point in found(world).own] == [Decimal(2)]


def test_the_gap_is_between_the_same_days(world: World) -> None:
    pair(world)
    assert found(world).gap is None
    monthly(world, FOUR, [(2, 1000), (4, 1000), (90, 1000)], since=10)
    newest = found(world).published[-1]
    assert (newest.start, newest.end) == (date(2023, 1, 1), date(2024, 1, 1))
    gap = found(world).gap
    assert gap is not None and gap.own == 3, "of November and December; January 2024 is outside"
    assert gap.difference == gap.published - 3


@pytest.mark.parametrize(("years", "care"), [((8, 8), Change.FLAT), ((2, 9), Change.WORSE), ((9, 2), Change.BETTER)])
def test_the_alarm_is_a_better_rating_without_better_care(world: World, years: tuple[int, int], care: Change) -> None:
    """Central line infections fell from the release of 2023 to that of 2025 (.926 to .782)."""
    pair(world)
    monthly(world, FOUR, [(year + at % 3 - 1, 1000) for year in years for at in range(12)])
    told = found(world)
    assert (told.rating_up, told.care) == (True, care)
    assert told.alarm == (care is not Change.BETTER)


def test_a_rating_that_did_not_rise_is_no_alarm(world: World) -> None:
    pair(world, external="HAI_3")
    monthly(world, FOUR, [(8 + at % 3, 1000) for at in range(24)])
    told = found(world)
    assert (told.rating_up, told.care, told.alarm) == (False, Change.FLAT, False), ".487 to 1.009 is worse"


def test_marks_are_of_rating_of_care_or_of_both(world: World) -> None:
    aimed(world, "lines", FOUR, "HAI_1", "0.60")
    told = pairs.marks(person(world, "nora"))
    assert "HAI_1" in {it.code for it in told.both} and "HAI_2" in {it.code for it in told.rating}
    assert "falls" not in {it.code for it in told.care}, "no goal aims at it"
    pair(world, external="HAI_2")
    told = pairs.marks(person(world, "nora"))
    assert "HAI_2" in {it.code for it in told.both} and "falls" in {it.code for it in told.care}
    stranger = w.build(slug="elsewhere")
    assert not {it.code for it in pairs.marks(stranger.cast.nora).rating}


def test_another_hospital_sees_none_of_it(world: World) -> None:
    pair(world)
    stranger = w.build(slug="elsewhere")
    with refused("not_found"):
        pairs.of_hospital(stranger.cast.nora, world.cast.units[FOUR].pk)

"""Charts over what is on record: which data, which limits, which target, which seams, and who sees them."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.faces import GraphQL, client
from domain import world as w
from domain.test_changes import JUNE, on
from domain.test_rating_pairs import month, monthly
from domain.world import World, person, refused
from plumbline.goals import charts
from plumbline.goals.actions import goals, targets
from plumbline.goals.choices import SeamKind
from plumbline.measures.actions import measurements, measures, rebaselines
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.models import Measure, Measurement
from plumbline.measures.rules.spc.shapes import Assurance, Kind, Variation

STEADY = [(8 + at % 3, 1000) for at in range(24)]  # 8, 9, 10 in turn: on average 9
PAYLOAD = 30_000  # bytes


@pytest.fixture
def world() -> World:
    return w.build()


def chart(world: World, unit: str = "w5", by: str = "nora", code: str = "falls") -> charts.Charted:
    measure = Measure.objects.get(code=code, organization=world.cast.organization)
    return charts.of_unit(person(world, by), measure_id=measure.pk, unit_id=world.cast.units[unit].pk)


def test_every_month_stands_with_what_chance_allows(world: World) -> None:
    """Nine per 1,000 and 1,000 patient-days each: a u chart's limits are 9 ± 3 √9 (Montgomery, chapter 7)."""
    monthly(world, "w5", STEADY)
    told = chart(world)
    assert told.chart.kind is Kind.U and len(told.chart.points) == 24 == len(told.data)
    assert told.chart.points[0].centre == pytest.approx(9)
    assert (told.chart.points[0].lower, told.chart.points[0].upper) == (pytest.approx(0), pytest.approx(18))
    assert told.chart.variation is Variation.COMMON_CAUSE and told.chart.assurance is Assurance.NONE
    assert told.target is None


def test_a_restated_number_and_a_less_trusted_source_do_not_count_twice(world: World) -> None:
    falls = Measure.objects.get(code="falls")
    measures.revise(
        actor=world.cast.ada, measure_id=falls.pk, reason="Two systems", sources=["events", "manual"],
        expected_version=falls.version,
    )  # fmt: skip
    monthly(world, "w5", STEADY)
    monthly(world, "w5", [(90, 1000)] * 3, source="manual")
    first = Measurement.objects.get(source="events", period_start=month(0))
    measurements.restate(
        actor=world.cast.ada, measurement_id=first.pk, numerator=Decimal(9), denominator=Decimal(1000), reason="Recount"
    )
    told = chart(world)
    assert len(told.data) == 24 and told.data[0].numerator == 9
    assert max(it.value for it in told.data if it.value is not None) == 10


def test_a_missing_month_is_said(world: World) -> None:
    monthly(world, "w5", STEADY[:20])
    monthly(world, "w5", STEADY[:4], since=21)
    told = chart(world)
    assert len(told.chart.points) == 24
    assert "1 month is missing" in told.chart.reading.sentence


def test_the_target_is_what_is_aimed_at_there(world: World) -> None:
    monthly(world, "w5", STEADY)
    world.target("w5", baseline=Decimal(9), target=Decimal(20))
    assert chart(world).target is None, "a draft aims at nothing yet"
    world.commit("board", "north", "surgery", "w5")
    told = chart(world)
    assert told.target is not None and told.target.goal_id == world.ids["w5"]
    assert told.chart.assurance is not Assurance.NONE


def test_a_hidden_goal_leaves_no_trace_in_a_chart(world: World) -> None:
    monthly(world, "w5", STEADY)
    world.target("w5", baseline=Decimal(9), target=Decimal(2))
    world.commit("board", "north", "surgery", "w5")
    version = world.goal("w5").version
    goals.edit(actor=world.cast.sam, goal_id=world.ids["w5"], expected_version=version, restricted=True)
    assert chart(world, by="nora").target is not None
    told = chart(world, by="nils")
    assert (told.target, told.chart.assurance, told.chart.flips) == (None, Assurance.NONE, None)
    assert len(told.data) == 24, "the data are not hidden"


def test_limits_begin_anew_only_where_it_was_agreed(world: World) -> None:
    monthly(world, "w5", [*STEADY[:12], *[(2 + at % 3, 1000) for at in range(12)]])
    asked = rebaselines.propose(
        actor=world.cast.rui, measure_id=Measure.objects.get(code="falls").pk, unit_id=world.cast.units["w5"].pk,
        first=month(12), reason="New beds",
    )  # fmt: skip
    before = chart(world)
    assert {point.phase for point in before.chart.points} == {0} and before.seams == []
    assert [it.pk for it in before.proposed] == [asked.pk]
    rebaselines.approve(actor=world.cast.chidi, rebaseline_id=asked.pk)
    told = chart(world)
    assert [point.centre for point in told.chart.points[::12]] == [pytest.approx(9), pytest.approx(3)]
    (seam,) = told.seams
    assert (seam.on, seam.kind) == (month(12), SeamKind.REBASELINE)
    assert "New beds" in seam.words and "Chief medical officer" in seam.words
    assert not told.proposed


def test_a_moved_target_and_a_new_definition_are_seams() -> None:
    with on(1):
        world = w.build(demo=True)
    with on(2):
        row = world.target("w5", baseline=Decimal(9), target=Decimal(8))
        world.commit("board", "north", "surgery", "w5")
        monthly(world, "w5", STEADY)
    falls = world.measures["falls"]
    with on(4):
        draft = world.aim("w5", baseline=Decimal(9), target=Decimal(4), reason="Too easy", line=row.line)
        asked = targets.propose(actor=world.cast.nora, goal_id=world.ids["w5"], draft=draft)
        targets.approve(actor=world.cast.sam, target_id=asked.pk)
    with on(6):
        measures.revise(
            actor=world.cast.ada, measure_id=falls.pk, reason="Clearer", definition="With any injury",
            expected_version=falls.version,
        )  # fmt: skip
    with on(7):
        told = chart(world)
    day = JUNE.date()
    assert [(it.kind, it.on) for it in told.seams] == [
        (SeamKind.TARGET, day + timedelta(days=3)), (SeamKind.DEFINITION, day + timedelta(days=5)),
    ]  # fmt: skip
    assert told.seams[0].words == "Target changed: Too easy"
    assert told.target is not None and told.target.target == 4


def test_another_hospital_sees_no_chart(world: World) -> None:
    monthly(world, "w5", STEADY)
    stranger = w.build(slug="elsewhere")
    falls = world.measures["falls"].pk
    for ask in (
        lambda: charts.of_unit(stranger.cast.nora, measure_id=falls, unit_id=world.cast.units["w5"].pk),
        lambda: charts.of_measure(stranger.cast.nora, measure_id=falls),
        lambda: charts.compared(stranger.cast.nora, measure_id=falls),
    ):
        with refused("not_found"):
            ask()


def test_every_unit_costs_no_more_queries_than_one(world: World) -> None:
    falls, nora = world.measures["falls"].pk, person(world, "nora")
    monthly(world, "w5", STEADY)
    one = queries(lambda: charts.of_measure(nora, measure_id=falls))
    for unit in ("w4", "s1", "surgery", "north"):
        monthly(world, unit, STEADY)
    assert [it.unit.code for it in charts.of_measure(nora, measure_id=falls)] == sorted(
        ("w5", "w4", "s1", "surgery", "north"), key=lambda code: world.cast.units[code].name
    )
    assert queries(lambda: charts.of_measure(nora, measure_id=falls)) == one


def queries(call: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        call()
    return len(caught)


def test_units_are_compared_without_those_that_hold_others(world: World) -> None:
    monthly(world, "w5", [(9, 1000)] * 12)
    monthly(world, "w4", [(9, 1000)] * 12)
    monthly(world, "s1", [(30, 1000)] * 12)
    monthly(world, "surgery", [(18, 2000)] * 12)
    told = charts.compared(person(world, "nora"), measure_id=world.measures["falls"].pk)
    assert told is not None and {it.code for it in told.units.values()} == {"w5", "w4", "s1"}
    assert told.funnel.centre == pytest.approx(48 / 3)
    worse = [told.units[it.key].code for it in told.funnel.units if it.verdict == "concern"]
    assert worse == ["s1"]
    assert (told.start, told.end) == (date(2023, 1, 1), date(2024, 1, 1))


def test_only_the_latest_months_are_compared(world: World) -> None:
    monthly(world, "w5", [(50, 1000)] * 12)
    monthly(world, "w5", [(5, 1000)] * 12, since=12)
    told = charts.compared(person(world, "nora"), measure_id=world.measures["falls"].pk)
    assert told is not None and told.funnel.centre == pytest.approx(5)
    for months in (0, 61):
        with refused("not_so_many_months"):
            charts.compared(person(world, "nora"), measure_id=world.measures["falls"].pk, months=months)


def test_nothing_is_compared_without_counts(world: World) -> None:
    visits = world.measures["visits"].pk
    assert charts.compared(person(world, "nora"), measure_id=visits) is None
    datum = MeasurementDraft(visits, world.cast.units["w5"].pk, month(0), month(1), "events", value=Decimal(3))
    measurements.record_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, data=[datum])
    with refused("no_funnel"):
        charts.compared(person(world, "nora"), measure_id=visits)


def test_too_few_months_have_no_mark_beside_their_sentence(world: World) -> None:
    monthly(world, "w5", STEADY[:3])
    told = (
        GraphQL()
        .ask(world.cast.nora, "chart", measure_id=world.measures["falls"].pk, unit_id=world.cast.units["w5"].pk)
        .value
    )
    assert (told["variation"].lower(), told["reading_code"]) == ("none", "too_few")


QUERY = """
query Q($measure: UUID!, $unit: UUID!) { chart(measureId: $measure, unitId: $unit) {
  kind variation assurance reading lights flips seams { on kind words }
  points { periodStart periodEnd source centre lower upper phase signal verdict value provisional }
} }
"""


def test_a_page_of_three_years_is_small(world: World) -> None:
    monthly(world, "w5", [(8 + at % 5, 1000 + at) for at in range(36)])
    asked = {"measure": str(world.measures["falls"].pk), "unit": str(world.cast.units["w5"].pk)}
    sent = orjson.dumps({"query": QUERY, "variables": asked})
    answer = client(world.cast.nora).post("/graphql", sent, content_type="application/json")
    told = answer.json()["data"]["chart"]
    assert told["kind"] == "U" and len(told["points"]) == 36
    assert len(answer.content) <= PAYLOAD

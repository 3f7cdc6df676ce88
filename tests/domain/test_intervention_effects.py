"""Did a change move its measure, and did it hold: the rules' verdicts over what is on record.

The series are made so that the answer is plain: a tenth up and down around a level, and another level from a month on.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from domain import world as w
from domain.test_interventions import plan
from domain.test_rating_pairs import FIRST, month
from domain.world import World
from plumbline.goals import interventions
from plumbline.goals.choices import EffectVerdict, HeldVerdict
from plumbline.goals.interventions import Outcome
from plumbline.goals.models import Intervention
from plumbline.ledger.actions import entries
from plumbline.measures.actions import measurements
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.choices import Direction
from plumbline.measures.models import Measure
from plumbline.measures.rules.interventions import Hold, Verdict

BEFORE = 24  # months; the change begins with the first one after


@pytest.fixture
def world() -> World:
    return w.build()


def around(level: float, count: int) -> list[float]:
    return [level + (0.1, -0.1, 0.0)[at % 3] for at in range(count)]


def record(
    world: World, values: Sequence[float], *, measure: str = "falls", unit: str = "w5", since: int = 0,
    source: str = "events", times: int = 10, of: int = 10_000,
) -> None:  # fmt: skip
    """Of each month so many times the value, of 10,000 patient-days; the earliest first."""
    data = [
        MeasurementDraft(
            world.measures[measure].pk, world.cast.units[unit].pk, month(since + at), month(since + at + 1), source,
            numerator=Decimal(str(round(value * times, 4))), denominator=Decimal(of),
        )
        for at, value in enumerate(values)
    ]  # fmt: skip
    measurements.record_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, data=data)


def tried(world: World, **more: Any) -> Intervention:
    return plan(world, **{"begins_on": month(BEFORE), "predicted": Decimal(-2), **more})


def outcome(world: World, row: Intervention, viewer: str = "nora") -> Outcome:
    (found,) = interventions.outcomes(getattr(world.cast, viewer), [row])
    return found


def verdicts(found: Outcome) -> tuple[str, list[str]]:
    return found.effect.verdict.value, [it.verdict.value for it in found.held]


def test_the_verdicts_are_those_of_the_rules() -> None:
    assert set(EffectVerdict.values) == {it.value for it in Verdict}
    assert set(HeldVerdict.values) == {it.value for it in Hold}


def test_a_change_that_moved_its_measure_and_held(world: World) -> None:
    record(world, [*around(5, BEFORE), *around(3, 12)])
    found = outcome(world, tried(world))
    assert verdicts(found) == ("improved", ["held", "held"])
    evidence = found.effect.evidence
    assert evidence is not None
    assert (evidence.before.points, evidence.after.points) == (24, 12)
    assert (evidence.before.mean, evidence.after.mean) == (pytest.approx(5), pytest.approx(3))
    # 23 moving ranges of 0.2, 0.1, 0.1, 0.2, …; limits lie 2.66 of their mean from the level.
    reach = 2.66 * (8 * 0.2 + 8 * 0.1 + 7 * 0.1) / 23
    assert (evidence.before.lower, evidence.before.upper) == (pytest.approx(5 - reach), pytest.approx(5 + reach))
    assert evidence.shown.low < -2 < evidence.shown.high < 0
    assert "Hourly rounds" in found.effect.sentence and "24 months before, 12 after" in found.effect.sentence


def test_a_change_for_the_worse_and_none(world: World) -> None:
    record(world, [*around(5, BEFORE), *around(7, 12)])
    assert outcome(world, tried(world)).effect.verdict is Verdict.WORSENED
    record(world, around(5, 44), unit="w4")
    still = tried(world, by="sam", goal="surgery", unit_id=world.cast.units["w4"].pk)
    assert outcome(world, still).effect.verdict is Verdict.NO_CHANGE
    assert [it.verdict for it in outcome(world, still).held] == [Hold.NOT_HELD, Hold.NOT_HELD]


def test_a_gain_that_did_not_hold(world: World) -> None:
    record(world, [*around(5, BEFORE), *around(3, 3), *around(5, 3)])
    assert verdicts(outcome(world, tried(world)))[1] == ["held", "not_held"]


def test_it_is_too_early_before_and_without_data(world: World) -> None:
    nothing = outcome(world, tried(world))
    assert verdicts(nothing) == ("cannot_tell", ["too_early", "too_early"])
    assert nothing.effect.code == "effect_few" and nothing.effect.evidence is None
    record(world, [*around(5, BEFORE), *around(3, 2)])
    assert verdicts(outcome(world, tried(world))) == ("cannot_tell", ["too_early", "too_early"])
    record(world, around(3, 2), since=BEFORE + 2)
    assert verdicts(outcome(world, tried(world))) == ("cannot_tell", ["held", "too_early"])
    planned = outcome(world, tried(world, begins_on=date(2090, 1, 1)))
    assert (planned.effect.code, planned.effect.params["after"]) == ("effect_few", 0)
    long_ago = outcome(world, tried(world, begins_on=date(1990, 1, 1)))
    assert (long_ago.effect.code, long_ago.effect.params["before"]) == ("effect_few", 0)


def test_the_month_that_a_change_falls_into_is_neither_before_nor_after(world: World) -> None:
    record(world, [*around(5, BEFORE), 99, *around(3, 12)])
    found = outcome(world, tried(world, begins_on=month(BEFORE).replace(day=12)))
    assert found.effect.evidence is not None
    assert (found.effect.evidence.before.points, found.effect.evidence.after.points) == (24, 12)
    assert found.effect.evidence.after.mean == pytest.approx(3)
    assert verdicts(found) == ("improved", ["held", "held"])


def test_restated_and_less_trusted_data_are_not_read(world: World) -> None:
    with entries.action("test.measures", organization_id=world.cast.organization.pk):
        Measure.objects.filter(code="falls").update(sources=["events", "a notebook"])
    record(world, [70.0] * 36, source="a notebook")
    record(world, [50.0] * 36)
    record(world, [*around(5, BEFORE), *around(3, 12)])  # restates
    found = outcome(world, tried(world)).effect
    assert found.evidence is not None and found.evidence.before.mean == pytest.approx(5)
    record(world, around(8, 36), unit="w4")
    assert outcome(world, tried(world)).effect == found, "another unit's numbers are not read"


def test_a_measure_to_maintain_improves_towards_the_range_that_is_aimed_at(world: World) -> None:
    with entries.action("test.measures", organization_id=world.cast.organization.pk):
        Measure.objects.filter(code="falls").update(direction=Direction.MAINTAIN)
    record(world, [*around(9, BEFORE), *around(5, 12)])
    row = tried(world)
    assert outcome(world, row).effect.code == "effect_no_range"
    world.measures["falls"].refresh_from_db()
    world.target("w5", low=Decimal(4), high=Decimal(6), target=None, baseline=Decimal(9))
    world.commit("board", "north", "surgery", "w5")
    assert outcome(world, row).effect.verdict is Verdict.IMPROVED


def test_proportions_are_said_in_percentage_points(world: World) -> None:
    with entries.action("test.measures", organization_id=world.cast.organization.pk):
        Measure.objects.filter(code="visits").update(scale="proportion", unit="%", direction=Direction.INCREASE)
    values = [60 + at % 3 for at in range(BEFORE)] + [80 + at % 3 for at in range(12)]
    record(world, values, measure="visits", times=1, of=100)
    found = outcome(world, tried(world, measure_id=world.measures["visits"].pk, predicted=None)).effect
    assert found.verdict is Verdict.IMPROVED
    assert "rose by 20 percentage points" in found.sentence


def test_many_cost_as_many_queries_as_few(world: World) -> None:
    record(world, [*around(5, BEFORE), *around(3, 12)])
    record(world, around(5, 30), unit="w4")
    units = [world.cast.units[code].pk for code in ("w5", "w4", "s1", "north")]
    rows = [tried(world, by="eve", unit_id=unit, begins_on=month(at)) for unit in units for at in (12, 20, 24)]
    costs = []
    for some in (rows[:2], rows):
        viewer = world.cast.nora
        with CaptureQueriesContext(connection) as captured:
            assert len(interventions.outcomes(viewer, some)) == len(some)
        costs.append(len(captured))
    assert costs[0] == costs[1] <= 4, costs


def test_months_are_counted_from_the_first(world: World) -> None:
    assert (month(0), month(24)) == (FIRST, date(2025, 1, 1))

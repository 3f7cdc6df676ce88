"""Ratings whose numbers somebody entered: worked out for our units, one edition of a name at a time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from domain import world as w
from domain.test_races import together
from domain.world import World, person, refused
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry
from plumbline.measures.actions import measurements, measures
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.actions.measures import MeasureDraft
from plumbline.measures.models import Measure
from plumbline.ratings import composites as reads
from plumbline.ratings.actions import composites
from plumbline.ratings.actions.composites import CompositeDraft, GradeDraft, ItemDraft
from plumbline.ratings.models import Composite, CompositeItem

YEAR = date(2026, 1, 1), date(2026, 4, 1)


@pytest.fixture
def world() -> World:
    world = w.build()
    hands = MeasureDraft("hands", "Clean hands", "increase", "proportion", unit="%")
    measures.define_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, drafts=[hands])
    record(world, "falls", "w5", "1")
    record(world, "hands", "w5", "0.7")
    record(world, "falls", "w4", "2.5")
    return world


def measure(code: str) -> Measure:
    found: Measure = Measure.objects.get(code=code)
    return found


def record(world: World, code: str, unit: str, value: str, period: tuple[date, date] = YEAR) -> None:
    datum = MeasurementDraft(measure(code).pk, world.cast.units[unit].pk, *period, "events", value=Decimal(value))
    measurements.record_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, data=[datum])


def draft(**changes: Any) -> CompositeDraft:
    """Two deviations fewer falls count twice as much as hands a deviation worse."""
    items = [
        ItemDraft(measure("falls").pk, Decimal(3), Decimal(1), Decimal(2), lower_is_better=True),
        ItemDraft(measure("hands").pk, Decimal("0.8"), Decimal("0.1"), Decimal(1), lower_is_better=False),
    ]
    grades = [GradeDraft("A", Decimal("1.5")), GradeDraft("B", Decimal("0.5"))]
    return replace(CompositeDraft("Safe care", "Our council, 2026", items, grades, "C"), **changes)


def enter(world: World, by: str = "rui", **changes: Any) -> Composite:
    return composites.enter(actor=person(world, by), draft=draft(**changes))


def told(world: World, unit: str | None = "w5", **asked: Any) -> reads.Told:
    (one,) = reads.told(person(world, "nora"), unit_id=world.cast.units[unit].pk if unit else None, **asked)
    return one


def test_it_is_worked_out_from_the_latest_values(world: World) -> None:
    """(2 x 2 - 1) / 3 = 1: half a point below A."""
    enter(world)
    one = told(world)
    assert one.now.score == pytest.approx(1) and one.now.grade == "B"
    assert one.now.better == "A" and one.now.short == pytest.approx(0.5)
    assert [(part.item.measure.code, part.share) for part in one.parts] == [
        ("falls", pytest.approx(2 / 3)), ("hands", pytest.approx(1 / 3)),
    ]  # fmt: skip
    record(world, "falls", "w5", "2", (date(2026, 4, 1), date(2026, 7, 1)))
    assert told(world).now.score == pytest.approx((2 * 1 - 1) / 3), "a newer quarter"


def test_what_a_unit_does_not_report_weighs_nothing(world: World) -> None:
    enter(world)
    one = told(world, "w4")
    assert one.now.score == pytest.approx(0.5) and one.now.grade == "B"
    assert [part.value for part in one.parts] == [2.5, None]
    assert told(world, "north").now.score is None, "nothing is on record for it"


def test_a_scenario_changes_what_is_shown_and_writes_nothing(world: World) -> None:
    enter(world)
    before = Entry.objects.count()
    one = told(world, changes="hands:0.9,elsewhere:3")
    assert (one.now.grade, one.then.grade) == ("B", "A")
    assert one.then.score == pytest.approx((2 * 2 + 1) / 3)
    assert Entry.objects.count() == before
    for wrong, code in (("hands", "not_a_change"), ("hands:NaN", "not_a_number"), ("hands:1e99", "not_a_number")):
        with refused(code):
            told(world, changes=wrong)


def test_without_a_wish_the_viewers_own_unit_is_shown(world: World) -> None:
    enter(world)
    nora = person(world, "nora")
    one = told(world, None)
    assert one.unit in one.units and {unit.code for unit in one.units} == {"w4", "w5"}
    assert one.unit is not None
    if nora.unit is not None and nora.unit in one.units:
        assert one.unit == nora.unit
    else:
        assert one.unit.code == "w5", "the one with the most values"


def test_a_new_edition_takes_the_place_of_the_old_one(world: World) -> None:
    first = enter(world)
    second = enter(world, by="ada", source="Our council, 2027")
    first.refresh_from_db()
    assert first.ended_at == second.entered_at
    assert [it.composite for it in reads.told(person(world, "nora"))] == [second]
    composites.end(actor=world.cast.rui, composite_id=second.pk)
    with refused("already_ended"):
        composites.end(actor=world.cast.rui, composite_id=second.pk)
    assert reads.told(person(world, "nora")) == []
    assert Composite.objects.count() == 2, "the record keeps both"
    id = uuid7()
    assert enter(world, id=id) == enter(world, id=id), "sent twice"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "required"),
        ({"source": ""}, "required"),
        ({"items": []}, "no_items"),
        ({"grades": [GradeDraft("B", Decimal(0)), GradeDraft("A", Decimal(1))]}, "bad_grades"),
        ({"grades": [GradeDraft("A", Decimal(1)), GradeDraft("A", Decimal(0))]}, "grade_twice"),
        ({"lowest": "A"}, "grade_twice"),
        ({"name": "a" * 121}, "too_long"),
        ({"name": "a\u202eb"}, "forbidden_character"),
    ],
)
def test_what_makes_no_rating_is_refused(world: World, changes: dict[str, Any], code: str) -> None:
    with refused(code):
        enter(world, **changes)
    assert not Composite.objects.exists() and not CompositeItem.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sd": Decimal(0)}, "bad_sd"),
        ({"weight": Decimal(-1)}, "bad_weight"),
        ({"floor": Decimal(1), "ceiling": Decimal(1)}, "bad_trim"),
        ({"measure_id": uuid7()}, "not_found"),
    ],
)
def test_a_measure_that_cannot_be_counted_is_refused(world: World, changes: dict[str, Any], code: str) -> None:
    items = draft().items
    with refused(code):
        enter(world, items=[replace(items[0], **changes), items[1]])
    with refused("twice"):
        enter(world, items=[items[0], items[0]])
    assert not Composite.objects.exists()


def test_only_stewards_enter_and_only_of_their_organization(world: World) -> None:
    with refused("not_steward"):
        enter(world, by="nora")
    row = enter(world)
    with refused("not_steward"):
        composites.end(actor=world.cast.nora, composite_id=row.pk)
    stranger = w.build(slug="elsewhere")
    assert reads.told(stranger.cast.nora) == []
    with refused("not_found"):
        composites.end(actor=stranger.cast.rui, composite_id=row.pk)


def test_the_database_itself_refuses_what_divides_by_nothing(world: World) -> None:
    row = enter(world)
    for column, value in (("sd", 0), ("weight", 0), ("floor", 9)):
        with pytest.raises(Conflict), entries.action("try", actor=world.cast.rui):
            CompositeItem.objects.filter(composite=row).update(**{column: value, "ceiling": 5})


def test_two_editions_at_once(committing: str) -> None:
    world = w.build()
    given = CompositeDraft(
        "Safe care", "Our council", [ItemDraft(measure("falls").pk, Decimal(3), Decimal(1), Decimal(2), True)]
    )
    done = together(*[partial(composites.enter, actor=who, draft=given) for who in (world.cast.rui, world.cast.ada)])
    assert not [it for it in done if isinstance(it, Conflict)]
    assert Composite.objects.in_force().count() == 1 and Composite.objects.count() == 2

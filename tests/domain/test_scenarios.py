"""What-ifs that are kept, and measures of a rating beside our own."""

from typing import Any

import pytest

from domain.test_ratings import FOUR, THREE
from domain.test_ratings import world as world
from domain.world import World, person, refused
from plumbline.core.ids import uuid7
from plumbline.goals.models import Goal
from plumbline.ledger.models import Entry, Image
from plumbline.measures.models import Measure, Measurement
from plumbline.ratings.actions import pairings, scenarios
from plumbline.ratings.models import Pairing, Scenario

HOW = {
    "definition": "Ours counts every line", "population": "All patients", "period": "By month", "lag": "Two weeks",
}  # fmt: skip


def save(world: World, by: str = "nora", **changes: Any) -> Scenario:
    said = {"name": "Fewer infections", "unit_id": world.cast.units[FOUR].pk, "release": "", "changes": "HAI_1:0.6"}
    return scenarios.save(actor=person(world, by), **{**said, **changes})


def test_a_what_if_is_kept_under_a_name_and_changes_nothing_else(world: World) -> None:
    before = Measurement.objects.count(), Goal.objects.count()
    row = save(world)
    assert (row.release, row.changes) == ("2025-07", "HAI_1:0.6"), "of the release that it was worked out from"
    assert (Measurement.objects.count(), Goal.objects.count()) == before
    written = Image.objects.filter(entry_id__in=Entry.objects.filter(verb="scenario.save").values("pk")).values_list(
        "table_name", flat=True
    )
    assert set(written) == {"ratings_scenario"}


def test_a_name_is_taken_once_for_a_hospital_until_it_is_removed(world: World) -> None:
    row = save(world)
    with refused("name_taken"):
        save(world, by="sam")
    save(world, unit_id=world.cast.units[THREE].pk, changes="HAI_6:0.3")
    with refused("not_administrator"):
        scenarios.remove(actor=world.cast.sam, scenario_id=row.pk)
    scenarios.remove(actor=world.cast.nora, scenario_id=row.pk)
    with refused("already_removed"):
        scenarios.remove(actor=world.cast.ada, scenario_id=row.pk)
    assert save(world, by="sam").pk != row.pk
    id = uuid7()
    assert save(world, id=id, name="Sent twice") == save(world, id=id, name="Sent twice")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"changes": ""}, "required"),
        ({"changes": "HAI_1:NaN"}, "not_a_number"),
        ({"changes": "LUCK:1"}, "not_reported"),
        ({"release": "1999-07"}, "unknown_release"),
        ({"name": ""}, "required"),
    ],
)
def test_a_what_if_that_makes_no_sense_is_not_kept(world: World, changes: dict[str, Any], code: str) -> None:
    with refused(code):
        save(world, **changes)
    assert not Scenario.objects.exists()


def test_a_unit_that_is_no_hospital_has_no_what_if(world: World) -> None:
    with refused("not_a_hospital"):
        save(world, unit_id=world.cast.units["w5"].pk)


def pair(world: World, by: str = "rui", internal: str = "falls", external: str = "HAI_1") -> Pairing:
    codes = {"external": external, "internal": internal}
    ids = {f"{key}_id": Measure.objects.get(code=code).pk for key, code in codes.items()}
    return pairings.pair(actor=person(world, by), **ids, **HOW)


def test_a_rated_measure_stands_beside_one_of_our_own(world: World) -> None:
    first = pair(world)
    second = pair(world, by="ada")
    first.refresh_from_db()
    assert first.ended_at == second.paired_at, "one at a time"
    pairings.end(actor=world.cast.rui, pairing_id=second.pk)
    with refused("already_ended"):
        pairings.end(actor=world.cast.rui, pairing_id=second.pk)
    assert not Pairing.objects.in_force().exists()


def test_only_stewards_pair_and_only_what_belongs_together(world: World) -> None:
    with refused("not_steward"):
        pair(world, by="nora")
    with refused("not_our_own"):
        pair(world, internal="HAI_2")
    with refused("not_rated"):
        pair(world, external="falls", internal="HAI_2")

"""A hospital's rating by what is on record: CMS's own values of two real hospitals, whose numbers are known."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest

from domain import world as w
from domain.world import World, refused
from plumbline.goals.actions import goals
from plumbline.goals.models import Goal
from plumbline.integrations.actions import imports
from plumbline.integrations.cms import library
from plumbline.integrations.demo import cms
from plumbline.ledger.models import Entry
from plumbline.measures.models import Measure
from plumbline.organizations.actions import units
from plumbline.organizations.models import OrgUnit
from plumbline.ratings import selectors
from plumbline.ratings.rules import what_if

FOUR, THREE = "520177", "520063"  # stars of the release of July 2025


@pytest.fixture
def world() -> World:
    world = w.build()
    for release in ("2023-07", "2025-07"):
        imports.apply(
            actor=world.cast.ada, kind="cms", data=table(release), name=f"{release}.csv",
            options=imports.Options(hospitals=[FOUR, THREE], create=True),
        )  # fmt: skip
    for unit in OrgUnit.objects.filter(code__in=[FOUR, THREE]):
        world.cast.units[unit.code] = unit
    return world


def table(release: str) -> bytes:
    """The shipped public values of the two, as CMS's input table holds them."""
    columns = ["PROVIDER_ID", *library.releases()[release]]
    rows: dict[str, dict[str, Any]] = {ccn: {"PROVIDER_ID": ccn} for ccn in (FOUR, THREE)}
    for value in cms.values():
        if value.release == release and value.ccn in rows:
            rows[value.ccn][value.measure] = value.value
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows.values())
    return stream.getvalue().encode()


def rating(world: World, ccn: str = FOUR, *, by: str = "nora", **asked: Any) -> selectors.Rating:
    found = selectors.rating(w.person(world, by), unit_id=world.cast.units[ccn].pk, **asked)
    assert found is not None
    return found


def test_the_newest_release_is_worked_out_from_the_record(world: World) -> None:
    told = rating(world)
    assert (told.pack.release, told.releases) == ("2025-07", ["2025-07", "2023-07"])
    assert (told.now.summary, told.now.peer, told.now.stars) == (pytest.approx(0.2192, abs=5e-5), 5, 4)
    assert told.now.up == pytest.approx(0.4587 - 0.2192, abs=1e-4)
    assert told.alone == [] and told.together
    hips = next(it for it in told.measures if it.measure.id == "COMP_HIP_KNEE")
    assert (hips.value, hips.deviations, hips.slope) == (None, None, None), "not reported here"
    assert hips.known == Measure.objects.get(code="COMP_HIP_KNEE"), "and yet known by its name"
    assert rating(world, release="2023-07").pack.release == "2023-07"


def test_a_scenario_is_worked_out_and_writes_nothing(world: World) -> None:
    before = Entry.objects.count()
    told = rating(world, THREE, changes="COMP_HIP_KNEE:0.0346")
    assert (told.now.stars, told.then.stars) == (3, 4)
    hips = next(it for it in told.measures if it.measure.id == "COMP_HIP_KNEE")
    assert (hips.value, hips.then) == (pytest.approx(0.040), 0.0346)
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ("HAI_1:0.9.9", "not_a_number"),
        ("HAI_1:Infinity", "not_a_number"),
        ("HAI_1:NaN", "not_a_number"),
        ("HAI_1", "not_a_number"),
        ("HAI_1:-1", "out_of_range"),
        ("LUCK:1", "not_reported"),
        ("drop table:1", "not_reported"),
    ],
)
def test_a_scenario_that_makes_no_sense_is_refused(world: World, changes: str, code: str) -> None:
    with refused(code):
        rating(world, changes=changes)


def test_a_unit_or_a_release_that_has_no_rating_is_refused(world: World) -> None:
    with refused("not_a_hospital"):
        selectors.rating(world.cast.nora, unit_id=world.cast.units["w5"].pk)
    with refused("unknown_release"):
        rating(world, release="1999-07")
    stranger = w.build(slug="elsewhere")
    with refused("not_found"):
        selectors.rating(stranger.cast.nora, unit_id=world.cast.units[FOUR].pk)
    assert selectors.rating(stranger.cast.nora) is None, "no hospital of theirs has a CMS number"


# --- Goals


def aimed(world: World, key: str, unit: str, code: str, target: str, **more: Any) -> Goal:
    goal = world.draft(key, unit, owner="eve", **more)
    world.target(key, measure_id=Measure.objects.get(code=code).pk, baseline=Decimal(1), target=Decimal(target))
    world.commit(key)
    return goal


def test_a_goals_effect_is_that_of_its_target_alone(world: World) -> None:
    aimed(world, "lines", FOUR, "HAI_1", "0.60")
    aimed(world, "stomach", FOUR, "HAI_6", "0.30")
    told = rating(world)
    values = {it.measure.id: it.value for it in told.measures if it.value is not None}
    pulls = {it.measure.id: it.goals for it in told.measures}
    for code, target in (("HAI_1", 0.60), ("HAI_6", 0.30)):
        (pull,) = pulls[code]
        tried = what_if.place(told.pack, values | {code: target}).summary - told.now.summary
        assert (pull.target, pull.effect) == (target, pytest.approx(tried))
    assert sum(bool(aims) for aims in pulls.values()) == 2


def test_an_effect_changes_with_its_target(world: World) -> None:
    effects = []
    for key, target in (("some", "0.60"), ("more", "0.30")):
        aimed(world, key, FOUR, "HAI_1", target, title=key)
        pulls = next(it.goals for it in rating(world).measures if it.measure.id == "HAI_1")
        effects.append({pull.goal.title: pull.effect for pull in pulls}[key])
    assert effects[1] > effects[0]
    first = next(it.goals for it in rating(world).measures if it.measure.id == "HAI_1")[0]
    assert first.goal.title == "more", "what adds most stands first"


def test_a_units_goal_is_named_and_not_estimated(world: World) -> None:
    ward = OrgUnit.objects.get(pk=world.cast.units["w5"].pk)
    units.move(actor=world.cast.ada, unit_id=ward.pk, parent_id=world.cast.units[FOUR].pk)
    aimed(world, "ward", "w5", "HAI_1", "0.5")
    (pull,) = next(it.goals for it in rating(world).measures if it.measure.id == "HAI_1")
    assert (pull.goal.pk, pull.effect) == (world.ids["ward"], None)


def test_a_hidden_goal_leaves_no_trace(world: World) -> None:
    goal = aimed(world, "quiet", FOUR, "HAI_1", "0.5")
    version = world.goal("quiet").version
    goals.edit(actor=world.cast.eve, goal_id=goal.pk, restricted=True, expected_version=version)
    for name, seen in (("nora", 0), ("eve", 1)):
        assert len(next(it.goals for it in rating(world, by=name).measures if it.measure.id == "HAI_1")) == seen

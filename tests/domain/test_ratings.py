"""A hospital's rating by what is on record: CMS's own values of two real hospitals, whose numbers are known."""

import csv
import io
from datetime import date
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
from plumbline.measures.actions import measurements, measures
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.actions.measures import MeasureDraft
from plumbline.measures.models import Measure
from plumbline.organizations.actions import units
from plumbline.organizations.models import OrgUnit
from plumbline.ratings import packs, selectors
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
        assert (float(pull.aim.target), pull.summary) == (target, pytest.approx(tried))
    assert sum(bool(aims) for aims in pulls.values()) == 2


def test_an_effect_changes_with_its_target(world: World) -> None:
    effects = []
    for key, target in (("some", "0.60"), ("more", "0.30")):
        aimed(world, key, FOUR, "HAI_1", target, title=key)
        pulls = next(it.goals for it in rating(world).measures if it.measure.id == "HAI_1")
        effects.append({pull.aim.goal.title: pull.summary for pull in pulls}[key])
    assert effects[1] > effects[0]
    first = next(it.goals for it in rating(world).measures if it.measure.id == "HAI_1")[0]
    assert first.aim.goal.title == "more", "what adds most stands first"


def test_a_units_goal_is_named_and_not_estimated(world: World) -> None:
    ward = OrgUnit.objects.get(pk=world.cast.units["w5"].pk)
    units.move(actor=world.cast.ada, unit_id=ward.pk, parent_id=world.cast.units[FOUR].pk)
    aimed(world, "ward", "w5", "HAI_1", "0.5")
    (pull,) = next(it.goals for it in rating(world).measures if it.measure.id == "HAI_1")
    assert (pull.aim.goal.pk, pull.summary) == (world.ids["ward"], None)


def test_the_ranked_list_is_that_of_trying_each_goal(world: World) -> None:
    """Every goal of the hospital by itself, tried out by hand; of two alike the one by name first."""
    wanted = {"HAI_1": "0.60", "HAI_6": "0.30", "MORT_30_HF": "0.09", "READM_30_HOSP_WIDE": "0.12", "SEP_1": "0.9"}
    for code, target in wanted.items():
        aimed(world, code, FOUR, code, target, title=f"Better {code}")
    aimed(world, "worse", FOUR, "HAI_2", "3", title="A target that is worse than now")
    told = rating(world)
    values = {it.measure.id: it.value for it in told.measures if it.value is not None}
    tried = {
        f"Better {code}": what_if.place(told.pack, values | {code: float(target)}).summary - told.now.summary
        for code, target in wanted.items()
    }
    worse = what_if.place(told.pack, values | {"HAI_2": 3.0})
    tried["A target that is worse than now"] = worse.summary - told.now.summary
    assert [it.aim.goal.title for it in told.goals] == sorted(tried, key=lambda title: (-tried[title], title))
    assert {it.aim.goal.title: it.summary for it in told.goals} == pytest.approx(tried)
    last = told.goals[-1]
    assert last.summary is not None and last.summary < 0 and last.place == worse


def test_a_goal_tells_its_own_effect(world: World) -> None:
    aimed(world, "lines", FOUR, "HAI_1", "0.60")
    (found,) = selectors.of_goal(w.person(world, "nora"), world.ids["lines"])
    (listed,) = rating(world).goals
    assert (found.unit.code, found.pack.release, found.effect.aim.goal_id) == (FOUR, "2025-07", listed.aim.goal_id)
    assert (found.effect.summary, found.effect.visible) == (listed.summary, listed.visible)
    assert found.now.stars == 4 and found.effect.place is not None and found.effect.place.stars == 4
    assert selectors.of_goal(w.person(world, "nora"), world.ids["w5"]) == [], "it aims at nothing that is rated"
    stranger = w.build(slug="elsewhere")
    with refused("not_found"):
        selectors.of_goal(stranger.cast.nora, world.ids["lines"])


def test_an_effect_shows_first_where_patients_since_the_commitment_are_counted(world: World) -> None:
    aimed(world, "deaths", FOUR, "MORT_30_HF", "0.09")
    committed = world.goal("deaths").committed_at
    assert committed is not None
    (found,) = rating(world).goals
    measure = next(it for it in packs.shipped()["2025-07"].measures if it.id == "MORT_30_HF")
    years = 0
    while date.fromisoformat(measure.last_day).replace(year=2023 + years) < committed.date():
        years += 1
    assert measure.last_day == "2023-06-30" and found.visible is not None
    assert found.visible.release == f"{2025 + years}-07"
    assert 0 < found.visible.share < 1 and found.visible.full == f"{2025 + years + 3}-07", "three years of patients"


def counted(world: World, unit: str, code: str, observed: str, expected: str) -> None:
    measurements.record(
        actor=world.cast.ada, organization_id=world.cast.organization.pk,
        draft=MeasurementDraft(
            measure_id=Measure.objects.get(code=code).pk, unit_id=world.cast.units[unit].pk,
            period_start="2025-01-01", period_end="2026-01-01", source="infection control",
            numerator=Decimal(observed), expected=Decimal(expected), value=Decimal(observed) / Decimal(expected),
        ),
    )  # fmt: skip


def test_a_units_goal_is_estimated_through_its_share_of_the_predicted_events(world: World) -> None:
    """5 West has 2 of the hospital's 8 predicted infections: a quarter of what it gains is the hospital's."""
    units.move(actor=world.cast.ada, unit_id=world.cast.units["w5"].pk, parent_id=world.cast.units[FOUR].pk)
    aimed(world, "ward", "w5", "HAI_1", "0.5")
    counted(world, FOUR, "HAI_1", "6", "8")
    (lacking,) = rating(world).goals
    assert (lacking.summary, lacking.share) == (None, None), "without the unit's own share nothing is estimated"
    counted(world, "w5", "HAI_1", "3", "2")
    told = rating(world)
    (pull,) = told.goals
    assert pull.share is not None and (pull.share.part, pull.share.value) == (0.25, 1.5)
    assert pull.share.source == "infection control"
    assert pull.now is not None and pull.then == pytest.approx(pull.now + 0.25 * (0.5 - 1.5))
    values = {it.measure.id: it.value for it in told.measures if it.value is not None}
    tried = what_if.place(told.pack, values | {"HAI_1": pull.then}).summary - told.now.summary
    assert pull.summary == pytest.approx(tried)


def test_the_past_tells_what_was_foretold(world: World) -> None:
    newest, oldest = rating(world).past
    assert (newest.release, newest.stars, newest.published) == ("2025-07", 4, 0)
    printed = library.measures()["CMS_STAR_RATING"]
    draft = MeasureDraft(
        printed.code, printed.name, printed.direction, printed.scale, identifiers=printed.identifiers, unit="stars"
    )
    here = world.cast.organization.pk
    measure = measures.define(actor=world.cast.ada, organization_id=here, draft=draft)
    for start, end, value in (("2025-07-01", "2025-08-01", 4), ("2023-07-01", "2023-08-01", 3)):
        datum = MeasurementDraft(measure.pk, world.cast.units[FOUR].pk, start, end, "cms_care_compare", Decimal(value))
        measurements.record(actor=world.cast.ada, organization_id=here, draft=datum)
    newest, oldest = rating(world).past
    assert (newest.published, oldest.published) == (4, 3)
    by_old_cuts, _ = what_if.band(newest.summary, 5, [packs.shipped()["2023-07"]])
    assert newest.foretold == by_old_cuts
    assert (oldest.release, oldest.foretold) == ("2023-07", 0), "no release before it is known"


def test_a_hidden_goal_leaves_no_trace(world: World) -> None:
    goal = aimed(world, "quiet", FOUR, "HAI_1", "0.5")
    version = world.goal("quiet").version
    goals.edit(actor=world.cast.eve, goal_id=goal.pk, restricted=True, expected_version=version)
    for name, seen in (("nora", 0), ("eve", 1)):
        assert len(next(it.goals for it in rating(world, by=name).measures if it.measure.id == "HAI_1")) == seen

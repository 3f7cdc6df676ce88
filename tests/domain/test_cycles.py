"""Cycles: opened inside their parents, closed with a decision about every open goal."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from domain import world as w
from domain.world import World, refused
from plumbline.accountability.models import Handoff
from plumbline.core import events
from plumbline.core.errors import RowErrors
from plumbline.goals import selectors
from plumbline.goals.actions import cycles, goals
from plumbline.goals.actions.cycles import Decision
from plumbline.goals.events import GoalsCarriedOver
from plumbline.goals.models import Alignment, Cycle, Goal, Standing, Target
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry
from plumbline.measures.models import Measurement


@pytest.fixture
def world() -> World:
    return w.build()


def opened(world: World, *, by: str = "eve", **more: object) -> Cycle:
    said = {"name": "Plan 2028", "kind": "annual", "starts_on": date(2028, 1, 1), "ends_on": date(2028, 12, 31)}
    return cycles.open(actor=w.person(world, by), **(said | more))  # type: ignore[arg-type]


def test_executives_and_administrators_open_cycles(world: World) -> None:
    for name in ("bea", "chidi", "hana", "nora", "fay", "rui", "odd"):
        with refused("not_executive"):
            opened(world, by=name)
    opened(world, by="ada")
    opened(world, name="Plan 2029", starts_on="2029-01-01", ends_on="2029-12-31")


def test_a_resend_is_harmless(world: World) -> None:
    id = uuid4()
    cycle, count = opened(world, id=id), Entry.objects.count()
    assert (opened(world, id=id).pk, Entry.objects.count()) == (cycle.pk, count)
    with refused("id_taken"):
        opened(world, id=id, name="Other")


def test_dates_and_names_that_cannot_be(world: World) -> None:
    for changes, code in (
        ({"ends_on": date(2028, 1, 1)}, "ends_before_it_starts"), ({"starts_on": "0001-01-01"}, "not_a_date"),
        ({"name": "Plan 2027"}, "name_taken"), ({"name": " "}, "required"), ({"kind": "daily"}, "unknown_kind"),
        ({"parent_id": uuid4()}, "not_found"), ({"parent_id": world.cycle.pk}, "outside_parent"),
    ):  # fmt: skip
        with refused(code):
            opened(world, **changes)


def test_a_parent_contains_its_children(world: World) -> None:
    quarter = opened(
        world, name="Q1", kind="quarterly", starts_on="2027-01-01", ends_on="2027-03-31", parent_id=world.cycle.pk
    )
    with refused("outside_parent"):
        cycles.edit(actor=world.cast.eve, cycle_id=quarter.pk, expected_version=1, ends_on="2028-01-31")
    with refused("outside_parent"):
        cycles.edit(actor=world.cast.eve, cycle_id=world.cycle.pk, expected_version=1, ends_on="2027-02-28")
    edited = cycles.edit(actor=world.cast.eve, cycle_id=quarter.pk, expected_version=1, name="First quarter")
    assert (edited.name, edited.version) == ("First quarter", 2)
    with refused("stale_version"):
        cycles.edit(actor=world.cast.eve, cycle_id=quarter.pk, expected_version=1, name="x")
    with refused("child_open"):
        cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk)


def decide(world: World, **outcomes: str | None) -> list[Decision]:
    return [
        Decision(world.ids[key], outcome, *(("Why", "Learned") if outcome in ("missed", "stopped") else ()))
        for key, outcome in outcomes.items()
    ]


def test_every_open_goal_is_decided(world: World) -> None:
    world.commit("board", "north", "surgery")
    after = opened(world)
    assert len(selectors.open_goals(world.cast.eve, world.cycle.pk)) == 4
    before = w.written()
    with pytest.raises(RowErrors) as caught:
        cycles.close(
            actor=world.cast.eve,
            cycle_id=world.cycle.pk,
            next_cycle_id=after.pk,
            decisions=[*decide(world, board="achieved"), Decision(world.ids["north"], "missed"), Decision(uuid4())],
        )
    assert [row.code for row in caught.value.rows] == ["required", "not_found"]
    with pytest.raises(RowErrors) as caught:
        cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk, decisions=decide(world, board="achieved"))
    assert [row.code for row in caught.value.rows] == ["undecided"] * 3
    assert w.written() == before
    with refused("next_cycle_needed"):
        cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk, decisions=decide(world, board=None))
    for name in ("bea", "ada", "hana", "nora", "chidi", "odd"):
        with refused("not_executive"):
            cycles.close(actor=w.person(world, name), cycle_id=world.cycle.pk)


def measured(world: World, value: str) -> None:
    with entries.action("test.measured", organization_id=world.cast.organization.pk) as action:
        Measurement.objects.create(
            organization=world.cast.organization, measure=world.measures["visits"], unit=world.cast.units["w5"],
            period_start=date(2026, 9, 1), period_end=date(2026, 10, 1), source="feed", value=Decimal(value),
            recorded_at=action.at,
        )  # fmt: skip


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[GoalsCarriedOver]:
    told: list[GoalsCarriedOver] = []
    monkeypatch.setattr(events, "_within", {**events._within, GoalsCarriedOver: [told.append]})
    return told


def test_carried_over_goals_go_on_rebased_and_are_offered_anew(world: World, heard: list[GoalsCarriedOver]) -> None:
    world.target("w5", by="nora", measure_id=world.measures["visits"].pk, baseline=9, target=5, reading="latest")
    world.commit("board", "north", "surgery", "w5")
    measured(world, "7")
    after, count = opened(world), Entry.objects.count()
    cycle = cycles.close(
        actor=world.cast.eve,
        cycle_id=world.cycle.pk,
        next_cycle_id=after.pk,
        decisions=decide(world, board="achieved", north=None, surgery=None, w5=None),
        expected_version=1,
    )
    assert (cycle.closed_at is not None, Entry.objects.count()) == (True, count + 1), "one batch, one entry"
    new = {goal.continues_id: goal for goal in Goal.objects.filter(cycle=after)}
    assert set(new) == {world.ids[key] for key in ("north", "surgery", "w5")}
    assert [event.goals for event in heard] == [{old: goal.pk for old, goal in new.items()}]
    w5 = new[world.ids["w5"]]
    assert (w5.state, w5.title, w5.unit_id) == ("draft", "Fewer falls, 5 West", world.cast.units["w5"].pk)
    row = Target.objects.in_force().get(goal=w5)
    assert (row.baseline, row.target, row.baseline_on, row.due_on) == (7, 5, after.starts_on, after.ends_on)
    link = Alignment.objects.open().get(child=w5)
    assert (link.parent_id, link.agreed_at, link.primary) == (new[world.ids["surgery"]].pk, None, True)
    assert not Alignment.objects.open().filter(child=new[world.ids["north"]]).exists(), "the goal above is achieved"
    old = world.goal("w5")
    assert (old.state, old.closing_reason) == ("stopped", "Carried over to Plan 2028.")
    assert Standing.objects.get(goal=world.ids["board"]).goals_below == 0


def test_owners_are_asked_to_accept_anew(world: World) -> None:
    world.commit("board", "w5")
    after = opened(world)
    cycles.close(
        actor=world.cast.eve,
        cycle_id=world.cycle.pk,
        next_cycle_id=after.pk,
        decisions=decide(world, board="achieved", north=None, surgery=None, w5=None),
    )
    offer = Handoff.objects.waiting().get()
    assert (offer.goal.continues_id, offer.to_person_id) == (world.ids["w5"], world.cast.ids["nora"])


def test_achieved_goals_count_until_their_cycle_closes(world: World) -> None:
    strategic = opened(world, name="Strategy", kind="strategic", starts_on="2026-01-01", ends_on="2030-12-31")
    world.cycle, annual = strategic, world.cycle
    world.draft("aim", "top")
    world.cycle = annual
    world.link("board", "aim")
    world.commit("aim", "board", "north", "surgery", "w5")
    decisions = decide(world, board="achieved", north="missed", surgery="stopped", w5="stopped")
    goals.close(actor=world.cast.bea, goal_id=world.ids["board"], outcome="achieved")
    assert Standing.objects.get(goal=world.ids["aim"]).goals_below == 4
    cycles.close(actor=world.cast.eve, cycle_id=annual.pk, decisions=decisions[1:])
    assert Standing.objects.get(goal=world.ids["aim"]).goals_below == 0


def test_drafts_simply_move_on(world: World) -> None:
    after = opened(world)
    cycles.close(
        actor=world.cast.eve,
        cycle_id=world.cycle.pk,
        next_cycle_id=after.pk,
        decisions=decide(world, board=None, north=None, surgery=None, w5="stopped"),
    )
    assert (world.goal("surgery").cycle_id, world.goal("surgery").state) == (after.pk, "draft")
    assert Alignment.objects.open().filter(child=world.ids["surgery"]).exists()
    with refused("cycle_closed"):
        cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk)
    with refused("cycle_closed"):
        world.draft("late", "w5")


def test_a_shut_goal_stays_shut_when_carried_over(world: World) -> None:
    world.commit("board", "north", "surgery", "w5")
    goal = world.goal("north")
    goals.edit(actor=world.cast.hana, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    after = opened(world)
    cycles.close(
        actor=world.cast.eve,
        cycle_id=world.cycle.pk,
        next_cycle_id=after.pk,
        decisions=decide(world, board="achieved", north="achieved", surgery=None, w5=None),
    )
    assert set(Goal.objects.filter(cycle=after).values_list("shut", flat=True)) == {True}

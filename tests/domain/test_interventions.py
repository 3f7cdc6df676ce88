"""Changes that are tried: planned, done, studied, decided about, by whom, and who sees them."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from domain import world as w
from domain.test_drivers import MAY, close, driver, idea, peopled
from domain.test_races import together
from domain.world import World, person, refused
from plumbline.core import clock
from plumbline.core.errors import Conflict, DomainError
from plumbline.core.ids import uuid7
from plumbline.goals.actions import change_ideas, goals, interventions
from plumbline.goals.actions.interventions import InterventionDraft
from plumbline.goals.models import Goal, Intervention
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Image
from plumbline.measures.actions import measures
from plumbline.organizations.actions import people
from plumbline.organizations.models import Person

BEGAN = date(2026, 3, 1)
INITIATE = ("nora", "sam", "hana", "eve", "rui")


@pytest.fixture
def world() -> World:
    return peopled(w.build())


def plan(world: World, by: str = "nora", goal: str | None = "w5", **more: Any) -> Intervention:
    return planned(person(world, by), world, goal, **more)


def planned(actor: Person, world: World, goal: str | None = "w5", **more: Any) -> Intervention:
    said: dict[str, Any] = {
        "measure_id": world.measures["falls"].pk, "title": "Hourly rounds", "begins_on": BEGAN,
        "plan": "Two nurses look in at every patient, each hour by day.", "predicted": Decimal("-0.4"),
    }  # fmt: skip
    said |= {"goal_id": world.ids[goal]} if goal else {"unit_id": world.cast.units["w5"].pk}
    return interventions.plan(actor=actor, draft=InterventionDraft(**(said | more)))


def do(row: Intervention, actor: Person, **more: Any) -> Intervention:
    said = {"done": "Rounds on 26 of 31 days", **more}
    return interventions.do(actor=actor, intervention_id=row.pk, **said)


def study(row: Intervention, actor: Person, **more: Any) -> Intervention:
    said = {"studied": "Fewer falls by day, as many by night", **more}
    return interventions.study(actor=actor, intervention_id=row.pk, **said)


def act(row: Intervention, actor: Person, **more: Any) -> Intervention:
    return interventions.act(actor=actor, intervention_id=row.pk, **{"act": "adapt", **more})


def edit(row: Intervention, actor: Person, **more: Any) -> Intervention:
    row.refresh_from_db()
    return interventions.edit(actor=actor, intervention_id=row.pk, expected_version=row.version, **more)


def withdraw(row: Intervention, actor: Person) -> Intervention:
    return interventions.withdraw(actor=actor, intervention_id=row.pk, reason="Meant another ward")


def link(row: Intervention, actor: Person, goal: UUID, **more: Any) -> Intervention:
    return interventions.link(actor=actor, intervention_id=row.pk, goal_id=goal, **more)


def studied(row: Intervention, actor: Person) -> Intervention:
    do(row, actor)
    return study(row, actor)


def test_a_cycle_is_planned_done_studied_and_decided_about(world: World) -> None:
    nora = world.cast.nora
    row = plan(world)
    assert (row.unit_id, row.owner, row.predicted) == (world.cast.units["w5"].pk, nora, Decimal("-0.4"))
    with refused("not_done"):
        study(row, nora)
    do(row, nora)
    with refused("not_studied"):
        act(row, nora)
    study(row, nora)
    ended = act(row, nora, acted="With rounds by night")
    assert (ended.act, ended.acted, ended.acted_by, ended.version) == ("adapt", "With rounds by night", nora, 4)
    for late in (partial(do, row, nora), partial(study, row, nora), partial(act, row, nora)):
        with refused("already_decided"):
            late()
    with refused("already_decided"):
        edit(row, nora, title="Other words")
    assert plan(world, title="Rounds by night", continues_id=row.pk).continues == row


def test_it_may_be_written_again_until_it_is_decided_and_the_record_keeps_each_wording(world: World) -> None:
    row = studied(plan(world), world.cast.nora)
    do(row, world.cast.pia, done="Rounds on 27 of 31 days")
    row.refresh_from_db()
    assert (row.done, row.done_by) == ("Rounds on 27 of 31 days", world.cast.pia)
    assert row.studied == "Fewer falls by day, as many by night", "what was learned stays"
    images = Image.objects.filter(row_id=row.pk).order_by("id").values_list("image__done", flat=True)
    assert list(dict.fromkeys(images)) == ["", "Rounds on 26 of 31 days", "Rounds on 27 of 31 days"]


def test_whoever_prepares_the_goal_or_checks_in_plans_for_it(world: World) -> None:
    for name in world.cast.ids:
        if name in MAY:
            assert plan(world, by=name).planned_by == person(world, name)
            continue
        with refused("not_owner_or_leader"):
            plan(world, by=name)
    assert Intervention.objects.count() == len(MAY)


def test_leaders_and_stewards_plan_without_a_goal(world: World) -> None:
    for name in world.cast.ids:
        if name in INITIATE:
            assert plan(world, by=name, goal=None).goal is None
            continue
        with refused("not_unit_leader"):
            plan(world, by=name, goal=None)
    assert Intervention.objects.count() == len(INITIATE)


def test_its_owner_writes_what_was_done_and_learned_but_does_not_change_it(world: World) -> None:
    fay, nils = world.cast.fay, world.cast.nils
    row = plan(world, owner_id=fay.pk)
    for write in (do, study, act):
        with refused("not_owner_or_leader"):
            write(row, nils)
        write(row, fay)
    other = plan(world, owner_id=fay.pk)
    with refused("not_owner_or_leader"):
        edit(other, fay, title="Mine")
    with refused("not_owner_or_leader"):
        withdraw(other, fay)
    initiative = plan(world, by="rui", goal=None, owner_id=fay.pk)
    do(initiative, fay)
    with refused("not_unit_leader"):
        do(initiative, nils)
    with refused("not_unit_leader"):
        edit(initiative, world.cast.pia, title="Mine")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "required"),
        ({"title": "x" * 201}, "too_long"),
        ({"plan": ""}, "required"),
        ({"plan": "x" * 2001}, "too_long"),
        ({"begins_on": date(1, 1, 1)}, "not_a_date"),
        ({"begins_on": "soon"}, "not_a_date"),
        ({"predicted": Decimal("NaN")}, "not_a_number"),
        ({"predicted": Decimal("1e15")}, "not_a_number"),
        ({"measure_id": UUID(int=7)}, "not_found"),
        ({"goal_id": UUID(int=7)}, "not_found"),
        ({"unit_id": UUID(int=7)}, "not_found"),
        ({"owner_id": UUID(int=7)}, "not_found"),
        ({"idea_id": UUID(int=7)}, "not_found"),
        ({"continues_id": UUID(int=7)}, "not_found"),
        ({"goal_id": None}, "required"),
    ],
)
def test_what_makes_no_plan_is_refused(world: World, changes: dict[str, Any], code: str) -> None:
    with refused(code):
        plan(world, **changes)
    assert not Intervention.objects.exists()


@pytest.mark.parametrize(
    ("write", "changes", "code"),
    [
        (do, {"done": " "}, "required"),
        (study, {"studied": ""}, "required"),
        (act, {"act": "forget"}, "unknown_act"),
        (act, {"act": ""}, "unknown_act"),
        (act, {"acted": "x" * 2001}, "too_long"),
        (edit, {"owner": "fay"}, "unknown_field"),
        (edit, {"plan": ""}, "required"),
        (edit, {"begins_on": "1066-10-14"}, "not_a_date"),
        (edit, {"owner_id": UUID(int=7)}, "not_found"),
    ],
)
def test_what_cannot_be_written_is_refused(world: World, write: Any, changes: dict[str, Any], code: str) -> None:
    row = studied(plan(world), world.cast.nora)
    with refused(code):
        write(row, world.cast.nora, **changes)


def test_it_is_edited_as_its_reader_saw_it(world: World) -> None:
    row = plan(world)
    edit(row, world.cast.sam, title="Rounds", predicted=None, begins_on="2026-04-01", owner_id=world.cast.ids["fay"])
    row.refresh_from_db()
    assert (row.title, row.predicted, row.begins_on, row.owner) == ("Rounds", None, date(2026, 4, 1), world.cast.fay)
    with refused("stale_version"):
        interventions.edit(actor=world.cast.nora, intervention_id=row.pk, expected_version=1, title="Unseen")
    with refused("stale_version"):
        do(row, world.cast.nora, expected_version=1)


def test_who_has_left_owns_nothing_and_what_is_retired_measures_nothing(world: World) -> None:
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["nils"])
    with refused("archived"):
        plan(world, owner_id=world.cast.ids["nils"])
    measures.retire(actor=world.cast.ada, measure_id=world.measures["visits"].pk)
    with refused("measure_retired"):
        plan(world, measure_id=world.measures["visits"].pk)


def test_an_idea_is_tried_for_its_own_goal(world: World) -> None:
    first = driver(world)
    hourly, bell = idea(world, first), idea(world, first, words="A bell within reach")
    row = plan(world, goal_id=None, idea_id=hourly.pk)
    assert row.goal_id == world.ids["w5"], "the goal is the idea's"
    assert list(hourly.interventions.all()) == [row]
    edit(row, world.cast.nora, idea_id=bell.pk)
    elsewhere = idea(world, driver(world, by="sam", key="surgery"), by="sam")
    with refused("idea_of_another_goal"):
        plan(world, idea_id=elsewhere.pk)
    with refused("idea_of_another_goal"):
        edit(row, world.cast.nora, idea_id=elsewhere.pk)
    edit(row, world.cast.nora, idea_id=None)
    change_ideas.remove(actor=world.cast.nora, change_idea_id=hourly.pk)
    with refused("already_removed"):
        plan(world, idea_id=hourly.pk)


def test_a_closed_goal_takes_no_new_change_and_what_began_goes_on(world: World) -> None:
    row, initiative = plan(world), plan(world, goal=None)
    close(world)
    with refused("goal_closed"):
        plan(world, by="sam")
    with refused("goal_closed"):
        link(initiative, world.cast.sam, world.ids["w5"])
    assert act(studied(row, world.cast.sam), world.cast.sam, act="abandon").act == "abandon"


def test_an_initiative_is_given_the_goal_that_it_serves(world: World) -> None:
    hourly = idea(world, driver(world))
    row = plan(world, by="rui", goal=None)
    with refused("not_owner_or_leader"):
        link(row, world.cast.rui, world.ids["w5"])
    with refused("not_unit_leader"):
        link(row, world.cast.pia, world.ids["w5"])
    with refused("idea_of_another_goal"):
        link(row, world.cast.sam, world.ids["surgery"], idea_id=hourly.pk)
    linked = link(row, world.cast.nora, world.ids["w5"], idea_id=hourly.pk)
    assert (linked.goal_id, linked.idea) == (world.ids["w5"], hourly)
    with refused("already_linked"):
        link(row, world.cast.sam, world.ids["surgery"])


def test_what_was_entered_by_mistake_leaves_the_lists(world: World) -> None:
    row = plan(world)
    with refused("required"):
        interventions.withdraw(actor=world.cast.nora, intervention_id=row.pk, reason="")
    withdraw(row, world.cast.nora)
    assert not Intervention.objects.standing().exists()
    for late in (do, edit):
        with refused("already_withdrawn"):
            late(row, world.cast.nora)
    with refused("already_withdrawn"):
        withdraw(row, world.cast.sam)
    with refused("not_found"):
        plan(world, continues_id=row.pk)


def test_a_restricted_goal_hides_its_changes_and_an_initiative_is_open_to_all(world: World) -> None:
    row, initiative = plan(world), plan(world, goal=None)
    goal = world.goal("w5")
    goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    for name, seen in (("nora", True), ("sam", True), ("fay", False), ("nils", False), ("rui", False)):
        mine = set(Intervention.objects.visible_to(person(world, name)))
        assert mine == ({row, initiative} if seen else {initiative}), name
    assert not Intervention.objects.visible_to(None).exists()
    for write in (do, edit, withdraw):
        with refused("not_found"):
            write(row, world.cast.nils)
    with refused("not_found"):
        plan(world, by="rui", goal=None, continues_id=row.pk)


def test_another_hospital_sees_nothing(world: World) -> None:
    row, initiative = plan(world), plan(world, goal=None)
    elsewhere = w.build(slug="elsewhere")
    stranger = elsewhere.cast.eve
    assert not Intervention.objects.visible_to(stranger).exists()
    for it in (row, initiative):
        for write in (do, study, act, edit, withdraw, partial(link, goal=elsewhere.ids["w5"])):
            with refused("not_found"):
                write(it, stranger)
    for theirs in (
        {"measure_id": world.measures["falls"].pk},
        {"unit_id": world.cast.units["w5"].pk},
        {"owner_id": world.cast.ids["nora"]},
        {"continues_id": initiative.pk},
        {"goal_id": world.ids["w5"]},
    ):
        with refused("not_found"):
            planned(stranger, elsewhere, **theirs)


def test_a_resend_is_harmless(world: World) -> None:
    id = uuid7()
    assert plan(world, id=id) == plan(world, id=id, title="Sent again")
    assert Intervention.objects.get().title == "Hourly rounds"
    with refused("conflict"):
        plan(world, by="sam", id=id)


def test_the_database_itself_keeps_the_order(world: World) -> None:
    row, now, nora = plan(world), clock.now(), world.cast.nora
    done = {"done": "Yes", "done_at": now, "done_by": nora}
    learned = {"studied": "Much", "studied_at": now, "studied_by": nora}
    ended = {"act": "adopt", "acted_at": now, "acted_by": nora}
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("text", {"title": ""}),
        ("text", {"plan": ""}),
        ("predicted", {"predicted": Decimal("NaN")}),
        ("done", {"done": "Yes"}),
        ("done", {"done_at": now}),
        ("done", {**done, "done": ""}),
        ("order", learned),
        ("order", {**done, **ended}),
        ("act", {**done, **learned, **ended, "act": "forget"}),
        ("acted", {**done, **learned, **ended, "act": ""}),
        ("withdrawn", {"withdrawn_at": now, "withdrawn_by": nora}),
        ("continues", {"continues": row}),
        ("idea", {"goal": None, "idea": idea(world, driver(world))}),
    ]
    for name, changes in wrong:
        with pytest.raises(Conflict) as caught, entries.action("try", actor=nora):
            Intervention.objects.filter(pk=row.pk).update(**changes)
        assert caught.value.params["constraint"] == f"goals_intervention_{name}"


ROUNDS = 6


def test_decided_by_two_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        world = w.build(slug=f"decided-{round}")
        row = studied(plan(world), world.cast.nora)
        done = together(
            partial(act, row, world.cast.nora, act="adopt"), partial(act, row, world.cast.sam, act="abandon")
        )
        assert sorted(isinstance(it, Intervention) for it in done) == [False, True], done
        (won,) = [it for it in done if isinstance(it, Intervention)]
        row.refresh_from_db()
        assert (row.act, row.acted_by_id) == (won.act, won.acted_by_id)


def test_planned_while_the_goal_is_closed(committing: str) -> None:
    for round in range(ROUNDS):
        world = w.build(slug=f"closing-{round}")
        world.commit("board", "north", "surgery", "w5")
        closed, new = together(partial(close, world), partial(planned, world.cast.nora, world))
        assert isinstance(closed, Goal)
        ended = Goal.objects.get(pk=world.ids["w5"]).state_since
        if isinstance(new, Intervention):
            assert new.planned_at <= ended, "planned before it was closed"
        else:
            assert isinstance(new, DomainError) and new.code == "goal_closed"


def test_linked_to_two_goals_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        world = w.build(slug=f"linked-{round}")
        row = plan(world, by="rui", goal=None)
        ends = [world.ids["w5"], world.ids["surgery"]]
        done = together(*[partial(link, row, world.cast.sam, goal) for goal in ends])
        assert sorted(isinstance(it, Intervention) for it in done) == [False, True], done
        assert all(isinstance(it, (Intervention, Conflict)) for it in done)


def test_tried_while_the_idea_is_removed(committing: str) -> None:
    for round in range(ROUNDS):
        world = w.build(slug=f"tried-{round}")
        hourly = idea(world, driver(world))
        removed, new = together(
            partial(change_ideas.remove, actor=world.cast.sam, change_idea_id=hourly.pk),
            partial(planned, world.cast.nora, world, idea_id=hourly.pk),
        )
        assert not isinstance(removed, DomainError), removed
        if isinstance(new, Intervention):
            hourly.refresh_from_db()
            assert hourly.removed_at is not None and new.planned_at <= hourly.removed_at
        else:
            assert isinstance(new, DomainError) and new.code == "already_removed"

"""Carrying over loses nothing of who answers: everybody is asked anew, and open work goes on with the goal."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from domain import world as worlds
from domain.world import World, refused
from plumbline.accountability import carrying
from plumbline.accountability.actions import actions, assignments, support
from plumbline.accountability.actions.actions import Promise
from plumbline.accountability.models import Action, Assignment, Handoff, SupportNeed
from plumbline.goals.actions import cycles, targets
from plumbline.goals.models import Goal, Target
from plumbline.organizations.actions import people


@pytest.fixture
def world() -> World:
    """5 West's goal with an owner, a partner, somebody informed, work that is promised and done, and needs."""
    world = worlds.build()
    world.commit("board", "north", "surgery", "w5")
    rows = [(world.ids["w5"], world.cast.ids[name], role) for name, role in (("pia", "partner"), ("fay", "informed"))]
    assignments.settle_many(actor=world.cast.ada, drafts=rows, agreed_on_paper=True)
    for text in ("Low beds", "Night rounds"):
        draft = Promise(world.ids["w5"], text, date(2027, 3, 1), "strong", world.cast.ids["fay"])
        actions.promise(actor=world.cast.nora, draft=draft)
    done = Action.objects.get(text="Low beds")
    actions.finish(actor=world.cast.fay, action_id=done.pk, outcome="All rooms")
    for kind in ("staffing", "budget"):
        support.ask(actor=world.cast.nora, goal_id=world.ids["w5"], kind=kind, asked_of_id=world.cast.ids["sam"])
    answered = SupportNeed.objects.get(kind="budget")
    support.answer(actor=world.cast.sam, support_need_id=answered.pk, answer="granted")
    return world


def carried(world: World) -> Goal:
    after = cycles.open(
        actor=world.cast.eve, name="Plan 2028", kind="annual", starts_on=date(2028, 1, 1), ends_on=date(2028, 12, 31)
    )
    decisions = [cycles.Decision(world.ids[key]) for key in ("board", "north", "surgery", "w5")]
    cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk, next_cycle_id=after.pk, decisions=decisions)
    return Goal.objects.get(continues=world.ids["w5"])


def test_everybody_with_a_role_is_asked_anew(world: World) -> None:
    goal = carried(world)
    asked = set(Handoff.objects.waiting().filter(goal=goal).values_list("to_person__position", "role"))
    assert asked == {
        ("Nurse manager, 5 West", "accountable"), ("Surgeon, 5 West", "partner"), ("Nurse, 5 West", "informed"),
    }  # fmt: skip
    assert not Assignment.objects.filter(goal=goal).exists(), "until they accept"
    offer = Handoff.objects.get(goal=goal, role="accountable")
    assignments.accept(actor=world.cast.nora, handoff_id=offer.pk)
    assert Assignment.objects.owners().get(goal=goal).person == world.cast.nora
    assert Assignment.objects.owners().get(goal=world.ids["w5"]).person == world.cast.nora, "and of the one before"


def test_open_work_and_unanswered_needs_go_on_and_what_is_done_stays(world: World) -> None:
    goal = carried(world)
    assert dict(Action.objects.values_list("text", "goal_id")) == {
        "Night rounds": goal.pk, "Low beds": world.ids["w5"],
    }  # fmt: skip
    assert dict(SupportNeed.objects.values_list("kind", "goal_id")) == {
        "staffing": goal.pk, "budget": world.ids["w5"],
    }  # fmt: skip
    row = Action.objects.get(text="Night rounds")
    assert actions.finish(actor=world.cast.fay, action_id=row.pk, outcome="Every night", expected_version=2).done_at


def test_who_has_left_is_not_asked(world: World) -> None:
    for name in ("nora", "pia"):
        people.archive(actor=world.cast.ada, person_id=world.cast.ids[name])
    goal = carried(world)
    assert set(Handoff.objects.waiting().filter(goal=goal).values_list("role", flat=True)) == {"informed"}


def test_the_batch_is_reviewed_before_it_is_decided(world: World) -> None:
    """What is told beforehand is what carrying over then does."""
    target = targets.propose(actor=world.cast.nora, goal_id=world.ids["w5"], draft=world.aim("w5", reason="First"))
    targets.approve(actor=world.cast.sam, target_id=target.pk)
    told = carrying.preview(world.cast.eve, [world.goal("w5")])[world.ids["w5"]]
    assert [(it.target_id, it.before, it.baseline) for it in told.targets] == [
        (target.pk, Decimal("0.8"), Decimal("0.8"))
    ]
    assert told.asked_ids == [world.cast.ids[name] for name in ("nora", "pia", "fay")]
    assert (told.actions, told.needs) == (1, 1)
    goal = carried(world)
    assert [row.baseline for row in Target.objects.in_force().filter(goal=goal)] == [it.baseline for it in told.targets]
    assert set(Handoff.objects.waiting().filter(goal=goal).values_list("to_person", flat=True)) == set(told.asked_ids)
    assert Action.objects.open().filter(goal=goal).count() == told.actions
    assert SupportNeed.objects.waiting().filter(goal=goal).count() == told.needs
    assert carrying.preview(world.cast.eve, [world.goal("w5")]) == {}, "what is closed is carried nowhere"


def test_whatever_is_not_named_goes_on(world: World) -> None:
    after = cycles.open(
        actor=world.cast.eve, name="Plan 2028", kind="annual", starts_on=date(2028, 1, 1), ends_on=date(2028, 12, 31)
    )
    world.draft("idea", "w5", by="nora", owner="nora")
    said = [cycles.Decision(world.ids["north"], "achieved")]
    with refused("next_cycle_needed"):
        cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk, decisions=said, carry_the_rest=True)
    cycles.close(
        actor=world.cast.eve, cycle_id=world.cycle.pk, decisions=said, next_cycle_id=after.pk, carry_the_rest=True
    )
    assert world.goal("north").state == "achieved"
    new = set(Goal.objects.filter(cycle=after).values_list("title", flat=True))
    assert new == {"Harm nobody", "Fewer falls, Surgery", "Fewer falls, 5 West", "Goal idea"}


def test_carrying_over_costs_the_same_queries_for_many(world: World) -> None:
    def cost(name: str, number: int, year: int) -> int:
        into = cycles.open(
            actor=world.cast.eve, name=name, kind="annual", starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)
        )
        keys = [f"{name} {at}" for at in range(number)]
        for key in keys:
            world.draft(key, "w5", owner="nora")
        world.commit(*keys)
        with CaptureQueriesContext(connection) as captured:
            cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk, next_cycle_id=into.pk, carry_the_rest=True)
        world.cycle = into
        return len(captured)

    few, many = cost("Plan 2028", 2, 2028), cost("Plan 2029", 20, 2029)
    assert many <= few + 2, (few, many)

"""Ownership follows what happens elsewhere: goals handed down or carried over are offered, units hand goals on."""

import pytest

from domain import world as worlds
from domain.world import World
from plumbline.accountability import selectors
from plumbline.accountability.models import Handoff
from plumbline.accountability.selectors import OwnerState
from plumbline.core import events
from plumbline.core.errors import Conflict
from plumbline.goals.actions import cycles, deploy
from plumbline.goals.actions.cycles import Decision
from plumbline.goals.actions.deploy import DeployRow
from plumbline.goals.models import Goal
from plumbline.organizations.actions import people, units


@pytest.fixture
def world() -> World:
    return worlds.build()


def test_owners_named_for_handed_down_goals_are_asked(world: World) -> None:
    cast = world.cast
    world.target("surgery", baseline="0.8", target="0.4", due_on="2027-12-31")
    rows = [DeployRow(cast.units["w4"].pk, cast.ids["nils"], baseline="0.9", target="0.5")]
    [child] = deploy.deploy(actor=cast.sam, goal_id=world.ids["surgery"], rows=rows)
    info = selectors.owner_of([child])[child.pk]
    assert (info.state, info.person) == (OwnerState.OFFERED, cast.nils)
    offer = Handoff.objects.get(goal=child)
    assert (offer.offered_by, offer.answered_at) == (cast.sam, None)


def test_a_goal_carried_over_is_offered_to_its_owner(world: World) -> None:
    cast = world.cast
    world.commit("board", "north", "surgery", "w5")
    people.archive(actor=cast.ada, person_id=cast.sam.pk)
    after = cycles.open(actor=cast.eve, name="Plan 2028", kind="annual", starts_on="2028-01-01", ends_on="2028-12-31")
    decisions = [Decision(world.ids[key]) for key in ("board", "north", "surgery", "w5")]
    cycles.close(actor=cast.eve, cycle_id=world.cycle.pk, decisions=decisions, next_cycle_id=after.pk)
    carried = Goal.objects.filter(cycle=after)
    asked = {
        offer.goal.continues_id: offer.to_person_id for offer in Handoff.objects.waiting().filter(goal__in=carried)
    }
    assert asked == {
        world.ids["board"]: cast.ids["eve"],
        world.ids["north"]: cast.ids["hana"],
        world.ids["w5"]: cast.ids["nora"],
    }, "somebody who left is not asked"


def test_a_unit_with_goals_closes_into_its_successor(world: World) -> None:
    cast = world.cast
    for name in ("nora", "dele", "pia", "fay"):
        people.edit(actor=cast.ada, person_id=cast.ids[name], unit_id=cast.units["w4"].pk)
    with pytest.raises(Conflict, match="open goals"):
        units.close(actor=cast.ada, unit_id=cast.units["w5"].pk)
    units.merge(actor=cast.ada, unit_id=cast.units["w5"].pk, into_id=cast.units["w4"].pk)
    assert world.goal("w5").unit_id == cast.units["w4"].pk
    assert cast.nora.may("goals.own", world.goal("w5"))


def test_every_event_is_heard() -> None:
    from plumbline.accountability import events as accountability
    from plumbline.goals import events as goals
    from plumbline.measures import events as measures
    from plumbline.organizations import events as organizations

    for module in (accountability, goals, measures, organizations):
        told = {kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__}
        assert told <= events.heard(), told - events.heard()

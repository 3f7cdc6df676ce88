"""One goal handed down to many units: all or nothing, each refusal named."""

from decimal import Decimal
from uuid import uuid4

import pytest

from domain import world as w
from domain.world import World, refused
from plumbline.accountability.models import Handoff
from plumbline.core import events
from plumbline.core.errors import RowErrors
from plumbline.goals.actions import alignments, deploy
from plumbline.goals.actions.deploy import DeployRow
from plumbline.goals.events import OwnerNamed
from plumbline.goals.models import Alignment, Goal, Target
from plumbline.ledger.models import Entry


@pytest.fixture
def world() -> World:
    world = w.build()
    world.target("north", by="hana")
    world.draft("top", "north", title="Nobody falls, North", by="hana", owner="hana")
    world.target("top", by="hana")
    return world


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[OwnerNamed]:
    told: list[OwnerNamed] = []
    monkeypatch.setattr(events, "_within", {**events._within, OwnerNamed: [told.append]})
    return told


def rows(world: World, **more: object) -> list[DeployRow]:
    ids, units = world.cast.ids, world.cast.units
    return [
        DeployRow(units["w5"].pk, ids["nora"], baseline="0.72", target="0.5", **more),  # type: ignore[arg-type]
        DeployRow(units["w4"].pk, ids["nils"], baseline="0.9"),
    ]


def hand_down(world: World, given: list[DeployRow], *, by: str = "hana", **more: object) -> list[Goal]:
    return deploy.deploy(actor=w.person(world, by), goal_id=world.ids["top"], rows=given, **more)  # type: ignore[arg-type]


def test_each_unit_gets_its_own_goal(world: World, heard: list[OwnerNamed]) -> None:
    count = Entry.objects.count()
    made = hand_down(world, rows(world), propose=True)
    assert Entry.objects.count() == count + 1
    assert [(goal.title, goal.unit.code, goal.state) for goal in made] == [
        ("Nobody falls, North", "w5", "proposed"), ("Nobody falls, North", "w4", "proposed"),
    ]  # fmt: skip
    stated = [Target.objects.in_force().get(goal=goal) for goal in made]
    assert [(row.baseline, row.target) for row in stated] == [
        (Decimal("0.72"), Decimal("0.5")), (Decimal("0.9"), Decimal("0.4")),
    ]  # fmt: skip
    assert [row.unit_id for row in stated] == [goal.unit_id for goal in made]
    assert [(event.goal_id, event.person_id) for event in heard] == [
        (made[0].pk, world.cast.ids["nora"]), (made[1].pk, world.cast.ids["nils"]),
    ]  # fmt: skip
    link = Alignment.objects.open().get(child=made[0])
    assert (link.kind, link.primary, link.offered_by_parent, link.agreed_at) == ("same_measure", True, True, None)
    world.own(made[0].pk, "nora")
    with refused("not_owner"):
        alignments.accept(actor=world.cast.hana, alignment_id=link.pk)
    assert alignments.accept(actor=world.cast.nora, alignment_id=link.pk).agreed_by_id == world.cast.ids["nora"]


def test_named_owners_are_asked(world: World) -> None:
    made = hand_down(world, rows(world))
    asked = Handoff.objects.waiting().filter(goal__in=made).values_list("goal_id", "to_person_id")
    assert dict(asked) == {made[0].pk: world.cast.ids["nora"], made[1].pk: world.cast.ids["nils"]}


def test_each_bad_row_is_named_and_nothing_is_written(world: World, heard: list[OwnerNamed]) -> None:
    ids, units = world.cast.ids, world.cast.units
    bad = [
        DeployRow(units["w5"].pk, ids["nora"]), DeployRow(units["s1"].pk, ids["sol"]), DeployRow(uuid4()),
        DeployRow(units["w4"].pk, uuid4()), DeployRow(units["w5"].pk), DeployRow(units["surgery"].pk, target="1e309"),
    ]  # fmt: skip
    before = w.written()
    with pytest.raises(RowErrors) as caught:
        hand_down(world, bad)
    assert [(row.line, row.code) for row in caught.value.rows] == [
        (1, "not_unit_leader"), (2, "not_found"), (3, "not_found"), (4, "already_there"), (5, "not_a_number"),
    ]  # fmt: skip
    assert (w.written(), heard) == (before, [])


def test_owners_and_leaders_hand_down(world: World) -> None:
    for name in ("nora", "sam", "nils", "fay", "rui", "odd", "bea", "chidi", "sol", "ada"):
        with refused("not_owner_or_leader"):
            hand_down(world, rows(world), by=name)


def test_a_goal_without_a_target_is_not_handed_down(world: World) -> None:
    with refused("no_target"):
        deploy.deploy(actor=world.cast.sam, goal_id=world.ids["surgery"], rows=rows(world))


def test_a_resend_is_harmless(world: World, heard: list[OwnerNamed]) -> None:
    given = [DeployRow(world.cast.units["w5"].pk, world.cast.ids["nora"], id=uuid4())]
    made = hand_down(world, given)
    count = Entry.objects.count()
    assert [goal.pk for goal in hand_down(world, given)] == [goal.pk for goal in made]
    assert (Entry.objects.count(), len(heard)) == (count, 1)
    with refused("already_there"):
        hand_down(world, [DeployRow(world.cast.units["w5"].pk)])


def test_many_in_a_constant_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    from plumbline.organizations.actions import units
    from plumbline.organizations.actions.units import UnitDraft

    counts = []
    for size in (3, 30):
        drafts = [UnitDraft(f"u{size}-{i}", f"Unit {size}-{i}", "unit", "surgery") for i in range(size)]
        made = units.add_many(actor=world.cast.ada, organization_id=world.cast.organization.pk, drafts=drafts)
        with django_assert_max_num_queries(120) as queries:  # type: ignore[operator]
            hand_down(world, [DeployRow(unit.pk) for unit in made])
        counts.append(len(queries))
    assert counts[0] == counts[1]

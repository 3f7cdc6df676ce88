"""Targets: stated while a goal is drafted, changed by agreement afterwards; every refusal writes nothing."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from domain import world as w
from domain.world import World, refused
from plumbline.core.errors import RowErrors
from plumbline.goals import selectors
from plumbline.goals.actions import goals, targets
from plumbline.goals.models import Target
from plumbline.ledger.models import Entry
from plumbline.measures.actions import measures


@pytest.fixture
def world() -> World:
    return w.build()


def test_a_drafts_target_is_in_force_at_once(world: World) -> None:
    row = world.target("w5", by="nora", baseline="0.72", floor="0.9", stretch="0.2", weight="2")
    row.refresh_from_db()
    assert (row.baseline, row.target, row.weight) == (Decimal("0.72"), Decimal("0.4"), Decimal(2)), "digit for digit"
    assert (row.baseline_on, row.due_on) == (date(2027, 1, 1), date(2027, 12, 31)), "its cycle's dates"
    assert (row.unit_id, row.line, row.valid_to) == (world.cast.units["w5"].pk, row.pk, None)


def test_stating_it_again_replaces_it(world: World) -> None:
    first = world.target("w5", by="nora")
    second = world.target("w5", by="nora", line=first.line, target="0.3")
    assert [row.pk for row in Target.objects.in_force()] == [second.pk]
    world.target("w5", by="nora", measure_id=world.measures["visits"].pk, baseline=9, target=7, role="process")
    assert Target.objects.in_force().count() == 2


HOSTILE = [
    ({"target": "1e309"}, "not_a_number"), ({"target": "NaN"}, "not_a_number"), ({"target": 10**400}, "not_a_number"),
    ({"target": 0.4}, "not_a_number"), ({"baseline": "Infinity"}, "not_a_number"),
    ({"target": None}, "number_or_range"),
    ({"low": "0.1"}, "number_or_range"), ({"target": None, "low": "0.1"}, "range_half"),
    ({"target": None, "low": "0.5", "high": "0.1"}, "range_reversed"),
    ({"due_on": date(2027, 1, 1)}, "due_before_baseline"), ({"due_on": "0001-01-01"}, "not_a_date"),
    ({"due_on": "soon"}, "not_a_date"), ({"weight": "0"}, "weight_not_positive"),
    ({"weight": "-1"}, "weight_not_positive"),
    ({"target": "-0.1"}, "target_outside_scale"), ({"floor": "0.3"}, "floor_beyond_target"),
    ({"stretch": "0.5"}, "stretch_short_of_target"), ({"role": "hope"}, "unknown_choice"),
    ({"reading": "rolling"}, "bad_periods"), ({"reading": "rolling", "reading_periods": 0}, "bad_periods"),
    ({"steps": [("2027-06-30", "0.9")]}, "steps_out_of_order"), ({"measure_id": uuid4()}, "not_found"),
    ({"unit_id": uuid4()}, "not_found"), ({"line": uuid4()}, "not_found"),
]  # fmt: skip


def test_what_makes_no_sense_is_refused(world: World) -> None:
    for changes, code in HOSTILE:
        with refused(code):
            world.target("w5", by="nora", **changes)
    assert Target.objects.count() == 0


def test_a_baseline_on_target_is_a_target_to_hold(world: World) -> None:
    assert world.target("w5", by="nora", baseline="0.4", target="0.4").pk


def test_steps_and_ranges_are_kept(world: World) -> None:
    stepped = world.target("w5", by="nora", steps=[("2027-06-30", "0.6"), (date(2027, 9, 30), "0.5")])
    assert stepped.steps == [["2027-06-30", "0.6"], ["2027-09-30", "0.5"]]
    ranged = world.target("north", by="hana", target=None, low="0.2", high="0.6", reading="rolling", reading_periods=3)
    assert (ranged.low, ranged.high, ranged.reading_periods) == (Decimal("0.2"), Decimal("0.6"), 3)


def test_others_do_not_state_targets(world: World) -> None:
    for name in ("nils", "fay", "dele", "rui", "odd", "bea", "chidi", "sol"):
        with refused("not_owner_or_leader"):
            world.target("w5", by=name)


def test_a_retired_measure_takes_no_new_targets(world: World) -> None:
    measures.retire(actor=world.cast.ada, measure_id=world.measures["falls"].pk)
    with refused("measure_retired"):
        world.target("w5", by="nora")


def test_a_batch_names_each_bad_row(world: World) -> None:
    drafts = [world.aim("w5"), world.aim("w5", target="x"), world.aim("board", weight=0)]
    before = w.written()
    with pytest.raises(RowErrors) as caught:
        targets.set_many(actor=world.cast.ada, drafts=drafts)
    assert [(row.line, row.column) for row in caught.value.rows] == [(1, "target"), (2, "weight")]
    assert (w.written(), Target.objects.count()) == (before, 0)


def test_many_in_a_constant_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    counts = []
    for size in (3, 30):
        keys = [f"{size}-{i}" for i in range(size)]
        for key in keys:
            world.draft(key, "w4")
        with django_assert_max_num_queries(60) as queries:  # type: ignore[operator]
            targets.set_many(actor=world.cast.ada, drafts=[world.aim(key) for key in keys])
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_resend_is_harmless(world: World) -> None:
    id = uuid4()
    row = world.target("w5", by="nora", id=id)
    entries = Entry.objects.count()
    assert world.target("w5", by="nora", id=id, target="0.40").pk == row.pk
    assert Entry.objects.count() == entries
    with refused("id_taken"):
        world.target("w5", by="nora", id=id, target="0.5")
    with refused("id_taken"):
        world.target("w5", by="sam", id=id)


# --- Changing the target of a committed goal -----------------------------------------------------------


@pytest.fixture
def committed(world: World) -> Target:
    row = world.target("w5", by="nora")
    world.commit("w5")
    return row


def propose(world: World, row: Target, *, by: str = "nora", **more: object) -> Target:
    said = {"target": "0.5", "reason": "More acuity", "line": row.line}
    return targets.propose(actor=w.person(world, by), goal_id=world.ids["w5"], draft=world.aim("w5", **(said | more)))


def test_a_committed_goals_target_changes_by_agreement(world: World, committed: Target) -> None:
    with refused("already_committed"):
        world.target("w5", by="nora", line=committed.line, target="0.5")
    with refused("required"):
        propose(world, committed, reason="")
    change = propose(world, committed)
    assert (change.valid_from, Target.objects.in_force().get().pk) == (None, committed.pk)
    with refused("change_waiting"):
        propose(world, committed)
    for name in ("nora", "nils", "hana", "eve", "fay", "rui", "bea"):
        with refused("not_approver"):
            targets.approve(actor=w.person(world, name), target_id=change.pk)
    approved = targets.approve(actor=world.cast.sam, target_id=change.pk)
    committed.refresh_from_db()
    assert (committed.valid_to, approved.line) == (approved.valid_from, committed.line), "the seam"
    assert (approved.approved_by_id, approved.self_agreed) == (world.cast.ids["sam"], False)
    with refused("already_answered"):
        targets.approve(actor=world.cast.sam, target_id=change.pk)
    assert [row.pk for row in selectors.targets(world.cast.fay, world.ids["w5"])] == [committed.pk, approved.pk]


def test_a_declined_change_says_why(world: World, committed: Target) -> None:
    change = propose(world, committed)
    with refused("required"):
        targets.decline(actor=world.cast.sam, target_id=change.pk)
    targets.decline(actor=world.cast.sam, target_id=change.pk, reason="Hold on to it")
    change.refresh_from_db()
    assert (change.answer_note, change.declined_by_id) == ("Hold on to it", world.cast.ids["sam"])
    assert Target.objects.in_force().get().pk == committed.pk
    propose(world, committed)


def test_proposing_and_approving_in_one_person_is_recorded(world: World, committed: Target) -> None:
    change = propose(world, committed, by="sam")
    assert targets.approve(actor=world.cast.sam, target_id=change.pk).self_agreed


def test_others_do_not_propose_changes(world: World, committed: Target) -> None:
    for name in ("nils", "fay", "dele", "rui", "odd", "bea", "chidi", "sol", "ada"):
        with refused("not_owner_or_leader"):
            propose(world, committed, by=name)


def test_proposing_on_a_draft_states_it_at_once(world: World) -> None:
    row = targets.propose(actor=world.cast.nora, goal_id=world.ids["w5"], draft=world.aim("w5"))
    assert row.valid_from is not None


def test_a_closed_goals_targets_stay(world: World, committed: Target) -> None:
    change = propose(world, committed)
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="achieved")
    with refused("not_committed"):
        targets.approve(actor=world.cast.sam, target_id=change.pk)
    with refused("not_committed"):
        propose(world, committed)


def test_taken_off_a_draft(world: World) -> None:
    row = world.target("w5", by="nora")
    targets.remove(actor=world.cast.nora, target_id=row.pk)
    assert not Target.objects.in_force().exists()
    with refused("not_in_force"):
        targets.remove(actor=world.cast.nora, target_id=row.pk)


def test_another_organization_sees_no_target(world: World) -> None:
    otto = w.build(slug="otto", line=False).cast.eve
    row = world.target("w5", by="nora")
    for attempt in (
        lambda: targets.state(actor=otto, draft=world.aim("w5")),
        lambda: targets.propose(actor=otto, goal_id=world.ids["w5"], draft=world.aim("w5")),
        lambda: targets.remove(actor=otto, target_id=row.pk),
        lambda: targets.approve(actor=otto, target_id=row.pk),
    ):
        with refused("not_found"):
            attempt()

"""Links: offered from below, agreed above, dated, weighed, and never in a circle through any door."""

import threading
from uuid import uuid4

import pytest
from django.db import connections

from domain import world as w
from domain.world import World, refused
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals import selectors
from plumbline.goals.actions import alignments, goals
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.models import Alignment, Standing
from plumbline.ledger.models import Entry


@pytest.fixture
def world() -> World:
    world = w.build()
    world.draft("extra", "w4", title="Nobody falls on 4 West", by="nils", owner="nils")
    return world


# --- Offering and answering --------------------------------------------------------------------------


def test_offered_below_and_agreed_above(world: World) -> None:
    link = world.offer("extra", "surgery", by="nils", weight="2.5", critical=True)
    assert (link.primary, link.agreed_at, link.weight) == (True, None, w.Decimal("2.5"))
    assert [row.pk for row in selectors.offered(world.cast.sam, [world.ids["surgery"]])] == [link.pk]
    for name in ("nils", "nora", "hana", "eve", "fay", "rui", "odd", "bea", "chidi"):
        with refused("not_owner"):
            alignments.accept(actor=w.person(world, name), alignment_id=link.pk)
    agreed = alignments.accept(actor=world.cast.sam, alignment_id=link.pk)
    assert (agreed.agreed_by_id, agreed.self_agreed) == (world.cast.ids["sam"], False)
    assert selectors.offered(world.cast.sam, [world.ids["surgery"]]) == []
    with refused("already_agreed"):
        alignments.accept(actor=world.cast.sam, alignment_id=link.pk)


def test_others_do_not_offer(world: World) -> None:
    for name in ("nora", "fay", "dele", "rui", "odd", "bea", "chidi", "sol"):
        with refused("not_owner_or_leader"):
            world.offer("extra", "surgery", by=name)


def test_one_person_on_both_sides_is_recorded(world: World) -> None:
    world.own(world.ids["extra"], "sam")
    link = world.offer("extra", "surgery", by="sam")
    assert alignments.accept(actor=world.cast.sam, alignment_id=link.pk).self_agreed


def test_a_counter_offer_waits_for_the_other_side(world: World) -> None:
    link = world.offer("extra", "surgery", by="nils", weight=5)
    with refused("not_owner"):
        alignments.counter(actor=world.cast.nils, alignment_id=link.pk, weight=1)
    countered = alignments.counter(actor=world.cast.sam, alignment_id=link.pk, weight=1, note="As much as 5 West")
    assert (countered.line, countered.weight, countered.offered_by_parent) == (link.line, 1, True)
    with refused("link_changed"):
        alignments.accept(actor=world.cast.sam, alignment_id=link.pk)
    with refused("not_owner"):
        alignments.accept(actor=world.cast.sam, alignment_id=countered.pk)
    back = alignments.counter(actor=world.cast.nils, alignment_id=countered.pk, weight=2)
    assert back.offered_by_parent is False
    assert alignments.accept(actor=world.cast.sam, alignment_id=back.pk).weight == 2
    assert Alignment.objects.filter(line=link.line).count() == 3


def test_declined_with_a_reason(world: World) -> None:
    link = world.offer("extra", "surgery", by="nils")
    with refused("required"):
        alignments.decline(actor=world.cast.sam, alignment_id=link.pk, reason=" ")
    declined = alignments.decline(actor=world.cast.sam, alignment_id=link.pk, reason="Belongs to Medicine")
    assert declined.ended_reason == "Belongs to Medicine"
    assert selectors.parents(world.cast.nils, world.ids["extra"]) == []
    world.offer("extra", "north", by="nils")


def test_ended_and_offered_elsewhere(world: World) -> None:
    link = world.link("extra", "surgery", by="nils")
    with refused("not_owner"):
        alignments.end(actor=world.cast.nora, alignment_id=link.pk, reason="x")
    alignments.end(actor=world.cast.nils, alignment_id=link.pk, reason="Moves to the hospital's goal")
    world.link("extra", "north", by="nils")
    assert [row.parent_id for row in selectors.parents(world.cast.fay, world.ids["extra"])] == [world.ids["north"]]
    assert len(selectors.link_history(world.cast.fay, world.ids["extra"])) == 2


def test_reweighing_draws_a_seam_and_moves_the_roll_up(world: World) -> None:
    world.commit("surgery", "w5", "extra")
    link = world.link("extra", "surgery", by="nils")
    with refused("not_owner"):
        alignments.reweigh(actor=world.cast.nils, alignment_id=link.pk, weight=9)
    new = alignments.reweigh(actor=world.cast.sam, alignment_id=link.pk, weight=3, reason="More patients")
    link.refresh_from_db()
    assert (link.valid_to, new.line, new.agreed_at) == (new.valid_from, link.line, new.valid_from)
    assert Standing.objects.get(goal=world.ids["surgery"]).goals_below == 2


@pytest.mark.parametrize("verb", ["offer", "counter", "reweigh"])
def test_weights_that_mean_nothing_are_refused_in_a_sentence(world: World, verb: str) -> None:
    link = world.offer("extra", "surgery", by="nils")
    if verb == "reweigh":
        alignments.accept(actor=world.cast.sam, alignment_id=link.pk)
    for weight, code in (("0", "weight_not_positive"), ("-1", "weight_not_positive"), ("NaN", "not_a_number"),
                         ("1e309", "not_a_number"), ("1" + "0" * 400, "not_a_number"),
                         ("1000001", "weight_too_large")):  # fmt: skip
        with refused(code):
            if verb == "offer":
                world.offer("extra", "north", by="nils", weight=weight)
            elif verb == "counter":
                alignments.counter(actor=world.cast.sam, alignment_id=link.pk, weight=weight)
            else:
                alignments.reweigh(actor=world.cast.sam, alignment_id=link.pk, weight=weight, reason="x")


def test_one_main_link(world: World) -> None:
    world.link("extra", "surgery", by="nils")
    with refused("already_primary"):
        world.offer("extra", "north", by="nils", primary=True)
    assert world.offer("extra", "north", by="nils").primary is False
    with refused("already_linked"):
        world.offer("extra", "surgery", by="nils", kind="supports")


def test_same_measure_needs_one_in_common(world: World) -> None:
    world.target("surgery")
    world.target("extra", by="nils", measure_id=world.measures["visits"].pk, baseline=9, target=5)
    with refused("different_measures"):
        world.offer("extra", "surgery", by="nils", kind="same_measure")
    world.target("extra", by="nils")
    world.offer("extra", "surgery", by="nils", kind="same_measure")


def test_closed_goals_are_not_linked(world: World) -> None:
    world.commit("surgery")
    goals.close(actor=world.cast.hana, goal_id=world.ids["surgery"], outcome="achieved")
    with refused("closed"):
        world.offer("extra", "surgery", by="nils")


def test_a_resend_is_harmless(world: World) -> None:
    id = uuid4()
    link = world.offer("extra", "surgery", by="nils", id=id)
    entries = Entry.objects.count()
    assert world.offer("extra", "surgery", by="nils", id=id).pk == link.pk
    assert Entry.objects.count() == entries
    with refused("id_taken"):
        world.offer("extra", "north", by="nils", id=id)


def test_only_administrators_agree_on_paper(world: World) -> None:
    link = world.offer("extra", "surgery", by="nils")
    with refused("not_administrator"):
        alignments.accept_many(actor=world.cast.hana, alignment_ids=[link.pk], on_paper=True)
    agreed = alignments.accept_many(actor=world.cast.ada, alignment_ids=[link.pk], on_paper=True)[0]
    assert (agreed.agreed_by_id, agreed.agreed_at is not None) == (None, True)


def test_another_organization_sees_no_link(world: World) -> None:
    otto = w.build(slug="otto", line=False).cast.eve
    link = world.offer("extra", "surgery", by="nils")
    for attempt in (
        lambda: alignments.accept(actor=otto, alignment_id=link.pk),
        lambda: alignments.counter(actor=otto, alignment_id=link.pk, weight=1),
        lambda: alignments.end(actor=otto, alignment_id=link.pk, reason="x"),
        lambda: alignments.offer(
            actor=otto, draft=AlignmentDraft(child_id=world.ids["w5"], parent_id=world.ids["north"])
        ),
    ):
        with refused("not_found"):
            attempt()


# --- Circles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["drives", "supports"])
def test_no_circle_over_agreed_links(world: World, kind: str) -> None:
    with pytest.raises(DomainError) as caught:
        world.offer("board", "w5", by="eve", kind=kind, primary=False)
    assert "“Harm nobody” → “Fewer falls, 5 West” → “Fewer falls, Surgery”" in caught.value.sentence
    with refused("loop"):
        world.offer("board", "w5", by="eve", kind=kind)
    with refused("loop"):
        world.offer("board", "board", by="eve")


def test_no_circle_over_offers_that_nobody_has_agreed(world: World) -> None:
    world.offer("extra", "w5", by="nils", kind="supports", primary=False)
    with refused("loop"):
        world.offer("surgery", "extra", by="sam", primary=False)


def test_a_batch_makes_no_circle_among_its_own_rows(world: World) -> None:
    for key in ("a", "b", "c"):
        world.draft(key, "w4", title=f"Goal {key.upper()}")
    drafts = [
        AlignmentDraft(child_id=world.ids[child], parent_id=world.ids[parent])
        for child, parent in (("a", "b"), ("b", "c"), ("c", "a"), ("extra", "a"))
    ]
    before = w.written()
    with pytest.raises(RowErrors) as caught:
        alignments.offer_many(actor=world.cast.ada, drafts=drafts[:3])
    assert [(row.line, row.code) for row in caught.value.rows] == [(2, "loop")]
    assert "“Goal C” → “Goal A” → “Goal B” → “Goal C”" in caught.value.rows[0].sentence
    assert w.written() == before
    assert Alignment.objects.filter(child__in=[world.ids["a"], world.ids["b"], world.ids["c"]]).count() == 0


def test_a_circle_names_no_goal_that_the_person_may_not_see(world: World) -> None:
    goal = world.goal("surgery")
    goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    world.offer("extra", "w5", by="sam", kind="supports", primary=False)
    goal = world.goal("extra")
    assert goal.shut
    with pytest.raises(DomainError) as caught:
        world.offer("north", "w5", by="hana", primary=False)
    assert "Fewer falls, Surgery" in caught.value.sentence, "hana leads them all"


def test_a_large_batch_takes_a_constant_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    counts = []
    for size in (3, 30):
        made = goals.draft_many(
            actor=world.cast.ada,
            organization_id=world.cast.organization.pk,
            drafts=[
                GoalDraft(title=f"Part {size}-{i}", unit_id=world.cast.units["w4"].pk, cycle_id=world.cycle.pk)
                for i in range(size)
            ],
        )
        drafts = [AlignmentDraft(child_id=goal.pk, parent_id=world.ids["surgery"]) for goal in made]
        with django_assert_max_num_queries(60) as queries:  # type: ignore[operator]
            alignments.offer_many(actor=world.cast.ada, drafts=drafts)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_many_are_agreed_in_a_constant_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    counts = []
    for size in (3, 9):
        links = []
        for i in range(size):
            world.draft(f"{size}-{i}", "w4")
            links.append(world.offer(f"{size}-{i}", "surgery").pk)
        with django_assert_max_num_queries(60) as queries:  # type: ignore[operator]
            alignments.accept_many(actor=world.cast.sam, alignment_ids=links)
        counts.append(len(queries))
    assert counts[0] == counts[1]


ROUNDS = 50


def test_of_two_opposite_links_at_once_exactly_one_wins(committing: str) -> None:
    """Unlocked checks made a circle in every round of a measurement; under the structure lock none does."""
    world = w.build(line=False)
    ada = world.cast.ada
    made = goals.draft_many(
        actor=ada,
        organization_id=world.cast.organization.pk,
        drafts=[
            GoalDraft(title=f"Goal {i}", unit_id=world.cast.units["w5"].pk, cycle_id=world.cycle.pk)
            for i in range(2 * ROUNDS)
        ],
    )
    both = threading.Barrier(2)
    outcomes: list[list[str]] = [[], []]

    def offer(side: int) -> None:
        for a, b in zip(made[::2], made[1::2], strict=True):
            child, parent = (a, b) if side == 0 else (b, a)
            both.wait(30)
            try:
                alignments.offer(actor=ada, draft=AlignmentDraft(child_id=child.pk, parent_id=parent.pk))
                outcomes[side].append("won")
            except DomainError as error:
                outcomes[side].append(error.code)
        connections.close_all()

    threads = [threading.Thread(target=offer, args=(side,)) for side in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pairs = [sorted(pair) for pair in zip(*outcomes, strict=True)]
    assert pairs == [["loop", "won"]] * ROUNDS
    assert Alignment.objects.open().count() == ROUNDS

"""An owner of twelve goals leaves: somebody acts at the same instant, all are handed on in one batch, the successor
accepts, and the past still names the one who left."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from domain import world as worlds
from domain.world import World, refused
from plumbline.accountability import findings, home, past, selectors
from plumbline.accountability.actions import assignments, handoffs, support
from plumbline.accountability.actions.handoffs import OfferDraft
from plumbline.accountability.models import Assignment, Handoff, SupportNeed
from plumbline.accountability.selectors import OwnerState
from plumbline.core import clock
from plumbline.core.errors import RowErrors
from plumbline.goals import oracle
from plumbline.goals.actions import standings
from plumbline.goals.models import Goal, Standing
from plumbline.ledger.models import Entry
from plumbline.organizations.actions import people
from plumbline.organizations.models import Person

TWELVE = tuple(f"w5-{number}" for number in range(12))


@pytest.fixture
def world() -> World:
    """Nora owns twelve committed goals of 5 West, since July, below Sam's goal of Surgery."""
    with clock.travel(clock.now() - timedelta(days=90)):
        world = worlds.build(demo=True)
        for key in TWELVE:
            world.draft(key, "w5", owner="nora")
            world.link(key, "surgery")
        world.commit("board", "north", "surgery", *TWELVE)
    standings.catch_up(world.cast.organization)
    return world


def ids(world: World) -> list[UUID]:
    return [world.ids[key] for key in TWELVE]


def answering(world: World) -> set[tuple[OwnerState, Person | None]]:
    goals = [world.goal(key) for key in TWELVE]
    return {(info.state, info.person) for info in selectors.owner_of(goals).values()}


def vacant(world: World) -> dict[UUID, tuple[str, object]]:
    """What is told of the twelve for want of an owner: the code, and since when."""
    codes = ("no_owner", "owner_not_accepted", "owner_left", "vacant")
    found = findings.of_goals(world.cast.chidi, ids(world))
    return {it.goal_id: (it.code, it.since) for it in found if it.code in codes}


def leave(world: World) -> Entry:
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["nora"], reason="Moves to another city")
    return Entry.objects.latest("sequence")


def offers(world: World, to: str = "nils") -> list[OfferDraft]:
    return [OfferDraft(id, world.cast.ids[to], note="After Nora", id=uuid4()) for id in ids(world)]


def test_the_whole_way_of_a_leaver(world: World) -> None:
    cast = world.cast
    assert answering(world) == {(OwnerState.OWNER, cast.nora)} and vacant(world) == {}
    gone = leave(world)
    facts = selectors.answering(cast.organization.pk, ids(world))
    assert {fact.left_at for fact in facts.values()} == {gone.at}, "the same instant"
    assert answering(world) == {(OwnerState.ACTING, cast.sam)}
    assert vacant(world) == dict.fromkeys(ids(world), ("owner_left", gone.at)), "found the same instant"
    assert all(cast.sam.may("goals.own", world.goal(key)) for key in TWELVE)
    assert Standing.objects.get(goal=world.ids["surgery"]).unowned_below == 12
    assert {goal.goal.pk for goal in home.leader(cast.sam, gone.at.date()).due} <= {*ids(world), world.ids["surgery"]}

    assert {goal.pk for goal in home.leader(cast.sam, gone.at.date()).to_hand_on} == {*ids(world), world.ids["w5"]}

    before = Entry.objects.count()
    made = handoffs.offer_many(actor=cast.sam, drafts=offers(world))
    assert Entry.objects.count() == before + 1, "one batch, one entry"
    assert home.leader(cast.sam, gone.at.date()).to_hand_on == [world.goal("w5")], "a draft of hers"
    assert [offer.goal_id for offer in made] == ids(world)
    assert answering(world) == {(OwnerState.ACTING, cast.sam)}, "asked is not accepted"
    assert {offer.pk for offer in selectors.offers_to(cast.nils)} == {offer.pk for offer in made}

    accepted = handoffs.accept_many(actor=cast.nils, handoff_ids=[offer.pk for offer in made])
    assert Entry.objects.count() == before + 2
    assert {row.can_decide for row in accepted} == {True}
    assert answering(world) == {(OwnerState.OWNER, cast.nils)} and vacant(world) == {}, "gone with the acceptance"
    assert Standing.objects.get(goal=world.ids["surgery"]).unowned_below == 0
    assert not cast.sam.may("goals.own", world.goal(TWELVE[0]))
    assert oracle.wrong(cast.organization) == []


def test_the_past_still_names_the_one_who_left(world: World) -> None:
    leave(world)
    made = handoffs.offer_many(actor=world.cast.sam, drafts=offers(world))
    handoffs.accept_many(actor=world.cast.nils, handoff_ids=[offer.pk for offer in made])
    last_month = clock.now() - timedelta(days=30)
    then = selectors.owner_of([world.goal(key) for key in TWELVE], at=last_month)
    assert {info.owner for info in then.values()} == {world.cast.nora}
    with past.at(world.cast.organization, last_month, world.cast.fay):
        shown = selectors.owner_of(Goal.objects.filter(pk__in=ids(world)))
        assert {(info.state, info.person) for info in shown.values()} == {(OwnerState.OWNER, world.cast.nora)}
        assert world.cast.nora.archived_at is None, "as of then nobody had left"
    assert answering(world) == {(OwnerState.OWNER, world.cast.nils)}
    assert {row.person_id for row in Assignment.objects.at(last_month).filter(goal__in=ids(world))} == {
        world.cast.ids["nora"]
    }


def test_one_bad_row_refuses_the_whole_batch_and_each_is_named(world: World) -> None:
    leave(world)
    drafts = offers(world)
    drafts[3] = OfferDraft(drafts[3].goal_id, world.cast.ids["nora"])
    drafts[5] = OfferDraft(uuid4(), world.cast.ids["nils"])
    with pytest.raises(RowErrors) as caught:
        handoffs.offer_many(actor=world.cast.sam, drafts=drafts)
    assert [(row.line, row.code) for row in caught.value.rows] == [(3, "archived"), (5, "not_found")]
    assert not Handoff.objects.waiting().exists()
    with refused("not_owner_or_leader"):
        handoffs.offer_many(actor=world.cast.fay, drafts=offers(world))
    with refused("already_offered"):
        handoffs.offer_many(actor=world.cast.sam, drafts=[*offers(world)[:1], *offers(world)[:1]])


def test_a_resend_is_harmless(world: World) -> None:
    leave(world)
    drafts = offers(world)
    first = handoffs.offer_many(actor=world.cast.sam, drafts=drafts)
    before = Entry.objects.count()
    again = handoffs.offer_many(actor=world.cast.sam, drafts=drafts)
    assert ([row.pk for row in again], Entry.objects.count()) == ([row.pk for row in first], before)


def test_only_who_was_asked_accepts_and_all_or_none(world: World) -> None:
    leave(world)
    made = handoffs.offer_many(actor=world.cast.sam, drafts=offers(world))
    asked = [offer.pk for offer in made]
    with refused("not_asked"):
        handoffs.accept_many(actor=world.cast.sam, handoff_ids=asked)
    assignments.withdraw(actor=world.cast.sam, handoff_id=asked[4])
    with refused("already_answered"):
        handoffs.accept_many(actor=world.cast.nils, handoff_ids=asked)
    assert answering(world) == {(OwnerState.ACTING, world.cast.sam)}
    with refused("not_found"):
        handoffs.accept_many(actor=world.cast.nils, handoff_ids=[uuid4()])


def test_what_needs_something_is_accepted_by_itself(world: World) -> None:
    leave(world)
    made = handoffs.offer_many(actor=world.cast.sam, drafts=offers(world))
    need = assignments.SupportNeedDraft("staffing", "Two aides", world.cast.ids["sam"])
    assignments.accept(actor=world.cast.nils, handoff_id=made[0].pk, can_decide=False, needs=[need])
    handoffs.accept_many(actor=world.cast.nils, handoff_ids=[offer.pk for offer in made[1:]])
    assert answering(world) == {(OwnerState.OWNER, world.cast.nils)}
    assert SupportNeed.objects.get().goal_id == made[0].goal_id


def test_permission_is_asked_for_the_whole_batch_at_once(world: World) -> None:
    """What one more goal costs is the look at what stands there, and its own row."""
    leave(world)

    def cost(goals: list[UUID]) -> int:
        drafts = [OfferDraft(id, world.cast.ids["nils"], role="consulted") for id in goals]
        with CaptureQueriesContext(connection) as captured:
            handoffs.offer_many(actor=world.cast.sam, drafts=drafts)
        return len(captured)

    few, more = cost(ids(world)[:2]), cost(ids(world)[2:])
    assert more - few <= 8 * 3, (few, more)


def test_what_was_asked_of_a_leader_who_leaves_waits_for_the_leader_above(world: World) -> None:
    need = support.ask(actor=world.cast.nora, goal_id=ids(world)[0], kind="budget", asked_of_id=world.cast.ids["sam"])
    assert selectors.support_asked_of(world.cast.sam) == [need]
    assert selectors.support_asked_of(world.cast.hana) == []
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["sam"])
    assert home.leader(world.cast.hana, clock.now().date()).support_asked == [need]
    assert selectors.support_asked_of(world.cast.sol) == []
    answered = support.answer(actor=world.cast.hana, support_need_id=need.pk, answer="granted")
    assert answered.answered_by == world.cast.hana

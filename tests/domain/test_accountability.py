"""Offers, acceptance, partners, support, delegations, grants: what exists when, and who may."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import cast as casting
from domain import ladder as ladders
from domain.ladder import APPROVE, CHECK_IN, MANAGE, OWN, REPLY, WEEK, end_owner, who_may
from plumbline.accountability import selectors
from plumbline.accountability.actions import assignments, delegations, grants, support
from plumbline.accountability.actions.assignments import SupportNeedDraft
from plumbline.accountability.backends import JUDGES, permitted
from plumbline.accountability.models import Assignment, Handoff, SupportNeed
from plumbline.accountability.selectors import OwnerState
from plumbline.core import clock
from plumbline.core.errors import Conflict, Forbidden, Invalid, NotFound, RowErrors
from plumbline.core.ids import uuid7
from plumbline.goals.models import Goal, Standing
from plumbline.ledger.models import Entry
from plumbline.organizations.actions import memberships, people


@pytest.fixture
def ladder() -> ladders.Ladder:
    return ladders.build(casting.hospital())


def today(days: int = 0) -> date:
    return clock.day(clock.now(), "America/Chicago") + timedelta(days=days)


def offer_w5(ladder: ladders.Ladder, to: str, by: str = "sam", role: str = "accountable") -> Handoff:
    cast = ladder.cast
    return assignments.offer(
        actor=getattr(cast, by), goal_id=ladder.ids["w5"], person_id=cast.ids[to], role=role, note="Please"
    )


TABLE = [
    ("own", "board", {"eve"}),
    ("own", "w5", {"nora"}),
    ("check_in", "w5", {"nora"}),
    ("approve", "board", {"bea"}),
    ("approve", "office", {"eve"}),
    ("approve", "north", {"eve"}),
    ("approve", "w5", {"hana"}),
    ("reply", "board", set()),
    ("reply", "w5", {"hana"}),
    ("manage", "board", {"eve"}),
    ("manage", "north", {"eve", "hana"}),
    ("manage", "w5", {"eve", "hana", "sam", "nora"}),
]


@pytest.mark.parametrize(("right", "name", "allowed"), TABLE)
def test_who_may_do_what_on_a_line_with_owners(
    ladder: ladders.Ladder, right: str, name: str, allowed: set[str]
) -> None:
    assert who_may(ladder, f"goals.{right}", name) == allowed


def test_a_list_is_judged_as_each_goal_and_in_as_many_queries(ladder: ladders.Ladder) -> None:
    goals = list(Goal.objects.select_related("unit"))
    for who in ladder.cast.ids:
        person = getattr(ladder.cast, who)
        for perm in JUDGES:
            one_by_one = {goal.pk for goal in goals if person.may(perm, goal)}
            assert permitted(person, perm, goals) == one_by_one
    counts = []
    for some in ([ladder.goal("w5")], goals):
        fay = ladder.cast.fay
        with CaptureQueriesContext(connection) as queries:
            for perm in JUDGES:
                permitted(fay, perm, some)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_some_goals_are_answered_for_as_all_are(ladder: ladders.Ladder) -> None:
    """The kept plan for a few goals and the statement for all of them say the same, also of a goal that was vacated."""
    end_owner(ladder, "w5")
    organization = ladder.cast.organization.pk
    everything = selectors.answering(organization)
    assert everything[ladder.goal("w5").pk].acting_id is not None
    assert {id: selectors.answering(organization, [id])[id] for id in everything} == everything


def test_another_organization_may_nothing(ladder: ladders.Ladder) -> None:
    other = casting.hospital("elsewhere")
    for who in other.ids:
        assert not any(getattr(other, who).may(perm, ladder.goal("w5")) for perm in JUDGES)
    before = Entry.objects.count()
    handoff = Handoff.objects.first() or offer_w5(ladder, "dele")
    before = Entry.objects.count()
    eve = other.eve
    for attempt in (
        lambda: assignments.offer(actor=eve, goal_id=ladder.ids["w5"], person_id=eve.pk),
        lambda: assignments.accept(actor=eve, handoff_id=handoff.pk),
        lambda: assignments.decline(actor=eve, handoff_id=handoff.pk),
        lambda: support.ask(actor=eve, goal_id=ladder.ids["w5"], kind="budget", asked_of_id=eve.pk),
        lambda: delegations.give(actor=eve, to_person_id=ladder.cast.dele.pk, valid_to=clock.now() + WEEK),
        lambda: grants.give(
            actor=eve, goal_id=ladder.ids["w5"], person_id=eve.pk, permission="check_in", valid_to=clock.now() + WEEK
        ),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert Entry.objects.count() == before


def test_a_role_exists_from_its_acceptance(ladder: ladders.Ladder) -> None:
    cast, w5 = ladder.cast, ladder.goal("w5")
    handoff = offer_w5(ladder, "dele")
    info = selectors.owner_of([w5])[w5.pk]
    assert (info.person, info.state, info.offered_to) == (cast.nora, OwnerState.OWNER, cast.dele)
    assert selectors.offers_to(cast.dele) == [handoff]
    assignment = assignments.accept(actor=cast.dele, handoff_id=handoff.pk, can_decide=True)
    info = selectors.owner_of([w5])[w5.pk]
    assert (info.person, info.state, info.since) == (cast.dele, OwnerState.OWNER, assignment.valid_from)
    past = Assignment.objects.get(goal=w5, person=cast.nora)
    assert (past.valid_to, past.ended_reason) == (assignment.valid_from, "Handed over")
    assert Standing.objects.get(goal=w5).owned
    assert who_may(ladder, OWN, "w5") == {"dele"}


def test_an_offer_waits_for_one_person_and_one_answer(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    handoff = offer_w5(ladder, "dele")
    before = Entry.objects.count()
    with pytest.raises(Conflict, match=r"already offered \(Charge nurse, 5 West\)"):
        offer_w5(ladder, "pia")
    for who in ("nora", "eve", "ada", "pia"):
        with pytest.raises(Forbidden, match=r"Only the person who was asked \(Charge nurse, 5 West\)"):
            assignments.accept(actor=getattr(cast, who), handoff_id=handoff.pk)
    with pytest.raises(Invalid, match="Please say what you need"):
        assignments.accept(actor=cast.dele, handoff_id=handoff.pk, can_decide=False)
    assert Entry.objects.count() == before
    assignments.decline(actor=cast.dele, handoff_id=handoff.pk, note="Not my field")
    assert ladder.cast.nora.may(OWN, ladder.goal("w5"))
    with pytest.raises(Conflict, match="already declined"):
        assignments.accept(actor=cast.dele, handoff_id=handoff.pk)
    again = offer_w5(ladder, "pia")
    assert assignments.withdraw(actor=cast.sam, handoff_id=again.pk).answer == "withdrawn"


@pytest.mark.parametrize("who", ["fay", "dele", "rui", "chidi", "odd", "bea", "nils", "sol", "ada"])
def test_who_may_not_offer(ladder: ladders.Ladder, who: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(Forbidden, match=r"Only the owner of this goal, or a leader .* Ask Nurse manager, 5 West"):
        offer_w5(ladder, "dele", by=who)
    assert (Entry.objects.count(), Handoff.objects.count()) == (before, 0)


def test_a_board_goal_is_owned_by_an_executive(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    with pytest.raises(Forbidden, match="A board goal is owned by an executive"):
        assignments.offer(actor=cast.eve, goal_id=ladder.ids["board"], person_id=cast.hana.pk)
    assignments.offer(actor=cast.eve, goal_id=ladder.ids["board"], person_id=cast.chidi.pk)


def test_support_is_asked_on_accepting_and_answered_by_the_one_asked(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    handoff = offer_w5(ladder, "dele")
    needs = [SupportNeedDraft("staffing", "A night sitter", cast.sam.pk)]
    assignments.accept(actor=cast.dele, handoff_id=handoff.pk, can_decide=False, needs=needs)
    [need] = selectors.support_asked_of(cast.sam)
    before = Entry.objects.count()
    with pytest.raises(Forbidden, match=r"Only the leader who was asked \(Director of surgery\)"):
        support.answer(actor=cast.hana, support_need_id=need.pk, answer="granted")
    with pytest.raises(Invalid):
        support.answer(actor=cast.sam, support_need_id=need.pk, answer="perhaps")
    with pytest.raises(Forbidden, match="Only the owner of this goal says"):
        support.ask(actor=cast.nora, goal_id=ladder.ids["w5"], kind="budget", asked_of_id=cast.hana.pk)
    for bad in (cast.dele.pk, uuid7()):
        with pytest.raises(Invalid, match="Name somebody else"):
            support.ask(actor=cast.dele, goal_id=ladder.ids["w5"], kind="budget", asked_of_id=bad)
    assert Entry.objects.count() == before
    support.answer(actor=cast.sam, support_need_id=need.pk, answer="granted", note="From Monday")
    assert SupportNeed.objects.get().answer == "granted"
    support.ask(actor=cast.dele, goal_id=ladder.ids["w5"], kind="budget", asked_of_id=cast.hana.pk, text="Alarms")


def test_a_partner_checks_in_and_owns_nothing(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    handoff = offer_w5(ladder, "pia", by="nora", role="partner")
    assert not cast.pia.may(CHECK_IN, ladder.goal("w5"))
    partner = assignments.accept(actor=cast.pia, handoff_id=handoff.pk)
    assert partner.can_decide is None
    assert who_may(ladder, CHECK_IN, "w5") == {"nora", "pia"}
    assert who_may(ladder, OWN, "w5") == {"nora"}
    with pytest.raises(Conflict, match="already held"):
        offer_w5(ladder, "pia", by="nora", role="partner")
    with pytest.raises(Forbidden):
        assignments.end(actor=cast.fay, assignment_id=partner.pk)
    assignments.end(actor=cast.pia, assignment_id=partner.pk)
    assert who_may(ladder, CHECK_IN, "w5") == {"nora"}


def test_when_the_owner_steps_down_the_leader_above_acts(ladder: ladders.Ladder) -> None:
    cast, w5 = ladder.cast, ladder.goal("w5")
    owned = Assignment.objects.owners().get(goal=w5)
    with pytest.raises(Invalid, match="reason"):
        assignments.end(actor=cast.nora, assignment_id=owned.pk)
    assignments.end(actor=cast.nora, assignment_id=owned.pk, reason="New post")
    info = selectors.owner_of([w5])[w5.pk]
    assert (info.person, info.state, info.owner) == (cast.sam, OwnerState.ACTING, None)
    told = selectors.answering(cast.organization.pk)
    assert {goal: fact.acting_id for goal, fact in told.items() if fact.acting_id} == {w5.pk: cast.sam.pk}
    assert not Standing.objects.get(goal=w5).owned
    for perm in (OWN, CHECK_IN):
        assert who_may(ladder, perm, "w5") == {"sam"}
    assert selectors.represented_by(cast.sam, w5) is None, "a vacant goal has nobody to stand in for"


def test_absence_makes_the_leader_above_act_for_the_owner(ladder: ladders.Ladder) -> None:
    cast, w5 = ladder.cast, ladder.goal("w5")
    with pytest.raises(Forbidden, match="Only they or the leader of their unit"):
        people.leave(actor=cast.fay, person_id=cast.nora.pk, away_from=today())
    people.leave(actor=cast.nora, person_id=cast.nora.pk, away_from=today(-1), away_until=today(3))
    info = selectors.owner_of([w5])[w5.pk]
    assert (info.person, info.state, info.owner) == (cast.sam, OwnerState.ACTING, cast.nora)
    assert who_may(ladder, CHECK_IN, "w5") == {"nora", "sam"}
    assert selectors.represented_by(cast.sam, w5) == cast.nora.pk
    assert Standing.objects.get(goal=w5).owned, "an absence leaves no goal without an owner"
    people.leave(actor=cast.sam, person_id=cast.sam.pk, away_from=today(-1))
    assert selectors.owner_of([w5])[w5.pk].person == cast.hana, "the next leader who is here"
    people.leave(actor=cast.nora, person_id=cast.nora.pk, away_from=None)
    assert selectors.owner_of([w5])[w5.pk].state == OwnerState.OWNER


def test_a_goal_that_never_had_an_owner_has_no_acting_one() -> None:
    ladder = ladders.build(casting.hospital(), owners=False)
    w5 = ladder.goal("w5")
    assert selectors.owner_of([w5])[w5.pk].state == OwnerState.NONE
    offer_w5(ladder, "nora")
    info = selectors.owner_of([w5])[w5.pk]
    assert (info.state, info.person) == (OwnerState.OFFERED, ladder.cast.nora)
    assert who_may(ladder, OWN, "w5") == set()


def test_approval_climbs_to_the_nearest_owner_who_is_here(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    w5, board = ladder.goal("w5"), ladder.goal("board")
    assert selectors.approvers([w5, board]) == {w5.pk: [cast.hana], board.pk: [cast.bea]}
    people.leave(actor=cast.hana, person_id=cast.hana.pk, away_from=today(-1))
    assert who_may(ladder, APPROVE, "w5") == {"hana", "eve"}
    people.leave(actor=cast.hana, person_id=cast.hana.pk, away_from=None)
    end_owner(ladder, "north")
    assert who_may(ladder, APPROVE, "w5") == {"eve"}, "the acting owner of the goal above does not approve"
    end_owner(ladder, "office")
    assert who_may(ladder, APPROVE, "w5") == {"eve"}
    end_owner(ladder, "board")
    assert who_may(ladder, APPROVE, "w5") == {"bea"}


def test_what_hangs_on_nothing_is_approved_by_nobody(ladder: ladders.Ladder) -> None:
    ladder.draft("loose", "w4")
    ladder.draft("below", "w4", under="loose")
    assert who_may(ladder, APPROVE, "loose") == set()
    assert who_may(ladder, APPROVE, "below") == set()
    assert who_may(ladder, REPLY, "loose") == set()


def restricted_to(ladder: ladders.Ladder) -> set[str]:
    return {
        who
        for who in ladder.cast.ids
        if Goal.objects.visible_to(getattr(ladder.cast, who)).filter(pk=ladder.ids["shut"])
    }


def test_a_restricted_goal_is_seen_by_those_who_hold_something_on_it(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    shut = ladder.draft("shut", "w5", under="north", restricted=True)
    leaders = {"eve", "chidi", "hana", "sam", "nora", "odd"}
    assert restricted_to(ladder) == leaders
    offered = assignments.offer(actor=cast.hana, goal_id=shut.pk, person_id=cast.dele.pk)
    assert restricted_to(ladder) == leaders | {"dele"}
    needs = [SupportNeedDraft("equipment", "", cast.rui.pk)]
    assignments.accept(actor=cast.dele, handoff_id=offered.pk, can_decide=False, needs=needs)
    assert restricted_to(ladder) == leaders | {"dele", "rui"}
    support.answer(actor=cast.rui, support_need_id=SupportNeed.objects.get().pk, answer="declined")
    assert restricted_to(ladder) == leaders | {"dele"}
    delegations.give(actor=cast.dele, to_person_id=cast.fay.pk, valid_to=clock.now() + WEEK)
    grants.give(
        actor=cast.hana, goal_id=shut.pk, person_id=cast.sol.pk, permission="view_goal", valid_to=clock.now() + WEEK
    )
    assert restricted_to(ladder) == leaders | {"dele", "fay", "sol"}
    with clock.travel(clock.now() + 2 * WEEK):
        assert restricted_to(ladder) == leaders | {"dele"}


def test_roles_may_begin_and_end_in_the_future(ladder: ladders.Ladder) -> None:
    cast, w5 = ladder.cast, ladder.goal("w5")
    memberships.grant(
        actor=cast.ada, person_id=cast.dele.pk, role="unit_leader", unit_id=cast.units["w5"].pk,
        begins_on=today(10), ends_on=today(12),
    )  # fmt: skip
    for days, may in ((0, False), (11, True), (20, False)):
        with clock.travel(clock.now() + timedelta(days=days)):
            assert cast.dele.may(MANAGE, w5) is may


def test_settling_is_for_what_was_agreed_before(ladder: ladders.Ladder) -> None:
    cast = ladder.cast
    drafts = [(ladder.ids["w5"], cast.ids["dele"], "accountable"), (ladder.ids["w5"], cast.ids["pia"], "partner")]
    before = Entry.objects.count()
    with pytest.raises(Forbidden, match="People accept their goals themselves"):
        assignments.settle_many(actor=cast.ada, drafts=drafts)
    with pytest.raises(RowErrors) as refused:
        assignments.settle_many(actor=cast.hana, drafts=drafts, agreed_on_paper=True)
    assert [row.code for row in refused.value.rows] == ["not_administrator"] * 2
    fay = cast.ids["fay"]
    bad = [
        *drafts,
        (ladder.ids["w5"], fay, "accountable"),
        (uuid7(), fay, "informed"),
        (ladder.ids["board"], fay, "accountable"),
        (ladder.ids["w5"], fay, "king"),
    ]
    with pytest.raises(RowErrors) as refused:
        assignments.settle_many(actor=cast.ada, drafts=bad, agreed_on_paper=True)
    assert [(row.line, row.code) for row in refused.value.rows] == [
        (2, "two_owners"),
        (3, "not_found"),
        (4, "not_executive"),
        (5, "unknown_role"),
    ]
    assert Entry.objects.count() == before
    owner, partner = assignments.settle_many(actor=cast.ada, drafts=drafts, agreed_on_paper=True)
    assert (owner.person_id, owner.on_paper, partner.role) == (cast.ids["dele"], True, "partner")
    assert Entry.objects.latest("sequence").reason == "Agreed on paper"
    assert Assignment.objects.get(person=cast.nora).ended_reason.startswith("Replaced")
    before = Entry.objects.count()
    assert assignments.settle_many(actor=cast.ada, drafts=drafts, agreed_on_paper=True) == [owner, partner]
    assert Entry.objects.count() == before


def test_resends_are_harmless(ladder: ladders.Ladder) -> None:
    cast, key, other = ladder.cast, uuid7(), uuid7()

    def both() -> tuple[object, ...]:
        offered = assignments.offer(actor=cast.sam, goal_id=ladder.ids["w5"], person_id=cast.ids["dele"], id=key)
        given = delegations.give(
            actor=cast.nora,
            to_person_id=cast.ids["dele"],
            goal_id=ladder.ids["w5"],
            valid_to=clock.now() + WEEK,
            id=other,
        )
        return offered, given

    first, before = both(), Entry.objects.count()
    assert both() == first
    assert Entry.objects.count() == before

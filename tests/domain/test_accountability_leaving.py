"""Archiving a person ends everything they hold, at once; and races between those who come and go."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connections

import cast as casting
from domain import ladder as ladders
from plumbline.accountability import findings, selectors
from plumbline.accountability.actions import assignments, delegations, grants
from plumbline.accountability.models import Assignment, Delegation, GoalGrant, Handoff
from plumbline.accountability.selectors import OwnerState
from plumbline.core import clock
from plumbline.core.errors import Conflict, DomainError
from plumbline.goals.actions import goals
from plumbline.goals.models import Standing
from plumbline.ledger.models import Entry
from plumbline.organizations.actions import memberships, people, units
from plumbline.organizations.models import Account, Membership, Person

WEEK = timedelta(days=7)


def sign_in(person: Person) -> str:
    store = SessionStore()
    store["who"] = str(person.pk)
    store.save()
    UserSession.objects.create(user=person.account, ip="127.0.0.1", session_key=store.session_key, user_agent="x")
    return str(store.session_key)


def test_archiving_ends_sessions_roles_goals_and_everything_lent() -> None:
    ladder = ladders.build(casting.hospital())
    cast, w5 = ladder.cast, ladder.goal("w5")
    nora, key, later = cast.nora, sign_in(cast.nora), clock.now() + WEEK
    memberships.grant(actor=cast.ada, person_id=nora.pk, role="steward", unit_id=cast.units["w4"].pk,
                      begins_on=later.date())  # fmt: skip
    delegations.give(actor=nora, to_person_id=cast.dele.pk, valid_to=later)
    delegations.give(actor=cast.hana, to_person_id=nora.pk, valid_to=later)
    grants.give(actor=cast.hana, goal_id=ladder.ids["north"], person_id=nora.pk, permission="check_in", valid_to=later)
    assignments.offer(actor=cast.hana, goal_id=ladder.ids["north"], person_id=nora.pk)
    people.archive(actor=cast.ada, person_id=nora.pk, reason="Left in spring", expected_version=1)

    gone = Entry.objects.latest("sequence")
    assert (gone.verb, gone.reason) == ("person.archive", "Left in spring")
    assert not Session.objects.filter(session_key=key).exists()
    assert not Account.objects.get(pk=nora.account_id).is_active
    now = clock.now()
    assert not Membership.objects.unended(now).filter(person=nora).exists()
    assert not Delegation.objects.unended(now).exists()
    assert not GoalGrant.objects.filter(valid_to__gt=now).exists()
    assert Handoff.objects.get().answer == "withdrawn"
    ended = Assignment.objects.get(person=nora)
    assert (ended.valid_to, ended.ended_reason) == (gone.at, "No longer works here")
    info = selectors.owner_of([w5])[w5.pk]
    assert (info.person, info.state, info.since) == (cast.sam, OwnerState.ACTING, gone.at)
    assert not Standing.objects.get(goal=w5).owned
    assert not any(cast.nora.may(f"goals.{right}", w5) for right in ("own", "check_in", "manage"))
    assert not cast.dele.may("goals.check_in", w5)
    with pytest.raises(Conflict, match="is archived"):
        people.archive(actor=cast.ada, person_id=nora.pk)


def test_somebody_of_two_organizations_can_still_sign_in_to_the_other() -> None:
    cast, other = casting.hospital(), casting.empty("elsewhere")
    draft = people.PersonDraft("Nora", "Consultant", "nora@lakes.example.org", "organization")
    people.add(actor=other.ada, organization_id=other.organization.pk, draft=draft)
    people.archive(actor=cast.ada, person_id=cast.nora.pk)
    assert Account.objects.get(pk=cast.nora.account_id).is_active


def test_the_last_administrator_stays() -> None:
    cast = casting.hospital()
    before = Entry.objects.count()
    held = Membership.objects.get(person=cast.ada)
    with pytest.raises(Conflict, match="last administrator"):
        people.archive(actor=cast.ada, person_id=cast.ada.pk)
    with pytest.raises(Conflict, match="last administrator"):
        memberships.end(actor=cast.ada, membership_id=held.pk)
    assert Entry.objects.count() == before
    memberships.grant(actor=cast.ada, person_id=cast.hana.pk, role="administrator", unit_id=cast.units["top"].pk)
    memberships.end(actor=cast.ada, membership_id=held.pk)


def test_a_unit_with_open_goals_closes_only_into_a_successor() -> None:
    ladder = ladders.build(casting.hospital())
    cast = ladder.cast
    for name in ("nora", "dele", "pia", "fay"):
        people.edit(actor=cast.ada, person_id=cast.ids[name], unit_id=cast.units["w4"].pk)
    before = Entry.objects.count()
    with pytest.raises(Conflict, match=r"open goals?"):
        units.close(actor=cast.ada, unit_id=cast.units["w5"].pk)
    assert Entry.objects.count() == before
    units.close(actor=cast.ada, unit_id=cast.units["w5"].pk, successor_id=cast.units["w4"].pk)
    assert ladder.goal("w5").unit_id == cast.units["w4"].pk


def together(*calls: Callable[[], object]) -> list[object]:
    """Runs the calls in threads that start at once; answers what each returned or the refusal."""
    gate, answers = threading.Barrier(len(calls)), {}

    def run(index: int, call: Callable[[], object]) -> None:
        gate.wait()
        try:
            answers[index] = call()
        except DomainError as error:
            answers[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[index] for index in range(len(calls))]


def test_one_offer_is_accepted_once(committing: str) -> None:
    ladder = ladders.build(casting.hospital())
    cast = ladder.cast
    for new, old in (("dele", "nora"), ("nora", "dele"), ("dele", "nora")):
        offered = assignments.offer(actor=cast.hana, goal_id=ladder.ids["w5"], person_id=cast.ids[new])
        person = getattr(cast, new)
        answers = together(
            *[lambda p=person, o=offered: assignments.accept(actor=p, handoff_id=o.pk) for _ in range(3)]
        )
        assert sorted(type(answer).__name__ for answer in answers) == ["Assignment", "Conflict", "Conflict"]
        assert Assignment.objects.owners().get(goal=ladder.ids["w5"]).person_id == cast.ids[new]
        assert Assignment.objects.filter(goal=ladder.ids["w5"], person_id=cast.ids[old], valid_to=None).count() == 0


def test_two_offers_of_one_goal_at_once(committing: str) -> None:
    ladder = ladders.build(casting.hospital())
    cast = ladder.cast
    offers = [
        lambda who=who: assignments.offer(actor=cast.hana, goal_id=ladder.ids["w5"], person_id=cast.ids[who])
        for who in ("dele", "pia", "sam")
    ]
    answers = together(*offers)
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Conflict", "Handoff"]


def test_archiving_while_accepting_leaves_no_owner_who_is_gone(committing: str) -> None:
    ladder = ladders.build(casting.hospital())
    cast, w5 = ladder.cast, ladder.ids["w5"]
    for who in ("dele", "pia", "fay"):
        offered = assignments.offer(actor=cast.hana, goal_id=w5, person_id=cast.ids[who])
        person, ada = getattr(cast, who), cast.ada
        accepted, archived = together(
            lambda p=person, o=offered: assignments.accept(actor=p, handoff_id=o.pk),
            lambda p=person, a=ada: people.archive(actor=a, person_id=p.pk),
        )
        assert isinstance(archived, Person)
        assert isinstance(accepted, Assignment | Conflict)
        assert not Assignment.objects.open().filter(person=person).exists()
        assert not Handoff.objects.waiting().exists()
        owned = Assignment.objects.owners().filter(goal=w5).exists()
        assert Standing.objects.get(goal=w5).owned is owned


def test_two_administrators_cannot_both_leave_at_once(committing: str) -> None:
    cast = casting.hospital()
    memberships.grant(actor=cast.ada, person_id=cast.hana.pk, role="administrator", unit_id=cast.units["top"].pk)
    ada, hana = cast.ada, cast.hana
    answers = together(
        lambda: people.archive(actor=ada, person_id=hana.pk), lambda: people.archive(actor=hana, person_id=ada.pk)
    )
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert Person.objects.active().filter(pk__in=[ada.pk, hana.pk]).count() == 1


def test_an_owner_left_when_the_last_one_ended() -> None:
    ladder = ladders.build(casting.hospital())
    cast = ladder.cast
    goals.commit_many(actor=cast.ada, goal_ids=list(ladder.ids.values()), on_paper=True)
    committed = ladder.goal("w5").committed_at

    def told() -> dict[str, object]:
        return {link.code: link.since for link in findings.of_all(cast.chidi) if link.goal_id == ladder.ids["w5"]}

    held = Assignment.objects.get(goal_id=ladder.ids["w5"])
    ended = assignments.end(actor=cast.nora, assignment_id=held.pk, reason="Moves to days")
    assert told()["owner_left"] == ended.valid_to != committed
    offer = assignments.offer(actor=cast.hana, goal_id=ladder.ids["w5"], person_id=cast.dele.pk)
    assert told()["owner_left"] == ended.valid_to, "who acts answers until somebody accepts"
    assignments.accept(actor=cast.dele, handoff_id=offer.pk)
    assert "owner_left" not in told()

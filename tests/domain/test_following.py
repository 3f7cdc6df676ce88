"""What is missing is accepted until a day and comes back on it; whoever must act is reminded, at most once a day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from domain.world import World, build, refused
from plumbline.accountability import findings, home, past
from plumbline.accountability.actions import acceptances, reminders, support
from plumbline.accountability.actions.acceptances import AcceptanceDraft
from plumbline.accountability.actions.reminders import ReminderDraft
from plumbline.accountability.models import Acceptance, Reminder
from plumbline.core import clock
from plumbline.core.errors import Conflict, RowErrors
from plumbline.goals.actions import standings
from plumbline.ledger.models import Entry

START = datetime(2027, 1, 4, 18, tzinfo=UTC)  # noon in Chicago
NEED = "support_missing"


@pytest.fixture
def world() -> World:
    """Sam asked Hana for support, on January 4."""
    with clock.travel(START):
        made = build(demo=True)
        for key in ("board", "north", "surgery", "w5"):
            made.target(key, baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31))
        made.commit("board", "north", "surgery", "w5")
        made.ids["need"] = support.ask(
            actor=made.cast.sam, goal_id=made.ids["surgery"], kind="staffing", asked_of_id=made.cast.ids["hana"]
        ).pk
    return made


def accepted_at(world: World, at: datetime) -> tuple[set[str], set[str]]:
    """(all that is missing, what of it is accepted)."""
    with clock.travel(at):
        standings.catch_up(world.cast.organization)
        found = findings.of_goals(world.cast.chidi, [world.ids["surgery"]])
        return {it.code for it in found}, {row.code for row in findings.accepted(world.cast.chidi, found).values()}


def draft(world: World, until: date, **more: Any) -> AcceptanceDraft:
    said = {"reason": "Decided with the budget", "subject_id": world.ids["need"], **more}
    return AcceptanceDraft(world.ids["surgery"], NEED, until, **said)


def reminder(world: World, **more: Any) -> ReminderDraft:
    return ReminderDraft(world.ids["surgery"], NEED, world.ids["need"], **more)


def test_what_is_accepted_comes_back_on_its_day(world: World) -> None:
    with clock.travel(START):
        row = acceptances.accept(actor=world.cast.chidi, draft=draft(world, date(2027, 1, 20)))
    assert (row.accepted_by_id, row.accepted_at, row.until) == (world.cast.ids["chidi"], START, date(2027, 1, 20))
    last = datetime(2027, 1, 20, 5, 59, 59, tzinfo=UTC)  # the last second of January 19 in Chicago
    assert accepted_at(world, last) == ({NEED}, {NEED}), "still there, told apart"
    assert accepted_at(world, last + timedelta(seconds=1)) == ({NEED}, set())
    later = START + timedelta(days=30)
    with clock.travel(later):
        with past.at(world.cast.organization, START + timedelta(days=3), world.cast.chidi):
            then = findings.of_goals(world.cast.chidi, [world.ids["surgery"]])
            assert set(findings.accepted(world.cast.chidi, then)) == {it.id for it in then}, (
                "as of a day it was accepted"
            )
        again = acceptances.accept(actor=world.cast.chidi, draft=draft(world, date(2027, 3, 1)))
    assert accepted_at(world, later)[1] == {NEED}
    row.refresh_from_db()
    assert (row.ended_at, again.ended_at) == (later, None), "the old one gives way"


def test_it_can_be_ended_before(world: World) -> None:
    with clock.travel(START):
        row = acceptances.accept(actor=world.cast.odd, draft=draft(world, date(2027, 1, 20)))
        acceptances.end(actor=world.cast.chidi, acceptance_id=row.pk)
        with refused("already_ended"):
            acceptances.end(actor=world.cast.chidi, acceptance_id=row.pk)
    assert accepted_at(world, START) == ({NEED}, set())


def test_the_cmo_and_auditors_accept_with_a_reason_for_a_year_at_most(world: World) -> None:
    with clock.travel(START):
        for name in ("sam", "hana", "eve", "bea", "ada", "rui"):
            with refused("not_overseer"):
                acceptances.accept(actor=getattr(world.cast, name), draft=draft(world, date(2027, 1, 20)))
        for until in (date(2027, 1, 4), date(2028, 1, 6)):
            with refused("bad_day"):
                acceptances.accept(actor=world.cast.chidi, draft=draft(world, until))
        acceptances.end(
            actor=world.cast.chidi,
            acceptance_id=acceptances.accept(actor=world.cast.chidi, draft=draft(world, date(2028, 1, 5))).pk,
        )
        with refused("required"):
            acceptances.accept(actor=world.cast.chidi, draft=draft(world, date(2027, 1, 20), reason=" "))
        with refused("not_open"):
            acceptances.accept(actor=world.cast.chidi, draft=draft(world, date(2027, 1, 20), subject_id=None))


def test_many_are_accepted_all_or_none_and_a_resend_is_harmless(world: World) -> None:
    good = draft(world, date(2027, 1, 20), id=uuid4())
    with clock.travel(START):
        with pytest.raises(RowErrors):
            acceptances.accept_many(actor=world.cast.chidi, drafts=[good, draft(world, date(2020, 1, 1))])
        assert not Acceptance.objects.exists()
        first = acceptances.accept_many(actor=world.cast.chidi, drafts=[good])
        before = Entry.objects.count()
        assert acceptances.accept_many(actor=world.cast.chidi, drafts=[good]) == first
        assert Entry.objects.count() == before


def homes(world: World, name: str, at: datetime) -> list[UUID]:
    with clock.travel(at):
        return [row.pk for row in home.reminders_of(getattr(world.cast, name))]


def test_a_reminder_stands_on_the_home_until_it_is_done_or_two_weeks_have_passed(world: World) -> None:
    with clock.travel(START):
        row = reminders.remind(actor=world.cast.chidi, draft=reminder(world, note="For Thursday"))
    assert (row.to_person_id, row.by_person_id) == (world.cast.ids["hana"], world.cast.ids["chidi"])
    assert homes(world, "hana", START) == [row.pk]
    assert homes(world, "sam", START) == []
    assert homes(world, "hana", START + timedelta(days=14)) == [row.pk]
    assert homes(world, "hana", START + timedelta(days=14, seconds=1)) == []
    with clock.travel(START):
        support.answer(actor=world.cast.hana, support_need_id=world.ids["need"], answer="granted")
    assert homes(world, "hana", START) == []


def test_once_a_day_for_a_goal_and_again_when_it_was_taken_back(world: World) -> None:
    with clock.travel(START):
        row = reminders.remind(actor=world.cast.chidi, draft=reminder(world))
        with refused("once_a_day"):
            reminders.remind(actor=world.cast.eve, draft=reminder(world))
        with refused("not_theirs"):
            reminders.withdraw(actor=world.cast.eve, reminder_id=row.pk)
        reminders.withdraw(actor=world.cast.chidi, reminder_id=row.pk)
        assert homes(world, "hana", START) == []
        reminders.remind(actor=world.cast.eve, draft=reminder(world))
    with clock.travel(datetime(2027, 1, 5, 6, tzinfo=UTC)):  # the next day begins in Chicago
        reminders.remind(actor=world.cast.chidi, draft=reminder(world))
    assert Reminder.objects.standing().count() == 2


def test_the_level_above_is_asked(world: World) -> None:
    """Of a support need of Surgery, the owner of North's goal; beside a reminder of the same day."""
    with clock.travel(START):
        reminders.remind(actor=world.cast.chidi, draft=reminder(world))
        row = reminders.ask_above(actor=world.cast.chidi, draft=reminder(world))
        assert row.to_person_id == world.cast.ids["hana"]
        with refused("once_a_day"):
            reminders.ask_above(actor=world.cast.chidi, draft=reminder(world))
        with refused("yourself"):
            reminders.ask_above(actor=world.cast.hana, draft=reminder(world))


def test_who_may_remind(world: World) -> None:
    with clock.travel(START):
        for name in ("nora", "fay", "rui", "ada", "bea", "sol"):
            with refused("not_leader"):
                reminders.remind(actor=getattr(world.cast, name), draft=reminder(world))
        reminders.remind(actor=world.cast.odd, draft=reminder(world))


def at_once(*doing: Callable[[], Any]) -> list[Exception | None]:
    told: list[Exception | None] = [None] * len(doing)
    start = Barrier(len(doing))

    def run(place: int) -> None:
        try:
            start.wait()
            doing[place]()
        except Conflict as error:
            told[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(doing))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_two_who_remind_at_once_remind_once(committing: None) -> None:
    made = build(line=True)
    made.commit("board", "north", "surgery", "w5")
    need = support.ask(
        actor=made.cast.sam, goal_id=made.ids["surgery"], kind="staffing", asked_of_id=made.cast.ids["hana"]
    )
    said = ReminderDraft(made.ids["surgery"], NEED, need.pk)
    chidi, eve = made.cast.chidi, made.cast.eve
    told = at_once(lambda: reminders.remind(actor=chidi, draft=said), lambda: reminders.remind(actor=eve, draft=said))
    assert sorted(error.code for error in told if isinstance(error, Conflict)) == ["once_a_day"]
    assert Reminder.objects.count() == 1

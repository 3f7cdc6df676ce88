"""Days that are over, observed: the trend of integrity, how long things stood open, and what came back."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.db import connections

from domain.world import World, build
from plumbline.accountability import integrity, past
from plumbline.accountability.actions import acceptances, observations, support
from plumbline.accountability.actions.acceptances import AcceptanceDraft
from plumbline.accountability.models import FindingSpan, IntegrityMonth, ObservedDay
from plumbline.core import clock
from plumbline.goals.actions import check_ins, goals, standings
from plumbline.ledger.models import Entry

START = datetime(2027, 1, 4, 18, tzinfo=UTC)  # noon in Chicago
NEED = "support_missing"


def world() -> World:
    with clock.travel(START):
        made = build(demo=True)
        for key, owner in (("board", "eve"), ("north", "hana"), ("surgery", "sam"), ("w5", "nora")):
            made.target(key, baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31))
            made.commit(key)
            draft = check_ins.CheckInDraft(made.ids[key], "on_track")
            check_ins.record(actor=getattr(made.cast, owner), draft=draft)
    return made


def asked(made: World, on: datetime) -> object:
    with clock.travel(on):
        return support.ask(
            actor=made.cast.nora, goal_id=made.ids["w5"], kind="staffing", asked_of_id=made.cast.ids["sam"], text="Two"
        ).pk


def answered(made: World, need: object, on: datetime) -> None:
    with clock.travel(on):
        support.answer(actor=made.cast.sam, support_need_id=need, answer="granted", note="")


def days(count: float) -> datetime:
    return START + timedelta(days=count)


def looked(made: World, on: datetime, unit: str | None = None, name: str = "chidi") -> integrity.FollowThrough:
    with clock.travel(on):
        standings.catch_up(made.cast.organization)
        observations.catch_up(made.cast.organization)
        return integrity.follow_through(getattr(made.cast, name), made.cast.units[unit] if unit else None)


def test_what_was_closed_says_how_long_it_stood_and_what_came_back_is_counted() -> None:
    made = world()
    need = asked(made, days(2))
    assert looked(made, days(4)).median_days_to_close is None
    answered(made, need, days(6))
    told = looked(made, days(8))
    assert (told.median_days_to_close, told.reopened) == (4, 0)
    assert looked(made, days(8), "w4").median_days_to_close is None, "another unit's"
    assert looked(made, days(8), "surgery").median_days_to_close == 4
    spans = FindingSpan.objects.filter(name__contains=NEED)
    assert [(row.opened_on, row.closed_on) for row in spans] == [(date(2027, 1, 6), date(2027, 1, 10))]


def test_what_comes_back_is_a_span_of_its_own() -> None:
    made = world()
    with clock.travel(days(40)):
        standings.catch_up(made.cast.organization)
    late = [row for row in spans_after(made, 45) if "stale" in row.name]
    assert late and all(row.closed_on is None for row in late)
    with clock.travel(days(46)):
        draft = check_ins.CheckInDraft(made.ids["w5"], "on_track")
        check_ins.record(actor=made.cast.nora, draft=draft)
    assert looked(made, days(48)).reopened == 0
    told = looked(made, days(100))
    assert told.reopened == 1, "5 West's check-in fell due again"
    assert FindingSpan.objects.filter(goal=made.ids["w5"], name__contains="stale").count() == 2


def spans_after(made: World, count: int) -> list[FindingSpan]:
    looked(made, days(count))
    return list(FindingSpan.objects.all())


def test_the_trend_is_what_the_past_says_of_the_ends_of_months() -> None:
    made = world()
    asked(made, days(10))
    with clock.travel(days(20)):
        made.draft("loose", "w4")
        made.commit("loose")
    told = looked(made, days(70))
    assert [row.day for row in told.trend] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 15)]
    with clock.travel(days(70)):
        for row in told.trend[:-1]:
            then = past.instant_of(made.cast.organization, row.day.isoformat())
            with past.at(made.cast.organization, then, made.cast.fay):
                assert integrity.of(made.cast.fay, None) == row
    assert (told.trend[0].committed, told.trend[0].sound) == (5, 4)
    assert [row.committed for row in looked(made, days(70), "w5").trend] == [1, 1, 1]
    entries = Entry.objects.count()
    assert looked(made, days(70)).trend == told.trend and Entry.objects.count() == entries, "derived, and once"


def test_a_restricted_goal_moves_no_number_of_the_trend() -> None:
    made = world()
    with clock.travel(days(1)):
        made.draft("secret", "w4", restricted=True)
        made.link("secret", "surgery")
        made.commit("secret")
    looked(made, days(40))
    assert not FindingSpan.objects.filter(goal=made.ids["secret"]).exists()
    assert {row.committed for row in IntegrityMonth.objects.all()} <= {1, 2, 3, 4}


def test_what_is_accepted_is_counted_apart() -> None:
    made = world()
    need = asked(made, days(2))
    before = looked(made, days(4))
    with clock.travel(days(4)):
        said = AcceptanceDraft(made.ids["w5"], NEED, date(2027, 2, 1), "Hired in February", need)  # type: ignore[arg-type]
        acceptances.accept(actor=made.cast.chidi, draft=said)
    after = looked(made, days(4))
    count = {row.code: row.count for row in before.counts}
    assert (count[NEED], before.accepted) == (1, 0)
    assert {row.code: row.count for row in after.counts}.get(NEED, 0) == 0 and after.accepted == 1
    again = looked(made, days(29))
    assert {row.code: row.count for row in again.counts}[NEED] == 1 and again.accepted == 0, "back on its day"


def test_a_day_is_observed_once_however_many_look(committing: str) -> None:
    made = world()
    with clock.travel(days(3)):
        goals.edit(actor=made.cast.nora, goal_id=made.ids["w5"], expected_version=made.goal("w5").version, title="None")

    def look() -> None:
        try:
            with clock.travel(days(40)):
                observations.catch_up(made.cast.organization)
        finally:
            connections.close_all()

    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ObservedDay.objects.get().day == date(2027, 2, 12)
    names = list(FindingSpan.objects.filter(closed_on=None).values_list("name", flat=True))
    assert len(names) == len(set(names))
    assert IntegrityMonth.objects.filter(unit__parent=None).count() == 1


@pytest.mark.parametrize(("day", "ends"), [(date(2028, 2, 29), True), (date(2028, 2, 28), False)])
def test_months_end(day: date, ends: bool) -> None:
    assert observations.ends_month(day) is ends

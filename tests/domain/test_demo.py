"""The demo as it stands in the books: written by the product's own actions, with a real past."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command

from plumbline.accountability import home
from plumbline.accountability.models import (
    Action,
    Assignment,
    Decision,
    Forum,
    Handoff,
    SupportNeed,
    TargetAcknowledgement,
)
from plumbline.core import clock
from plumbline.core.errors import Invalid
from plumbline.goals.actions import standings
from plumbline.goals.choices import State
from plumbline.goals.models import Alignment, CheckIn, Goal, Participant, Reply, Standing, Target
from plumbline.integrations.demo import cast, cms, making, seeding
from plumbline.ledger.models import Entry
from plumbline.measures.models import DataQuery, Measurement
from plumbline.organizations.models import Account, Organization, OrgUnit, Person

GOALS = making.GOALS


@pytest.fixture
def demo() -> Organization:
    organization = making.make(goals=GOALS, today=clock.day(clock.now(), seeding.ZONE))
    assert organization is not None
    return organization


def test_the_demo_is_whole(demo: Organization, capsys: pytest.CaptureFixture[str]) -> None:
    _marked_and_travelled(demo)
    _public_values_to_the_last_digit(demo)
    _a_cascade_with_a_past(demo)
    _open_questions(demo)
    _people_to_sign_in_as(capsys)
    _the_second_time_nothing(demo)


def _marked_and_travelled(demo: Organization) -> None:
    assert demo.demo
    entries = Entry.objects.filter(organization_id=demo.pk)
    assert not entries.filter(travelled=False).exists()
    two_years = clock.now() - timedelta(days=700)
    assert entries.filter(at__lt=two_years).exists()
    assert not entries.filter(at__gt=clock.now()).exists()


def _public_values_to_the_last_digit(demo: Organization) -> None:
    stored = {
        (it.unit.external_ids["ccn"], it.measure.code, it.period_start): it.value
        for it in Measurement.objects.filter(source__startswith="cms_").select_related("unit", "measure")
    }
    assert len(stored) == len(cms.values())
    assert sorted(stored.values()) == sorted(value.value for value in cms.values())
    assert OrgUnit.objects.get(external_ids__ccn="520177").name == "Lakeland University Hospital"
    assert Decimal("0.10500000000000001") not in stored.values()


def _a_cascade_with_a_past(demo: Organization) -> None:
    assert Goal.objects.count() == GOALS
    states = set(Goal.objects.values_list("state", flat=True))
    assert {State.COMMITTED, State.DRAFT, State.PROPOSED, State.ACHIEVED} <= states
    assert Standing.objects.filter(goal__unit__level__code="board", goals_below__gt=5).count() >= 4
    assert Standing.objects.filter(trouble_below=True).exists()
    assert Standing.objects.filter(stale=True).exists()
    assert Alignment.objects.open().filter(agreed_at__isnull=True).exists()
    spans = {it.recorded_at.date().isoformat()[:7] for it in CheckIn.objects.all()}
    assert len(spans) >= 20
    assert CheckIn.objects.values("person").distinct().count() >= 20
    assert Reply.objects.exists()
    goal = Goal.objects.get(title="Reduce falls with injury on 4 West to 0.40 per 1,000 patient-days")
    assert Target.objects.get(goal=goal).target == Decimal("0.40")
    assert Assignment.objects.get(goal=goal, role="accountable").person.name == "Nora Reyes"
    assert Measurement.objects.filter(unit=goal.unit, measure__code="falls_injury").count() >= 22


def _open_questions(demo: Organization) -> None:
    assert Handoff.objects.waiting().exists()
    assert SupportNeed.objects.waiting().exists()
    board = Forum.objects.get(kind="board")
    told = Decision.objects.filter(meeting__forum=board)
    assert {"stated", "approved_goal"} <= set(told.values_list("kind", flat=True)), "the board commits its own goals"
    assert Decision.objects.filter(goal__unit__level__code="board", kind="approved_goal").count() >= 6
    assert board.meetings.filter(held_on__gt=clock.now().date()).exists()
    today = clock.now().date()
    assert Action.objects.open().filter(due_on__lt=today).exists()
    assert Action.objects.filter(done_at__isnull=False).exists() and Action.objects.exclude(dropped_at=None).exists()
    assert TargetAcknowledgement.objects.exists()
    assert DataQuery.objects.unanswered().exists()
    assert Person.objects.filter(away_from__isnull=False).count() == 1
    assert Person.objects.filter(archived_at__isnull=False).count() == 3
    _what_links_and_counts(demo)
    _nobody_waits_for_years(demo)


def _what_links_and_counts(demo: Organization) -> None:
    helping = Alignment.objects.open().filter(kind="supports")
    assert helping.filter(agreed_at__isnull=False).count() >= 8
    assert helping.filter(agreed_at__isnull=True).count() >= 2
    assert Participant.objects.values("goal").distinct().count() >= 6
    assert Measurement.objects.current().filter(provisional=True).count() >= 4


def _nobody_waits_for_years(demo: Organization) -> None:
    """Seven check-ins fall due for the nurse manager on whatever day the demo is made; the board knows what is done."""
    standings.catch_up(demo)
    today = clock.day(clock.now(), demo.time_zone)
    homes = {
        person.position: home.home(person)
        for person in Person.objects.active().filter(account__isnull=False).select_related("organization", "account")
    }
    nora = homes["Nurse manager, 4 West"].leader
    assert len(nora.due) == 7
    assert all(1 <= due.overdue_days <= 7 for due in nora.due)
    due = [one for each in homes.values() if each.leader for one in each.leader.due]
    assert max(one.overdue_days for one in due) < 200
    waiting = [one for each in homes.values() if each.leader for one in each.leader.to_reply]
    assert waiting
    assert max((today - one.recorded_at.date()).days for one in waiting) < 100
    assert all(row.being_done for row in homes["Board chair"].board.rows)


def _people_to_sign_in_as(capsys: pytest.CaptureFixture[str]) -> None:
    assert [person.name for person in cast.people()] == [
        "Beatrice Holloway", "Chidi Okafor", "Nora Reyes", "Amara Iyer", "Fay Lindholm", "Rui Tanaka",
        "Dana Kowalski", "Ingrid Vasquez",
    ]  # fmt: skip
    assert not any(account.has_usable_password() for account in Account.objects.all())
    call_command("demo", "--accounts")
    assert "Board chair" in capsys.readouterr().out


def _the_second_time_nothing(demo: Organization) -> None:
    before = Entry.objects.count()
    assert making.make(goals=GOALS, today=clock.day(clock.now(), seeding.ZONE)) is None
    call_command("demo")
    assert Entry.objects.count() == before


@pytest.mark.parametrize("goals", [0, 299, 20_001])
def test_a_size_that_makes_no_sense_is_refused(goals: int) -> None:
    with pytest.raises(Invalid, match="300 to 20,000"):
        making.make(goals=goals, today=clock.day(clock.now(), seeding.ZONE))
    assert not Organization.objects.exists()


def test_other_hospitals_need_their_table() -> None:
    with pytest.raises(Invalid, match="measure_input"):
        making.make(goals=300, today=clock.day(clock.now(), seeding.ZONE), hospitals=["010001"])
    assert not Organization.objects.exists()

"""The last days before today: offers that wait, an owner who is away, help asked for, numbers in doubt."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from plumbline.accountability.actions import assignments, delegations, support
from plumbline.core import clock
from plumbline.goals.actions import alignments, check_ins
from plumbline.integrations.demo import forums
from plumbline.integrations.demo.plan import MONTHS, Wish
from plumbline.measures.actions import data_queries
from plumbline.measures.models import Measurement
from plumbline.organizations.actions import people

if TYPE_CHECKING:
    from plumbline.integrations.demo.seeding import Seeder

OWN_COUNTS = 6
NEEDS = (
    ("staffing", "One sitter per night shift until the open positions are filled"),
    ("equipment", "Six more low beds"),
    ("protocol", "The new sepsis order set in the record"),
    ("budget", "Chlorhexidine wipes in the unit's budget"),
    ("department", "A pharmacist on weekends"),
)
DOUBTS = (
    "Our own count for this month is lower.",
    "Two of these belong to the unit next door.",
    "The denominator looks like another unit's.",
)


def today(seeder: "Seeder") -> None:
    """Small things, each by the person who would do it."""
    day = seeder.began - timedelta(days=6)
    if day > seeder.at(seeder.plan.start_of(MONTHS - 1) + timedelta(days=20)):
        with clock.travel(day):
            _offers(seeder)
            _proposals(seeder)
            _own_counts(seeder)
            forums.promise(seeder)
        with clock.travel(day + timedelta(days=1)):
            _needs(seeder)
            _doubts(seeder)
            forums.see(seeder)
        with clock.travel(day + timedelta(days=2)):
            _absences(seeder)


def _owned(seeder: "Seeder") -> Iterator[Wish]:
    """Units' goals whose owner is still here."""
    here = (it for it in seeder.plan.goals if it.owner not in seeder.plan.roster.leaving)
    return (it for it in here if it.level == "unit" and it.owner and it.state == "committed")


def _offers(seeder: "Seeder") -> None:
    for wish in seeder.plan.goals:
        if wish.offered_to and wish.key in seeder.ids:
            hospital = seeder.plan.place(wish.unit).hospital
            president = seeder.people[seeder.plan.roster.leads[hospital]]
            assignments.offer(
                actor=president,
                goal_id=seeder.ids[wish.key],
                person_id=seeder.people[wish.offered_to].pk,
                note="You know this work best.",
                id=seeder.new_id(),
            )


def _proposals(seeder: "Seeder") -> None:
    """Second links that wait for the owner of the other goal."""
    for link in seeder.plan.supports:
        child = seeder.plan.goals[link.child]
        if not link.agreed:
            draft = alignments.AlignmentDraft(
                seeder.ids[link.child], seeder.ids[link.parent], "supports", primary=False,
                note="Our work here should help yours.", id=seeder.new_id(),
            )  # fmt: skip
            alignments.offer(actor=seeder.people[child.owner or ""], draft=draft)


def _own_counts(seeder: "Seeder") -> None:
    """Some units count the last month themselves, as the official number takes its time."""
    start, end = seeder.plan.start_of(MONTHS - 1), seeder.plan.start_of(MONTHS)
    cast = seeder.plan.roster.people[2].email
    counted = 0
    for wish in _owned(seeder):
        series = seeder.plan.series.get((wish.measure, wish.unit), ())
        known = seeder.recorded.get((wish.measure, wish.unit), 0)
        if counted == OWN_COUNTS or wish.owner == cast or known != len(series) - 1 or not wish.agreed:
            continue
        month, counted = series[-1], counted + 1
        count = check_ins.OwnCount(start, end, numerator=month.numerator, denominator=month.denominator)
        draft = check_ins.CheckInDraft(
            seeder.ids[wish.key], "on_track", count=count, note="Our own count, until the official one is in.",
            id=seeder.new_id(),
        )  # fmt: skip
        check_ins.record(actor=seeder.people[wish.owner or ""], draft=draft)


def _needs(seeder: "Seeder") -> None:
    spaced = [wish for index, wish in enumerate(_owned(seeder)) if index % 23 == 4][: len(NEEDS) * 2]
    for number, wish in enumerate(spaced):
        kind, text = NEEDS[number % len(NEEDS)]
        hospital = seeder.plan.place(wish.unit).hospital
        leader = seeder.people[seeder.plan.roster.leads[f"{hospital}/nursing"]]
        owner = seeder.people[wish.owner or ""]
        need = support.ask(
            actor=owner, goal_id=seeder.ids[wish.key], kind=kind, asked_of_id=leader.pk, text=text, id=seeder.new_id()
        )
        if number % 3 == 0:
            support.answer(
                actor=leader, support_need_id=need.pk, answer="granted", note="From the first of next month."
            )


def _doubts(seeder: "Seeder") -> None:
    spaced = [wish for index, wish in enumerate(_owned(seeder)) if index % 41 == 9][: len(DOUBTS)]
    for wish, question in zip(spaced, DOUBTS, strict=False):
        datum = (
            Measurement.objects.current()
            .filter(measure=seeder.measures[wish.measure], unit=seeder.units[wish.unit])
            .order_by("-period_end")
            .first()
        )
        if datum is not None:
            data_queries.ask(
                actor=seeder.people[wish.owner or ""], measurement_id=datum.pk, question=question, id=seeder.new_id()
            )


def _absences(seeder: "Seeder") -> None:
    """One unit's leader is away for six weeks; another lets a colleague act; a third has left."""
    leaders = list(dict.fromkeys(wish.owner for wish in _owned(seeder) if wish.owner))
    first = seeder.plan.roster.people[2].email
    others = [email for email in leaders if email != first]
    if len(others) < 8:
        return
    away, left, deputy = (seeder.people[others[index]] for index in (3, 6, 1))
    start = clock.day(clock.now(), seeder.organization.time_zone)
    people.leave(actor=seeder.administrator, person_id=away.pk, away_from=start, away_until=start + timedelta(days=42))
    delegations.give(
        actor=seeder.people[first],
        to_person_id=deputy.pk,
        valid_to=clock.now() + timedelta(days=30),
        id=seeder.new_id(),
    )
    people.archive(actor=seeder.administrator, person_id=left.pk, reason="Moved to another city.")

"""What the demo's units try: drivers and ideas of their goals, changes with what came of them, risks, new limits."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from plumbline.accountability.actions import risks
from plumbline.accountability.actions.risks import RiskDraft
from plumbline.goals.actions import change_ideas, drivers, interventions
from plumbline.goals.actions.interventions import InterventionDraft
from plumbline.integrations.demo.forums import worked_on
from plumbline.measures.actions import rebaselines
from plumbline.organizations.models import Person

if TYPE_CHECKING:
    from plumbline.integrations.demo.plan import Wish
    from plumbline.integrations.demo.seeding import Seeder

# What must change, an idea for it, and what is done; by the measure it should move.
TRIED = {
    "falls_injury": (
        "Nobody gets up alone who should not", "Low beds and a sitter at night",
        "Low beds for everybody with a high risk score; one aide sits with two rooms from 10 pm to 6 am.", "-0.2",
    ),
    "hapi": (
        "Nobody lies in one position for hours", "Turning rounds led by the aides",
        "Aides turn at even hours with a bell on the unit's phone; nurses check the skin once a shift.", "-0.3",
    ),
    "hand_hygiene": (
        "Gel is where the hands are", "Gel at each bed and not at the door",
        "A dispenser on each bed rail; the charge nurse looks at ten moments a week.", "0.08",
    ),
    "clabsi": (
        "No line stays longer than it must", "Ask every morning whether the line is needed",
        "The nurse asks on rounds; a line without an answer comes out by noon.", "-0.3",
    ),
}  # fmt: skip
OTHER_IDEAS = ("Show last week's number at the huddle", "Ask the night shift what is in the way")
DONE = "Begun on the day shift, a week later on nights; two weeks without gel holders."
LEARNED = "It is easy to keep up on weekdays. Weekends need somebody who asks."
RISKS = (
    ("Two of our aides leave in the spring and nobody is hired yet", "high", "medium"),
    ("The new beds may come later than promised", "medium", "medium"),
    ("The survey vendor changes its questions", "low", "high"),
)
BEFORE, AFTER_DONE = timedelta(days=300), 2
MOST = 40  # goals; however large the demo


def improve(seeder: "Seeder") -> None:
    """By the people who answer for the goals; every third change is still under way."""
    first = seeder.plan.roster.people[2].email
    wishes = sorted(worked_on(seeder), key=lambda wish: wish.owner != first)
    for number, wish in enumerate(wishes[:MOST]):
        owner = seeder.people[wish.owner or ""]
        if wish.measure in TRIED and wish.measure in seeder.measures:
            _try(seeder, number, wish, owner)
        if number % 4 == 0:
            words, likelihood, harm = RISKS[number // 4 % len(RISKS)]
            draft = RiskDraft(seeder.ids[wish.key], words, likelihood, harm, id=seeder.new_id())
            risks.report(actor=owner, draft=draft)
    _limits(seeder)


def _try(seeder: "Seeder", number: int, wish: "Wish", owner: Person) -> None:
    driver_text, idea_text, plan, predicted = TRIED[wish.measure]
    goal_id, begins = seeder.ids[wish.key], _months_ago(seeder, BEFORE - timedelta(days=30 * (number % 4)))
    driver = drivers.add(actor=owner, goal_id=goal_id, words=driver_text, id=seeder.new_id())
    tried = change_ideas.add(actor=owner, driver_id=driver.pk, words=idea_text, id=seeder.new_id())
    other = OTHER_IDEAS[number % len(OTHER_IDEAS)]
    change_ideas.add(actor=owner, driver_id=driver.pk, words=other, id=seeder.new_id())
    draft = InterventionDraft(
        measure_id=seeder.measures[wish.measure].pk, title=idea_text, begins_on=begins, plan=plan,
        idea_id=tried.pk, predicted=Decimal(predicted), id=seeder.new_id(),
    )  # fmt: skip
    row = interventions.plan(actor=owner, draft=draft)
    if number % 3 < AFTER_DONE:
        interventions.do(actor=owner, intervention_id=row.pk, done=DONE)
    if number % 3 == 0:
        interventions.study(actor=owner, intervention_id=row.pk, studied=LEARNED)
        interventions.act(actor=owner, intervention_id=row.pk, act="adopt", acted="On both units from next month.")


def _months_ago(seeder: "Seeder", ago: timedelta) -> date:
    """The first day of that month."""
    return (seeder.began.date() - ago).replace(day=1)


def _limits(seeder: "Seeder") -> None:
    """One chart begins anew because it is counted otherwise since; proposed by the steward, agreed to by the
    chief medical officer."""
    leads = seeder.plan.roster.leads
    unit = next((it.unit for it in seeder.plan.goals if it.measure == "hand_hygiene" and it.level == "unit"), None)
    if unit is None or "hand_hygiene" not in seeder.measures:
        return
    asked = rebaselines.propose(
        actor=seeder.people[leads["steward"]], measure_id=seeder.measures["hand_hygiene"].pk,
        unit_id=seeder.units[unit].pk, first=_months_ago(seeder, timedelta(days=330)),
        reason="Badges count instead of observers since that month", id=seeder.new_id(),
    )  # fmt: skip
    rebaselines.approve(actor=seeder.people[leads["cmo"]], rebaseline_id=asked.pk)

"""Where the demo's decisions are taken, and what has been promised between the meetings."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plumbline.accountability.actions import actions, decisions, forums, meetings
from plumbline.accountability.models import Meeting
from plumbline.goals.models import Target
from plumbline.integrations.demo.plan import MONTHS, Wish

if TYPE_CHECKING:
    from plumbline.integrations.demo.seeding import Seeder

AGREEING_DAY = timedelta(days=1)  # of the month, on which this month's goals are committed
STATED = (
    "Harm is reported first, before finance, at every meeting.",
    "Every hospital brings one front-line story to each meeting.",
    "No goal is added this year without one that ends.",
    "The committee visits one unit each quarter.",
)
WORK = {
    "strong": ("Low beds in every room", "Alarms that call the nurse's own phone", "Kits packed by the pharmacy"),
    "intermediate": ("A checklist at each handover", "Rounds every hour at night", "A second reader for each order"),
    "weak": ("A reminder at the huddle", "An hour of teaching for every shift", "A poster at each door"),
}
DONE = "Done on every shift; the huddle looks at it once a week."
DROPPED = "The new order set does it already."


def found(seeder: "Seeder") -> None:
    """The board, its quality committee, a leadership round of each hospital, and one unit's huddle; they meet from the
    first month to the next one after today."""
    lead, roster = seeder.plan.roster.leads, seeder.plan.roster
    board = [it.email for it in roster.people if any(role == "board_member" for role, _ in it.roles)]
    top = next(place.code for place in seeder.plan.places if place.level == "board")
    executives = [lead[key] for key in ("ceo", "cno", "coo", "cqo")]
    _meet(seeder, "Board", "board", top, "every_other_month", [*board, lead["cmo"]], lead["chair"])
    everyone = [board[0], lead["cmo"], *executives, lead["steward"]]
    _meet(seeder, "Quality and safety committee", "committee", top, "monthly", everyone, lead["cmo"])
    for place in seeder.plan.places:
        if place.level == "hospital":
            seats = [lead[place.code], lead[f"{place.code}/nursing"], *executives[:2]]
            _meet(seeder, f"Leadership, {place.name}", "leadership", place.code, "monthly", seats, lead[place.code])


def _meet(seeder: "Seeder", name: str, kind: str, unit: str, rhythm: str, seats: list[str], by: str) -> None:
    actor, unit_id = seeder.people[by], seeder.units[unit].pk
    convener = seeder.administrator
    forum = forums.found(actor=convener, name=name, kind=kind, unit_id=unit_id, rhythm=rhythm, id=seeder.new_id())
    for email in dict.fromkeys(seats):
        forums.join(actor=convener, forum_id=forum.pk, person_id=seeder.people[email].pk, id=seeder.new_id())
    step = 2 if rhythm == "every_other_month" else 1
    for month in range(0, MONTHS + 1 + step, step):
        held_on = seeder.plan.start_of(month) + AGREEING_DAY
        meetings.schedule(actor=actor, forum_id=forum.pk, held_on=held_on, id=seeder.new_id())


def speak(seeder: "Seeder", day: date) -> None:
    """What the board or its committee says on a day on which it meets, three or four times a year."""
    held = Meeting.objects.filter(organization=seeder.organization, held_on=day, forum__unit__parent=None)
    for meeting in held.select_related("forum").order_by("forum__name"):
        number = seeder.plan.index_of(day)
        if number % 6 == (0 if meeting.forum.kind == "board" else 3):
            by = seeder.people[seeder.plan.roster.leads["chair" if meeting.forum.kind == "board" else "cmo"]]
            text = STATED[number // 6 % len(STATED)]
            decisions.record(actor=by, text=text, meeting_id=meeting.pk, id=seeder.new_id())


def see(seeder: "Seeder") -> None:
    """Half of the changed targets were seen by whoever approves them."""
    changed = Target.objects.in_force().filter(organization=seeder.organization).exclude(reason="")
    for number, target in enumerate(changed.exclude(approved_by=None).order_by("valid_from", "pk")):
        before = Target.objects.filter(line=target.line, valid_to=target.valid_from)
        if number % 2 == 0 and before.exists():
            decisions.acknowledge_target(actor=target.approved_by, target_id=target.pk)


def promise(seeder: "Seeder") -> None:
    """Work on units' goals: most of it under way, some overdue, some done, one thing in ten dropped."""
    for number, wish in enumerate(worked_on(seeder)):
        owner, day = seeder.people[wish.owner or ""], seeder.plan.today
        strength = list(WORK)[number % 3]
        draft = actions.Promise(
            seeder.ids[wish.key],
            WORK[strength][number // 3 % 3],
            day + timedelta(days=(number * 7) % 60 - 12),
            strength,
            measure_id=seeder.measures[wish.measure].pk if wish.measure in seeder.measures else None,
            review_on=day + timedelta(days=120),
            id=seeder.new_id(),
        )
        promised = actions.promise(actor=owner, draft=draft)
        if number % 5 == 1:
            actions.finish(actor=owner, action_id=promised.pk, outcome=DONE)
        elif number % 10 == 4:
            actions.drop(actor=owner, action_id=promised.pk, reason=DROPPED)


def worked_on(seeder: "Seeder") -> Iterator[Wish]:
    """Every goal of the nurse manager on the sign-in page, and every sixth of the others'."""
    first = seeder.plan.roster.people[2].email
    here = (it for it in seeder.plan.goals if it.owner and it.owner not in seeder.plan.roster.leaving)
    units = (it for it in here if it.level == "unit" and it.state == "committed" and it.key in seeder.ids)
    return (wish for number, wish in enumerate(units) if wish.owner == first or number % 6 == 0)

"""Two years of data, check-ins and replies for a plan's goals."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from plumbline.integrations.demo import words
from plumbline.integrations.demo.families import measures
from plumbline.integrations.demo.plan import LEAVING, MONTHS, Plan, Said, Wish
from plumbline.integrations.demo.processes import months, share_of_way

MISSES = 0.06
BRIEFLY, LATELY = 15, 4  # months of data, and of monthly check-ins, in a large demo
DAYS = (17, 20, 24)
LATE_SHARE = 0.02
DUE = MONTHS + 13
FRESH, EARLIER = 2, 12  # which of the nurse manager's goals she has just spoken of, and how many days ago


def write(plan: Plan) -> None:
    """Fills the plan's series and check-ins. The plan's goals are final by then."""
    rng = random.Random(f"{plan.seed}:history:{len(plan.goals)}")  # noqa: S311 - made-up data
    children: dict[int, list[Wish]] = {}
    for wish in plan.goals:
        if wish.parent is not None:
            children.setdefault(wish.parent, []).append(wish)
    _data(plan, children, rng)
    owners = {wish.key: wish.owner for wish in plan.goals}
    often = frozenset(wish.key for wish in plan.goals if wish.owner == plan.roster.people[2].email)
    for wish in plan.goals:
        days = _cast_days(plan, wish, sorted(often).index(wish.key)) if wish.key in often else _days(plan, wish, rng)
        plan.said += _answered(plan, list(_said(plan, wish, days, children, owners, rng)))
    _asked_of_the_chief(plan, rng)
    plan.said.sort(key=lambda said: (said.month, said.day, said.goal))


def _data(plan: Plan, children: dict[int, list[Wish]], rng: random.Random) -> None:
    """A series for each measure and place that a goal reads; where units' goals are pooled, theirs are enough."""
    places = {place.code: place for place in plan.places}
    for wish in plan.goals:
        local = measures().get(wish.measure)
        key = (wish.measure, wish.unit)
        if local is None or key in plan.series or _pooled(wish, children):
            continue
        place = places[wish.unit]
        series = months(rng, local, place.kind, place.size, wish.shape, wish.head_start, MONTHS)
        plan.series[key] = series[-BRIEFLY:] if plan.large and wish.level == "unit" else series
        if wish.level == "unit" and rng.random() < LATE_SHARE:
            plan.late[key] = MONTHS - 4


def _pooled(wish: Wish, children: dict[int, list[Wish]]) -> list[Wish]:
    """The goals below whose numbers make this one's."""
    below = children.get(wish.key, ())
    return [it for it in below if it.kind == "same_measure" and it.agreed and it.state == "committed"]


def pace(plan: Plan, wish: Wish, month: int, children: dict[int, list[Wish]]) -> float:
    """How far ahead (+) or behind (−) of an even pace a goal seems to its owner, as shares of the whole way."""
    below = _pooled(wish, children)
    if below:
        return sum(pace(plan, child, month, children) for child in below) / len(below)
    expected = (month - wish.month + 1) / (DUE - wish.month)
    seen = [it for it in plan.series.get((wish.measure, wish.unit), ()) if month - 5 <= it.index < month]
    if not seen or wish.aim is None or wish.aim.target == wish.aim.baseline:
        return share_of_way(wish.shape, month, MONTHS) - share_of_way(wish.shape, wish.month, MONTHS) - expected
    value = sum(it.numerator for it in seen) / sum(it.denominator for it in seen) * measures()[wish.measure].per
    done = float((value - wish.aim.baseline) / (wish.aim.target - wish.aim.baseline))
    return min(done, 1.0) - expected


def _last(plan: Plan, wish: Wish) -> int:
    """The month from which on there is nothing more to say."""
    _, january = plan.last_year
    ends = {"achieved": january + 11, "missed": january + 11, "stopped": january + 8, "sustaining": MONTHS - 4}
    gone = LEAVING if wish.owner in plan.roster.leaving else MONTHS
    return min(ends.get(wish.state, MONTHS), wish.silent_since or MONTHS, gone)


def _days(plan: Plan, wish: Wish, rng: random.Random) -> Iterator[tuple[int, int]]:
    """When its owner speaks of a goal: (month spoken of, day of the month after)."""
    every = max(1, round(wish.check_in_days / 31))
    for month in range(wish.month + 1, _last(plan, wish)):
        often = every if not plan.large or month >= MONTHS - LATELY else max(every, 4)
        if not (month - wish.month) % often and (rng.random() >= MISSES or month >= MONTHS - 2):
            yield month, rng.choice(DAYS)


def _cast_days(plan: Plan, wish: Wish, number: int) -> Iterator[tuple[int, int]]:
    """The nurse manager of the sign-in page: whatever the day, all but one of hers fell due in the last days."""
    day = plan.today - timedelta(days=EARLIER if number == FRESH else wish.check_in_days + 1 + number % 6)
    while plan.index_of(day) > wish.month + 1:
        yield plan.index_of(day) - 1, day.day
        day -= timedelta(days=wish.check_in_days - 2)


def _said(
    plan: Plan,
    wish: Wish,
    days: Iterable[tuple[int, int]],
    children: dict[int, list[Wish]],
    owners: dict[int, str | None],
    rng: random.Random,
) -> Iterator[Said]:
    if wish.owner is None or wish.state in ("draft", "proposed"):
        return
    for month, day in days:
        felt = pace(plan, wish, month, children) + wish.optimism
        claimed = words.ON_TRACK if felt > -0.12 else words.AT_RISK if felt > -0.28 else words.OFF_TRACK
        worse = claimed != words.ON_TRACK
        above = owners.get(wish.parent) if wish.parent is not None else None
        if above == wish.owner or (above in plan.roster.leaving and month >= LEAVING - 1):
            above = None
        asked = (0.45 if month >= MONTHS - 2 else 0.03) * (0.1 if plan.large else 1)
        answered = above is not None and rng.random() < asked
        yield Said(
            wish.key,
            month,
            day,
            wish.owner,
            claimed,
            words.line(rng, wish.measure, claimed, own=wish.level == "board"),
            (wish.barrier,) if worse and rng.random() < 0.7 else (),
            worse and rng.random() < 0.18,
            words.next_step(rng, wish.measure, own=wish.level == "board") if worse else "",
            words.reply(rng, claimed) if answered else None,
            above,
        )


def _answered(plan: Plan, said: list[Said]) -> list[Said]:
    """Nobody is left waiting for months: what was last said of a goal, long ago, was answered or asked for nothing."""
    past = (it for it in said if _day(plan, it) < plan.today)
    last = max(past, key=lambda it: (it.month, it.day), default=None)
    if last is None or last.reply is not None or last.month >= MONTHS - 2:
        return said
    calm = replace(last, needs_help=False, claimed=last.claimed.replace(words.OFF_TRACK, words.AT_RISK))
    heard = replace(last, reply=words.HEARD) if last.reply_by and not plan.large else calm
    return [heard if it is last else it for it in said]


def _asked_of_the_chief(plan: Plan, rng: random.Random) -> None:
    """The chief medical officer of the sign-in page has two check-ins to answer: the latest of the goals below."""
    chief = plan.roster.people[1].email
    last: dict[int, int] = {}
    for index, said in enumerate(plan.said):
        if said.reply_by == chief and _day(plan, said) < plan.today:
            before = last.get(said.goal)
            if before is None or _day(plan, plan.said[before]) < _day(plan, said):
                last[said.goal] = index
    for index in sorted(last.values(), key=lambda it: (_day(plan, plan.said[it]), it))[-2:]:
        said = plan.said[index]
        measure = plan.goals[said.goal].measure
        claimed = words.AT_RISK if said.claimed == words.ON_TRACK else said.claimed
        note, step = words.line(rng, measure, claimed), said.next_step or words.next_step(rng, measure)
        plan.said[index] = replace(said, claimed=claimed, note=note, next_step=step, needs_help=True, reply=None)


def _day(plan: Plan, said: Said) -> date:
    return plan.start_of(said.month + 1) + timedelta(days=said.day - 1)

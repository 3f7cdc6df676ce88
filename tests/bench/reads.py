"""Bars A to E: the whole cascade, cold and after a write; the columns; the poll; the line of sight."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from statistics import median

import orjson
from django.conf import settings

from api.faces import client
from bench import reading, sides, sizes
from bench.context import Bench
from bench.rounds import Line, compared, said, taken
from bench.sides import Side
from bench.sizes import Size
from plumbline.accountability import selectors
from plumbline.goals.actions import check_ins
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.choices import Claim
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person

COLD = (
    "the statement also tells who acts for whom and turns ids into positions, and its rows are then rendered by what "
    "was selected. Tried: asking who acts only of goals without a present owner (60 ms less), rendering column by "
    "column into bytes (55 ms less), positions worked out in Python, more work_mem, other joins (no gain). Each "
    "process pays it once; after that B counts."
)
SENDING = "only the changed rows are read and rendered; what is left is sending 740 bytes for each goal on both sides."
RANDOM = (
    "ids alone are 137 kB (74 random bits in each UUIDv7), real titles 60 kB, measured values 28 kB, positions 43 kB. "
    "Tried: JSON without spaces (a third fewer bytes, 4 % after gzip). Ids in binary would save about 35 kB."
)
DOOR = (
    "PostGraphile and strawberry-django are asked by nobody: no session, account, person, throttle or rights. Tried: "
    "what is hidden from a viewer kept until a row changes or a right begins or ends, reasons put into SQL once (61 to "
    "24 ms each), gaps read only when asked for, rows read once. As many requests that ask only who is looking take"
)


def signed_in(side: Side, size: Size) -> Side:
    return signed_in_as(side, size.viewer)


def signed_in_as(side: Side, person: Person) -> Side:
    session = client(person).cookies[settings.SESSION_COOKIE_NAME].value
    token = "a" * 32
    side.headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}",
        "X-CSRFToken": token,
    }
    return side


def started(size: Size, stack: ExitStack, *, slowest: bool = True) -> dict[str, Side]:
    wanted = [sides.plumbline, sides.bare, sides.postgraphile, *([sides.strawberry] if slowest else [])]
    running = [stack.enter_context(start(size.database)) for start in wanted]
    signed_in(running[0], size)
    return {side.name: side for side in running}


def cold(side: Side) -> None:
    if side.name == "Plumbline":
        assert side.ask("GET", "/bench/cold")[0] == 204


def equal(size: Size, running: dict[str, Side]) -> Iterator[str]:
    """Asks every side and compares; raises AssertionError where they differ."""
    told = {name: reading.rows_of(side, reading.whole(side), size.zone) for name, side in running.items()}
    for name, rows in told.items():
        wrong = reading.differences(told["Plumbline"], rows)
        assert not wrong, f"{wrong} of {size.goals} goals are told differently by {name}"
    yield f"{size.goals:,} goals: the whole cascade is the same on {', '.join(told)}"


def said_again(size: Size) -> None:
    """A check-in that says another word than the last, so that every goal above is worked out anew."""
    goal = Goal.objects.filter(state="committed", standing__owned=True).order_by("-pk").first()
    assert goal is not None
    claimed = {Claim.ON_TRACK: Claim.AT_RISK}.get(goal.standing.claimed, Claim.ON_TRACK)
    owner = goal.assignments.get(role="accountable", valid_to=None).person
    check_ins.record(actor=owner, draft=CheckInDraft(goal.pk, claimed))


def whole(bench: Bench) -> None:
    """A and B."""
    for name in bench.names("10k", "100k"):
        largest = name == bench.names("100k")[0]
        with sizes.opened(name) as size, ExitStack() as stack:
            running = started(size, stack, slowest=not largest)
            for words in equal(size, running):
                bench.agreed(words)
            if not largest or bench.fast:
                _cold(bench, size, running)
            _after_a_check_in(bench, size, running, largest)


def _cold(bench: Bench, size: Size, running: dict[str, Side]) -> None:
    """strawberry-django takes ten seconds and more for each answer, so it is asked less often."""
    calls = {which: partial(reading.whole, side) for which, side in running.items()}
    slow = calls.pop("strawberry-django", None)
    times = taken(calls, 2 * bench.rounds, lambda which: cold(running[which]))
    for other, bound in {"bare SQL": 1.15, "PostGraphile": 1 / 3}.items():
        work = f"whole cascade, cold, {size.goals:,}"
        bench.add(compared("A", work, times, "Plumbline", other, bound, COLD))
    if slow is not None:
        calls = {"Plumbline": calls["Plumbline"], "strawberry-django": slow}
        times = taken(calls, 2, lambda which: cold(running[which]))
        bench.add(compared("A", f"whole cascade, cold, {size.goals:,}", times, *calls, 1 / 20))


def _after_a_check_in(bench: Bench, size: Size, running: dict[str, Side], largest: bool) -> None:
    sides = {which: side for which, side in running.items() if which != "strawberry-django"}
    if largest:
        sides.pop("bare SQL", None)
    calls = {which: partial(reading.whole, side) for which, side in sides.items()}
    times = taken(calls, bench.rounds, lambda which: said_again(size))
    bounds = {"PostGraphile": 1 / 40} if largest else {"bare SQL": 0.2, "PostGraphile": 1 / 20}
    for other, bound in bounds.items():
        work = f"the same after a check-in, {size.goals:,}"
        bench.add(compared("B", work, times, "Plumbline", other, bound, SENDING))
    for words in equal(size, sides):
        bench.agreed(f"{words}, after the check-ins")


def columns(bench: Bench) -> None:
    """C and D."""
    (name,) = bench.names("10k")
    with sizes.opened(name) as size, sides.plumbline(size.database) as own, sides.bare(size.database) as bare:
        signed_in(own, size)
        calls = {"Plumbline": partial(own.get, CASCADE), "bare SQL": partial(bare.get, "/columns")}
        times = taken(calls, bench.rounds, lambda which: cold(own) if which == "Plumbline" else None)
        bench.add(compared("C", f"columns, cold, {size.goals:,}", times, "Plumbline", "bare SQL", 1.25))
        body, nested = own.get(CASCADE), reading.whole(bare)
        packed = len(gzip.compress(body, 6))
        bench.add(
            Line(
                "C", "bytes of the columns", f"{len(body):,}", f"nested {len(nested):,}", len(body) / len(nested), 0.45
            )
        )
        bench.add(Line("C", "kB of them, gzip", f"{packed / 1000:.0f}", "", packed / 1000, 150, note=RANDOM))
        _polled(bench, size, own)


CASCADE = "/api/v1/cascade"
OFTEN = 20


def _polled(bench: Bench, size: Size, own: Side) -> None:
    """A poll is shorter than the machine's own unrest: twenty of them are timed together."""
    whole = orjson.loads(own.get(CASCADE))
    unchanged = partial(own.ask, "GET", CASCADE, None, **{"If-None-Match": own.last["etag"]})
    assert unchanged()[0] == 304
    empty = partial(own.ask, "GET", "/bench/empty")
    times = taken({"304": partial(_often, unchanged), EMPTY: partial(_often, empty)}, bench.rounds)
    bench.add(compared("D", f"{OFTEN} polls, nothing new", times, "304", EMPTY, 1.5))
    said_again(size)
    delta = partial(own.get, f"{CASCADE}?since={whole['watermark']}")
    assert not orjson.loads(delta())["complete"]
    times = taken({"deltas": partial(_often, delta), EMPTY: partial(_often, empty)}, bench.rounds)
    bench.add(compared("D", f"{OFTEN} polls after a check-in", times, "deltas", EMPTY, 3))


EMPTY = "empty requests"


def _often(call: Callable[[], object]) -> None:
    for _ in range(OFTEN):
        call()


def lines(bench: Bench) -> None:
    """E: from a unit's goal up to the board's, as deep as any; and how that grows with the number of goals."""
    (name,) = bench.names("10k")
    with sizes.opened(name) as size, ExitStack() as stack:
        running = started(size, stack)
        del running["bare SQL"]
        goal = deepest(size)
        told = {which: reading.steps_of(side, reading.line(side, goal)) for which, side in running.items()}
        assert all(steps == told["Plumbline"] for steps in told.values()), told
        bench.agreed(
            f"{size.goals:,} goals: {len(told['Plumbline'])} steps to the board are the same on {', '.join(told)}"
        )
        calls = {which: partial(_often, partial(reading.line, side, goal)) for which, side in running.items()}
        times = taken(calls, bench.rounds)
        for other, bound in {"PostGraphile": 0.85, "strawberry-django": 1 / 6}.items():
            work = f"{OFTEN} lines of sight, {size.goals:,}"
            bench.add(compared("E", work, times, "Plumbline", other, bound, f"{DOOR} {said(_of_the_door(running))}."))
    _grown(bench)


def _of_the_door(running: dict[str, Side]) -> float:
    ask = partial(running["Plumbline"].graphql, "query Nothing { me { home } }")
    (times,) = taken({"": partial(_often, ask)}, 3).values()
    return median(times)


def _grown(bench: Bench) -> None:
    with ExitStack() as stack:
        calls: dict[str, Callable[[], object]] = {}
        for name in bench.names("1k", "100k"):
            size = stack.enter_context(sizes.opened(name))
            side = signed_in(stack.enter_context(sides.plumbline(size.database)), size)
            calls[f"{size.goals:,} goals"] = partial(_often, partial(reading.line, side, deepest(size)))
        small, large = calls
        bench.add(compared("E", f"{OFTEN} lines of sight", taken(calls, bench.rounds), large, small, 1.3))


def deepest(size: Size) -> str:
    """One of the goals that stand farthest below the board's."""
    goals = Goal.objects.filter(organization=size.organization, state="committed").order_by("-pk")[:200]
    up = selectors.chains(size.organization.pk, [goal.pk for goal in goals])
    return str(max(up, key=lambda goal: (len(up[goal]), str(goal))))

"""What one request takes among a thousand, ten and a hundred thousand goals, and beside a thousand other organizations.

No bar: the figures of `backend/docs/scale.md`, in milliseconds on this machine, each the median of some rounds.
"""

from collections.abc import Callable
from functools import partial
from statistics import median

import orjson

from bench import reading, sides, sizes
from bench.context import Bench
from bench.reads import CASCADE, cold, deepest, said_again, signed_in, signed_in_as
from bench.rounds import taken
from bench.sides import Side
from bench.sizes import Size
from plumbline.core.ids import uuid7
from plumbline.goals.models import Goal
from plumbline.organizations.actions import organizations

OTHERS = 1_000
CHECK_IN = """
mutation CheckIn($input: RecordCheckInInput!) { recordCheckIn(input: $input) { checkIn { id } errors { sentence } } }
"""


def table(bench: Bench) -> None:
    for name in bench.names("1k", "10k", "100k"):
        with sizes.opened(name) as size:
            bench.grown[f"{size.goals:,} goals"] = costs(bench, size)
    with sizes.opened(bench.names("10k")[0]) as size:
        others = 20 if bench.fast else OTHERS
        for number in range(others):
            organizations.found(name=f"Hospital {number}", slug=f"other-{number}", time_zone="America/Chicago")
        words = f"{size.goals:,}, beside {others:,} organizations"
        bench.grown[words] = costs(bench, size)


def costs(bench: Bench, size: Size) -> dict[str, float]:
    with sides.plumbline(size.database) as own:
        signed_in(own, size)
        owner = Side(own.name, own.port, own.process)
        goal = Goal.objects.filter(state="committed", standing__owned=True, assignments__person__account__isnull=False)
        first = goal.filter(assignments__role="accountable", assignments__valid_to=None).order_by("-pk").first()
        assert first is not None
        signed_in_as(owner, first.assignments.get(role="accountable", valid_to=None).person)
        mark = orjson.loads(own.get(CASCADE))["watermark"]
        calls: dict[str, Callable[[], object]] = {
            "a check-in": partial(_checked_in, owner, str(first.pk)),
            "a line of sight": partial(reading.line, own, deepest(size)),
        }
        told = {name: taken({name: call}, 3 * bench.rounds)[name] for name, call in calls.items()}
        own.get(CASCADE)
        unchanged = partial(own.ask, "GET", CASCADE, None, **{"If-None-Match": own.last["etag"]})
        assert unchanged()[0] == 304
        told |= taken({"a poll, nothing new": unchanged}, 3 * bench.rounds)
        after = {
            "a poll after a check-in": partial(own.get, f"{CASCADE}?since={mark}"),
            "the whole, typed, after a check-in": partial(reading.whole, own),
        }
        told |= {
            name: taken({name: call}, bench.rounds, lambda _: said_again(size))[name] for name, call in after.items()
        }
        whole = {"the columns, cold": partial(own.get, CASCADE)}
        told |= taken(whole, bench.rounds, lambda _: cold(own))
        owner.close()
        return {name: 1000 * median(times) for name, times in told.items()}


def _checked_in(side: Side, goal: str) -> None:
    said = {"goalId": goal, "claimed": "ON_TRACK", "id": str(uuid7())}
    body = orjson.dumps({"query": CHECK_IN, "variables": {"input": said}})
    _, told = side.ask("POST", "/graphql", body, **{"Content-Type": "application/json"})
    assert b'"errors":[]' in told, told

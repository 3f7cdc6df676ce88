"""Bar J: the cascade as it stood on a past day, beside the present one, by a process that keeps neither."""

from datetime import timedelta
from functools import partial

import databases
from bench import sides, sizes
from bench.context import Bench
from bench.reads import CASCADE, cold, signed_in
from bench.rounds import compared, taken
from plumbline.core import clock

DAYS_AGO = 60
WORKED_OUT = (
    "every standing of that day is worked out by the rules from what was on record, once for a day that somebody looks "
    "at; then it is kept. Tried: the instant asked once for each statement and not for each row (the kept picture from "
    "2.8 to 1.1 times the present; findings of a past day twice as fast)."
)


def bars(bench: Bench) -> None:
    (name,) = bench.names("10k")
    with sizes.opened(name) as size, sides.plumbline(size.database) as own:
        signed_in(own, size)
        day = clock.day(clock.now(), size.zone) - timedelta(days=DAYS_AGO)
        then = partial(own.get, f"{CASCADE}?as_of={day}")
        assert then() != own.get(CASCADE)
        calls = {f"{DAYS_AGO} days ago": then, "the present": partial(own.get, CASCADE)}
        times = taken(calls, bench.rounds, lambda which: cold(own))
        bench.add(compared("J", f"columns, cold, {size.goals:,}", times, *calls, 2))

        def forgotten(which: str) -> None:
            cold(own)
            with databases.server(size.database) as admin:
                admin.execute("TRUNCATE goals_past, goals_paststanding")

        times = taken(calls, 1 if bench.fast else 3, forgotten)
        bench.add(compared("J", f"columns, the first look at a day, {size.goals:,}", times, *calls, 2, WORKED_OUT))

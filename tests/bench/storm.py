"""Bar G: sixteen writers at once, one in ten of whose actions changes the structure, while somebody looks at the
picture all the time. Nothing may be wrong afterwards: no standing, no picture that was mended, and no writer may have
waited in a circle."""

import threading
import time

from django.db import connections

import databases
from bench.context import Bench
from bench.rounds import Line
from domain import test_storm
from domain import world as worlds
from domain.world import World
from plumbline.accountability import cascade
from plumbline.goals import oracle


def bars(bench: Bench) -> None:
    name = databases.clone()
    try:
        with databases.pointed(name):
            _measured(bench)
    finally:
        connections.close_all()
        with databases.server() as admin:
            databases.drop(admin, name)


def _measured(bench: Bench) -> None:
    seconds = 3 if bench.fast else 60
    world = worlds.build(line=False)
    keys = test_storm.plant(world, test_storm.GOALS * (1 if bench.fast else 4))
    test_storm.WRITERS = 16
    over, looks = threading.Event(), [0]
    looker = threading.Thread(target=_looking, args=(world, over, looks))
    looker.start()
    told = test_storm.storm(world, keys, seconds)
    over.set()
    looker.join()
    stale = _stale(world)
    writes = sum(count for what, count in told.items() if " " not in what)
    work = f"{writes:,} writes by 16 in {seconds} s, {looks[0]:,} looks"
    stuck = sum(count for what, count in told.items() if what.startswith("database"))
    wrong = len(oracle.wrong(world.cast.organization))
    for words, count in (("standings off", wrong), ("deadlocks", stuck), ("rows of the picture stale", stale)):
        bench.add(Line("G", work, f"{count} {words}", "", count, 0))


def _looking(world: World, over: threading.Event, looks: list[int]) -> None:
    try:
        while not over.is_set():
            cascade.snapshot(world.cast.eve)
            looks[0] += 1
            time.sleep(0.005)
    finally:
        connections.close_all()


def _stale(world: World) -> int:
    """Goals of the picture that was mended all along, told otherwise than in one drawn anew."""
    mended = cascade.snapshot(world.cast.eve).page
    cascade._shelf._kept.clear()
    fresh = cascade.snapshot(world.cast.eve).page
    rows = [list(zip(*page["goals"].values(), strict=True)) for page in (mended, fresh)]
    return sum(one != other for one, other in zip(*rows, strict=True))

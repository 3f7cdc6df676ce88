"""Bar L: how many entries a second the offline verifier proves, from one file."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connections

import databases
from bench.context import Bench
from bench.rounds import Line
from domain import test_ledger_offline_rows as offline
from domain import world as worlds


def bars(bench: Bench) -> None:
    settings.LEDGER_DIR = ""
    name = databases.clone()
    try:
        with databases.pointed(name), tempfile.TemporaryDirectory() as folder:
            world = worlds.build()
            world.commit("board", "north", "surgery", "w5")
            count = offline.FEW if bench.fast else offline.MANY
            rate = max(offline.timed(world, Path(folder), count) for _ in range(3))
            bench.add(Line("L", f"{count:,} entries of one file", f"{rate:,.0f}/s", "", rate, offline.BAR, True))
    finally:
        connections.close_all()
        with databases.server() as admin:
            databases.drop(admin, name)

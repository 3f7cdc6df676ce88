"""Many at once: writers on goals, edges and data leave no wrong standing, no deadlock and no loop."""

import random
import threading
import time
from collections import Counter
from datetime import date

import pytest
from django.db import OperationalError, connections

from domain import world as worlds
from domain.world import World
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals import oracle
from plumbline.goals.actions import alignments, check_ins
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.check_ins import CheckInDraft, OwnCount
from plumbline.goals.choices import Claim
from plumbline.goals.models import Alignment
from plumbline.goals.rules import graph

WRITERS = 8
GOALS = 40


def plant(world: World, count: int) -> list[str]:
    """Committed goals of one owner, each below an earlier one, some below two."""
    chance = random.Random(7)
    keys: list[str] = []
    for number in range(count):
        key = f"g{number}"
        world.draft(key, "w5", owner="eve")
        keys.append(key)
        for above in set(chance.choices(keys[:-1], k=chance.choice([1, 1, 2]))) if number else ():
            world.link(
                key,
                above,
                primary=not Alignment.objects.filter(child_id=world.ids[key], primary=True).exists(),
            )
    world.commit(*keys)
    return keys


def storm(world: World, keys: list[str], seconds: float) -> Counter[str]:
    """Eight writers, one in ten of whose actions changes the structure; counts what came of them."""
    told: Counter[str] = Counter()
    until = time.monotonic() + seconds
    actor = world.cast.eve

    def write(seed: int) -> None:
        chance = random.Random(seed)
        try:
            while time.monotonic() < until:
                try:
                    told[_act(world, keys, actor, chance)] += 1
                except (DomainError, RowErrors) as refusal:
                    told[f"refused {getattr(refusal, 'code', 'rows')}"] += 1
                except OperationalError as error:
                    told[f"database: {type(error.__cause__).__name__}"] += 1
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(seed,)) for seed in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return told


def _act(world: World, keys: list[str], actor: object, chance: random.Random) -> str:
    if chance.random() >= 0.1:
        claimed = chance.choice(list(Claim))
        check_ins.record(actor=actor, draft=CheckInDraft(world.ids[chance.choice(keys)], claimed))  # type: ignore[arg-type]
        return "check-in"
    child, parent = chance.sample(keys, 2)
    edge = Alignment.objects.open().filter(child_id=world.ids[child]).order_by("?").first()
    if edge is not None and chance.random() < 0.5:
        alignments.end(actor=actor, alignment_id=edge.pk, reason="Storm")  # type: ignore[arg-type]
        return "ended"
    draft = AlignmentDraft(child_id=world.ids[child], parent_id=world.ids[parent])
    offered = alignments.offer(actor=actor, draft=draft)  # type: ignore[arg-type]
    if offered.agreed_at is None:
        alignments.accept(actor=actor, alignment_id=offered.pk)  # type: ignore[arg-type]
    return "linked"


def check(world: World, told: Counter[str]) -> None:
    print(dict(told))
    assert told["check-in"] > 10
    assert told["linked"] + told["ended"] > 0
    assert not [name for name in told if name.startswith("database") or name == "refused at_once"], told
    links = Alignment.objects.open().values_list("child_id", "parent_id")
    graph.top_down(world.ids.values(), list(links))  # raises where a loop stands
    assert oracle.wrong(world.cast.organization) == []


def test_a_storm_of_writers_leaves_every_standing_right(committing: str) -> None:
    world = worlds.build(line=False)
    keys = plant(world, GOALS)
    check(world, storm(world, keys, seconds=4))


def test_two_counts_of_one_series_never_wait_for_each_other_in_a_circle(committing: str) -> None:
    """Each count judges both goals anew, because both aim at the same measure of the same unit."""
    world = worlds.build()
    for key in ("surgery", "w5"):
        world.target(key, unit_id=world.cast.units["w5"].pk)
    world.commit("board", "north", "surgery", "w5")
    told: Counter[str] = Counter()
    together = threading.Barrier(2, timeout=60)

    def count(key: str, name: str) -> None:
        try:
            for month in range(1, 7):
                own = OwnCount(date(2026, month, 1), date(2026, month + 1, 1), numerator=month, denominator=1000)  # type: ignore[arg-type]
                together.wait()
                draft = CheckInDraft(world.ids[key], Claim.AT_RISK, count=own)
                try:
                    check_ins.record(actor=worlds.person(world, name), draft=draft)
                    told["check-in"] += 1
                except OperationalError as error:
                    told[type(error.__cause__).__name__] += 1
        finally:
            connections.close_all()

    writers = [threading.Thread(target=count, args=each) for each in (("surgery", "sam"), ("w5", "nora"))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert told == {"check-in": 12}
    assert oracle.wrong(world.cast.organization) == []


@pytest.mark.drill
def test_the_long_storm(committing: str) -> None:
    world = worlds.build(line=False)
    keys = plant(world, GOALS * 4)
    check(world, storm(world, keys, seconds=20))

"""Eight writers append to one log at once: no gap, no fork, every link holds, and what was given up left nothing."""

import threading
from collections import Counter

import pytest
from django.db import connections, transaction

from domain import world as worlds
from domain.world import World
from plumbline.goals.actions import check_ins
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import CheckIn
from plumbline.ledger import chain, verify
from plumbline.ledger.models import Entry, Head, Image

WRITERS, FEW, MANY = 8, 12, 1000
GIVEN_UP = 7  # each so many rounds, one writer's transaction is rolled back after it has appended


class GivenUp(Exception):
    pass


def written(world: World, rounds: int) -> Counter[str]:
    """Every writer has a goal of its own, so that they meet at the head alone; each round they start together."""
    gate, told, lock = threading.Barrier(WRITERS, timeout=120), Counter[str](), threading.Lock()
    eve = world.cast.eve

    def write(number: int) -> None:
        goal = world.ids[f"g{number}"]
        try:
            for at in range(rounds):
                gate.wait()
                came = _round(eve, goal, give_up=at % GIVEN_UP == 0 and at // GIVEN_UP % WRITERS == number)
                with lock:
                    told[came] += 1
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return told


def _round(actor: object, goal: object, *, give_up: bool) -> str:
    try:
        with transaction.atomic():
            check_ins.record(actor=actor, draft=CheckInDraft(goal, "on_track"))  # type: ignore[arg-type]
            if give_up:
                raise GivenUp
    except GivenUp:
        return "given up"
    return "written"


def raced(rounds: int) -> None:
    world = worlds.build(line=False)
    for number in range(WRITERS):
        world.draft(f"g{number}", "w5", owner="eve")
    world.commit(*(f"g{number}" for number in range(WRITERS)))
    before = Head.objects.get().sequence
    told = written(world, rounds)
    entries = list(Entry.objects.order_by("sequence"))
    wrong = [
        entry.sequence
        for at, entry in enumerate(entries, 1)
        if (entry.sequence, bytes(entry.previous)) != (at, bytes(entries[at - 2].hash) if at > 1 else chain.NOTHING)
    ]
    print(f"{WRITERS} writers, {rounds:,} rounds: {dict(told)}; {len(entries):,} entries, {len(wrong)} wrong")
    assert wrong == [] and list(verify.faults()) == []
    assert len({bytes(entry.previous) for entry in entries}) == len(entries), "a fork: two follow the same"
    assert sum(told.values()) == WRITERS * rounds and told["given up"] == -(-rounds // GIVEN_UP)
    assert len(entries) - before == told["written"] == CheckIn.objects.count(), "one entry each, and no more"
    images = Image.objects.filter(table_name=CheckIn._meta.db_table)
    assert images.values("entry_id").distinct().count() == told["written"]


def test_eight_writers_append_at_once(committing: str) -> None:
    raced(FEW)


@pytest.mark.drill
def test_eight_writers_append_a_thousand_rounds(committing: str) -> None:
    raced(MANY)

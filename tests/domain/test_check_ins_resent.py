"""What arrives twice, or corrects what was taken back."""

import pytest

from domain import world as worlds
from domain.world import World, refused
from plumbline.core.ids import uuid7
from plumbline.goals.actions import check_ins
from plumbline.goals.actions.check_ins import CheckInDraft


@pytest.fixture
def world() -> World:
    world = worlds.build()
    world.commit("board", "north", "surgery", "w5")
    return world


def test_a_resend_is_answered_to_its_author_alone(world: World) -> None:
    draft = CheckInDraft(world.ids["w5"], "at_risk", id=uuid7())
    sent = check_ins.record(actor=world.cast.nora, draft=draft)
    assert check_ins.record(actor=world.cast.nora, draft=draft).pk == sent.pk
    with refused("id_taken"):
        check_ins.record(actor=world.cast.fay, draft=draft)


def test_what_was_taken_back_is_not_corrected(world: World) -> None:
    sent = check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "at_risk"))
    taken_back = check_ins.withdraw(actor=world.cast.nora, check_in_id=sent.pk)
    for id in (sent.pk, taken_back.pk):
        with refused("not_yours_to_correct"):
            check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "on_track", supersedes_id=id))

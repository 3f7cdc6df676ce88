"""A picture that each process mends as goals change is the picture that it would draw anew, whatever happened."""

from collections.abc import Callable
from typing import Any

import pytest

from domain import world as worlds
from domain.world import World
from plumbline.accountability import cascade
from plumbline.goals.actions import check_ins, goals
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import Goal


def said(world: World, claimed: str) -> None:
    check_ins.record(
        actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], claimed, needs_help=claimed == "at_risk")
    )


def edited(world: World, key: str, **changes: Any) -> None:
    version = Goal.objects.get(pk=world.ids[key]).version
    goals.edit(actor=world.cast.sam, goal_id=world.ids[key], expected_version=version, **changes)


STEPS: dict[str, Callable[[World], object]] = {
    "a check-in": lambda world: said(world, "off_track"),
    "another": lambda world: said(world, "at_risk"),
    "a title": lambda world: edited(world, "surgery", title="No fall on any ward of Surgery"),
    "a goal": lambda world: world.draft("extra", "w5", owner="dele"),
    "a link": lambda world: world.link("extra", "surgery"),
    "a second link": lambda world: world.link("extra", "north", primary=False),
    "an owner": lambda world: world.own(world.ids["surgery"], "eve"),
    "a commitment": lambda world: world.commit("extra"),
    "a restriction": lambda world: edited(world, "w5", restricted=True),
    "a check-in on what is restricted": lambda world: said(world, "on_track"),
}
AS_BEFORE = {"a check-in", "another", "a title", "a commitment", "a check-in on what is restricted"}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each drawing whether it was of the whole."""
    told: list[bool] = []
    draw = cascade._draw

    def noted(eyes: Any, mark: str, some: Any = None) -> Any:
        told.append(some is None)
        return draw(eyes, mark, some)

    monkeypatch.setattr(cascade, "_draw", noted)
    return told


def test_after_every_kind_of_change(committing: str, drawn: list[bool]) -> None:
    world = worlds.build()
    world.target("w5", unit_id=world.cast.units["w5"].pk)
    world.commit("board", "north", "surgery", "w5")
    viewers = [world.cast.eve, world.cast.nora, world.cast.fay]
    for viewer in viewers:
        cascade.snapshot(viewer)
    for step, change in STEPS.items():
        change(world)
        drawn.clear()
        mended = [cascade.snapshot(viewer) for viewer in viewers]
        assert (True not in drawn) is (step in AS_BEFORE), step
        kept = dict(cascade._shelf._kept)
        cascade._shelf._kept.clear()
        for viewer, picture in zip(viewers, mended, strict=True):
            fresh = cascade.snapshot(viewer)
            assert fresh.page | {"watermark": ""} == picture.page | {"watermark": ""}, (step, viewer.position)
            assert fresh.etag == picture.etag
        cascade._shelf._kept.update(kept)


def test_what_somebody_holds_is_never_changed(committing: str) -> None:
    world = worlds.build()
    world.commit("board", "north", "surgery", "w5")
    held = cascade.snapshot(world.cast.nora)
    before = held.page["goals"]["claimed"].copy()
    said(world, "off_track")
    assert cascade.snapshot(world.cast.nora).page["goals"]["claimed"] != before == held.page["goals"]["claimed"]

"""Targets that follow the nation: asked for at once, again at each release, and on record each time."""

from decimal import Decimal

import pytest

from domain.test_ratings import FOUR, aimed
from domain.test_ratings import world as world
from domain.world import World, refused
from plumbline.goals.actions import targets
from plumbline.goals.models import Target
from plumbline.ledger.models import Entry
from plumbline.ratings import packs, tasks
from plumbline.ratings.actions import benchmarks
from plumbline.ratings.models import Benchmark


def target_of(world: World, key: str) -> Target:
    return Target.objects.in_force().get(goal_id=world.ids[key])


def number(release: str, code: str, part: int) -> Decimal:
    measure = next(it for it in packs.shipped()[release].measures if it.id == code)
    return round(Decimal(repr(measure.quantiles[part])), 4)


def test_a_draft_follows_at_once(world: World) -> None:
    world.draft("lines", FOUR, owner="eve")
    aims = {"measure_id": aimed(world, "other", FOUR, "HAI_1", "0.6").targets.get().measure_id}
    world.target("lines", **aims, baseline=Decimal(1), target=Decimal("0.60"))
    row = benchmarks.follow(actor=world.cast.eve, target_id=target_of(world, "lines").pk, statistic="quarter")
    assert (row.release, row.value) == ("2025-07", number("2025-07", "HAI_1", 1)), "a quarter of the nation is better"
    assert target_of(world, "lines").target == row.value


def test_a_committed_goal_is_asked_and_its_approver_decides(world: World) -> None:
    aimed(world, "lines", FOUR, "HAI_1", "0.60")
    before = target_of(world, "lines")
    benchmarks.follow(actor=world.cast.eve, target_id=before.pk, statistic="median")
    assert target_of(world, "lines") == before, "nothing moves before the approver agrees"
    asked = Target.objects.proposed().get(line=before.line)
    assert asked.target == number("2025-07", "HAI_1", 2)
    assert asked.reason == f"National median in the release of 2025-07: {asked.target:f}"


def test_a_new_release_asks_for_the_new_number(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    aimed(world, "lines", FOUR, "HAI_1", "0.60")
    world.link("lines", "board", by="eve")
    line = target_of(world, "lines").line
    shipped = packs.shipped()
    with monkeypatch.context() as early:
        early.setattr(packs, "shipped", lambda: {"2023-07": shipped["2023-07"]})
        benchmarks.follow(actor=world.cast.eve, target_id=target_of(world, "lines").pk, statistic="median")
        targets.approve(actor=world.cast.eve, target_id=Target.objects.proposed().get(line=line).pk)
        assert benchmarks.recompute(world.cast.organization) == 0, "no release is new"
    tasks.recompute_benchmarks(0)
    first, second = Benchmark.objects.filter(line=line).order_by("followed_at", "pk")
    assert (first.release, second.release) == ("2023-07", "2025-07")
    assert first.ended_at == second.followed_at and first.ended_by is None, "ended by the release, not by a person"
    assert Target.objects.proposed().get(line=line).target == number("2025-07", "HAI_1", 2) == second.value
    assert Entry.objects.filter(verb="benchmark.recompute").count() == 1
    assert benchmarks.recompute(world.cast.organization) == 0


def test_what_cannot_be_asked_for_now_is_asked_another_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The change of the release before still waits for its approver."""
    aimed(world, "lines", FOUR, "HAI_1", "0.60")
    world.link("lines", "board", by="eve")
    line = target_of(world, "lines").line
    shipped = packs.shipped()
    with monkeypatch.context() as early:
        early.setattr(packs, "shipped", lambda: {"2023-07": shipped["2023-07"]})
        benchmarks.follow(actor=world.cast.eve, target_id=target_of(world, "lines").pk, statistic="median")
    assert benchmarks.recompute(world.cast.organization) == 0
    assert Benchmark.objects.followed().get(line=line).release == "2023-07", "nothing was half done"
    targets.decline(actor=world.cast.eve, target_id=Target.objects.proposed().get(line=line).pk, reason="Too early")
    assert benchmarks.recompute(world.cast.organization) == 1


def test_only_who_may_set_the_target_lets_it_follow(world: World) -> None:
    aimed(world, "lines", FOUR, "HAI_1", "0.60")
    target = target_of(world, "lines")
    with refused("not_owner_or_leader"):
        benchmarks.follow(actor=world.cast.fay, target_id=target.pk, statistic="mean")
    row = benchmarks.follow(actor=world.cast.eve, target_id=target.pk, statistic="mean")
    benchmarks.stop(actor=world.cast.eve, benchmark_id=row.pk)
    with refused("already_ended"):
        benchmarks.stop(actor=world.cast.eve, benchmark_id=row.pk)


def test_a_measure_that_no_release_knows_cannot_be_followed(world: World) -> None:
    world.draft("falls", FOUR, owner="eve")
    world.target("falls")
    with refused("no_benchmark"):
        benchmarks.follow(actor=world.cast.eve, target_id=target_of(world, "falls").pk, statistic="mean")

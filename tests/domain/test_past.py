"""Looking at the past: what was on record then, as far as the viewer may see it today."""

import threading
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections, transaction

from domain import world as worlds
from domain.past_pictures import comparable
from domain.world import World
from plumbline.accountability import cascade, past
from plumbline.core import clock
from plumbline.core.errors import Invalid, NotFound
from plumbline.goals import restriction, selectors
from plumbline.goals.actions import alignments, check_ins, goals
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import Alignment, Goal, Past, PastStanding, Standing
from plumbline.ledger import replay
from plumbline.ledger.actions import entries
from plumbline.organizations import policies
from plumbline.organizations.actions import memberships, people, units
from plumbline.organizations.models import Membership


@pytest.fixture
def world() -> World:
    world = worlds.build()
    world.target("w5", unit_id=world.cast.units["w5"].pk)
    world.commit("board", "north", "surgery", "w5")
    return world


# What only the roll-up itself uses, and how it is written.
UNSEEN = {"txid", "stale_share", "critical_trouble", "critical_quiet"}


def differing(some: dict[UUID, Standing], others: dict[UUID, Standing]) -> list[str]:
    """Which columns of which goals differ."""
    assert set(some) == set(others)
    names = [column.attname for column in Standing._meta.concrete_fields if column.attname not in UNSEEN]
    return [
        f"{row.goal_id} {name}: {getattr(row, name)} {getattr(others[id], name)}"
        for id, row in some.items()
        for name in names
        if not same(getattr(row, name), getattr(others[id], name))
    ]


def same(a: object, b: object) -> bool:
    return abs(a - b) < 1e-9 if isinstance(a, float) and isinstance(b, float) else a == b


def test_a_goal_is_seen_as_it_stood(world: World) -> None:
    then = clock.now()
    goals.edit(
        actor=world.cast.nora,
        goal_id=world.ids["w5"],
        expected_version=world.goal("w5").version,
        title="No falls at all, 5 West",
    )
    world.draft("later", "w5")
    with past.at(world.cast.organization, then, world.cast.fay):
        assert selectors.goal(world.cast.fay, world.ids["w5"]).title == "Fewer falls, 5 West"
        with pytest.raises(NotFound):
            selectors.goal(world.cast.fay, world.ids["later"])
        assert clock.now() == then
    assert selectors.goal(world.cast.fay, world.ids["w5"]).title == "No falls at all, 5 West"
    assert selectors.goal(world.cast.fay, world.ids["later"])


def test_nothing_is_written_in_the_past(world: World) -> None:
    with (
        pytest.raises(DatabaseError, match="cannot"),
        transaction.atomic(),
        past.at(world.cast.organization, clock.now(), world.cast.ada),
        entries.action("goal.rename", organization_id=world.cast.organization.pk) as action,
    ):
        Goal.objects.get(pk=world.ids["w5"]).revise(action.at, title="Rewritten")
    assert world.goal("w5").title == "Fewer falls, 5 West"


def test_standings_are_those_of_then(world: World) -> None:
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "off_track"))
    stored = {row.goal_id: row for row in Standing.objects.all()}
    then = clock.now()
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "on_track"))
    with past.at(world.cast.organization, then, world.cast.fay):
        seen = {row.goal_id: row for row in Standing.objects.all()}
        assert differing(seen, stored) == []
    assert Standing.objects.get(goal=world.ids["board"]).off_track_below == 0


def test_a_reorganization_leaves_the_picture_of_the_instant_before(world: World) -> None:
    cast = world.cast
    world.draft("more", "w4", owner="nils")
    world.link("more", "surgery", primary=True, weight=3)
    world.commit("more")
    check_ins.record(actor=cast.nils, draft=CheckInDraft(world.ids["more"], "at_risk", next_step="Hourly rounds"))
    saved, then = cascade.snapshot(cast.eve).body, clock.now()
    reorganize(world)
    changed = cascade.snapshot(cast.eve).body
    with past.at(cast.organization, then, cast.eve):
        assert comparable(cascade.snapshot(cast.eve).body) == comparable(saved)
    assert comparable(cascade.snapshot(cast.eve).body) == comparable(changed) != comparable(saved)


def reorganize(world: World) -> None:
    """Units move, merge and close; goals get another parent, another owner, another end."""
    cast = world.cast
    units.move(actor=cast.ada, unit_id=cast.units["surgery"].pk, parent_id=cast.units["south"].pk)
    units.merge(actor=cast.ada, unit_id=cast.units["w4"].pk, into_id=cast.units["w5"].pk)
    units.close(actor=cast.ada, unit_id=cast.units["s1"].pk)
    units.rename(actor=cast.ada, unit_id=cast.units["w5"].pk, name="5 West and 4 West")
    [link] = Alignment.objects.agreed().filter(child=world.ids["w5"])
    alignments.end(actor=cast.sam, alignment_id=link.pk, reason="Reorganized")
    offered = world.offer("w5", "north", by="nora", primary=True)
    alignments.accept(actor=cast.hana, alignment_id=offered.pk)
    world.own(world.ids["w5"], "dele")
    people.archive(actor=cast.ada, person_id=cast.nora.pk, reason="Left")
    people.edit(actor=cast.ada, person_id=cast.dele.pk, position="Nurse manager, 5 West")
    goals.close(actor=cast.hana, goal_id=world.ids["surgery"], outcome="stopped", reason="Merged", learned="Enough")


def test_as_of_now_is_the_present(world: World) -> None:
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "off_track"))
    present = cascade.snapshot(world.cast.nora).body
    with past.at(world.cast.organization, clock.now(), world.cast.nora):
        assert comparable(cascade.snapshot(world.cast.nora).body) == comparable(present)


def test_what_is_restricted_today_was_never_seen(world: World) -> None:
    then = clock.now()
    restrict(world, to=True)
    with past.at(world.cast.organization, then, world.cast.rui):
        assert not Goal.objects.visible_to(world.cast.rui).filter(pk=world.ids["w5"]).exists()
        told = cascade.snapshot(world.cast.rui).body.decode()
        assert '5 West","' not in told.split('"goals"')[1]
        assert restriction.standings_without(world.cast.organization, restriction.hidden(world.cast.rui))
    with past.at(world.cast.organization, then, world.cast.nora):
        assert Goal.objects.visible_to(world.cast.nora).get(pk=world.ids["w5"]).restricted is False


def test_what_was_restricted_then_and_is_open_today_is_shown(world: World) -> None:
    restrict(world, to=True)
    then = clock.now()
    restrict(world, to=False)
    with past.at(world.cast.organization, then, world.cast.rui):
        goal = Goal.objects.visible_to(world.cast.rui).get(pk=world.ids["w5"])
        assert (goal.restricted, goal.shut) == (True, True)


def restrict(world: World, *, to: bool) -> None:
    version = world.goal("w5").version
    goals.edit(actor=world.cast.sam, goal_id=world.ids["w5"], expected_version=version, restricted=to)


def test_rights_are_those_of_today(world: World) -> None:
    """Whoever leads since yesterday may look as a leader; whoever led then may not."""
    hana, then = world.cast.hana, clock.now()
    held = Membership.objects.open().get(person=hana)
    memberships.end(actor=world.cast.ada, membership_id=held.pk)
    hana = world.cast.hana
    with past.at(world.cast.organization, then, hana):
        assert Membership.objects.open().filter(person=hana).exists()
        assert not policies.holds(hana, policies.LEADERS, world.cast.units["north"])
        assert not hana.may("goals.manage", world.goal("surgery"))


def test_trouble_below_began_when_it_began(world: World) -> None:
    check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], "off_track"))
    check_ins.record(actor=world.cast.sam, draft=CheckInDraft(world.ids["surgery"], "on_track"))
    began, then = Standing.objects.get(goal=world.ids["surgery"]).trouble_since, clock.now()
    assert began is not None
    for claimed in ("on_track", "off_track"):
        check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], claimed))
    assert Standing.objects.get(goal=world.ids["surgery"]).trouble_since > began
    with past.at(world.cast.organization, then, world.cast.sam):
        assert Standing.objects.get(goal=world.ids["surgery"]).trouble_since == began


def test_a_past_is_worked_out_once(committing: str, world: World) -> None:
    then = clock.now()
    for claimed in ("off_track", "on_track"):
        check_ins.record(actor=world.cast.nora, draft=CheckInDraft(world.ids["w5"], claimed))
        for viewer in (world.cast.nora, world.cast.bea):
            with past.at(world.cast.organization, then, viewer):
                assert Standing.objects.get(goal=world.ids["w5"]).claimed is None
    assert Past.objects.count() == 1
    assert PastStanding.objects.count() == 4


def test_an_action_that_was_still_being_written_is_not_left_out(committing: str, world: World) -> None:
    """It took its instant, and somebody looked at a later one before it was done."""
    organization, w5 = world.cast.organization, world.ids["w5"]
    begun, done = threading.Event(), threading.Event()

    def slowly() -> None:
        with entries.action("test.slow", organization_id=organization.pk) as action:
            goal = Goal.objects.locked(w5)
            goal.revise(action.at, title="Written slowly")
            begun.set()
            done.wait(60)
        connections.close_all()

    writer = threading.Thread(target=slowly)
    writer.start()
    begun.wait(60)
    check_ins.record(actor=world.cast.sam, draft=CheckInDraft(world.ids["surgery"], "off_track"))
    then = clock.now()
    check_ins.record(actor=world.cast.sam, draft=CheckInDraft(world.ids["surgery"], "on_track"))
    with past.at(organization, then, world.cast.eve):
        assert world.goal("w5").title == "Fewer falls, 5 West"
    done.set()
    writer.join()
    with past.at(organization, then, world.cast.eve):
        assert world.goal("w5").title == "Written slowly"
    assert Past.objects.count() == 1


def test_there_is_no_past_of_another_organization(world: World) -> None:
    other = worlds.build(slug="other")
    with past.at(world.cast.organization, clock.now(), world.cast.eve):
        assert not Goal.objects.filter(organization=other.cast.organization).exists()
    founded = world.cast.organization.valid_from
    with (
        pytest.raises(Invalid, match="Nothing is on record"),
        past.at(other.cast.organization, founded, other.cast.eve),
    ):
        pass


def test_every_recorded_table_has_its_picture() -> None:
    """Without anybody's doing: the same columns in the same order."""
    for table in replay.recorded_tables():
        assert columns("past", table) == columns("public", table) != [], table


def columns(schema: str, table: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [f'{schema}."{table}"'])
        return cursor.fetchall()


COLUMNS = """
SELECT attnum, attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""

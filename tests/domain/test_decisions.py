"""Every approval is a decision, written with it, and tied to the approver's meeting of the day."""

from datetime import timedelta
from typing import Any

import pytest

from domain import world as worlds
from domain.world import World, refused
from plumbline.accountability.actions import decisions, forums, meetings
from plumbline.accountability.choices import DecisionKind
from plumbline.accountability.models import Decision, Meeting
from plumbline.core import events
from plumbline.goals.actions import cycles, goals, targets
from plumbline.goals.events import GoalsDecided
from plumbline.goals.rules.rulings import Verdict
from plumbline.ledger.models import Entry, Image
from plumbline.organizations import selectors
from plumbline.organizations.actions import people, units


@pytest.fixture
def world() -> World:
    world = worlds.build()
    world.commit("board", "north", "surgery", "w5")
    return world


def forum(world: World, name: str, kind: str, unit: str, *members: str, by: str = "ada") -> Any:
    actor = worlds.person(world, by)
    made = forums.found(actor=actor, name=name, kind=kind, unit_id=world.cast.units[unit].pk, rhythm="monthly")
    for member in members:
        forums.join(actor=actor, forum_id=made.pk, person_id=world.cast.ids[member])
    return made


def meets(world: World, made: Any, days: int = 0) -> Meeting:
    today = selectors.today(world.cast.organization)
    return meetings.schedule(actor=world.cast.ada, forum_id=made.pk, held_on=today + timedelta(days=days))


def told(key: str, world: World) -> list[tuple[str, str, object, object]]:
    rows = Decision.objects.filter(goal=world.ids[key]).order_by("decided_at", "id")
    return [(row.kind, row.text, row.decided_by_id, row.meeting_id) for row in rows]


def propose(world: World, key: str, unit: str, *, under: str | None, by: str = "eve") -> None:
    world.draft(key, unit, by=by, owner=by, title=f"Goal {key}")
    if under:
        world.offer(key, under, by=by)
    goals.propose(actor=worlds.person(world, by), goal_id=world.ids[key])


def test_commitments_on_paper_are_decisions_of_the_board_alone(world: World) -> None:
    [row] = Decision.objects.all()
    assert (row.goal_id, row.decided_by, row.kind) == (world.ids["board"], None, DecisionKind.APPROVED_GOAL)
    assert row.text == "Committed to “Harm nobody”, as agreed on paper before"


def test_each_verdict_leaves_its_sentence(world: World) -> None:
    sam, nora = world.cast.sam, world.cast.nora
    draft = world.aim("w5", reason="Sooner")
    first = targets.propose(actor=nora, goal_id=world.ids["w5"], draft=draft)
    targets.approve(actor=sam, target_id=first.pk)
    said = world.aim("w5", reason="The unit is ahead", line=first.line, target="0.3")
    targets.approve(actor=sam, target_id=targets.propose(actor=nora, goal_id=world.ids["w5"], draft=said).pk)
    said = world.aim("w5", reason="Summer is hard", line=first.line, target="0.5")
    later = targets.propose(actor=nora, goal_id=world.ids["w5"], draft=said)
    targets.decline(actor=sam, target_id=later.pk, reason="Keep going")
    goals.ask_to_close(actor=nora, goal_id=world.ids["w5"], outcome="missed", reason="Too hard", learned="Much")
    goals.keep_open(actor=sam, goal_id=world.ids["w5"], reason="Two months more")
    goals.sustain(actor=sam, goal_id=world.ids["w5"])
    goals.reopen(actor=sam, goal_id=world.ids["w5"], reason="It rose")
    goals.close(actor=sam, goal_id=world.ids["w5"], outcome="stopped", reason="Ward closes", learned="Much")
    assert told("w5", world) == [
        (kind, text, sam.pk, None)
        for kind, text in (
            ("approved_target", "Set the target for Falls at 0.4 by December 31, 2027: Sooner"),
            (
                "approved_target",
                "Changed the target for Falls from 0.4 to 0.3 by December 31, 2027: The unit is ahead",
            ),
            ("declined_target", "Declined 0.5 as the target for Falls: Keep going"),
            ("kept_open", "Kept “Fewer falls, 5 West” open: Two months more"),
            ("sustained", "Reached, and watched for a year: “Fewer falls, 5 West”"),
            ("reopened", "Reopened “Fewer falls, 5 West”: It rose"),
            ("approved_closing", "Closed “Fewer falls, 5 West” as stopped: Ward closes"),
        )
    ]


def test_sending_back_and_committing_are_decisions_too(world: World) -> None:
    propose(world, "pain", "w5", under="surgery", by="nora")
    goals.send_back(actor=world.cast.sam, goal_id=world.ids["pain"], reason="Say by when")
    goals.propose(actor=world.cast.nora, goal_id=world.ids["pain"])
    goals.commit(actor=world.cast.sam, goal_id=world.ids["pain"])
    assert [(kind, text) for kind, text, _, _ in told("pain", world)] == [
        ("sent_back", "Sent back “Goal pain”: Say by when"),
        ("approved_goal", "Committed to “Goal pain”"),
    ]


def test_a_draft_that_its_author_stops_is_nobodys_decision(world: World) -> None:
    world.draft("idea", "w5", by="nora", owner="nora")
    goals.close(actor=world.cast.nora, goal_id=world.ids["idea"], outcome="stopped", reason="No", learned="Little")
    assert told("idea", world) == []


def test_a_decision_joins_the_entry_of_the_approval(world: World) -> None:
    before = Entry.objects.count()
    goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    entry = Entry.objects.latest("sequence")
    assert (Entry.objects.count(), entry.verb) == (before + 1, "goal.sustain")
    assert Image.objects.filter(entry_id=entry.pk, table_name="accountability_decision").count() == 1
    [decision] = Decision.objects.filter(goal=world.ids["w5"])
    assert decision.decided_at == entry.at


def test_an_approval_that_fails_leaves_no_decision(world: World) -> None:
    goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    before = Decision.objects.count()
    with refused("wrong_state"):
        goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    with refused("not_approver"):
        goals.reopen(actor=world.cast.nora, goal_id=world.ids["w5"], reason="It rose")
    assert Decision.objects.count() == before


def test_the_meeting_is_the_approvers_nearest_over_the_goal_on_the_day(world: World) -> None:
    near = forum(world, "Surgery round", "leadership", "surgery", "sam", "nora")
    far = forum(world, "Quality committee", "committee", "top", "sam")
    others = forum(world, "Ward huddle", "huddle", "w5", "nora")
    elsewhere = forum(world, "South round", "leadership", "south", "sam")
    for made in (near, far, others, elsewhere):
        meets(world, made, days=-1)
    goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    assert told("w5", world)[-1][3] is None, "nobody met today"
    today = {made.pk: meets(world, made).pk for made in (far, others, elsewhere)}
    goals.reopen(actor=world.cast.sam, goal_id=world.ids["w5"], reason="It rose")
    assert told("w5", world)[-1][3] == today[far.pk]
    close_by = meets(world, near).pk
    goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    assert told("w5", world)[-1][3] == close_by
    forums.leave(actor=world.cast.sam, forum_id=near.pk, person_id=world.cast.ids["sam"])
    goals.reopen(actor=world.cast.sam, goal_id=world.ids["w5"], reason="It rose")
    assert told("w5", world)[-1][3] == today[far.pk], "who has left a forum decides there no more"
    forums.close(actor=world.cast.ada, forum_id=far.pk)
    goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    assert told("w5", world)[-1][3] is None


def test_the_boards_goal_is_committed_by_a_decision_in_its_meeting(world: World) -> None:
    board = forum(world, "Board", "board", "top", "bea", by="bea")
    held = meets(world, board)
    propose(world, "access", "top", under=None)
    goals.commit(actor=world.cast.bea, goal_id=world.ids["access"])
    assert told("access", world) == [("approved_goal", "Committed to “Goal access”", world.cast.bea.pk, held.pk)]


def test_closing_a_cycle_decides_about_each_goal_that_ends_there(world: World) -> None:
    world.draft("idea", "w5", by="nora", owner="nora")
    said = [
        cycles.Decision(world.ids[key], "achieved") if key != "idea" else cycles.Decision(
            world.ids[key], "stopped", "Not now", "Little")
        for key in ("board", "north", "surgery", "w5", "idea")
    ]  # fmt: skip
    cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk, decisions=said)
    closed = Decision.objects.filter(kind="approved_closing")
    assert {row.goal_id for row in closed} == {world.ids[key] for key in ("board", "north", "surgery", "w5")}
    assert {row.decided_by_id for row in closed} == {world.cast.eve.pk}


def test_a_long_reason_is_cut_to_what_fits(world: World) -> None:
    why = "w" * 1900
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="stopped", reason=why, learned="Much")
    text = told("w5", world)[-1][1]
    assert len(text) == 500 and text.endswith("w…")
    assert world.goal("w5").closing_reason == why


def test_every_verdict_has_its_kind_of_decision() -> None:
    assert {*DecisionKind.values} - {"stated"} == {verdict.value for verdict in Verdict}


def test_a_failing_decision_undoes_the_approval(world: World) -> None:
    """It is heard within the writer's transaction."""
    heard = events._within[GoalsDecided]
    assert [handler.__name__ for handler in heard] == ["goals_decided"]
    heard.append(lambda event: (_ for _ in ()).throw(RuntimeError("no")))
    try:
        with pytest.raises(RuntimeError):
            goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    finally:
        heard.pop()
    assert world.goal("w5").state == "committed"


# --- Stated decisions and changes that were seen -----------------------------------------------------


def test_a_decision_is_stated_in_a_meeting_or_about_a_goal(world: World) -> None:
    round = forum(world, "Surgery round", "leadership", "surgery", "sam", "nora")
    held = meets(world, round)
    said = decisions.record(actor=world.cast.nora, text="Rounds at night", meeting_id=held.pk)
    again = decisions.record(actor=world.cast.nora, text="Rounds at night", meeting_id=held.pk, id=said.pk)
    assert again.pk == said.pk and Decision.objects.filter(meeting=held).count() == 1
    with refused("id_taken"):
        decisions.record(actor=world.cast.sam, text="Rounds at night", meeting_id=held.pk, id=said.pk)
    with refused("not_member"):
        decisions.record(actor=world.cast.pia, text="More beds", meeting_id=held.pk)
    with refused("decided_where"):
        decisions.record(actor=world.cast.nora, text="Somewhere")
    alone = decisions.record(actor=world.cast.sam, text="Two aides more", goal_id=world.ids["w5"])
    assert (alone.meeting_id, alone.goal_id) == (None, world.ids["w5"])
    with refused("not_owner_or_leader"):
        decisions.record(actor=world.cast.fay, text="Two aides more", goal_id=world.ids["w5"])


def test_a_changed_target_is_acknowledged_once_by_its_approver(world: World) -> None:
    nora, sam = world.cast.nora, world.cast.sam
    first = targets.propose(actor=nora, goal_id=world.ids["w5"], draft=world.aim("w5", reason="First"))
    targets.approve(actor=sam, target_id=first.pk)
    with refused("not_changed"):
        decisions.acknowledge_target(actor=sam, target_id=first.pk)
    said = world.aim("w5", reason="Ahead", line=first.line, target="0.3")
    second = targets.propose(actor=nora, goal_id=world.ids["w5"], draft=said)
    with refused("not_changed"):
        decisions.acknowledge_target(actor=sam, target_id=second.pk)
    targets.approve(actor=sam, target_id=second.pk)
    with refused("not_approver"):
        decisions.acknowledge_target(actor=nora, target_id=second.pk)
    seen = decisions.acknowledge_target(actor=sam, target_id=second.pk)
    assert (seen.acknowledged_by, Entry.objects.latest("sequence").at) == (sam, seen.acknowledged_at)
    with refused("already_acknowledged"):
        decisions.acknowledge_target(actor=sam, target_id=second.pk)


# --- Forums ------------------------------------------------------------------------------------------


def test_a_board_stands_at_the_top_and_names_are_told_once(world: World) -> None:
    cast = world.cast
    with refused("board_at_top"):
        forums.found(actor=cast.ada, name="Board", kind="board", unit_id=cast.units["north"].pk, rhythm="monthly")
    made = forum(world, "Board", "board", "top", "bea")
    with refused("name_taken"):
        forum(world, "Board", "committee", "top")
    with refused("not_leader"):
        forums.edit(actor=cast.chidi, forum_id=made.pk, expected_version=1, rhythm="weekly")
    with refused("already_member"):
        forums.join(actor=cast.ada, forum_id=made.pk, person_id=cast.bea.pk)
    changed = forums.edit(actor=cast.bea, forum_id=made.pk, expected_version=1, name="The board", rhythm="quarterly")
    assert (changed.name, changed.rhythm, changed.version) == ("The board", "quarterly", 2)
    with refused("stale_version"):
        forums.edit(actor=cast.bea, forum_id=made.pk, expected_version=1, name="Board")


def test_one_meeting_a_day_and_one_that_decided_keeps_its_day(world: World) -> None:
    made = forum(world, "Surgery round", "leadership", "surgery", "sam", "nora")
    held = meets(world, made)
    with refused("day_taken"):
        meets(world, made)
    moved = meetings.edit(
        actor=world.cast.nora, meeting_id=held.pk, expected_version=1, held_on=held.held_on + timedelta(days=2)
    )
    assert moved.version == 2
    decisions.record(actor=world.cast.nora, text="Rounds", meeting_id=held.pk)
    with refused("already_decided"):
        meetings.edit(actor=world.cast.nora, meeting_id=held.pk, expected_version=2, held_on=held.held_on)
    noted = meetings.edit(actor=world.cast.nora, meeting_id=held.pk, expected_version=2, note="By telephone")
    assert (noted.note, noted.held_on) == ("By telephone", moved.held_on)
    with refused("not_member"):
        meetings.schedule(actor=world.cast.fay, forum_id=made.pk, held_on=held.held_on + timedelta(days=9))


def test_who_leaves_the_house_leaves_its_forums_and_a_merged_unit_brings_its_own(world: World) -> None:
    huddle = forum(world, "Ward huddle", "huddle", "w5", "nora", "dele")
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["dele"])
    assert set(huddle.members.open().values_list("person_id", flat=True)) == {world.cast.ids["nora"]}
    units.merge(actor=world.cast.ada, unit_id=world.cast.units["w5"].pk, into_id=world.cast.units["w4"].pk)
    huddle.refresh_from_db()
    assert (huddle.unit_id, huddle.closed_at) == (world.cast.units["w4"].pk, None)
    lone = forum(world, "South huddle", "huddle", "s1", "sol")
    units.close(actor=world.cast.ada, unit_id=world.cast.units["s1"].pk)
    lone.refresh_from_db()
    assert lone.closed_at is not None and not lone.members.open().exists()


def test_what_was_decided_about_a_restricted_goal_is_seen_where_the_goal_is(world: World) -> None:
    made = forum(world, "Quality committee", "committee", "top", "sam")
    held = meets(world, made)
    goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
    decisions.record(actor=world.cast.sam, text="Rounds at night", meeting_id=held.pk)
    assert [row.meeting_id for row in Decision.objects.visible_to(world.cast.sol).filter(meeting=held)] == [held.pk] * 2
    goal = world.goal("w5")
    goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    seen = {who: Decision.objects.visible_to(worlds.person(world, who)).filter(meeting=held) for who in ("sam", "sol")}
    assert {who: set(rows.values_list("kind", flat=True)) for who, rows in seen.items()} == {
        "sam": {"sustained", "stated"}, "sol": {"stated"},
    }  # fmt: skip

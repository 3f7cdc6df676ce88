"""How PostgreSQL answers the statements that everybody waits for: a check-in with its roll-up, a line of sight, the
poll of the big picture, the rows of it that changed, and the list of what one may manage. By indexes, however large the
organization is. The cost of random pages is 1.1, as in production."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from api.faces import GraphQL
from api.worlds import Worlds, built
from plumbline.accountability import cascade
from plumbline.accountability.selectors import managed_by
from plumbline.goals import watermark
from plumbline.goals.actions import alignments, check_ins, goals, standings
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.models import Goal

pytestmark = [pytest.mark.usefixtures("in_kept_world"), pytest.mark.django_db]
GOALS = 2_000
WAY = ("board", "north", "surgery", "w5")
SMALL = 200  # rows; a table that fits a page or two is read whole, and should be


@pytest.fixture
def large() -> Worlds:
    """A few thousand committed goals below Surgery's, ten under each."""
    worlds = built()
    with standings.deferred():
        drafts = [
            GoalDraft(title=f"Step {at}", unit_id=worlds.cast.units["w5"].pk, cycle_id=worlds.cycle.pk)
            for at in range(GOALS)
        ]
        made = goals.draft_many(actor=worlds.cast.ada, organization_id=worlds.cast.organization.pk, drafts=drafts)
        above = [worlds.ids["surgery"]] * 10 + [goal.pk for goal in made for _ in range(10)]
        links = [
            AlignmentDraft(child_id=goal.pk, parent_id=above[at // 10 + 10 if at >= 10 else 0])
            for at, goal in enumerate(made)
        ]
        offered = alignments.offer_many(actor=worlds.cast.ada, drafts=links)
        alignments.accept_many(actor=worlds.cast.ada, alignment_ids=[it.pk for it in offered], on_paper=True)
        goals.commit_many(actor=worlds.cast.ada, goal_ids=[goal.pk for goal in made], on_paper=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SET LOCAL random_page_cost = 1.1")
    return worlds


@contextmanager
def nothing_read_whole() -> Iterator[None]:
    """No statement inside, and none of a function of the database, reads a large table from end to end. PostgreSQL
    counts that for the transaction that runs."""
    before = _whole_reads()
    yield
    now = _whole_reads()
    read = {table: times - before[table] for table, times in now.items() if times > before[table]}
    assert not read, f"Read from end to end, so many times: {read}"


def _whole_reads() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.relname, s.seq_scan FROM pg_stat_xact_user_tables s JOIN pg_class c ON c.oid = s.relid"
            " WHERE c.reltuples > %s",
            [SMALL],
        )
        return dict(cursor.fetchall())


def line_of_sight(worlds: Worlds) -> list[Any]:
    """As a goal's page asks it."""
    text = "query Q($id: UUID!) { goal(id: $id) { lineOfSight { steps { agreed kind gaps goal { title } } } } }"
    asked = {"query": text, "variables": {"id": worlds.ids["w5"]}}
    steps: list[Any] = GraphQL().post(worlds.cast.nora, asked).json()["data"]["goal"]["lineOfSight"]["steps"]
    return steps


def test_reading_a_table_whole_is_seen(large: Worlds) -> None:
    with pytest.raises(AssertionError, match="goals_goal"), nothing_read_whole():
        assert Goal.objects.filter(title="Nothing is called so").count() == 0


def test_a_check_in_and_a_line_of_sight_read_no_large_table_whole(large: Worlds) -> None:
    """The roll-up of every goal above is part of a check-in."""
    said = CheckInDraft(goal_id=large.ids["w5"], claimed="off_track")
    standings.catch_up(large.cast.organization)
    before = large.goal("board").standing
    with nothing_read_whole():
        check_ins.record(actor=large.cast.nora, draft=said)
        line = line_of_sight(large)
    assert [step["goal"]["title"] for step in line] == [large.goal(key).title for key in WAY]
    assert large.goal("board").standing.off_track_below == before.off_track_below + 1, "it was rolled up"


def test_the_parts_of_a_picture_are_read_by_index(large: Worlds) -> None:
    """Whether anything changed since, what, and its rows."""
    organization = large.cast.organization
    eyes = cascade.Eyes(organization, "2026-01-01", frozenset(), ())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(SINCE)
        (seen,) = cursor.fetchone()
    with nothing_read_whole():
        assert watermark._still(organization.pk, seen)
        assert cascade._changed(eyes, seen) == []
        part = cascade._draw(eyes, "", [large.ids["w5"]])
    assert part.page["goals"]["id"] == [str(large.ids["w5"])]


SINCE = "SELECT concat(txid_current() + 1, ':', txid_current() + 1, ':')"


def test_the_list_of_what_one_may_manage_is_read_by_index(large: Worlds) -> None:
    mine = Goal.objects.filter(managed_by(large.cast.dele)).order_by()
    with nothing_read_whole():
        assert list(mine[:5]) == []

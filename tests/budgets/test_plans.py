"""How PostgreSQL answers the statements that everybody waits for: a check-in with its roll-up, a line of sight, the
poll of the big picture, the rows of it that changed, and the list of what one may manage. By indexes, however large the
organization is. The cost of random pages is 1.1, as in production."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import orjson
import pytest
from django.db import connection

from api.faces import GraphQL
from api.worlds import Worlds, built
from plumbline.accountability import cascade
from plumbline.accountability.selectors import managed_by
from plumbline.core import clock
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
def plans() -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is run, with PostgreSQL's plan for it."""
    found: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if re.match(r"(\s*--.*\n)*\s*(SELECT|WITH|UPDATE|INSERT)\b", sql, re.IGNORECASE):
            with connection.connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
                told = cursor.fetchone()[0]
            found.append((sql, told if isinstance(told, list) else orjson.loads(told)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def nodes(plan: Any) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


def read_whole(found: list[tuple[str, Any]]) -> list[str]:
    """Large tables that a statement reads from end to end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'")
        rows = dict(cursor.fetchall())
    return [
        f"{node['Relation Name']} ({rows[node['Relation Name']]:.0f} rows) in: {sql[:300]}"
        for sql, told in found
        for node in nodes(told[0]["Plan"])
        if node["Node Type"] == "Seq Scan" and rows.get(node["Relation Name"], 0) > SMALL
    ]


def line_of_sight(worlds: Worlds) -> list[Any]:
    """As a goal's page asks it."""
    text = "query Q($id: UUID!) { goal(id: $id) { lineOfSight { steps { agreed kind gaps goal { title } } } } }"
    asked = {"query": text, "variables": {"id": worlds.ids["w5"]}}
    steps: list[Any] = GraphQL().post(worlds.cast.nora, asked).json()["data"]["goal"]["lineOfSight"]["steps"]
    return steps


def test_a_check_in_and_a_line_of_sight_read_no_large_table_whole(large: Worlds) -> None:
    """The roll-up of every goal above is part of a check-in."""
    said = CheckInDraft(goal_id=large.ids["w5"], claimed="off_track")
    with plans() as found:
        check_ins.record(actor=large.cast.nora, draft=said)
        line = line_of_sight(large)
    assert [step["goal"]["title"] for step in line] == [large.goal(key).title for key in WAY]
    assert any("goals_below" in sql for sql, _ in found), "The roll-up was not seen."
    assert not read_whole(found), "\n".join(read_whole(found))


def test_the_parts_of_a_picture_are_read_by_index(large: Worlds) -> None:
    """Whether anything changed since, what, and its rows; the last as the function's own statement."""
    eyes = cascade.Eyes(large.cast.organization, "2026-01-01", frozenset(), ())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(SINCE)
        (seen,) = cursor.fetchone()
    with plans() as found:
        watermark._still(large.cast.organization.pk, seen)
        assert cascade._changed(eyes, seen) == []
        _told(part_of_the_cascade(), large)
    assert len(found) == 3
    assert not read_whole(found), "\n".join(read_whole(found))


SINCE = "SELECT concat(txid_current() + 1, ':', txid_current() + 1, ':')"


def part_of_the_cascade() -> str:
    migration = import_module("plumbline.accountability.migrations.0008_parts_of_the_cascade")
    text: str = migration.body().replace("%", "%%")
    for name in migration.ARGUMENTS:
        text = text.replace(f"p_{name}", f"%({name})s")
    return text


def _told(statement: str, worlds: Worlds) -> None:
    parameters = {
        "organization": worlds.cast.organization.pk, "goals": [worlds.ids["w5"]], "hidden": [], "told": "[]",
        "zone": "UTC", "at": clock.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            statement.replace("%(hidden)s", "%(hidden)s::uuid[]").replace("::uuid[]::uuid[]", "::uuid[]"), parameters
        )
        assert str(worlds.ids["w5"]) in cursor.fetchone()[0]


def test_the_list_of_what_one_may_manage_is_read_by_index(large: Worlds) -> None:
    with plans() as found:
        mine = Goal.objects.filter(managed_by(large.cast.dele)).order_by()
        assert list(mine[:5]) == []
    assert found and not read_whole(found), "\n".join(read_whole(found))

"""Home, a goal's page, the cascade and a line of sight cost the same number of queries with 3 goals below as with
30, over both faces."""

from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.faces import FACES, Face, client
from api.worlds import Worlds, built
from plumbline.accountability.actions import assignments
from plumbline.goals.actions import alignments, check_ins, goals, standings
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.actions.goals import GoalDraft

pytestmark = [pytest.mark.usefixtures("in_kept_world"), pytest.mark.django_db]
VIEWERS = ("bea", "eve", "chidi", "sam", "nora", "fay")
FEW, MANY, MOST = 3, 30, 160


def grow(worlds: Worlds, start: int, end: int) -> None:
    """More goals of 5 West under Surgery's: owned, committed, linked, half of them asking for help."""
    organization = worlds.cast.organization
    with standings.deferred():
        made = goals.draft_many(
            actor=worlds.cast.ada,
            organization_id=organization.pk,
            drafts=[
                GoalDraft(title=f"Fewer falls, step {at}", unit_id=worlds.cast.units["w5"].pk, cycle_id=worlds.cycle.pk)
                for at in range(start, end)
            ],
        )
        rows = [(goal.pk, worlds.cast.ids["nora"], "accountable") for goal in made]
        assignments.settle_many(actor=worlds.cast.ada, drafts=rows, agreed_on_paper=True)
        offered = alignments.offer_many(
            actor=worlds.cast.ada,
            drafts=[AlignmentDraft(child_id=goal.pk, parent_id=worlds.ids["surgery"]) for goal in made],
        )
        alignments.accept_many(actor=worlds.cast.ada, alignment_ids=[it.pk for it in offered], on_paper=True)
        goals.commit_many(actor=worlds.cast.ada, goal_ids=[goal.pk for goal in made], on_paper=True)
    for at, goal in enumerate(made):
        said = CheckInDraft(goal_id=goal.pk, claimed="off_track", needs_help=at % 2 == 0)
        check_ins.record(actor=worlds.cast.nora, draft=said)


def costs(worlds: Worlds, face: Face) -> dict[str, int]:
    """Queries of each page, by page and viewer."""
    found = {}
    for name in VIEWERS:
        person = worlds.person(name)
        found[f"home of {name}"] = counted(lambda person=person: face.ask(person, "home"))
    found["goal"] = counted(lambda: face.ask(worlds.cast.sam, "goal", id=worlds.ids["surgery"]))
    found["goal at the end of a line"] = counted(lambda: face.ask(worlds.cast.nora, "goal", id=worlds.ids["w5"]))
    return found


def counted(ask: Any) -> int:
    ask()  # what is asked for once and kept
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    assert not getattr(answer, "refused", False), answer
    return len(captured)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_pages_cost_the_same_for_few_and_for_many(face: Face) -> None:
    worlds = built()
    grow(worlds, 0, FEW)
    few = costs(worlds, face)
    grow(worlds, FEW, MANY)
    many = costs(worlds, face)
    assert few == many
    assert max(many.values()) <= MOST, many


def test_the_cascade_costs_the_same_for_few_and_for_many() -> None:
    worlds = built()
    browser = client(worlds.cast.nora)

    def by_rest() -> None:
        assert browser.get("/api/v1/cascade").status_code == 200

    def by_graphql() -> None:
        asked = orjson.dumps({"query": "{ cascade { goals { id title state } list { id owner { position } } } }"})
        answer = browser.post("/graphql", asked, content_type="application/json")
        assert "errors" not in answer.json()

    for ask in (by_rest, by_graphql):
        grow(worlds, 0, FEW)
        few = counted(ask)
        grow(worlds, FEW, MANY)
        assert counted(ask) == few

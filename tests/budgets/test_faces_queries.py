"""A list costs as many queries as one row: every relation is loaded for all rows at once."""

from datetime import date
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.faces import GraphQL, client
from api.worlds import Worlds, built
from plumbline.goals.actions import goals, interventions
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.actions.interventions import InterventionDraft

pytestmark = [pytest.mark.usefixtures("in_kept_world"), pytest.mark.django_db]
RICH = """
query Goals($first: Int) { goals(first: $first) { nodes {
  id title unit { name level { name } parent { name } } cycle { name }
  ownership { state person { name position unit { name } } }
  standing { claimed evidence goalsBelow } mainTarget { target measure { name steward { position } } }
  series { value periodEnd } targets { target measure { name } } assignments { role person { position name } }
  alignmentsUp { kind parent { title unit { name } } } lastCheckIn { claimed replies { kind person { position } } }
  offers { toPerson { position } } supportNeeds { kind askedOf { position } } unitLoad { carried }
  lineOfSight { steps { goal { title } gaps } } checkIns(first: 2) { nodes { claimed } } approvers { position }
} } }
"""


@pytest.fixture(scope="module")
def sizes() -> tuple[int, int]:
    return 3, 30


def many(worlds: Worlds) -> None:
    drafts = [
        GoalDraft(
            title=f"A goal {n}", unit_id=worlds.cast.units[("w5", "w4", "s1")[n % 3]].pk, cycle_id=worlds.cycle.pk
        )
        for n in range(40)
    ]
    goals.draft_many(actor=worlds.cast.ada, organization_id=worlds.cast.organization.pk, drafts=drafts)


def counted(ask: Any) -> int:
    ask()
    with CaptureQueriesContext(connection) as captured:
        response = ask()
    assert response.status_code == 200, response.content
    assert "errors" not in orjson.loads(response.content), response.content[:400]
    return len(captured)


def test_a_list_of_goals_by_graphql(sizes: tuple[int, int]) -> None:
    worlds = built()
    many(worlds)
    asked = [
        counted(lambda n=n: GraphQL().post(worlds.cast.sam, {"query": RICH, "variables": {"first": n}})) for n in sizes
    ]
    assert asked[0] == asked[1] <= 60, asked


TRIED = """
query Tried($first: Int) { interventions(first: $first) { nodes {
  title goal { title } idea { text driver { text } } measure { name } unit { name } owner { position }
  continues { title } canChange canWork
  effect { verdict sentence shown { value low high } before { mean } held { days verdict } }
} } }
"""


def test_a_list_of_interventions_by_graphql(sizes: tuple[int, int]) -> None:
    worlds = built()
    for at in range(40):
        draft = InterventionDraft(
            measure_id=worlds.ids[("falls", "injuries")[at % 2]], unit_id=worlds.cast.units[("w5", "w4")[at % 2]].pk,
            goal_id=worlds.ids["w5"] if at % 3 else None, title=f"Change {at}", begins_on=date(2026, 3, 1 + at % 28),
            plan="All of it",
        )  # fmt: skip
        interventions.plan(actor=worlds.cast.sam, draft=draft)
    asked = [
        counted(lambda n=n: GraphQL().post(worlds.cast.dele, {"query": TRIED, "variables": {"first": n}}))
        for n in sizes
    ]
    assert asked[0] == asked[1] <= 60, asked


@pytest.mark.parametrize(
    "route", ["goals", "people", "units", "measures", "measurements", "interventions", "initiatives"]
)
def test_a_list_by_rest(sizes: tuple[int, int], route: str) -> None:
    worlds = built()
    many(worlds)
    browser = client(worlds.cast.sam)
    asked = [counted(lambda n=n: browser.get(f"/api/v1/{route}", {"first": n})) for n in sizes]
    assert abs(asked[0] - asked[1]) <= 1 and max(asked) <= 50, asked

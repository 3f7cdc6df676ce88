"""Whoever stands outside a restriction is told of the goals above as if what is restricted were not there."""

import pytest

from api.faces import Face, GraphQL
from api.worlds import Worlds
from plumbline.accountability import findings
from plumbline.goals.actions import goals


@pytest.fixture
def shut(worlds: Worlds) -> Worlds:
    """5 West's goal is restricted, off track, and hangs below a goal that claims to be on track."""
    worlds.check_in("w5", "nora", "off_track", next_step="Hourly rounds")
    worlds.check_in("surgery", "sam", "on_track")
    w5 = worlds.goal("w5")
    goals.edit(actor=worlds.cast.sam, goal_id=w5.pk, expected_version=w5.version, restricted=True)
    return worlds


def standing(worlds: Worlds, person: str) -> dict[str, object]:
    text = '{ goal(id: "%s") { standing { goalsBelow troubleBelow troubleSince } history { nodes { verb } } } }'
    answer = GraphQL().post(worlds.person(person), {"query": text % worlds.ids["surgery"]}).json()["data"]["goal"]
    verbs = [entry["verb"] for entry in answer["history"]["nodes"]]
    return {**answer["standing"], "offers": verbs.count("alignment.offer")}


def test_the_goal_above_gives_nothing_away(shut: Worlds) -> None:
    inside, outside = standing(shut, "sam"), standing(shut, "rui")
    assert (inside["goalsBelow"], inside["troubleBelow"], inside["offers"]) == (1, True, 2)
    assert inside["troubleSince"] is not None
    assert outside == {"goalsBelow": 0, "troubleBelow": False, "troubleSince": None, "offers": 1}


def test_no_filter_finds_the_trouble(shut: Worlds, face: Face) -> None:
    def troubled(name: str, value: bool) -> bool:
        answer = face.ask(shut.person(name), "goals", trouble_below=value)
        rows = answer.value.get("items") or answer.value.get("nodes") or []
        return str(shut.ids["surgery"]) in [str(row["id"]) for row in rows]

    assert (troubled("sam", True), troubled("sam", False)) == (True, False)
    assert (troubled("rui", True), troubled("rui", False)) == (False, True)


def test_findings_count_only_what_may_be_seen(shut: Worlds) -> None:
    def told(name: str) -> dict[str, int]:
        return {it.code: it.reach for it in findings.of_all(shut.person(name)) if it.goal_id == shut.ids["surgery"]}

    assert told("chidi").get("trouble_below") == 1
    assert "trouble_below" not in told("rui")
    assert set(told("rui").values()) <= {0}

"""Pages and searches: each row once, and a cursor that was tampered with is refused in words."""

from base64 import urlsafe_b64encode
from typing import Any
from uuid import UUID

import orjson
import pytest

from api.faces import Face
from api.worlds import Worlds
from plumbline.organizations.actions import memberships

ROW = UUID(int=7)


def cursor(*parts: Any) -> str:
    return urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


@pytest.mark.parametrize(
    "after",
    [cursor(None, ROW), cursor("a\x00b", ROW), cursor([], {}), cursor("x"), "%%%", cursor("x", "no id")],
)
def test_a_tampered_cursor(worlds: Worlds, face: Face, after: str) -> None:
    for question in ("goals", "measurements"):
        answer = face.ask(worlds.cast.nora, question, after=after)
        assert answer.refused or not answer.value.get("items", answer.value.get("nodes")), (question, answer)
        assert answer.status < 500, (question, answer)


def test_a_person_with_several_roles_is_found_once(worlds: Worlds, face: Face) -> None:
    cast = worlds.cast
    for unit in ("w4", "s1"):
        memberships.grant(actor=cast.ada, person_id=cast.ids["nora"], role="unit_leader", unit_id=cast.units[unit].pk)
    answer = face.ask(cast.eve, "people", q="Nora")
    rows = answer.value.get("items") or answer.value["nodes"]
    assert [row["position"] for row in rows] == ["Nurse manager, 5 West"]

"""What the GraphQL door refuses before it runs anything."""

import orjson
import pytest

from api.faces import GraphQL
from api.worlds import Worlds


@pytest.mark.parametrize(
    "text",
    ["subscription { x }", "{ goals(first: %s) { nodes { id } } }" % ("9" * 6000)],
    ids=["a subscription", "a page of 10^6000"],
)
def test_what_cannot_be_meant_is_refused_in_words(worlds: Worlds, text: str) -> None:
    response = GraphQL().post(worlds.cast.nora, {"query": text})
    assert response.status_code < 500, response.content
    assert orjson.loads(response.content)["errors"][0]["extensions"]["code"] != "fault"

"""The faces, a small world with an outsider, and the ledger replayed after every test."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from api.faces import FACES, Face
from api.worlds import Worlds, built
from plumbline.ledger import replay


@pytest.fixture(scope="module", autouse=True)
def kept(in_kept_world: None) -> None:
    """The world stands already; a test in a database of its own makes its own."""


@pytest.fixture(autouse=True)
def ledger_tells_the_same(request: pytest.FixtureRequest) -> Iterator[None]:
    own_database = "committing" in request.fixturenames
    request.getfixturevalue("committing" if own_database else "db")
    if own_database:
        request.getfixturevalue("django_db_blocker").unblock()
    cache.clear()
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert replay.differences() == []


@pytest.fixture(params=FACES, ids=lambda face: face.name)
def face(request: Any) -> Face:
    """Each case runs through GraphQL and through REST."""
    found: Face = request.param
    return found


@pytest.fixture
def worlds() -> Worlds:
    return built()

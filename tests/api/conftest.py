"""The faces, a small world with an outsider, and the ledger replayed after every test."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from api.faces import FACES, Face
from api.worlds import Worlds, built
from plumbline.ledger import replay


@pytest.fixture(autouse=True)
def ledger_tells_the_same(db: None) -> Iterator[None]:
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

"""Every domain test ends with the ledger replayed into exactly the domain tables."""

from collections.abc import Iterator

import pytest
from django.db import connection

from plumbline.ledger import replay


@pytest.fixture(autouse=True)
def ledger_tells_the_same(request: pytest.FixtureRequest) -> Iterator[None]:
    own_database = "committing" in request.fixturenames
    request.getfixturevalue("committing" if own_database else "db")
    if own_database:
        request.getfixturevalue("django_db_blocker").unblock()
    yield
    if connection.in_atomic_block and connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert replay.differences() == []

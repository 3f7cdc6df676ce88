"""The organization's structure lock.

Check-ins and measurements take it shared; whatever changes the shape of the cascade (alignments, targets,
states, weights, units) takes it exclusive. It is released at the end of the transaction. The order of locks
is the same everywhere: structure, goal rows by id, standings by id, the ledger's head.
"""

from uuid import UUID

from django.db import connection


def structure(organization_id: UUID) -> None:
    _take("pg_advisory_xact_lock", organization_id)


def shared(organization_id: UUID) -> None:
    _take("pg_advisory_xact_lock_shared", organization_id)


def _take(function: str, organization_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, 0))", [f"structure:{organization_id}"])

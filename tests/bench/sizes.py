"""Organizations of three sizes, each made once for a state of the code: about 1,000 and 10,000 goals as the demo's own
command makes them, and about 100,000 by copying every unit leader's and nurse's goal of the second.

Only number and shape matter in a copy: it has other ids, no account and no entry in the ledger. Whatever stands at the
top of the organization is kept once, so that the copies hang below the board's goals.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, connections, models, transaction
from psycopg import sql

import databases
from journeys import servers
from plumbline.accountability.models import Assignment, Handoff
from plumbline.goals import restriction
from plumbline.goals.actions import standings
from plumbline.goals.models import Alignment, CheckIn, Goal, GoalVersion, Standing, Target
from plumbline.measures.models import Measurement
from plumbline.organizations.models import Membership, Organization, OrgUnit, Person

MADE = f"bench_{databases.MARK}_"
GOALS = {"1k": 1_000, "10k": 10_000}
COPIES = {"twice": ("small", 1), "100k": ("10k", 9)}
MOST_UNITS = 2_000
# Each table, by the column that says whose the row is; whoever is kept once is not copied, nor is what is theirs.
COPIED: tuple[tuple[type[models.Model], str], ...] = (
    (OrgUnit, "id"), (Person, "unit_id"), (Membership, "unit_id"), (Measurement, "unit_id"), (Goal, "id"),
    (GoalVersion, "subject_id"), (Alignment, "child_id"), (Target, "goal_id"), (CheckIn, "goal_id"),
    (Assignment, "goal_id"), (Handoff, "goal_id"), (Standing, "goal_id"),
)  # fmt: skip
PLACES = (OrgUnit, Measurement)  # shared by the copies of goals once there are enough of them
KEPT = """
CREATE TEMP TABLE kept AS
WITH top AS (SELECT id FROM organizations_orgunit WHERE parent_id IS NULL)
SELECT id FROM top
UNION SELECT g.id FROM goals_goal g JOIN top ON top.id = g.unit_id
UNION SELECT p.id FROM organizations_person p WHERE p.unit_id IS NULL OR p.unit_id IN (SELECT id FROM top);
CREATE UNIQUE INDEX ON kept (id);
ANALYZE kept;
CREATE FUNCTION pg_temp.other(given uuid, n bigint) RETURNS uuid STABLE LANGUAGE sql AS $$
  SELECT CASE WHEN given IS NULL OR EXISTS (SELECT FROM kept WHERE id = given) THEN given
    ELSE md5(given::text || '-' || n)::uuid END
$$;
CREATE FUNCTION pg_temp.others(given uuid[], n bigint) RETURNS uuid[] STABLE LANGUAGE sql AS $$
  SELECT array_agg(pg_temp.other(id, n) ORDER BY place) FROM unnest(given) WITH ORDINALITY AS it (id, place)
$$
"""


@dataclass(frozen=True, slots=True)
class Size:
    """A database, and who looks at it: somebody from whom nothing is hidden."""

    name: str
    database: str
    organization: Organization
    viewer: Person
    goals: int

    @property
    def zone(self) -> str:
        return self.organization.time_zone


@contextmanager
def opened(name: str) -> Iterator[Size]:
    """A clone of the size, for one measuring; the ORM of this process looks at it meanwhile."""
    database = f"{databases.RUN}{os.getpid()}_{name}_{next(databases._serial)}"
    with databases.server() as admin:
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        admin.execute(copy.format(sql.Identifier(database), sql.Identifier(made(name))))
        admin.execute(f'ALTER DATABASE "{database}" SET random_page_cost = 1.1')
    with databases.pointed(database):
        try:
            with databases.server(database) as admin:
                admin.execute("DROP SCHEMA IF EXISTS counting CASCADE")
                admin.execute("VACUUM ANALYZE")
            yield _looked_at(name, database)
        finally:
            connections.close_all()
            servers.forget(database)


def _looked_at(name: str, database: str) -> Size:
    organization = Organization.objects.get()
    able = Person.objects.active().filter(organization=organization, account__isnull=False).order_by("pk")
    viewer = next(person for person in able.select_related("organization", "account") if not restriction.hidden(person))
    return Size(name, database, organization, viewer, Goal.objects.count())


def made(name: str) -> str:
    """The database to clone for a size, made when there is none for this state of the tables and of the demo."""
    if name == "small":
        return servers.seeded("demo")
    with databases.server() as admin:
        known = databases.names(admin, f"{MADE}{name}_")
    wanted = f"{MADE}{name}_{_fingerprint()}"
    if wanted in known or (known and os.environ.get("SEEDED") == "last"):
        return wanted if wanted in known else known[-1]
    begun = time.monotonic()
    making = _copied(*COPIES[name]) if name in COPIES else _seeded(GOALS[name])
    with databases.server() as admin:
        for old in known:
            databases.drop(admin, old)
        admin.execute(f'ALTER DATABASE "{making}" RENAME TO "{wanted}"')
    print(f"Made the organization of size {name} in {time.monotonic() - begun:.0f} s", flush=True)
    return wanted


def _fingerprint() -> str:
    state = hashlib.sha256(databases.template().encode() + Path(__file__).read_bytes())
    for path in sorted((servers.BACKEND / "plumbline" / "integrations" / "demo").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            state.update(path.read_bytes())
    return state.hexdigest()[:12]


def _seeded(goals: int) -> str:
    making = databases.clone()
    servers.manage(making, "demo", "--goals", str(goals))
    with databases.server(making) as admin:
        admin.execute("DROP SCHEMA counting CASCADE")
        admin.execute("VACUUM ANALYZE")
    return making


def _copied(source: str, copies: int) -> str:
    original, making = made(source), databases.clone()
    with databases.server() as admin:
        databases.drop(admin, making)
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(making), sql.Identifier(original))
        )
    with databases.server(making) as admin:
        admin.execute("DROP SCHEMA IF EXISTS counting CASCADE")
    with databases.pointed(making):
        multiply(copies)
        connections.close_all()
    return making


def multiply(copies: int) -> None:
    """So many copies more of all that is not kept once, in one organization."""
    units = OrgUnit.objects.count()
    places = max(1, min(copies, MOST_UNITS // units))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(KEPT)
        for model, whose in COPIED:
            table = model._meta.db_table
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(_copying(model, whose), {"copies": places if model in PLACES else copies, "places": places})
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    with databases.server(connection.settings_dict["NAME"]) as admin:
        admin.execute("ANALYZE")
    standings.refresh_all(Organization.objects.get().pk)
    with databases.server(connection.settings_dict["NAME"]) as admin:
        admin.execute("VACUUM ANALYZE")


def _copying(model: type[models.Model], whose: str) -> str:
    columns = model._meta.concrete_fields
    names = ", ".join(f'"{column.column}"' for column in columns)
    values = ", ".join(_value(column) for column in columns)
    return (
        f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {model._meta.db_table} r,"
        f' generate_series(1, %(copies)s) AS n WHERE NOT EXISTS (SELECT FROM kept WHERE kept.id = r."{whose}")'
    )


def _value(column: Any) -> str:
    """What a copy holds there: the same, or its own where the column names something that is copied."""
    name, own = f'r."{column.column}"', {model for model, _ in COPIED}
    if column.column == "account_id":
        return "NULL"
    if column.column == "email":
        return "''"
    if column.column == "code":
        return f"{name} || '-' || n"
    target = column.related_model if column.is_relation else column.model if column.primary_key else None
    number = "(n - 1) %% %(places)s + 1" if target in PLACES else "n"
    if column.get_internal_type() == "ArrayField" and column.base_field.get_internal_type() == "UUIDField":
        return f"pg_temp.others({name}, (n - 1) %% %(places)s + 1)"
    if target in own or column.get_internal_type() == "UUIDField":
        return f"pg_temp.other({name}, {number})"
    return name

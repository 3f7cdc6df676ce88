"""The schema `past`: a view of each recorded table that shows its rows exactly as they stood at an instant.

The views are drawn after each migration, from the tables as they are then, so that no table can be forgotten. Each
reads two settings of its transaction (`core.glasses`): `plumbline.as_of`, the instant, and
`plumbline.as_of_organization`. A table's picture is taken from the ledger: its row, unless an image came after the
instant, else the last image until then. A table in DATED tells its past by its own columns and is read faster so.
"""

import hashlib

from django.apps import apps
from django.db import connection, transaction

from plumbline.ledger import replay

AS_OF = "current_setting('plumbline.as_of')::timestamptz"
OF = "current_setting('plumbline.as_of_organization')::uuid"


def erase() -> None:
    """Views would stand in the way of whoever changes a table."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS past CASCADE")


def draw() -> None:
    """Draws every picture anew where one is missing or would look different now."""
    pictures = {table: _from_ledger(table, _columns(table)) for table in replay.recorded_tables()}
    if not pictures:
        return
    pictures |= {"ledger_entry": ENTRIES} | _own_pictures()
    mark = hashlib.sha256(repr(pictures).encode()).hexdigest()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regnamespace('past'), 'pg_namespace')")
        if cursor.fetchone()[0] == mark:
            return
        erase()
        cursor.execute("CREATE SCHEMA past")
        for table, sql in pictures.items():
            cursor.execute(f'CREATE VIEW past."{table}" AS {sql}')
        cursor.execute(f"COMMENT ON SCHEMA past IS '{mark}'")


def _own_pictures() -> dict[str, str]:
    """Of models that bring one, `picture`: a statement with the table's columns in the place of {columns}."""
    drawn = {model._meta.db_table: model.picture for model in apps.get_models() if hasattr(model, "picture")}
    return {table: sql.format(columns=_names(columns)) for table, sql in drawn.items() if (columns := _columns(table))}


def _names(columns: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [f'public."{table}"'])
        return [name for (name,) in cursor.fetchall()]


def _from_ledger(table: str, columns: list[str]) -> str:
    """The row where no image came after the instant, else the last image until then; nothing of rows begun later."""
    told = {"id": "last.row_id", "organization_id": "last.organization_id"}
    shown = _names(columns)
    imaged = ", ".join(told.get(name, f'(was)."{name}"') for name in columns)
    organization = "organization_id" if "organization_id" in columns else "id"
    return f"""
      SELECT {shown} FROM public."{table}" AS now
      WHERE now."{organization}" = {OF} AND NOT EXISTS (
        SELECT FROM public.ledger_image i JOIN public.ledger_entry e ON e.id = i.entry_id
        WHERE i.table_name = '{table}' AND i.row_id = now.id AND e.at > {AS_OF})
      UNION ALL
      SELECT {imaged} FROM (
        SELECT DISTINCT ON (i.row_id, i.organization_id) i.row_id, i.organization_id, i.image
        FROM public.ledger_image i JOIN public.ledger_entry e ON e.id = i.entry_id
        WHERE i.table_name = '{table}' AND i.organization_id = {OF} AND e.at <= {AS_OF} AND EXISTS (
          SELECT FROM public.ledger_image later JOIN public.ledger_entry l ON l.id = later.entry_id
          WHERE later.table_name = '{table}' AND later.row_id = i.row_id AND l.at > {AS_OF})
        ORDER BY i.row_id, i.organization_id, i.id DESC
      ) AS last, jsonb_populate_record(NULL::public."{table}", last.image) AS was
    """


COLUMNS = """
SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""

ENTRIES = f"""
SELECT * FROM public.ledger_entry WHERE at <= {AS_OF} AND organization_id = {OF}
"""

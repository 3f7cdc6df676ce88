"""The schema `past`: a view of each recorded table that shows its rows exactly as they stood at an instant.

The views are drawn after each migration, from the tables as they are then, so that no table can be forgotten. Each
reads two settings of its transaction (`core.glasses`): `plumbline.as_of`, the instant, and
`plumbline.as_of_organization`. A row that has not changed since the instant is shown as it is; of one that has, the
ledger's last image until then, if there is one.
"""

import hashlib
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction

from plumbline.ledger import replay

# Each as a query of its own, which is answered once and not for every row.
AS_OF = "(SELECT current_setting('plumbline.as_of')::timestamptz)"
OF = "(SELECT current_setting('plumbline.as_of_organization')::uuid)"


@dataclass(frozen=True, slots=True)
class Picture:
    """How a model's past is found faster than by asking the ledger of each row: two expressions over its own columns
    (of the row `now`) that say when it last changed, and when it began. `last` is never before the last change and
    `first` never after the first image; the row is the ledger's wherever that leaves a doubt.
    """

    last: str
    first: str = ""


def dated(first: str, *later: str) -> Picture:
    """Of rows that are stamped when they begin, and with each later change."""
    stamps = [f"now.{column}" for column in (first, *later)]
    return Picture(f"greatest({', '.join(stamps)})", stamps[0])


def erase() -> None:
    """Views would stand in the way of whoever changes a table."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS past CASCADE")


def draw() -> None:
    """Draws every picture anew where one is missing or would look different now."""
    pictures = _pictures()
    if not pictures:
        return
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


def _pictures() -> dict[str, str]:
    """The statement behind each view. A model that is not recorded may bring a whole one of its own as `picture`, with
    its columns in the place of {columns}."""
    brought = {model._meta.db_table: model.picture for model in apps.get_models() if hasattr(model, "picture")}
    found = {}
    for table in replay.recorded_tables():
        picture = brought.get(table)
        found[table] = _recorded(table, _columns(table), picture if isinstance(picture, Picture) else FROM_LEDGER)
    for table, picture in brought.items():
        if isinstance(picture, str) and (columns := _columns(table)):
            found[table] = picture.format(columns=", ".join(f'"{name}"' for name in columns))
    return found | {"ledger_entry": ENTRIES} if found else {}


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [f'public."{table}"'])
        return [name for (name,) in cursor.fetchall()]


def _recorded(table: str, columns: list[str], picture: Picture) -> str:
    organization = "organization_id" if "organization_id" in columns else "id"
    mine, last = f'now."{organization}" = {OF}', picture.last.format(table=table)
    begun = f"{picture.first} <= {AS_OF} AND " if picture.first else ""
    fixed = {"id", organization}  # the same in every image, and what readers look rows up by
    imaged = ", ".join(f'now."{name}"' if name in fixed else f'was."{name}"' for name in columns)
    return f"""
      SELECT {", ".join(f'now."{name}"' for name in columns)} FROM public."{table}" AS now
      WHERE {mine} AND {last} <= {AS_OF}
      UNION ALL
      SELECT {imaged} FROM public."{table}" AS now, LATERAL (
        SELECT i.image FROM public.ledger_image i JOIN public.ledger_entry e ON e.id = i.entry_id
        WHERE i.table_name = '{table}' AND i.row_id = now.id AND e.at <= {AS_OF} ORDER BY i.id DESC LIMIT 1
      ) AS until, jsonb_populate_record(NULL::public."{table}", until.image) AS was
      WHERE {mine} AND {begun}{last} > {AS_OF}
    """


# When its last image was written, looked up for each row by index.
FROM_LEDGER = Picture("""(
  SELECT e.at FROM public.ledger_image i JOIN public.ledger_entry e ON e.id = i.entry_id
  WHERE i.table_name = '{table}' AND i.row_id = now.id ORDER BY i.id DESC LIMIT 1)""")

COLUMNS = """
SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""

ENTRIES = f"""
SELECT * FROM public.ledger_entry WHERE at <= {AS_OF} AND organization_id = {OF}
"""

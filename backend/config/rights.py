"""What the application role may do. Run after every migration, by the owner of the tables.

The application reads, inserts and updates. It deletes only where Django, sign-in and jobs need it; domain
rows are archived, never deleted; the ledger is written by the owner's functions alone, and only read here.
"""

from typing import Any

from django.apps import apps
from psycopg import sql

from config import embedded

APPEND_ONLY = ("ledger_entry", "ledger_image", "ledger_head")
SIGNED = ("ledger_checkpoint", "ledger_publication")  # proved by their signatures; added to, never changed
# Beside the domain, and forgotten after a while: answers kept for a resend, and pasts that were worked out.
FORGOTTEN = ("api_idempotencykey", "goals_past", "goals_paststanding")


def apply(cursor: Any, role: str = embedded.APPLICATION) -> None:
    to = sql.Identifier(role)
    cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(to))
    cursor.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(to))
    cursor.execute("SELECT to_regnamespace('past') IS NOT NULL")
    if cursor.fetchone()[0]:  # a backup of an earlier version has no pictures yet
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA past TO {}").format(to))
        cursor.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA past TO {}").format(to))
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    for (table,) in cursor.fetchall():
        name = sql.Identifier(table)
        cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(name, to))
        allowed = sql.SQL(", ").join([sql.SQL(verb) for verb in verbs(table)])
        cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(allowed, name, to))
    # A trigger fires for everybody; who could make one on a table of their own could put rows into the ledger.
    cursor.execute(
        "REVOKE EXECUTE ON FUNCTION ledger_capture, ledger_append, ledger_keep_reason, ledger_blank FROM PUBLIC"
    )
    cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION ledger_append, ledger_blank TO {}").format(to))


def verbs(table: str) -> list[str]:
    if table == "django_migrations":
        return ["SELECT"]
    if table in APPEND_ONLY:
        return ["SELECT"]
    if table in SIGNED:
        return ["SELECT", "INSERT"]
    if belongs_to_domain(table) and table not in FORGOTTEN:
        return ["SELECT", "INSERT", "UPDATE"]
    return ["SELECT", "INSERT", "UPDATE", "DELETE"]


def belongs_to_domain(table: str) -> bool:
    labels = [config.label for config in apps.get_app_configs() if config.name.startswith("plumbline.")]
    return table.startswith(tuple(f"{label}_" for label in labels))


def give() -> None:
    """To the role that the application signs in as, unless that is the owner itself."""
    from django.db import connection

    role = application_role()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if cursor.fetchone()[0] != role:
            apply(cursor, role)


def application_role() -> str:
    """The role that DATABASE_URL signs in as."""
    from config import settings as module

    url = module.secret("DATABASE_URL")
    return str(module.env.db_url_config(url)["USER"]) if url else embedded.APPLICATION

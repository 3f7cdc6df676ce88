"""No question and no write needs a row of another organization: each could live in a database of its own.

Here the database itself holds everybody to one organization: every table of the domain shows, and takes, the rows of
that one alone. What people are told must be the same as without.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection

from api.worlds import Worlds, built
from architecture.test_sweep_fields import viewer, walk
from plumbline.goals.actions import check_ins
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import CheckIn

pytestmark = [pytest.mark.usefixtures("in_kept_world"), pytest.mark.django_db]
KEYED = """
SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND c.column_name = 'organization_id' AND t.table_type = 'BASE TABLE'
"""
WITHOUT_KEY = {
    "organizations_organization": "is the key",
    "organizations_account": "may stand for a person in each of several organizations",
    "ledger_image": "hangs on its entry, by which it is found",
    "ledger_publication": "hangs on its checkpoint",
    "goals_paststanding": "hangs on its past, by which it is found",
    "integrations_token": "is found by its hash, before it is known whose it is",
    "api_idempotencykey": "is found by its hash",
}


def keyed() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(KEYED)
        return {table for (table,) in cursor.fetchall()}


def test_every_table_of_the_domain_carries_the_organization() -> None:
    domain = {
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name.startswith("plumbline.")
        for model in config.get_models()
        if model._meta.managed
    }
    assert domain - keyed() <= set(WITHOUT_KEY), "a new table without the organization's key"


@contextmanager
def held_to(organization_id: object) -> Iterator[None]:
    """Row by row, also for the owner of the tables."""
    one = f"'{organization_id}'::uuid"
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        tables = dict.fromkeys(keyed(), "organization_id") | {"organizations_organization": "id"}
        for table, key in tables.items():
            cursor.execute(f'CREATE POLICY one ON "{table}" USING ("{key}" = {one})')
            cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
            cursor.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')
            cursor.execute(f'DROP POLICY one ON "{table}"')


def met(worlds: Worlds, name: str) -> list[str]:
    """But for watermarks, which tell what was seen when."""
    return sorted(it for it in walk(viewer(worlds.person(name)), worlds, depth=2) if not re.match(r"\d+:\d+:", it))


@pytest.mark.parametrize("name", ["bea", "chidi", "ada", "otto"])
def test_everybody_is_told_the_same(name: str) -> None:
    worlds = built()
    person = worlds.person(name)
    assert person is not None
    everything = met(worlds, name)
    assert everything == met(worlds, name), "what is met does not depend on when"
    with held_to(person.organization_id):
        assert met(worlds, name) == everything


def test_a_check_in_is_written_the_same() -> None:
    worlds = built()
    with held_to(worlds.cast.organization.pk):
        made = check_ins.record(
            actor=worlds.cast.nora, draft=CheckInDraft(worlds.ids["w5"], "off_track", next_step="Ask pharmacy")
        )
    assert CheckIn.objects.get(pk=made.pk).claimed == "off_track"
    assert worlds.goal("board").standing.off_track_below >= 1

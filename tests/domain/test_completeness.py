"""The count that follows every test notices an action that forgets to append, and a table that nobody records."""

import pytest
from django.db import connection, transaction

import counting
from domain.test_ledger_chain import ask, renamed
from plumbline.ledger import replay
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Organization


def rename(organization: Organization, name: str = "Unsaid") -> None:
    with entries.action("organization.rename", organization_id=organization.pk) as action:
        Organization.objects.locked(organization.pk).revise(action.at, name=name)


def noticed(words: str) -> None:
    before = counting.TOTAL.checks
    with pytest.raises(AssertionError, match=words):
        counting.settle()
    assert counting.TOTAL.checks == before


def test_an_action_that_forgets_to_append_is_noticed(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    organization = renamed(1)
    counting.settle()
    with transaction.atomic():
        with monkeypatch.context() as patch:
            patch.setattr(entries, "_append", lambda running, commit: None)
            rename(organization)
        noticed("organizations_organization: 3 changed, 2 told; organizations_organizationversion: 2 changed, 1 told$")
        transaction.set_rollback(True)
    counting.settle()


def test_a_change_that_leaves_no_image_is_noticed(db: None) -> None:
    organization = renamed(1)
    with transaction.atomic():
        ask("SET CONSTRAINTS ALL IMMEDIATE")
        ask("ALTER TABLE organizations_organization DISABLE TRIGGER organizations_organization_recorded_update")
        rename(organization)
        noticed("organizations_organization: 3 changed, 2 told")
        transaction.set_rollback(True)


def test_an_image_of_a_row_that_nobody_changed_is_noticed(db: None) -> None:
    organization = renamed(1)
    with transaction.atomic():
        ask("SET CONSTRAINTS ALL IMMEDIATE")
        ask("ALTER TABLE organizations_organization DISABLE TRIGGER organizations_organization_counted_update")
        rename(organization)
        noticed("organizations_organization: 2 changed, 3 told")
        transaction.set_rollback(True)


def test_what_was_rolled_back_is_on_neither_side(db: None) -> None:
    organization = renamed(1)
    before = ask("SELECT sum(rows) FROM counting.changes")
    half_way = entries.action("organization.rename", organization_id=organization.pk)
    with pytest.raises(ZeroDivisionError), half_way as action:
        organization.revise(action.at, name="Half-way")
        raise ZeroDivisionError
    assert ask("SELECT sum(rows) FROM counting.changes") == before
    counting.settle()


def test_every_table_of_the_product_is_counted_and_recorded(db: None) -> None:
    """A table is either under the ledger, or on the list of what no entry tells of."""
    assert counting.tables() == replay.recorded_tables()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgfoid = 'counting.count'::regproc AND tgenabled = 'O'")
        assert cursor.fetchone() == (len(counting.tables()) * len(counting.EVENTS),)


def test_the_end_of_a_run_says_the_count() -> None:
    assert counting.sentence(1200, 1199, 3) == (
        "Completeness: 1,200 rows changed, 1,199 told by entries of the ledger: difference 1 (3 checks)"
    )

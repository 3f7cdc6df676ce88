"""One write path: every row leaves its after-image, nothing is written outside an action or ever deleted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from plumbline.core import clock
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.ledger import replay
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry, Image
from plumbline.organizations.actions import organizations
from plumbline.organizations.models import Level, Organization, OrganizationVersion


def found(**changes: object) -> Organization:
    return organizations.found(**{"name": "Test Health", "slug": "test", **changes})  # type: ignore[arg-type]


def test_an_action_is_one_entry_with_an_image_of_each_row() -> None:
    organization = found()
    entry = Entry.objects.get(organization_id=organization.id)
    assert (entry.sequence, entry.verb, entry.object_id) == (1, "organization.found", organization.id)
    assert Image.objects.filter(entry_id=entry.id).count() == 1 + Level.objects.count()
    image = Image.objects.get(entry_id=entry.id, row_id=organization.id).image
    assert image["name"] == "Test Health"
    assert image["version"] == "1", "numbers are strings in the ledger"


def test_a_write_outside_an_action_is_refused() -> None:
    organization = found()
    with pytest.raises(DatabaseError, match="outside an action"), transaction.atomic():
        Level.objects.create(organization=organization, ordinal=9, code="x", name="X")
    with pytest.raises(DatabaseError, match="outside an action"), transaction.atomic():
        Organization.objects.filter(pk=organization.pk).update(name="Rewritten")


@pytest.mark.parametrize("model", [Level, Organization, Entry, Image])
def test_nothing_is_deleted(model: type) -> None:
    found()
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        model.objects.all()._raw_delete("default")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("model", "change"), [(Entry, {"verb": "other"}), (Image, {"table_name": "other"})])
def test_the_record_cannot_be_rewritten(model: type, change: dict[str, str]) -> None:
    found()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        model.objects.update(**change)  # type: ignore[attr-defined]


def test_a_change_files_the_old_version() -> None:
    organization = found()
    began = organization.valid_from
    with entries.action("organization.rename", organization_id=organization.id) as action:
        organization.revise(action.at, name="Renamed Health")
    past = OrganizationVersion.objects.get(subject=organization)
    assert (past.name, past.valid_from, past.valid_to) == ("Test Health", began, organization.valid_from)
    assert organization.version == 2


def test_a_failed_action_leaves_nothing() -> None:
    organization = found()
    with (
        pytest.raises(RuntimeError),
        entries.action("organization.rename", organization_id=organization.id) as action,
    ):
        organization.revise(action.at, name="Half-written")
        raise RuntimeError
    assert Organization.objects.get().name == "Test Health"
    assert Entry.objects.count() == 1


def test_an_inner_action_joins_the_outer_one() -> None:
    id = found().id
    with (
        entries.action("batch", organization_id=id) as outer,
        entries.action("organization.rename", organization_id=id) as inner,
    ):
        assert inner is outer
    assert [e.verb for e in Entry.objects.order_by("sequence")] == ["organization.found", "batch"]


def test_only_a_demo_may_set_the_instant() -> None:
    past = datetime(2024, 3, 1, tzinfo=UTC)
    with clock.travel(past):
        demo = found(demo=True)
        with pytest.raises(DatabaseError, match="marked demo"), transaction.atomic():
            found(slug="real")
    assert demo.valid_from == past
    assert Entry.objects.get().travelled


def test_replay_notices_a_row_that_the_ledger_does_not_tell(committing: str) -> None:
    from django.db import connection

    organization = found()
    assert replay.differences() == []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE organizations_organization DISABLE TRIGGER USER")
        cursor.execute("UPDATE organizations_organization SET name = 'Silently changed'")
    assert {(d.table, d.row_id, d.side) for d in replay.differences()} == {
        ("organizations_organization", str(organization.id), "ledger"),
        ("organizations_organization", str(organization.id), "table"),
    }
    with connection.cursor() as cursor:
        cursor.execute("UPDATE organizations_organization SET name = 'Test Health'")


def test_the_instant_never_precedes_the_row_it_closes() -> None:
    organization = found()
    with entries.action("organization.rename", organization_id=organization.id) as action:
        later = organization.valid_from + timedelta(hours=1)
        assert action.not_before(later) == later


def test_what_the_database_refuses_at_the_commit_leaves_nothing(committing: str) -> None:
    """The entry and the commit are one exchange; keys are only checked then."""
    organization, told = found(), []
    with pytest.raises(Conflict), entries.action("level.add", organization_id=organization.pk):
        transaction.on_commit(lambda: told.append("lost"))
        Level.objects.create(organization_id=uuid7(), ordinal=9, code="x", name="X")
    with entries.action("level.add", organization_id=organization.pk) as action:
        transaction.on_commit(lambda: told.append("kept"))
        Level.objects.create(organization=organization, ordinal=9, code="x", name="X")
    assert [entry.verb for entry in Entry.objects.order_by("sequence")] == ["organization.found", "level.add"]
    assert action.receipt is not None and (action.receipt.sequence, told) == (2, ["kept"])
    assert replay.differences() == []


def test_an_action_is_over_with_its_last_statement(committing: str) -> None:
    """Whoever waits for the head of the log does not wait for this process."""
    organization = found()
    with CaptureQueriesContext(connection) as asked, entries.action("wait", organization_id=organization.pk):
        pass
    *_, last, django = [query["sql"] for query in asked]
    assert "ledger_append" in last and last.endswith("; COMMIT") and django == "COMMIT"


def test_an_action_within_a_transaction_waits_for_its_end(committing: str) -> None:
    organization = found()
    with transaction.atomic():
        with entries.action("wait", organization_id=organization.pk):
            pass
        transaction.set_rollback(True)
    assert Entry.objects.count() == 1

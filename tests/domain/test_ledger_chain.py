"""Each entry commits to its rows and to the entry before it; whatever is changed afterwards is named."""

import hashlib
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import databases
from plumbline.ledger import chain, verify
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry, Head, Image
from plumbline.organizations.actions import organizations
from plumbline.organizations.models import Organization

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
HASH = st.binary(min_size=32, max_size=32)
INSTANT = st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))
small = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ask(sql: str, *parameters: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0] if cursor.description else None


def renamed(count: int = 4) -> Organization:
    organization = organizations.found(name="Test Health", slug="test")
    for n in range(count):
        rename = entries.action("organization.rename", organization_id=organization.pk, reason=f"Reason {n}")
        with rename as action:
            organization.revise(action.at, name=f"Test Health {n}")
    return organization


@small
@given(verb=WORDS, kind=WORDS, request=WORDS, at=INSTANT, recorded=INSTANT, actor=st.none() | st.uuids(),
       object=st.none() | st.uuids(), hashes=st.tuples(HASH, HASH), travelled=st.booleans(),
       number=st.integers(1, 2**62))  # fmt: skip
def test_python_and_the_database_say_the_same_of_any_entry(
    verb: str, kind: str, request: str, at: datetime, recorded: datetime, actor: UUID | None, object: UUID | None,
    hashes: tuple[bytes, bytes], travelled: bool, number: int,
) -> None:  # fmt: skip
    entry = Entry(
        id=UUID(int=1), organization_id=UUID(int=2), verb=verb, object_type=kind, object_id=object, actor_id=actor,
        request_id=request, at=at, recorded_at=recorded, sequence=number, travelled=travelled, rows=3,
        commitment=hashes[0], previous=hashes[1], txid=1,
    )  # fmt: skip
    plain = {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields}
    row = {name: f"\\x{value.hex()}" if isinstance(value, bytes) else value for name, value in plain.items()}
    told = ask("SELECT ledger_text(jsonb_populate_record(NULL::ledger_entry, %s))", json.dumps(row, default=str))
    assert str(told).encode() == chain.text(chain.told(entry))


@small
@given(st.lists(HASH, max_size=40))
def test_python_and_the_database_draw_the_same_tree(leaves: list[bytes]) -> None:
    assert bytes(ask("SELECT ledger_root(%s::bytea[])", leaves)) == chain.root(leaves) == by_the_book(leaves)  # type: ignore[call-overload]


def by_the_book(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\0" + leaves[0] if leaves else b"").digest()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + by_the_book(leaves[:k]) + by_the_book(leaves[k:])).digest()


def test_entries_are_linked_and_commit_to_their_rows_and_reason() -> None:
    renamed()
    told = list(Entry.objects.order_by("sequence"))
    assert bytes(told[0].previous) == chain.NOTHING
    assert [bytes(entry.previous) for entry in told[1:]] == [bytes(entry.hash) for entry in told[:-1]]
    assert bytes(Head.objects.get().hash) == bytes(told[-1].hash)
    assert [entry.rows for entry in told] == [Image.objects.filter(entry_id=entry.pk).count() for entry in told]
    assert Image.objects.get(entry_id=told[-1].pk, table_name="ledger_entry").image == {"reason": "Reason 3"}
    assert list(verify.faults()) == []


@pytest.mark.skipif(databases.given(), reason="the roles are those of the embedded server")
def test_the_application_reads_the_ledger_and_writes_it_only_by_acting(
    committing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    organization = renamed(1)
    with monkeypatch.context() as patch:
        for name in ("USER", "PASSWORD"):
            patch.setitem(connection.settings_dict, name, databases.CLUSTER.address()[name])
        connection.close()
        for statement in REFUSED:
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                ask(statement)
        with entries.action("organization.rename", organization_id=organization.pk, reason="New name") as action:
            organization.revise(action.at, name="By the application")
        assert (Entry.objects.count(), list(verify.faults())) == (3, [])
        connection.close()


REFUSED = (
    "UPDATE ledger_head SET sequence = 0",
    "UPDATE ledger_entry SET verb = ''",
    "DELETE FROM ledger_image",
    "INSERT INTO ledger_image SELECT * FROM ledger_image",
    "SELECT ledger_keep_reason(gen_random_uuid(), gen_random_uuid(), 'x')",
    "CREATE TEMPORARY TABLE goals_goal (id uuid);"
    "CREATE TRIGGER planted AFTER INSERT ON goals_goal REFERENCING NEW TABLE AS written"
    " FOR EACH STATEMENT EXECUTE FUNCTION ledger_capture()",
)


def test_an_action_that_forgets_to_append_is_found(committing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    organization = renamed(1)
    with transaction.atomic():
        with monkeypatch.context() as patch:
            patch.setattr(entries, "_append", lambda running, commit: None)
            with entries.action("organization.rename", organization_id=organization.pk) as action:
                organization.revise(action.at, name="Unsaid")
        assert {fault.sentence for fault in verify.faults()} == {"the ledger keeps this row, and no entry wrote it."}
        transaction.set_rollback(True)

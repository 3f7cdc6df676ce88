"""The migration operation that puts a domain table under the ledger."""

from typing import Any

from django.db.migrations.operations.base import Operation


class Recorded(Operation):
    """Copies the after-image of each written row into the ledger and refuses deletion.

    A write outside an action fails with SQLSTATE PL001, a deletion with PL002.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are invisible to Django's state."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(
                f'CREATE TRIGGER "{table}_recorded_{event.lower()}" AFTER {event} ON "{table}" '
                "REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ledger_capture()"
            )
        schema_editor.execute(
            f'CREATE TRIGGER "{table}_kept" BEFORE DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for name in ("recorded_insert", "recorded_update", "kept"):
            schema_editor.execute(f'DROP TRIGGER "{table}_{name}" ON "{table}"')

    def describe(self) -> str:
        return f"Put {self.model_name} under the ledger"

"""Migration operations that every domain table passes through."""

from typing import Any

from django.db.migrations.operations.base import Operation


class OrganizationKey(Operation):
    """Ties a table to its organization in the database itself.

    Adds UNIQUE (organization_id, id), and for each foreign key to another domain table a second, composite
    one on (organization_id, x_id), so that no row can ever point across organizations.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The constraints are invisible to Django's state: they add to, and never replace, its own keys."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        table = model._meta.db_table
        schema_editor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_org_key" UNIQUE (organization_id, id)')
        for column, target in composite_keys(model):
            schema_editor.execute(
                f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{column}_org" '
                f'FOREIGN KEY (organization_id, "{column}") REFERENCES "{target}" (organization_id, id) '
                "DEFERRABLE INITIALLY DEFERRED"
            )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = from_state.apps.get_model(app_label, self.model_name)
        table = model._meta.db_table
        for column, _ in composite_keys(model):
            schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_{column}_org"')
        schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_org_key"')

    def describe(self) -> str:
        return f"Tie {self.model_name} to its organization"


def composite_keys(model: Any) -> list[tuple[str, str]]:
    """(column, target table) of each foreign key from a domain model to another domain model."""
    pairs = []
    for field in model._meta.concrete_fields:
        target = field.related_model if field.is_relation else None
        if target is None or field.name == "organization":
            continue
        if any(other.name == "organization" for other in target._meta.concrete_fields):
            pairs.append((field.column, target._meta.db_table))
    return pairs


class Versioned(Operation):
    """Files the previous version of a changed aggregate in its version table, with the end of its validity.

    `Goal` holds the current version; on UPDATE the old row goes to `GoalVersion` with valid_to = the new
    valid_from. Two changes at the same instant (one action) file nothing in between.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str, version_name: str) -> None:
        self.model_name, self.version_name = model_name, version_name

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are invisible to Django's state."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        version = to_state.apps.get_model(app_label, self.version_name)._meta
        copied = [f.column for f in version.concrete_fields if f.name not in ("id", "subject", "valid_to")]
        columns = ", ".join(f'"{column}"' for column in copied)
        values = ", ".join(
            "OLD.id" if column == "organization_id" and table == "organizations_organization" else f'OLD."{column}"'
            for column in copied
        )
        schema_editor.execute(
            f"""
            CREATE OR REPLACE FUNCTION "{table}_file_version"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NEW.valid_from < OLD.valid_from THEN
                RAISE EXCEPTION 'a version of {table} cannot end before it began' USING ERRCODE = 'PL003';
              ELSIF NEW.valid_from > OLD.valid_from THEN
                INSERT INTO "{version.db_table}" (id, subject_id, valid_to, {columns})
                VALUES (gen_random_uuid(), OLD.id, NEW.valid_from, {values});
              END IF;
              RETURN NULL;
            END $$
            """
        )
        schema_editor.execute(
            f'CREATE OR REPLACE TRIGGER "{table}_versioned" AFTER UPDATE ON "{table}" '
            f'FOR EACH ROW EXECUTE FUNCTION "{table}_file_version"()'
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(f'DROP TRIGGER "{table}_versioned" ON "{table}"')
        schema_editor.execute(f'DROP FUNCTION "{table}_file_version"()')

    def describe(self) -> str:
        return f"Keep the past versions of {self.model_name}"

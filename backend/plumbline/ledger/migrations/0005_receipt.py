"""Appending answers where the entry stands, and its hash: the receipt."""

from pathlib import Path

from django.db import migrations

APPEND = (Path(__file__).parents[1] / "sql" / "append.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_redaction")]

    operations = [migrations.RunSQL(APPEND, migrations.RunSQL.noop)]

"""The roll-up as functions of the database."""

from pathlib import Path

from django.db import migrations

ROLL_UP = (Path(__file__).parents[1] / "sql" / "roll_up.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("goals", "0002_guards")]

    operations = [migrations.RunSQL(ROLL_UP, migrations.RunSQL.noop)]

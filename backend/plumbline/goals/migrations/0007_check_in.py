"""A check-in's second call is its last: the entry is sent with the commit."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("goals", "0006_indexes")]

    operations = [
        migrations.RunSQL((SQL / "roll_up.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "check_in.sql").read_text(), migrations.RunSQL.noop),
    ]

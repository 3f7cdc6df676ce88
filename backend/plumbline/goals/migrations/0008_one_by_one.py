"""A check-in looks up the goals on its way one by one."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("goals", "0007_check_in")]

    operations = [
        migrations.RunSQL((SQL / "roll_up.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "check_in.sql").read_text(), migrations.RunSQL.noop),
    ]

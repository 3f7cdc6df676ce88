"""The roll-up anew: its plans are kept, and it stops where nothing changes. Check-ins in two calls."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("goals", "0004_pasts")]

    operations = [
        migrations.RunSQL((SQL / "roll_up.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "check_in.sql").read_text(), migrations.RunSQL.noop),
    ]

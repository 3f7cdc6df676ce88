"""`accountability_cascade_part` anew: units and parents are looked up once for each goal."""

from importlib import import_module

from django.db import migrations

PART = import_module("plumbline.accountability.migrations.0008_parts_of_the_cascade").PART


class Migration(migrations.Migration):
    dependencies = [("accountability", "0008_parts_of_the_cascade")]

    operations = [migrations.RunSQL(PART, migrations.RunSQL.noop)]

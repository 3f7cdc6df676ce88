"""What the database itself promises about these tables."""

from django.db import migrations

from plumbline.core.schema import OrganizationKey, Versioned
from plumbline.ledger.schema import Recorded

KEYED = ["Measure", "MeasureVersion", "Measurement", "DataQuery"]


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial"), ("organizations", "0002_guards")]

    operations = [
        *[OrganizationKey(name) for name in KEYED],
        *[Recorded(name) for name in KEYED],
        Versioned("Measure", "MeasureVersion"),
    ]

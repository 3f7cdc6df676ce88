"""What the database itself promises about these tables."""

from django.db import migrations

from plumbline.core.schema import OrganizationKey
from plumbline.ledger.schema import Recorded

KEYED = ["TrueNorth", "Scenario", "Pairing"]


class Migration(migrations.Migration):
    dependencies = [("ratings", "0001_initial"), ("organizations", "0002_guards"), ("measures", "0002_guards")]

    operations = [*[OrganizationKey(name) for name in KEYED], *[Recorded(name) for name in KEYED]]

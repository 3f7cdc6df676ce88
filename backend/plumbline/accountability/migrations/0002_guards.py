"""What the database itself promises about these tables."""

from django.db import migrations

from plumbline.core.schema import OrganizationKey
from plumbline.ledger.schema import Recorded

KEYED = ["Assignment", "Handoff", "Delegation", "SupportNeed", "GoalGrant", "UnitGrant"]


class Migration(migrations.Migration):
    dependencies = [("accountability", "0001_initial"), ("goals", "0002_guards")]

    operations = [
        *[OrganizationKey(name) for name in KEYED],
        *[Recorded(name) for name in KEYED],
    ]

"""What the database itself promises about these tables. Standings are derived, so the ledger does not hold them."""

from django.db import migrations

from plumbline.core.schema import OrganizationKey, Versioned
from plumbline.ledger.schema import Recorded

KEYED = ["Cycle", "Goal", "GoalVersion", "Participant", "Target", "Alignment", "CheckIn", "Reply"]


class Migration(migrations.Migration):
    dependencies = [("goals", "0001_initial"), ("measures", "0002_guards")]

    operations = [
        *[OrganizationKey(name) for name in KEYED],
        *[Recorded(name) for name in KEYED],
        Versioned("Goal", "GoalVersion"),
    ]

"""What the database itself promises about these tables."""

from pathlib import Path

from django.db import migrations

from plumbline.core.schema import OrganizationKey, Versioned
from plumbline.ledger.schema import Recorded

KEYED = ["Level", "OrgUnit", "OrgUnitVersion", "OrganizationVersion", "AffiliationGroup", "Affiliation", "Person", "Membership"]
PATHS = (Path(__file__).parents[1] / "sql" / "organizations.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial"), ("ledger", "0001_initial")]

    operations = [
        *[OrganizationKey(name) for name in KEYED],
        *[Recorded(name) for name in ["Organization", *KEYED]],
        Versioned("Organization", "OrganizationVersion"),
        Versioned("OrgUnit", "OrgUnitVersion"),
        migrations.RunSQL(PATHS, migrations.RunSQL.noop),
    ]

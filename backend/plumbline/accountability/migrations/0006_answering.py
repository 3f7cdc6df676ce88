"""Who answers for a few goals, as a function whose plan is kept: planning takes longer than the answer."""

from pathlib import Path

from django.db import migrations

OWNERS = (Path(__file__).parents[1] / "sql" / "owners.sql").read_text()
ARGUMENTS = {"%(organization)s": "p_organization", "%(goals)s": "p_goals", "%(at)s": "p_at"}
for said, named in ARGUMENTS.items():
    OWNERS = OWNERS.replace(said, named)

ANSWERING = f"""
CREATE OR REPLACE FUNCTION accountability_answering(
  p_organization uuid, p_goals uuid[], p_at timestamptz,
  OUT goal_id uuid, OUT owner_id uuid, OUT accepted_at timestamptz, OUT away_from date, OUT left_at timestamptz,
  OUT acting_id uuid, OUT offered_to_id uuid, OUT offered_at timestamptz
) RETURNS SETOF record LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
{OWNERS.replace("p_goals::uuid[] IS NULL OR ", "")};
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("accountability", "0005_observations")]

    operations = [migrations.RunSQL(ANSWERING, migrations.RunSQL.noop)]

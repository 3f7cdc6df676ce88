"""`accountability_answering` anew, which joins who acts as a set; and a part of the cascade as a function whose plan is
kept: planning it takes longer than the answer."""

from importlib import import_module
from pathlib import Path

from django.db import migrations

ANSWERING = import_module("plumbline.accountability.migrations.0006_answering").ANSWERING
COLUMNS = (Path(__file__).parents[1] / "sql" / "columns.sql").read_text()
FILLED_IN = {
    "once": "NOT MATERIALIZED",
    # The goals that parents and edges speak of: the part's own, and those above them.
    "named": """SELECT id, row_number() OVER (ORDER BY ordinal, id) - 1 AS place FROM (
    SELECT id, ordinal FROM wanted
    UNION
    SELECT g.id, l.ordinal FROM links
    JOIN goals_goal g ON g.id = links.parent_id
    JOIN organizations_orgunit u ON u.id = g.unit_id
    JOIN organizations_level l ON l.id = u.level_id
  ) AS either""",
    "answering": "accountability_answering(p_organization, (SELECT goals FROM maybe), p_at)",
}
ARGUMENTS = ("organization", "goals", "hidden", "told", "zone", "at")


def body() -> str:
    text = COLUMNS.format_map(FILLED_IN)
    for name in ARGUMENTS:
        text = text.replace(f"%({name})s", f"p_{name}")
    return text.replace("p_goals::uuid[] IS NULL OR ", "").replace(" WHERE p_goals::uuid[] IS NOT NULL", "")


PART = f"""
CREATE OR REPLACE FUNCTION accountability_cascade_part(
  p_organization uuid, p_goals uuid[], p_hidden uuid[], p_told jsonb, p_zone text, p_at timestamptz,
  OUT goals text, OUT edges text, OUT units text, OUT people text, OUT named text, OUT levels text, OUT cycles text
) RETURNS record LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  SELECT part.* INTO goals, edges, units, people, named, levels, cycles FROM (
{body()}
  ) AS part;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("accountability", "0007_indexes")]

    operations = [migrations.RunSQL([ANSWERING, PART], migrations.RunSQL.noop)]

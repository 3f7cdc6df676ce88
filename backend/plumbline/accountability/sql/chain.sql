-- Each goal with its primary line upward, itself first. Parameters: organization, goals.
WITH RECURSIVE up AS (
  SELECT g.id AS start, g.id AS goal, 0 AS depth FROM unnest(%(goals)s::uuid[]) AS g(id)
  UNION ALL
  SELECT up.start, a.parent_id, up.depth + 1
  FROM up JOIN goals_alignment a ON a.child_id = up.goal
  WHERE a.organization_id = %(organization)s AND a.valid_to IS NULL AND a."primary" AND up.depth < 64
)
SELECT up.start, up.goal, l.ordinal = 0, u.path
FROM up
JOIN goals_goal g ON g.id = up.goal AND g.organization_id = %(organization)s
JOIN organizations_orgunit u ON u.id = g.unit_id
JOIN organizations_level l ON l.id = u.level_id
ORDER BY up.start, up.depth

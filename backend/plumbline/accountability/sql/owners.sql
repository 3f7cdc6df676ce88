-- Who answers for goals at an instant: the owner, who acts where there is none or they are away, who is asked.
-- Parameters: organization, goals (null: all of the organization), at. For given goals of the present it is also the
-- function accountability_answering, which a migration makes of it: whoever changes one makes the other anew.
WITH today AS (
  SELECT (%(at)s AT TIME ZONE time_zone)::date AS day FROM organizations_organization WHERE id = %(organization)s
), asked AS (
  SELECT g.id, g.state, u.id AS unit_id, u.path
  FROM goals_goal g JOIN organizations_orgunit u ON u.id = g.unit_id
  WHERE g.organization_id = %(organization)s AND (%(goals)s::uuid[] IS NULL OR g.id = ANY (%(goals)s::uuid[]))
), leaders AS MATERIALIZED (
  SELECT m.person_id, m.unit_id, cardinality(v.path) AS depth, m.role, m.valid_from, m.id
  FROM organizations_membership m
  JOIN organizations_person p ON p.id = m.person_id AND p.archived_at IS NULL
  CROSS JOIN today
  JOIN organizations_orgunit v ON v.id = m.unit_id
  JOIN (SELECT DISTINCT unnest(path) AS id FROM (SELECT DISTINCT path FROM asked) AS paths) over ON over.id = m.unit_id
  WHERE m.organization_id = %(organization)s AND m.role IN ('unit_leader', 'executive') AND m.group_id IS NULL
    AND m.valid_from <= %(at)s AND (m.valid_to IS NULL OR m.valid_to > %(at)s)
    AND (p.away_from IS NULL OR p.away_from > today.day OR p.away_until < today.day)
), gone AS (
  SELECT a.goal_id, max(a.valid_to) AS at FROM accountability_assignment a
  JOIN asked ON asked.id = a.goal_id
  WHERE a.role = 'accountable' AND a.valid_to <= %(at)s
  GROUP BY a.goal_id
)
SELECT asked.id, own.person_id, own.valid_from, away.away_from, gone.at, acting.person_id,
  offer.to_person_id, offer.offered_at
FROM asked
LEFT JOIN accountability_assignment own ON own.goal_id = asked.id AND own.role = 'accountable'
  AND own.valid_from <= %(at)s AND (own.valid_to IS NULL OR own.valid_to > %(at)s)
LEFT JOIN today ON true
LEFT JOIN organizations_person away ON away.id = own.person_id AND away.away_from <= today.day
  AND (away.away_until IS NULL OR away.away_until >= today.day)
LEFT JOIN gone ON gone.goal_id = asked.id AND own.id IS NULL
LEFT JOIN LATERAL (
  -- The leader of the unit above; for the top unit, its own executive.
  SELECT l.person_id FROM leaders l
  WHERE (gone.at IS NOT NULL OR away.id IS NOT NULL) AND asked.state NOT IN ('achieved', 'missed', 'stopped')
    AND l.unit_id = ANY (asked.path) AND (l.unit_id <> asked.unit_id OR cardinality(asked.path) = 1)
    AND l.person_id IS DISTINCT FROM own.person_id
  ORDER BY l.depth DESC, l.role DESC, l.valid_from, l.id
  LIMIT 1
) acting ON true
LEFT JOIN accountability_handoff offer ON offer.goal_id = asked.id AND offer.role = 'accountable'
  AND offer.offered_at <= %(at)s AND (offer.answered_at IS NULL OR offer.answered_at > %(at)s)

-- Who answers for goals at an instant: the owner, who acts where there is none or they are away, who is asked.
-- Parameters: organization, goals (null: all of the organization), at. For given goals of the present it is also the
-- function accountability_answering, which a migration makes of it: whoever changes one makes the other anew.
WITH today AS (
  SELECT (%(at)s AT TIME ZONE time_zone)::date AS day FROM organizations_organization WHERE id = %(organization)s
), asked AS (
  SELECT g.id, g.state, u.id AS unit_id, u.path
  FROM goals_goal g JOIN organizations_orgunit u ON u.id = g.unit_id
  WHERE g.organization_id = %(organization)s AND (%(goals)s::uuid[] IS NULL OR g.id = ANY (%(goals)s::uuid[]))
), gone AS (
  SELECT a.goal_id, max(a.valid_to) AS at FROM accountability_assignment a
  JOIN asked ON asked.id = a.goal_id
  WHERE a.role = 'accountable' AND a.valid_to <= %(at)s
  GROUP BY a.goal_id
), owned AS MATERIALIZED (
  SELECT asked.id, asked.unit_id, asked.path, own.person_id, own.valid_from, away.away_from, gone.at AS left_at,
    (gone.at IS NOT NULL OR away.id IS NOT NULL) AND asked.state NOT IN ('achieved', 'missed', 'stopped') AS acted_for
  FROM asked
  LEFT JOIN accountability_assignment own ON own.goal_id = asked.id AND own.role = 'accountable'
    AND own.valid_from <= %(at)s AND (own.valid_to IS NULL OR own.valid_to > %(at)s)
  LEFT JOIN today ON true
  LEFT JOIN organizations_person away ON away.id = own.person_id AND away.away_from <= today.day
    AND (away.away_until IS NULL OR away.away_until >= today.day)
  LEFT JOIN gone ON gone.goal_id = asked.id AND own.id IS NULL
), above AS (
  SELECT owned.id AS goal_id, owned.person_id AS owner_id, owned.unit_id AS own_unit_id,
    cardinality(path) = 1 AS at_top, over.unit_id, over.depth
  FROM owned CROSS JOIN LATERAL unnest(path) WITH ORDINALITY AS over (unit_id, depth) WHERE acted_for
), acting AS (
  -- The leader of the unit above; for the top unit, its own executive.
  SELECT DISTINCT ON (above.goal_id) above.goal_id, m.person_id
  FROM above
  JOIN organizations_membership m ON m.unit_id = above.unit_id
  JOIN organizations_person p ON p.id = m.person_id AND p.archived_at IS NULL
  CROSS JOIN today
  WHERE m.organization_id = %(organization)s AND m.role IN ('unit_leader', 'executive') AND m.group_id IS NULL
    AND m.valid_from <= %(at)s AND (m.valid_to IS NULL OR m.valid_to > %(at)s)
    AND (p.away_from IS NULL OR p.away_from > today.day OR p.away_until < today.day)
    AND (m.unit_id <> above.own_unit_id OR above.at_top) AND m.person_id IS DISTINCT FROM above.owner_id
  ORDER BY above.goal_id, above.depth DESC, m.role DESC, m.valid_from, m.id
)
SELECT owned.id, owned.person_id, owned.valid_from, owned.away_from, owned.left_at, acting.person_id,
  offer.to_person_id, offer.offered_at
FROM owned
LEFT JOIN acting ON acting.goal_id = owned.id
LEFT JOIN accountability_handoff offer ON offer.goal_id = owned.id AND offer.role = 'accountable'
  AND offer.offered_at <= %(at)s AND (offer.answered_at IS NULL OR offer.answered_at > %(at)s)

-- The whole cascade as columns: one array per fact, one position per goal, in one statement.
-- Parameters: organization, its zone, the instant, the goals wanted (null: all), goals hidden from the viewer, and what
-- the viewer is told of those above them. `named`, `answering` and `once` are filled in where this is
-- read. For some goals it is the function accountability_cascade_part: a migration makes that anew whenever this changes.
WITH units AS MATERIALIZED (
  -- With a part go the units of its goals and those above them.
  SELECT u.id, u.name, l.ordinal, u.parent_id, row_number() OVER (ORDER BY u.id) - 1 AS place
  FROM organizations_orgunit u JOIN organizations_level l ON l.id = u.level_id
  WHERE u.organization_id = %(organization)s AND (%(goals)s::uuid[] IS NULL OR u.id IN (
    SELECT unnest(own.path) FROM goals_goal g JOIN organizations_orgunit own ON own.id = g.unit_id
    WHERE g.organization_id = %(organization)s AND g.id = ANY (%(goals)s::uuid[]) AND NOT g.id = ANY (%(hidden)s)))
), wanted AS MATERIALIZED (
  SELECT g.id, g.title, u.place AS unit, g.cycle_id, g.state, g.restricted, u.ordinal,
    row_number() OVER (ORDER BY u.ordinal, g.id) - 1 AS place
  FROM goals_goal g JOIN units u ON u.id = g.unit_id
  WHERE g.organization_id = %(organization)s
    AND (%(goals)s::uuid[] IS NULL OR g.id = ANY (%(goals)s::uuid[])) AND NOT g.id = ANY (%(hidden)s)
), links AS (
  SELECT a.child_id, a.parent_id, a.kind, a.agreed_at IS NOT NULL AS agreed, a."primary", a.id
  FROM goals_alignment a
  WHERE a.organization_id = %(organization)s AND a.valid_to IS NULL AND NOT a.parent_id = ANY (%(hidden)s)
    AND (%(goals)s::uuid[] IS NULL OR a.child_id = ANY (%(goals)s::uuid[]))
), named AS MATERIALIZED (
  -- The goals that parents and edges speak of.
  {named}
), placed AS MATERIALIZED (
  SELECT links.*, named.place AS parent FROM links JOIN named ON named.id = links.parent_id
), cycles AS MATERIALIZED (
  SELECT c.id, c.name, row_number() OVER (ORDER BY c.starts_on DESC, c.id) - 1 AS place
  FROM goals_cycle c WHERE c.organization_id = %(organization)s
), owners AS (
  SELECT a.goal_id, a.person_id FROM accountability_assignment a
  WHERE a.organization_id = %(organization)s AND a.role = 'accountable' AND a.valid_to IS NULL
    AND (%(goals)s::uuid[] IS NULL OR a.goal_id = ANY (%(goals)s::uuid[]))
), offers AS (
  SELECT h.goal_id, h.to_person_id FROM accountability_handoff h
  WHERE h.organization_id = %(organization)s AND h.role = 'accountable' AND h.answered_at IS NULL
    AND (%(goals)s::uuid[] IS NULL OR h.goal_id = ANY (%(goals)s::uuid[]))
), staff AS {once} (
  SELECT id, name, position, away_from FROM organizations_person WHERE organization_id = %(organization)s
), leaders AS {once} (
  SELECT m.person_id FROM organizations_membership m
  WHERE m.organization_id = %(organization)s AND m.role NOT IN ('contributor', 'front_line')
    AND m.valid_from <= %(at)s AND (m.valid_to IS NULL OR m.valid_to > %(at)s)
), maybe AS (
  -- Somebody can act only for a goal without an owner, or whose owner has been or will be away.
  SELECT array_agg(w.id) AS goals FROM wanted w
  LEFT JOIN owners ON owners.goal_id = w.id LEFT JOIN staff p ON p.id = owners.person_id
  WHERE p.id IS NULL OR p.away_from IS NOT NULL
), acting AS (
  SELECT goal_id, acting_id AS person_id FROM {answering} WHERE acting_id IS NOT NULL
), beside AS MATERIALIZED (
  SELECT w.id AS goal_id, coalesce(acting.person_id, owners.person_id, offers.to_person_id) AS person_id,
    CASE WHEN acting.person_id IS NOT NULL THEN 2 WHEN owners.person_id IS NOT NULL THEN 1
      WHEN offers.to_person_id IS NOT NULL THEN 3 ELSE 0 END AS owner_state
  FROM wanted w
  LEFT JOIN owners ON owners.goal_id = w.id
  LEFT JOIN offers ON offers.goal_id = w.id
  LEFT JOIN acting ON acting.goal_id = w.id
), people AS MATERIALIZED (
  -- Only those who stand beside a goal; below unit-leader level by position alone.
  SELECT p.id, p.position, row_number() OVER (ORDER BY p.id) - 1 AS place,
    CASE WHEN EXISTS (SELECT FROM leaders WHERE leaders.person_id = p.id) THEN p.name ELSE '' END AS name
  FROM staff p WHERE p.id IN (SELECT person_id FROM beside)
), told AS (
  -- Standings as the viewer is told them where goals below are hidden, in place of the stored ones.
  SELECT * FROM jsonb_populate_recordset(NULL::goals_standing, %(told)s::jsonb)
), standings AS (
  SELECT * FROM goals_standing s
  WHERE s.organization_id = %(organization)s AND (%(goals)s::uuid[] IS NULL OR s.goal_id = ANY (%(goals)s::uuid[]))
    AND NOT EXISTS (SELECT FROM told WHERE told.goal_id = s.goal_id)
  UNION ALL SELECT * FROM told
), rows AS (
  SELECT w.place, w.id, w.title, w.restricted, w.unit, w.ordinal AS level, cycle.place AS cycle,
    coalesce(link.parent, -1) AS parent, coalesce(link.agreed, true)::int AS agreed,
    coalesce(owner.place, -1) AS owner, beside.owner_state,
    array_position(ARRAY['draft', 'proposed', 'committed', 'sustaining', 'achieved', 'missed', 'stopped'],
      w.state::text) - 1 AS state,
    coalesce(array_position(ARRAY['on_track', 'at_risk', 'off_track'], s.claimed::text), 0) AS claimed,
    array_position(ARRAY['none', 'not_started', 'too_few', 'awaiting_data', 'achieved', 'off_track', 'at_risk',
      'on_track'], s.evidence::text) - 1 AS evidence,
    s.stale::int, s.data_late::int, (s.last_check_in_at AT TIME ZONE %(zone)s)::date AS last_check_in,
    trim_scale(round(s.value, m.decimals + 4))::text AS now,
    coalesce(trim_scale(t.target)::text, trim_scale(t.low)::text || '–' || trim_scale(t.high)::text) AS target,
    t.due_on AS due, coalesce(m.unit, '') AS unit_of_value,
    s.goals_below, s.off_track_below, s.at_risk_below, s.stale_below, s.unowned_below, s.trouble_below::int AS trouble,
    s.needs_help::int
  FROM wanted w
  JOIN standings s ON s.goal_id = w.id
  JOIN cycles cycle ON cycle.id = w.cycle_id
  LEFT JOIN placed link ON link.child_id = w.id AND link."primary"
  JOIN beside ON beside.goal_id = w.id
  LEFT JOIN people owner ON owner.id = beside.person_id
  LEFT JOIN goals_target t ON t.id = s.shown_target_id
  LEFT JOIN measures_measure m ON m.id = t.measure_id
)
SELECT
  (SELECT json_build_object(
    'id', coalesce(json_agg(id ORDER BY place), '[]'), 'title', coalesce(json_agg(title ORDER BY place), '[]'),
    'unit', coalesce(json_agg(unit ORDER BY place), '[]'), 'level', coalesce(json_agg(level ORDER BY place), '[]'),
    'cycle', coalesce(json_agg(cycle ORDER BY place), '[]'),
    'parent', coalesce(json_agg(parent ORDER BY place), '[]'),
    'agreed', coalesce(json_agg(agreed ORDER BY place), '[]'),
    'owner', coalesce(json_agg(owner ORDER BY place), '[]'),
    'ownerState', coalesce(json_agg(owner_state ORDER BY place), '[]'),
    'state', coalesce(json_agg(state ORDER BY place), '[]'),
    'claimed', coalesce(json_agg(claimed ORDER BY place), '[]'),
    'evidence', coalesce(json_agg(evidence ORDER BY place), '[]'),
    'stale', coalesce(json_agg(stale ORDER BY place), '[]'),
    'dataLate', coalesce(json_agg(data_late ORDER BY place), '[]'),
    'lastCheckIn', coalesce(json_agg(last_check_in ORDER BY place), '[]'),
    'now', coalesce(json_agg(now ORDER BY place), '[]'), 'target', coalesce(json_agg(target ORDER BY place), '[]'),
    'due', coalesce(json_agg(due ORDER BY place), '[]'),
    'unitOfValue', coalesce(json_agg(unit_of_value ORDER BY place), '[]'),
    'goalsBelow', coalesce(json_agg(goals_below ORDER BY place), '[]'),
    'offTrackBelow', coalesce(json_agg(off_track_below ORDER BY place), '[]'),
    'atRiskBelow', coalesce(json_agg(at_risk_below ORDER BY place), '[]'),
    'staleBelow', coalesce(json_agg(stale_below ORDER BY place), '[]'),
    'unownedBelow', coalesce(json_agg(unowned_below ORDER BY place), '[]'),
    'trouble', coalesce(json_agg(trouble ORDER BY place), '[]'),
    'restricted', coalesce(json_agg(restricted::int ORDER BY place), '[]'),
    'needsHelp', coalesce(json_agg(needs_help ORDER BY place), '[]'))::text FROM rows),
  (SELECT json_build_object(
    'child', coalesce(json_agg(child.place ORDER BY placed.id), '[]'),
    'parent', coalesce(json_agg(placed.parent ORDER BY placed.id), '[]'),
    'kind', coalesce(json_agg(array_position(ARRAY['drives', 'same_measure', 'supports'], placed.kind::text) - 1
      ORDER BY placed.id), '[]'),
    'agreed', coalesce(json_agg(placed.agreed::int ORDER BY placed.id), '[]'))::text
   FROM placed JOIN wanted ON wanted.id = placed.child_id
   JOIN named child ON child.id = placed.child_id
   WHERE NOT placed."primary"),
  (SELECT json_build_object(
    'id', coalesce(json_agg(u.id ORDER BY u.place), '[]'), 'name', coalesce(json_agg(u.name ORDER BY u.place), '[]'),
    'level', coalesce(json_agg(u.ordinal ORDER BY u.place), '[]'),
    'parent', coalesce(json_agg(coalesce(up.place, -1) ORDER BY u.place), '[]'))::text
   FROM units u LEFT JOIN units up ON up.id = u.parent_id),
  (SELECT json_build_object(
    'id', coalesce(json_agg(id ORDER BY place), '[]'), 'name', coalesce(json_agg(name ORDER BY place), '[]'),
    'position', coalesce(json_agg(position ORDER BY place), '[]'))::text FROM people),
  (SELECT coalesce(json_agg(id ORDER BY place), '[]')::text FROM named WHERE %(goals)s::uuid[] IS NOT NULL),
  (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name) ORDER BY ordinal), '[]')::text
   FROM organizations_level WHERE organization_id = %(organization)s),
  (SELECT json_build_object(
    'id', coalesce(json_agg(id ORDER BY place), '[]'),
    'name', coalesce(json_agg(name ORDER BY place), '[]'))::text FROM cycles)

-- Missing and weak links of goals on a day, from the rows in force: one row for each finding. Who must act is told as
-- a rule (`acts`) and, where a row names the person, by id (`person`). The statement of owners.sql stands in the place of its name.
-- Parameters: organization, goals (null: all of the organization), at, day, zone, hidden (goals that leave no trace),
-- told (standings as the viewer is told them, in place of the stored ones), and the settings of the organization.
-- Rows are joined as sets, never looked up one by one: through the past a row is found by its id alone, and each lookup
-- by anything else would read the whole table.
WITH answering(goal_id, owner_id, accepted_at, away_from, left_at, acting_id, offered_to_id, offered_at) AS (
  {owners}
), told AS (
  SELECT * FROM jsonb_populate_recordset(NULL::goals_standing, %(told)s::jsonb)
), asked AS MATERIALIZED (
  SELECT g.id, g.unit_id, g.cycle_id, g.state, g.committed_at, g.committed_at AS since, l.ordinal, u.path,
    g.state = 'committed' AS committed
  FROM goals_goal g
  JOIN organizations_orgunit u ON u.id = g.unit_id
  JOIN organizations_level l ON l.id = u.level_id
  WHERE g.organization_id = %(organization)s AND (%(goals)s::uuid[] IS NULL OR g.id = ANY (%(goals)s::uuid[]))
    AND g.state IN ('committed', 'sustaining') AND NOT g.id = ANY (%(hidden)s::uuid[])
), standing AS (
  SELECT s.goal_id, s.claimed, s.stale, s.data_late, s.contradiction, s.last_check_in_at, s.due_on, s.shown_target_id,
    s.value_end, s.trouble_below, s.trouble_since, s.goals_below
  FROM asked JOIN goals_standing s ON s.goal_id = asked.id
  WHERE NOT EXISTS (SELECT FROM told WHERE told.goal_id = s.goal_id)
  UNION ALL
  SELECT t.goal_id, t.claimed, t.stale, t.data_late, t.contradiction, t.last_check_in_at, t.due_on, t.shown_target_id,
    t.value_end, t.trouble_below, t.trouble_since, t.goals_below
  FROM asked JOIN told t ON t.goal_id = asked.id
), up AS (
  -- The link to the goal above, agreed or not.
  SELECT a.child_id AS goal_id, a.id AS link_id, a.valid_from, a.agreed_at, a.offered_by_parent, p.id AS parent_id,
    p.state AS parent_state, p.state_since, l.ordinal AS parent_ordinal
  FROM asked
  JOIN goals_alignment a ON a.child_id = asked.id AND a.organization_id = %(organization)s
    AND a.valid_to IS NULL AND a."primary"
  JOIN goals_goal p ON p.id = a.parent_id
  JOIN organizations_orgunit u ON u.id = p.unit_id
  JOIN organizations_level l ON l.id = u.level_id
), targets AS (
  SELECT t.id, t.goal_id, t.line, t.measure_id, t.unit_id, t.valid_from, t.baseline_on, m.name AS measure,
    m.steward_id, m.lag_days, m.retired, m.valid_from AS measure_from,
    CASE m.cadence WHEN 'weekly' THEN interval '7 days' WHEN 'monthly' THEN interval '1 month'
      WHEN 'quarterly' THEN interval '3 months' ELSE interval '1 year' END AS every,
    CASE m.cadence WHEN 'weekly' THEN 'week' WHEN 'monthly' THEN 'month' WHEN 'quarterly' THEN 'quarter'
      ELSE 'year' END AS period
  FROM asked
  JOIN goals_target t ON t.goal_id = asked.id AND t.organization_id = %(organization)s
    AND t.valid_from IS NOT NULL AND t.valid_to IS NULL
  JOIN measures_measure m ON m.id = t.measure_id
), owners AS (
  SELECT answering.*, coalesce(left_at, away_from::timestamp AT TIME ZONE %(zone)s) AS departed_at
  FROM answering
), said AS (
  -- The check-in that counts, of goals that are called off track.
  SELECT DISTINCT ON (c.goal_id) c.goal_id, c.id, c.recorded_at, c.person_id
  FROM standing s
  JOIN goals_checkin c ON c.goal_id = s.goal_id AND c.organization_id = %(organization)s
    AND c.superseded_at IS NULL AND NOT c.withdrawn
  WHERE s.claimed = 'off_track'
  ORDER BY c.goal_id, c.recorded_at DESC, c.id DESC
), replied AS (
  -- The last reply to any check-in, of goals whose check-in and data disagree.
  SELECT c.goal_id, max(r.recorded_at) AS at
  FROM standing s
  JOIN goals_checkin c ON c.goal_id = s.goal_id AND c.organization_id = %(organization)s
  JOIN goals_reply r ON r.check_in_id = c.id
  WHERE s.contradiction
  GROUP BY c.goal_id
), came AS (
  -- The latest period on file, and when data last came, of targets whose data are late or disagree.
  SELECT t.id AS target_id, max(m.period_end) FILTER (WHERE m.period_end <= %(day)s) AS ended, max(m.recorded_at) AS at
  FROM standing s
  JOIN targets t ON t.goal_id = s.goal_id
  JOIN measures_measurement m ON m.organization_id = %(organization)s AND m.measure_id = t.measure_id
    AND m.unit_id = t.unit_id AND m.superseded_at IS NULL
  WHERE s.data_late OR s.contradiction
  GROUP BY t.id
), lent AS (
  -- The last right to act for the owner that has run out, where none is in force.
  SELECT DISTINCT ON (asked.id) asked.id AS goal_id, d.id, d.valid_to
  FROM asked
  JOIN owners o ON o.goal_id = asked.id AND o.owner_id IS NOT NULL
  JOIN accountability_delegation d ON d.from_person_id = o.owner_id AND (d.goal_id IS NULL OR d.goal_id = asked.id)
    AND d.organization_id = %(organization)s
  WHERE asked.committed AND d.valid_to > d.valid_from
  ORDER BY asked.id, d.valid_to DESC, d.id
), crowded AS (
  SELECT id, place FROM (
    SELECT g.id, row_number() OVER (PARTITION BY g.unit_id ORDER BY g.committed_at, g.id) AS place
    FROM goals_goal g
    WHERE g.organization_id = %(organization)s AND g.state = 'committed' AND NOT g.id = ANY (%(hidden)s::uuid[])
      AND g.unit_id IN (SELECT unit_id FROM asked)
  ) AS placed WHERE place = %(cap)s + 1
), found(code, goal_id, subject_id, since, acts, person, about) AS (
  -- Who answers
  SELECT CASE WHEN o.acting_id IS NOT NULL AND o.departed_at + make_interval(days => %(vacant)s) <= %(at)s THEN 'vacant'
      WHEN o.acting_id IS NOT NULL THEN 'owner_left'
      WHEN o.offered_to_id IS NOT NULL THEN 'owner_not_accepted' ELSE 'no_owner' END,
    asked.id, NULL::uuid,
    CASE WHEN o.acting_id IS NOT NULL AND o.departed_at + make_interval(days => %(vacant)s) <= %(at)s
        THEN o.departed_at + make_interval(days => %(vacant)s)
      WHEN o.acting_id IS NOT NULL THEN o.departed_at
      WHEN o.offered_to_id IS NOT NULL THEN o.offered_at ELSE coalesce(o.left_at, asked.since) END,
    CASE WHEN o.acting_id IS NOT NULL THEN 'leader' WHEN o.offered_to_id IS NOT NULL THEN 'asked' ELSE 'above' END,
    coalesce(o.acting_id, o.offered_to_id), ''
  FROM asked JOIN owners o ON o.goal_id = asked.id
  WHERE o.owner_id IS NULL OR o.acting_id IS NOT NULL
  UNION ALL
  SELECT 'support_missing', asked.id, n.id, n.asked_at, 'person', n.asked_of_id, n.text
  FROM asked JOIN accountability_supportneed n ON n.goal_id = asked.id AND n.answered_at IS NULL
  UNION ALL
  SELECT 'delegation_expired', asked.id, lent.id, lent.valid_to, 'owner', NULL, ''
  FROM asked JOIN lent ON lent.goal_id = asked.id
  JOIN owners o ON o.goal_id = asked.id JOIN standing s ON s.goal_id = asked.id
  WHERE lent.valid_to <= %(at)s AND lent.valid_to > o.accepted_at
    AND (s.last_check_in_at IS NULL OR s.last_check_in_at < lent.valid_to)
  -- Links upward
  UNION ALL
  SELECT 'no_parent', asked.id, NULL, greatest(asked.since, max(a.valid_to)), 'owner', NULL, ''
  FROM asked LEFT JOIN up ON up.goal_id = asked.id
  LEFT JOIN goals_alignment a ON a.organization_id = %(organization)s AND a.child_id = asked.id AND a."primary"
  WHERE up.goal_id IS NULL AND asked.ordinal > 0
  GROUP BY asked.id, asked.since
  UNION ALL
  SELECT 'alignment_not_agreed', asked.id, up.link_id, up.valid_from,
    CASE WHEN up.offered_by_parent THEN 'owner' ELSE 'above' END, NULL, ''
  FROM asked JOIN up ON up.goal_id = asked.id
  WHERE up.agreed_at IS NULL
    AND (up.valid_from AT TIME ZONE %(zone)s)::date + %(agreement_grace)s < %(day)s
  UNION ALL
  SELECT 'parent_closed', asked.id, up.link_id, greatest(up.state_since, up.valid_from), 'owner', NULL, ''
  FROM asked JOIN up ON up.goal_id = asked.id
  WHERE up.parent_state IN ('achieved', 'missed', 'stopped')
  UNION ALL
  SELECT 'level_missing', asked.id, up.link_id, up.valid_from, 'above', NULL, string_agg(l.name, ', ' ORDER BY l.ordinal)
  FROM asked JOIN up ON up.goal_id = asked.id
  JOIN organizations_level l ON l.organization_id = %(organization)s AND l.required
    AND l.ordinal > up.parent_ordinal AND l.ordinal < asked.ordinal
  GROUP BY asked.id, up.link_id, up.valid_from
  -- What is measured
  UNION ALL
  SELECT 'no_target', asked.id, NULL, greatest(asked.since, max(before.valid_to)), 'owner', NULL, ''
  FROM asked LEFT JOIN goals_target before
    ON before.organization_id = %(organization)s AND before.goal_id = asked.id
  WHERE NOT EXISTS (SELECT FROM targets t WHERE t.goal_id = asked.id)
  GROUP BY asked.id, asked.since
  UNION ALL
  SELECT 'no_measure', asked.id, NULL, greatest(asked.since, max(t.measure_from)), 'owner', NULL, min(t.measure)
  FROM asked JOIN targets t ON t.goal_id = asked.id
  GROUP BY asked.id, asked.since HAVING bool_and(t.retired)
  UNION ALL
  SELECT 'target_changed', asked.id, t.id, t.valid_from, 'approver', NULL, t.measure
  FROM asked JOIN targets t ON t.goal_id = asked.id AND t.valid_from > asked.since
  JOIN goals_cycle c ON c.id = asked.cycle_id AND c.ends_on >= %(day)s
  WHERE EXISTS (
      SELECT FROM goals_target before
      WHERE before.organization_id = %(organization)s AND before.goal_id = asked.id AND before.line = t.line
        AND before.valid_to <= t.valid_from AND before.id <> t.id)
    AND NOT EXISTS (SELECT FROM accountability_targetacknowledgement k WHERE k.target_id = t.id)
  UNION ALL
  SELECT 'data_late', late.goal_id, NULL, ((min(late.due))::timestamp AT TIME ZONE %(zone)s), 'steward',
    (array_agg(late.steward_id ORDER BY late.due, late.id))[1], (array_agg(late.measure ORDER BY late.due, late.id))[1]
  FROM (
    -- The next period follows the latest on file, or holds the baseline's day; late from the day after lag and grace.
    SELECT t.goal_id, t.id, t.steward_id, t.measure, least(%(day)s, (coalesce(
        coalesce(came.ended, CASE WHEN t.id = s.shown_target_id THEN s.value_end END) + t.every,
        date_trunc(t.period, t.baseline_on::timestamp) + t.every))::date + t.lag_days + %(data_grace)s + 1) AS due
    FROM standing s
    JOIN targets t ON t.goal_id = s.goal_id
    LEFT JOIN came ON came.target_id = t.id
    WHERE s.data_late
  ) late
  GROUP BY late.goal_id
  UNION ALL
  SELECT DISTINCT ON (asked.id, q.id) 'data_questioned', asked.id, q.id, q.asked_at, 'steward', t.steward_id, t.measure
  FROM asked JOIN targets t ON t.goal_id = asked.id
  JOIN measures_measurement m ON m.organization_id = %(organization)s AND m.measure_id = t.measure_id
    AND m.unit_id = t.unit_id AND m.superseded_at IS NULL
  JOIN measures_dataquery q ON q.measurement_id = m.id AND q.answered_at IS NULL
  -- What is said
  UNION ALL
  SELECT 'stale_check_in', asked.id, NULL,
    (s.due_on + %(check_in_grace)s + 1)::timestamp AT TIME ZONE %(zone)s, 'owner', NULL, ''
  FROM asked JOIN standing s ON s.goal_id = asked.id AND s.stale
  UNION ALL
  SELECT 'no_reply', asked.id, said.id, said.recorded_at + make_interval(days => %(reply_grace)s), 'above', NULL, ''
  FROM asked JOIN said ON said.goal_id = asked.id
  JOIN up ON up.goal_id = asked.id AND up.agreed_at IS NOT NULL
  WHERE ((said.recorded_at + make_interval(days => %(reply_grace)s)) AT TIME ZONE %(zone)s)::date <= %(day)s
    AND NOT EXISTS (SELECT FROM goals_reply r WHERE r.check_in_id = said.id)
    AND NOT EXISTS (
      SELECT FROM accountability_assignment a
      WHERE a.goal_id = up.parent_id AND a.role = 'accountable' AND a.valid_to IS NULL AND a.person_id = said.person_id)
  UNION ALL
  SELECT 'contradiction', asked.id, NULL, greatest(s.last_check_in_at, came.at),
    CASE WHEN greatest(s.last_check_in_at, came.at) + 2 * coalesce(t.every, interval '1 month') <= %(at)s
      AND NOT coalesce(replied.at >= greatest(s.last_check_in_at, came.at), false)
      THEN 'above' ELSE 'owner' END, NULL, coalesce(t.measure, '')
  FROM asked JOIN standing s ON s.goal_id = asked.id AND s.contradiction
  LEFT JOIN targets t ON t.id = s.shown_target_id
  LEFT JOIN came ON came.target_id = t.id
  LEFT JOIN replied ON replied.goal_id = asked.id
  UNION ALL
  SELECT 'trouble_below', asked.id, NULL, s.trouble_since, 'owner', NULL, ''
  FROM asked JOIN standing s ON s.goal_id = asked.id AND s.trouble_below
  -- What was promised
  UNION ALL
  SELECT 'overdue_action', asked.id, a.id, (a.due_on + 1)::timestamp AT TIME ZONE %(zone)s, 'person', a.owner_id, a.text
  FROM asked JOIN accountability_action a ON a.goal_id = asked.id AND a.done_at IS NULL AND a.dropped_at IS NULL
    AND a.due_on < %(day)s
  UNION ALL
  SELECT 'overloaded_unit', asked.id, asked.unit_id, asked.since, 'unit', NULL, u.name
  FROM asked JOIN crowded ON crowded.id = asked.id JOIN organizations_orgunit u ON u.id = asked.unit_id
)
SELECT found.code, found.goal_id, found.subject_id, found.since, found.acts, found.person, found.about,
  coalesce(s.goals_below, 0)
FROM found JOIN standing s ON s.goal_id = found.goal_id

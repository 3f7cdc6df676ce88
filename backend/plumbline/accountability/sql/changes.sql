-- What changed in the scope of forums, each between two instants; any number of forums in one statement.
-- Parameters: organization, windows (key, unit_id, since, until, and `after`: the meeting whose own decisions are no
-- news), goals hidden from the viewer, whether only the board's goals are asked for, how many of each kind are shown.
WITH windows AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset(%(windows)s::jsonb)
    AS w(key uuid, unit_id uuid, since timestamptz, until timestamptz, after uuid)
), scope AS MATERIALIZED (
  SELECT w.key, w.since, w.until, w.after, g.id, g.committed_at, l.ordinal
  FROM windows w
  JOIN organizations_orgunit u ON u.path @> ARRAY[w.unit_id] AND u.organization_id = %(organization)s
  JOIN organizations_level l ON l.id = u.level_id
  JOIN goals_goal g ON g.unit_id = u.id AND g.organization_id = %(organization)s
  WHERE g.committed_at IS NOT NULL AND NOT g.id = ANY (%(hidden)s) AND (NOT %(board)s OR l.ordinal = 0)
), states AS (
  SELECT id, state, state_since FROM goals_goal WHERE organization_id = %(organization)s
  UNION
  SELECT subject_id, state, state_since FROM goals_goalversion WHERE organization_id = %(organization)s
), moves AS (
  SELECT s.key, s.id, CASE
      WHEN t.state = 'committed' AND t.state_since = s.committed_at THEN 'goal_committed'
      WHEN t.state = 'committed' THEN 'goal_reopened'
      WHEN t.state = 'sustaining' THEN 'goal_sustained'
      ELSE 'goal_closed'
    END AS kind, t.state AS said, NULL::uuid AS subject, t.state_since AS at
  FROM scope s JOIN states t ON t.id = s.id AND t.state_since >= s.since AND t.state_since < s.until
  WHERE t.state IN ('committed', 'sustaining', 'achieved', 'missed', 'stopped')
), comings AS (
  SELECT goal_id, valid_from AS at, person_id FROM accountability_assignment
  WHERE organization_id = %(organization)s AND role = 'accountable'
  UNION ALL
  SELECT goal_id, valid_to, NULL FROM accountability_assignment a
  WHERE organization_id = %(organization)s AND role = 'accountable' AND valid_to IS NOT NULL AND NOT EXISTS (
    SELECT FROM accountability_assignment b
    WHERE b.goal_id = a.goal_id AND b.role = 'accountable' AND b.valid_from = a.valid_to AND b.id <> a.id)
), owners AS (
  SELECT DISTINCT ON (s.key, s.id) s.key, s.id, 'owner_changed', coalesce(p.position, ''), c.person_id, c.at
  FROM scope s JOIN comings c ON c.goal_id = s.id AND c.at >= s.since AND c.at < s.until AND c.at > s.committed_at
  LEFT JOIN organizations_person p ON p.id = c.person_id
  ORDER BY s.key, s.id, c.at DESC
), targets AS (
  SELECT s.key, s.id, 'target_changed', m.name, t.id, t.valid_from
  FROM scope s JOIN goals_target t ON t.goal_id = s.id AND t.valid_from >= s.since AND t.valid_from < s.until
    AND t.valid_from > s.committed_at
  JOIN measures_measure m ON m.id = t.measure_id
), revisions AS (
  SELECT id, name, valid_from FROM measures_measure WHERE organization_id = %(organization)s AND version > 1
  UNION ALL
  SELECT subject_id, name, valid_from FROM measures_measureversion
  WHERE organization_id = %(organization)s AND version > 1
), definitions AS (
  SELECT DISTINCT s.key, s.id, 'definition_changed', r.name, r.id, r.valid_from
  FROM scope s JOIN goals_target t ON t.goal_id = s.id AND t.valid_from IS NOT NULL
  JOIN revisions r ON r.id = t.measure_id AND r.valid_from >= s.since AND r.valid_from < s.until
    AND t.valid_from < r.valid_from AND (t.valid_to IS NULL OR t.valid_to > r.valid_from)
  WHERE r.valid_from > s.committed_at
), rebased AS (
  SELECT DISTINCT s.key, s.id, 'rebaselined', m.name, r.id, r.approved_at
  FROM scope s JOIN goals_target t ON t.goal_id = s.id AND t.valid_from IS NOT NULL
  JOIN measures_rebaseline r ON r.organization_id = %(organization)s AND r.measure_id = t.measure_id
    AND r.unit_id = t.unit_id AND r.approved_at >= s.since AND r.approved_at < s.until
    AND t.valid_from < r.approved_at AND (t.valid_to IS NULL OR t.valid_to > r.approved_at)
    AND r.approved_at > s.committed_at AND (r.ended_at IS NULL OR r.ended_at >= s.until)
  JOIN measures_measure m ON m.id = r.measure_id
), spoken AS MATERIALIZED (
  SELECT s.key, s.id, s.since, s.until, c.claimed, c.recorded_at, c.id AS check_in
  FROM scope s JOIN goals_checkin c ON c.organization_id = %(organization)s AND c.goal_id = s.id
  WHERE c.recorded_at >= s.since AND c.recorded_at < s.until
    AND NOT c.withdrawn AND (c.superseded_at IS NULL OR c.superseded_at >= s.until)
), last AS MATERIALIZED (
  SELECT DISTINCT ON (key, id) * FROM spoken ORDER BY key, id, recorded_at DESC, check_in DESC
), other AS (
  SELECT key, id, max(spoken.recorded_at) AS at FROM spoken JOIN last USING (key, id)
  WHERE spoken.claimed <> last.claimed
  GROUP BY key, id
), begun AS (
  SELECT key, id, min(spoken.recorded_at) AS at FROM spoken LEFT JOIN other USING (key, id)
  WHERE other.at IS NULL OR spoken.recorded_at > other.at
  GROUP BY key, id
), turns AS (
  SELECT key, last.id, CASE last.claimed WHEN 'off_track' THEN 'went_off_track' ELSE 'back_on_track' END, '',
    last.check_in, begun.at
  FROM last JOIN begun USING (key, id)
  LEFT JOIN LATERAL (
    SELECT c.claimed FROM goals_checkin c
    WHERE c.organization_id = %(organization)s AND c.goal_id = last.id AND c.recorded_at < last.since
      AND NOT c.withdrawn AND (c.superseded_at IS NULL OR c.superseded_at >= last.until)
    ORDER BY c.recorded_at DESC LIMIT 1
  ) earlier ON true
  WHERE last.claimed = 'off_track' AND earlier.claimed IS DISTINCT FROM 'off_track'
    OR last.claimed = 'on_track' AND earlier.claimed = 'off_track'
), changes AS (
  SELECT * FROM moves UNION ALL SELECT * FROM owners UNION ALL SELECT * FROM targets
  UNION ALL SELECT * FROM definitions UNION ALL SELECT * FROM rebased UNION ALL SELECT * FROM turns
), told AS (
  SELECT c.*, row_number() OVER (PARTITION BY c.key, c.kind ORDER BY s.ordinal, c.at DESC, c.id) AS place,
    count(*) OVER (PARTITION BY c.key, c.kind) AS every
  FROM changes c JOIN scope s ON s.key = c.key AND s.id = c.id
  WHERE NOT EXISTS (
    SELECT FROM accountability_decision d WHERE d.meeting_id = s.after AND d.goal_id = c.id AND d.decided_at = c.at)
)
SELECT key, kind, id, said, subject, at, every FROM told WHERE place <= %(shown)s ORDER BY key, kind, place

-- A check-in: what it is judged by, then what it moves. Each is one call with plans that are kept, because every
-- exchange with the database, and every plan, costs about as much as the work itself. Few rows are looked up one by one:
-- how few goals stand above one is not foreseen, and tables would be read whole for them.

-- Names the entry, locks the goals of p_locked and answers what check-ins on those of p_goals are judged by: the goal
-- as it is under the lock, the newest measurement, which the check-in quotes, the organization's settings, and the day
-- of its standings, which turns only while nobody checks in.
DROP FUNCTION IF EXISTS goals_open_check_in;
CREATE FUNCTION goals_open_check_in(
  p_entry uuid, p_organization uuid, p_locked uuid[], p_goals uuid[],
  OUT id uuid, OUT unit_id uuid, OUT state text, OUT shut boolean, OUT newest_id uuid, OUT settings text,
  OUT time_zone text, OUT day date
) RETURNS SETOF record LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  PERFORM set_config('plumbline.entry', p_entry::text, true);
  PERFORM goals_lock(p_organization, p_locked);
  RETURN QUERY
    SELECT g.id, g.unit_id, g.state::text, g.shut, newest.id, o.settings::text, o.time_zone::text,
      today.day
    FROM goals_goal g
    JOIN organizations_organization o ON o.id = g.organization_id
    LEFT JOIN goals_organizationday today ON today.organization_id = o.id
    LEFT JOIN LATERAL (
      SELECT of_target.id
      FROM goals_target t CROSS JOIN LATERAL (
        SELECT m.id FROM measures_measurement m
        WHERE m.organization_id = t.organization_id AND m.measure_id = t.measure_id AND m.unit_id = t.unit_id
          AND m.superseded_at IS NULL
        ORDER BY m.period_end DESC LIMIT 1
      ) AS of_target
      WHERE t.goal_id = g.id AND t.valid_from IS NOT NULL AND t.valid_to IS NULL ORDER BY t.line LIMIT 1
    ) AS newest ON true
    WHERE g.organization_id = p_organization AND g.id = ANY (p_goals);
END $$;

-- The check-in that counts on a goal, and when the next one falls due.
CREATE OR REPLACE FUNCTION goals_last_said(
  p_organization uuid, p_goal uuid, OUT claimed text, OUT needs_help boolean, OUT recorded_at timestamptz, OUT due_on date
) RETURNS SETOF record LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT c.claimed, c.needs_help, c.recorded_at,
    CASE WHEN g.state = 'committed' THEN (c.recorded_at AT TIME ZONE o.time_zone)::date
      + nullif(coalesce(g.check_in_days, l.check_in_days), 0)::integer END
  FROM goals_checkin c
  JOIN goals_goal g ON g.id = c.goal_id
  JOIN organizations_organization o ON o.id = g.organization_id
  JOIN organizations_orgunit u ON u.id = g.unit_id
  JOIN organizations_level l ON l.id = u.level_id
  WHERE c.organization_id = p_organization AND c.goal_id = p_goal AND c.superseded_at IS NULL AND NOT c.withdrawn
  ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1
$$;

-- Check-ins on the day of the standings: their rows, the facts that follow from them, what rolls up, and the entry, if
-- p_entry tells one: whatever is locked above the goals waits for no second call. Answers the receipt.
-- A check-in makes a goal fresh, and the next one falls due so many days later; where check-ins follow the data, when
-- the next data arrive. The stored changes_on stays where it is earlier: that day only looks once more.
DROP FUNCTION IF EXISTS goals_check_in;
CREATE FUNCTION goals_check_in(
  p_organization uuid, p_at timestamptz, p_rows jsonb, p_entry jsonb, p_grace integer,
  p_trouble float8, p_at_risk float8, p_off_track float8, OUT sequence bigint, OUT hash bytea
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  seeds uuid[];
  louder boolean;
  before jsonb;
  ids uuid[];
  levels integer[];
BEGIN
  INSERT INTO goals_checkin SELECT * FROM jsonb_populate_recordset(NULL::goals_checkin, p_rows);
  SELECT array_agg(DISTINCT goal_id ORDER BY goal_id) INTO seeds
  FROM jsonb_to_recordset(p_rows) AS row(goal_id uuid);
  SELECT bool_or(s.stale OR s.claimed IS DISTINCT FROM row.claimed) INTO louder
  FROM goals_standing s JOIN jsonb_to_recordset(p_rows) AS row(goal_id uuid, claimed text) ON row.goal_id = s.goal_id
  WHERE s.goal_id = ANY (seeds);
  IF louder THEN
    SELECT * INTO ids, levels FROM goals_climb(p_organization, seeds);
    before := goals_words(seeds);
  ELSIF cardinality(seeds) > 1 THEN
    PERFORM 1 FROM goals_standing WHERE goal_id = ANY (seeds) ORDER BY goal_id FOR NO KEY UPDATE;
  END IF;
  UPDATE goals_standing s SET
    claimed = c.claimed, needs_help = c.needs_help, last_check_in_at = c.recorded_at, stale = false,
    due_on = c.due_on, changes_on = least(s.changes_on, c.due_on + p_grace + 1),
    contradiction = coalesce(
      CASE c.claimed WHEN 'off_track' THEN 0 WHEN 'at_risk' THEN 1 ELSE 2 END
      > CASE s.evidence WHEN 'off_track' THEN 0 WHEN 'at_risk' THEN 1 WHEN 'on_track' THEN 2 WHEN 'achieved' THEN 2 END,
      false),
    txid = pg_current_xact_id()::text::bigint
  FROM unnest(seeds) AS goal CROSS JOIN LATERAL goals_last_said(p_organization, goal) c
  WHERE s.goal_id = goal;
  IF louder THEN
    PERFORM goals_move_counts(p_organization, before);
    PERFORM goals_roll_up(p_organization, seeds, ids, levels, p_at, p_trouble, p_at_risk, p_off_track);
  END IF;
  SELECT appended.sequence, appended.hash INTO sequence, hash
  FROM jsonb_to_record(p_entry) AS e(entry uuid, organization uuid, log text, at timestamptz, actor uuid,
    on_behalf_of uuid, verb text, object_type text, object uuid, reason text, request text, travelled boolean)
  CROSS JOIN LATERAL ledger_append(e.entry, e.organization, e.log, e.at, e.actor, e.on_behalf_of, e.verb, e.object_type,
    e.object, e.reason, e.request, e.travelled) AS appended
  WHERE e.entry IS NOT NULL;
END $$;

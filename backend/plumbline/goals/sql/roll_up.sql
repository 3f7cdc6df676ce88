-- The roll-up: stored standings of goals and of everything above them, in one call. The pure
-- rules/standing.py is its oracle; the two agree to 1e-9.

-- The worst word said of a goal, claimed or evidenced: 3 off track, 2 at risk, 1 on track, 0 none.
CREATE OR REPLACE FUNCTION goals_word(claimed text, evidence text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT greatest(
    CASE claimed WHEN 'off_track' THEN 3 WHEN 'at_risk' THEN 2 WHEN 'on_track' THEN 1 ELSE 0 END,
    CASE evidence WHEN 'off_track' THEN 3 WHEN 'at_risk' THEN 2 WHEN 'on_track' THEN 1 WHEN 'achieved' THEN 1
      ELSE 0 END)
$$;

-- Writes the own facts that are handed over; p_facts is an array of the rows of facts.Facts.
CREATE OR REPLACE FUNCTION goals_write_facts(p_organization uuid, p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE goals_standing s SET
    counts = f.counts, measured = f.measured, pace = f.pace, own_coverage = f.own_coverage,
    shown_target_id = f.shown_target_id, value = f.value,
    value_numerator = f.value_numerator, value_denominator = f.value_denominator, value_end = f.value_end,
    claimed = f.claimed, evidence = f.evidence, outcome_evidence = f.outcome_evidence, stale = f.stale,
    data_late = f.data_late, data_questioned = f.data_questioned, worse_than_baseline = f.worse_than_baseline,
    balancing_worse = f.balancing_worse, contradiction = f.contradiction, needs_help = f.needs_help,
    owned = coalesce(f.owned, s.owned), last_check_in_at = f.last_check_in_at, due_on = f.due_on,
    changes_on = f.changes_on, txid = pg_current_xact_id()::text::bigint
  FROM jsonb_to_recordset(p_facts) AS f(
    goal_id uuid, counts boolean, measured float8, pace float8, own_coverage float8,
    shown_target_id uuid, value numeric,
    value_numerator numeric, value_denominator numeric, value_end date, claimed text, evidence text,
    outcome_evidence text, stale boolean, data_late boolean, data_questioned boolean, worse_than_baseline boolean,
    balancing_worse boolean, contradiction boolean, needs_help boolean, owned boolean,
    last_check_in_at timestamptz, due_on date, changes_on date)
  WHERE s.organization_id = p_organization AND s.goal_id = f.goal_id;
END $$;

-- Counts of distinct goals below, from scratch: after a change of structure.
CREATE OR REPLACE FUNCTION goals_count_below(p_organization uuid, p_goals uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE down(top, goal) AS (
    SELECT top, a.child_id
    FROM unnest(p_goals) AS top
    JOIN goals_alignment a ON a.organization_id = p_organization AND a.parent_id = top
    JOIN goals_standing c ON c.goal_id = a.child_id AND c.counts
    WHERE a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind <> 'supports'
    UNION
    SELECT down.top, a.child_id
    FROM down
    JOIN goals_alignment a ON a.organization_id = p_organization AND a.parent_id = down.goal
    JOIN goals_standing c ON c.goal_id = a.child_id AND c.counts
    WHERE a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind <> 'supports'
  ), counted AS (
    SELECT top, count(*) AS goals,
      count(*) FILTER (WHERE goals_word(c.claimed, c.evidence) = 3) AS off_track,
      count(*) FILTER (WHERE goals_word(c.claimed, c.evidence) = 2) AS at_risk,
      count(*) FILTER (WHERE c.stale) AS stale, count(*) FILTER (WHERE NOT c.owned) AS unowned
    FROM down JOIN goals_standing c ON c.goal_id = down.goal GROUP BY top
  )
  UPDATE goals_standing s SET
    goals_below = coalesce(k.goals, 0), off_track_below = coalesce(k.off_track, 0),
    at_risk_below = coalesce(k.at_risk, 0), stale_below = coalesce(k.stale, 0),
    unowned_below = coalesce(k.unowned, 0), txid = pg_current_xact_id()::text::bigint
  FROM unnest(p_goals) AS goal LEFT JOIN counted k ON k.top = goal
  WHERE s.goal_id = goal AND (s.goals_below, s.off_track_below, s.at_risk_below, s.stale_below, s.unowned_below)
    IS DISTINCT FROM (coalesce(k.goals, 0), coalesce(k.off_track, 0), coalesce(k.at_risk, 0),
      coalesce(k.stale, 0), coalesce(k.unowned, 0));
END $$;

-- Counts of distinct goals below, by difference: where only facts of the goals in p_before have changed. Each
-- goal above counts a changed goal once, however many paths lead to it.
CREATE OR REPLACE FUNCTION goals_move_counts(p_organization uuid, p_before jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE moved AS (
    SELECT s.goal_id,
      (goals_word(s.claimed, s.evidence) = 3)::int - (b.word = 3)::int AS off_track,
      (goals_word(s.claimed, s.evidence) = 2)::int - (b.word = 2)::int AS at_risk,
      s.stale::int - b.stale::int AS stale, (NOT s.owned)::int - (NOT b.owned)::int AS unowned
    FROM jsonb_to_recordset(p_before) AS b(goal_id uuid, word int, stale boolean, owned boolean)
    JOIN goals_standing s ON s.goal_id = b.goal_id
    WHERE s.counts AND (goals_word(s.claimed, s.evidence), s.stale, s.owned) IS DISTINCT FROM
      (b.word, b.stale, b.owned)
  ), up(seed, goal) AS (
    SELECT goal_id, goal_id FROM moved
    UNION
    SELECT up.seed, a.parent_id
    FROM up JOIN goals_alignment a ON a.organization_id = p_organization AND a.child_id = up.goal
    WHERE a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind <> 'supports'
      -- Looked up one by one: joined, all standings would be read, for how few come out of a recursion is not foreseen.
      AND (SELECT c.counts FROM goals_standing c WHERE c.goal_id = up.goal)
  ), total AS (
    SELECT up.goal, sum(off_track) AS off_track, sum(at_risk) AS at_risk, sum(stale) AS stale, sum(unowned) AS unowned
    FROM up JOIN moved ON moved.goal_id = up.seed WHERE up.goal <> up.seed GROUP BY up.goal
  )
  UPDATE goals_standing s SET
    off_track_below = s.off_track_below + t.off_track, at_risk_below = s.at_risk_below + t.at_risk,
    stale_below = s.stale_below + t.stale, unowned_below = s.unowned_below + t.unowned,
    txid = pg_current_xact_id()::text::bigint
  FROM total t WHERE s.goal_id = t.goal;
END $$;

-- One level of the roll-up: everything but the counts, from the direct children. Answers the goals that it changed.
DROP FUNCTION IF EXISTS goals_roll_up_level(uuid, uuid[], timestamptz, float8, float8, float8);
CREATE FUNCTION goals_roll_up_level(
  p_organization uuid, p_goals uuid[], p_at timestamptz, p_trouble float8, p_at_risk float8, p_off_track float8
) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
  WITH below AS (
    SELECT goal,
      sum(w * coalesce(c.measured, c.contributed)) FILTER (WHERE drives)
        / nullif(sum(w) FILTER (WHERE drives AND coalesce(c.measured, c.contributed) IS NOT NULL), 0) AS contributed,
      sum(w * CASE WHEN c.measured IS NULL THEN c.contributed_pace ELSE c.pace END) FILTER (WHERE drives)
        / nullif(sum(w) FILTER (WHERE drives
          AND CASE WHEN c.measured IS NULL THEN c.contributed_pace ELSE c.pace END IS NOT NULL), 0) AS pace,
      sum(w * CASE WHEN c.measured IS NULL THEN c.coverage ELSE c.own_coverage END) FILTER (WHERE drives)
        / nullif(sum(w) FILTER (WHERE drives), 0) AS coverage,
      sum(w * c.red) / nullif(sum(w), 0) AS beneath,
      sum(w * CASE WHEN c.stale THEN 1 ELSE c.stale_beneath END) / nullif(sum(w), 0)
        AS stale_beneath,
      bool_or(critical AND (goals_word(c.claimed, c.evidence) = 3 OR c.critical_trouble)) AS critical_trouble,
      bool_or(critical AND (c.stale OR c.critical_quiet)) AS critical_quiet,
      max(greatest(goals_word(c.claimed, c.evidence),
        CASE c.worst_below WHEN 'off_track' THEN 3 WHEN 'at_risk' THEN 2 WHEN 'on_track' THEN 1 ELSE 0 END)) AS worst
    FROM (
      -- A goal without children keeps one empty row; a child that does not count leaves none.
      SELECT goal, a.child_id, a.kind = 'drives' AS drives, a.critical, coalesce(a.weight, 1)::float8 AS w
      FROM unnest(p_goals) AS goal
      LEFT JOIN (
        goals_alignment a JOIN goals_standing counted ON counted.goal_id = a.child_id AND counted.counts
      ) ON a.organization_id = p_organization AND a.parent_id = goal
        AND a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind <> 'supports'
    ) AS edges
    LEFT JOIN goals_standing c ON c.goal_id = edges.child_id
    GROUP BY goal
  ), said AS (
    SELECT s.goal_id, b.contributed, b.pace, coalesce(b.coverage, s.own_coverage) AS coverage,
      coalesce(b.beneath, 0) AS beneath, coalesce(b.stale_beneath, 0) AS stale_beneath,
      coalesce(b.critical_trouble, false) AS critical_trouble, coalesce(b.critical_quiet, false) AS critical_quiet,
      CASE b.worst WHEN 3 THEN 'off_track' WHEN 2 THEN 'at_risk' WHEN 1 THEN 'on_track' END AS worst_below,
      CASE WHEN goals_word(s.claimed, s.evidence) = 3 THEN 1 ELSE coalesce(b.beneath, 0) END AS red,
      coalesce(s.claimed = 'on_track', false) OR s.evidence IN ('on_track', 'achieved') AS looks_well,
      s.evidence, s.outcome_evidence
    FROM below b JOIN goals_standing s ON s.goal_id = b.goal
  ), told AS (
    SELECT said.*,
      looks_well AND (beneath >= p_trouble - 1e-9 OR critical_trouble) AS trouble,
      looks_well AND (stale_beneath >= p_trouble - 1e-9 OR critical_quiet) AS quiet,
      CASE
        WHEN coverage >= 0.5 - 1e-9 AND pace >= p_at_risk - 1e-9 AND outcome_evidence = 'off_track'
          THEN 'plan_done_result_not'
        WHEN coverage >= 0.5 - 1e-9 AND pace < p_off_track - 1e-9 AND evidence IN ('on_track', 'achieved')
          THEN 'result_unexplained'
        ELSE '' END AS plan
    FROM said
  )
  UPDATE goals_standing s SET
    contributed = t.contributed, contributed_pace = t.pace, coverage = t.coverage, beneath = t.beneath,
    stale_beneath = t.stale_beneath, critical_trouble = t.critical_trouble, critical_quiet = t.critical_quiet,
    worst_below = t.worst_below, red = t.red,
    trouble_below = t.trouble,
    trouble_since = CASE WHEN NOT t.trouble THEN NULL WHEN s.trouble_below THEN s.trouble_since ELSE p_at END,
    not_enough_reported = t.quiet, plan_vs_result = t.plan,
    txid = pg_current_xact_id()::text::bigint
  FROM told t
  WHERE s.goal_id = t.goal_id AND (s.contributed, s.contributed_pace, s.coverage, s.beneath, s.stale_beneath,
      s.critical_trouble, s.critical_quiet, s.worst_below, s.red, s.trouble_below, s.not_enough_reported,
      s.plan_vs_result)
    IS DISTINCT FROM (t.contributed, t.pace, t.coverage, t.beneath, t.stale_beneath,
      t.critical_trouble, t.critical_quiet, t.worst_below, t.red, t.trouble, t.quiet, t.plan)
  RETURNING s.goal_id;
END $$;

-- Whether any of these facts differs from the stored one in what a goal above, or the goal's own roll-up, reads.
CREATE OR REPLACE FUNCTION goals_tells_above(p_facts jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1
    FROM jsonb_to_recordset(p_facts) AS f(
      goal_id uuid, counts boolean, measured float8, pace float8, own_coverage float8, claimed text, evidence text,
      outcome_evidence text, stale boolean, owned boolean)
    JOIN goals_standing s ON s.goal_id = f.goal_id
    WHERE (s.counts, s.measured, s.pace, s.own_coverage, s.claimed, s.evidence, s.outcome_evidence, s.stale, s.owned)
      IS DISTINCT FROM (f.counts, f.measured, f.pace, f.own_coverage, f.claimed, f.evidence, f.outcome_evidence,
      f.stale, coalesce(f.owned, s.owned)));
END $$;

-- The goals with everything above them, locked in their one order, and how far above: the longest way counts.
CREATE OR REPLACE FUNCTION goals_climb(
  p_organization uuid, p_seeds uuid[], OUT ids uuid[], OUT levels integer[]
) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE up(goal, level) AS (
    SELECT seed, 0 FROM unnest(p_seeds) AS seed
    UNION
    SELECT a.parent_id, up.level + 1
    FROM up JOIN goals_alignment a ON a.organization_id = p_organization AND a.child_id = up.goal
    WHERE a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind <> 'supports'
  ), ranked AS (
    SELECT goal, max(up.level) AS level FROM up GROUP BY goal
  )
  SELECT array_agg(goal ORDER BY goal), array_agg(ranked.level ORDER BY goal) INTO ids, levels FROM ranked;
  PERFORM 1 FROM goals_standing WHERE goal_id = ANY (ids) ORDER BY goal_id FOR NO KEY UPDATE;
END $$;

-- Rolls up what goals_climb found, a level at a time; above a goal that did not change there is nothing to do.
CREATE OR REPLACE FUNCTION goals_roll_up(
  p_organization uuid, p_seeds uuid[], p_ids uuid[], p_levels integer[], p_at timestamptz,
  p_trouble float8, p_at_risk float8, p_off_track float8
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  at_level integer;
  goals uuid[];
  changed uuid[] := p_seeds;  -- their own facts have
  waiting uuid[] := p_seeds;
BEGIN
  FOR at_level IN SELECT DISTINCT unnest(p_levels) ORDER BY 1 LOOP
    SELECT array_agg(goal) INTO goals FROM unnest(p_ids, p_levels) AS t(goal, level)
    WHERE level = at_level AND goal IN (SELECT unnest(waiting));
    CONTINUE WHEN goals IS NULL;
    changed := changed || ARRAY(
      SELECT goals_roll_up_level(p_organization, goals, p_at, p_trouble, p_at_risk, p_off_track));
    waiting := waiting || ARRAY(
      SELECT a.parent_id FROM unnest(changed) AS child
      JOIN goals_alignment a ON a.organization_id = p_organization AND a.child_id = child
      WHERE a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind <> 'supports');
    changed := '{}';
  END LOOP;
END $$;

-- The one call: locks the goals and everything above them, writes the facts, then rolls up. p_seeds are the goals
-- whose facts or children changed; p_structure says that edges or states did. Facts that say nothing new to the goals
-- above are only written down: no other writer has their goals meanwhile.
CREATE OR REPLACE FUNCTION goals_refresh(
  p_organization uuid, p_at timestamptz, p_facts jsonb, p_seeds uuid[], p_structure boolean,
  p_trouble float8, p_at_risk float8, p_off_track float8
) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
  levels integer[];
  before jsonb;
BEGIN
  IF NOT p_structure AND NOT goals_tells_above(p_facts) THEN
    PERFORM 1 FROM goals_standing WHERE goal_id = ANY (p_seeds) ORDER BY goal_id FOR NO KEY UPDATE;
    PERFORM goals_write_facts(p_organization, p_facts);
    RETURN cardinality(p_seeds);
  END IF;
  IF cardinality(p_seeds) < 100 THEN  -- planning a level anew takes five times as long as rolling it up
    PERFORM set_config('plan_cache_mode', 'force_generic_plan', true);
  END IF;
  SELECT * INTO ids, levels FROM goals_climb(p_organization, p_seeds);
  before := goals_words(p_seeds);
  PERFORM goals_write_facts(p_organization, p_facts);
  IF p_structure THEN
    PERFORM goals_count_below(p_organization, ids);
  ELSE
    PERFORM goals_move_counts(p_organization, before);
  END IF;
  PERFORM goals_roll_up(p_organization, p_seeds, ids, levels, p_at, p_trouble, p_at_risk, p_off_track);
  PERFORM set_config('plan_cache_mode', 'auto', true);
  RETURN cardinality(ids);
END $$;

-- What goals_move_counts compares with afterwards.
CREATE OR REPLACE FUNCTION goals_words(p_goals uuid[]) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object('goal_id', goal_id, 'word', goals_word(claimed, evidence),
      'stale', stale, 'owned', owned)), '[]') FROM goals_standing WHERE goal_id = ANY (p_goals));
END $$;

-- Keeps every other writer of these goals' facts out, and those of the goals whose value is pooled from them: the
-- structure stays as it is, then the rows in their one order.
CREATE OR REPLACE FUNCTION goals_lock(p_organization uuid, p_goals uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('structure:' || p_organization, 0));
  RETURN QUERY
    WITH RECURSIVE up(goal) AS (
      SELECT unnest(p_goals)
      UNION
      SELECT a.parent_id
      FROM up JOIN goals_alignment a ON a.organization_id = p_organization AND a.child_id = up.goal
      WHERE a.valid_to IS NULL AND a.agreed_at IS NOT NULL AND a.kind = 'same_measure'
    )
    SELECT g.id FROM goals_goal g JOIN up ON up.goal = g.id WHERE g.organization_id = p_organization
    ORDER BY g.id FOR NO KEY UPDATE OF g;
END $$;

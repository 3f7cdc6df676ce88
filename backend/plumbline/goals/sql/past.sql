-- Each time trouble begins below a goal, when. What the roll-up itself keeps is only the latest of them.
CREATE FUNCTION goals_keep_trouble_start() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO goals_troublestart (organization_id, goal_id, since)
  VALUES (NEW.organization_id, NEW.goal_id, NEW.trouble_since);
  RETURN NULL;
END $$;

CREATE TRIGGER goals_trouble_started AFTER UPDATE OF trouble_since ON goals_standing
  FOR EACH ROW WHEN (NEW.trouble_since IS NOT NULL AND NEW.trouble_since IS DISTINCT FROM OLD.trouble_since)
  EXECUTE FUNCTION goals_keep_trouble_start();

INSERT INTO goals_troublestart (organization_id, goal_id, since)
SELECT organization_id, goal_id, trouble_since FROM goals_standing WHERE trouble_since IS NOT NULL;

-- A unit's path is derived from its parents and never typed in.
CREATE FUNCTION organizations_unit_set_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid[] := '{}';
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    SELECT path INTO above FROM organizations_orgunit WHERE id = NEW.parent_id;
    IF above IS NULL THEN
      RAISE EXCEPTION 'the unit above does not exist' USING ERRCODE = 'foreign_key_violation';
    ELSIF NEW.id = ANY (above) THEN
      RAISE EXCEPTION 'a unit cannot stand below itself' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'organizations_unit_no_loop';
    END IF;
  END IF;
  NEW.path := above || NEW.id;
  RETURN NEW;
END $$;

CREATE TRIGGER organizations_unit_path BEFORE INSERT OR UPDATE OF parent_id, path ON organizations_orgunit
  FOR EACH ROW EXECUTE FUNCTION organizations_unit_set_path();

-- Moving a unit moves everything below it: each of those rows is touched, so that its own path is set anew.
CREATE FUNCTION organizations_unit_carry_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organizations_orgunit SET path = path, valid_from = greatest(valid_from, NEW.valid_from)
  WHERE parent_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER organizations_unit_path_carried AFTER UPDATE OF parent_id, path ON organizations_orgunit
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION organizations_unit_carry_path();

-- Only the made-up past of a demo may have its instants set.
CREATE FUNCTION organizations_only_demo_travels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM organizations_organization WHERE id = NEW.organization_id AND demo) THEN
    RAISE EXCEPTION 'only an organization marked demo may set the instant' USING ERRCODE = 'PL004';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER organizations_only_demo_travels AFTER INSERT ON ledger_entry
  FOR EACH ROW WHEN (NEW.travelled) EXECUTE FUNCTION organizations_only_demo_travels();

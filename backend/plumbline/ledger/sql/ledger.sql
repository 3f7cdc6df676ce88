-- The ledger's own guards. Every statement here is part of one promise: no domain row is written outside an
-- action, every written row leaves its after-image, and nothing that was written down can be changed.

-- A row as stored in the ledger: the same keys, every number as a string (replay casts them back exactly).
CREATE FUNCTION ledger_canonical(image jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_object_agg(key, CASE jsonb_typeof(value) WHEN 'number' THEN to_jsonb(value #>> '{}') ELSE value END)
  FROM jsonb_each(image)
$$;

CREATE FUNCTION ledger_capture() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry uuid := nullif(current_setting('plumbline.entry', true), '')::uuid;
BEGIN
  IF entry IS NULL THEN
    IF NOT EXISTS (SELECT 1 FROM written) THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'a row of % was written outside an action', TG_TABLE_NAME USING ERRCODE = 'PL001';
  END IF;
  INSERT INTO ledger_image (entry_id, organization_id, table_name, row_id, image)
  SELECT entry, coalesce(row ->> 'organization_id', row ->> 'id')::uuid, TG_TABLE_NAME, (row ->> 'id')::uuid,
         ledger_canonical(row)
  FROM (SELECT to_jsonb(written) AS row FROM written) AS rows;
  RETURN NULL;
END $$;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never %', TG_TABLE_NAME,
    CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END USING ERRCODE = 'PL002';
END $$;

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_image_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_image
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_head_stays BEFORE DELETE OR TRUNCATE ON ledger_head
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

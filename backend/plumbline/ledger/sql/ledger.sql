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

-- The last statement of every action: takes the organization's head, then the next number.
CREATE FUNCTION ledger_append(
  p_entry uuid, p_organization uuid, p_log text, p_at timestamptz, p_actor uuid, p_on_behalf_of uuid, p_verb text,
  p_object_type text, p_object uuid, p_reason text, p_request text, p_travelled boolean
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  next_sequence bigint;
BEGIN
  INSERT INTO ledger_head AS head (organization_id, log, sequence) VALUES (p_organization, p_log, 1)
  ON CONFLICT (organization_id, log) DO UPDATE SET sequence = head.sequence + 1
  RETURNING sequence INTO next_sequence;
  INSERT INTO ledger_entry (id, organization_id, log, sequence, at, actor_id, on_behalf_of_id, verb, object_type,
    object_id, reason, request_id, format_version, travelled, txid)
  VALUES (p_entry, p_organization, p_log, next_sequence, p_at, p_actor, p_on_behalf_of, p_verb, p_object_type,
    p_object, p_reason, p_request, 1, p_travelled, pg_current_xact_id()::text::bigint);
  PERFORM set_config('plumbline.entry', '', true);
  RETURN next_sequence;
END $$;

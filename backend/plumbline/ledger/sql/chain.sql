-- The chain: each entry commits to the rows it wrote and to the entry before it. `ledger/chain.py` says the same in
-- Python, apart from this; the entries' hashes are the leaves of an RFC 6962 tree.

-- What is committed to is bound to its place: whose row of which table it is, then the row itself.
CREATE FUNCTION ledger_digest(nonce bytea, organization uuid, table_name text, row_id uuid, image jsonb) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(nonce || convert_to(
    organization::text || E'\n' || table_name || E'\n' || row_id::text || E'\n' || image::text, 'UTF8'))
$$;

-- RFC 6962, 2.1: the tree's hash over the digests in their order, a level at a time.
CREATE FUNCTION ledger_root(digests bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  level bytea[];
BEGIN
  IF cardinality(digests) = 0 THEN RETURN sha256(''::bytea); END IF;
  SELECT array_agg(sha256('\x00'::bytea || digest) ORDER BY place) INTO level
  FROM unnest(digests) WITH ORDINALITY AS leaf (digest, place);
  WHILE cardinality(level) > 1 LOOP
    SELECT array_agg(joined ORDER BY pair) INTO level FROM (
      SELECT (place - 1) / 2 AS pair, CASE count(*)
        WHEN 1 THEN string_agg(node, ''::bytea)
        ELSE sha256('\x01'::bytea || string_agg(node, ''::bytea ORDER BY place)) END AS joined
      FROM unnest(level) WITH ORDINALITY AS inner_node (node, place) GROUP BY (place - 1) / 2
    ) AS pairs;
  END LOOP;
  RETURN level[1];
END $$;

CREATE FUNCTION ledger_instant(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- The entry as it is hashed: JSON with sorted keys, no spaces, whole numbers and strings only; "" for nobody.
CREATE FUNCTION ledger_text(entry ledger_entry) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT '{"action":' || to_json(entry.verb)
    || ',"actor":"' || coalesce(entry.actor_id::text, '')
    || '","at":"' || ledger_instant(entry.at)
    || '","commitment":"' || encode(entry.commitment, 'hex')
    || '","format":' || entry.format_version
    || ',"log":' || to_json(entry.log)
    || ',"object":' || to_json(entry.object_type || coalesce(':' || entry.object_id::text, ''))
    || ',"on_behalf_of":"' || coalesce(entry.on_behalf_of_id::text, '')
    || '","organization":"' || entry.organization_id
    || '","previous":"' || encode(entry.previous, 'hex')
    || '","recorded":"' || ledger_instant(entry.recorded_at)
    || '","request":' || to_json(entry.request_id)
    || ',"rows":' || entry.rows
    || ',"sequence":' || entry.sequence
    || ',"travelled":' || entry.travelled::int || '}'
$$;

CREATE FUNCTION ledger_hash(entry ledger_entry) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256('\x00'::bytea || convert_to(ledger_text(entry), 'UTF8'))
$$;

-- It writes as the owner of the ledger: the application itself may only read it.
CREATE OR REPLACE FUNCTION ledger_capture() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry uuid := nullif(current_setting('plumbline.entry', true), '')::uuid;
BEGIN
  IF entry IS NULL THEN
    IF NOT EXISTS (SELECT 1 FROM written) THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'a row of % was written outside an action', TG_TABLE_NAME USING ERRCODE = 'PL001';
  END IF;
  INSERT INTO ledger_image (entry_id, organization_id, table_name, row_id, image, nonce, digest)
  SELECT entry, organization, TG_TABLE_NAME, id, image, nonce,
         ledger_digest(nonce, organization, TG_TABLE_NAME, id, image)
  FROM (
    SELECT coalesce(row ->> 'organization_id', row ->> 'id')::uuid AS organization, (row ->> 'id')::uuid AS id,
           ledger_canonical(row) AS image, uuid_send(gen_random_uuid()) AS nonce
    FROM (SELECT to_jsonb(written) AS row FROM written) AS rows
  ) AS images;
  RETURN NULL;
END $$;

-- The reason is free text, so it is committed to like a row: it can be blanked later and the chain still holds.
CREATE FUNCTION ledger_keep_reason(entry uuid, organization uuid, reason text) RETURNS void LANGUAGE sql
SET search_path = public, pg_temp AS $$
  INSERT INTO ledger_image (entry_id, organization_id, table_name, row_id, image, nonce, digest)
  SELECT entry, organization, 'ledger_entry', entry, image, nonce,
         ledger_digest(nonce, organization, 'ledger_entry', entry, image)
  FROM (SELECT jsonb_build_object('reason', reason) AS image, uuid_send(gen_random_uuid()) AS nonce) AS kept
  WHERE reason <> ''
$$;

-- Entries older than the chain are linked now, and say so: they were recorded in the chain at this instant.
ALTER TABLE ledger_entry DISABLE TRIGGER USER;
ALTER TABLE ledger_image DISABLE TRIGGER USER;
DO $$
DECLARE
  linked ledger_entry;
  last bytea;
BEGIN
  UPDATE ledger_image SET nonce = uuid_send(gen_random_uuid());
  UPDATE ledger_image SET digest = ledger_digest(nonce, organization_id, table_name, row_id, image);
  PERFORM ledger_keep_reason(id, organization_id, reason) FROM ledger_entry;
  FOR linked IN SELECT * FROM ledger_entry ORDER BY organization_id, log, sequence LOOP
    IF linked.sequence = 1 THEN last := decode(repeat('00', 32), 'hex'); END IF;
    SELECT ledger_root(coalesce(array_agg(digest ORDER BY id), '{}')), count(*) INTO linked.commitment, linked.rows
    FROM ledger_image WHERE entry_id = linked.id;
    linked.recorded_at := clock_timestamp();
    linked.previous := last;
    last := ledger_hash(linked);
    UPDATE ledger_entry SET (commitment, rows, recorded_at, previous, hash) =
      (linked.commitment, linked.rows, linked.recorded_at, linked.previous, last) WHERE id = linked.id;
    UPDATE ledger_head SET hash = last WHERE organization_id = linked.organization_id AND log = linked.log;
  END LOOP;
END $$;
ALTER TABLE ledger_entry ENABLE TRIGGER USER;
ALTER TABLE ledger_image ENABLE TRIGGER USER;

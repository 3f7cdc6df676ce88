-- The last statement of every action: takes the organization's head, then the next number, and links the entry. It
-- writes as the owner of the ledger, and answers the entry's place and its leaf of the tree: the receipt.
DROP FUNCTION IF EXISTS ledger_append;
CREATE FUNCTION ledger_append(
  p_entry uuid, p_organization uuid, p_log text, p_at timestamptz, p_actor uuid, p_on_behalf_of uuid, p_verb text,
  p_object_type text, p_object uuid, p_reason text, p_request text, p_travelled boolean,
  OUT sequence bigint, OUT hash bytea
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head ledger_head;
  entry ledger_entry;
  digests bytea[];
BEGIN
  IF p_reason <> '' THEN PERFORM ledger_keep_reason(p_entry, p_organization, p_reason); END IF;
  SELECT coalesce(array_agg(digest ORDER BY id), '{}') INTO digests FROM ledger_image WHERE entry_id = p_entry;
  entry.commitment := ledger_root(digests);
  entry.rows := cardinality(digests);
  SELECT * INTO head FROM ledger_head WHERE organization_id = p_organization AND log = p_log FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO ledger_head (organization_id, log, sequence, hash)
    VALUES (p_organization, p_log, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT (organization_id, log) DO NOTHING;
    SELECT * INTO head FROM ledger_head WHERE organization_id = p_organization AND log = p_log FOR UPDATE;
  END IF;
  entry.id := p_entry;
  entry.organization_id := p_organization;
  entry.log := p_log;
  entry.sequence := head.sequence + 1;
  entry.at := p_at;
  entry.recorded_at := clock_timestamp();
  entry.actor_id := p_actor;
  entry.on_behalf_of_id := p_on_behalf_of;
  entry.verb := p_verb;
  entry.object_type := p_object_type;
  entry.object_id := p_object;
  entry.reason := p_reason;
  entry.request_id := p_request;
  entry.format_version := 1;
  entry.travelled := p_travelled;
  entry.txid := pg_current_xact_id()::text::bigint;
  entry.previous := head.hash;
  entry.hash := ledger_hash(entry);
  INSERT INTO ledger_entry SELECT entry.*;
  UPDATE ledger_head SET sequence = entry.sequence, hash = entry.hash WHERE id = head.id;
  PERFORM set_config('plumbline.entry', '', true);
  sequence := entry.sequence;
  hash := entry.hash;
END $$;

-- Redaction: text that must not be kept is taken out of a row, of every image of it, and of the reasons that were
-- given. Nothing but the mark is ever put in its place. The digests stay, so the chain still holds.

-- Every string inside, with the text replaced by the mark; the whole of each string where there is no text.
CREATE FUNCTION ledger_blanked(told jsonb, removed text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(told)
    WHEN 'string' THEN CASE
      WHEN removed IS NOT NULL THEN to_jsonb(replace(told #>> '{}', removed, '[removed]'))
      WHEN told #>> '{}' = '' THEN told ELSE to_jsonb('[removed]'::text) END
    WHEN 'array' THEN coalesce((SELECT jsonb_agg(ledger_blanked(item, removed) ORDER BY place)
      FROM jsonb_array_elements(told) WITH ORDINALITY AS items (item, place)), told)
    WHEN 'object' THEN coalesce((SELECT jsonb_object_agg(key, ledger_blanked(value, removed)) FROM jsonb_each(told)), told)
    ELSE told END;
END $$;

-- Blanks the columns of these rows and of their images, each of which gets a new nonce: the old one, with which the text
-- could be guessed, is gone. Answers what proves each image from now on, for the action to put on record.
CREATE FUNCTION ledger_blank(p_organization uuid, p_table text, p_columns text[], p_rows uuid[], p_removed text)
RETURNS TABLE (image_id bigint, proof text) LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changes text;
  key text := CASE p_table WHEN 'organizations_organization' THEN 'id' ELSE 'organization_id' END;
BEGIN
  IF coalesce(current_setting('plumbline.entry', true), '') = '' THEN
    RAISE EXCEPTION 'text is only removed within an action' USING ERRCODE = 'PL001';
  END IF;
  SELECT string_agg(CASE WHEN atttypid = 'jsonb'::regtype THEN format('%1$I = ledger_blanked(%1$I, $1)', attname)
      ELSE format('%1$I = left(ledger_blanked(to_jsonb(%1$I::text), $1) #>> ''{}'', %2$s)', attname,
        CASE WHEN atttypmod > 4 THEN atttypmod - 4 ELSE 2147483647 END) END, ', ')
  INTO STRICT changes FROM pg_attribute
  WHERE attrelid = format('public.%I', p_table)::regclass AND attname = ANY (p_columns)
    AND atttypid IN ('jsonb'::regtype, 'text'::regtype, 'varchar'::regtype);
  PERFORM set_config('plumbline.blanking', 'on', true);
  EXECUTE format('UPDATE %I SET %s WHERE id = ANY ($2) AND %I = $3', p_table, changes, key)
  USING p_removed, p_rows, p_organization;
  RETURN QUERY
  UPDATE ledger_image AS i SET image = blanked.image, nonce = blanked.nonce
  FROM (
    SELECT id, uuid_send(gen_random_uuid()) AS nonce, ledger_image.image || (
      SELECT coalesce(jsonb_object_agg(name, ledger_blanked(ledger_image.image -> name, p_removed)), '{}')
      FROM unnest(p_columns) AS name WHERE ledger_image.image ? name) AS image
    FROM ledger_image
    WHERE organization_id = p_organization AND table_name = p_table AND row_id = ANY (p_rows)
  ) AS blanked
  WHERE i.id = blanked.id AND i.image <> blanked.image
  RETURNING i.id, encode(ledger_digest(i.nonce, i.organization_id, i.table_name, i.row_id, i.image), 'hex');
  PERFORM set_config('plumbline.blanking', '', true);
END $$;

-- What is written down stays as it is: only a redaction changes it, and only a text and its nonce.
CREATE FUNCTION ledger_only_blanks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{image,nonce,reason}'::text[] <> to_jsonb(OLD) - '{image,nonce,reason}'::text[] THEN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'PL002';
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER ledger_entry_append_only ON ledger_entry;
DROP TRIGGER ledger_image_append_only ON ledger_image;
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_image_append_only BEFORE DELETE OR TRUNCATE ON ledger_image
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_unchanged BEFORE UPDATE ON ledger_entry FOR EACH STATEMENT
  WHEN (current_setting('plumbline.blanking', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_image_unchanged BEFORE UPDATE ON ledger_image FOR EACH STATEMENT
  WHEN (current_setting('plumbline.blanking', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_only_blanked BEFORE UPDATE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_only_blanks();
CREATE TRIGGER ledger_image_only_blanked BEFORE UPDATE ON ledger_image
  FOR EACH ROW EXECUTE FUNCTION ledger_only_blanks();

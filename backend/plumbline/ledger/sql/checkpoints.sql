-- What was signed and where it went is never changed either.
CREATE TRIGGER ledger_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_publication_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_publication
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

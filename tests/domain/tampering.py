"""Ways to tamper with the record, and the levels of `plumbline verify` that see each: the one list.

The README's table is written from MATRIX and BLIND. The tests do each of these to a copy of a small record, as the
owner of its tables with every trigger off, and expect exactly these levels.

The record: an organization is founded (entry 1) and renamed (2, 3); that much is signed. Then the reason of entry 2 is
removed, lawfully (4), the organization is renamed again (5), and entries 1 to 5 are signed. A second organization is
founded, and its one entry is not signed yet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from plumbline.ledger import signed_note
from plumbline.ledger.keeper import Keeper


@dataclass(frozen=True)
class Case:
    """`does` is SQL; `files` changes the folder that holds the key and the published files; `old`: on the backup of the
    database that was made after entry 3."""

    does: str = ""
    caught: str = ""
    files: Callable[[Path], None] | None = None
    old: bool = False

    @property
    def levels(self) -> set[str]:
        return set(self.caught.split())

    def do(self, owner: Any, folder: Path) -> None:
        """By a cursor of the tables' owner."""
        owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        off = [f"ALTER TABLE {table} DISABLE TRIGGER USER;" for (table,) in owner.fetchall()]
        owner.execute("".join(off) + self.does)
        if self.files:
            self.files(folder)


# --- What somebody could write -------------------------------------------------------------------------

# The organization's row as the record now tells it, and no old version that the record does not know.
SET_BACK = """
DELETE FROM organizations_organizationversion v WHERE NOT EXISTS (SELECT FROM ledger_image i WHERE i.row_id = v.id);
UPDATE organizations_organization o SET (name, version, valid_from) = (
  SELECT r.name, r.version, r.valid_from
  FROM ledger_image i, jsonb_populate_record(NULL::organizations_organization, i.image) r
  WHERE i.table_name = 'organizations_organization' AND i.row_id = o.id ORDER BY i.id DESC LIMIT 1);
"""
HEAD = """
UPDATE ledger_head h SET (sequence, hash) = (
  SELECT sequence, hash FROM ledger_entry e WHERE e.organization_id = h.organization_id ORDER BY sequence DESC LIMIT 1);
"""
# Every commitment, link and hash worked out again, as `sql/chain.sql` does.
AGAIN = f"""
UPDATE ledger_image SET digest = ledger_digest(nonce, organization_id, table_name, row_id, image)
WHERE table_name = 'organizations_organization';
DO $$
DECLARE
  linked ledger_entry;
  last bytea;
BEGIN
  FOR linked IN SELECT * FROM ledger_entry ORDER BY organization_id, sequence LOOP
    IF linked.sequence = 1 THEN last := decode(repeat('00', 32), 'hex'); END IF;
    SELECT ledger_root(coalesce(array_agg(digest ORDER BY id), '{{}}')), count(*) INTO linked.commitment, linked.rows
    FROM ledger_image WHERE entry_id = linked.id;
    linked.previous := last;
    last := ledger_hash(linked);
    UPDATE ledger_entry SET (commitment, rows, previous, hash) =
      (linked.commitment, linked.rows, linked.previous, last) WHERE id = linked.id;
  END LOOP;
END $$;
{HEAD}
"""
# The checkpoints of the database say what the entries say now; their signatures cannot be made again.
NOTES_AGAIN = """
UPDATE ledger_checkpoint c SET root = (
  SELECT ledger_root(array_agg(convert_to(ledger_text(e), 'UTF8') ORDER BY sequence))
  FROM ledger_entry e WHERE e.organization_id = c.organization_id AND sequence <= size);
UPDATE ledger_checkpoint c SET note = replace(note, split_part(note, E'\\n', 3), encode(root, 'base64'));
"""
FORGET = "DELETE FROM ledger_publication; DELETE FROM ledger_checkpoint;"
X = """ || '{"name": "X"}'"""
INSERT_LEVEL = """
INSERT INTO organizations_level SELECT (jsonb_populate_record(l, jsonb_build_object(
  'id', gen_random_uuid(), 'ordinal', 90, 'code', 'x'))).* FROM organizations_level l LIMIT 1;
"""


def entry(sequence: str, *, with_rows: bool = True) -> str:
    """Deletes it, and the rows it wrote."""
    mine = f"SELECT id FROM ledger_entry WHERE sequence {sequence}"
    rows = f"DELETE FROM ledger_image WHERE entry_id IN ({mine});" if with_rows else ""
    return f"{rows} DELETE FROM ledger_entry WHERE sequence {sequence};"


SWAP = """
UPDATE ledger_entry SET sequence = 15 - sequence WHERE sequence IN (2, 3);
UPDATE ledger_entry SET sequence = sequence - 10 WHERE sequence > 10;
"""
RENAMED = f"UPDATE ledger_image SET image = image{X} WHERE table_name = 'organizations_organization'"
EVERYTHING = f"{RENAMED}; {SET_BACK} {AGAIN}"


def sign(root: str, *, size: int = 5, key: str = "") -> Callable[[Path], None]:
    """A checkpoint more, signed by the key itself (or by a new one)."""

    def write(folder: Path) -> None:
        kept = Keeper(folder / "kept")
        last = signed_note.read(kept.notes()[0].read_text())
        by = Ed25519PrivateKey.generate() if key else kept.key(may_make=False)
        note = signed_note.sign(by, organization=last.organization, log=last.log, size=size, root=bytes.fromhex(root))
        (folder / "published" / f"{root[:2]}.note").write_text(note.text)

    return write


def spoil(pattern: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for path in folder.rglob(pattern):
            path.write_text(change(path.read_text()))

    return write


def forget(folder: Path) -> None:
    for path in folder.rglob("*.note"):
        path.unlink()


# --- The README's tables -------------------------------------------------------------------------------

MATRIX = {
    "edit a row that an entry recorded": Case(f"UPDATE ledger_image SET image = image{X} WHERE id = 1", "payload"),
    "edit who did it": Case("UPDATE ledger_entry SET actor_id = gen_random_uuid() WHERE sequence = 2", "entry"),
    "delete an entry in the middle": Case(entry("= 2", with_rows=False), "entry chain checkpoint"),
    "delete it with every row it wrote, in the record and outside": Case(entry("= 2") + SET_BACK, "chain checkpoint"),
    "swap two entries": Case(SWAP, "entry chain checkpoint"),
    "cut off the end": Case(entry("= 5") + SET_BACK, "head checkpoint"),
    "cut off the end and rewrite the head": Case(entry("= 5") + SET_BACK + HEAD, "checkpoint"),
    "work out the whole chain again, with heads": Case(EVERYTHING, "checkpoint"),
    "and rewrite the checkpoints in the database as well": Case(EVERYTHING + NOTES_AGAIN, "checkpoint"),
    "and delete the checkpoints in the database as well": Case(EVERYTHING + FORGET, "checkpoint"),
    "edit a row of the product, without an entry": Case("UPDATE organizations_organization SET name = 'X'", "replay"),
    "insert a row into the product, without an entry": Case(INSERT_LEVEL, "replay"),
    "delete a row of the product": Case("DELETE FROM organizations_level WHERE ordinal = 4", "replay"),
    "bring back an old backup": Case(caught="checkpoint", old=True),
}
BLIND = {
    "rewrite what no checkpoint has signed yet: at most the last minute": Case(
        f"{RENAMED} AND organization_id NOT IN (SELECT organization_id FROM ledger_checkpoint); {SET_BACK} {AGAIN}"),
    "rewrite everything, holding the signing key's folder and every place that keeps checkpoints": Case(
        EVERYTHING + FORGET, files=forget),
}  # fmt: skip


def table() -> str:
    """The README's, one row a case; what nobody sees comes last."""
    rows = [("Somebody with every right in the database tries to ...", "and is seen by"), ("---", "---")]
    rows += [(does, ", ".join(case.caught.split())) for does, case in MATRIX.items()]
    rows += [(does, "nothing") for does in BLIND]
    return "\n".join(f"| {does} | {seen} |" for does, seen in rows)


# --- What else the verifier must see -------------------------------------------------------------------

FIFTH_AGAIN = (
    "UPDATE ledger_entry e SET hash = ledger_hash(e)"
    " WHERE previous = (SELECT hash FROM ledger_entry WHERE sequence = 4);" + HEAD
)
ZERO, ONE = "00" * 32, "11" * 32
EXTRA = {
    "much at once": Case(
        f"UPDATE ledger_image SET image = image{X} WHERE id = 1;"
        "UPDATE ledger_image SET nonce = NULL WHERE id = 2;"
        "UPDATE ledger_entry SET actor_id = gen_random_uuid() WHERE sequence = 2;"
        "UPDATE ledger_entry SET reason = 'Better', commitment = sha256('') WHERE sequence = 3;"
        "UPDATE ledger_entry SET sequence = 9 WHERE sequence = 5;"
        "UPDATE ledger_head SET sequence = 7;"
        "UPDATE ledger_image SET entry_id = gen_random_uuid() WHERE id = 3;"
        "UPDATE ledger_checkpoint SET root = sha256(root) WHERE size = 3;"
        "UPDATE ledger_checkpoint SET note = note || 'x' WHERE size = 5;"
        f"UPDATE organizations_organization SET name = 'X'; {INSERT_LEVEL}",
        "payload entry chain head checkpoint replay",
        files=lambda folder: [sign(ZERO)(folder), sign(ONE, size=9)(folder), sign("22" * 32, key="another")(folder)]),
    "a row and its digest": Case(
        f"UPDATE ledger_image SET image = image{X} WHERE id = 1;"
        "UPDATE ledger_image SET digest = ledger_digest(nonce, organization_id, table_name, row_id, image)", "entry"),
    "a row moved to another": Case("UPDATE ledger_image SET row_id = gen_random_uuid() WHERE id = 1", "payload replay"),
    "a text that was removed, told anew": Case(
        """UPDATE ledger_image SET image = '{"reason": "X"}' WHERE image ->> 'reason' = '[removed]';
           UPDATE ledger_entry SET reason = 'X' WHERE sequence = 2""", "payload"),
    "a text removed by nobody": Case(
        """UPDATE ledger_image SET image = '{"reason": "[removed]"}' WHERE image ->> 'reason' = 'Reason 1';
           UPDATE ledger_entry SET reason = '[removed]' WHERE sequence = 3""", "payload"),
    "a removal that covers for another change": Case(
        f"""UPDATE ledger_image SET image = image{X} WHERE id = 1;
            UPDATE ledger_redaction SET proofs = proofs || jsonb_build_object('1', encode(ledger_digest(
              i.nonce, i.organization_id, table_name, row_id, image), 'hex')) FROM ledger_image i WHERE i.id = 1""",
        "replay"),
    "a nonce destroyed": Case("UPDATE ledger_image SET nonce = NULL WHERE id = 1", "payload"),
    "a reason edited": Case("UPDATE ledger_entry SET reason = 'Better' WHERE sequence = 2", "entry"),
    "a reason taken away": Case("UPDATE ledger_entry SET reason = '' WHERE sequence = 2", "entry"),
    "a kept reason that is none": Case(
        "UPDATE ledger_image SET image = '[]' WHERE table_name = 'ledger_entry' AND image ->> 'reason' = 'Reason 1'",
        "payload entry"),
    "an entry edited and hashed again": Case(
        "UPDATE ledger_entry SET verb = 'x' WHERE sequence = 2;"
        "UPDATE ledger_entry e SET hash = ledger_hash(e) WHERE sequence = 2", "chain checkpoint"),
    "the last entry edited, the rest made to fit": Case(
        "UPDATE ledger_entry SET verb = 'x' WHERE sequence = 5;" + FIFTH_AGAIN, "checkpoint"),
    "a number left out, the rest made to fit": Case(
        "UPDATE ledger_entry SET sequence = 7 WHERE sequence = 5;" + FIFTH_AGAIN, "chain checkpoint"),
    "the count of rows edited, the rest made to fit": Case(
        "UPDATE ledger_entry SET rows = 9 WHERE sequence = 5;" + FIFTH_AGAIN, "entry checkpoint"),
    "the commitment edited, the rest made to fit": Case(
        "UPDATE ledger_entry SET commitment = sha256('') WHERE sequence = 5;" + FIFTH_AGAIN, "entry checkpoint"),
    "a head deleted": Case("DELETE FROM ledger_head", "head"),
    "a head that says another hash": Case("UPDATE ledger_head SET hash = sha256(hash)", "head"),
    "a head for nobody": Case(
        "INSERT INTO ledger_head (organization_id, log, sequence, hash)"
        " VALUES (gen_random_uuid(), 'main', 3, '')", "head"),
    "every entry deleted": Case("DELETE FROM ledger_entry", "entry head checkpoint"),
    "every entry, row and head deleted": Case(
        "DELETE FROM ledger_entry; DELETE FROM ledger_image; DELETE FROM ledger_head", "head checkpoint replay"),
    "the size beside a checkpoint": Case("UPDATE ledger_checkpoint SET size = size + 10", "checkpoint"),
    "the root beside a checkpoint": Case("UPDATE ledger_checkpoint SET root = sha256(root)", "checkpoint"),
    "the log beside a checkpoint": Case("UPDATE ledger_checkpoint SET log = 'x'", "checkpoint"),
    "whose checkpoint it is": Case("UPDATE ledger_checkpoint SET organization_id = gen_random_uuid()", "checkpoint"),
    "the text of a checkpoint": Case("UPDATE ledger_checkpoint SET note = note || 'x'", "checkpoint"),
    "a checkpoint whose signature was edited": Case(
        "UPDATE ledger_checkpoint SET note = overlay(note placing 'AAAA' from length(note) - 30)", "checkpoint"),
    "a checkpoint that names another key": Case(
        "UPDATE ledger_checkpoint SET note = overlay(note placing 'AAAA' from length(note) - 92)", "checkpoint"),
    "a published file": Case(caught="checkpoint", files=spoil("*3.note", lambda text: text.replace("\n3\n", "\n2\n"))),
    "words after a signature": Case(caught="checkpoint", files=spoil("latest.note", lambda text: text + "and so on\n")),
    "nothing in a published file": Case(caught="checkpoint", files=spoil("latest.note", lambda text: "")),
    "a checkpoint by another key": Case(caught="checkpoint", files=sign(ZERO, key="another")),
    "another root for a size that was signed": Case(caught="checkpoint", files=sign(ZERO)),
    "two roots for a size that is not reached": Case(
        caught="checkpoint", files=lambda folder: [sign(root, size=9)(folder) for root in (ZERO, ONE)]),
}  # fmt: skip

import { useState } from "react";
import { ask } from "../../app/ask";
import { useSession, type Me } from "../../app/session";
import { verbWords } from "../../domain/codes";
import { longDay } from "../../domain/as-of";
import { dayOf } from "../../domain/instants";
import { positionOf } from "../../domain/people";
import { ProofOfEntryDocument, type GoalHistoryQuery, type ProofOfEntryQuery } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";

export type Entry = GoalHistoryQuery["goal"]["history"]["nodes"][number];
type LedgerProof = ProofOfEntryQuery["ledgerProof"];

/** Whose work it is to prove the record; everybody else is not asked to read hashes. */
const PROVERS = new Set<string>(["CMO", "AUDITOR", "ADMINISTRATOR", "EXECUTIVE"]);
const proves = (me: Me | null) => me?.roles.some((one) => PROVERS.has(one.role)) ?? false;

/** Folded, and different things: where the change stands in the record, or its proof. */
export function EntryDetails({ entry }: { entry: Entry }) {
  const { me } = useSession();
  if (!proves(me))
    return (
      <details className="entry-details small">
        <summary>Details</summary>
        <p className="soft">
          Entry {entry.sequence.toLocaleString("en-US")} of the record. Nobody can change it.
        </p>
      </details>
    );
  return (
    <details className="entry-details small">
      <summary>Proof</summary>
      <p className="soft">
        Entry {entry.sequence.toLocaleString("en-US")}, hash <code>{entry.leafHash}</code>
      </p>
      <CopyProof entry={entry} organization={me?.organization?.name ?? ""} />
    </details>
  );
}

/** What the copied text proves, and how: for whoever finds it in a mail ten years on. */
export function proofText(entry: Entry, organization: string, proof: LedgerProof): string {
  const said = `“${verbWords(entry.verb)}”, ${longDay(dayOf(entry.at))}, by ${positionOf(entry.actor, "the system itself")}`;
  const shows =
    `Entry ${proof.sequence} of the record of ${organization}: ${said}. Its leafHash is the SHA-256 of one zero byte ` +
    `and the text of the entry. Joined with the hashes of the path, from below (RFC 6962), it gives the root of the ` +
    `first ${proof.size} entries. Nobody can have changed this entry, or one before it, and still reach that root.`;
  const signed = proof.checkpoint
    ? "The checkpoint is that root, signed outside the database. Compare it with a copy that was published or printed."
    : "No signed head covers the entry yet: copy the proof again in a minute.";
  const hidden =
    proof.entry === null
      ? " The text of the entry names something out of your sight: only its hash is here."
      : "";
  return JSON.stringify({ proves: `${shows} ${signed}${hidden}`, organization, ...proof }, null, 2);
}

function CopyProof({ entry, organization }: { entry: Entry; organization: string }) {
  const [state, setState] = useState<"" | "asking" | "copied">("");
  const [by, setBy] = useState<{ problem?: string; hand?: string }>({});
  const copy = async () => {
    setState("asking");
    setBy({});
    const { data, problem } = await ask(ProofOfEntryDocument, { sequence: entry.sequence });
    setState("");
    if (!data) return setBy({ problem: problem?.sentence ?? "The proof could not be asked for." });
    const text = proofText(entry, organization, data.ledgerProof);
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // Browsers lock the clipboard outside of https, and where somebody has said so.
      setBy({ hand: text });
    }
  };
  return (
    <div className="copy-proof">
      <Button busy={state === "asking"} onClick={() => void copy()}>
        Copy proof
      </Button>
      <span role="status">
        {state === "copied" ? "Copied, with the words what it proves." : by.problem}
        {by.hand ? "This browser does not let the page copy. Take it from here:" : ""}
      </span>
      {by.hand ? (
        <textarea className="input" readOnly rows={8} aria-label="The proof" value={by.hand} />
      ) : null}
    </div>
  );
}

import { useState } from "react";
import { throughDay } from "../../domain/instants";
import { useTell } from "../../app/ask";
import { useToday } from "../../app/now";
import { uuid7 } from "../../domain/ids";
import { MakeKeyDocument } from "../../gql/admin/graphql";
import { Checkbox, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { SCOPE_WORDS } from "./keys-page";

type Scope = keyof typeof SCOPE_WORDS;
const HINTS: Record<Scope, string> = {
  READ: "Sees what you see.",
  WRITE: "Does what you may do, imports included.",
  IMPORT: "Only brings files.",
};

const TAKEN = "id_taken";
/** The answer to an earlier press was lost, and the secret with it: it is told only once. */
const LOST = {
  code: TAKEN,
  sentence:
    "A key was made before, but its secret did not arrive. Press again to make another, then revoke the first in the list.",
};

interface KeyFormProps {
  onMade: (made: { name: string; secret: string }) => void;
  onClose: () => void;
}

/** A key is named, limited and ends. */
export function KeyForm({ onMade, onClose }: KeyFormProps) {
  const [id, setId] = useState(() => uuid7());
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [until, setUntil] = useState("");
  const today = useToday();
  const { tell, busy, problems } = useTell(MakeKeyDocument);
  const missing =
    name.trim() === ""
      ? "Name the program that gets it."
      : scopes.length === 0
        ? "Choose what the key may do."
        : until === ""
          ? "Choose its last day."
          : null;
  const send = async () => {
    const { done, problems: refused } = await tell({
      input: {
        id,
        name: name.trim(),
        scopes: [...scopes],
        expiresAt: throughDay(until),
      },
    });
    if (refused.some((problem) => problem.code === TAKEN)) setId(uuid7());
    if (done?.newToken) onMade({ name: name.trim(), secret: done.newToken.secret });
  };
  return (
    <FormDialog
      title="Make a key"
      submit="Make it"
      busy={busy}
      problems={problems.map((problem) => (problem.code === TAKEN ? LOST : problem))}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField
        label="For which program"
        placeholder="Monthly falls feed"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="key-scopes">
        <legend className="field-label">It may</legend>
        {(Object.keys(SCOPE_WORDS) as Scope[]).map((scope) => (
          <Checkbox
            key={scope}
            label={SCOPE_WORDS[scope]}
            hint={HINTS[scope]}
            checked={scopes.includes(scope)}
            onChange={(event) =>
              setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
            }
          />
        ))}
      </fieldset>
      <TextField
        label="Until, that day included"
        type="date"
        min={today}
        value={until}
        hint="At most 400 days. It can be revoked before."
        onChange={(event) => setUntil(event.target.value)}
      />
    </FormDialog>
  );
}

import { useState } from "react";
import { throughDay } from "../../domain/instants";
import { useTell } from "../../app/ask";
import { useToday } from "../../app/now";
import { findPeople } from "../../app/searches";
import { options } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { GiveGrantDocument } from "../../gql/access/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import { RIGHT_WORDS, type Goal } from "./page";

/** One person, one right, a reason and an end. */
export function GrantForm({ goal, onClose }: { goal: Goal; onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [person, setPerson] = useState<Choice | null>(null);
  const [right, setRight] = useState<keyof typeof RIGHT_WORDS | "">("");
  const [until, setUntil] = useState("");
  const [why, setWhy] = useState("");
  const today = useToday();
  const { tell, busy, problems } = useTell(GiveGrantDocument);
  const missing = !person
    ? "Choose a person."
    : right === ""
      ? "Choose what they may do."
      : why.trim() === ""
        ? "Say why."
        : until === ""
          ? "Choose the last day. Every exception ends."
          : null;
  const send = async () => {
    if (!person || right === "") return;
    const validTo = throughDay(until);
    const { done } = await tell({
      input: { id, goalId: goal.id, personId: person.id, permission: right, validTo, reason: why.trim() },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Make an exception"
      submit="Give it"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker
        label="Who"
        placeholder="Position or name"
        value={person}
        onPick={setPerson}
        search={findPeople}
      />
      <Select
        label="May"
        value={right}
        options={[{ value: "", label: "Choose …" }, ...options(RIGHT_WORDS)]}
        onChange={(event) => setRight(event.target.value as typeof right)}
      />
      <FreeText label="Why" value={why} onText={setWhy} maxLength={300} />
      <TextField
        label="Until, that day included"
        type="date"
        min={today}
        value={until}
        hint="At most a year. It can be ended before."
        onChange={(event) => setUntil(event.target.value)}
      />
    </FormDialog>
  );
}

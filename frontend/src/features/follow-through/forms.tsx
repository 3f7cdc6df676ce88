import { useState } from "react";
import { useTell } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import { AcceptFindingsDocument, AskAnOwnerDocument } from "../../gql/follow-through/graphql";
import { TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import { draftOf, type Chain, type Finding } from "./state";

interface AcceptFormProps {
  pairs: readonly [Chain, Finding][];
  day: string;
  onDone: (ids: string[]) => void;
  onClose: () => void;
}

/** What is accepted still counts as unsound; it comes back by itself on its day. */
export function AcceptForm({ pairs, day, onDone, onClose }: AcceptFormProps) {
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const { tell, busy, problems } = useTell(AcceptFindingsDocument);
  const send = async () => {
    const drafts = pairs.map(([chain, finding]) => ({
      ...draftOf(chain, finding),
      id: uuid7(),
      until,
      reason: reason.trim(),
    }));
    const { done } = await tell({ input: { drafts } });
    if (done) onDone((done.acceptances ?? []).map((one) => one.id));
  };
  const [first] = pairs;
  return (
    <FormDialog
      title={
        pairs.length === 1 ? `Accept “${first[1].sentence}” for a time` : `Accept ${pairs.length} for a time`
      }
      submit="Accept"
      busy={busy}
      problems={problems}
      missing={until ? (reason.trim() ? null : "Say why in a few words.") : "Choose the day it comes back."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">
        It is shown apart until that day, with your reason, and comes back by itself. The line still does not
        count as sound.
      </p>
      <TextField
        label="Until"
        type="date"
        min={day}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <FreeText label="Because" value={reason} onText={setReason} />
    </FormDialog>
  );
}

export function OfferForm({ chain, onClose }: { chain: Chain; onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [person, setPerson] = useState<Choice | null>(null);
  const { tell, busy, problems } = useTell(AskAnOwnerDocument);
  const send = async () => {
    if (!person) return;
    const { done } = await tell({
      input: { id, goalId: chain.goal.id, personId: person.id, role: "ACCOUNTABLE" },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Ask an owner"
      submit="Ask"
      busy={busy}
      problems={problems}
      missing={person ? null : "Choose a person."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">{chain.goal.title}</p>
      <Picker
        label="Who"
        placeholder="Position or name"
        hint="The owner begins when the person accepts."
        value={person}
        onPick={setPerson}
        search={findPeople}
      />
    </FormDialog>
  );
}

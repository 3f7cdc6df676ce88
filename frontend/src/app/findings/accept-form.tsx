import { useState } from "react";
import { AcceptFindingsDocument } from "../../gql/findings/graphql";
import { TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { useTell } from "../ask";
import { draftOf, type FindingActs, type Weak } from "./use-acts";

interface AcceptFormProps {
  weak: readonly Weak[];
  day: string;
  onDone: FindingActs["accepted"];
  onClose: () => void;
}

/** What is accepted still counts as unsound; it comes back by itself on its day. */
export function AcceptForm({ weak, day, onDone, onClose }: AcceptFormProps) {
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const { tell, busy, problems } = useTell(AcceptFindingsDocument);
  const send = async () => {
    const drafts = weak.map((one) => ({ ...draftOf(one), until, reason: reason.trim() }));
    const { done } = await tell({ input: { drafts } });
    if (done) onDone((done.acceptances ?? []).map((one) => one.id));
  };
  return (
    <FormDialog
      title={
        weak.length === 1 ? `Accept “${weak[0]?.sentence}” for a time` : `Accept ${weak.length} for a time`
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

import { useState } from "react";
import { ask, useTell } from "../../app/ask";
import { uuid7 } from "../../domain/ids";
import { PlaceHoldDocument, RedactDocument, TextFoundDocument } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { counted } from "./record-page";

/** First where it stands, then away with it: it cannot be undone. */
export function RemoveForm({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [found, setFound] = useState<{ text: string; said: string; any: boolean } | null>(null);
  const { tell, busy, problems } = useTell(RedactDocument);
  const look = async () => {
    const { data, problem } = await ask(TextFoundDocument, { text });
    const counts = data?.textFound ?? [];
    setFound({
      text,
      any: counts.length > 0,
      said:
        problem?.sentence ?? (counts.length > 0 ? counted(counts) : "It stands nowhere, letter for letter."),
    });
  };
  const looked = found?.text === text ? found : null;
  const send = async () => {
    const { done } = await tell({ input: { text, reason: reason.trim() } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Remove a text for good"
      submit="Remove it everywhere"
      danger
      busy={busy}
      problems={problems}
      missing={
        looked?.any
          ? reason.trim()
            ? null
            : "Say why, without repeating it."
          : "Look where it stands first."
      }
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField
        label="The text, letter for letter"
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="actions">
        <Button
          reason={text.trim().length < 3 ? "At least three characters." : null}
          onClick={() => void look()}
        >
          Look where it stands
        </Button>
      </div>
      <p role="status">{looked?.said ?? ""}</p>
      <TextField
        label="Why"
        hint="It is kept for ever. Do not repeat the text."
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="soft">
        Earlier versions and the record lose it too. It cannot be undone. Backups and files made before still
        hold it.
      </p>
    </FormDialog>
  );
}

export function HoldForm({ onClose }: { onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [matter, setMatter] = useState("");
  const { tell, busy, problems } = useTell(PlaceHoldDocument);
  const send = async () => {
    const { done } = await tell({ input: { id, matter: matter.trim() } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Place a legal hold"
      submit="Place it"
      busy={busy}
      problems={problems}
      missing={matter.trim() ? null : "Name the matter."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField label="Matter" value={matter} onChange={(event) => setMatter(event.target.value)} />
      <p className="soft">From now on no text can be removed, until the hold is lifted.</p>
    </FormDialog>
  );
}

import { useState } from "react";
import { useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { uuid7 } from "../../domain/ids";
import { shortDay } from "../../domain/instants";
import { MakePacketDocument } from "../../gql/packets/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import type { Forum } from "./list-page";

interface MakeFormProps {
  forums: readonly Forum[];
  onMade: (id: string) => void;
  onClose: () => void;
}

export function MakeForm({ forums, onMade, onClose }: MakeFormProps) {
  const [id] = useState(() => uuid7());
  const [meeting, setMeeting] = useState("");
  const [day, setDay] = useState("");
  const now = useNow();
  const { tell, busy, problems } = useTell(MakePacketDocument);
  const meetings = forums.flatMap((forum) =>
    [forum.nextMeeting, forum.lastMeeting].flatMap((one) =>
      one ? [{ value: one.id, label: `${forum.name}, ${shortDay(`${one.heldOn}T12:00:00`, now)}` }] : [],
    ),
  );
  const send = async () => {
    const { done } = await tell({ input: { id, meetingId: meeting || null, asOf: day || null } });
    if (done?.packet) onMade(done.packet.id);
  };
  return (
    <FormDialog
      title="Make a board packet"
      submit="Make it"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">
        It is frozen: what is on record at that moment, for everybody who reads it, now and later.
      </p>
      <Select
        label="For the meeting"
        value={meeting}
        options={[{ value: "", label: "No meeting" }, ...meetings]}
        onChange={(event) => setMeeting(event.target.value)}
      />
      <TextField
        label="As of (optional)"
        type="date"
        hint="Left empty: now, or the evening before a meeting that is over."
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
    </FormDialog>
  );
}

import { useState } from "react";
import { useTell } from "../../app/ask";
import { findGoals, findPeople, findUnits } from "../../app/searches";
import { options } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import {
  FoundForumDocument,
  JoinForumDocument,
  RecordDecisionDocument,
  ScheduleMeetingDocument,
} from "../../gql/meetings/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import { FORUM_WORDS, RHYTHM_WORDS } from "./words";

export function FoundForm({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [name, setName] = useState("");
  const [kind, setKind] = useState<keyof typeof FORUM_WORDS>("COMMITTEE");
  const [rhythm, setRhythm] = useState<keyof typeof RHYTHM_WORDS>("MONTHLY");
  const [unit, setUnit] = useState<Choice | null>(null);
  const { tell, busy, problems } = useTell(FoundForumDocument);
  const send = async () => {
    if (!unit) return;
    const { done } = await tell({ input: { id, name: name.trim(), kind, rhythm, unitId: unit.id } });
    if (done?.forum) onDone(done.forum.id);
  };
  return (
    <FormDialog
      title="Found a forum"
      submit="Found it"
      busy={busy}
      problems={problems}
      missing={name.trim() ? (unit ? null : "Choose whose forum it is.") : "Give it a name."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <Select
        label="Kind"
        value={kind}
        options={options(FORUM_WORDS)}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      />
      <Picker
        label="Of the unit"
        placeholder="Name of a unit"
        value={unit}
        onPick={setUnit}
        search={findUnits}
      />
      <Select
        label="Meets"
        value={rhythm}
        options={options(RHYTHM_WORDS)}
        onChange={(event) => setRhythm(event.target.value as typeof rhythm)}
      />
    </FormDialog>
  );
}

export function SeatForm({ forumId, onClose }: { forumId: string; onClose: () => void }) {
  const [person, setPerson] = useState<Choice | null>(null);
  const { tell, busy, problems } = useTell(JoinForumDocument);
  const send = async () => {
    if (!person) return;
    const { done } = await tell({ input: { forumId, personId: person.id } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Seat a member"
      submit="Seat"
      busy={busy}
      problems={problems}
      missing={person ? null : "Choose a person."}
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
    </FormDialog>
  );
}

export function ScheduleForm({ forumId, onClose }: { forumId: string; onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [heldOn, setHeldOn] = useState("");
  const [note, setNote] = useState("");
  const { tell, busy, problems } = useTell(ScheduleMeetingDocument);
  const send = async () => {
    const { done } = await tell({ input: { id, forumId, heldOn, note: note.trim() || null } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Schedule a meeting"
      submit="Schedule"
      busy={busy}
      problems={problems}
      missing={heldOn ? null : "Choose the day."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <TextField label="Day" type="date" value={heldOn} onChange={(event) => setHeldOn(event.target.value)} />
      <FreeText label="A line about it (optional)" value={note} onText={setNote} />
    </FormDialog>
  );
}

interface DecisionFormProps {
  meetings: readonly { id: string; label: string }[];
  onClose: () => void;
}

/** Approvals write their decision by themselves; this is for what was decided in words. */
export function DecisionForm({ meetings, onClose }: DecisionFormProps) {
  const [id] = useState(() => uuid7());
  const [meeting, setMeeting] = useState(meetings[0]?.id ?? "");
  const [text, setText] = useState("");
  const [goal, setGoal] = useState<Choice | null>(null);
  const { tell, busy, problems } = useTell(RecordDecisionDocument);
  const send = async () => {
    const { done } = await tell({
      input: { id, meetingId: meeting, text: text.trim(), goalId: goal?.id ?? null },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Record a decision"
      submit="Record"
      busy={busy}
      problems={problems}
      missing={text.trim() ? null : "Write what was decided."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Select
        label="Meeting"
        value={meeting}
        options={meetings.map((one) => ({ value: one.id, label: one.label }))}
        onChange={(event) => setMeeting(event.target.value)}
      />
      <FreeText label="What was decided" value={text} onText={setText} />
      <Picker
        label="About the goal (optional)"
        placeholder="Words of its title"
        value={goal}
        onPick={setGoal}
        search={findGoals}
      />
    </FormDialog>
  );
}

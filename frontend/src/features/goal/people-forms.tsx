import { useState } from "react";
import { throughDay } from "../../domain/instants";
import { useTell } from "../../app/ask";
import { findGoals, findPeople } from "../../app/searches";
import { ASSIGNMENT_WORDS, KIND_WORDS, options, SUPPORT_WORDS } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import {
  AskSupportDocument,
  GiveDelegationDocument,
  OfferLinkDocument,
  OfferRoleDocument,
} from "../../gql/goal/graphql";
import { Checkbox, Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import type { Goal } from "./page";

export interface FormProps {
  goal: Goal;
  onClose: () => void;
}

/** Ownership and every other role begin with an offer that the person accepts. */
export function RoleForm({ goal, onClose }: FormProps) {
  const [id] = useState(() => uuid7());
  const [person, setPerson] = useState<Choice | null>(null);
  const [role, setRole] = useState<keyof typeof ASSIGNMENT_WORDS>("ACCOUNTABLE");
  const [note, setNote] = useState("");
  const { tell, busy, problems } = useTell(OfferRoleDocument);
  const send = async () => {
    if (!person) return;
    const { done } = await tell({
      input: { id, goalId: goal.id, personId: person.id, role, note: note.trim() || null },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Ask somebody to take it on"
      submit="Ask"
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
      <Select
        label="As"
        value={role}
        options={options(ASSIGNMENT_WORDS)}
        hint={
          role === "ACCOUNTABLE"
            ? "The owner begins when the person accepts; there is one at a time."
            : undefined
        }
        onChange={(event) => setRole(event.target.value as typeof role)}
      />
      <FreeText label="A line with it (optional)" value={note} onText={setNote} maxLength={300} />
    </FormDialog>
  );
}

export function LinkForm({ goal, onClose }: FormProps) {
  const [id] = useState(() => uuid7());
  const [parent, setParent] = useState<Choice | null>(null);
  const [kind, setKind] = useState<keyof typeof KIND_WORDS>("DRIVES");
  const [primary, setPrimary] = useState(!goal.alignmentsUp.some((link) => link.primary));
  const [note, setNote] = useState("");
  const { tell, busy, problems } = useTell(OfferLinkDocument);
  const search = async (query: string) => (await findGoals(query)).filter((choice) => choice.id !== goal.id);
  const [find] = useState(() => search);
  const send = async () => {
    if (!parent) return;
    const { done } = await tell({
      input: {
        draft: { id, childId: goal.id, parentId: parent.id, kind, primary, note: note.trim() || null },
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Link it to a goal above"
      submit="Offer the link"
      busy={busy}
      problems={problems}
      missing={parent ? null : "Choose the goal above."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker
        label="Goal above"
        placeholder="Words of its title"
        hint="Its owner agrees to the link, or answers with other terms."
        value={parent}
        onPick={setParent}
        search={find}
      />
      <Select
        label="How this goal serves it"
        value={kind}
        options={options(KIND_WORDS)}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      />
      <Checkbox
        label="This is its line of sight"
        hint="One goal above is the line of sight; others are links beside it."
        checked={primary}
        onChange={(event) => setPrimary(event.target.checked)}
      />
      <FreeText label="A line with it (optional)" value={note} onText={setNote} maxLength={300} />
    </FormDialog>
  );
}

export function DelegateForm({ goal, day, onClose }: FormProps & { day: string }) {
  const [id] = useState(() => uuid7());
  const [person, setPerson] = useState<Choice | null>(null);
  const [until, setUntil] = useState("");
  const { tell, busy, problems } = useTell(GiveDelegationDocument);
  const send = async () => {
    if (!person) return;
    const end = throughDay(until);
    const { done } = await tell({ input: { id, goalId: goal.id, toPersonId: person.id, validTo: end } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Let somebody act for you"
      submit="Let them"
      busy={busy}
      problems={problems}
      missing={person ? (until ? null : "Choose the last day.") : "Choose a person."}
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
      <TextField
        label="Until, that day included"
        type="date"
        min={day}
        value={until}
        hint="They check in for you; you stay the owner."
        onChange={(event) => setUntil(event.target.value)}
      />
    </FormDialog>
  );
}

export function SupportForm({ goal, onClose }: FormProps) {
  const [id] = useState(() => uuid7());
  const [person, setPerson] = useState<Choice | null>(null);
  const [kind, setKind] = useState<keyof typeof SUPPORT_WORDS>("STAFFING");
  const [text, setText] = useState("");
  const { tell, busy, problems } = useTell(AskSupportDocument);
  const send = async () => {
    if (!person) return;
    const { done } = await tell({
      input: { id, goalId: goal.id, kind, askedOfId: person.id, text: text.trim() || null },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Ask for support"
      submit="Ask"
      busy={busy}
      problems={problems}
      missing={person ? null : "Choose who can grant it."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Select
        label="What is needed"
        value={kind}
        options={options(SUPPORT_WORDS)}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      />
      <FreeText label="What exactly? (optional)" value={text} onText={setText} maxLength={300} />
      <Picker
        label="From"
        placeholder="Position or name"
        value={person}
        onPick={setPerson}
        search={findPeople}
      />
    </FormDialog>
  );
}

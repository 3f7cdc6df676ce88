import { useState } from "react";
import { useTell } from "../../app/ask";
import { findMeasures, findPeople } from "../../app/searches";
import { useSession } from "../../app/session";
import { options, STRENGTH_MEANS, STRENGTH_WORDS } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { personLine } from "../../domain/people";
import {
  DropWorkDocument,
  EditWorkDocument,
  FinishWorkDocument,
  PromiseWorkDocument,
} from "../../gql/goal/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import { OneReason } from "./closing-forms";
import type { Work } from "./work-tab";

interface Written {
  text: string;
  owner: Choice | null;
  dueOn: string;
  strength: keyof typeof STRENGTH_WORDS | "";
  measure: Choice | null;
  reviewOn: string;
}

const asChoice = (measure: Work["measure"]): Choice | null =>
  measure ? { id: measure.id, title: measure.name, detail: measure.unit } : null;

interface PromiseProps {
  goalId: string;
  /** The risk that it makes smaller. */
  riskId?: string;
  day: string;
  onClose: () => void;
}

/** New work, by oneself unless somebody else is chosen. */
export function PromiseForm({ goalId, riskId, day, onClose }: PromiseProps) {
  const { me } = useSession();
  const [id] = useState(() => uuid7());
  const { tell, busy, problems } = useTell(PromiseWorkDocument);
  const [work, setWork] = useState<Written>({
    text: "",
    owner: me?.person ? { id: me.person.id, title: personLine(me.person) } : null,
    dueOn: "",
    strength: "",
    measure: null,
    reviewOn: "",
  });
  const send = async () => {
    const { done } = await tell({ input: { id, goalId, riskId: riskId ?? null, ...said(work) } });
    if (done) onClose();
  };
  return (
    <WorkForm
      title="Promise work on this goal"
      submit="Promise"
      busy={busy}
      problems={problems}
      work={work}
      onChange={setWork}
      from={day}
      onClose={onClose}
      onSubmit={() => void send()}
    />
  );
}

export function EditWorkForm({ work: before, onClose }: { work: Work; onClose: () => void }) {
  const { tell, busy, problems } = useTell(EditWorkDocument);
  const [work, setWork] = useState<Written>({
    text: before.text,
    owner: before.owner ? { id: before.owner.id, title: personLine(before.owner) } : null,
    dueOn: before.dueOn,
    strength: before.strength,
    measure: asChoice(before.measure),
    reviewOn: before.reviewOn ?? "",
  });
  const send = async () => {
    const { done } = await tell({
      input: { actionId: before.id, expectedVersion: before.version, ...said(work) },
    });
    if (done) onClose();
  };
  return (
    <WorkForm
      title="Change what was promised"
      submit="Save"
      busy={busy}
      problems={problems}
      work={work}
      onChange={setWork}
      onClose={onClose}
      onSubmit={() => void send()}
    />
  );
}

const said = (work: Written) => ({
  text: work.text.trim(),
  ownerId: work.owner?.id,
  dueOn: work.dueOn,
  strength: work.strength || "WEAK",
  measureId: work.measure?.id ?? null,
  reviewOn: work.reviewOn || null,
});

const STRENGTHS = options(STRENGTH_WORDS);

interface WorkFormProps extends Omit<Parameters<typeof FormDialog>[0], "children" | "missing" | "danger"> {
  work: Written;
  onChange: (work: Written) => void;
  from?: string;
}

function missingIn({ text, owner, strength, dueOn, reviewOn }: Written): string | null {
  if (!text.trim()) return "Say what will be done.";
  if (!owner) return "Choose who does it.";
  if (!strength) return "Say how strong it is.";
  if (!dueOn) return "Choose the day it is due.";
  return reviewOn && reviewOn < dueOn ? "Look again on a day after it is due." : null;
}

function WorkForm({ work, onChange, from, ...dialog }: WorkFormProps) {
  const change = (part: Partial<Written>) => onChange({ ...work, ...part });
  return (
    <FormDialog {...dialog} missing={missingIn(work)}>
      <FreeText
        label="What will be done"
        value={work.text}
        lines={2}
        maxLength={300}
        onText={(text) => change({ text })}
      />
      <Picker
        label="Who does it"
        placeholder="Position or name"
        value={work.owner}
        onPick={(owner) => change({ owner })}
        search={findPeople}
      />
      <Select
        label="How strong"
        value={work.strength}
        options={work.strength ? STRENGTHS : [{ value: "", label: "Choose" }, ...STRENGTHS]}
        hint={work.strength ? STRENGTH_MEANS[work.strength] : undefined}
        onChange={(event) => change({ strength: event.target.value as Written["strength"] })}
      />
      <div className="side-by-side">
        <TextField
          label="Due"
          type="date"
          min={from}
          value={work.dueOn}
          onChange={(event) => change({ dueOn: event.target.value })}
        />
        <TextField
          label="Look again on (optional)"
          type="date"
          min={work.dueOn || from}
          value={work.reviewOn}
          onChange={(event) => change({ reviewOn: event.target.value })}
        />
      </div>
      <Picker
        label="Measure that should move (optional)"
        placeholder="Name of the measure"
        value={work.measure}
        onPick={(measure) => change({ measure })}
        search={findMeasures}
      />
    </FormDialog>
  );
}

interface EndProps {
  work: Work;
  onClose: () => void;
}

export function FinishForm({ work, onClose }: EndProps) {
  const { tell, busy, problems } = useTell(FinishWorkDocument);
  return (
    <OneReason
      title="This work is done"
      label="What came of it?"
      submit="Done"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (outcome) => {
        const { done } = await tell({ input: { actionId: work.id, expectedVersion: work.version, outcome } });
        if (done) onClose();
      }}
    />
  );
}

export function DropForm({ work, onClose }: EndProps) {
  const { tell, busy, problems } = useTell(DropWorkDocument);
  return (
    <OneReason
      title="Drop this work"
      label="Why is it not done after all?"
      submit="Drop"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (reason) => {
        const { done } = await tell({ input: { actionId: work.id, expectedVersion: work.version, reason } });
        if (done) onClose();
      }}
    />
  );
}

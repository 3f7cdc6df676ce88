import { useState } from "react";
import { useTell } from "../../app/ask";
import { OUTCOME_WORDS, options } from "../../domain/codes";
import {
  AskToCloseGoalDocument,
  CloseGoalDocument,
  KeepGoalOpenDocument,
  ReopenGoalDocument,
  SendBackGoalDocument,
} from "../../gql/goal/graphql";
import { Select } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import type { FormProps } from "./people-forms";

type Outcome = keyof typeof OUTCOME_WORDS;

/** How it ended, why, and what was learned. */
export function CloseForm({ goal, onClose }: FormProps) {
  const { tell, busy, problems } = useTell(CloseGoalDocument);
  return (
    <Closing
      title="Close this goal"
      submit="Close it"
      asked={(goal.askedOutcome as Outcome | null) ?? "ACHIEVED"}
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (words) => {
        const { done } = await tell({
          input: { goalId: goal.id, expectedVersion: goal.version, ...words },
        });
        if (done) onClose();
      }}
    />
  );
}

export function AskToCloseForm({ goal, onClose }: FormProps) {
  const { tell, busy, problems } = useTell(AskToCloseGoalDocument);
  return (
    <Closing
      title="Ask to close this goal"
      submit="Ask"
      asked="ACHIEVED"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (words) => {
        const { done } = await tell({
          input: { goalId: goal.id, expectedVersion: goal.version, ...words },
        });
        if (done) onClose();
      }}
    />
  );
}

interface ClosingProps {
  title: string;
  submit: string;
  asked: Outcome;
  busy: boolean;
  problems: readonly { code: string; sentence: string }[];
  onClose: () => void;
  onSend: (words: { outcome: Outcome; reason: string | null; learned: string | null }) => Promise<void>;
}

function Closing({ title, submit, asked, busy, problems, onClose, onSend }: ClosingProps) {
  const [outcome, setOutcome] = useState<Outcome>(asked);
  const [reason, setReason] = useState("");
  const [learned, setLearned] = useState("");
  const needed = outcome === "STOPPED" && reason.trim() === "";
  return (
    <FormDialog
      title={title}
      submit={submit}
      busy={busy}
      problems={problems}
      missing={needed ? "Say why it stops." : null}
      onClose={onClose}
      onSubmit={() =>
        void onSend({ outcome, reason: reason.trim() || null, learned: learned.trim() || null })
      }
    >
      <Select
        label="How it ended"
        value={outcome}
        options={options(OUTCOME_WORDS)}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
      />
      <FreeText label={outcome === "STOPPED" ? "Why" : "Why (optional)"} value={reason} onText={setReason} />
      <FreeText label="What was learned (optional)" lines={3} value={learned} onText={setLearned} />
    </FormDialog>
  );
}

interface WordsProps {
  title: string;
  label: string;
  submit: string;
  busy: boolean;
  problems: readonly { code: string; sentence: string }[];
  onClose: () => void;
  onSend: (reason: string) => Promise<void>;
}

export function OneReason({ title, label, submit, busy, problems, onClose, onSend }: WordsProps) {
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={title}
      submit={submit}
      busy={busy}
      problems={problems}
      missing={reason.trim() ? null : "Say why in a few words."}
      onClose={onClose}
      onSubmit={() => void onSend(reason.trim())}
    >
      <FreeText label={label} value={reason} onText={setReason} />
    </FormDialog>
  );
}

export function SendBackForm({ goal, onClose }: FormProps) {
  const { tell, busy, problems } = useTell(SendBackGoalDocument);
  return (
    <OneReason
      title="Send back to the owner"
      label="What should change?"
      submit="Send back"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (reason) => {
        const { done } = await tell({ input: { goalId: goal.id, expectedVersion: goal.version, reason } });
        if (done) onClose();
      }}
    />
  );
}

export function KeepOpenForm({ goal, onClose }: FormProps) {
  const { tell, busy, problems } = useTell(KeepGoalOpenDocument);
  return (
    <OneReason
      title="The goal goes on"
      label="Why?"
      submit="Keep it open"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (reason) => {
        const { done } = await tell({ input: { goalId: goal.id, expectedVersion: goal.version, reason } });
        if (done) onClose();
      }}
    />
  );
}

export function ReopenForm({ goal, onClose }: FormProps) {
  const { tell, busy, problems } = useTell(ReopenGoalDocument);
  return (
    <OneReason
      title="Reopen this goal"
      label="What slipped?"
      submit="Reopen"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (reason) => {
        const { done } = await tell({ input: { goalId: goal.id, expectedVersion: goal.version, reason } });
        if (done) onClose();
      }}
    />
  );
}

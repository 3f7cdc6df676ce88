import { useState } from "react";
import { useTell } from "../../app/ask";
import { useToday } from "../../app/now";
import { findMeasures, findPeople } from "../../app/searches";
import { useSession } from "../../app/session";
import { ACT_WORDS, options } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { toStored } from "../../domain/number-entry";
import { personLine } from "../../domain/people";
import {
  ActOnInterventionDocument,
  DoInterventionDocument,
  PlanInterventionDocument,
  StudyInterventionDocument,
  WithdrawInterventionDocument,
} from "../../gql/goal/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import type { Change } from "./changes-tab";
import { OneReason } from "./closing-forms";
import type { Goal } from "./page";

export type Step = "do" | "study" | "act";

interface PlanProps {
  goal: Goal;
  idea: { id: string; text: string } | null;
  continues: Change | null;
  onClose: () => void;
}

/** A dated change that should move a measure; the goal's own unless another is chosen. */
export function PlanForm({ goal, idea, continues, onClose }: PlanProps) {
  const { me } = useSession();
  const today = useToday();
  const [id] = useState(() => uuid7());
  const [title, setTitle] = useState(continues?.title ?? idea?.text ?? "");
  const [plan, setPlan] = useState(continues?.plan ?? "");
  const [beginsOn, setBeginsOn] = useState(today);
  const [predicted, setPredicted] = useState("");
  const first = continues?.measure ?? goal.mainTarget?.measure;
  const [measure, setMeasure] = useState<Choice | null>(
    first ? { id: first.id, title: first.name, detail: first.unit } : null,
  );
  const [owner, setOwner] = useState<Choice | null>(
    me?.person ? { id: me.person.id, title: personLine(me.person) } : null,
  );
  const { tell, busy, problems } = useTell(PlanInterventionDocument);
  const expected = predicted.trim() === "" ? null : toStored(predicted, measure?.detail ?? "");
  const missing =
    title.trim() === ""
      ? "Say in a few words what is changed."
      : plan.trim() === ""
        ? "Say what will be done."
        : measure === null
          ? "Choose the measure that should move."
          : predicted.trim() !== "" && expected === null
            ? "Write the expected change as a number, such as -0.4."
            : null;
  const send = async () => {
    const { done } = await tell({
      input: {
        id,
        goalId: goal.id,
        ideaId: idea?.id ?? continues?.idea?.id ?? null,
        continuesId: continues?.id ?? null,
        measureId: measure?.id ?? "",
        unitId: continues?.unit.id ?? goal.mainTarget?.unit.id ?? null,
        ownerId: owner?.id ?? null,
        title: title.trim(),
        plan: plan.trim(),
        beginsOn,
        predicted: expected,
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={continues ? "Plan the next try" : "Plan a change"}
      submit="Plan it"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <FreeText label="What is changed, in a few words" maxLength={200} value={title} onText={setTitle} />
      <FreeText
        label="What will be done, where and by whom"
        lines={4}
        maxLength={2000}
        value={plan}
        onText={setPlan}
      />
      <div className="side-by-side">
        <TextField
          label="In force from"
          type="date"
          value={beginsOn}
          onChange={(event) => setBeginsOn(event.target.value)}
        />
        <TextField
          label={`Expected change${expectedIn(measure)} (optional)`}
          placeholder="-0.4"
          inputMode="text"
          value={predicted}
          onChange={(event) => setPredicted(event.target.value)}
        />
      </div>
      <Picker
        label="Measure that should move"
        placeholder="Name of the measure"
        value={measure}
        onPick={setMeasure}
        search={findMeasures}
      />
      <Picker
        label="Who leads it"
        placeholder="Position or name"
        value={owner}
        onPick={setOwner}
        search={findPeople}
      />
    </FormDialog>
  );
}

/** ", percentage points" */
const expectedIn = (measure: Choice | null): string =>
  measure?.detail ? `, ${measure.detail === "%" ? "percentage points" : measure.detail}` : "";

interface StepProps {
  change: Change;
  step: Step;
  onClose: () => void;
}

const QUESTIONS: Readonly<Record<Step, string>> = {
  do: "What was really done, and what was seen on the way?",
  study: "What was learned? What do the data say beside what was expected?",
  act: "What follows from it? (optional)",
};
const TITLES: Readonly<Record<Step, string>> = {
  do: "What was done",
  study: "What was learned",
  act: "What becomes of it",
};

/** The next step of a cycle, in words; the last one with a decision. */
export function StepForm({ change, step, onClose }: StepProps) {
  const [text, setText] = useState("");
  const [act, setAct] = useState<keyof typeof ACT_WORDS | "">("");
  const doing = useTell(DoInterventionDocument);
  const studying = useTell(StudyInterventionDocument);
  const acting = useTell(ActOnInterventionDocument);
  const { busy, problems } = { do: doing, study: studying, act: acting }[step];
  const of = { interventionId: change.id, expectedVersion: change.version };
  const said = text.trim();
  const send = async () => {
    const { done } =
      step === "do"
        ? await doing.tell({ input: { ...of, done: said } })
        : step === "study"
          ? await studying.tell({ input: { ...of, studied: said } })
          : await acting.tell({ input: { ...of, act: act || "ADAPT", acted: said || null } });
    if (done) onClose();
  };
  const missing =
    step === "act" ? (act ? null : "Choose what becomes of it.") : said ? null : "Write it first.";
  return (
    <FormDialog
      title={`${TITLES[step]}: ${change.title}`}
      submit="Save"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">{change.effect.sentence}</p>
      {step === "act" ? (
        <Select
          label="What becomes of it"
          value={act}
          options={[{ value: "", label: "Choose" }, ...options(ACT_WORDS)]}
          onChange={(event) => setAct(event.target.value as typeof act)}
        />
      ) : null}
      <FreeText label={QUESTIONS[step]} lines={5} maxLength={2000} value={text} onText={setText} />
    </FormDialog>
  );
}

export function WithdrawForm({ change, onClose }: { change: Change; onClose: () => void }) {
  const { tell, busy, problems } = useTell(WithdrawInterventionDocument);
  return (
    <OneReason
      title={`Withdraw “${change.title}”`}
      label="It was entered by mistake. How?"
      submit="Withdraw"
      busy={busy}
      problems={problems}
      onClose={onClose}
      onSend={async (reason) => {
        const { done } = await tell({
          input: { interventionId: change.id, expectedVersion: change.version, reason },
        });
        if (done) onClose();
      }}
    />
  );
}

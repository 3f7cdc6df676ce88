import { useState } from "react";
import { useTell } from "../../app/ask";
import { findMeasures } from "../../app/searches";
import { options, TARGET_ROLE_WORDS } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { toStored, toTyped } from "../../domain/number-entry";
import { ProposeTargetDocument } from "../../gql/goal/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import { Segmented } from "../../ui/segmented";
import type { Goal } from "./page";
import type { Target } from "./targets-tab";

interface TargetFormProps {
  goal: Goal;
  /** The target that is changed; null for a new one. */
  before: Target | null;
  day: string;
  onClose: () => void;
}

/** On a draft it counts at once; on a committed goal it waits for the approver, with a reason. */
export function TargetForm({ goal, before, day, onClose }: TargetFormProps) {
  const [id] = useState(() => uuid7());
  const [measure, setMeasure] = useState<Choice | null>(
    before ? { id: before.measure.id, title: before.measure.name, detail: before.measure.unit } : null,
  );
  const unit = measure?.detail ?? "";
  const start = (stored: string | null | undefined) => toTyped(stored, before?.measure.unit ?? "");
  const [role, setRole] = useState(before?.role ?? "OUTCOME");
  const [kind, setKind] = useState<"number" | "range">(before && before.target === null ? "range" : "number");
  const [baseline, setBaseline] = useState(start(before?.baseline));
  const [baselineOn, setBaselineOn] = useState(before?.baselineOn ?? day);
  const [target, setTarget] = useState(start(before?.target));
  const [low, setLow] = useState(start(before?.low));
  const [high, setHigh] = useState(start(before?.high));
  const [dueOn, setDueOn] = useState(before?.dueOn ?? "");
  const [reason, setReason] = useState("");
  const { tell, busy, problems } = useTell(ProposeTargetDocument);
  const inForce = goal.state === "COMMITTED" || goal.state === "SUSTAINING";

  const numbers = {
    baseline: baseline ? toStored(baseline, unit) : null,
    target: kind === "number" && target ? toStored(target, unit) : null,
    low: kind === "range" && low ? toStored(low, unit) : null,
    high: kind === "range" && high ? toStored(high, unit) : null,
  };
  const unreadable = baseline !== "" && numbers.baseline === null;
  const missing = !measure
    ? "Choose a measure."
    : unreadable
      ? "The baseline cannot be read as a number."
      : kind === "number" && numbers.target === null
        ? "Type the number to reach."
        : kind === "range" && (numbers.low === null || numbers.high === null)
          ? "Type both ends of the range."
          : dueOn === ""
            ? "Choose the day by which it is reached."
            : before && inForce && reason.trim() === ""
              ? "Say why the target changes."
              : null;
  const send = async () => {
    if (!measure) return;
    const { done } = await tell({
      input: {
        goalId: goal.id,
        draft: {
          id,
          measureId: measure.id,
          role,
          baselineOn,
          dueOn,
          ...numbers,
          ...(before ? { line: before.line, unitId: before.unit.id } : {}),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
      },
    });
    if (done) onClose();
  };
  const number = (label: string, value: string, set: (text: string) => void) => (
    <TextField
      label={unit ? `${label}, ${unit}` : label}
      inputMode="decimal"
      value={value}
      onChange={(event) => set(event.target.value)}
    />
  );
  return (
    <FormDialog
      title={before ? "Change the target" : "Set a target"}
      submit={inForce && before ? "Propose" : "Save"}
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker
        label="Measure"
        placeholder="Falls, infections, hand hygiene …"
        value={measure}
        onPick={setMeasure}
        search={findMeasures}
      />
      <Segmented
        label="What is to be reached"
        value={kind}
        options={[
          { value: "number", label: "A number" },
          { value: "range", label: "A range to stay in" },
        ]}
        onChange={setKind}
      />
      <div className="side-by-side">
        {kind === "number" ? (
          number("Target", target, setTarget)
        ) : (
          <>
            {number("Lowest", low, setLow)}
            {number("Highest", high, setHigh)}
          </>
        )}
        <TextField
          label="By"
          type="date"
          value={dueOn}
          min={day}
          onChange={(event) => setDueOn(event.target.value)}
        />
      </div>
      <div className="side-by-side">
        {number("Baseline", baseline, setBaseline)}
        <TextField
          label="Baseline on"
          type="date"
          value={baselineOn}
          onChange={(event) => setBaselineOn(event.target.value)}
        />
      </div>
      <Select
        label="Role"
        value={role}
        options={options(TARGET_ROLE_WORDS)}
        onChange={(event) => setRole(event.target.value as typeof role)}
      />
      {before && inForce ? (
        <FreeText
          label="Why does it change?"
          hint="The owner of the goal above approves it; the old target stays visible."
          value={reason}
          onText={setReason}
        />
      ) : null}
    </FormDialog>
  );
}

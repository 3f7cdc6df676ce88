import { useState } from "react";
import { ask, useAsk, useTell } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { CADENCE_WORDS, DIRECTION_WORDS, options } from "../../domain/codes";
import { personLine } from "../../domain/people";
import {
  MeasureDefinitionDocument,
  RetireMeasureDocument,
  ReviseMeasureDocument,
  type MeasureDefinitionQuery,
} from "../../gql/measures/graphql";
import { Button } from "../../ui/button";
import { Checkbox, Select, TextArea, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { Picker, type Choice } from "../../ui/picker";

type Definition = MeasureDefinitionQuery["measure"];
interface FormProps {
  measureId: string;
  onClose: () => void;
}

interface Words {
  name: string;
  definition: string;
  direction: Definition["direction"];
  unit: string;
  numerator: string;
  denominator: string;
  cadence: Definition["cadence"];
  lagDays: string;
  sources: string;
  riskAdjusted: boolean;
}

const wordsOf = (measure: Definition): Words => ({
  name: measure.name,
  definition: measure.definition,
  direction: measure.direction,
  unit: measure.unit,
  numerator: measure.numerator,
  denominator: measure.denominator,
  cadence: measure.cadence,
  lagDays: String(measure.lagDays),
  sources: measure.sources.join(", "),
  riskAdjusted: measure.riskAdjusted,
});

const LABELS: Record<keyof Words, string> = {
  name: "Name",
  definition: "What it means",
  direction: "Direction",
  unit: "Shown as",
  numerator: "What is counted",
  denominator: "Out of",
  cadence: "How often",
  lagDays: "Days until the data arrive",
  sources: "Sources, in order of trust",
  riskAdjusted: "Risk-adjusted",
};

const shown = (words: Words, field: keyof Words): string => {
  if (field === "direction") return DIRECTION_WORDS[words.direction];
  if (field === "cadence") return CADENCE_WORDS[words.cadence];
  if (field === "riskAdjusted") return words.riskAdjusted ? "Yes" : "No";
  return words[field] || "(empty)";
};

const differing = (one: Words, other: Words) =>
  (Object.keys(LABELS) as (keyof Words)[]).filter((field) => one[field] !== other[field]);

/** Only what differs from the version that was opened, as it travels. */
function changesOf(mine: Words, before: Words) {
  const changed = new Set(differing(mine, before));
  const text = (field: "name" | "definition" | "unit" | "numerator" | "denominator") =>
    changed.has(field) ? { [field]: mine[field].trim() } : {};
  return {
    ...text("name"),
    ...text("definition"),
    ...text("unit"),
    ...text("numerator"),
    ...text("denominator"),
    ...(changed.has("direction") ? { direction: mine.direction } : {}),
    ...(changed.has("cadence") ? { cadence: mine.cadence } : {}),
    ...(changed.has("lagDays") ? { lagDays: Number(mine.lagDays || 0) } : {}),
    ...(changed.has("sources")
      ? {
          sources: mine.sources
            .split(",")
            .map((one) => one.trim())
            .filter(Boolean),
        }
      : {}),
    ...(changed.has("riskAdjusted") ? { riskAdjusted: mine.riskAdjusted } : {}),
  };
}

export function ReviseForm({ measureId, onClose }: FormProps) {
  const { data, problem } = useAsk(MeasureDefinitionDocument, { id: measureId });
  if (!data)
    return (
      <FormDialog
        title="Change the definition"
        submit="Save the new version"
        busy={false}
        problems={problem ? [problem] : []}
        missing="The definition is being loaded."
        onClose={onClose}
        onSubmit={() => undefined}
      >
        <p className="soft">Loading …</p>
      </FormDialog>
    );
  return <Revise opened={data.measure} onClose={onClose} />;
}

/** A new version of the definition: the old one stays, and every chart shows where it changed. */
function Revise({ opened, onClose }: { opened: Definition; onClose: () => void }) {
  const [before, setBefore] = useState(opened);
  const [mine, setMine] = useState(() => wordsOf(opened));
  const [steward, setSteward] = useState<Choice | null>(
    opened.steward ? { id: opened.steward.id, title: personLine(opened.steward) } : null,
  );
  const [reason, setReason] = useState("");
  const [theirs, setTheirs] = useState<Words | null>(null);
  const { tell, busy, problems, clear } = useTell(ReviseMeasureDocument);
  const change = (part: Partial<Words>) => setMine({ ...mine, ...part });
  const newSteward = steward !== null && steward.id !== before.steward?.id;
  const same = differing(mine, wordsOf(before)).length === 0 && !newSteward;
  const missing =
    mine.name.trim() === ""
      ? "The measure needs its name."
      : same
        ? "Nothing is changed yet."
        : reason.trim() === ""
          ? "Say why it changes."
          : null;
  const send = async () => {
    const { done, problems: refused } = await tell({
      input: {
        measureId: before.id,
        expectedVersion: before.version,
        reason: reason.trim(),
        ...changesOf(mine, wordsOf(before)),
        ...(newSteward ? { stewardId: steward.id } : {}),
      },
    });
    if (done) return onClose();
    if (!refused.some((one) => one.code === "stale_version")) return;
    const { data } = await ask(MeasureDefinitionDocument, { id: before.id });
    if (!data) return;
    setTheirs(wordsOf(data.measure));
    setBefore(data.measure);
    clear();
  };
  const text = (field: "name" | "unit" | "numerator" | "denominator" | "sources", hint?: string) => (
    <TextField
      label={LABELS[field]}
      hint={hint}
      value={mine[field]}
      onChange={(event) => change({ [field]: event.target.value })}
    />
  );
  return (
    <FormDialog
      title={`Change the definition of ${opened.name}`}
      submit={theirs ? "Save my version" : "Save the new version"}
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">
        The old definition stays on record, and every chart shows the day it changed. How it is scaled cannot
        change once there are data: define a new measure and retire this one.
      </p>
      {theirs ? (
        <div className="problem" role="alert">
          <p>
            <b>Somebody else changed this measure meanwhile.</b> Your text is kept. Look at both and choose.
          </p>
          {differing(mine, theirs).map((field) => (
            <div key={field} className="versions">
              <p className="soft small">{LABELS[field]}, now</p>
              <p>{shown(theirs, field)}</p>
              <Button onClick={() => change({ [field]: theirs[field] })}>Take theirs</Button>
            </div>
          ))}
        </div>
      ) : null}
      {text("name")}
      <TextArea
        label={LABELS.definition}
        rows={4}
        maxLength={4000}
        value={mine.definition}
        onChange={(event) => change({ definition: event.target.value })}
      />
      <div className="side-by-side">
        {text("numerator")}
        {text("denominator")}
      </div>
      <div className="side-by-side">
        <Select
          label={LABELS.direction}
          value={mine.direction}
          options={options(DIRECTION_WORDS)}
          onChange={(event) => change({ direction: event.target.value as Words["direction"] })}
        />
        {mine.unit === "%" ? null : text("unit")}
      </div>
      <div className="side-by-side">
        <Select
          label={LABELS.cadence}
          value={mine.cadence}
          options={options(CADENCE_WORDS)}
          onChange={(event) => change({ cadence: event.target.value as Words["cadence"] })}
        />
        <TextField
          label={LABELS.lagDays}
          inputMode="numeric"
          value={mine.lagDays}
          onChange={(event) => change({ lagDays: event.target.value.replace(/\D/g, "").slice(0, 4) })}
        />
      </div>
      {text("sources", "With commas between; the first that has data decides.")}
      <Picker
        label="Data steward"
        placeholder="Position or name"
        value={steward}
        onPick={setSteward}
        search={findPeople}
      />
      <Checkbox
        label={LABELS.riskAdjusted}
        checked={mine.riskAdjusted}
        onChange={(event) => change({ riskAdjusted: event.target.checked })}
      />
      <TextField
        label="Why it changes"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

export function RetireForm({ measureId, onClose }: FormProps) {
  const { data, problem } = useAsk(MeasureDefinitionDocument, { id: measureId });
  const { tell, busy, problems } = useTell(RetireMeasureDocument);
  const send = async () => {
    if (!data) return;
    const { done } = await tell({ input: { measureId, expectedVersion: data.measure.version } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Retire ${data?.measure.name ?? "the measure"}`}
      submit="Retire it"
      danger
      busy={busy}
      problems={problem ? [problem, ...problems] : problems}
      missing={data ? null : "The measure is being loaded."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p>No new targets are set on it. Its data, its history and the targets in force stay.</p>
    </FormDialog>
  );
}

import { useState } from "react";
import { useTell } from "../../app/ask";
import { findUnits } from "../../app/searches";
import { useToday } from "../../app/now";
import { uuid7 } from "../../domain/ids";
import { toStored, toTyped } from "../../domain/number-entry";
import { addDays, lastWhole, periodName, type CadenceCode } from "../../domain/period";
import { RecordMeasurementDocument, RestateMeasurementDocument } from "../../gql/measures/graphql";
import { TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import type { Measure } from "./page";
import type { Datum } from "./unit-series";

const twoParts = (measure: Measure) =>
  measure.denominator !== "" && ["PROPORTION", "RATE", "RATIO"].includes(measure.scale);

interface Numbers {
  value: string;
  numerator: string;
  denominator: string;
}

/** The numbers as they travel, or null while they cannot be read. */
function read(measure: Measure, typed: Numbers) {
  if (twoParts(measure)) {
    const numerator = toStored(typed.numerator, "");
    const denominator = toStored(typed.denominator, "");
    return numerator !== null && denominator !== null ? { numerator, denominator } : null;
  }
  const value = toStored(typed.value, measure.unit);
  return value === null ? null : { value };
}

interface NumberFieldsProps {
  measure: Measure;
  typed: Numbers;
  onType: (typed: Numbers) => void;
}

function NumberFields({ measure, typed, onType }: NumberFieldsProps) {
  const field = (part: keyof Numbers, label: string) => (
    <TextField
      label={label}
      inputMode="decimal"
      value={typed[part]}
      onChange={(event) => onType({ ...typed, [part]: event.target.value })}
    />
  );
  if (!twoParts(measure)) return field("value", `Value, ${measure.unit}`);
  return (
    <div className="side-by-side">
      {field("numerator", measure.numerator || "Numerator")}
      {field("denominator", measure.denominator)}
    </div>
  );
}

export function RecordForm({
  measure,
  unit,
  onClose,
}: {
  measure: Measure;
  unit: { id: string; name: string } | undefined;
  onClose: () => void;
}) {
  const [id] = useState(() => uuid7());
  const period = lastWhole(measure.cadence as CadenceCode, useToday());
  const [where, setWhere] = useState<Choice | null>(unit ? { id: unit.id, title: unit.name } : null);
  const [start, setStart] = useState(period.start);
  const [lastDay, setLastDay] = useState(addDays(period.end, -1));
  const [source, setSource] = useState(measure.sources[0] ?? "");
  const [note, setNote] = useState("");
  const [typed, setTyped] = useState<Numbers>({ value: "", numerator: "", denominator: "" });
  const { tell, busy, problems } = useTell(RecordMeasurementDocument);
  const numbers = read(measure, typed);
  const missing = where
    ? numbers
      ? source.trim()
        ? null
        : "Say where it comes from."
      : "Type the number."
    : "Choose the unit.";
  const send = async () => {
    if (!where || !numbers) return;
    const { done } = await tell({
      input: {
        draft: {
          id,
          measureId: measure.id,
          unitId: where.id,
          periodStart: start,
          periodEnd: addDays(lastDay, 1),
          source: source.trim(),
          note: note.trim() || null,
          ...numbers,
        },
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Record ${measure.name}`}
      submit="Record"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker
        label="Unit"
        placeholder="Name of the unit"
        value={where}
        onPick={setWhere}
        search={findUnits}
      />
      <div className="side-by-side">
        <TextField
          label="From"
          type="date"
          value={start}
          onChange={(event) => setStart(event.target.value)}
        />
        <TextField
          label="To, that day included"
          type="date"
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
      </div>
      <NumberFields measure={measure} typed={typed} onType={setTyped} />
      <TextField label="Source" value={source} onChange={(event) => setSource(event.target.value)} />
      <FreeText label="Note (optional)" value={note} onText={setNote} maxLength={300} />
    </FormDialog>
  );
}

/** The old number stays on record; the new one replaces it with a reason. */
export function RestateForm({
  measure,
  datum,
  today,
  onClose,
}: {
  measure: Measure;
  datum: Datum;
  today: string;
  onClose: () => void;
}) {
  const [id] = useState(() => uuid7());
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState<Numbers>({
    value: toTyped(datum.value, measure.unit),
    numerator: toTyped(datum.numerator, ""),
    denominator: toTyped(datum.denominator, ""),
  });
  const { tell, busy, problems } = useTell(RestateMeasurementDocument);
  const numbers = read(measure, typed);
  const send = async () => {
    if (!numbers) return;
    const { done } = await tell({
      input: { id, measurementId: datum.id, reason: reason.trim(), ...numbers },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Restate ${periodName({ start: datum.periodStart, end: datum.periodEnd }, today)}`}
      submit="Restate"
      busy={busy}
      problems={problems}
      missing={numbers ? (reason.trim() ? null : "Say why it changes.") : "Type the number."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <NumberFields measure={measure} typed={typed} onType={setTyped} />
      <FreeText label="Why does it change?" value={reason} onText={setReason} maxLength={300} />
    </FormDialog>
  );
}

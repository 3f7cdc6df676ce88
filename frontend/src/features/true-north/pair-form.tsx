import { useState } from "react";
import { useTell } from "../../app/ask";
import { findMeasures } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import { PairMeasuresDocument } from "../../gql/true-north/graphql";
import { Select } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import type { Pair } from "./care-page";
import type { Rating } from "./words";

interface Props {
  rating: Rating;
  /** The pair as it is, to be said anew. */
  before: Pair["pairing"] | null;
  onClose: () => void;
}

const QUESTIONS = [
  { id: "definition", label: "How do the definitions differ?", most: 500, lines: 3 },
  { id: "population", label: "Whose patients does each count?", most: 300, lines: 2 },
  { id: "period", label: "Over which time is each counted?", most: 300, lines: 2 },
  { id: "lag", label: "How late is each known?", most: 300, lines: 2 },
] as const;

/** A measure of the rating beside one of our own, with all that keeps the two apart. */
export function PairForm({ rating, before, onClose }: Props) {
  const [id] = useState(() => uuid7());
  const [external, setExternal] = useState(before?.external.id ?? "");
  const [internal, setInternal] = useState<Choice | null>(
    before ? { id: before.internal.id, title: before.internal.name } : null,
  );
  const [said, setSaid] = useState({
    definition: before?.definition ?? "",
    population: before?.population ?? "",
    period: before?.period ?? "",
    lag: before?.lag ?? "",
  });
  const { tell, busy, problems } = useTell(PairMeasuresDocument);
  const rated = rating.measures
    .flatMap(({ measure }) => (measure ? [measure] : []))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const unsaid = QUESTIONS.find((one) => said[one.id].trim() === "");
  const missing = external
    ? internal
      ? unsaid
        ? `Answer: ${unsaid.label}`
        : null
      : "Choose one of our own measures."
    : "Choose the measure of the rating.";
  const send = async () => {
    if (!internal) return;
    const { done } = await tell({ input: { id, externalId: external, internalId: internal.id, ...said } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={before ? "Say anew how the two differ" : "Put one of our measures beside the rating’s"}
      submit="Put them side by side"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Select
        label="Measure of the rating"
        value={external}
        options={[
          { value: "", label: "Choose" },
          ...rated.map(({ id: value, name }) => ({ value, label: name })),
        ]}
        onChange={(event) => setExternal(event.target.value)}
      />
      <Picker
        label="Our own measure"
        placeholder="Name of the measure"
        value={internal}
        onPick={setInternal}
        search={findMeasures}
      />
      {QUESTIONS.map((one) => (
        <FreeText
          key={one.id}
          label={one.label}
          lines={one.lines}
          maxLength={one.most}
          value={said[one.id]}
          onText={(text) => setSaid({ ...said, [one.id]: text })}
        />
      ))}
    </FormDialog>
  );
}

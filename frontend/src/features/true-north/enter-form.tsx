import { useState } from "react";
import { useTell } from "../../app/ask";
import { findMeasures } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import { toStored, toTyped } from "../../domain/number-entry";
import { EnterCompositeDocument } from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Picker, type Choice } from "../../ui/picker";
import type { Told } from "./other-page";

/** A measure on the form, as it is typed: percent as percent. */
interface Item {
  key: string;
  measure: Choice | null;
  mean: string;
  sd: string;
  weight: string;
  better: "" | "lower" | "higher";
  floor: string;
  ceiling: string;
}
interface Grade {
  key: string;
  name: string;
  lowest: string;
}

const emptyItem = (): Item => ({
  key: uuid7(),
  measure: null,
  mean: "",
  sd: "",
  weight: "1",
  better: "",
  floor: "",
  ceiling: "",
});
const emptyGrade = (): Grade => ({ key: uuid7(), name: "", lowest: "" });

const itemsOf = (last: Told | null): readonly Item[] =>
  last
    ? last.parts.map(({ measure, mean, sd, weight, lowerIsBetter, floor, ceiling }) => ({
        key: uuid7(),
        measure: { id: measure.id, title: measure.name, detail: measure.unit },
        mean: toTyped(mean, measure.unit),
        sd: toTyped(sd, measure.unit),
        weight: toTyped(weight, ""),
        better: lowerIsBetter ? "lower" : "higher",
        floor: toTyped(floor, ""),
        ceiling: toTyped(ceiling, ""),
      }))
    : [emptyItem()];

const gradesOf = (last: Told | null): readonly Grade[] =>
  ((last?.composite.grades ?? []) as readonly [string, string][]).map(([name, lowest]) => ({
    key: uuid7(),
    name,
    lowest: toTyped(lowest, ""),
  }));

/** The item as it travels; null while a number of it cannot be read. */
function sent({ measure, mean, sd, weight, better, floor, ceiling }: Item) {
  const unit = measure?.detail ?? "";
  const numbers = { mean: toStored(mean, unit), sd: toStored(sd, unit), weight: toStored(weight, "") };
  const held = { floor: toStored(floor, ""), ceiling: toStored(ceiling, "") };
  if (!measure || better === "" || numbers.mean === null || numbers.sd === null || numbers.weight === null)
    return null;
  if ((floor.trim() !== "" && held.floor === null) || (ceiling.trim() !== "" && held.ceiling === null))
    return null;
  return {
    measureId: measure.id,
    mean: numbers.mean,
    sd: numbers.sd,
    weight: numbers.weight,
    lowerIsBetter: better === "lower",
    ...held,
  };
}

/** A rating with the numbers of its publication; its next edition begins from the last. */
export function EnterForm({ last, onClose }: { last: Told | null; onClose: () => void }) {
  const [id] = useState(() => uuid7());
  const [name, setName] = useState(last?.composite.name ?? "");
  const [source, setSource] = useState(last?.composite.source ?? "");
  const [items, setItems] = useState(() => itemsOf(last));
  const [grades, setGrades] = useState(() => gradesOf(last));
  const [lowest, setLowest] = useState(last?.composite.lowest ?? "");
  const { tell, busy, problems } = useTell(EnterCompositeDocument);
  const ready = items.map(sent);
  const edges = grades.map((grade) => ({ name: grade.name.trim(), lowest: toStored(grade.lowest, "") }));
  const missing =
    name.trim() === ""
      ? "Give it a name."
      : source.trim() === ""
        ? "Say where its numbers are from."
        : ready.includes(null)
          ? `Fill in measure ${ready.indexOf(null) + 1}: mean, deviation, weight and which way is better.`
          : edges.some((edge) => edge.name === "" || edge.lowest === null)
            ? "Give each grade a name and its lowest score."
            : grades.length > 0 && lowest.trim() === ""
              ? "Name the grade below them all."
              : null;
  const send = async () => {
    const { done } = await tell({
      input: {
        id,
        name: name.trim(),
        source: source.trim(),
        items: ready.filter((item) => item !== null),
        grades: edges.map((edge) => ({ name: edge.name, lowest: edge.lowest ?? "" })),
        lowest: lowest.trim() || null,
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={last ? `The next edition of ${last.composite.name}` : "Enter a rating"}
      submit="Work it out"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">
        For each measure: how far our value is from the mean, in standard deviations; then the weighted mean
        of these. Please enter only numbers that you may use.
      </p>
      <TextField
        label="Name of the rating"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <FreeText label="Where its numbers are from" maxLength={300} value={source} onText={setSource} />
      {items.map((item, at) => (
        <ItemFields
          key={item.key}
          item={item}
          number={at + 1}
          onSet={(change) =>
            setItems(items.map((one) => (one.key === item.key ? { ...one, ...change } : one)))
          }
          onRemove={items.length > 1 ? () => setItems(items.filter((one) => one.key !== item.key)) : null}
        />
      ))}
      <Button onClick={() => setItems([...items, emptyItem()])}>Add another measure</Button>
      <Grades grades={grades} onSet={setGrades} />
      {grades.length > 0 ? (
        <TextField
          label="The grade below them all"
          maxLength={40}
          value={lowest}
          onChange={(event) => setLowest(event.target.value)}
        />
      ) : null}
    </FormDialog>
  );
}

interface ItemProps {
  item: Item;
  number: number;
  onSet: (change: Partial<Item>) => void;
  onRemove: (() => void) | null;
}

function ItemFields({ item, number, onSet, onRemove }: ItemProps) {
  const of = item.measure?.title ?? `measure ${number}`;
  const unit = item.measure?.detail;
  const field = (key: "mean" | "sd" | "weight" | "floor" | "ceiling", title: string) => (
    <TextField
      label={title}
      aria-label={`${title}, ${of}`}
      inputMode="decimal"
      value={item[key]}
      onChange={(event) => onSet({ [key]: event.target.value })}
    />
  );
  return (
    <fieldset className="true-north-candidate">
      <legend className="unseen">Measure {number}</legend>
      <Picker
        label={`Measure ${number}`}
        placeholder="Name of the measure"
        value={item.measure}
        onPick={(measure) => onSet({ measure })}
        search={findMeasures}
      />
      <div className="true-north-scores">
        {field("mean", unit ? `Mean, ${unit}` : "Mean")}
        {field("sd", "Standard deviation")}
        {field("weight", "Weight")}
        <Select
          label="Better is"
          aria-label={`Better is, ${of}`}
          value={item.better}
          options={[
            { value: "", label: "Choose" },
            { value: "lower", label: "Lower" },
            { value: "higher", label: "Higher" },
          ]}
          onChange={(event) => onSet({ better: event.target.value as Item["better"] })}
        />
        {field("floor", "Held above (optional)")}
        {field("ceiling", "Held below (optional)")}
      </div>
      {onRemove ? (
        <Button look="quiet" aria-label={`Remove ${of}`} onClick={onRemove}>
          Remove
        </Button>
      ) : null}
    </fieldset>
  );
}

function Grades({ grades, onSet }: { grades: readonly Grade[]; onSet: (grades: readonly Grade[]) => void }) {
  const set = (key: string, change: Partial<Grade>) =>
    onSet(grades.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <fieldset className="true-north-candidate">
      <legend>Grades, the best first (optional)</legend>
      {grades.map((grade, at) => (
        <div key={grade.key} className="true-north-scores">
          <TextField
            label={`Grade ${at + 1}`}
            maxLength={40}
            value={grade.name}
            onChange={(event) => set(grade.key, { name: event.target.value })}
          />
          <TextField
            label="From the score"
            aria-label={`From the score, grade ${at + 1}`}
            inputMode="decimal"
            value={grade.lowest}
            onChange={(event) => set(grade.key, { lowest: event.target.value })}
          />
          <Button
            look="quiet"
            aria-label={`Remove grade ${at + 1}`}
            onClick={() => onSet(grades.filter((one) => one.key !== grade.key))}
          >
            Remove
          </Button>
        </div>
      ))}
      {grades.length < 10 ? (
        <Button onClick={() => onSet([...grades, emptyGrade()])}>Add a grade</Button>
      ) : null}
    </fieldset>
  );
}

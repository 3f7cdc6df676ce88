import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { findUnits } from "../../app/searches";
import { MergeUnitDocument, UnitHoldingsDocument, type UnitHoldingsQuery } from "../../gql/admin/graphql";
import { Checkbox } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { Picker, type Choice } from "../../ui/picker";
import type { Unit } from "./units-page";

type Holdings = UnitHoldingsQuery["unit"];
const OPEN = new Set(["DRAFT", "PROPOSED", "COMMITTED", "SUSTAINING"]);
const many = (count: number, one: string, more: string) =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];

/** What hangs on the unit and goes on in the other one. */
function movesOf(holdings: Holdings): string {
  const open = holdings.goals.nodes.filter((goal) => OPEN.has(goal.state)).length;
  const more = holdings.goals.totalCount > holdings.goals.nodes.length ? " or more" : "";
  const parts = [
    ...many(open, `open goal${more}`, `open goals${more}`),
    ...many(holdings.people.totalCount, "person with their roles", "people with their roles"),
    ...many(holdings.children.length, "unit below it", "units below it"),
  ];
  if (parts.length === 0) return "Nothing hangs on it.";
  return `${parts.join(", ")}.`;
}

/** Closes one unit; everything open goes on in the other. It says so before, and asks. */
export function MergeUnitForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [into, setInto] = useState<Choice | null>(null);
  const [sure, setSure] = useState(false);
  const { data, problem } = useAsk(UnitHoldingsDocument, { id: unit.id });
  const { tell, busy, problems } = useTell(MergeUnitDocument);
  const [find] = useState(
    () => async (query: string) => (await findUnits(query)).filter((choice) => choice.id !== unit.id),
  );
  const pick = (choice: Choice | null) => {
    setInto(choice);
    setSure(false);
  };
  const missing = !into
    ? "Choose the unit that takes over."
    : !data
      ? "What hangs on it is being counted."
      : !sure
        ? "Tick that you want this."
        : null;
  const send = async () => {
    if (!into) return;
    const { done } = await tell({
      input: { unitId: unit.id, intoId: into.id, expectedVersion: unit.version },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Merge ${unit.name} into another unit`}
      submit="Merge"
      danger
      busy={busy}
      problems={problem ? [problem, ...problems] : problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker label="Into" placeholder="Name of the unit" value={into} onPick={pick} search={find} />
      {into && data ? (
        <>
          <p>
            <b>To {into.title} moves:</b> {movesOf(data.unit)}
          </p>
          <p className="soft">
            {unit.name} is closed. Its past, its closed goals and its data stay where they are. This is not
            taken back by a press.
          </p>
          <Checkbox
            label={`Yes, merge ${unit.name} into ${into.title}`}
            checked={sure}
            onChange={(event) => setSure(event.target.checked)}
          />
        </>
      ) : null}
    </FormDialog>
  );
}

import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAsk, useTell } from "../../app/ask";
import { findUnits } from "../../app/searches";
import { uuid7 } from "../../domain/ids";
import { DraftGoalDocument, OpenCyclesDocument } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { FreeText } from "../../ui/free-text";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Picker, type Choice } from "../../ui/picker";
import { Problems } from "../../ui/problems";

/** A goal begins as one plain sentence of one unit; everything else follows on its own page. */
export function NewGoalPage() {
  const cycles = useAsk(OpenCyclesDocument, {});
  const [id] = useState(() => uuid7());
  const begun = useSearch({ from: "/goals/new" });
  const [title, setTitle] = useState(begun.title ?? "");
  const [sentence, setSentence] = useState("");
  const [unit, setUnit] = useState<Choice | null>(
    begun.unit && begun.unitName ? { id: begun.unit, title: begun.unitName } : null,
  );
  const [cycle, setCycle] = useState("");
  const { tell, busy, problems } = useTell(DraftGoalDocument);
  const navigate = useNavigate();
  if (cycles.problem)
    return (
      <Failure what="The plans could not be loaded." kept={cycles.problem.sentence} onRetry={cycles.again} />
    );
  if (cycles.loading || !cycles.data) return <Skeleton rows={8} />;
  const open = cycles.data.cycles;
  if (open.length === 0)
    return (
      <Empty
        title="No plan is open"
        next="A goal belongs to a plan, such as “Annual plan 2027”. Open one first."
      >
        <Link to="/admin/cycles" className="button primary">
          Open a plan
        </Link>
      </Empty>
    );
  const chosen = cycle || (open.length === 1 ? open[0]!.id : "");
  const missing =
    title.trim() === ""
      ? "Write the goal in one sentence."
      : unit === null
        ? "Choose the unit."
        : chosen === ""
          ? "Choose the plan."
          : null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (missing || !unit) return;
    const { done } = await tell({
      input: {
        draft: {
          id,
          title: title.trim(),
          unitId: unit.id,
          cycleId: chosen,
          boardSentence: sentence.trim() || null,
        },
      },
    });
    if (done) void navigate({ to: "/goals/$id", params: { id } });
  };
  return (
    <form className="page narrow" onSubmit={(event) => void send(event)}>
      <header>
        <h1>Draft a goal</h1>
      </header>
      <FreeText
        label="The goal in one plain sentence"
        placeholder="Reduce falls with injury to 0.40 per 1,000 patient-days"
        lines={2}
        maxLength={200}
        value={title}
        onText={setTitle}
      />
      <Picker label="Unit" placeholder="Name of the unit" value={unit} onPick={setUnit} search={findUnits} />
      <Select
        label="Plan"
        value={chosen}
        options={[
          ...(chosen ? [] : [{ value: "", label: "Choose …" }]),
          ...open.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(event) => setCycle(event.target.value)}
      />
      <FreeText
        label="Why it matters, in the words of the board (optional)"
        lines={3}
        value={sentence}
        onText={setSentence}
      />
      <Problems problems={problems} />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy} reason={missing}>
          Save the draft
        </Button>
        <span className="soft">Nothing is promised yet. Target, owner and link come next.</span>
      </div>
    </form>
  );
}

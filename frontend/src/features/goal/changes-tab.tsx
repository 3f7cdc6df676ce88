import { useState, type FormEvent } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useAsOf } from "../../app/past";
import { uuid7 } from "../../domain/ids";
import {
  AddChangeIdeaDocument,
  AddDriverDocument,
  GoalChangesDocument,
  RemoveChangeIdeaDocument,
  RemoveDriverDocument,
  type GoalChangesQuery,
} from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { PlanForm, StepForm, WithdrawForm, type Step } from "./changes-forms";
import { Tried } from "./changes-tried";
import { isClosed, reasonAgainst } from "./facts";
import type { Goal } from "./page";

type Told = GoalChangesQuery["goal"];
export type Change = Told["interventions"][number];
type Driver = Told["drivers"][number];
type Idea = Driver["ideas"][number];

type Form =
  | { kind: "plan"; idea: Idea | null; continues: Change | null }
  | { kind: "step"; change: Change; step: Step }
  | { kind: "withdraw"; change: Change };

/** What must change for the goal, what might change it, what was tried, and whether it worked. */
export function ChangesTab({ goal }: { goal: Goal }) {
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalChangesDocument, { id: goal.id, asOf });
  const [form, setForm] = useState<Form | null>(null);
  if (problem)
    return <Failure what="The changes could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={10} />;
  const { drivers, interventions } = data.goal;
  const open = !asOf && !isClosed(goal.state) && reasonAgainst(goal, "IMPROVE") === null;
  const close = () => setForm(null);
  return (
    <div className="goal-main">
      <section aria-labelledby="outline">
        <h2 id="outline">What must change, and what we might try</h2>
        {drivers.length === 0 ? (
          <p className="soft">Nothing yet. Begin with what must change for this goal to be reached.</p>
        ) : null}
        <ol className="outline-drivers">
          {drivers.map((driver) => (
            <OneDriver
              key={driver.id}
              driver={driver}
              open={open}
              onTry={(idea) => setForm({ kind: "plan", idea, continues: null })}
            />
          ))}
        </ol>
        {open ? <AddLine label="Add what must change" document="driver" to={goal.id} /> : null}
      </section>
      <section aria-labelledby="tried">
        <h2 id="tried">What was tried</h2>
        {interventions.length === 0 ? <p className="soft">No change is planned or tried yet.</p> : null}
        {interventions.map((change) => (
          <Tried
            key={change.id}
            change={change}
            onStep={(step) => setForm({ kind: "step", change, step })}
            onNext={() => setForm({ kind: "plan", idea: null, continues: change })}
            onWithdraw={() => setForm({ kind: "withdraw", change })}
          />
        ))}
        {asOf || isClosed(goal.state) ? null : (
          <Button
            className="start-self"
            reason={reasonAgainst(goal, "IMPROVE")}
            onClick={() => setForm({ kind: "plan", idea: null, continues: null })}
          >
            Plan a change
          </Button>
        )}
      </section>
      {form?.kind === "plan" ? (
        <PlanForm goal={goal} idea={form.idea} continues={form.continues} onClose={close} />
      ) : null}
      {form?.kind === "step" ? <StepForm change={form.change} step={form.step} onClose={close} /> : null}
      {form?.kind === "withdraw" ? <WithdrawForm change={form.change} onClose={close} /> : null}
    </div>
  );
}

interface OneDriverProps {
  driver: Driver;
  open: boolean;
  onTry: (idea: Idea) => void;
}

function OneDriver({ driver, open, onTry }: OneDriverProps) {
  const { tell, busy, problems } = useTell(RemoveDriverDocument);
  return (
    <li>
      <p className="outline-line">
        <b>{driver.text}</b>
        {open && driver.ideas.length === 0 ? (
          <Button
            look="quiet"
            busy={busy}
            aria-label={`Remove “${driver.text}”`}
            onClick={() => void tell({ input: { driverId: driver.id } })}
          >
            Remove
          </Button>
        ) : null}
      </p>
      <Problems problems={problems} />
      <ul>
        {driver.ideas.map((idea) => (
          <OneIdea key={idea.id} idea={idea} open={open} onTry={() => onTry(idea)} />
        ))}
      </ul>
      {open ? <AddLine label={`Add an idea for “${driver.text}”`} document="idea" to={driver.id} /> : null}
    </li>
  );
}

function OneIdea({ idea, open, onTry }: { idea: Idea; open: boolean; onTry: () => void }) {
  const { tell, busy, problems } = useTell(RemoveChangeIdeaDocument);
  return (
    <li>
      <p className="outline-line">
        <span>
          {idea.text}{" "}
          <span className="soft">
            {idea.interventions.length > 0
              ? `tried: ${idea.interventions.map(({ title }) => title).join("; ")}`
              : "not tried yet"}
          </span>
        </span>
        {open ? (
          <Button aria-label={`Try it: ${idea.text}`} onClick={onTry}>
            Try it
          </Button>
        ) : null}
        {open && idea.interventions.length === 0 ? (
          <Button
            look="quiet"
            busy={busy}
            aria-label={`Remove “${idea.text}”`}
            onClick={() => void tell({ input: { changeIdeaId: idea.id } })}
          >
            Remove
          </Button>
        ) : null}
      </p>
      <Problems problems={problems} />
    </li>
  );
}

interface AddLineProps {
  label: string;
  document: "driver" | "idea";
  /** The goal, or the driver. */
  to: string;
}

function AddLine({ label, document, to }: AddLineProps) {
  const [id, setId] = useState(() => uuid7());
  const [text, setText] = useState("");
  const driver = useTell(AddDriverDocument);
  const idea = useTell(AddChangeIdeaDocument);
  const { busy, problems } = document === "driver" ? driver : idea;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === "") return;
    const { done } =
      document === "driver"
        ? await driver.tell({ input: { id, goalId: to, text: said } })
        : await idea.tell({ input: { id, driverId: to, text: said } });
    if (!done) return;
    setText("");
    setId(uuid7());
  };
  return (
    <form className="outline-add no-print" onSubmit={(event) => void send(event)}>
      <TextField
        label={label}
        quiet={document === "idea"}
        placeholder={document === "idea" ? "An idea that might change it" : undefined}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" busy={busy} reason={text.trim() === "" ? "Write it first." : null}>
        Add
      </Button>
      <Problems problems={problems} />
    </form>
  );
}

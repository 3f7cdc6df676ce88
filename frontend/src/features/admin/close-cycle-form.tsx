import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { CloseCycleDocument, CycleGoalsDocument } from "../../gql/admin/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { EvidenceText } from "../../ui/goal-facts";
import { Skeleton } from "../../ui/panel";
import type { Cycle } from "./cycles-page";

type Outcome = "CARRY" | "ACHIEVED" | "MISSED" | "STOPPED";
interface Decision {
  outcome: Outcome | "";
  reason: string;
}

const OUTCOMES = [
  { value: "", label: "Decide …" },
  { value: "CARRY", label: "Carry over" },
  { value: "ACHIEVED", label: "Achieved" },
  { value: "MISSED", label: "Missed" },
  { value: "STOPPED", label: "Stopped" },
];

interface CloseCycleProps {
  cycle: Cycle;
  cycles: readonly Cycle[];
  onClose: () => void;
}

/** Every open goal is decided in one reviewable batch. Nothing is decided beforehand. */
export function CloseCycleForm({ cycle, cycles, onClose }: CloseCycleProps) {
  const { data, loading } = useAsk(CycleGoalsDocument, { cycleId: cycle.id });
  const [decisions, setDecisions] = useState<Record<string, Decision>>({});
  const [next, setNext] = useState("");
  const { tell, busy, problems } = useTell(CloseCycleDocument);
  const goals = data?.goals.nodes ?? [];
  const others = cycles.filter((one) => one.id !== cycle.id && !one.closedAt);
  const of = (id: string): Decision => decisions[id] ?? { outcome: "", reason: "" };
  const decide = (id: string, part: Partial<Decision>) =>
    setDecisions({ ...decisions, [id]: { ...of(id), ...part } });
  const open = goals.filter((goal) => of(goal.id).outcome === "").length;
  const carries = goals.some((goal) => of(goal.id).outcome === "CARRY");
  const silent = goals.some((goal) => of(goal.id).outcome === "STOPPED" && !of(goal.id).reason.trim());
  const missing = loading
    ? "The goals are being loaded."
    : open > 0
      ? `${open} ${open === 1 ? "goal waits" : "goals wait"} for a decision.`
      : carries && !next
        ? "Choose the plan that carries them on."
        : silent
          ? "Say why each stopped goal stops."
          : null;
  const send = async () => {
    const { done } = await tell({
      input: {
        cycleId: cycle.id,
        expectedVersion: cycle.version,
        nextCycleId: next || null,
        decisions: goals.map((goal) => {
          const { outcome, reason } = of(goal.id);
          return {
            goalId: goal.id,
            outcome: outcome === "CARRY" || outcome === "" ? null : outcome,
            reason: reason.trim() || null,
          };
        }),
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={`Close ${cycle.name}`}
      submit="Close the plan"
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {loading ? <Skeleton rows={4} /> : null}
      {data && data.goals.totalCount > goals.length ? (
        <p className="problem">
          {data.goals.totalCount} goals are open; the first 100 are shown. Close some of them on their own
          pages first.
        </p>
      ) : null}
      {goals.length > 0 ? (
        <Select
          label="Carried over into"
          value={next}
          options={[
            { value: "", label: "Choose …" },
            ...others.map((one) => ({ value: one.id, label: one.name })),
          ]}
          hint="A goal that is carried over is accepted anew by its owner."
          onChange={(event) => setNext(event.target.value)}
        />
      ) : null}
      <ul className="cycle-goals">
        {goals.map((goal) => (
          <li key={goal.id}>
            <p>
              {goal.title} <span className="soft small">{goal.unit.name}</span>
            </p>
            <p className="small">
              <EvidenceText evidence={goal.standing?.evidence ?? "NONE"} />
            </p>
            <Select
              label={`Decision on ${goal.title}`}
              quiet
              value={of(goal.id).outcome}
              options={OUTCOMES}
              onChange={(event) => decide(goal.id, { outcome: event.target.value as Outcome | "" })}
            />
            {of(goal.id).outcome === "STOPPED" ? (
              <TextField
                label="Why it stops"
                value={of(goal.id).reason}
                onChange={(event) => decide(goal.id, { reason: event.target.value })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}

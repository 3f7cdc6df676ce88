import { useState } from "react";
import { useTell } from "../../app/ask";
import { usePages } from "../../app/pages";
import { CloseCycleDocument, CycleGoalsDocument } from "../../gql/admin/graphql";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { EvidenceText } from "../../ui/goal-facts";
import { Skeleton } from "../../ui/panel";
import { ShowMore } from "./show-more";
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

/** A stopped goal needs its own reason. */
const ALL = OUTCOMES.filter((one) => one.value !== "STOPPED");
const STEP = 50;
const MOST = 500;

interface CloseCycleProps {
  cycle: Cycle;
  cycles: readonly Cycle[];
  onClose: () => void;
}

/** Every open goal is decided in one reviewable batch. Nothing is decided beforehand. */
export function CloseCycleForm({ cycle, cycles, onClose }: CloseCycleProps) {
  const asked = usePages(CycleGoalsDocument, { cycleId: cycle.id }, (data) => data.goals.pageInfo, {
    all: true,
  });
  const [shown, setShown] = useState(STEP);
  const [decisions, setDecisions] = useState<Record<string, Decision>>({});
  const [next, setNext] = useState("");
  const { tell, busy, problems } = useTell(CloseCycleDocument);
  const goals = asked.pages.flatMap((page) => page.goals.nodes);
  const loading = asked.loading || asked.hasMore;
  const others = cycles.filter((one) => one.id !== cycle.id && !one.closedAt);
  const of = (id: string): Decision => decisions[id] ?? { outcome: "", reason: "" };
  const waiting = goals.filter((goal) => of(goal.id).outcome === "");
  const decideAll = (outcome: Outcome) =>
    setDecisions({
      ...decisions,
      ...Object.fromEntries(waiting.map((goal) => [goal.id, { outcome, reason: "" }])),
    });
  const decide = (id: string, part: Partial<Decision>) =>
    setDecisions({ ...decisions, [id]: { ...of(id), ...part } });
  const open = waiting.length;
  const carries = goals.some((goal) => of(goal.id).outcome === "CARRY");
  const silent = goals.some((goal) => of(goal.id).outcome === "STOPPED" && !of(goal.id).reason.trim());
  const missing = asked.problem
    ? asked.problem.sentence
    : loading
      ? "The goals are being loaded."
      : goals.length > MOST
        ? `At most ${MOST} goals are decided at once and ${goals.length} are open. Close some on their own pages first.`
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
      {goals.length > 1 && !loading ? (
        <Select
          label={open === 0 ? "All goals are decided" : `For all ${open} that wait`}
          value=""
          options={ALL}
          disabled={open === 0}
          hint="Afterwards each can still be decided on its own."
          onChange={(event) => event.target.value && decideAll(event.target.value as Outcome)}
        />
      ) : null}
      <ul className="cycle-goals">
        {goals.slice(0, shown).map((goal) => (
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
      <ShowMore
        shown={Math.min(shown, goals.length)}
        of={goals.length}
        onMore={() => setShown(shown + STEP)}
      />
    </FormDialog>
  );
}

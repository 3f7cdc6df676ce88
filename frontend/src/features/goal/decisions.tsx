import { Link } from "@tanstack/react-router";
import { useNow } from "../../app/now";
import { DECISION_WORDS } from "../../domain/codes";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import type { Goal } from "./page";

type Decision = Goal["decisions"][number];

/** Those that say no more than their kind: the goal itself stands on the page. */
const SAYS_ITSELF = new Set<Decision["kind"]>(["APPROVED_GOAL", "SUSTAINED"]);
const SHOWN = 3;

/** "Approved by Quality Committee, 12 May": the forum stands before the person who spoke for it. */
export function DecisionLine({ decision }: { decision: Decision }) {
  const now = useNow();
  const { meeting, decidedBy, kind } = decision;
  const forum = meeting?.forum?.name;
  const by = forum ?? (decidedBy ? personLine(decidedBy) : "");
  const on = shortDay(meeting ? `${meeting.heldOn}T12:00` : decision.decidedAt, now);
  return (
    <>
      <p>
        <b>{DECISION_WORDS[kind]}</b>
        {by ? ` by ${by}, ${on}` : `, ${on}, on paper`}
        {forum && decidedBy ? <span className="soft"> · {personLine(decidedBy)}</span> : null}
      </p>
      {decision.text && !SAYS_ITSELF.has(kind) ? <p className="soft">{decision.text}</p> : null}
    </>
  );
}

/** What was decided about the goal, the latest first. */
export function Decisions({ goal, all = false }: { goal: Goal; all?: boolean }) {
  if (goal.decisions.length === 0) return null;
  const latest = goal.decisions.toSorted((one, other) => (one.decidedAt < other.decidedAt ? 1 : -1));
  const more = latest.length > SHOWN && !all;
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">Decisions</h2>
      <ul className="decisions">
        {(more ? latest.slice(0, SHOWN) : latest).map((decision) => (
          <li key={decision.id}>
            <DecisionLine decision={decision} />
          </li>
        ))}
      </ul>
      {more ? (
        <p>
          <Link to="/goals/$id" params={{ id: goal.id }} search={{ tab: "history" }}>
            All {latest.length} decisions
          </Link>
        </p>
      ) : null}
    </section>
  );
}

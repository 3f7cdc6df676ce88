import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { ASSIGNMENT_WORDS } from "../../domain/codes";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import {
  EndGrantDocument,
  GoalAccessDocument,
  RestrictGoalDocument,
  type GoalAccessQuery,
} from "../../gql/access/graphql";
import { Button } from "../../ui/button";
import { OwnerLine } from "../../ui/goal-facts";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { Table, type Column } from "../../ui/table";
import "./access.css";
import { WhyCanI } from "./why";

const GrantForm = lazy(() => import("./grant-form").then((room) => ({ default: room.GrantForm })));

export type Goal = GoalAccessQuery["goal"];
type Grant = Goal["grants"][number];

export const RIGHT_WORDS = {
  VIEW_GOAL: "See it",
  CHECK_IN: "Check in",
  MANAGE: "Manage it",
  APPROVE: "Approve it",
} as const;

/** Who sees this goal and who may act on it: by their place first, then the exceptions. */
export function AccessPage() {
  const { id } = useParams({ from: "/goals/$id/access" });
  const { data, problem, loading, again } = useAsk(GoalAccessDocument, { id });
  if (problem?.code === "not_found")
    return <Empty title="This goal was not found" next="It may be restricted, or the address may be old." />;
  if (problem)
    return <Failure what="This goal could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={10} />;
  const { goal } = data;
  return (
    <div className="page access">
      <header>
        <div>
          <h1>Who may see and act</h1>
          <p>
            <Link to="/goals/$id" params={{ id: goal.id }}>
              {goal.title}
            </Link>{" "}
            <span className="soft">{goal.unit.name}</span>
          </p>
        </div>
      </header>
      <Places goal={goal} />
      <Exceptions goal={goal} />
      <WhyCanI goal={goal} />
    </div>
  );
}

const reasonAgainst = (goal: Goal, action: "GRANT" | "RESTRICT"): string | null => {
  const verdict = goal.allowed.find((one) => one.action === action);
  return verdict && !verdict.allowed ? (verdict.sentence ?? "You cannot do this here.") : null;
};

function Places({ goal }: { goal: Goal }) {
  const now = useNow();
  const { tell, busy, problems } = useTell(RestrictGoalDocument);
  const facts: { id: string; term: string; said: ReactNode }[] = [
    { id: "owner", term: "Owner: checks in", said: <OwnerLine ownership={goal.ownership} /> },
    ...goal.assignments
      .filter((one) => one.role !== "ACCOUNTABLE")
      .map((one) => ({ id: one.id, term: ASSIGNMENT_WORDS[one.role], said: personLine(one.person) })),
    ...goal.delegations.map((one) => ({
      id: one.id,
      term: "Acts for the owner",
      said: `${personLine(one.toPerson)}, until ${shortDay(one.validTo, now)}`,
    })),
    {
      id: "approves",
      term: "Approves it",
      said: goal.approvers.map((one) => personLine(one)).join("; ") || "Nobody yet",
    },
    { id: "manages", term: "Manages it", said: `Leaders of ${goal.unit.name} and of every unit above it` },
    {
      id: "sees",
      term: "Sees it",
      said: goal.restricted
        ? "Only those above, and everybody who holds a role on it: it is restricted"
        : "Everybody in the organization",
    },
  ];
  const restrict = () =>
    void tell({
      input: { goalId: goal.id, expectedVersion: goal.version, restricted: !goal.restricted },
    });
  return (
    <section>
      <h2>By their place</h2>
      <dl className="access-facts">
        {facts.map(({ id, term, said }) => (
          <div key={id}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <Problems problems={problems} />
      <div className="actions no-print">
        <Button busy={busy} reason={reasonAgainst(goal, "RESTRICT")} onClick={restrict}>
          {goal.restricted ? "Let everybody see it" : "Restrict who sees it"}
        </Button>
      </div>
    </section>
  );
}

function Exceptions({ goal }: { goal: Goal }) {
  const [giving, setGiving] = useState(false);
  const end = useTell(EndGrantDocument);
  const now = useNow();
  const reason = reasonAgainst(goal, "GRANT");
  return (
    <section>
      <div className="access-head">
        <h2>Exceptions</h2>
        <Button className="no-print" reason={reason} onClick={() => setGiving(true)}>
          Make an exception
        </Button>
      </div>
      {reason ? (
        <p className="soft">{reason}</p>
      ) : goal.grants.length === 0 ? (
        <p className="soft">
          None. An exception lets one person see, check in on, manage or approve this one goal until a day.
        </p>
      ) : (
        <Table
          caption="Exceptions in force"
          rows={goal.grants}
          rowKey={(grant) => grant.id}
          columns={columnsOf(now, end.busy, (grant) => void end.tell({ input: { grantId: grant.id } }))}
        />
      )}
      <Problems problems={end.problems} />
      {giving ? (
        <Suspense>
          <GrantForm goal={goal} onClose={() => setGiving(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}

const rightOf = (code: string) => RIGHT_WORDS[code.toUpperCase() as keyof typeof RIGHT_WORDS];

function columnsOf(now: number, busy: boolean, onEnd: (grant: Grant) => void): Column<Grant>[] {
  return [
    { id: "who", title: "Who", cell: (grant) => personLine(grant.person) },
    { id: "right", title: "May", cell: (grant) => rightOf(grant.permission) },
    { id: "why", title: "Why", cell: (grant) => grant.reason || "Not said" },
    { id: "until", title: "Until", cell: (grant) => shortDay(grant.validTo, now) },
    { id: "by", title: "Given by", cell: (grant) => personLine(grant.grantedBy, "The system") },
    {
      id: "end",
      title: "End",
      cell: (grant) => (
        <Button
          busy={busy}
          aria-label={`End: ${personLine(grant.person)}, ${rightOf(grant.permission)}`}
          onClick={() => onEnd(grant)}
        >
          End
        </Button>
      ),
    },
  ];
}

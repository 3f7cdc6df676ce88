import { Link } from "@tanstack/react-router";
import { useAsk } from "../../app/ask";
import { DEGREE_WORDS } from "../../domain/codes";
import { day, dayNumber } from "../../domain/format";
import { personLine } from "../../domain/people";
import { points } from "../../domain/rating";
import {
  InitiativesDocument,
  RiskRegisterDocument,
  type InitiativesQuery,
  type RiskRegisterQuery,
} from "../../gql/risks/graphql";
import { GoalLink, OwnerLine } from "../../ui/goal-facts";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import "./risks.css";

type Line = RiskRegisterQuery["riskRegister"]["nodes"][number];
type Score = RiskRegisterQuery["forecastScore"];
type Initiative = InitiativesQuery["initiatives"]["nodes"][number];

/** What could keep goals from being reached: by their numbers, and as people named it; and work that serves no goal. */
export function RisksPage() {
  const { data, problem, loading, again } = useAsk(RiskRegisterDocument, { unitId: null, after: null });
  const initiatives = useAsk(InitiativesDocument, {});
  return (
    <div className="page">
      <header>
        <h1>Risks</h1>
      </header>
      {problem || initiatives.problem ? (
        <Failure
          what="The risks could not be loaded."
          kept={(problem ?? initiatives.problem)?.sentence}
          onRetry={problem ? again : initiatives.again}
        />
      ) : loading || !data || initiatives.loading ? (
        <Skeleton rows={12} />
      ) : (
        <>
          <Panel name="The register">
            <Register lines={data.riskRegister.nodes} total={data.riskRegister.totalCount} />
          </Panel>
          <Panel name="How our forecasts did">
            <Scored score={data.forecastScore} />
          </Panel>
          <Panel name="Work without a goal">
            <WithoutGoal rows={initiatives.data?.initiatives.nodes ?? []} />
          </Panel>
        </>
      )}
    </div>
  );
}

const COLUMNS: readonly Column<Line>[] = [
  {
    id: "goal",
    title: "Goal",
    cell: ({ goal }) => (
      <>
        <GoalLink goal={goal} /> <span className="soft small risk-unit">{goal.unit.name}</span>
      </>
    ),
  },
  {
    id: "what",
    title: "What could happen",
    cell: ({ goal, risk, forecast }) => (
      <Link to="/goals/$id" params={{ id: goal.id }} search={{ tab: "risks" }} className="risk-what">
        {risk ? risk.text : (forecast?.sentence ?? "")}
      </Link>
    ),
  },
  {
    id: "how",
    title: "How we know",
    cell: ({ risk }) =>
      risk
        ? `Named: ${DEGREE_WORDS[risk.likelihood].toLowerCase()} likelihood, ${DEGREE_WORDS[risk.harm].toLowerCase()} harm`
        : "By its numbers",
  },
  {
    id: "work",
    title: "Promised against it",
    cell: ({ risk }) => (risk ? open(risk.actions) || "Nothing yet" : ""),
  },
  {
    id: "who",
    title: "Who watches it",
    cell: ({ risk, goal }) => (risk ? personLine(risk.owner) : <OwnerLine ownership={goal.ownership} />),
  },
];

function open(actions: NonNullable<Line["risk"]>["actions"]): string {
  const count = actions.filter(({ doneAt, droppedAt }) => doneAt === null && droppedAt === null).length;
  const done = actions.filter(({ doneAt }) => doneAt !== null).length;
  return [count ? `${count} under way` : "", done ? `${done} done` : ""].filter(Boolean).join(", ");
}

function Register({ lines, total }: { lines: readonly Line[]; total: number }) {
  if (lines.length === 0)
    return (
      <Empty
        title="No risk is on record"
        next="A goal’s page names risks. Every night each target that a hospital or a level above it measures is looked at: what will rather be missed than reached appears here."
      />
    );
  return (
    <section aria-label="Risks, the largest first">
      <Table
        caption="The register of risks"
        rows={lines}
        rowKey={({ risk, forecast }) => risk?.id ?? forecast?.id ?? ""}
        columns={COLUMNS}
      />
      {total > lines.length ? (
        <p className="soft">
          The {lines.length} largest of {total}.
        </p>
      ) : null}
    </section>
  );
}

function Scored({ score }: { score: Score }) {
  return (
    <section aria-labelledby="score">
      <h2 id="score">How our forecasts did</h2>
      <p>{score.sentence}</p>
      {score.of > 0 ? (
        <details>
          <summary>For whoever looks closer</summary>
          <p className="soft">
            Brier score {score.brier === null ? "–" : points(score.brier)}: 0 is perfect, 0.25 is what “half
            and half” always gets.
          </p>
          <Table
            caption="What was said beside what came"
            rows={score.bins.filter(({ count }) => count > 0)}
            rowKey={({ low }) => String(low)}
            columns={BINS}
          />
        </details>
      ) : null}
    </section>
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
const BINS: readonly Column<Score["bins"][number]>[] = [
  { id: "said", title: "Said to be missed", cell: ({ low, high }) => `${percent(low)} to ${percent(high)}` },
  { id: "count", title: "Targets", numeric: true, cell: ({ count }) => count },
  { id: "predicted", title: "Said on average", numeric: true, cell: ({ predicted }) => percent(predicted) },
  { id: "observed", title: "Missed", numeric: true, cell: ({ observed }) => percent(observed) },
];

const INITIATIVES: readonly Column<Initiative>[] = [
  { id: "title", title: "Work", cell: ({ title }) => title },
  { id: "begins", title: "From", cell: ({ beginsOn }) => day(dayNumber(beginsOn)) },
  {
    id: "measure",
    title: "Should move",
    cell: ({ measure, unit }) => (
      <Link to="/measures/$id" params={{ id: measure.id }} search={{ unit: unit.id }}>
        {measure.name}, {unit.name}
      </Link>
    ),
  },
  { id: "owner", title: "Who leads it", cell: ({ owner }) => personLine(owner) },
];

function WithoutGoal({ rows }: { rows: readonly Initiative[] }) {
  return (
    <section aria-labelledby="without">
      <h2 id="without">Work that serves no goal yet</h2>
      {rows.length === 0 ? (
        <p className="soft">None: all work that is on record serves a goal.</p>
      ) : (
        <Table
          caption="Work that serves no goal yet"
          rows={rows}
          rowKey={({ id }) => id}
          columns={INITIATIVES}
        />
      )}
    </section>
  );
}

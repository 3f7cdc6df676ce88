import { value } from "../../domain/format";
import { personLine } from "../../domain/people";
import type { GoalToDeployQuery } from "../../gql/deploy/graphql";
import { AimText } from "../../ui/goal-facts";
import { Table, type Column } from "../../ui/table";
import type { Part } from "./parts";

type Pattern = GoalToDeployQuery["goal"]["targets"][number];

interface PreviewProps {
  parts: readonly Part[];
  pattern: Pattern | undefined;
  /** All units are known; before, no row is called wrong. */
  ready: boolean;
  day: string;
}

/** Every row as it is understood. What is wrong stands beside it with what to do. */
export function Preview({ parts, pattern, ready, day }: PreviewProps) {
  const bad = parts.filter((part) => part.troubles.length > 0).length;
  return (
    <section className="deploy-preview" aria-label="What it would do">
      <h2>What it would do</h2>
      <p role="status">
        {ready
          ? `${parts.length} ${parts.length === 1 ? "row" : "rows"}; ${bad === 0 ? "all understood" : `${bad} to look at`}`
          : "The units are being loaded."}
      </p>
      <Table
        caption="Rows as they are understood"
        rows={parts}
        rowKey={(part) => String(part.typed.line)}
        columns={columnsOf(pattern, ready, day)}
      />
    </section>
  );
}

function columnsOf(pattern: Pattern | undefined, ready: boolean, day: string): Column<Part>[] {
  return [
    {
      id: "unit",
      title: "Unit",
      cell: (part) =>
        part.unit ? (
          <div>
            {part.unit.name} <span className="soft small">{part.unit.code}</span>
            {part.typed.title ? <span className="deploy-note soft">{part.typed.title}</span> : null}
          </div>
        ) : (
          part.typed.unit || "No unit"
        ),
    },
    { id: "line", title: "Row", numeric: true, cell: (part) => part.typed.line },
    {
      id: "owner",
      title: "Owner",
      cell: (part) =>
        part.owner ? personLine(part.owner) : part.asking ? "Being looked up …" : part.typed.owner || "",
    },
    {
      id: "baseline",
      title: "Baseline",
      numeric: true,
      cell: (part) => (part.baseline === null ? part.typed.baseline : number(part.baseline, pattern)),
    },
    { id: "target", title: "Target (by)", cell: (part) => <Aim part={part} pattern={pattern} day={day} /> },
    {
      id: "look",
      title: "To know",
      cell: (part) => (
        <div>
          {ready
            ? part.troubles.map((trouble) => (
                <span key={trouble} className="deploy-trouble">
                  {trouble}
                </span>
              ))
            : null}
          {part.notes.map((note) => (
            <span key={note} className="deploy-note soft">
              {note}
            </span>
          ))}
        </div>
      ),
    },
  ];
}

const number = (stored: string, pattern: Pattern | undefined): string =>
  pattern?.measure.unit === "%" ? value(stored, "%") : stored;

/** The row's own numbers; what it leaves empty is the goal's. */
function Aim({ part, pattern, day }: { part: Part; pattern: Pattern | undefined; day: string }) {
  if (!pattern) return part.typed.target;
  const own = part.target !== null || part.low !== null;
  if (part.typed.target && !own) return part.typed.target;
  const aim = own ? { target: part.target, low: part.low, high: part.high } : pattern;
  return (
    <AimText
      target={{
        ...pattern,
        target: aim.target,
        low: aim.low,
        high: aim.high,
        dueOn: part.dueOn ?? pattern.dueOn,
      }}
      day={day}
    />
  );
}

import { useAsk } from "../../app/ask";
import { DataQualityDocument, type DataQualityQuery } from "../../gql/measures/graphql";
import { GoalLink } from "../../ui/goal-facts";
import { Failure, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import type { Measure } from "./page";

type Quality = DataQualityQuery["dataQuality"][number];

const COLUMNS: readonly Column<Quality>[] = [
  { id: "unit", title: "Unit", cell: ({ unit }) => unit.name },
  { id: "due", title: "Due by now", numeric: true, cell: ({ due }) => due },
  { id: "missing", title: "Missing", numeric: true, cell: ({ missing }) => missing || "" },
  { id: "late", title: "Late", numeric: true, cell: ({ late }) => late || "" },
  { id: "restated", title: "Restated", numeric: true, cell: ({ restated }) => restated || "" },
  { id: "questioned", title: "Questioned", numeric: true, cell: ({ questioned }) => questioned || "" },
];

/** Which goals hang on the measure, and how far its numbers can be trusted. */
export function DataView({ measure }: { measure: Measure }) {
  const { data, problem, loading, again } = useAsk(DataQualityDocument, { id: measure.id });
  if (problem) return <Failure what="This could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  const missing = data.dataQuality.filter((unit) => unit.missing > 0).length;
  return (
    <section aria-label="Data and goals" className="measure-part">
      <p className="measure-said">
        {data.dataQuality.length === 0
          ? "No unit that is open has official numbers of it."
          : missing === 0
            ? "Every number that is due in the latest year is in."
            : `${missing} of ${data.dataQuality.length} units ${missing === 1 ? "has" : "have"} numbers missing in the latest year.`}
      </p>
      <Table
        caption="Data of the latest year"
        rows={data.dataQuality}
        rowKey={({ unit }) => unit.id}
        columns={COLUMNS}
      />
      <h2>Goals that aim at it</h2>
      {data.goals.nodes.length === 0 ? <p className="soft">None that you may see.</p> : null}
      <ul className="measure-goals">
        {data.goals.nodes.map((goal) => (
          <li key={goal.id}>
            <GoalLink goal={goal} /> <span className="soft">{goal.unit.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Table, type Column } from "../../ui/table";
import { points } from "../../domain/rating";
import { groupName, type Rating } from "./words";

type Row = Rating["groups"][number];

const COLUMNS: readonly Column<Row>[] = [
  { id: "group", title: "Group", cell: ({ id }) => <b>{groupName(id)}</b> },
  { id: "weight", title: "Weight", numeric: true, cell: ({ weight }) => `${Math.round(weight * 100)}%` },
  {
    id: "measures",
    title: "Measures reported",
    numeric: true,
    cell: ({ measures, reported }) => `${reported} of ${measures}`,
  },
  {
    id: "score",
    title: "Score",
    numeric: true,
    cell: ({ score }) => (score === null ? "–" : points(score)),
  },
];
const TRIED: Column<Row> = {
  id: "then",
  title: "With your changes",
  numeric: true,
  cell: ({ then }) => (then === null ? "–" : points(then)),
};

/** Each group's score in standard deviations of the nation's hospitals. */
export function Groups({ rating, changed }: { rating: Rating; changed: boolean }) {
  return (
    <section aria-label="Groups">
      <h2>What it is made of</h2>
      <p className="soft">
        Each score says how far the hospital is above (+) or below (−) the nation’s hospitals; most lie
        between −2 and 2.
      </p>
      <Table
        caption="Groups of measures"
        rows={rating.groups}
        rowKey={(row) => row.id}
        columns={changed ? [...COLUMNS, TRIED] : COLUMNS}
      />
    </section>
  );
}

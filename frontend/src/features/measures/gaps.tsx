import { Link } from "@tanstack/react-router";
import { useAsk } from "../../app/ask";
import { value as shown } from "../../domain/format";
import { plain } from "../../domain/rating";
import { MeasureGapsDocument, type MeasureGapsQuery } from "../../gql/measures/graphql";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";

type Gap = MeasureGapsQuery["gapFinder"][number];

/** Where there is most to win, in cases: the same for everybody who sees the same data. */
export function Gaps() {
  const { data, problem, loading, again } = useAsk(MeasureGapsDocument, {});
  if (problem) return <Failure what="The gaps could not be found." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  if (data.gapFinder.length === 0)
    return (
      <Empty
        title="No gap to show yet"
        next="It takes at least four units with a year of counts of the same measure."
      />
    );
  return (
    <section aria-label="What there is to win" className="measure-part">
      <p className="measure-said">
        What a year would look like if every unit were as good as the best units that hold a quarter of the
        work.
      </p>
      <p className="soft">
        A place to look, not a promise: units differ in their patients, and some of each gap is chance.
      </p>
      <Table
        caption="Where there is most to win"
        rows={data.gapFinder}
        rowKey={({ measure }) => measure.id}
        columns={COLUMNS}
      />
    </section>
  );
}

const COLUMNS: readonly Column<Gap>[] = [
  {
    id: "measure",
    title: "Measure",
    cell: ({ measure }) => (
      <Link to="/measures/$id" params={{ id: measure.id }} search={{ view: "funnel" }}>
        {measure.name}
      </Link>
    ),
  },
  {
    id: "cases",
    title: "To win in a year",
    numeric: true,
    cell: ({ cases, measure }) =>
      `${Math.round(cases).toLocaleString("en-US")} ${measure.direction === "DECREASE" ? "fewer" : "more"}`,
  },
  { id: "counted", title: "Counted", cell: ({ measure }) => measure.numerator },
  {
    id: "now",
    title: "Now → Best quarter",
    numeric: true,
    cell: ({ value, benchmark, measure }) =>
      `${shown(plain(value), measure.unit)} → ${shown(plain(benchmark), measure.unit)}`,
  },
  {
    id: "where",
    title: "Most of it in",
    cell: ({ largest, units }) => (
      <span>
        {largest.map(({ name }) => name).join("; ")} <span className="soft">of {units} units</span>
      </span>
    ),
  },
];

import { Table, type Column } from "../../ui/table";
import { points } from "../../domain/rating";
import { type Rating } from "./words";

type Row = Rating["past"][number];

const stars = (count: number): string => (count === 0 ? "Not known" : `${count} of 5`);
const COLUMNS: readonly Column<Row>[] = [
  { id: "release", title: "Release", cell: ({ release }) => <b>{release}</b> },
  {
    id: "foretold",
    title: "By the cut points of the release before",
    numeric: true,
    cell: ({ foretold }) => stars(foretold),
  },
  { id: "stars", title: "Worked out here", numeric: true, cell: (row) => stars(row.stars) },
  { id: "published", title: "Published", numeric: true, cell: ({ published }) => stars(published) },
  {
    id: "summary",
    title: "Summary",
    numeric: true,
    cell: ({ summary }) => (summary === null ? "–" : points(summary)),
  },
];

/** What was foretold beside what came. */
export function Past({ rating }: { rating: Rating }) {
  return (
    <section aria-label="Foretold and published">
      <h2>Foretold, worked out, published</h2>
      <p className="soft">
        Each release has cut points of its own. Those of one release, used on the values of the next one two
        years later, give the star that is then printed for 58 to 82 of 100 hospitals, and for 99 of 100 one
        within a star of it.
      </p>
      <Table caption="Releases" rows={rating.past} rowKey={(row) => row.release} columns={COLUMNS} />
    </section>
  );
}

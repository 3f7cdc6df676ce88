import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../app/ask";
import { useSession } from "../../app/session";
import { CADENCE_WORDS, DIRECTION_WORDS } from "../../domain/codes";
import { personLine } from "../../domain/people";
import { MeasuresDocument, type MeasuresQuery } from "../../gql/measures/graphql";
import { TextField } from "../../ui/field";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import { Tabs } from "../../ui/tabs";
import { Gaps } from "./gaps";
import "./measures.css";

type Row = MeasuresQuery["measures"]["nodes"][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    id: "name",
    title: "Measure",
    cell: (measure) => (
      <Link to="/measures/$id" params={{ id: measure.id }}>
        {measure.name}
      </Link>
    ),
  },
  { id: "unit", title: "Shown as", cell: (measure) => measure.unit },
  { id: "direction", title: "Direction", cell: (measure) => DIRECTION_WORDS[measure.direction] },
  {
    id: "cadence",
    title: "How often",
    cell: (measure) => `${CADENCE_WORDS[measure.cadence]}, ${measure.lagDays} d later`,
  },
  {
    id: "steward",
    title: "Data steward",
    cell: (measure) => personLine(measure.steward, "Nobody yet"),
  },
];

const VIEWS = [
  { id: "library", title: "Library" },
  { id: "gaps", title: "Where there is most to win" },
] as const;

/** The library: what is measured, how often, who answers for the numbers; and where there is most to win. */
export function MeasuresPage() {
  const { q, view } = useSearch({ from: "/measures" });
  const navigate = useNavigate();
  const { me } = useSession();
  const defines = me?.capabilities.includes("define_measures") ?? false;
  return (
    <div className="page">
      <header>
        <h1>Measures</h1>
        {defines ? (
          <Link to="/admin/measures" className="button">
            Define a measure
          </Link>
        ) : null}
      </header>
      <Tabs
        label="Parts of the measures"
        tabs={VIEWS}
        value={view ?? "library"}
        onChange={(next) =>
          void navigate({
            to: "/measures",
            search: { q, view: next === "gaps" ? next : undefined },
            replace: true,
          })
        }
      >
        {view === "gaps" ? (
          <Panel name="Where there is most to win">
            <Gaps />
          </Panel>
        ) : (
          <Library q={q} defines={defines} />
        )}
      </Tabs>
    </div>
  );
}

function Library({ q, defines }: { q: string | undefined; defines: boolean }) {
  const navigate = useNavigate();
  const { data, problem, loading, again } = useAsk(MeasuresDocument, { q: q ?? null, after: null });
  const rows = data?.measures.nodes ?? [];
  return (
    <>
      <div className="measures-find">
        <TextField
          label="Find a measure"
          quiet
          type="search"
          placeholder="Find a measure"
          defaultValue={q ?? ""}
          onChange={(event) =>
            void navigate({ to: "/measures", search: { q: event.target.value || undefined }, replace: true })
          }
        />
      </div>
      {problem ? (
        <Failure what="The measures could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={10} />
      ) : rows.length === 0 ? (
        <Empty
          title={q ? "No measure matches" : "No measures yet"}
          next={
            q
              ? "Try fewer letters."
              : "Measures say what a number means and who answers for it. Define the first one, or import a file."
          }
        >
          {!q && defines ? (
            <Link to="/admin/measures" className="button primary">
              Define a measure
            </Link>
          ) : null}
        </Empty>
      ) : (
        <Table caption="Measures" rows={rows} rowKey={(measure) => measure.id} columns={COLUMNS} />
      )}
      {data?.measures.pageInfo.hasNextPage ? (
        <p className="soft">The first 100 of {data.measures.totalCount}. Search to find the others.</p>
      ) : null}
    </>
  );
}

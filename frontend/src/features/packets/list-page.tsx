import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../app/ask";
import { useNow } from "../../app/now";
import { useSession } from "../../app/session";
import { moment, shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { PacketsDocument, type PacketsQuery } from "../../gql/packets/graphql";
import { Button } from "../../ui/button";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import "./packets.css";

const MakeForm = lazy(() => import("./make-form").then((room) => ({ default: room.MakeForm })));

type Row = PacketsQuery["packets"]["nodes"][number];
export type Forum = PacketsQuery["forums"]["nodes"][number];

/** What the board was given to read, frozen; each can be drawn again and is the same to the byte. */
export function PacketsPage() {
  const { data, problem, loading, again } = useAsk(PacketsDocument, {});
  const { me } = useSession();
  const [making, setMaking] = useState(false);
  const navigate = useNavigate();
  const now = useNow();
  const makes = me?.capabilities.includes("make_packets") ?? false;
  const rows = data?.packets.nodes ?? [];
  const make = (look: "primary" | "plain") =>
    makes ? (
      <Button look={look} className="no-print" onClick={() => setMaking(true)}>
        Make a packet
      </Button>
    ) : null;
  return (
    <div className="page">
      <header>
        <h1>Board packets</h1>
        {rows.length > 0 ? make("plain") : null}
      </header>
      {problem ? (
        <Failure what="The packets could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={6} />
      ) : rows.length === 0 ? (
        <Empty
          title="No packets yet"
          next="A packet is the board's reading before a meeting: goals, decisions, what changed, what is missing, and the signed head of the record."
        >
          {make("primary")}
        </Empty>
      ) : (
        <Table caption="Board packets" rows={rows} rowKey={(row) => row.id} columns={columnsOf(now)} />
      )}
      {making && data ? (
        <Suspense>
          <MakeForm
            forums={data.forums.nodes}
            onMade={(id) => void navigate({ to: "/packets/$id", params: { id } })}
            onClose={() => setMaking(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

const columnsOf = (now: number): Column<Row>[] => [
  {
    id: "title",
    title: "Packet",
    cell: (row) => (
      <Link to="/packets/$id" params={{ id: row.id }}>
        {row.title}
      </Link>
    ),
  },
  { id: "day", title: "As of", cell: (row) => shortDay(`${row.day}T12:00:00`, now) },
  {
    id: "made",
    title: "Made",
    cell: (row) => `${moment(row.madeAt, now)}, ${personLine(row.madeBy, "the system")}`,
  },
  {
    id: "open",
    title: "Open",
    cell: (row) => (
      <span className="packet-links">
        <a href={row.html} target="_blank" rel="noreferrer">
          Read
        </a>
        {row.pdf ? <a href={row.pdf}>PDF</a> : null}
      </span>
    ),
  },
];

import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../app/ask";
import { useNow } from "../../app/now";
import { useSession } from "../../app/session";
import { shortDay } from "../../domain/instants";
import { ForumsDocument, type ForumsQuery } from "../../gql/meetings/graphql";
import { Button } from "../../ui/button";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import { FORUM_WORDS, RHYTHM_WORDS } from "./words";

const FoundForm = lazy(() => import("./forms").then((room) => ({ default: room.FoundForm })));

type Row = ForumsQuery["forums"]["nodes"][number];

/** Where goals are decided and followed: board, committees, leadership, huddles. */
export function MeetingsPage() {
  const { data, problem, loading, again } = useAsk(ForumsDocument, {});
  const { me } = useSession();
  const [founding, setFounding] = useState(false);
  const navigate = useNavigate();
  const now = useNow();
  const rows = data?.forums.nodes ?? [];
  const founds = me?.capabilities.includes("found_forums") ?? false;
  const found = founds ? (
    <Button className="no-print" onClick={() => setFounding(true)}>
      Found a forum
    </Button>
  ) : null;
  return (
    <div className="page">
      <header>
        <h1>Meetings</h1>
        {found}
      </header>
      {problem ? (
        <Failure what="The forums could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={6} />
      ) : rows.length === 0 ? (
        <Empty
          title="No forums yet"
          next="A board, a committee or a huddle: it has members, meets, decides, and is told what changed since it last met."
        />
      ) : (
        <Table caption="Forums" rows={rows} rowKey={(row) => row.id} columns={columnsOf(now)} />
      )}
      {founding ? (
        <Suspense>
          <FoundForm
            onDone={(id) => void navigate({ to: "/meetings/$id", params: { id } })}
            onClose={() => setFounding(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

const columnsOf = (now: number): Column<Row>[] => [
  {
    id: "name",
    title: "Forum",
    cell: (row) => (
      <Link to="/meetings/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
  },
  { id: "kind", title: "Kind", cell: (row) => FORUM_WORDS[row.kind] },
  { id: "unit", title: "Of", cell: (row) => row.unit.name },
  { id: "rhythm", title: "Meets", cell: (row) => RHYTHM_WORDS[row.rhythm] },
  {
    id: "last",
    title: "Last met",
    cell: (row) => (row.lastMeeting ? shortDay(`${row.lastMeeting.heldOn}T12:00:00`, now) : "Not yet"),
  },
  {
    id: "next",
    title: "Next",
    cell: (row) => (row.nextMeeting ? shortDay(`${row.nextMeeting.heldOn}T12:00:00`, now) : ""),
  },
];

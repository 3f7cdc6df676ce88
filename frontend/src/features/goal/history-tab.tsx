import { useAsk } from "../../app/ask";
import { useNow } from "../../app/now";
import { useAsOf } from "../../app/past";
import { verbWords } from "../../domain/codes";
import { moment } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { GoalHistoryDocument } from "../../gql/goal/graphql";
import { Empty, Failure, Skeleton } from "../../ui/panel";

/** Every change in plain words, as the ledger keeps it. */
export function HistoryTab({ id }: { id: string }) {
  const now = useNow();
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalHistoryDocument, { id, after: null, asOf });
  if (problem)
    return <Failure what="The history could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={6} />;
  const rows = data.goal.history.nodes;
  if (rows.length === 0)
    return <Empty title="No history yet" next="Every change will stand here for good." />;

  return (
    <>
      <ol className="history">
        {rows.map((entry) => (
          <li key={entry.id}>
            <span className="soft small">{moment(entry.at, now)}</span>
            <span>
              {verbWords(entry.verb)}
              {entry.reason ? <span className="soft">: “{entry.reason}”</span> : null}
            </span>
            <span className="soft small">
              {personLine(entry.actor, "By itself")}
              {entry.onBehalfOf ? ` for ${personLine(entry.onBehalfOf)}` : ""} · entry {entry.sequence}
            </span>
          </li>
        ))}
      </ol>
      {data.goal.history.pageInfo.hasNextPage ? <p className="soft small">The 50 newest entries.</p> : null}
    </>
  );
}

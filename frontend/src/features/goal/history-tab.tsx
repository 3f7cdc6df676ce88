import { useNow } from "../../app/now";
import { usePages } from "../../app/pages";
import { useAsOf } from "../../app/past";
import { verbWords } from "../../domain/codes";
import { moment } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { GoalHistoryDocument, type GoalHistoryQuery } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { ClaimText } from "../../ui/goal-facts";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Decisions } from "./decisions";
import type { Goal } from "./page";
import { EntryDetails, type Entry } from "./proof";

const infoOf = (data: GoalHistoryQuery) => data.goal.history.pageInfo;

/** What was decided, then every change in plain words as the ledger keeps it: who, what, why, when. */
export function HistoryTab({ goal }: { goal: Goal }) {
  const asOf = useAsOf();
  const variables = { id: goal.id, asOf };
  const { pages, problem, loading, hasMore, more, again } = usePages(GoalHistoryDocument, variables, infoOf);
  const rows = pages.flatMap((page) => page.goal.history.nodes);
  if (problem && rows.length === 0)
    return <Failure what="The history could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading) return <Skeleton rows={6} />;
  if (rows.length === 0)
    return <Empty title="No history yet" next="Every change will stand here for good." />;
  return (
    <div className="goal-main">
      <Decisions goal={goal} all />
      <section aria-labelledby="changes">
        <h2 id="changes">Every change</h2>
        <ol className="history">
          {rows.map((entry) => (
            <Change key={entry.id} entry={entry} />
          ))}
        </ol>
        {problem ? <Failure what="Older changes could not be loaded." kept={problem.sentence} /> : null}
        {hasMore ? (
          <Button className="start-self" onClick={more}>
            Show older changes
          </Button>
        ) : null}
      </section>
    </div>
  );
}

function Change({ entry }: { entry: Entry }) {
  const now = useNow();
  const said = entry.checkIn;
  return (
    <li>
      <time className="soft small" dateTime={entry.at} title={new Date(entry.at).toLocaleString("en-US")}>
        {moment(entry.at, now)}
      </time>
      <div>
        <p>
          {verbWords(entry.verb)} {said ? <ClaimText state="COMMITTED" claimed={said.claimed} /> : null}
          {entry.reason ? <span className="soft">: “{entry.reason}”</span> : null}
        </p>
        <p className="soft small">
          {personLine(said?.person ?? entry.actor, "By itself")}
          {entry.onBehalfOf ? ` for ${personLine(entry.onBehalfOf)}` : ""}
        </p>
      </div>
      <EntryDetails entry={entry} />
    </li>
  );
}

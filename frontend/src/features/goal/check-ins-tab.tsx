import { useAsk } from "../../app/ask";
import { ReplyButtons } from "../../app/reply-buttons";
import { useSession } from "../../app/session";
import { useNow } from "../../app/now";
import { useAsOf } from "../../app/past";
import { BARRIER_WORDS, REPLY_WORDS } from "../../domain/codes";
import { value as shown } from "../../domain/format";
import { arrivedLater, moment } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { periodName } from "../../domain/period";
import { GAP_WORDS } from "../../domain/words";
import { GoalCheckInsDocument, type GoalCheckInsQuery } from "../../gql/goal/graphql";
import { ClaimText } from "../../ui/goal-facts";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { GapTag } from "../../ui/tag";
import { reasonAgainst } from "./facts";
import type { Goal } from "./page";

type CheckIn = GoalCheckInsQuery["goal"]["checkIns"]["nodes"][number];

/** What was said, newest first, with the replies from above. */
export function CheckInsTab({ goal, day }: { goal: Goal; day: string }) {
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalCheckInsDocument, { id: goal.id, after: null, asOf });
  const { me } = useSession();
  if (problem)
    return <Failure what="The check-ins could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={6} />;
  const rows = data.goal.checkIns.nodes;
  if (rows.length === 0)
    return (
      <Empty
        title="No check-ins yet"
        next="The owner’s first check-in will stand here, with the replies of the owner above."
      />
    );
  const mayReply = reasonAgainst(goal, "REPLY");
  return (
    <ol className="said-list">
      {rows.map((said, at) => (
        <li key={said.id} className={said.withdrawn || said.supersededAt ? "taken-back" : undefined}>
          <Said said={said} unit={data.goal.mainTarget?.measure.unit ?? ""} day={day} />
          {asOf === undefined &&
          at < 3 &&
          !said.withdrawn &&
          !said.supersededAt &&
          mayReply === null &&
          said.person?.id !== me?.person?.id &&
          !said.replies.some((reply) => reply.person?.id === me?.person?.id) ? (
            <ReplyButtons checkInId={said.id} />
          ) : null}
        </li>
      ))}
      {data.goal.checkIns.pageInfo.hasNextPage ? (
        <li className="soft small">The 20 newest. Older ones stand in the history.</li>
      ) : null}
    </ol>
  );
}

function Said({ said, unit, day }: { said: CheckIn; unit: string; day: string }) {
  const now = useNow();

  return (
    <>
      <p className="wait-facts">
        <ClaimText state="COMMITTED" claimed={said.claimed} />
        {said.measurement ? (
          <span>
            {shown(said.measurement.value, unit)}
            <span className="soft">
              {" "}
              {unit === "%" ? "" : unit} in{" "}
              {periodName({ start: said.measurement.periodStart, end: said.measurement.periodEnd }, day)}
              {said.measurement.provisional ? ", unit’s own count" : ""}
            </span>
          </span>
        ) : null}
        {said.needsHelp ? <GapTag>{GAP_WORDS.needs_help}</GapTag> : null}
      </p>
      {said.note ? <p>“{said.note}”</p> : null}
      {said.nextStep ? (
        <p>
          <span className="soft">Next step: </span>
          {said.nextStep}
        </p>
      ) : null}
      {said.barriers.length > 0 ? (
        <p className="soft small">
          In the way: {said.barriers.map((code) => BARRIER_WORDS[code].toLowerCase()).join(", ")}
        </p>
      ) : null}
      <p className="soft small">
        {personLine(said.person)}
        {said.onBehalfOf ? ` for ${personLine(said.onBehalfOf)}` : ""},{" "}
        {arrivedLater(said.madeAt, said.recordedAt)
          ? `made ${moment(said.madeAt, now)}, arrived ${moment(said.recordedAt, now)}`
          : moment(said.recordedAt, now)}
        {said.unchanged ? " · same as the time before" : ""}
        {said.confidence ? ` · confidence ${said.confidence} of 5` : ""}
        {said.withdrawn ? " · taken back" : said.supersededAt ? " · corrected later" : ""}
      </p>
      {said.replies.map((reply) => (
        <p key={reply.id} className="reply">
          <b>{REPLY_WORDS[reply.kind]}</b>
          {reply.text ? `: ${reply.text}` : ""}
          <span className="soft small">
            {" "}
            {personLine(reply.person)}, {moment(reply.recordedAt, now)}
          </span>
        </p>
      ))}
    </>
  );
}

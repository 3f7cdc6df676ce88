import { Link } from "@tanstack/react-router";
import { useTell } from "../../app/ask";
import { ReplyButtons } from "../../app/reply-buttons";
import { useNow } from "../../app/now";
import { BARRIER_WORDS, REPLY_WORDS, SUPPORT_WORDS } from "../../domain/codes";
import { moment, shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { GAP_WORDS } from "../../domain/words";
import { AcceptAllDocument, MarkRepliesSeenDocument } from "../../gql/home/graphql";
import { Button } from "../../ui/button";
import { ClaimText, GoalLink } from "../../ui/goal-facts";
import { Problems } from "../../ui/problems";
import { GapTag } from "../../ui/tag";
import { AnswerNeed, AnswerTarget, CommitGoals, LinkToAgree } from "./answers";
import { First } from "./first";
import { Offer } from "./offer";
import type { Home } from "./page";

export type Leader = NonNullable<Home["leader"]>;

/** Of each kind of thing that waits. */
const SHOWN = 3;

export const anythingWaits = (leader: Leader): boolean =>
  [
    leader.replies,
    leader.answers,
    leader.offers,
    leader.linksToAgree,
    leader.toReply,
    leader.supportAsked,
    leader.targetsToApprove,
    leader.goalsToCommit,
    leader.reminders,
    leader.toHandOn,
    leader.actions,
  ].some((list) => list.length > 0);

/** Under the check-ins: what others have answered, and what others wait for. */
export function WaitingForYou({ leader, day }: { leader: Leader; day: string }) {
  if (!anythingWaits(leader)) return <p className="soft">No replies and no questions are waiting for you.</p>;
  return (
    <>
      <Replies leader={leader} />
      <Reminders leader={leader} />
      <Promised actions={leader.actions} />
      <ToReply leader={leader} />
      <ToHandOn goals={leader.toHandOn} />
      {leader.offers.length > 0 ? (
        <section className="waits">
          <h2>Offered to you</h2>
          <AcceptAll offers={leader.offers} />
          <First items={leader.offers} of={SHOWN}>
            {(offer) => <Offer key={offer.id} offer={offer} day={day} />}
          </First>
        </section>
      ) : null}
      {leader.supportAsked.length > 0 ? (
        <section className="waits">
          <h2>Support asked of you</h2>
          <First items={leader.supportAsked} of={SHOWN}>
            {(need) => <AnswerNeed key={need.id} need={need} />}
          </First>
        </section>
      ) : null}
      {leader.goalsToCommit.length > 0 ? <CommitGoals goals={leader.goalsToCommit} day={day} /> : null}
      {leader.linksToAgree.length > 0 ? (
        <section className="waits">
          <h2>Links to agree</h2>
          <First items={leader.linksToAgree} of={SHOWN}>
            {(link) => <LinkToAgree key={link.id} link={link} />}
          </First>
        </section>
      ) : null}
      {leader.targetsToApprove.length > 0 ? (
        <section className="waits">
          <h2>Target changes to approve</h2>
          <First items={leader.targetsToApprove} of={SHOWN}>
            {(target) => <AnswerTarget key={target.id} target={target} day={day} />}
          </First>
        </section>
      ) : null}
    </>
  );
}

function Replies({ leader: { replies, answers } }: { leader: Leader }) {
  const now = useNow();
  const { tell: mark, busy } = useTell(MarkRepliesSeenDocument);
  if (replies.length + answers.length === 0) return null;
  return (
    <section className="waits">
      <h2>Replies and answers waiting for you</h2>
      <First items={replies} of={SHOWN}>
        {(reply) => (
          <article key={reply.id} className="wait">
            <p>
              <b>{REPLY_WORDS[reply.kind]}</b>
              {reply.text ? `: ${reply.text}` : ""}
            </p>
            <p className="soft small">
              {personLine(reply.person)} on{" "}
              {reply.checkIn?.goal ? <GoalLink goal={reply.checkIn.goal} /> : "your check-in"},{" "}
              {moment(reply.recordedAt, now)}
            </p>
          </article>
        )}
      </First>
      {replies.length > 0 ? (
        <Button
          className="start-self"
          busy={busy}
          onClick={() => void mark({ input: { replyIds: replies.map((reply) => reply.id) } })}
        >
          {replies.length === 1 ? "Seen" : `Seen, all ${replies.length}`}
        </Button>
      ) : null}
      {answers.map((answer) => (
        <article key={answer.id} className="wait">
          <p>
            <b>{answer.answer === "GRANTED" ? "Granted" : "Declined"}</b>:{" "}
            {SUPPORT_WORDS[answer.kind].toLowerCase()}
            {answer.text ? `, ${answer.text}` : ""}
            {answer.answerNote ? `. ${answer.answerNote}` : ""}
          </p>
          <p className="soft small">
            {personLine(answer.answeredBy)}
            {answer.goal ? (
              <>
                {" "}
                on <GoalLink goal={answer.goal} />
              </>
            ) : null}
          </p>
        </article>
      ))}
    </section>
  );
}

function ToReply({ leader: { toReply } }: { leader: Leader }) {
  const now = useNow();
  if (toReply.length === 0) return null;
  return (
    <section className="waits">
      <h2>Check-ins below that wait for you</h2>
      <First items={toReply} of={SHOWN}>
        {(said) => (
          <article key={said.id} className="wait">
            <p>{said.goal ? <GoalLink goal={said.goal} /> : null}</p>
            <p className="wait-facts">
              <ClaimText state="COMMITTED" claimed={said.claimed} />
              {said.needsHelp ? <GapTag>{GAP_WORDS.needs_help}</GapTag> : null}
              <span className="soft small">
                {personLine(said.person)}, {moment(said.recordedAt, now)}
              </span>
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
            <ReplyButtons checkInId={said.id} />
          </article>
        )}
      </First>
    </section>
  );
}

/** Goals whose owner left: one page to ask others for all of them. */
function ToHandOn({ goals }: { goals: Leader["toHandOn"] }) {
  if (goals.length === 0) return null;
  return (
    <section className="waits">
      <h2>Goals to hand on</h2>
      <article className="wait">
        <p>
          {goals.length === 1
            ? "The owner of a goal left, and you act for it."
            : `The owners of ${goals.length} goals left, and you act for them.`}
        </p>
        <div className="actions">
          <Link to="/hand-on" className="button">
            Ask somebody to take {goals.length === 1 ? "it" : "them"}
          </Link>
        </div>
      </article>
    </section>
  );
}

/** Several offers at once, where one can decide all of them. */
function AcceptAll({ offers }: { offers: Leader["offers"] }) {
  const { tell, busy, problems } = useTell(AcceptAllDocument);
  if (offers.length < 2) return null;
  return (
    <>
      <Button
        className="start-self"
        busy={busy}
        onClick={() => void tell({ input: { handoffIds: offers.map((offer) => offer.id) } })}
      >
        Accept all {offers.length}: I can decide these
      </Button>
      <Problems problems={problems} />
    </>
  );
}

function Promised({ actions }: { actions: Leader["actions"] }) {
  const now = useNow();
  if (actions.length === 0) return null;
  return (
    <section className="waits">
      <h2>What you promised</h2>
      <First items={actions} of={SHOWN}>
        {(action) => (
          <article key={action.id} className="wait">
            <p>{action.text}</p>
            <p className="soft small">
              Due {shortDay(`${action.dueOn}T12:00:00`, now)}
              {action.goal ? (
                <>
                  {" "}
                  for{" "}
                  <Link to="/goals/$id" params={{ id: action.goal.id }} search={{ tab: "actions" }}>
                    {action.goal.title}
                  </Link>
                </>
              ) : null}
            </p>
          </article>
        )}
      </First>
    </section>
  );
}

/** Each goes by itself once what it is about has been mended. */
function Reminders({ leader: { reminders } }: { leader: Leader }) {
  const now = useNow();
  if (reminders.length === 0) return null;
  return (
    <section className="waits">
      <h2>You were reminded</h2>
      <First items={reminders} of={SHOWN}>
        {(reminder) => (
          <article key={reminder.id} className="wait">
            <p className="wait-facts">
              {reminder.goal ? <GoalLink goal={reminder.goal} /> : null}
              <GapTag>{reminder.sentence}</GapTag>
            </p>
            {reminder.note ? <p>“{reminder.note}”</p> : null}
            <p className="soft small">
              {reminder.kind === "ASK_ABOVE" ? "You answer for the goal above. Asked by " : "From "}
              {personLine(reminder.by)}, {moment(reminder.at, now)}
            </p>
          </article>
        )}
      </First>
    </section>
  );
}

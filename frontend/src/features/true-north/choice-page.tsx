import { lazy, Suspense, useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { day, dayNumber } from "../../domain/format";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import {
  ApproveTrueNorthDocument,
  DeclineTrueNorthDocument,
  TrueNorthsDocument,
  type ChoiceFragment,
} from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { Table, type Column } from "../../ui/table";
import { Frame } from "./frame";
import { candidatesOf, CRITERIA, totalOf, type Candidate } from "./criteria";
import { points } from "../../domain/rating";
import { nameOf, type Rating } from "./words";

const Propose = lazy(() => import("./propose").then((room) => ({ default: room.Propose })));

/** Why the organization steers by this rating: what was looked at, by what it was judged, who agreed, until when. */
export function ChoicePage() {
  return <Frame part="choice">{({ rating }) => <Choices rating={rating} />}</Frame>;
}

function Choices({ rating }: { rating: Rating }) {
  const { data, problem, loading, again } = useAsk(TrueNorthsDocument, {});
  const [proposing, setProposing] = useState(false);
  if (problem)
    return <Failure what="The choice could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={8} />;
  const { active, waiting, history, canPropose } = data.trueNorth;
  const before = history.filter(({ id }) => id !== active?.id && id !== waiting?.id);
  const propose =
    canPropose && !waiting ? (
      <div className="actions">
        <Button onClick={() => setProposing(true)}>Propose a choice</Button>
      </div>
    ) : null;
  return (
    <>
      {active ? (
        <Panel name="The choice in force">
          <section aria-label="The choice in force">
            <h2>We steer by {active.name}</h2>
            <Choice choice={active} rating={rating} />
          </section>
        </Panel>
      ) : (
        <Empty
          title="No rating is chosen yet"
          next="An executive proposes one with reasons; the board agrees."
        />
      )}
      {waiting ? (
        <Panel name="The proposal">
          <section aria-label="Proposal">
            <h2>Proposed: {waiting.name}</h2>
            <Choice choice={waiting} rating={rating} />
            {waiting.canAnswer ? <Answer id={waiting.id} /> : null}
          </section>
        </Panel>
      ) : null}
      {propose}
      {before.length > 0 ? <Before rows={before} /> : null}
      {proposing ? (
        <Suspense>
          <Propose rating={rating} last={active ?? before[0]} onClose={() => setProposing(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function Choice({ choice, rating }: { choice: ChoiceFragment; rating: Rating }) {
  const now = useNow();
  return (
    <>
      <p>{choice.reasons}</p>
      <p className="soft">
        Proposed by {personLine(choice.proposedBy)} {shortDay(choice.proposedAt, now)}
        {choice.approvedAt
          ? `, approved by ${personLine(choice.approvedBy)} ${shortDay(choice.approvedAt, now)}`
          : ", waits for the board"}
        . To be looked at again on {day(dayNumber(choice.reviewOn))}.
      </p>
      {choice.targetStars === null ? null : (
        <p>
          Target: <b>{choice.targetStars} stars</b> by the release of {choice.targetRelease}.
        </p>
      )}
      <Table
        caption="Ratings that were looked at"
        rows={candidatesOf(choice.candidates)}
        rowKey={(row) => row.name}
        columns={CANDIDATES}
      />
      <Shortlist codes={choice.shortlist} rating={rating} />
    </>
  );
}

const CANDIDATES: readonly Column<Candidate>[] = [
  {
    id: "name",
    title: "Rating",
    cell: ({ name, why }) => (
      <>
        <b>{name}</b>
        {why ? <span className="soft small true-north-window">{why}</span> : null}
      </>
    ),
  },
  ...CRITERIA.map(({ id, title }): Column<Candidate> => ({
    id,
    title,
    numeric: true,
    cell: ({ scores }) => scores[id] ?? "–",
  })),
  { id: "total", title: "Of 30", numeric: true, cell: (row) => <b>{totalOf(row)}</b> },
];

/** A few measures that stand for the rating, and how much of it they are. */
function Shortlist({ codes, rating }: { codes: readonly string[]; rating: Rating }) {
  if (codes.length === 0) return null;
  const chosen = rating.measures.filter(({ code }) => codes.includes(code));
  const share = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <p>
      Represented by {chosen.map(nameOf).join("; ")}: <b>{points(share * 100)}%</b> of the rating’s weight at
      this hospital.
    </p>
  );
}

function Answer({ id }: { id: string }) {
  const { tell, busy, problems } = useTell(ApproveTrueNorthDocument);
  const [declining, setDeclining] = useState(false);
  return (
    <div className="actions">
      <Button look="primary" busy={busy} onClick={() => void tell({ input: { trueNorthId: id } })}>
        Approve for the board
      </Button>
      <Button onClick={() => setDeclining(true)}>Decline</Button>
      <Problems problems={problems} />
      {declining ? <Decline id={id} onClose={() => setDeclining(false)} /> : null}
    </div>
  );
}

function Decline({ id, onClose }: { id: string; onClose: () => void }) {
  const { tell, busy, problems } = useTell(DeclineTrueNorthDocument);
  const [reason, setReason] = useState("");
  const send = async () => {
    const { done } = await tell({ input: { trueNorthId: id, reason } });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Decline this choice"
      submit="Decline"
      busy={busy}
      problems={problems}
      missing={reason.trim() === "" ? "Say why." : null}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <FreeText label="Why" lines={3} value={reason} onText={setReason} />
    </FormDialog>
  );
}

function Before({ rows }: { rows: readonly ChoiceFragment[] }) {
  const now = useNow();
  return (
    <section aria-label="Before">
      <h2>Before</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <b>{row.name}</b>, proposed {shortDay(row.proposedAt, now)}
            {row.endedAt && row.approvedAt
              ? `, held from ${shortDay(row.approvedAt, now)} to ${shortDay(row.endedAt, now)}`
              : ""}
            {row.declinedAt ? `, declined ${shortDay(row.declinedAt, now)}: ${row.declinedBecause}` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

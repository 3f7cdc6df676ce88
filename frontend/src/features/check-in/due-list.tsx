import { useCallback, useEffect, useRef, useState } from "react";
import { useAsk } from "../../app/ask";
import { keep, kept } from "../../app/local";
import { useLeft, useWaiting } from "../../app/sending";
import { useSession } from "../../app/session";
import { useNow } from "../../app/now";
import { snoozeKey } from "../../domain/drafts";
import { moment } from "../../domain/instants";
import type { CheckInSend } from "../../domain/outbox";
import { DueCheckInsDocument } from "../../gql/check-in/graphql";
import { Mark } from "../../ui/mark";
import { Failure, Panel, Skeleton } from "../../ui/panel";
import { UndoBar } from "../../ui/undo-bar";
import { CheckInCard } from "./card";
import "./check-in.css";
import { claimOf, type Due } from "./facts";
import { takeBack } from "./take-back";
import { confirmable, Together } from "./together";
import { WaitingList } from "./waiting";

interface Done {
  sends: CheckInSend[];
  how: "taken" | "saved";
}

/** Puts a goal's check-in off on this device: id of the goal to the instant when it comes back. */
function useSnoozed(personId: string) {
  const [until, setUntil] = useState<Record<string, number>>({});
  useEffect(() => {
    void kept<Record<string, number>>(snoozeKey(personId)).then((found) => found && setUntil(found));
  }, [personId]);
  const snooze = (goalId: string, at: number) => {
    const next = { ...until, [goalId]: at };
    setUntil(next);
    void keep(snoozeKey(personId), next);
  };
  return { until, snooze };
}

/**
 * The check-ins that are due, the first one open; when it is sent the next follows. All that the cards need comes with
 * the list, so that every one can be answered without a connection.
 */
export function DueCheckIns() {
  const now = useNow();
  const { data, problem, loading, again } = useAsk(DueCheckInsDocument, {});
  const { me } = useSession();
  const waiting = useWaiting();
  const left = useLeft();
  const { until, snooze } = useSnoozed(me?.person?.id ?? "");
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const saved = new Set(waiting.map((item) => item.send.goalId));
  const hasLeft = (one: Due) => left.has(one.goal.id) && left.get(one.goal.id) !== one.last?.id;
  const isLater = (one: Due) => (until[one.goal.id] ?? 0) > now;
  const due = (data?.home.leader?.due ?? [])
    .filter((one) => !gone.has(one.goal.id) && !saved.has(one.goal.id) && !hasLeft(one))
    .toSorted((one, other) => Number(isLater(one)) - Number(isLater(other)));
  const open = due.find((one) => one.goal.id === picked) ?? due.find((one) => !isLater(one));

  const settle = (sends: CheckInSend[], how: "taken" | "saved") => {
    setGone(new Set([...gone, ...sends.map((send) => send.goalId)]));
    setDone({ sends, how });
    setPicked(null);
    heading.current?.scrollIntoView({ block: "start" });
    heading.current?.focus({ preventScroll: true });
  };
  const undo = async () => {
    if (!done) return;
    const back = new Set(gone);
    for (const send of done.sends) {
      await takeBack(send.id);
      back.delete(send.goalId);
    }
    setGone(back);
    setPicked(done.sends[0]?.goalId ?? null);
    setDone(null);
  };
  const over = useCallback(() => setDone(null), []);

  if (problem && !data)
    return (
      <>
        <WaitingList />
        <Failure what="Your check-ins could not be loaded." kept={problem.sentence} onRetry={again} />
      </>
    );
  if (loading || !data) return <Skeleton rows={8} />;
  return (
    <section className="due" aria-labelledby="due-heading">
      <h1 id="due-heading" ref={heading} tabIndex={-1}>
        {headline(due.length)}
      </h1>
      <WaitingList />
      {done ? (
        <UndoBar
          key={done.sends[0]?.id}
          done={doneWords(done)}
          seconds={done.sends.length > 1 ? 30 : 10}
          onUndo={() => void undo()}
          onOver={over}
        />
      ) : null}
      <Together due={confirmable(due)} onSent={settle} />
      {due.map((one, at) => (
        <DueRow
          key={one.goal.id}
          due={one}
          place={`${at + 1} of ${due.length}`}
          later={isLater(one) ? (until[one.goal.id] ?? null) : null}
          open={one === open}
          onOpen={() => setPicked(one.goal.id)}
        >
          <Panel name="This check-in">
            <CheckInCard
              due={one}
              day={data.home.day}
              onSent={(send, how) => settle([send], how)}
              onLater={(instant) => {
                snooze(one.goal.id, instant);
                setPicked(null);
              }}
            />
          </Panel>
        </DueRow>
      ))}
    </section>
  );
}

const headline = (count: number) =>
  count === 0 ? "No check-ins due" : count === 1 ? "1 check-in due" : `${count} check-ins due`;

function doneWords({ sends, how }: Done): string {
  const what =
    sends.length === 1 ? claimOf(sends[0]!.claimed).word : `${sends.length} check-ins, same as last time`;
  return how === "taken" ? `Sent: ${what}` : `Not sent yet: ${what}`;
}

interface DueRowProps {
  due: Due;
  place: string;
  later: number | null;
  open: boolean;
  onOpen: () => void;
  children: React.ReactNode;
}

function DueRow({ due, place, later, open, onOpen, children }: DueRowProps) {
  const now = useNow();
  if (open)
    return (
      <article className="due-open">
        <header>
          <p className="soft">
            {due.goal.unit.name} · {place} due
            {due.overdueDays > 0 ? ` · ${due.overdueDays} d late` : ""}
          </p>
          <h2>{due.goal.title}</h2>
        </header>
        {children}
      </article>
    );
  return (
    <button type="button" className="due-row" onClick={onOpen}>
      <Mark kind={due.last ? claimOf(due.last.claimed).mark : "not_started"} hollow={due.overdueDays > 0} />
      <span className="due-row-words">
        <span>{due.goal.title}</span>
        <span className="soft small">
          {later
            ? `Later: ${moment(later, now)}`
            : `Last: ${due.last ? claimOf(due.last.claimed).word : "none yet"}`}
        </span>
      </span>
      <span className="soft small">{due.overdueDays > 0 ? `${due.overdueDays} d late` : "Due today"}</span>
    </button>
  );
}

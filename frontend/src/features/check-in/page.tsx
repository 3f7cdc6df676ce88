import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useAsk } from "../../app/ask";
import { useToday } from "../../app/now";
import type { CheckInSend } from "../../domain/outbox";
import { CheckInGoalDocument } from "../../gql/check-in/graphql";
import { Failure, Skeleton } from "../../ui/panel";
import { UndoBar } from "../../ui/undo-bar";
import { CheckInCard } from "./card";
import "./check-in.css";
import { DueCheckIns } from "./due-list";
import { claimOf, type Due } from "./facts";
import { takeBack } from "./take-back";
import { WaitingList } from "./waiting";

/** All that is due, or one goal at a time of one's own choosing. */
export function CheckInPage() {
  const { goal } = useSearch({ from: "/check-in" });
  return <div className="page narrow">{goal ? <OneGoal id={goal} /> : <DueCheckIns />}</div>;
}

function OneGoal({ id }: { id: string }) {
  const { data, problem, loading, again } = useAsk(CheckInGoalDocument, { id });
  const day = useToday();
  const [sent, setSent] = useState<{ send: CheckInSend; how: "taken" | "saved" } | null>(null);
  const over = useCallback(() => undefined, []);
  if (problem)
    return <Failure what="This goal could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={8} />;
  const { goal } = data;
  const due: Due = {
    goal,
    dueOn: null,
    overdueDays: 0,
    askNextStep: false,
    last: goal.lastCheckIn,
    lastValue: null,
  };
  const undo = async () => {
    if (!sent) return;
    await takeBack(sent.send.id);
    setSent(null);
  };
  return (
    <section className="due">
      <WaitingList />
      <article className="due-open">
        <header>
          <p className="soft">{goal.unit.name}</p>
          <h1>{goal.title}</h1>
        </header>
        {sent ? (
          <>
            <UndoBar
              done={`${sent.how === "taken" ? "Sent" : "Not sent yet"}: ${claimOf(sent.send.claimed).word}`}
              seconds={10}
              onUndo={() => void undo()}
              onOver={over}
            />
            <p>
              <Link to="/goals/$id" params={{ id }}>
                To the goal
              </Link>
            </p>
          </>
        ) : (
          <CheckInCard due={due} day={day} onSent={(send, how) => setSent({ send, how })} onLater={null} />
        )}
      </article>
    </section>
  );
}

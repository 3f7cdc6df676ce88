import { lazy, Suspense } from "react";
import { useTell } from "../../app/ask";
import { useFindingActs, type FindingActs } from "../../app/findings/use-acts";
import { useNow } from "../../app/now";
import { PresentOnly } from "../../app/past";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { AcknowledgeChangeDocument } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Menu, type MenuAction } from "../../ui/menu";
import { Problems } from "../../ui/problems";
import { GapTag } from "../../ui/tag";
import { UndoBar } from "../../ui/undo-bar";
import { reasonAgainst } from "./facts";
import type { Goal } from "./page";

const AcceptForm = lazy(() =>
  import("../../app/findings/accept-form").then((room) => ({ default: room.AcceptForm })),
);

type Finding = Goal["findings"][number];

/** What is missing or weak on this goal: since when, who must act, what one can do, and until when it is accepted. */
export function WeakLinks({ goal, day }: { goal: Goal; day: string }) {
  const acts = useFindingActs();
  if (goal.findings.length === 0) return null;
  return (
    <section aria-labelledby="weak-links">
      <h2 id="weak-links">What is missing or weak</h2>
      <ul className="weak-links">
        {goal.findings.map((finding) => (
          <li key={finding.id}>
            <WeakLink finding={finding} />
            <PresentOnly>
              <WhatToDo goal={goal} finding={finding} acts={acts} />
            </PresentOnly>
          </li>
        ))}
      </ul>
      <Problems problems={acts.problems} />
      {acts.done ? (
        <UndoBar
          key={acts.done.sentence}
          done={acts.done.sentence}
          seconds={acts.done.seconds}
          onUndo={() => void acts.done?.undo().finally(acts.over)}
          onOver={acts.over}
        />
      ) : null}
      {acts.asking ? (
        <Suspense>
          <AcceptForm weak={acts.asking} day={day} onDone={acts.accepted} onClose={acts.close} />
        </Suspense>
      ) : null}
    </section>
  );
}

function WeakLink({ finding }: { finding: Finding }) {
  const now = useNow();
  const { accepted, lastReminded, since, days, whoSentence } = finding;
  const lasting = days < 1 ? "" : `, ${days === 1 ? "1 day" : `${days.toLocaleString("en-US")} days`}`;
  return (
    <div>
      <p className="weak-what">
        <GapTag>{finding.sentence}</GapTag>
        {finding.about ? <span>{finding.about}</span> : null}
      </p>
      <p className="soft small">
        {since ? `Since ${shortDay(since, now)}${lasting}. ` : ""}
        {whoSentence ? `Must act: ${within(whoSentence)}. ` : ""}
        {lastReminded ? `${REMINDER_WORDS[lastReminded.kind]} ${shortDay(lastReminded.at, now)}.` : ""}
      </p>
      {accepted ? (
        <p className="small accepted">
          Accepted until {shortDay(`${accepted.until}T12:00`, now)} by {personLine(accepted.acceptedBy)}: “
          {accepted.reason}”
        </p>
      ) : null}
    </div>
  );
}

const REMINDER_WORDS = { REMIND: "Reminded", ASK_ABOVE: "The level above was asked" } as const;

/** "The owner of the goal above: Director, Medicine" inside of a sentence that has its colon already. */
const within = (said: string) => said.charAt(0).toLowerCase() + said.slice(1).replace(": ", ", ");

interface WhatToDoProps {
  goal: Goal;
  finding: Finding;
  acts: FindingActs;
}

/** Asking an owner and linking it stand among what one can do with the goal. */
function WhatToDo({ goal, finding, acts }: WhatToDoProps) {
  const { may, accepted } = finding;
  const weak = { ...finding, goalId: goal.id };
  const more: MenuAction[] = [];
  if (may.includes("ASK_ABOVE"))
    more.push({ id: "above", title: "Ask the level above", run: () => acts.askAbove(weak) });
  if (may.includes("ACCEPT"))
    more.push(
      accepted
        ? { id: "end", title: "No longer accept it", run: () => acts.end(accepted.id) }
        : { id: "accept", title: "Accept until …", run: () => acts.accept([weak]) },
    );
  return (
    <div className="actions no-print">
      {finding.code === "TARGET_CHANGED" && finding.subjectId ? (
        <Seen goal={goal} targetId={finding.subjectId} />
      ) : null}
      {may.includes("REMIND") && !accepted ? (
        <Button busy={acts.busy} onClick={() => acts.remind([weak])}>
          Remind
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Menu
          label={`More for “${finding.sentence}”`}
          trigger={<Icon name="more" size={16} />}
          actions={more}
        />
      ) : null}
    </div>
  );
}

/** The approver says that a changed target was seen; the change itself stays visible as a seam. */
export function Seen({ goal, targetId }: { goal: Goal; targetId: string }) {
  const { tell, busy, problems } = useTell(AcknowledgeChangeDocument);
  return (
    <PresentOnly>
      <Button
        className="start-self"
        busy={busy}
        reason={reasonAgainst(goal, "ACKNOWLEDGE")}
        onClick={() => void tell({ input: { targetId } })}
      >
        I have seen the change
      </Button>
      <Problems problems={problems} />
    </PresentOnly>
  );
}

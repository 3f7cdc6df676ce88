import { useState } from "react";
import { useTell } from "../../app/ask";
import { KIND_WORDS, SUPPORT_WORDS } from "../../domain/codes";
import { personLine } from "../../domain/people";
import {
  AcceptAlignmentDocument,
  AnswerSupportDocument,
  ApproveTargetDocument,
  CommitFromHomeDocument,
  DeclineAlignmentDocument,
  DeclineTargetDocument,
} from "../../gql/home/graphql";
import { Button } from "../../ui/button";
import { FreeText } from "../../ui/free-text";
import { AimText, GoalLink, OwnerLine, TargetLine } from "../../ui/goal-facts";
import { Problems } from "../../ui/problems";
import type { Leader } from "./waiting-for-you";

interface YesNoProps {
  yes: string;
  no: string;
  ask: string;
  busy: boolean;
  onYes: (words: string | null) => void;
  onNo: (words: string) => void;
  problems: readonly { code: string; sentence: string }[];
}

/** Yes is one tap; no asks for a few words. */
function YesNo({ yes, no, ask, busy, onYes, onNo, problems }: YesNoProps) {
  const [words, setWords] = useState<string | null>(null);
  return (
    <>
      {words === null ? (
        <div className="actions">
          <Button busy={busy} onClick={() => onYes(null)}>
            {yes}
          </Button>
          <Button look="quiet" onClick={() => setWords("")}>
            {no}
          </Button>
        </div>
      ) : (
        <>
          <FreeText label={ask} value={words} onText={setWords} maxLength={300} />
          <div className="actions">
            <Button
              busy={busy}
              reason={words.trim() ? null : "Say why in a few words."}
              onClick={() => onNo(words.trim())}
            >
              {no}
            </Button>
            <Button look="quiet" onClick={() => setWords(null)}>
              Back
            </Button>
          </div>
        </>
      )}
      <Problems problems={problems} />
    </>
  );
}

export function LinkToAgree({ link }: { link: Leader["linksToAgree"][number] }) {
  const accept = useTell(AcceptAlignmentDocument);
  const decline = useTell(DeclineAlignmentDocument);
  return (
    <article className="wait">
      <p>{link.child ? <GoalLink goal={link.child} /> : null}</p>
      <p className="soft small">
        {KIND_WORDS[link.kind].replace(" it", "").toLowerCase()} ↑{" "}
        {link.parent ? <GoalLink goal={link.parent} /> : null}
      </p>
      <p className="soft small">
        {link.offeredByParent ? "Other terms from " : "Offered by "}
        {personLine(link.offeredBy)}
        {link.note ? `: “${link.note}”` : ""}
      </p>
      <YesNo
        yes="Agree"
        no="Decline"
        ask="Why not?"
        busy={accept.busy || decline.busy}
        problems={[...accept.problems, ...decline.problems]}
        onYes={() => void accept.tell({ input: { alignmentId: link.id } })}
        onNo={(reason) => void decline.tell({ input: { alignmentId: link.id, reason } })}
      />
    </article>
  );
}

export function AnswerNeed({ need }: { need: Leader["supportAsked"][number] }) {
  const { tell, busy, problems } = useTell(AnswerSupportDocument);
  return (
    <article className="wait">
      <p>
        <b>{SUPPORT_WORDS[need.kind]}</b>
        {need.text ? `: ${need.text}` : ""}
      </p>
      <p className="soft small">
        {personLine(need.askedBy)} for {need.goal ? <GoalLink goal={need.goal} /> : "a goal"}
      </p>
      <YesNo
        yes="Grant"
        no="Decline"
        ask="Why not? What instead?"
        busy={busy}
        problems={problems}
        onYes={(note) => void tell({ input: { supportNeedId: need.id, answer: "GRANTED", note } })}
        onNo={(note) => void tell({ input: { supportNeedId: need.id, answer: "DECLINED", note } })}
      />
    </article>
  );
}

export function AnswerTarget({ target, day }: { target: Leader["targetsToApprove"][number]; day: string }) {
  const approve = useTell(ApproveTargetDocument);
  const decline = useTell(DeclineTargetDocument);
  const before = target.goal?.targets.find((one) => one.line === target.line);
  return (
    <article className="wait">
      <p>{target.goal ? <GoalLink goal={target.goal} /> : null}</p>
      <p className="wait-facts">
        {before ? (
          <span>
            <span className="soft">From </span>
            <AimText target={before} day={day} />
          </span>
        ) : null}
        <span>
          <span className="soft">To </span>
          <AimText target={target} day={day} />
        </span>
      </p>
      <p className="soft small">
        {personLine(target.proposedBy)}
        {target.reason ? `: “${target.reason}”` : ""}
      </p>
      <YesNo
        yes="Approve"
        no="Decline"
        ask="Why not?"
        busy={approve.busy || decline.busy}
        problems={[...approve.problems, ...decline.problems]}
        onYes={() => void approve.tell({ input: { targetId: target.id } })}
        onNo={(reason) => void decline.tell({ input: { targetId: target.id, reason } })}
      />
    </article>
  );
}

export function CommitGoals({ goals, day }: { goals: Leader["goalsToCommit"]; day: string }) {
  const { tell, busy, problems } = useTell(CommitFromHomeDocument);
  const [said, setSaid] = useState("");
  const commit = async (goalId: string) => {
    const { done } = await tell({ input: { goalIds: [goalId] } });
    if (done) setSaid(goals.find((goal) => goal.id === goalId)?.unitLoad?.sentence || "Committed.");
  };
  return (
    <section className="waits">
      <h2>Goals to commit</h2>
      {goals.map((goal) => (
        <article key={goal.id} className="wait">
          <p>
            <GoalLink goal={goal} />
          </p>
          <p>
            <TargetLine target={goal.mainTarget} now={goal.standing?.value} day={day} showUnit />
          </p>
          <p className="soft small">
            {goal.unit.name} · <OwnerLine ownership={goal.ownership} />
            {goal.unitLoad?.sentence ? ` · ${goal.unitLoad.sentence}` : ""}
          </p>
          <div className="actions">
            <Button busy={busy} onClick={() => void commit(goal.id)}>
              Commit
            </Button>
          </div>
        </article>
      ))}
      {said ? <p role="status">{said}</p> : null}
      <Problems problems={problems} />
    </section>
  );
}

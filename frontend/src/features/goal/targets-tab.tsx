import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { PresentOnly, useAsOf } from "../../app/past";
import { READING_WORDS, TARGET_ROLE_WORDS } from "../../domain/codes";
import { day as dayWords, dayNumber, value as shown } from "../../domain/format";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import {
  ApproveChangeDocument,
  DeclineChangeDocument,
  GoalTargetsDocument,
  type GoalTargetsQuery,
} from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { FreeText } from "../../ui/free-text";
import { AimText, TargetLine } from "../../ui/goal-facts";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { reasonAgainst } from "./facts";
import type { Goal } from "./page";
import { TargetForm } from "./target-form";
import { Seen } from "./weak-links";

export type Target = GoalTargetsQuery["goal"]["targets"][number];

/** What must be reached, what waits for approval, and every seam. */
export function TargetsTab({ goal, day }: { goal: Goal; day: string }) {
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(GoalTargetsDocument, { id: goal.id, asOf });
  const [form, setForm] = useState<Target | "new" | null>(null);
  if (problem)
    return <Failure what="The targets could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={6} />;
  const { targets, targetChanges, targetHistory } = data.goal;
  const reason = reasonAgainst(goal, "SET_TARGET");
  return (
    <div className="goal-main">
      {targets.length === 0 ? (
        <Empty
          title="No target yet"
          next="A goal without a target shows no evidence. Say what is to be reached, and by when."
        >
          <PresentOnly>
            <Button look="primary" reason={reason} onClick={() => setForm("new")}>
              Set a target
            </Button>
          </PresentOnly>
        </Empty>
      ) : (
        <>
          {targets.map((target) => (
            <section key={target.id} className="target">
              <h2>
                {target.measure.name} <span className="soft small">{TARGET_ROLE_WORDS[target.role]}</span>
              </h2>
              <p className="target-line">
                <TargetLine
                  target={target}
                  now={target.id === goal.mainTarget?.id ? goal.standing?.value : null}
                  day={day}
                  showUnit
                />
              </p>
              <p className="soft">
                {target.baseline
                  ? `Baseline ${shown(target.baseline, target.measure.unit)} on ${dayWords(dayNumber(target.baselineOn))}`
                  : "No baseline, so no progress can be shown"}
                {" · "}read from the {READING_WORDS[target.reading]}
                {target.floor ? ` · floor ${shown(target.floor, target.measure.unit)}` : ""}
                {target.stretch ? ` · stretch ${shown(target.stretch, target.measure.unit)}` : ""}
              </p>
              {goal.findings.some((one) => one.code === "TARGET_CHANGED" && one.subjectId === target.id) ? (
                <Seen goal={goal} targetId={target.id} />
              ) : null}
              <Changes
                target={target}
                changes={targetChanges.filter((one) => one.line === target.line)}
                goal={goal}
                day={day}
              />
              <Seams versions={targetHistory.filter((one) => one.line === target.line)} day={day} />
              <PresentOnly>
                <Button className="start-self" reason={reason} onClick={() => setForm(target)}>
                  {goal.state === "COMMITTED" ? "Propose a change" : "Change"}
                </Button>
              </PresentOnly>
            </section>
          ))}
          <PresentOnly>
            <Button className="start-self" reason={reason} onClick={() => setForm("new")}>
              Add another target
            </Button>
          </PresentOnly>
        </>
      )}
      {form ? (
        <TargetForm
          goal={goal}
          before={form === "new" ? null : form}
          day={day}
          onClose={() => setForm(null)}
        />
      ) : null}
    </div>
  );
}

interface ChangesProps {
  target: Target;
  changes: readonly Target[];
  goal: Goal;
  day: string;
}

function Changes({ changes, goal, day }: ChangesProps) {
  const now = useNow();
  const approve = useTell(ApproveChangeDocument);
  const decline = useTell(DeclineChangeDocument);
  const blocked = goal.state === "COMMITTED" ? null : reasonAgainst(goal, "COMMIT");
  return changes.map((change) => (
    <div key={change.id} className="proposal">
      <p>
        <b>Proposed: </b>
        <AimText target={change} day={day} />
      </p>
      <p className="soft small">
        {personLine(change.proposedBy)}, {shortDay(change.proposedAt, now)}
        {change.reason ? `: “${change.reason}”` : ""}
      </p>
      <PresentOnly>
        <div className="actions">
          <Button
            reason={blocked}
            busy={approve.busy}
            onClick={() => void approve.tell({ input: { targetId: change.id } })}
          >
            Approve
          </Button>
          <DeclineButton
            blocked={blocked}
            busy={decline.busy}
            onDecline={(reason) => void decline.tell({ input: { targetId: change.id, reason } })}
          />
        </div>
      </PresentOnly>
      <Problems problems={[...approve.problems, ...decline.problems]} />
    </div>
  ));
}

interface DeclineProps {
  blocked: string | null;
  busy: boolean;
  onDecline: (reason: string) => void;
}

function DeclineButton({ blocked, busy, onDecline }: DeclineProps) {
  const [why, setWhy] = useState<string | null>(null);
  if (why === null)
    return (
      <Button look="quiet" reason={blocked} onClick={() => setWhy("")}>
        Decline
      </Button>
    );
  return (
    <div className="reply-buttons">
      <FreeText label="Why not?" value={why} onText={setWhy} maxLength={300} />
      <Button
        className="start-self"
        busy={busy}
        reason={why.trim() ? null : "Say why in a few words."}
        onClick={() => onDecline(why.trim())}
      >
        Decline
      </Button>
    </div>
  );
}

/** Past versions stay visible: a change of target is a seam, never a quiet edit. */
function Seams({ versions, day }: { versions: readonly Target[]; day: string }) {
  const now = useNow();
  const past = versions.filter((one) => one.validTo !== null);
  if (past.length === 0) return null;
  return (
    <ol className="seams" aria-label="Earlier versions of this target">
      {past.map((one) => (
        <li key={one.id}>
          <AimText target={one} day={day} />
          <span className="soft small">
            {" "}
            until {one.validTo ? shortDay(one.validTo, now) : ""}
            {one.approvedBy ? `, agreed by ${personLine(one.approvedBy)}` : ""}
            {one.selfAgreed ? " (self-agreed)" : ""}
          </span>
        </li>
      ))}
    </ol>
  );
}

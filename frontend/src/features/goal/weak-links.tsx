import { useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { PresentOnly } from "../../app/past";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { AcknowledgeChangeDocument } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Problems } from "../../ui/problems";
import { GapTag } from "../../ui/tag";
import { reasonAgainst } from "./facts";
import type { Goal } from "./page";

type Finding = Goal["findings"][number];

/** What is missing or weak on this goal: since when, who must act, and for how long somebody accepts it. */
export function WeakLinks({ goal }: { goal: Goal }) {
  if (goal.findings.length === 0) return null;
  return (
    <section aria-labelledby="weak-links">
      <h2 id="weak-links">What is missing or weak</h2>
      <ul className="weak-links">
        {goal.findings.map((finding) => (
          <li key={finding.id}>
            <WeakLink finding={finding} />
            {finding.code === "TARGET_CHANGED" && finding.subjectId ? (
              <Seen goal={goal} targetId={finding.subjectId} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WeakLink({ finding }: { finding: Finding }) {
  const now = useNow();
  const { accepted, lastReminded } = finding;
  return (
    <>
      <p>
        <GapTag>{finding.sentence}</GapTag> {finding.about}
      </p>
      <p className="soft small">
        {finding.since ? `Since ${shortDay(finding.since, now)}${lasting(finding.days)}. ` : ""}
        {finding.whoSentence ? `To act: ${finding.whoSentence}.` : ""}
        {lastReminded
          ? ` ${lastReminded.kind === "REMIND" ? "Reminded" : "The level above was asked"} ${shortDay(lastReminded.at, now)}.`
          : ""}
      </p>
      {accepted ? (
        <p className="small accepted">
          Accepted until {shortDay(`${accepted.until}T12:00`, now)} by {personLine(accepted.acceptedBy)}: “
          {accepted.reason}”
        </p>
      ) : null}
    </>
  );
}

const lasting = (days: number) => (days < 1 ? "" : `, ${days === 1 ? "1 day" : `${days} days`}`);

/** The approver says that a changed target was seen; the change itself stays visible as a seam. */
export function Seen({ goal, targetId }: { goal: Goal; targetId: string }) {
  const { tell, busy, problems } = useTell(AcknowledgeChangeDocument);
  return (
    <PresentOnly>
      <div className="actions">
        <Button
          busy={busy}
          reason={reasonAgainst(goal, "ACKNOWLEDGE")}
          onClick={() => void tell({ input: { targetId } })}
        >
          I have seen the change
        </Button>
      </div>
      <Problems problems={problems} />
    </PresentOnly>
  );
}

import { useState } from "react";
import { useAsk } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { useSession } from "../../app/session";
import { personLine } from "../../domain/people";
import { WhyCanIDocument, type WhyCanIQuery } from "../../gql/access/graphql";
import { Failure, Skeleton } from "../../ui/panel";
import { Picker, type Choice } from "../../ui/picker";
import type { Goal } from "./page";

type Verdict = WhyCanIQuery["access"][number];

const ACTION_WORDS: Record<Verdict["action"], string> = {
  EDIT: "Edit it",
  SET_TARGET: "Set or propose a target",
  OFFER_LINK: "Link it to a goal above",
  PROPOSE: "Propose it",
  COMMIT: "Commit it",
  SEND_BACK: "Send it back",
  CHECK_IN: "Check in",
  REPLY: "Reply to check-ins",
  ASK_TO_CLOSE: "Ask to close it",
  CLOSE: "Close it",
  SUSTAIN: "Sustain it",
  REOPEN: "Reopen it",
  RESTRICT: "Restrict who sees it",
  DEPLOY: "Hand it down to units",
  OFFER_ROLE: "Ask somebody to take it on",
  DELEGATE: "Let somebody act for them",
  ASK_SUPPORT: "Ask for support",
  GRANT: "Make an exception",
  PROMISE: "Promise work of one’s own",
  IMPROVE: "Plan changes and lay out what drives it",
  RAISE_RISK: "Name a risk",
  DECIDE: "Record a decision",
  ACKNOWLEDGE: "Say that a changed target was seen",
};

/** Each verdict with what it stands on; one's own at once, somebody else's where one may look. */
export function WhyCanI({ goal }: { goal: Goal }) {
  const { me } = useSession();
  const self = me?.person ? { id: me.person.id, title: personLine(me.person), detail: "You" } : null;
  const [person, setPerson] = useState<Choice | null>(self);
  return (
    <section className="why">
      <h2>Why can I, why can’t I?</h2>
      <Picker
        label="Whose rights"
        placeholder="Position or name"
        hint="Your own, or as administrator or CMO anybody’s."
        value={person}
        onPick={setPerson}
        search={findPeople}
      />
      {person ? <Verdicts key={person.id} personId={person.id} goalId={goal.id} /> : null}
    </section>
  );
}

function Verdicts({ personId, goalId }: { personId: string; goalId: string }) {
  const { data, problem, loading, again } = useAsk(WhyCanIDocument, { personId, goalId });
  if (problem?.code === "not_administrator") return <p className="soft">{problem.sentence}</p>;
  if (problem)
    return <Failure what="The rights could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={8} />;
  return (
    <ul className="why-verdicts" aria-label="What this person may do here">
      {data.access
        .toSorted((one, other) => Number(other.allowed) - Number(one.allowed))
        .map((verdict) => (
          <li key={verdict.action}>
            <span>{ACTION_WORDS[verdict.action]}</span>
            <b>{verdict.allowed ? "Yes" : "No"}</b>
            <span>
              {verdict.allowed ? null : verdict.sentence}
              {verdict.path.map((ground) => (
                <span key={ground}>{ground}. </span>
              ))}
            </span>
          </li>
        ))}
    </ul>
  );
}

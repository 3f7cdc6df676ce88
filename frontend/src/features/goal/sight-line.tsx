import { Link } from "@tanstack/react-router";
import { useTell } from "../../app/ask";
import { PresentOnly } from "../../app/past";
import { FINDING_WORDS, KIND_WORDS } from "../../domain/codes";
import { GAP_WORDS, words } from "../../domain/words";
import { AgreeLinkDocument } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { claimFacts, GoalLink, OwnerLine } from "../../ui/goal-facts";
import { Mark } from "../../ui/mark";
import { Problems } from "../../ui/problems";
import { GapTag } from "../../ui/tag";
import type { Goal } from "./page";

/** Said by the owner's line already. */
const SAID_BY_OWNER = new Set(["NO_OWNER", "OWNER_NOT_ACCEPTED", "OWNER_LEFT"]);

/** The plumb line: from the board's goal down to this one, and who answers for each. */
export function SightLine({ goal }: { goal: Goal }) {
  const { steps, reachesBoard } = goal.lineOfSight;
  return (
    <section aria-labelledby="sight">
      <h2 id="sight">{words.lineOfSight}</h2>
      <ol className="plumb">
        {reachesBoard ? null : (
          <li className="loose">
            <Mark kind="no_evidence" />
            <div>
              <GapTag>{GAP_WORDS.no_parent}</GapTag>
              <p className="soft small">Nobody at the board can see this goal from theirs.</p>
            </div>
          </li>
        )}
        {steps.map(({ goal: step, agreed, gaps }) => {
          const { mark, word } = claimFacts(step.state, step.standing?.claimed);
          const here = step.id === goal.id;
          return (
            <li
              key={step.id}
              className={agreed ? undefined : "proposed"}
              aria-current={here ? "true" : undefined}
            >
              <Mark kind={mark} hollow={step.standing?.stale ?? false} />
              <div>
                <p className="soft small">{step.level?.name}</p>
                <p className="plumb-title">
                  {here ? (
                    step.title
                  ) : (
                    <Link to="/goals/$id" params={{ id: step.id }}>
                      {step.title}
                    </Link>
                  )}
                </p>
                <p className="soft small">
                  <OwnerLine ownership={step.ownership} /> · {word}
                </p>
                {gaps
                  .filter((code) => !SAID_BY_OWNER.has(code))
                  .map((code) => (
                    <GapTag key={code}>{FINDING_WORDS[code]}</GapTag>
                  ))}
              </div>
            </li>
          );
        })}
      </ol>
      <OtherLinks goal={goal} />
    </section>
  );
}

/** Links upward that are not the line itself, and offers that wait for an answer. */
function OtherLinks({ goal }: { goal: Goal }) {
  const { tell, busy, problems } = useTell(AgreeLinkDocument);
  const inLine = new Set(goal.lineOfSight.steps.map((step) => step.goal.id));
  const links = goal.alignmentsUp.filter((link) => link.parent && !inLine.has(link.parent.id));
  if (links.length === 0) return null;
  return (
    <ul className="other-links">
      {links.map((link) =>
        link.parent ? (
          <li key={link.id}>
            <span className="soft small">
              {link.agreedAt ? `Also ${KIND_WORDS[link.kind].toLowerCase()}: ` : ""}
            </span>
            <GoalLink goal={link.parent} />
            {link.agreedAt ? null : (
              <span className="below-agree">
                <GapTag>{GAP_WORDS.not_agreed}</GapTag>
                {link.offeredByParent ? (
                  <PresentOnly>
                    <Button busy={busy} onClick={() => void tell({ input: { alignmentId: link.id } })}>
                      Agree to their terms
                    </Button>
                  </PresentOnly>
                ) : null}
              </span>
            )}
          </li>
        ) : null,
      )}
      <Problems problems={problems} />
    </ul>
  );
}

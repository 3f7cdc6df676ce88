import { useTell } from "../../app/ask";
import { PresentOnly } from "../../app/past";
import { KIND_WORDS } from "../../domain/codes";
import { words } from "../../domain/words";
import { GAP_WORDS } from "../../domain/words";
import { AgreeLinkDocument } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { claimFacts, GoalLink } from "../../ui/goal-facts";
import { Problems } from "../../ui/problems";
import { GapTag } from "../../ui/tag";
import type { Goal } from "./page";

const MOST = 30;

/** What hangs below: the counts first, then the goals themselves, trouble on top. */
export function Below({ goal }: { goal: Goal }) {
  const { standing, alignmentsDown: links } = goal;
  const { tell, busy, problems } = useTell(AgreeLinkDocument);
  if (links.length === 0)
    return (
      <section aria-labelledby="below">
        <h2 id="below">{words.below}</h2>
        <p className="soft">
          Nothing yet. Goals of units below appear here once they are linked to this one.
        </p>
      </section>
    );
  const parts: [number, string][] = [
    [standing?.offTrackBelow ?? 0, "off track"],
    [standing?.atRiskBelow ?? 0, "at risk"],
    [standing?.staleBelow ?? 0, "update due"],
    [standing?.unownedBelow ?? 0, "without an owner"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const rank = (claimed: string | null | undefined) =>
    ({ OFF_TRACK: 0, AT_RISK: 1, ON_TRACK: 3 })[claimed ?? ""] ?? 2;
  const sorted = links.toSorted(
    (one, other) =>
      Number(one.agreedAt !== null) - Number(other.agreedAt !== null) ||
      rank(one.child?.standing?.claimed) - rank(other.child?.standing?.claimed),
  );
  return (
    <section aria-labelledby="below">
      <h2 id="below">{words.below}</h2>
      <p className="soft">
        {words.goalsBelow(standing?.goalsBelow ?? 0)}
        {said.length > 0 ? `: ${said.join(", ")}` : ""}{" "}
        {standing?.troubleBelow ? <GapTag>{GAP_WORDS.trouble}</GapTag> : null}
        {standing?.notEnoughReported ? " Not enough reported." : ""}
      </p>
      <ul className="below-list">
        {sorted.slice(0, MOST).map((link) =>
          link.child ? (
            <li key={link.id} className={link.agreedAt ? undefined : "proposed"}>
              <GoalLink
                goal={link.child}
                mark={claimFacts(link.child.state, link.child.standing?.claimed).mark}
                hollow={link.child.standing?.stale ?? false}
              />
              <span className="soft small">
                {link.child.unit.name}
                {link.kind === "DRIVES" ? "" : ` · ${KIND_WORDS[link.kind].toLowerCase()}`}
                {link.critical ? " · critical" : ""}
                <span className="unseen">
                  , {claimFacts(link.child.state, link.child.standing?.claimed).word}
                </span>
              </span>
              {link.agreedAt === null ? (
                <span className="below-agree">
                  <GapTag>{GAP_WORDS.not_agreed}</GapTag>
                  {link.offeredByParent ? null : (
                    <PresentOnly>
                      <Button busy={busy} onClick={() => void tell({ input: { alignmentId: link.id } })}>
                        Agree
                      </Button>
                    </PresentOnly>
                  )}
                </span>
              ) : null}
            </li>
          ) : null,
        )}
      </ul>
      {links.length > MOST ? (
        <p className="soft small">and {links.length - MOST} more in the cascade</p>
      ) : null}
      <Problems problems={problems} />
    </section>
  );
}

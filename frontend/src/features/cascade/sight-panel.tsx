import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { children, levelName, otherParents, path, type Snapshot } from "../../domain/columns";
import { differs, evidenceWord, gaps, hasGap, lastCheckIn, status, statusWord } from "../../domain/standing";
import { GAP_WORDS, words } from "../../domain/words";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Mark } from "../../ui/mark";
import { GapTag } from "../../ui/tag";
import { Panel } from "../../ui/panel";
import { OwnerText, Target } from "./outline-row";
import type { Cascade } from "./state";
import { Why } from "./why";

/** The line of sight as an ordered list from the board to the goal, what hangs below it, and why it matters. */
export function SightPanel({ cascade }: { cascade: Cascade }) {
  const { selected, select } = cascade;
  const heading = useId();
  return (
    <aside className="sight" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{words.lineOfSight}</h2>
        {selected >= 0 ? (
          <Button look="quiet" aria-label="Let go of the goal" onClick={() => select(-1)}>
            <Icon name="close" size={16} />
          </Button>
        ) : null}
      </header>
      {selected < 0 ? <p className="soft">{words.pickGoal}</p> : <Sight cascade={cascade} />}
    </aside>
  );
}

function Sight({ cascade: { snapshot, selected, select } }: { cascade: Cascade }) {
  const line = path(snapshot, selected);
  const loose = snapshot.level[line[0]] > 0;
  return (
    <>
      <ol className={`sight-line${loose ? " loose" : ""}`}>
        {loose ? (
          <li className="sight-missing">
            <Mark kind="no_evidence" />
            <div>
              <GapTag>{GAP_WORDS.no_parent}</GapTag>
              <p className="soft small">
                Nothing above this goal: nobody at the board can see it from theirs.
              </p>
            </div>
          </li>
        ) : null}
        {line.map((goal) => (
          <SightStep key={goal} snapshot={snapshot} goal={goal} here={goal === selected} onSelect={select} />
        ))}
      </ol>
      <Facts snapshot={snapshot} goal={selected} />
      <p>
        <Link to="/goals/$id" params={{ id: snapshot.id[selected] }}>
          {words.openGoal}
        </Link>
      </p>
      <Below snapshot={snapshot} goal={selected} onSelect={select} />
      <Panel name="Why this matters">
        <Why key={selected} snapshot={snapshot} line={line} loose={loose} />
      </Panel>
      <p className="soft small">{words.fromWhatYouSee}</p>
    </>
  );
}

interface StepProps {
  snapshot: Snapshot;
  goal: number;
  here: boolean;
  onSelect: (goal: number) => void;
}

function SightStep({ snapshot, goal, here, onSelect }: StepProps) {
  const found = gaps(snapshot, goal).filter(
    (gap) => !["no_owner", "acting", "offered", "no_parent"].includes(gap),
  );
  const proposed = hasGap(snapshot, goal, "not_agreed");
  return (
    <li className={proposed ? "proposed" : undefined} aria-current={here ? "true" : undefined}>
      <Mark kind={status(snapshot, goal)} hollow={hasGap(snapshot, goal, "stale")} />
      <div>
        <p className="soft small">{levelName(snapshot, goal)}</p>
        {here ? (
          <p className="sight-title">{snapshot.title[goal]}</p>
        ) : (
          <button type="button" className="sight-title" onClick={() => onSelect(goal)}>
            {snapshot.title[goal]}
          </button>
        )}
        <p className="soft small sight-owner">
          <OwnerText snapshot={snapshot} goal={goal} />
        </p>
        <p className="soft small">
          {statusWord(snapshot, goal)} · {lastCheckIn(snapshot, goal)}
        </p>
        {found.length > 0 ? (
          <p className="sight-gaps">
            {found.map((gap) => (
              <GapTag key={gap}>{GAP_WORDS[gap]}</GapTag>
            ))}
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** The goal's own facts side by side, never merged: the person's call, the data, the value. */
function Facts({ snapshot, goal }: { snapshot: Snapshot; goal: number }) {
  return (
    <dl className="sight-facts">
      <div>
        <dt>Now → Target (by)</dt>
        <dd>
          <Target snapshot={snapshot} goal={goal} showUnit />
        </dd>
      </div>
      <div>
        <dt>Owner says</dt>
        <dd>{statusWord(snapshot, goal)}</dd>
      </div>
      <div>
        <dt>Data say</dt>
        <dd>
          {evidenceWord(snapshot, goal)}{" "}
          {differs(snapshot, goal) ? <GapTag>{GAP_WORDS.contradiction}</GapTag> : null}
        </dd>
      </div>
    </dl>
  );
}

const KIND_WORDS = { drives: "Also drives", same_measure: "Also part of", supports: "Also supports" };
const MOST = 12;

function Below({ snapshot, goal, onSelect }: Omit<StepProps, "here">) {
  const under = children(snapshot, goal);
  const count = snapshot.goalsBelow[goal];
  const parts = [
    [snapshot.offTrackBelow[goal], "off track"],
    [snapshot.atRiskBelow[goal], "at risk"],
    [snapshot.staleBelow[goal], "update due"],
    [snapshot.unownedBelow[goal], "without an owner"],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return (
    <section>
      {otherParents(snapshot, goal).map((other) => (
        <p key={other.parent} className="small">
          <span className="soft">{KIND_WORDS[other.kind]} </span>
          <button type="button" className="sight-title plain" onClick={() => onSelect(other.parent)}>
            {snapshot.title[other.parent]}
          </button>
        </p>
      ))}
      <h3>{words.below}</h3>
      <p className="soft">
        {words.goalsBelow(count)}
        {said.length > 0 ? `: ${said.join(", ")}` : count > 0 ? ", none off track or at risk" : ""}
      </p>
      <ul className="sight-below">
        {[...under.subarray(0, MOST)].map((child) => (
          <li key={child}>
            <button type="button" onClick={() => onSelect(child)}>
              <Mark kind={status(snapshot, child)} hollow={hasGap(snapshot, child, "stale")} />
              <span className="cut">{snapshot.title[child]}</span>
              <span className="unseen">, {statusWord(snapshot, child)}</span>
            </button>
          </li>
        ))}
      </ul>
      {under.length > MOST ? <p className="soft small">and {under.length - MOST} more</p> : null}
    </section>
  );
}

import { Link } from "@tanstack/react-router";
import { useNow } from "../../app/now";
import { shortDay } from "../../domain/instants";
import { personLine } from "../../domain/people";
import { words } from "../../domain/words";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { GapTag } from "../../ui/tag";
import { cellsOf, old, type Cell, type Chain, type Finding, type Level } from "./state";

export interface Acts {
  busy: boolean;
  remind: (pairs: [Chain, Finding][]) => void;
  askAbove: (chain: Chain, finding: Finding) => void;
  accept: (pairs: [Chain, Finding][]) => void;
  offer: (chain: Chain) => void;
  end: (finding: Finding) => void;
}

interface ChainRowProps {
  chain: Chain;
  levels: readonly Level[];
  acts: Acts;
  chosen: boolean;
  onChoose: ((chosen: boolean) => void) | null;
}

/** A line of sight laid flat: one cell a level, the faulty one boxed; under it what is missing and who must act. */
export function ChainRow({ chain, levels, acts, chosen, onChoose }: ChainRowProps) {
  return (
    <li className="chain">
      <div className="chain-facts">
        {onChoose ? (
          <input
            type="checkbox"
            aria-label={`Choose ${chain.goal.title}`}
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        ) : null}
        <span>
          <b className="chain-age">{old(chain.days)}</b>
          <span className="soft small">{words.goalsBelow(chain.reach)}</span>
        </span>
      </div>
      <ol className="chain-line" aria-label={`Line of sight of ${chain.goal.title}`}>
        {cellsOf(chain, levels).map((cell) => (
          <LineCell key={cell.level.id} cell={cell} own={cell.step?.goal.id === chain.goal.id} />
        ))}
      </ol>
      <ul className="chain-findings">
        {chain.findings.map((finding) => (
          <FindingLine key={finding.id} chain={chain} finding={finding} acts={acts} />
        ))}
      </ul>
    </li>
  );
}

function LineCell({ cell: { level, step, missing }, own }: { cell: Cell; own: boolean }) {
  if (!step)
    return (
      <li className={missing ? "missing" : "passed"} aria-hidden={missing ? undefined : true}>
        <span className="soft small chain-level">{level.name}</span>
        {missing ? <span className="small">missing</span> : null}
      </li>
    );
  const faulty = step.gaps.length > 0;
  return (
    <li className={`${faulty ? "faulty" : ""}${own ? " own" : ""}${step.agreed ? "" : " unagreed"}`}>
      <span className="soft small chain-level">{level.name}</span>
      <Link to="/cascade" search={{ goal: step.goal.id }} title={step.goal.title}>
        {step.goal.title}
      </Link>
      <span className="soft small cut">{step.goal.unit.name}</span>
      {faulty && !own ? <span className="unseen">Something is missing here too.</span> : null}
    </li>
  );
}

function FindingLine({ chain, finding, acts }: { chain: Chain; finding: Finding; acts: Acts }) {
  const now = useNow();
  const { accepted, lastReminded, may } = finding;
  const actions = [
    may.includes("OFFER") ? { id: "offer", title: "Ask an owner", run: () => acts.offer(chain) } : null,
    may.includes("ASK_ABOVE")
      ? { id: "above", title: "Ask the level above", run: () => acts.askAbove(chain, finding) }
      : null,
    may.includes("ACCEPT") && !accepted
      ? { id: "accept", title: "Accept until …", run: () => acts.accept([[chain, finding]]) }
      : null,
    may.includes("ACCEPT") && accepted
      ? { id: "end", title: "No longer accept it", run: () => acts.end(finding) }
      : null,
  ].filter((action) => action !== null);
  return (
    <li>
      <span className="chain-what">
        <GapTag>{finding.sentence}</GapTag>{" "}
        {finding.about ? <span className="small">{finding.about}</span> : null}
        <span className="soft small">
          {old(finding.days)} · {finding.whoSentence}
        </span>
        {lastReminded ? (
          <span className="soft small">
            Reminded {shortDay(lastReminded.at, now)}
            {lastReminded.to ? `: ${lastReminded.to.position}` : ""}
          </span>
        ) : null}
        {accepted ? (
          <span className="small">
            Accepted until {shortDay(accepted.until, now)} by {personLine(accepted.acceptedBy)}: “
            {accepted.reason}”
          </span>
        ) : null}
      </span>
      <span className="chain-acts no-print">
        {may.includes("ALIGN") ? (
          <Link className="button" to="/goals/$id" params={{ id: chain.goal.id }}>
            Link it
          </Link>
        ) : null}
        {may.includes("REMIND") && !accepted ? (
          <Button busy={acts.busy} onClick={() => acts.remind([[chain, finding]])}>
            Remind
          </Button>
        ) : null}
        {actions.length > 0 ? (
          <Menu
            label={`More for “${finding.sentence}” of ${chain.goal.title}`}
            trigger={<Icon name="more" size={16} />}
            actions={actions}
          />
        ) : null}
      </span>
    </li>
  );
}

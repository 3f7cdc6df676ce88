import { useAsk } from "../../app/ask";
import { useAsOf } from "../../app/past";
import type { Snapshot } from "../../domain/columns";
import { words } from "../../domain/words";
import { WhyItMattersDocument } from "../../gql/cascade/graphql";

interface WhyProps {
  snapshot: Snapshot;
  /** The line of sight, from the top. */
  line: number[];
  loose: boolean;
}

/** The board's words for its goal, and what else this goal moves. The title alone until they have arrived. */
export function Why({ snapshot, line, loose }: WhyProps) {
  const [top] = line;
  const own = line.at(-1) ?? top;
  const asOf = useAsOf();
  const { data } = useAsk(WhyItMattersDocument, { top: snapshot.id[top], own: snapshot.id[own], asOf });
  const links = line.length - 1;
  return (
    <section className="sight-why">
      <h3>{words.why}</h3>
      {loose ? (
        <p className="soft">
          It is not yet linked to a board goal. Link it to the goal above that it helps to reach.
        </p>
      ) : (
        <>
          <p>{data?.top.boardSentence || `The board asked for “${snapshot.title[top]}”.`}</p>
          {links > 0 ? (
            <p className="soft small">{links === 1 ? "One link" : `${links} links`} below the board.</p>
          ) : null}
        </>
      )}
      <ul>
        {data?.own.impacts
          .filter((impact) => impact.why !== "")
          .map((impact) => (
            <li key={impact.dimension} className="small">
              <b>{named(impact.dimension)}</b> {impact.why}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** COST_OF_CARE is "Cost of care". */
function named(dimension: string): string {
  const text = dimension.toLowerCase().replaceAll("_", " ");
  return text[0].toUpperCase() + text.slice(1);
}
